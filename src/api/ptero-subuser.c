/* ptero-subuser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-subuser.h"

/**
 * PteroSubuser:
 *
 * An account that may use a server of another.
 */

G_DEFINE_FINAL_TYPE (PteroSubuser, ptero_subuser, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroSubuser, uuid, ptero_type_string),
  PTERO_FIELD (PteroSubuser, username, ptero_type_string),
  PTERO_FIELD (PteroSubuser, email, ptero_type_string),
  PTERO_FIELD (PteroSubuser, image, ptero_type_string),
  PTERO_FIELD_AS (PteroSubuser, "2fa_enabled", two_factor_enabled, ptero_type_boolean),
  PTERO_FIELD (PteroSubuser, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroSubuser, permissions, g_strv_get_type),
};

static void
ptero_subuser_class_init (PteroSubuserClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->sibling_identity = "uuid";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_subuser_init (PteroSubuser *self)
{
}

/**
 * PteroSubuser:uuid:
 *
 * What identifies the account.
 */

/**
 * PteroSubuser:username:
 *
 * The name it logs in with.
 */

/**
 * PteroSubuser:email:
 *
 * Its e-mail address.
 */

/**
 * PteroSubuser:image:
 *
 * The address of a picture.
 */

/**
 * PteroSubuser:two-factor-enabled:
 *
 * Whether a second factor is set up.
 */

/**
 * PteroSubuser:created-at:
 *
 * When the account was made.
 */

/**
 * PteroSubuser:permissions:
 *
 * What it may do with the server, such as `control.start`.
 */
