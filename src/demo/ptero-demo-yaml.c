/* ptero-demo-yaml.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-yaml.h"

#include <string.h>

/* Eggs as Pelican writes and reads them: independent of what Ptero reads them with. */

#ifdef HAVE_LIBYAML

#include <yaml.h>

#define MAX_DEPTH 50

static JsonNode *convert (yaml_document_t *document, int index, guint depth);

static const char *
get_text (yaml_document_t *document,
          int              index)
{
  yaml_node_t *node = yaml_document_get_node (document, index);

  return node != NULL && node->type == YAML_SCALAR_NODE
           ? (const char *) node->data.scalar.value
           : "";
}

static JsonNode *
convert_scalar (yaml_node_t *scalar)
{
  const char *text = (const char *) scalar->data.scalar.value;
  JsonNode *node = json_node_alloc ();
  char *end;
  gint64 number;

  if (scalar->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
    return json_node_init_string (node, text);
  if (*text == '\0' || g_str_equal (text, "~") || g_ascii_strcasecmp (text, "null") == 0)
    return json_node_init_null (node);
  if (g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "false") == 0)
    return json_node_init_boolean (node, g_ascii_strcasecmp (text, "true") == 0);

  number = g_ascii_strtoll (text, &end, 10);

  return *end == '\0' ? json_node_init_int (node, number) : json_node_init_string (node, text);
}

static JsonNode *
convert_list (yaml_document_t *document,
              yaml_node_t     *list,
              guint            depth)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (yaml_node_item_t *item = list->data.sequence.items.start;
       item < list->data.sequence.items.top; item++)
    json_array_add_element (array, convert (document, *item, depth + 1));
  json_node_take_array (node, array);

  return node;
}

static JsonNode *
convert_map (yaml_document_t *document,
             yaml_node_t     *map,
             guint            depth)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (yaml_node_pair_t *pair = map->data.mapping.pairs.start; pair < map->data.mapping.pairs.top;
       pair++)
    json_object_set_member (object, get_text (document, pair->key),
                            convert (document, pair->value, depth + 1));
  json_node_take_object (node, object);

  return node;
}

static JsonNode *
convert (yaml_document_t *document,
         int              index,
         guint            depth)
{
  yaml_node_t *node = yaml_document_get_node (document, index);

  if (node == NULL || depth > MAX_DEPTH)
    return json_node_new (JSON_NODE_NULL);
  if (node->type == YAML_SEQUENCE_NODE)
    return convert_list (document, node, depth);
  if (node->type == YAML_MAPPING_NODE)
    return convert_map (document, node, depth);

  return convert_scalar (node);
}

/* Returns: (nullable): what the first document says; otherwise @reason is set */
JsonNode *
ptero_demo_yaml_read (const char  *text,
                      gsize        length,
                      const char **reason)
{
  yaml_parser_t parser;
  yaml_document_t document;
  JsonNode *root = NULL;

  *reason = NULL;
  yaml_parser_initialize (&parser);
  yaml_parser_set_input_string (&parser, (const guchar *) (length > 0 ? text : ""), length);
  if (yaml_parser_load (&parser, &document))
    {
      root = convert (&document, 1, 0);
      yaml_document_delete (&document);
    }
  else
    {
      *reason = "Malformed inline YAML string.";
    }
  yaml_parser_delete (&parser);

  return root;
}

#else

/* YAML has all of JSON in it */
JsonNode *
ptero_demo_yaml_read (const char  *text,
                      gsize        length,
                      const char **reason)
{
  g_autofree char *copy = g_strndup (length > 0 ? text : "", length);
  JsonNode *root = json_from_string (copy, NULL);

  *reason = root == NULL ? "Malformed inline YAML string." : NULL;

  return root;
}

#endif

static void write_node (GString *yaml, JsonNode *node, guint indent);

/* A text of lines stands as it is, further in. */
static void
write_lines (GString    *yaml,
             const char *text,
             guint       indent)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines);
  gboolean ends = n_lines > 0 && *lines[n_lines - 1] == '\0';

  g_string_append (yaml, ends ? " |\n" : " |-\n");
  for (guint i = 0; i < n_lines - (ends ? 1 : 0); i++)
    g_string_append_printf (yaml, "%*s%s\n", *lines[i] != '\0' ? (int) indent + 2 : 0, "",
                            lines[i]);
}

static void
write_string (GString    *yaml,
              const char *text,
              guint       indent)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);

  if (strchr (text, '\n') != NULL && strchr (text, '\r') == NULL && *text != ' ' &&
      !g_str_has_suffix (text, "\n\n"))
    write_lines (yaml, text, indent);
  else if (strpbrk (text, "\n\r\t") != NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
      g_autofree char *json = json_to_string (node, FALSE);

      g_string_append_printf (yaml, " %s\n", json);
    }
  else
    g_string_append_printf (yaml, " '%s'\n", quoted);
}

static void
write_value (GString  *yaml,
             JsonNode *node,
             guint     indent)
{
  g_autofree char *json = NULL;

  if ((JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) > 0) ||
      (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0))
    {
      g_string_append_c (yaml, '\n');
      write_node (yaml, node, indent + 2);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      write_string (yaml, json_node_get_string (node), indent);
    }
  else
    {
      json = json_to_string (node, FALSE);
      g_string_append_printf (yaml, " %s\n", json);
    }
}

static void
write_node (GString  *yaml,
            JsonNode *node,
            guint     indent)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (node) &&
       i < json_array_get_length (json_node_get_array (node)); i++)
    {
      g_string_append_printf (yaml, "%*s-", (int) indent, "");
      write_value (yaml, json_array_get_element (json_node_get_array (node), i), indent);
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      gboolean is_plain = g_regex_match_simple ("^[A-Za-z_][A-Za-z0-9_.]*$", name, 0, 0);

      g_string_append_printf (yaml, is_plain ? "%*s%s:" : "%*s'%s':", (int) indent, "", name);
      write_value (yaml, member, indent);
    }
}

/* Returns: (transfer full): an object as Pelican dumps one */
char *
ptero_demo_yaml_write (JsonNode *node)
{
  GString *yaml = g_string_new (NULL);

  write_node (yaml, node, 0);

  return g_string_free (yaml, FALSE);
}
