/* ptero-role.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ROLE (ptero_role_get_type ())

G_DECLARE_FINAL_TYPE (PteroRole, ptero_role, PTERO, ROLE, PteroResource)

struct _PteroRole
{
  PteroResource   parent_instance;

  gint64          id;
  char           *name;
  GDateTime      *created_at;
  GDateTime      *updated_at;
  GListModel     *permissions;
};

G_END_DECLS
