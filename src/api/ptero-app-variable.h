/* ptero-app-variable.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_APP_VARIABLE (ptero_app_variable_get_type ())

G_DECLARE_FINAL_TYPE (PteroAppVariable, ptero_app_variable, PTERO, APP_VARIABLE, PteroResource)

struct _PteroAppVariable
{
  PteroResource   parent_instance;

  gint64          id;
  gint64          egg_id;
  char           *name;
  char           *description;
  char           *env_variable;
  char           *default_value;
  char           *server_value;
  gboolean        user_viewable;
  gboolean        user_editable;
  char           *rules;
  GDateTime      *created_at;
  GDateTime      *updated_at;
};

G_END_DECLS
