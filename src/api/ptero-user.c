/* ptero-user.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-user.h"

#include "ptero-app-server.h"
#include "ptero-role.h"

/**
 * PteroUser:
 *
 * An account, as the Application API shows it; and who did something, as the
 * Client API shows it with less.
 */

G_DEFINE_FINAL_TYPE (PteroUser, ptero_user, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroUser, id, ptero_type_int),
  PTERO_FIELD (PteroUser, external_id, ptero_type_string),
  PTERO_FIELD (PteroUser, uuid, ptero_type_string),
  PTERO_FIELD (PteroUser, username, ptero_type_string),
  PTERO_FIELD (PteroUser, email, ptero_type_string),
  PTERO_FIELD (PteroUser, first_name, ptero_type_string),
  PTERO_FIELD (PteroUser, last_name, ptero_type_string),
  PTERO_FIELD (PteroUser, language, ptero_type_string),
  PTERO_FIELD (PteroUser, timezone, ptero_type_string),
  PTERO_FIELD (PteroUser, image, ptero_type_string),
  PTERO_FIELD (PteroUser, root_admin, ptero_type_boolean),
  PTERO_FIELD (PteroUser, is_managed_externally, ptero_type_boolean),
  { "2fa", "two_factor_enabled", ptero_type_boolean, NULL,
    G_STRUCT_OFFSET (PteroUser, two_factor_enabled), PTERO_FIELD_DEFAULT, "2fa_enabled" },
  PTERO_FIELD (PteroUser, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroUser, updated_at, g_date_time_get_type),
  { "servers", "servers", g_list_model_get_type, ptero_app_server_get_type,
    G_STRUCT_OFFSET (PteroUser, servers),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  { "roles", "roles", g_list_model_get_type, ptero_role_get_type,
    G_STRUCT_OFFSET (PteroUser, roles),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_user_class_init (PteroUserClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "uuid";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_user_init (PteroUser *self)
{
}

/**
 * PteroUser:id:
 *
 * The number that the Application API knows it by; 0 from the Client API.
 */

/**
 * PteroUser:external-id:
 *
 * What another system knows it by; %NULL if it does not.
 */

/**
 * PteroUser:uuid:
 *
 * What identifies it.
 */

/**
 * PteroUser:username:
 *
 * The name it logs in with, in lower case.
 */

/**
 * PteroUser:email:
 *
 * Its e-mail address.
 */

/**
 * PteroUser:first-name:
 *
 * First name; %NULL on Pelican.
 */

/**
 * PteroUser:last-name:
 *
 * Last name; %NULL on Pelican.
 */

/**
 * PteroUser:language:
 *
 * Its language, such as `en`.
 */

/**
 * PteroUser:timezone:
 *
 * (Pelican) Its time zone.
 */

/**
 * PteroUser:image:
 *
 * (Client API) The address of a picture.
 */

/**
 * PteroUser:root-admin:
 *
 * Whether it may do everything.
 */

/**
 * PteroUser:is-managed-externally:
 *
 * (Pelican) Whether another system looks after it.
 */

/**
 * PteroUser:two-factor-enabled:
 *
 * Whether a second factor is set up.
 */

/**
 * PteroUser:created-at:
 *
 * When it was made.
 */

/**
 * PteroUser:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroUser:servers:
 *
 * A list of [class@Ptero.AppServer], if asked for by `include=servers`.
 */

/**
 * PteroUser:roles:
 *
 * (Pelican) A list of [class@Ptero.Role], if asked for by `include=roles`.
 */
