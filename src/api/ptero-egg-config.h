/* ptero-egg-config.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_EGG_CONFIG (ptero_egg_config_get_type ())

G_DECLARE_FINAL_TYPE (PteroEggConfig, ptero_egg_config, PTERO, EGG_CONFIG, PteroResource)

struct _PteroEggConfig
{
  PteroResource    parent_instance;

  JsonNode        *files;
  JsonNode        *startup;
  char            *stop;
  JsonNode        *logs;
  char           **file_denylist;
  gint64           extends;
};

G_END_DECLS
