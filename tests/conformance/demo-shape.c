/* demo-shape.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-shape.h"

/* Compares what two answers look like: the members and their types, all the way down. */

/* May be null by the reference. */
static const char * const nullable[] = {
  "external_id", "ip_alias", "alias", "notes", "threads", "egg_features", "status", "description",
  "last_used_at", "long", "server_value", "databases", "allocations", "ip", "file_denylist",
  "batch",
  "P_SERVER_ALLOCATION_LIMIT", NULL,
};

/* Maps with members of their own. */
static const char * const maps[] = {
  "environment", "docker_images", "files", "properties", NULL,
};

typedef struct
{
  GPtrArray *differences;
  GHashTable *filled;   /* lists that had something to compare, by path without numbers */
  GHashTable *empty;
  gboolean is_further;  /* below an element of a list that is not its first: it may be in another state than what it is compared with */
} Comparison;

static void compare (JsonNode   *recorded,
                     JsonNode   *given,
                     const char *name,
                     const char *path,
                     Comparison *comparison);

static const char *
get_type (JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node))
    return g_type_name (json_node_get_value_type (node));

  return json_node_type_name (node);
}

static void
add (Comparison *comparison,
     const char *path,
     const char *text)
{
  g_ptr_array_add (comparison->differences, g_strdup_printf ("%s: %s", path, text));
}

static void
compare_members (JsonNode   *recorded,
                 JsonNode   *given,
                 const char *name,
                 const char *path,
                 Comparison *comparison)
{
  JsonObject *left = json_node_get_object (recorded);
  JsonObject *right = json_node_get_object (given);
  g_autoptr (GList) left_names = json_object_get_members (left);
  g_autoptr (GList) right_names = json_object_get_members (right);

  if (g_strv_contains (maps, name))
    return;

  for (GList *at = left_names; at != NULL; at = at->next)
    {
      g_autofree char *child = g_strdup_printf ("%s.%s", path, (char *) at->data);

      if (!json_object_has_member (right, at->data))
        {
          if (!g_str_equal (name, "links"))
            add (comparison, child, "missing");
          continue;
        }

      compare (json_object_get_member (left, at->data), json_object_get_member (right, at->data),
               at->data, child, comparison);
    }

  for (GList *at = right_names; at != NULL; at = at->next)
    {
      g_autofree char *child = g_strdup_printf ("%s.%s", path, (char *) at->data);

      if (!json_object_has_member (left, at->data) &&
          !(g_str_equal (name, "links") &&
            (g_str_equal (at->data, "previous") || g_str_equal (at->data, "next"))))
        add (comparison, child, "should not be there");
    }
}

static void
compare_elements (JsonNode   *recorded,
                  JsonNode   *given,
                  const char *name,
                  const char *path,
                  Comparison *comparison)
{
  JsonArray *left = json_node_get_array (recorded);
  JsonArray *right = json_node_get_array (given);
  guint n_left = json_array_get_length (left);
  guint n_right = json_array_get_length (right);
  g_autofree char *child = g_strconcat (path, "[]", NULL);
  gboolean was_further = comparison->is_further;

  if (n_left == 0)
    return;

  g_hash_table_add (n_right > 0 ? comparison->filled : comparison->empty, g_strdup (path));

  for (guint i = 0; i < n_right; i++)
    compare (json_array_get_element (left, 0), json_array_get_element (right, i), "", child,
             comparison);

  comparison->is_further = TRUE;
  for (guint i = 1; n_right > 0 && i < n_left; i++)
    compare (json_array_get_element (left, i), json_array_get_element (right, MIN (i, n_right - 1)),
             "", child, comparison);
  comparison->is_further = was_further;
}

/* Null, what stands for a resource that is none, and the list that PHP makes of an empty object. */
static gboolean
is_nothing (JsonNode *node)
{
  JsonNode *attributes;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return JSON_NODE_HOLDS_NULL (node);

  attributes = json_object_get_member (json_node_get_object (node), "attributes");

  return attributes != NULL && JSON_NODE_HOLDS_NULL (attributes);
}

static void
compare (JsonNode   *recorded,
         JsonNode   *given,
         const char *name,
         const char *path,
         Comparison *comparison)
{
  g_autofree char *text = NULL;

  if ((JSON_NODE_HOLDS_NULL (recorded) || JSON_NODE_HOLDS_NULL (given)) &&
      g_strv_contains (nullable, name))
    return;

  if (comparison->is_further && (is_nothing (recorded) || is_nothing (given)))
    return;

  if (JSON_NODE_HOLDS_OBJECT (recorded) && JSON_NODE_HOLDS_OBJECT (given))
    {
      compare_members (recorded, given, name, path, comparison);
      return;
    }

  if (JSON_NODE_HOLDS_ARRAY (recorded) && JSON_NODE_HOLDS_ARRAY (given))
    {
      compare_elements (recorded, given, name, path, comparison);
      return;
    }

  if (g_str_equal (get_type (recorded), get_type (given)))
    {
      if (g_str_equal (name, "object") && !json_node_equal (recorded, given))
        add (comparison, path, "another object");
      return;
    }

  /* cpu_absolute is the one number that comes with and without a fraction */
  if (g_str_equal (name, "cpu_absolute") && JSON_NODE_HOLDS_VALUE (recorded) &&
      JSON_NODE_HOLDS_VALUE (given))
    return;

  text = g_strdup_printf ("%s, recorded as %s", get_type (given), get_type (recorded));
  add (comparison, path, text);
}

/**
 * demo_shape_compare:
 * @recorded: what a real panel answered
 * @given: what is compared with it
 * @differences: (element-type utf8): where the differences go
 *
 * A list that is empty everywhere although the recorded one is not is a difference, for nothing of
 * it was compared.
 */
void
demo_shape_compare (JsonNode  *recorded,
                    JsonNode  *given,
                    GPtrArray *differences)
{
  g_autoptr (GHashTable) filled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) empty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Comparison comparison = { differences, filled, empty };
  GHashTableIter iter;
  gpointer path;

  compare (recorded, given, "", "", &comparison);

  g_hash_table_iter_init (&iter, empty);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      if (!g_hash_table_contains (filled, path))
        add (&comparison, path, "empty, nothing to compare");
    }
}
