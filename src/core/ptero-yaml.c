/* ptero-yaml.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-yaml.h"

static void append_node (GString  *yaml,
                         JsonNode *node,
                         guint     depth);

/* What JSON writes is what YAML reads: texts in quotes, numbers, true, null, [] and {}. */
static void
append_flat (GString  *yaml,
             JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  g_string_append_printf (yaml, " %s\n", text);
}

static gboolean
is_block (JsonNode *node)
{
  return (JSON_NODE_HOLDS_OBJECT (node) &&
          json_object_get_size (json_node_get_object (node)) > 0) ||
         (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0);
}

static void
append_value (GString  *yaml,
              JsonNode *node,
              guint     depth)
{
  if (!is_block (node))
    {
      append_flat (yaml, node);
      return;
    }

  g_string_append_c (yaml, '\n');
  append_node (yaml, node, depth + 1);
}

static void
append_object (GString    *yaml,
               JsonObject *object,
               guint       depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      gboolean is_plain = g_regex_match_simple ("^[A-Za-z_][A-Za-z0-9_-]*$", name, 0, 0);
      g_autoptr(JsonNode) key = json_node_init_string (json_node_alloc (), name);
      g_autofree char *quoted = json_to_string (key, FALSE);

      g_string_append_printf (yaml, "%*s%s:", (int) depth * 2, "", is_plain ? name : quoted);
      append_value (yaml, value, depth);
    }
}

static void
append_node (GString  *yaml,
             JsonNode *node,
             guint     depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      append_object (yaml, json_node_get_object (node), depth);
      return;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      g_string_append_printf (yaml, "%*s-", (int) depth * 2, "");
      append_value (yaml, json_array_get_element (json_node_get_array (node), i), depth);
    }
}

/**
 * ptero_yaml_from_json:
 * @node: an object or an array
 *
 * Returns: (transfer full): the same as YAML
 */
char *
ptero_yaml_from_json (JsonNode *node)
{
  GString *yaml = g_string_new (NULL);

  if (is_block (node))
    append_node (yaml, node, 0);
  else
    append_flat (yaml, node);

  return g_string_free (yaml, FALSE);
}
