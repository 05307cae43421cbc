/* ptero-egg.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-egg-config.h"
#include "ptero-egg-script.h"
#include "ptero-nest.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_EGG (ptero_egg_get_type ())

G_DECLARE_FINAL_TYPE (PteroEgg, ptero_egg, PTERO, EGG, PteroResource)

struct _PteroEgg
{
  PteroResource     parent_instance;

  gint64            id;
  char             *uuid;
  char             *name;
  gint64            nest_id;
  char             *author;
  char             *description;
  char             *icon;
  char            **features;
  char            **tags;
  char             *docker_image;
  JsonNode         *docker_images;
  PteroEggConfig   *config;
  char             *startup;
  JsonNode         *startup_commands;
  PteroEggScript   *script;
  GDateTime        *created_at;
  GDateTime        *updated_at;
  PteroNest        *nest;
  GListModel       *servers;
  PteroEggConfig   *inherited_config;
  PteroEggScript   *inherited_script;
  GListModel       *variables;
};

G_END_DECLS
