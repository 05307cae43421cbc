/* ptero-account.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-account.h"

/**
 * PteroAccount:
 *
 * The account that an account key belongs to.
 */

G_DEFINE_FINAL_TYPE (PteroAccount, ptero_account, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroAccount, id, ptero_type_int),
  PTERO_FIELD (PteroAccount, uuid, ptero_type_string),
  PTERO_FIELD_OR (PteroAccount, admin, "root_admin", ptero_type_boolean),
  PTERO_FIELD (PteroAccount, username, ptero_type_string),
  PTERO_FIELD (PteroAccount, email, ptero_type_string),
  PTERO_FIELD (PteroAccount, first_name, ptero_type_string),
  PTERO_FIELD (PteroAccount, last_name, ptero_type_string),
  PTERO_FIELD (PteroAccount, language, ptero_type_string),
  PTERO_FIELD (PteroAccount, image, ptero_type_string),
  PTERO_FIELD_AS (PteroAccount, "2fa_enabled", two_factor_enabled, ptero_type_boolean),
  PTERO_FIELD (PteroAccount, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroAccount, updated_at, g_date_time_get_type),
};

static void
ptero_account_class_init (PteroAccountClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_account_init (PteroAccount *self)
{
}

/**
 * PteroAccount:id:
 *
 * The number that identifies it; 0 on Pelican, which does not tell.
 */

/**
 * PteroAccount:uuid:
 *
 * (Pelican) What identifies it.
 */

/**
 * PteroAccount:admin:
 *
 * Whether it may administer the panel.
 */

/**
 * PteroAccount:username:
 *
 * The name it logs in with.
 */

/**
 * PteroAccount:email:
 *
 * Its e-mail address.
 */

/**
 * PteroAccount:first-name:
 *
 * First name; %NULL on Pelican.
 */

/**
 * PteroAccount:last-name:
 *
 * Last name; %NULL on Pelican.
 */

/**
 * PteroAccount:language:
 *
 * Its language, such as `en`.
 */

/**
 * PteroAccount:image:
 *
 * (Pelican) The address of a picture.
 */

/**
 * PteroAccount:two-factor-enabled:
 *
 * (Pelican) Whether a second factor is set up.
 */

/**
 * PteroAccount:created-at:
 *
 * (Pelican) When it was made.
 */

/**
 * PteroAccount:updated-at:
 *
 * (Pelican) When it was last changed.
 */
