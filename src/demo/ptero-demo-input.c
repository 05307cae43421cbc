/* ptero-demo-input.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-input.h"

#include <string.h>

#include "ptero-demo-json-input.h"
#include "ptero-demo-refusal.h"

/* What a request says: its JSON or form body over its query, with strings trimmed and "" as null.
 * Names of files are not trimmed where the server is named in full. */

static JsonNode *normalise (const char *name, JsonNode *node, gboolean trim);

static JsonNode *
normalise_string (const char *name,
                  const char *value,
                  gboolean    trim)
{
  g_autofree char *text = g_strdup (value);
  JsonNode *node = json_node_alloc ();

  if (trim && g_strcmp0 (name, "password") != 0 && g_strcmp0 (name, "password_confirmation") != 0)
    g_strstrip (text);

  return *text != '\0' ? json_node_init_string (node, text) : json_node_init_null (node);
}

static JsonNode *
normalise_array (JsonArray *array,
                 gboolean   trim)
{
  JsonArray *copy = json_array_new ();
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, normalise (NULL, json_array_get_element (array, i), trim));

  json_node_init_array (node, copy);
  json_array_unref (copy);

  return node;
}

static JsonObject *
normalise_object (JsonObject *object,
                  gboolean    trim)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (copy, name, normalise (name, node, trim));

  return copy;
}

static JsonNode *
normalise (const char *name,
           JsonNode   *node,
           gboolean    trim)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      copy = json_node_alloc ();
      json_node_init_object (copy, NULL);
      json_node_take_object (copy, normalise_object (json_node_get_object (node), trim));
      return copy;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    return normalise_array (json_node_get_array (node), trim);

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return normalise_string (name, json_node_get_string (node), trim);

  return json_node_copy (node);
}

static void
add_query (JsonObject     *input,
           PteroDemoQuery *query,
           gboolean        trim)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, ptero_demo_query_get_all (query));
  while (g_hash_table_iter_next (&iter, &name, &value))
    json_object_set_member (input, name, normalise_string (name, value, trim));
}

static void
add_json (JsonObject *input,
          JsonNode   *root,
          gboolean    trim)
{
  g_autoptr (JsonObject) body = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;

  body = normalise_object (json_node_get_object (root), trim);
  json_object_iter_init (&iter, body);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (input, name, json_node_copy (node));
}

/**
 * ptero_demo_input_read:
 * @call: a call
 *
 * Reads the input of @call.
 *
 * Returns: %FALSE if the body claims to be JSON and is not; then the call is refused
 */
gboolean
ptero_demo_input_read (PteroDemoCall *call)
{
  const char *type = soup_message_headers_get_content_type (call->request_headers, NULL);
  gboolean trim = !g_regex_match_simple ("^/api/client/servers/[^/]{36}/files", call->path, 0, 0);
  gsize length;
  const char *text = g_bytes_get_data (call->request_body, &length);

  call->input = json_object_new ();
  add_query (call->input, call->query, trim);

  if (length == 0 || type == NULL)
    return TRUE;

  if (strstr (type, "/json") != NULL || strstr (type, "+json") != NULL)
    {
      const char *reason;
      g_autoptr (JsonNode) root = ptero_demo_json_read (text, length, &reason);

      if (reason != NULL)
        {
          g_autofree char *detail =
            g_strconcat ("The JSON data passed in the request appears to be malformed: ", reason,
                         NULL);

          ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "BadRequestHttpException", detail);
          return FALSE;
        }

      add_json (call->input, root, trim);
    }
  else if (g_str_equal (type, "application/x-www-form-urlencoded"))
    {
      g_autofree char *form = g_strndup (text, length);
      PteroDemoQuery *query = ptero_demo_query_new (form);

      add_query (call->input, query, trim);
      ptero_demo_query_free (query);
    }

  return TRUE;
}

/**
 * ptero_demo_input_find:
 * @input: what a request says
 * @path: a dotted name; numbers count in lists
 *
 * Returns: (nullable) (transfer none): the value there
 */
JsonNode *
ptero_demo_input_find (JsonObject *input,
                       const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  JsonObject *object = input;
  JsonNode *node = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
        {
          JsonArray *array = json_node_get_array (node);
          guint at = (guint) g_ascii_strtoull (parts[i], NULL, 10);

          node = at < json_array_get_length (array) ? json_array_get_element (array, at) : NULL;
        }
      else
        {
          node = object != NULL ? json_object_get_member (object, parts[i]) : NULL;
        }

      if (node == NULL)
        return NULL;

      object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    }

  return node;
}

/* Returns: (nullable): the text at @path, numbers as text */
char *
ptero_demo_input_get_string (PteroDemoCall *call,
                             const char    *path)
{
  JsonNode *node = ptero_demo_input_find (call->input, path);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);

  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

/* The number of a thing in a list of them; 0, which none has, for what is of another kind. */
guint
ptero_demo_input_read_id (JsonArray *array,
                          guint      position)
{
  JsonNode *node = json_array_get_element (array, position);

  return JSON_NODE_HOLDS_VALUE (node) ? (guint) json_node_get_int (node) : 0;
}

/* The number at @path, also written as a string; else @fallback. */
gint64
ptero_demo_input_get_int (PteroDemoCall *call,
                          const char    *path,
                          gint64         fallback)
{
  JsonNode *node = ptero_demo_input_find (call->input, path);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return fallback;

  return json_node_get_value_type (node) == G_TYPE_STRING
           ? g_ascii_strtoll (json_node_get_string (node), NULL, 10) : json_node_get_int (node);
}

gboolean
ptero_demo_input_get_boolean (PteroDemoCall *call,
                              const char    *path,
                              gboolean       fallback)
{
  JsonNode *node = ptero_demo_input_find (call->input, path);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);

  return ptero_demo_input_get_int (call, path, fallback) != 0;
}

/* Puts the text at @path in place of @member, unless the input has none. */
void
ptero_demo_input_take_string (PteroDemoCall  *call,
                              const char     *path,
                              char          **member)
{
  char *text;

  if (ptero_demo_input_find (call->input, path) == NULL)
    return;

  text = ptero_demo_input_get_string (call, path);
  g_free (*member);
  *member = text;
}
