/* ptero-role-permission.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-role-permission.h"

/**
 * PteroRolePermission:
 *
 * (Pelican) Something that a role allows.
 */

G_DEFINE_FINAL_TYPE (PteroRolePermission, ptero_role_permission, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroRolePermission, name, ptero_type_string),
  PTERO_FIELD (PteroRolePermission, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroRolePermission, updated_at, g_date_time_get_type),
};

static void
ptero_role_permission_class_init (PteroRolePermissionClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->sibling_identity = "name";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_role_permission_init (PteroRolePermission *self)
{
}

/**
 * PteroRolePermission:name:
 *
 * What is done to what, such as `viewList server`.
 */

/**
 * PteroRolePermission:created-at:
 *
 * When the panel made it.
 */

/**
 * PteroRolePermission:updated-at:
 *
 * When it was last changed.
 */
