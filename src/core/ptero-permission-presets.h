/* ptero-permission-presets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-presets.h"

G_BEGIN_DECLS

PteroPresets *ptero_permission_presets_dup_default (void);
JsonNode     *ptero_permission_preset_build        (const char * const *permissions);
gboolean      ptero_permission_preset_has          (PteroPreset        *preset,
                                                    const char         *permission);
guint         ptero_permission_preset_get_n        (PteroPreset        *preset);

G_END_DECLS
