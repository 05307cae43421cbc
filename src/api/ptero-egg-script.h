/* ptero-egg-script.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_EGG_SCRIPT (ptero_egg_script_get_type ())

G_DECLARE_FINAL_TYPE (PteroEggScript, ptero_egg_script, PTERO, EGG_SCRIPT, PteroResource)

struct _PteroEggScript
{
  PteroResource   parent_instance;

  gboolean        privileged;
  char           *install;
  char           *entry;
  char           *container;
  gint64          extends;
};

G_END_DECLS
