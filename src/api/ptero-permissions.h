/* ptero-permissions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PERMISSIONS (ptero_permissions_get_type ())

G_DECLARE_FINAL_TYPE (PteroPermissions, ptero_permissions, PTERO, PERMISSIONS, PteroResource)

struct _PteroPermissions
{
  PteroResource   parent_instance;

  JsonNode       *permissions;
};

G_END_DECLS
