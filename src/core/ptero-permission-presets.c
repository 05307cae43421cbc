/* ptero-permission-presets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-permission-presets.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "ptero-json-reader.h"
#include "ptero-kept-file.h"
#include "ptero-permission-name.h"

#define MAX_FILE_SIZE (1024 * 1024)
#define MAX_PERMISSIONS 500
#define MAX_PERMISSION_LENGTH 200   /* bytes */

/**
 * PteroPermissionPreset:
 *
 * A set of permissions that the person gave a name.
 */
struct _PteroPermissionPreset
{
  GObject   parent_instance;

  char     *name;
  GStrv     permissions;
};

G_DEFINE_FINAL_TYPE (PteroPermissionPreset, ptero_permission_preset, G_TYPE_OBJECT)

static void
ptero_permission_preset_finalize (GObject *object)
{
  PteroPermissionPreset *self = PTERO_PERMISSION_PRESET (object);

  g_free (self->name);
  g_strfreev (self->permissions);

  G_OBJECT_CLASS (ptero_permission_preset_parent_class)->finalize (object);
}

static void
ptero_permission_preset_class_init (PteroPermissionPresetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_permission_preset_finalize;
}

static void
ptero_permission_preset_init (PteroPermissionPreset *self)
{
}

static PteroPermissionPreset *
preset_new (const char         *name,
            const char * const *permissions)
{
  PteroPermissionPreset *self = g_object_new (PTERO_TYPE_PERMISSION_PRESET, NULL);

  self->name = g_strdup (name);
  self->permissions = g_strdupv ((GStrv) permissions);

  return self;
}

/**
 * ptero_permission_preset_get_name:
 * @self: a preset
 *
 * Returns: (transfer none): its name
 */
const char *
ptero_permission_preset_get_name (PteroPermissionPreset *self)
{
  g_return_val_if_fail (PTERO_IS_PERMISSION_PRESET (self), NULL);

  return self->name;
}

/**
 * ptero_permission_preset_get_permissions:
 * @self: a preset
 *
 * Returns: (transfer none): what is in it
 */
const char * const *
ptero_permission_preset_get_permissions (PteroPermissionPreset *self)
{
  g_return_val_if_fail (PTERO_IS_PERMISSION_PRESET (self), NULL);

  return (const char * const *) self->permissions;
}

/**
 * ptero_permission_preset_has:
 * @self: a preset
 * @permission: a permission, as whatever panel calls it
 *
 * Returns: whether it is in it
 */
gboolean
ptero_permission_preset_has (PteroPermissionPreset *self,
                             const char            *permission)
{
  const char *other = ptero_permission_name_get_other (permission);

  g_return_val_if_fail (PTERO_IS_PERMISSION_PRESET (self), FALSE);

  return g_strv_contains ((const char * const *) self->permissions, permission) ||
         (other != NULL && g_strv_contains ((const char * const *) self->permissions, other));
}

/**
 * PteroPermissionPresets:
 *
 * The presets of the person, a list of [class@Ptero.PermissionPreset] in the
 * order of their names. They are kept across starts in a file.
 */
struct _PteroPermissionPresets
{
  GObject        parent_instance;

  PteroKeptFile *file;
  GPtrArray     *presets;
};

static void ptero_permission_presets_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroPermissionPresets, ptero_permission_presets, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, ptero_permission_presets_list_model_init))

static GType
ptero_permission_presets_get_item_type (GListModel *model)
{
  return PTERO_TYPE_PERMISSION_PRESET;
}

static guint
ptero_permission_presets_get_n_items (GListModel *model)
{
  return PTERO_PERMISSION_PRESETS (model)->presets->len;
}

static gpointer
ptero_permission_presets_get_item (GListModel *model,
                                   guint       position)
{
  PteroPermissionPresets *self = PTERO_PERMISSION_PRESETS (model);

  return position < self->presets->len ? g_object_ref (self->presets->pdata[position]) : NULL;
}

static void
ptero_permission_presets_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_permission_presets_get_item_type;
  iface->get_n_items = ptero_permission_presets_get_n_items;
  iface->get_item = ptero_permission_presets_get_item;
}

static GBytes *
build_contents (gpointer owner)
{
  PteroPermissionPresets *self = owner;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  gsize length = 0;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "presets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->presets->len; i++)
    {
      PteroPermissionPreset *preset = self->presets->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, preset->name);
      json_builder_set_member_name (builder, "permissions");
      json_builder_begin_array (builder);
      for (guint j = 0; preset->permissions[j] != NULL; j++)
        json_builder_add_string_value (builder, preset->permissions[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);

  return g_bytes_new_take (text, length);
}

static gboolean
find (PteroPermissionPresets *self,
      const char             *name,
      guint                  *position)
{
  for (guint i = 0; i < self->presets->len; i++)
    if (g_str_equal (((PteroPermissionPreset *) self->presets->pdata[i])->name, name))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_out (PteroPermissionPresets *self,
          const char             *name)
{
  guint position = 0;

  if (!find (self, name, &position))
    return FALSE;

  g_ptr_array_remove_index (self->presets, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  return TRUE;
}

/* Instead of one of the same name; takes @preset. */
static void
put_in (PteroPermissionPresets *self,
        PteroPermissionPreset  *preset)
{
  guint position = 0;

  take_out (self, preset->name);
  while (position < self->presets->len && g_utf8_collate (((PteroPermissionPreset *) self->presets->pdata[position])->name, preset->name) < 0)
    position++;
  g_ptr_array_insert (self->presets, (int) position, preset);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static GStrv
read_permissions (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "permissions");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_PERMISSIONS); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *name = json_node_get_value_type (element) == G_TYPE_STRING ? json_node_get_string (element) : "";

      if (*name != '\0' && strlen (name) <= MAX_PERMISSION_LENGTH)
        g_strv_builder_add (builder, name);
    }

  return g_strv_builder_end (builder);
}

static gboolean
is_name (const char *name)
{
  return *name != '\0' && g_utf8_strlen (name, -1) <= PTERO_PERMISSION_PRESET_NAME_LENGTH;
}

/* What was saved before it was read is newer. */
static void
read_preset (PteroPermissionPresets *self,
             JsonNode               *node)
{
  JsonNode *name = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "name") : NULL;
  g_auto(GStrv) permissions = NULL;
  guint position = 0;

  if (name == NULL || json_node_get_value_type (name) != G_TYPE_STRING || !is_name (json_node_get_string (name)) ||
      self->presets->len >= PTERO_PERMISSION_PRESETS_MAX || find (self, json_node_get_string (name), &position))
    return;

  permissions = read_permissions (json_node_get_object (node));
  put_in (self, preset_new (json_node_get_string (name), (const char * const *) permissions));
}

static gboolean
take_contents (gpointer    owner,
               const char *contents,
               gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (contents, length);
  g_autoptr(JsonNode) root = ptero_json_read (bytes, NULL);
  JsonArray *list = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    list = ptero_json_get_array_member (json_node_get_object (root), "presets");
  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (list); i++)
    read_preset (owner, json_array_get_element (list, i));

  return TRUE;
}

static void
ptero_permission_presets_finalize (GObject *object)
{
  PteroPermissionPresets *self = PTERO_PERMISSION_PRESETS (object);

  g_clear_object (&self->file);
  g_ptr_array_unref (self->presets);

  G_OBJECT_CLASS (ptero_permission_presets_parent_class)->finalize (object);
}

static void
ptero_permission_presets_class_init (PteroPermissionPresetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_permission_presets_finalize;
}

static void
ptero_permission_presets_init (PteroPermissionPresets *self)
{
  self->presets = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ptero_permission_presets_dup_default:
 *
 * Returns: (transfer full): the presets of the person, which are being read unless somebody has them already
 */
PteroPermissionPresets *
ptero_permission_presets_dup_default (void)
{
  static GWeakRef shared;
  PteroPermissionPresets *self = g_weak_ref_get (&shared);
  g_autofree char *path = NULL;

  if (self != NULL)
    return self;

  self = g_object_new (PTERO_TYPE_PERMISSION_PRESETS, NULL);
  path = g_build_filename (g_get_user_data_dir (), "ptero", "permission-presets.json", NULL);
  self->file = ptero_kept_file_new (path, MAX_FILE_SIZE, self, take_contents, build_contents);
  ptero_kept_file_load (self->file);
  g_weak_ref_set (&shared, self);

  return self;
}

/**
 * ptero_permission_presets_find:
 * @self: presets
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the preset of that name
 */
PteroPermissionPreset *
ptero_permission_presets_find (PteroPermissionPresets *self,
                               const char             *name)
{
  guint position = 0;

  g_return_val_if_fail (PTERO_IS_PERMISSION_PRESETS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return find (self, name, &position) ? self->presets->pdata[position] : NULL;
}

/**
 * ptero_permission_presets_save:
 * @self: presets
 * @name: a name
 * @permissions: what is in it
 *
 * Adds one, instead of that of the same name. An empty or overlong name, or one too many, is not taken.
 */
void
ptero_permission_presets_save (PteroPermissionPresets *self,
                               const char             *name,
                               const char * const     *permissions)
{
  guint position = 0;

  g_return_if_fail (PTERO_IS_PERMISSION_PRESETS (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (permissions != NULL);

  if (!is_name (name) || (self->presets->len >= PTERO_PERMISSION_PRESETS_MAX && !find (self, name, &position)))
    return;

  put_in (self, preset_new (name, permissions));
  ptero_kept_file_save (self->file);
}

/**
 * ptero_permission_presets_rename:
 * @self: presets
 * @name: the name of one
 * @new_name: the name it gets, instead of the preset that had it
 */
void
ptero_permission_presets_rename (PteroPermissionPresets *self,
                                 const char             *name,
                                 const char             *new_name)
{
  g_autoptr(PteroPermissionPreset) preset = NULL;
  guint position = 0;

  g_return_if_fail (PTERO_IS_PERMISSION_PRESETS (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (new_name != NULL);

  if (!is_name (new_name) || g_str_equal (name, new_name) || !find (self, name, &position))
    return;

  preset = g_object_ref (self->presets->pdata[position]);
  take_out (self, name);
  put_in (self, preset_new (new_name, (const char * const *) preset->permissions));
  ptero_kept_file_save (self->file);
}

/**
 * ptero_permission_presets_remove:
 * @self: presets
 * @name: the name of one
 *
 * Forgets it.
 */
void
ptero_permission_presets_remove (PteroPermissionPresets *self,
                                 const char             *name)
{
  g_return_if_fail (PTERO_IS_PERMISSION_PRESETS (self));
  g_return_if_fail (name != NULL);

  if (take_out (self, name))
    ptero_kept_file_save (self->file);
}
