/* ptero-permissions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-permissions.h"

/**
 * PteroPermissions:
 *
 * The permissions that a panel knows.
 */

G_DEFINE_FINAL_TYPE (PteroPermissions, ptero_permissions, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroPermissions, permissions, ptero_type_json),
};

static void
ptero_permissions_class_init (PteroPermissionsClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_permissions_init (PteroPermissions *self)
{
}

/**
 * PteroPermissions:permissions:
 *
 * An object of groups, each with a `description` and `keys` from names to
 * descriptions; a plain list of names on Pelican.
 */
