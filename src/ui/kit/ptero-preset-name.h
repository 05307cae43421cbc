/* ptero-preset-name.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-presets.h"

G_BEGIN_DECLS

void ptero_preset_ask_to_keep   (GtkWidget    *parent,
                                 PteroPresets *presets,
                                 JsonNode     *content);
void ptero_preset_ask_to_rename (GtkWidget    *parent,
                                 PteroPresets *presets,
                                 const char   *name);

G_END_DECLS
