/* demo-scene.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-scene.h"

#include <string.h>

/* What preparations ask of a recording, and of the demo panel as its administrator. */

static JsonObject *
get_recorded_attributes (Recording *recording)
{
  return JSON_NODE_HOLDS_OBJECT (recording->body)
           ? recording_get_object (json_node_get_object (recording->body), "attributes") : NULL;
}

/* Returns: (transfer full) (nullable): the scene of @recording; %NULL if it is of no route */
DemoScene *
demo_scene_new (DemoStage  *stage,
                Recording  *recording,
                const char *key)
{
  int row = recording_find_row (recording->method, recording->path);
  DemoScene *self;
  g_auto(GStrv) parts = NULL;

  if (row < 0)
    return NULL;

  self = g_new0 (DemoScene, 1);
  self->stage = stage;
  self->recording = recording;
  self->info = ptero_endpoint_get_info (row);
  self->key = key;
  self->path = demo_stage_find_path (stage, recording);
  self->attributes = get_recorded_attributes (recording);
  self->input = recording_get_object (recording->request, "body");

  parts = g_strsplit (self->path, "/", -1);
  if (g_str_has_prefix (self->info->path, "/api/client/servers/{") && g_strv_length (parts) > 4)
    self->server = g_strconcat ("/api/client/servers/", parts[4], NULL);

  return self;
}

void
demo_scene_free (DemoScene *self)
{
  g_free (self->path);
  g_free (self->server);
  g_free (self->lacking);
  g_free (self);
}

static DemoAnswer *
ask (DemoScene  *self,
     const char *method,
     const char *body,
     const char *path)
{
  PteroDemoKey key = g_str_has_prefix (path, "/api/application")
                       ? PTERO_DEMO_KEY_APPLICATION
                       : PTERO_DEMO_KEY_ADMIN;
  const char *whose = g_str_has_prefix (path, "/api/client/account")
                        ? self->key
                        : ptero_demo_panel_get_key (self->stage->panel, key);

  return demo_send (self->stage->session, self->stage->panel, method, path, whose, body,
                    "application/json", NULL);
}

/* Returns: (transfer full): what the demo answers an administrator; about an account, its owner */
DemoAnswer *
demo_scene_ask (DemoScene  *self,
                const char *method,
                const char *body,
                const char *format,
                ...)
{
  g_autofree char *path = NULL;
  va_list arguments;

  va_start (arguments, format);
  path = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return ask (self, method, body, path);
}

/* Returns: only the status of that */
guint
demo_scene_do (DemoScene  *self,
               const char *method,
               const char *body,
               const char *format,
               ...)
{
  g_autofree char *path = NULL;
  g_autoptr(DemoAnswer) answer = NULL;
  va_list arguments;

  va_start (arguments, format);
  path = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  answer = ask (self, method, body, path);

  return answer->status;
}

/* Returns: (nullable): the things of a list */
JsonArray *
demo_scene_get_list (JsonNode *body)
{
  JsonNode *data = body != NULL && JSON_NODE_HOLDS_OBJECT (body)
                     ? json_object_get_member (json_node_get_object (body), "data")
                     : NULL;

  return data != NULL && JSON_NODE_HOLDS_ARRAY (data) ? json_node_get_array (data) : NULL;
}

/* Returns: (nullable): the attributes of one of them */
JsonObject *
demo_scene_get_item (JsonArray *list,
                     guint      at)
{
  JsonNode *node = list != NULL && at < json_array_get_length (list)
                     ? json_array_get_element (list, at)
                     : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? recording_get_object (json_node_get_object (node), "attributes")
           : NULL;
}

/* Returns: (nullable): the recorded list, if there is something in it */
JsonArray *
demo_scene_get_recorded (DemoScene *self)
{
  JsonArray *list = self->recording->status / 100 == 2
                      ? demo_scene_get_list (self->recording->body)
                      : NULL;

  return list != NULL && json_array_get_length (list) > 0 ? list : NULL;
}

/* Returns: (nullable): a text of the query or the body that were sent */
const char *
demo_scene_get_input (DemoScene  *self,
                      const char *member)
{
  JsonObject *query = recording_get_object (self->recording->request, "query");
  const char *text = self->input != NULL ? recording_get_string (self->input, member) : NULL;

  return text != NULL || query == NULL ? text : recording_get_string (query, member);
}

/* Returns: (transfer full) (nullable): a text or number as text */
char *
demo_scene_dup_text (JsonObject *object,
                     const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  return json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_dup_string (node) : g_strdup_printf ("%" G_GINT64_FORMAT,
                                                            json_node_get_int (node));
}

/* Returns: (transfer full): a name that nothing has yet */
char *
demo_scene_make_word (DemoScene *self)
{
  return g_strdup_printf ("prepared%u", ++self->stage->n_made);
}

/* Whether code or words of a recorded error fit the pattern @words */
gboolean
demo_scene_says (DemoScene  *self,
                 const char *words)
{
  return recording_says (self->recording, words);
}
