/* ptero-preset-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-permission-presets.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PRESET_DIALOG (ptero_preset_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroPresetDialog, ptero_preset_dialog, PTERO, PRESET_DIALOG, GtkWidget)

void ptero_preset_dialog_present (PteroPermissionPresets *presets,
                                  GtkWidget              *parent);
void ptero_preset_ask_name       (GtkWidget              *parent,
                                  PteroPermissionPresets *presets,
                                  const char             *name,
                                  const char * const     *permissions);

G_END_DECLS
