/* ptero-role.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-role.h"

#include "ptero-role-permission.h"

/**
 * PteroRole:
 *
 * (Pelican) What the users that have it may do on the panel, beyond their own
 * servers.
 */

G_DEFINE_FINAL_TYPE (PteroRole, ptero_role, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroRole, id, ptero_type_int),
  PTERO_FIELD (PteroRole, name, ptero_type_string),
  PTERO_FIELD (PteroRole, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroRole, updated_at, g_date_time_get_type),
  { "permissions", "permissions", g_list_model_get_type, ptero_role_permission_get_type,
    G_STRUCT_OFFSET (PteroRole, permissions),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_role_class_init (PteroRoleClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_role_init (PteroRole *self)
{
}

/**
 * PteroRole:id:
 *
 * The number that identifies it.
 */

/**
 * PteroRole:name:
 *
 * Its name.
 */

/**
 * PteroRole:created-at:
 *
 * When it was made.
 */

/**
 * PteroRole:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroRole:permissions:
 *
 * A list of [class@Ptero.RolePermission], if asked for. The role of root
 * administrators allows everything and has none.
 */
