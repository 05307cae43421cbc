/* ptero-presets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-presets.h"

#include <string.h>

#include "ptero-json-reader.h"
#include "ptero-kept-file.h"

/**
 * PteroPresets:
 *
 * What the person chose and gave names, a list of [class@Ptero.Preset] in the
 * order of their names. They are kept across starts in a file that only the
 * person may read.
 */
struct _PteroPresets
{
  GObject                 parent_instance;

  const PteroPresetsKind *kind;
  PteroKeptFile          *file;       /* (nullable): in memory only */
  GPtrArray              *presets;
};

static void ptero_presets_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroPresets, ptero_presets, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      ptero_presets_list_model_init))

static GType
ptero_presets_get_item_type (GListModel *model)
{
  return PTERO_TYPE_PRESET;
}

static guint
ptero_presets_get_n_items (GListModel *model)
{
  return PTERO_PRESETS (model)->presets->len;
}

static gpointer
ptero_presets_get_item (GListModel *model,
                        guint       position)
{
  PteroPresets *self = PTERO_PRESETS (model);

  return position < self->presets->len ? g_object_ref (self->presets->pdata[position]) : NULL;
}

static void
ptero_presets_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_presets_get_item_type;
  iface->get_n_items = ptero_presets_get_n_items;
  iface->get_item = ptero_presets_get_item;
}

static gboolean
find (PteroPresets *self,
      const char   *name,
      guint        *position)
{
  for (guint i = 0; i < self->presets->len; i++)
    if (g_str_equal (ptero_preset_get_name (self->presets->pdata[i]), name))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_out (PteroPresets *self,
          const char   *name)
{
  guint position = 0;

  if (!find (self, name, &position))
    return FALSE;

  g_ptr_array_remove_index (self->presets, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  return TRUE;
}

/* Instead of one of the same name. */
static void
put_in (PteroPresets *self,
        const char   *name,
        JsonNode     *content)
{
  PteroPreset *preset = ptero_preset_new (name, content);
  guint position = 0;

  take_out (self, name);
  while (position < self->presets->len &&
         g_utf8_collate (ptero_preset_get_name (self->presets->pdata[position]), name) < 0)
    position++;
  g_ptr_array_insert (self->presets, (int) position, preset);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
save (PteroPresets *self)
{
  if (self->file != NULL)
    ptero_kept_file_save (self->file);
}

static GBytes *
build_contents (gpointer owner)
{
  PteroPresets *self = owner;
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  char *text;

  json_node_take_object (root, self->kind->write (self));
  text = json_to_string (root, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

static gboolean
take_contents (gpointer    owner,
               const char *contents,
               gsize       length)
{
  PteroPresets *self = owner;
  g_autoptr(GBytes) bytes = g_bytes_new_static (contents, length);
  g_autoptr(JsonNode) root = ptero_json_read (bytes, NULL);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
         self->kind->read (self, json_node_get_object (root));
}

static void
ptero_presets_finalize (GObject *object)
{
  PteroPresets *self = PTERO_PRESETS (object);

  g_clear_object (&self->file);
  g_ptr_array_unref (self->presets);

  G_OBJECT_CLASS (ptero_presets_parent_class)->finalize (object);
}

static void
ptero_presets_class_init (PteroPresetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_presets_finalize;
}

static void
ptero_presets_init (PteroPresets *self)
{
  self->presets = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ptero_presets_new:
 * @kind: (transfer none): what kind they are of, for as long as they live
 * @path: (nullable): the file they are kept in; %NULL to keep nothing on a disk
 *
 * Returns: (transfer full): presets, which are being read
 */
PteroPresets *
ptero_presets_new (const PteroPresetsKind *kind,
                   const char             *path)
{
  PteroPresets *self = g_object_new (PTERO_TYPE_PRESETS, NULL);

  self->kind = kind;
  if (path == NULL)
    return self;

  self->file = ptero_kept_file_new (path, kind->max_file, self, take_contents, build_contents);
  ptero_kept_file_load (self->file);

  return self;
}

static gboolean
is_name (const char *name)
{
  return *name != '\0' && g_utf8_strlen (name, -1) <= PTERO_PRESET_MAX_NAME;
}

/**
 * ptero_presets_has_place:
 * @self: presets
 * @name: a name
 *
 * Returns: whether choices can be kept under it: it is that of one that is there, or one more may
 *   be
 */
gboolean
ptero_presets_has_place (PteroPresets *self,
                         const char   *name)
{
  guint position;

  g_return_val_if_fail (PTERO_IS_PRESETS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return self->presets->len < self->kind->max || find (self, name, &position);
}

/**
 * ptero_presets_find:
 * @self: presets
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the preset of that name
 */
PteroPreset *
ptero_presets_find (PteroPresets *self,
                    const char   *name)
{
  guint position = 0;

  g_return_val_if_fail (PTERO_IS_PRESETS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return find (self, name, &position) ? self->presets->pdata[position] : NULL;
}

/**
 * ptero_presets_keep:
 * @self: presets
 * @name: a name
 * @content: what was chosen
 *
 * Keeps choices, in place of those that had the name.
 *
 * Returns: whether it did: it does not if the name is empty or too long, or if there are too many
 */
gboolean
ptero_presets_keep (PteroPresets *self,
                    const char   *name,
                    JsonNode     *content)
{
  g_return_val_if_fail (PTERO_IS_PRESETS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (content != NULL, FALSE);

  if (!is_name (name) || !ptero_presets_has_place (self, name))
    return FALSE;

  put_in (self, name, content);
  save (self);

  return TRUE;
}

/**
 * ptero_presets_rename:
 * @self: presets
 * @name: a name
 * @new_name: another name
 *
 * Returns: whether there is a preset of @name that is called @new_name now; there is not if another
 *   one is
 */
gboolean
ptero_presets_rename (PteroPresets *self,
                      const char   *name,
                      const char   *new_name)
{
  g_autoptr(PteroPreset) preset = NULL;
  guint position = 0;
  guint other = 0;

  g_return_val_if_fail (PTERO_IS_PRESETS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (new_name != NULL, FALSE);

  if (!is_name (new_name) || !find (self, name, &position))
    return FALSE;
  if (find (self, new_name, &other))
    return other == position;

  preset = g_object_ref (self->presets->pdata[position]);
  take_out (self, name);
  put_in (self, new_name, ptero_preset_get_content (preset));
  save (self);

  return TRUE;
}

/**
 * ptero_presets_remove:
 * @self: presets
 * @name: the name of one
 *
 * Forgets it.
 */
void
ptero_presets_remove (PteroPresets *self,
                      const char   *name)
{
  g_return_if_fail (PTERO_IS_PRESETS (self));
  g_return_if_fail (name != NULL);

  if (take_out (self, name))
    save (self);
}

/**
 * ptero_presets_take_read:
 * @self: presets
 * @name: the name of one
 * @content: what was chosen
 *
 * Takes one that is in the file. What was kept under its name before that was read is newer.
 */
void
ptero_presets_take_read (PteroPresets *self,
                         const char   *name,
                         JsonNode     *content)
{
  g_return_if_fail (PTERO_IS_PRESETS (self));

  if (is_name (name) && self->presets->len < self->kind->max &&
      ptero_presets_find (self, name) == NULL)
    put_in (self, name, content);
}
