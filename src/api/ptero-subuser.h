/* ptero-subuser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SUBUSER (ptero_subuser_get_type ())

G_DECLARE_FINAL_TYPE (PteroSubuser, ptero_subuser, PTERO, SUBUSER, PteroResource)

struct _PteroSubuser
{
  PteroResource    parent_instance;

  char            *uuid;
  char            *username;
  char            *email;
  char            *image;
  gboolean         two_factor_enabled;
  GDateTime       *created_at;
  char           **permissions;
};

G_END_DECLS
