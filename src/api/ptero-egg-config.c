/* ptero-egg-config.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-egg-config.h"

/**
 * PteroEggConfig:
 *
 * How Wings treats servers of an egg.
 */

G_DEFINE_FINAL_TYPE (PteroEggConfig, ptero_egg_config, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroEggConfig, files, ptero_type_json),
  PTERO_FIELD (PteroEggConfig, startup, ptero_type_json),
  PTERO_FIELD (PteroEggConfig, stop, ptero_type_string),
  PTERO_FIELD (PteroEggConfig, logs, ptero_type_json),
  PTERO_FIELD (PteroEggConfig, file_denylist, g_strv_get_type),
  PTERO_FIELD (PteroEggConfig, extends, ptero_type_int),
};

static void
ptero_egg_config_class_init (PteroEggConfigClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_egg_config_init (PteroEggConfig *self)
{
}

/**
 * PteroEggConfig:files:
 *
 * An object: for each file of configuration, how it is read and what is
 * replaced in it.
 */

/**
 * PteroEggConfig:startup:
 *
 * An object whose `done` is the text, or the texts, that say that a server has
 * started; %NULL if inherited.
 */

/**
 * PteroEggConfig:stop:
 *
 * The command that stops a server, `^C` for an interrupt; %NULL if inherited.
 */

/**
 * PteroEggConfig:logs:
 *
 * An object; an empty list if there is nothing, %NULL if inherited.
 */

/**
 * PteroEggConfig:file-denylist:
 *
 * The files that nobody may touch; %NULL if inherited.
 */

/**
 * PteroEggConfig:extends:
 *
 * The number of the egg it is inherited from; 0 if none.
 */
