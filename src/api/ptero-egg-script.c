/* ptero-egg-script.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-egg-script.h"

/**
 * PteroEggScript:
 *
 * How servers of an egg are installed.
 */

G_DEFINE_FINAL_TYPE (PteroEggScript, ptero_egg_script, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroEggScript, privileged, ptero_type_boolean),
  PTERO_FIELD (PteroEggScript, install, ptero_type_string),
  PTERO_FIELD (PteroEggScript, entry, ptero_type_string),
  PTERO_FIELD (PteroEggScript, container, ptero_type_string),
  PTERO_FIELD (PteroEggScript, extends, ptero_type_int),
};

static void
ptero_egg_script_class_init (PteroEggScriptClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_egg_script_init (PteroEggScript *self)
{
}

/**
 * PteroEggScript:privileged:
 *
 * Whether the script runs with all rights of its container.
 */

/**
 * PteroEggScript:install:
 *
 * The script; %NULL if there is none.
 */

/**
 * PteroEggScript:entry:
 *
 * What runs the script, such as `bash`.
 */

/**
 * PteroEggScript:container:
 *
 * The image that the script runs in.
 */

/**
 * PteroEggScript:extends:
 *
 * The number of the egg it is inherited from; 0 if none.
 */
