/* ptero-preset.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-preset.h"

/**
 * PteroPreset:
 *
 * What the person chose once, under a name of theirs. It does not change: one
 * with another name or other choices is another preset.
 */
struct _PteroPreset
{
  GObject   parent_instance;

  char     *name;
  JsonNode *content;
};

G_DEFINE_FINAL_TYPE (PteroPreset, ptero_preset, G_TYPE_OBJECT)

static void
ptero_preset_finalize (GObject *object)
{
  PteroPreset *self = PTERO_PRESET (object);

  g_free (self->name);
  json_node_unref (self->content);

  G_OBJECT_CLASS (ptero_preset_parent_class)->finalize (object);
}

static void
ptero_preset_class_init (PteroPresetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_preset_finalize;
}

static void
ptero_preset_init (PteroPreset *self)
{
}

/**
 * ptero_preset_new:
 * @name: its name
 * @content: what was chosen
 *
 * Returns: (transfer full): a preset
 */
PteroPreset *
ptero_preset_new (const char *name,
                  JsonNode   *content)
{
  PteroPreset *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  self = g_object_new (PTERO_TYPE_PRESET, NULL);
  self->name = g_strdup (name);
  self->content = json_node_ref (content);

  return self;
}

/**
 * ptero_preset_get_name:
 * @self: a preset
 *
 * Returns: (transfer none): its name
 */
const char *
ptero_preset_get_name (PteroPreset *self)
{
  g_return_val_if_fail (PTERO_IS_PRESET (self), NULL);

  return self->name;
}

/**
 * ptero_preset_get_content:
 * @self: a preset
 *
 * Returns: (transfer none): what was chosen, in the form that its kind of presets has
 */
JsonNode *
ptero_preset_get_content (PteroPreset *self)
{
  g_return_val_if_fail (PTERO_IS_PRESET (self), NULL);

  return self->content;
}
