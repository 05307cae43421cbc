/* fuzz-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "ptero-json-reader.h"

/* Bytes that say they are JSON, against the caps of the reader. */

static guint
get_depth (JsonNode *node)
{
  guint depth = 0;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        depth = MAX (depth, get_depth (json_array_get_element (array, i)));

      return depth + 1;
    }

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &member))
        depth = MAX (depth, get_depth (member));

      return depth + 1;
    }

  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = ptero_json_read (bytes, &error);

  g_assert_true ((node == NULL) == (error != NULL));
  if (node != NULL)
    g_assert_cmpuint (get_depth (node), <=, 64);

  return 0;
}
