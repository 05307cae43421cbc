/* ptero-egg-variable.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-egg-variable.h"

/**
 * PteroEggVariable:
 *
 * A variable of the startup of a server, as the Client API shows it.
 */

G_DEFINE_FINAL_TYPE (PteroEggVariable, ptero_egg_variable, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_SHARED_STRING (PteroEggVariable, name),
  PTERO_FIELD_SHARED_STRING (PteroEggVariable, description),
  PTERO_FIELD_SHARED_STRING (PteroEggVariable, env_variable),
  PTERO_FIELD_SHARED_STRING (PteroEggVariable, default_value),
  PTERO_FIELD_SHARED_STRING (PteroEggVariable, server_value),
  PTERO_FIELD (PteroEggVariable, is_editable, ptero_type_boolean),
  PTERO_FIELD_FULL (PteroEggVariable, "rules", rules, ptero_type_string,
                    PTERO_FIELD_SHARED | PTERO_FIELD_JOINED),
};

static void
ptero_egg_variable_class_init (PteroEggVariableClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->sibling_identity = "env_variable";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_egg_variable_init (PteroEggVariable *self)
{
}

/**
 * PteroEggVariable:name:
 *
 * Its name for people.
 */

/**
 * PteroEggVariable:description:
 *
 * What it is for.
 */

/**
 * PteroEggVariable:env-variable:
 *
 * Its name in the environment.
 */

/**
 * PteroEggVariable:default-value:
 *
 * What holds when nothing is set.
 */

/**
 * PteroEggVariable:server-value:
 *
 * What is set for this server; %NULL if never set, or if it may be empty and
 * is.
 */

/**
 * PteroEggVariable:is-editable:
 *
 * Whether the person may change it.
 */

/**
 * PteroEggVariable:rules:
 *
 * The rules of Laravel that a value must meet, separated by `|`. Pelican sends
 * a list, which is joined.
 */
