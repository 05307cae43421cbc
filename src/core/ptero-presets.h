/* ptero-presets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ptero-preset.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PRESETS (ptero_presets_get_type ())

G_DECLARE_FINAL_TYPE (PteroPresets, ptero_presets, PTERO, PRESETS, GObject)

/**
 * PteroPresetsKind:
 * @max: how many there may be
 * @max_file: how many bytes the file may have
 * @read: gives each preset of a file to [method@Ptero.Presets.take_read]; %FALSE if the file makes
 *   no sense
 * @write: makes the contents of the file
 *
 * What one kind of presets has otherwise than others.
 */
typedef struct
{
  guint        max;
  gsize        max_file;
  gboolean   (*read)  (PteroPresets *self,
                       JsonObject   *root);
  JsonObject *(*write) (PteroPresets *self);
} PteroPresetsKind;

PteroPresets *ptero_presets_new          (const PteroPresetsKind *kind,
                                          const char             *path);
gboolean      ptero_presets_has_place    (PteroPresets           *self,
                                          const char             *name);
PteroPreset  *ptero_presets_find         (PteroPresets           *self,
                                          const char             *name);
gboolean      ptero_presets_keep         (PteroPresets           *self,
                                          const char             *name,
                                          JsonNode               *content);
gboolean      ptero_presets_rename       (PteroPresets           *self,
                                          const char             *name,
                                          const char             *new_name);
void          ptero_presets_remove       (PteroPresets           *self,
                                          const char             *name);
void          ptero_presets_take_read    (PteroPresets           *self,
                                          const char             *name,
                                          JsonNode               *content);

G_END_DECLS
