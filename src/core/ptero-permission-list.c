/* ptero-permission-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-permission-list.h"

#include <string.h>

#define MAX_KEYS 500
#define MAX_NAME 100   /* bytes */
#define NO_SIZE  4     /* of a group of which it is not told */

static void
entry_free (gpointer data)
{
  PteroPermissionEntry *entry = data;

  g_free (entry->group);
  g_free (entry->group_description);
  g_free (entry->name);
  g_free (entry->description);
  g_free (entry);
}

static const char *
get_string (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static void
add (GPtrArray  *entries,
     const char *group,
     const char *group_description,
     guint       group_size,
     const char *name,
     const char *description)
{
  PteroPermissionEntry *entry;

  if (entries->len >= MAX_KEYS || *group == '\0' || strlen (group) > MAX_NAME || *name == '\0' ||
      strlen (name) > MAX_NAME)
    return;

  entry = g_new0 (PteroPermissionEntry, 1);
  entry->group = g_strdup (group);
  entry->group_description = g_strdup (group_description);
  entry->group_size = group_size;
  entry->name = g_strdup (name);
  entry->description = g_strdup (description);
  g_ptr_array_add (entries, entry);
}

static void
add_group (GPtrArray  *entries,
           const char *name,
           JsonObject *group)
{
  JsonNode *node = json_object_get_member (group, "keys");
  JsonObject *keys = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                       ? json_node_get_object (node)
                       : NULL;
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (keys == NULL)
    return;

  json_object_iter_init_ordered (&iter, keys);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    add (entries, name, get_string (json_object_get_member (group, "description")),
         json_object_get_size (keys), key, get_string (value));
}

static void
add_groups (GPtrArray  *entries,
            JsonObject *groups)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, groups);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      add_group (entries, name, json_node_get_object (node));
}

/* Pelican sends whole names and nothing else; those of a group follow each other. */
static void
add_names (GPtrArray *entries,
           JsonArray *names)
{
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const char *name = get_string (json_array_get_element (names, i));
      const char *dot = name != NULL ? strchr (name, '.') : NULL;
      g_autofree char *group = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : NULL;

      if (dot != NULL)
        add (entries, group, NULL, NO_SIZE, dot + 1, NULL);
    }
}

/**
 * ptero_permission_list_read:
 * @permissions: (nullable): what a panel sent
 *
 * Returns: (transfer full) (element-type PteroPermissionEntry): the permissions it knows; those of
 *   a group follow each other
 */
GPtrArray *
ptero_permission_list_read (JsonNode *permissions)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  if (permissions != NULL && JSON_NODE_HOLDS_OBJECT (permissions))
    add_groups (entries, json_node_get_object (permissions));
  else if (permissions != NULL && JSON_NODE_HOLDS_ARRAY (permissions))
    add_names (entries, json_node_get_array (permissions));

  return entries;
}
