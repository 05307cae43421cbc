/* ptero-role-permission.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ROLE_PERMISSION (ptero_role_permission_get_type ())

G_DECLARE_FINAL_TYPE (PteroRolePermission, ptero_role_permission, PTERO, ROLE_PERMISSION,
                      PteroResource)

struct _PteroRolePermission
{
  PteroResource   parent_instance;

  char           *name;
  GDateTime      *created_at;
  GDateTime      *updated_at;
};

G_END_DECLS
