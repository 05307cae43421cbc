/* ptero-app-subuser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-app-subuser.h"

/**
 * PteroAppSubuser:
 *
 * An account that may use a server of another, as the Application API shows
 * it.
 */

G_DEFINE_FINAL_TYPE (PteroAppSubuser, ptero_app_subuser, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroAppSubuser, id, ptero_type_int),
  PTERO_FIELD (PteroAppSubuser, user_id, ptero_type_int),
  PTERO_FIELD (PteroAppSubuser, server_id, ptero_type_int),
  PTERO_FIELD (PteroAppSubuser, permissions, g_strv_get_type),
  PTERO_FIELD (PteroAppSubuser, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroAppSubuser, updated_at, g_date_time_get_type),
  PTERO_FIELD_FULL (PteroAppSubuser, "user", user, ptero_user_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD_FULL (PteroAppSubuser, "server", server, ptero_app_server_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_app_subuser_class_init (PteroAppSubuserClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_app_subuser_init (PteroAppSubuser *self)
{
}

/**
 * PteroAppSubuser:id:
 *
 * The number that identifies it.
 */

/**
 * PteroAppSubuser:user-id:
 *
 * The number of the account.
 */

/**
 * PteroAppSubuser:server-id:
 *
 * The number of the server.
 */

/**
 * PteroAppSubuser:permissions:
 *
 * What it may do with the server.
 */

/**
 * PteroAppSubuser:created-at:
 *
 * When it was made.
 */

/**
 * PteroAppSubuser:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroAppSubuser:user:
 *
 * The account, if asked for by `include=subusers.user`.
 */

/**
 * PteroAppSubuser:server:
 *
 * The server, if asked for by `include=subusers.server`.
 */
