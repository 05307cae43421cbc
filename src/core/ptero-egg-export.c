/* ptero-egg-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-egg-export.h"

#include "ptero-app-variable.h"

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_strv (JsonBuilder  *builder,
          const char   *name,
          char        **values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/* The panel keeps these as texts that hold JSON. */
static void
add_json_text (JsonBuilder *builder,
               const char  *name,
               JsonNode    *value)
{
  g_autofree char *text = value != NULL ? json_to_string (value, TRUE) : g_strdup ("{}");

  add_string (builder, name, text);
}

static void
add_config (JsonBuilder    *builder,
            PteroEggConfig *config)
{
  json_builder_set_member_name (builder, "config");
  json_builder_begin_object (builder);
  add_json_text (builder, "files", config != NULL ? config->files : NULL);
  add_json_text (builder, "startup", config != NULL ? config->startup : NULL);
  add_json_text (builder, "logs", config != NULL ? config->logs : NULL);
  add_string (builder, "stop", config != NULL ? config->stop : NULL);
  json_builder_end_object (builder);
}

static void
add_script (JsonBuilder    *builder,
            PteroEggScript *script)
{
  json_builder_set_member_name (builder, "scripts");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "installation");
  json_builder_begin_object (builder);
  add_string (builder, "script", script != NULL ? script->install : NULL);
  add_string (builder, "container", script != NULL ? script->container : NULL);
  add_string (builder, "entrypoint", script != NULL ? script->entry : NULL);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_variable (JsonBuilder      *builder,
              PteroAppVariable *variable)
{
  json_builder_begin_object (builder);
  add_string (builder, "name", variable->name);
  add_string (builder, "description", variable->description);
  add_string (builder, "env_variable", variable->env_variable);
  add_string (builder, "default_value", variable->default_value);
  json_builder_set_member_name (builder, "user_viewable");
  json_builder_add_boolean_value (builder, variable->user_viewable);
  json_builder_set_member_name (builder, "user_editable");
  json_builder_add_boolean_value (builder, variable->user_editable);
  add_string (builder, "rules", variable->rules);
  add_string (builder, "field_type", "text");
  json_builder_end_object (builder);
}

static void
add_images (JsonBuilder *builder,
            PteroEgg    *egg)
{
  json_builder_set_member_name (builder, "docker_images");
  if (egg->docker_images != NULL && JSON_NODE_HOLDS_OBJECT (egg->docker_images))
    {
      json_builder_add_value (builder, json_node_copy (egg->docker_images));
      return;
    }

  json_builder_begin_object (builder);
  if (egg->docker_image != NULL)
    add_string (builder, egg->docker_image, egg->docker_image);
  json_builder_end_object (builder);
}

/**
 * ptero_egg_export_to_json:
 * @egg: an egg, with its variables
 * @now: when it is exported
 *
 * Writes an egg as the panel does when it exports one (PTDL_v2), so that a
 * panel can import it.
 *
 * Returns: (transfer full): JSON
 */
char *
ptero_egg_export_to_json (PteroEgg  *egg,
                          GDateTime *now)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *time = g_date_time_format_iso8601 (now);

  g_return_val_if_fail (PTERO_IS_EGG (egg), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "meta");
  json_builder_begin_object (builder);
  add_string (builder, "version", "PTDL_v2");
  add_string (builder, "update_url", NULL);
  json_builder_end_object (builder);
  add_string (builder, "exported_at", time);
  add_string (builder, "name", egg->name);
  add_string (builder, "author", egg->author);
  add_string (builder, "description", egg->description);
  add_strv (builder, "features", egg->features);
  add_images (builder, egg);
  add_strv (builder, "file_denylist", egg->config != NULL ? egg->config->file_denylist : NULL);
  add_string (builder, "startup", egg->startup);
  add_config (builder, egg->config);
  add_script (builder, egg->script);
  json_builder_set_member_name (builder, "variables");
  json_builder_begin_array (builder);
  for (guint i = 0; egg->variables != NULL && i < g_list_model_get_n_items (egg->variables); i++)
    {
      g_autoptr(PteroAppVariable) variable = g_list_model_get_item (egg->variables, i);

      add_variable (builder, variable);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
