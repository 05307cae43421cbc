/* ptero-egg-variable.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_EGG_VARIABLE (ptero_egg_variable_get_type ())

G_DECLARE_FINAL_TYPE (PteroEggVariable, ptero_egg_variable, PTERO, EGG_VARIABLE, PteroResource)

struct _PteroEggVariable
{
  PteroResource   parent_instance;

  char           *name;
  char           *description;
  char           *env_variable;
  char           *default_value;
  char           *server_value;
  gboolean        is_editable;
  char           *rules;
};

G_END_DECLS
