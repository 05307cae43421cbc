/* ptero-permission-presets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-permission-presets.h"

#include <string.h>

#include "ptero-json-reader.h"
#include "ptero-permission-name.h"

#define MAX_PERMISSIONS 500
#define MAX_PERMISSION_LENGTH 200   /* bytes */

/* Sets of permissions, whose content is an array of their names. */

static JsonNode *
read_permissions (JsonObject *object)
{
  JsonArray *array = ptero_json_get_array_member (object, "permissions");
  JsonArray *permissions = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_PERMISSIONS); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *name = json_node_get_value_type (element) == G_TYPE_STRING
                           ? json_node_get_string (element)
                           : "";

      if (*name != '\0' && strlen (name) <= MAX_PERMISSION_LENGTH)
        json_array_add_string_element (permissions, name);
    }
  json_node_take_array (node, permissions);

  return node;
}

static void
read_preset (PteroPresets *presets,
             JsonNode     *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object != NULL ? ptero_json_get_string_member (object, "name") : NULL;
  g_autoptr(JsonNode) permissions = NULL;

  if (name == NULL)
    return;

  permissions = read_permissions (object);
  ptero_presets_take_read (presets, name, permissions);
}

static gboolean
read_file (PteroPresets *presets,
           JsonObject   *root)
{
  JsonArray *list = ptero_json_get_array_member (root, "presets");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    read_preset (presets, json_array_get_element (list, i));

  return list != NULL;
}

static JsonObject *
write_file (PteroPresets *presets)
{
  JsonObject *root = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (presets)); i++)
    {
      g_autoptr(PteroPreset) preset = g_list_model_get_item (G_LIST_MODEL (presets), i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", ptero_preset_get_name (preset));
      json_object_set_member (object, "permissions",
                              json_node_copy (ptero_preset_get_content (preset)));
      json_array_add_object_element (list, object);
    }
  json_object_set_array_member (root, "presets", list);

  return root;
}

static const PteroPresetsKind kind = { .max = 100, .max_file = 1024 * 1024, .read = read_file,
                                       .write = write_file };

/**
 * ptero_permission_presets_dup_default:
 *
 * Returns: (transfer full): the presets of the person, which are being read unless somebody has
 *   them already
 */
PteroPresets *
ptero_permission_presets_dup_default (void)
{
  static GWeakRef shared;
  PteroPresets *self = g_weak_ref_get (&shared);
  g_autofree char *path = NULL;

  if (self != NULL)
    return self;

  path = g_build_filename (g_get_user_data_dir (), "ptero", "permission-presets.json", NULL);
  self = ptero_presets_new (&kind, path);
  g_weak_ref_set (&shared, self);

  return self;
}

/**
 * ptero_permission_preset_build:
 * @permissions: permissions
 *
 * Returns: (transfer full): the content of a preset with them
 */
JsonNode *
ptero_permission_preset_build (const char * const *permissions)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  g_return_val_if_fail (permissions != NULL, NULL);

  for (guint i = 0; permissions[i] != NULL; i++)
    json_array_add_string_element (array, permissions[i]);
  json_node_take_array (node, array);

  return node;
}

/**
 * ptero_permission_preset_has:
 * @preset: a preset
 * @permission: a permission, as whatever panel calls it
 *
 * Returns: whether it is in it
 */
gboolean
ptero_permission_preset_has (PteroPreset *preset,
                             const char  *permission)
{
  const char *other = ptero_permission_name_get_other (permission);
  JsonArray *permissions;

  g_return_val_if_fail (PTERO_IS_PRESET (preset), FALSE);

  permissions = json_node_get_array (ptero_preset_get_content (preset));
  for (guint i = 0; i < json_array_get_length (permissions); i++)
    {
      const char *name = json_array_get_string_element (permissions, i);

      if (g_str_equal (name, permission) || g_strcmp0 (name, other) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * ptero_permission_preset_get_n:
 * @preset: a preset
 *
 * Returns: how many permissions are in it
 */
guint
ptero_permission_preset_get_n (PteroPreset *preset)
{
  g_return_val_if_fail (PTERO_IS_PRESET (preset), 0);

  return json_array_get_length (json_node_get_array (ptero_preset_get_content (preset)));
}
