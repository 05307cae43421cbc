/* ptero-app-variable.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-app-variable.h"

/**
 * PteroAppVariable:
 *
 * A variable of the startup of an egg, or of a server, as the Application API
 * shows it.
 */

G_DEFINE_FINAL_TYPE (PteroAppVariable, ptero_app_variable, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroAppVariable, id, ptero_type_int),
  PTERO_FIELD (PteroAppVariable, egg_id, ptero_type_int),
  PTERO_FIELD_SHARED_STRING (PteroAppVariable, name),
  PTERO_FIELD_SHARED_STRING (PteroAppVariable, description),
  PTERO_FIELD_SHARED_STRING (PteroAppVariable, env_variable),
  PTERO_FIELD_SHARED_STRING (PteroAppVariable, default_value),
  PTERO_FIELD (PteroAppVariable, server_value, ptero_type_string),
  PTERO_FIELD (PteroAppVariable, user_viewable, ptero_type_boolean),
  PTERO_FIELD (PteroAppVariable, user_editable, ptero_type_boolean),
  PTERO_FIELD_FULL (PteroAppVariable, "rules", rules, ptero_type_string,
                    PTERO_FIELD_SHARED | PTERO_FIELD_JOINED),
  PTERO_FIELD (PteroAppVariable, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroAppVariable, updated_at, g_date_time_get_type),
};

static void
ptero_app_variable_class_init (PteroAppVariableClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->sibling_identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_app_variable_init (PteroAppVariable *self)
{
}

/**
 * PteroAppVariable:id:
 *
 * The number of the variable of the egg.
 */

/**
 * PteroAppVariable:egg-id:
 *
 * The number of the egg.
 */

/**
 * PteroAppVariable:name:
 *
 * Its name for people.
 */

/**
 * PteroAppVariable:description:
 *
 * What it is for.
 */

/**
 * PteroAppVariable:env-variable:
 *
 * Its name in the environment.
 */

/**
 * PteroAppVariable:default-value:
 *
 * What holds when nothing is set.
 */

/**
 * PteroAppVariable:server-value:
 *
 * Of a server: what is set for it; %NULL if nothing.
 */

/**
 * PteroAppVariable:user-viewable:
 *
 * Whether who may see the startup sees it.
 */

/**
 * PteroAppVariable:user-editable:
 *
 * Whether who may change the startup may change it.
 */

/**
 * PteroAppVariable:rules:
 *
 * The rules of Laravel that a value must meet, separated by `|`. Pelican sends
 * a list, which is joined.
 */

/**
 * PteroAppVariable:created-at:
 *
 * When it was made.
 */

/**
 * PteroAppVariable:updated-at:
 *
 * When it was last changed.
 */
