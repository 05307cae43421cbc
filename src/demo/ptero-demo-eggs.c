/* ptero-demo-eggs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ptero-demo-handlers.h"
#include "ptero-demo-input.h"
#include "ptero-demo-json-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-transform-application.h"
#include "ptero-demo-validator.h"
#include "ptero-demo-yaml.h"

/* Eggs of Pelican: in and out of files, and gone. The file is the body itself; `format` says what
 * it is, YAML without. An egg whose uuid there is already is changed in place; variables are known
 * by their names in the environment. Nobody but Pelican's importer looks at a file before what is
 * missing in it is used: that is an error nobody foresaw. */

#define VERSION "PLCN_v3"

static const PteroDemoRule format_rules[] = {
  { "format", "nullable|string|in:yaml,json" },
  { NULL },
};

/* What Pelican asks of an egg it is about to keep. */
static const PteroDemoRule egg_rules[] = {
  { "uuid", "required|string|size:36" },
  { "name", "required|string|max:255" },
  { "description", "nullable|string" },
  { "author", "required|string|email" },
  { "docker_images", "required|array" },
  { "startup_commands", "required|array" },
  { NULL },
};

static JsonNode *
find (JsonObject *root,
      const char *path)
{
  JsonNode *node = ptero_demo_input_find (root, path);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* (nullable): a text; what is of another kind is none */
static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Kept as long as the world. */
static const char *
keep (PteroDemoCall *call,
      const char    *text)
{
  return text != NULL ? g_string_chunk_insert_const (call->world->strings, text) : NULL;
}

static const char *
keep_text (PteroDemoCall *call,
           JsonObject    *root,
           const char    *path)
{
  JsonNode *node = find (root, path);
  g_autofree char *json = NULL;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return keep (call, json_node_get_string (node));

  json = json_to_string (node, FALSE);

  return keep (call, json);
}

/* The first of some labelled texts. */
static const char *
keep_first (PteroDemoCall *call,
            JsonObject    *root,
            const char    *path)
{
  JsonNode *node = find (root, path);
  JsonObject *labels = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                         ? json_node_get_object (node)
                         : NULL;
  g_autoptr (GList) names = labels != NULL ? json_object_get_members (labels) : NULL;
  const char *first = names != NULL
                        ? get_string (json_object_get_member (labels, names->data))
                        : NULL;

  return keep (call, first != NULL ? first : "");
}

static JsonObject *
read_file (PteroDemoCall *call)
{
  g_autofree char *format = ptero_demo_input_get_string (call, "format");
  gsize length;
  const char *data = g_bytes_get_data (call->request_body, &length);
  const char *text = data != NULL ? data : "";
  const char *reason = NULL;
  g_autoptr (JsonNode) root = g_strcmp0 (format, "json") == 0 ? ptero_demo_json_read (text, length,
                                                                                      &reason)
                                                              : ptero_demo_yaml_read (text, length,
                                                                                      &reason);
  g_autofree char *detail = reason != NULL ? g_strconcat ("File parse failed: ", reason,
                                                          NULL) : NULL;

  if (reason != NULL)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "InvalidFileUploadException",
                                 detail);
      return NULL;
    }
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "InvalidFileUploadException",
                                 "The file format is not recognized.");
      return NULL;
    }

  return json_object_ref (json_node_get_object (root));
}

static void
set_labels (JsonObject *root,
            const char *name,
            const char *label,
            const char *text)
{
  JsonObject *labels = json_object_new ();

  json_object_set_string_member (labels, label, text);
  json_object_set_object_member (root, name, labels);
}

/* Makes the newest form of an older one. */
static gboolean
convert (PteroDemoCall *call,
         JsonObject    *root)
{
  static const char *const versions[] = { "PTDL_v1", "PTDL_v2", "PLCN_v1", "PLCN_v2", VERSION,
                                          NULL };
  const char *name = get_string (find (root, "meta.version"));
  JsonNode *variables = find (root, "variables");
  const char *startup;

  if (name == NULL || !g_strv_contains (versions, name))
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "InvalidFileUploadException",
                                 "The file format is not recognized.");
      return FALSE;
    }
  if (g_str_equal (name, "PTDL_v1"))
    {
      const char *image = get_string (find (root, "image"));

      set_labels (root, "docker_images", image != NULL ? image : "nil",
                  image != NULL ? image : "nil");
    }
  if (!g_str_equal (name, VERSION))
    {
      if (!json_object_has_member (root, "startup"))
        {
          ptero_demo_refuse_broken (call, "ErrorException");
          return FALSE;
        }
      startup = get_string (find (root, "startup"));
      set_labels (root, "startup_commands", "Default", startup != NULL ? startup : "");
    }
  if (variables == NULL || !JSON_NODE_HOLDS_ARRAY (variables))
    {
      ptero_demo_refuse_broken (call, "TypeError");
      return FALSE;
    }

  return TRUE;
}

static const char *
keep_rules (PteroDemoCall *call,
            JsonObject    *variable)
{
  JsonNode *rules = find (variable, "rules");
  g_autoptr (GString) text = g_string_new (NULL);

  if (rules == NULL || !JSON_NODE_HOLDS_ARRAY (rules))
    return keep_text (call, variable, "rules");

  for (guint i = 0; i < json_array_get_length (json_node_get_array (rules)); i++)
    {
      JsonNode *rule = json_array_get_element (json_node_get_array (rules), i);

      if (JSON_NODE_HOLDS_VALUE (rule) && json_node_get_value_type (rule) == G_TYPE_STRING)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "",
                                json_node_get_string (rule));
    }

  return keep (call, text->str);
}

static gboolean
get_flag (JsonObject *variable,
          const char *name)
{
  JsonNode *node = find (variable, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static const PteroDemoVariable *
find_variable (const PteroDemoEgg *egg,
               const char         *name)
{
  for (guint i = 0; i < egg->n_variables; i++)
    if (g_str_equal (egg->variables[i].env_variable, name))
      return &egg->variables[i];

  return NULL;
}

static guint
next_variable_id (PteroDemoWorld *world)
{
  guint last = 0;

  for (guint i = 0; i < world->eggs->len; i++)
    {
      PteroDemoEgg *egg = g_ptr_array_index (world->eggs, i);

      for (guint j = 0; j < egg->n_variables; j++)
        last = MAX (last, egg->variables[j].id);
    }

  return last + 1;
}

static void
read_variable (PteroDemoCall      *call,
               JsonObject         *object,
               const PteroDemoEgg *before,
               PteroDemoVariable  *variable)
{
  const char *env_variable = keep_text (call, object, "env_variable");
  g_autofree char *capitals = g_ascii_strup (env_variable != NULL ? env_variable : "", -1);
  const PteroDemoVariable *old = find_variable (before, capitals);

  variable->id = old != NULL ? old->id : 0;
  variable->env_variable = keep (call, capitals);
  variable->name = keep_text (call, object, "name");
  variable->description = keep_text (call, object, "description");
  variable->default_value = keep_text (call, object, "default_value");
  variable->rules = keep_rules (call, object);
  variable->user_viewable = get_flag (object, "user_viewable");
  variable->user_editable = get_flag (object, "user_editable");
  if (variable->default_value == NULL)
    variable->default_value = "";
  if (variable->rules == NULL)
    variable->rules = "";
}

/* Where a variable is among the others has changed; what was set for servers stays with it. */
static void
move_values (PteroDemoCall      *call,
             const PteroDemoEgg *before,
             PteroDemoEgg       *egg)
{
  for (guint i = 0; i < call->world->servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (call->world->servers, i);
      char *values[PTERO_DEMO_MAX_VARIABLES] = { NULL };

      if (server->egg != egg)
        continue;

      for (guint j = 0; j < egg->n_variables; j++)
        {
          const PteroDemoVariable *old = find_variable (before, egg->variables[j].env_variable);

          if (old != NULL)
            values[j] = g_steal_pointer (&server->values[old - before->variables]);
        }
      for (guint j = 0; j < PTERO_DEMO_MAX_VARIABLES; j++)
        {
          g_free (server->values[j]);
          server->values[j] = values[j];
        }
    }
}

static void
take_variables (PteroDemoCall *call,
                JsonObject    *root,
                PteroDemoEgg  *egg)
{
  JsonArray *variables = json_object_get_array_member (root, "variables");
  const PteroDemoEgg before = *egg;

  egg->n_variables = 0;
  for (guint i = 0; i < json_array_get_length (variables) &&
       egg->n_variables < PTERO_DEMO_MAX_VARIABLES; i++)
    {
      JsonNode *node = json_array_get_element (variables, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        read_variable (call, json_node_get_object (node), &before,
                       &egg->variables[egg->n_variables++]);
    }
  for (guint i = 0; i < egg->n_variables; i++)
    if (egg->variables[i].id == 0)
      egg->variables[i].id = next_variable_id (call->world);
  move_values (call, &before, egg);
}

static void
take_egg (PteroDemoCall *call,
          JsonObject    *root,
          PteroDemoEgg  *egg)
{
  JsonNode *startup = find (root, "config.startup");
  const char *text = get_string (startup);
  g_autoptr (JsonNode) parsed = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonNode *start = parsed != NULL ? parsed : startup;

  egg->uuid = keep_text (call, root, "uuid");
  egg->name = keep_text (call, root, "name");
  egg->author = keep_text (call, root, "author");
  egg->description = keep_text (call, root, "description");
  egg->images = keep_text (call, root, "docker_images");
  egg->image = keep_first (call, root, "docker_images");
  egg->startup = keep_first (call, root, "startup_commands");
  egg->features = find (root, "features") != NULL ? keep_text (call, root, "features") : "null";
  egg->stop = keep_text (call, root, "config.stop");
  egg->config_files = find (root, "config.files") != NULL
                        ? keep_text (call, root, "config.files")
                        : "{}";
  egg->done = start != NULL && JSON_NODE_HOLDS_OBJECT (start)
                ? keep_text (call, json_node_get_object (start), "done")
                : NULL;
  egg->script = keep_text (call, root, "scripts.installation.script");
  egg->container = keep_text (call, root, "scripts.installation.container");
  egg->entry = keep_text (call, root, "scripts.installation.entrypoint");
  if (egg->done == NULL)
    egg->done = "";
  if (egg->stop == NULL)
    egg->stop = "stop";
  take_variables (call, root, egg);
}

static PteroDemoEgg *
find_egg (PteroDemoWorld *world,
          const char     *uuid)
{
  for (guint i = 0; i < world->eggs->len; i++)
    {
      PteroDemoEgg *egg = g_ptr_array_index (world->eggs, i);

      if (g_strcmp0 (egg->uuid, uuid) == 0)
        return egg;
    }

  return NULL;
}

static PteroDemoEgg *
add_egg (PteroDemoWorld *world)
{
  PteroDemoEgg *egg = g_new0 (PteroDemoEgg, 1);

  for (guint i = 0; i < world->eggs->len; i++)
    egg->id = MAX (egg->id, ((PteroDemoEgg *) g_ptr_array_index (world->eggs, i))->id);
  egg->id++;
  egg->nest = g_ptr_array_index (world->nests, 0);
  g_ptr_array_add (egg->nest->eggs, egg);
  g_ptr_array_add (world->eggs, egg);

  return egg;
}

void
ptero_demo_app_import_egg (PteroDemoCall *call)
{
  g_autoptr (JsonObject) root = NULL;
  g_autofree char *made = g_uuid_string_random ();
  PteroDemoEgg *egg;

  if (!ptero_demo_validate (call, format_rules) || (root = read_file (call)) == NULL ||
      !convert (call, root))
    return;

  if (find (root, "uuid") == NULL)
    json_object_set_string_member (root, "uuid", made);
  json_object_unref (call->input);
  call->input = json_object_ref (root);
  if (!ptero_demo_validate (call, egg_rules))
    return;

  egg = find_egg (call->world, json_object_get_string_member (root, "uuid"));
  take_egg (call, root, egg != NULL ? egg : (egg = add_egg (call->world)));
  ptero_demo_reply_created (call, ptero_demo_transform_app_egg, egg, NULL);
}

void
ptero_demo_app_delete_egg (PteroDemoCall *call)
{
  for (guint i = 0; i < call->world->servers->len; i++)
    if (((PteroDemoServer *) g_ptr_array_index (call->world->servers, i))->egg == call->egg)
      {
        ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "HasActiveServersException",
                                   "An Egg with active servers attached to it cannot be deleted from the Panel.");
        return;
      }

  ptero_demo_world_detach (call->world, call->egg);
  g_ptr_array_remove (call->egg->nest->eggs, call->egg);
  g_ptr_array_remove (call->world->eggs, call->egg);
  ptero_demo_call_reply_nothing (call);
}

static void
write_variables (PteroDemoJson *json,
                 PteroDemoEgg  *egg)
{
  ptero_demo_json_open (json, "variables");
  for (guint i = 0; i < egg->n_variables; i++)
    {
      const PteroDemoVariable *variable = &egg->variables[i];
      g_auto (GStrv) rules = g_strsplit (variable->rules, "|", -1);

      ptero_demo_json_begin (json, NULL);
      ptero_demo_json_string (json, "name", variable->name);
      ptero_demo_json_string (json, "description", variable->description);
      ptero_demo_json_string (json, "env_variable", variable->env_variable);
      ptero_demo_json_string (json, "default_value", variable->default_value);
      ptero_demo_json_boolean (json, "user_viewable", variable->user_viewable);
      ptero_demo_json_boolean (json, "user_editable", variable->user_editable);
      ptero_demo_json_strings (json, "rules", (const char *const *) rules);
      ptero_demo_json_int (json, "sort", i + 1);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_close (json);
}

static void
write_parts (PteroDemoJson *json,
             PteroDemoEgg  *egg)
{
  ptero_demo_json_begin (json, "startup_commands");
  ptero_demo_json_string (json, "Default", egg->startup);
  ptero_demo_json_end (json);
  ptero_demo_json_begin (json, "config");
  ptero_demo_json_raw (json, "files", egg->config_files);
  ptero_demo_json_begin (json, "startup");
  ptero_demo_json_string (json, "done", egg->done);
  ptero_demo_json_end (json);
  ptero_demo_json_raw (json, "logs", "{}");
  ptero_demo_json_string (json, "stop", egg->stop);
  ptero_demo_json_end (json);
  ptero_demo_json_begin (json, "scripts");
  ptero_demo_json_begin (json, "installation");
  ptero_demo_json_string (json, "script", ptero_demo_egg_get_script (egg));
  ptero_demo_json_string (json, "container", ptero_demo_egg_get_container (egg));
  ptero_demo_json_string (json, "entrypoint", ptero_demo_egg_get_entry (egg));
  ptero_demo_json_end (json);
  ptero_demo_json_end (json);
}

/* As YAML unless it is to be JSON. */
void
ptero_demo_app_export_egg (PteroDemoCall *call)
{
  g_autofree char *format = ptero_demo_input_get_string (call, "format");
  PteroDemoEgg *egg = call->egg;
  PteroDemoJson json;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "_comment", "DO NOT EDIT: FILE GENERATED AUTOMATICALLY BY PANEL");
  ptero_demo_json_begin (&json, "meta");
  ptero_demo_json_string (&json, "version", VERSION);
  ptero_demo_json_null (&json, "update_url");
  ptero_demo_json_end (&json);
  ptero_demo_json_string (&json, "exported_at", "2026-08-22T10:00:00+00:00");
  ptero_demo_json_string (&json, "name", egg->name);
  ptero_demo_json_string (&json, "author", ptero_demo_egg_get_author (egg));
  ptero_demo_json_string (&json, "uuid", egg->uuid);
  ptero_demo_json_string (&json, "description", egg->description);
  ptero_demo_json_raw (&json, "tags", "[]");
  ptero_demo_json_raw (&json, "features", egg->features);
  ptero_demo_json_raw (&json, "docker_images", egg->images);
  ptero_demo_json_raw (&json, "file_denylist", "{}");
  write_parts (&json, egg);
  write_variables (&json, egg);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);

  if (g_strcmp0 (format, "json") == 0)
    return;

  root = json_from_string (call->answer, NULL);
  g_free (call->answer);
  call->answer = ptero_demo_yaml_write (root);
  call->length = strlen (call->answer);
  call->content_type = "application/yaml";
}
