/* ptero-preset.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PTERO_PRESET_MAX_NAME 100   /* characters */

#define PTERO_TYPE_PRESET (ptero_preset_get_type ())

G_DECLARE_FINAL_TYPE (PteroPreset, ptero_preset, PTERO, PRESET, GObject)

PteroPreset *ptero_preset_new         (const char  *name,
                                       JsonNode    *content);
const char  *ptero_preset_get_name    (PteroPreset *self);
JsonNode    *ptero_preset_get_content (PteroPreset *self);

G_END_DECLS
