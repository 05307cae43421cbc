/* ptero-preset-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-permission-presets.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PRESET_MENU (ptero_preset_menu_get_type ())

G_DECLARE_FINAL_TYPE (PteroPresetMenu, ptero_preset_menu, PTERO, PRESET_MENU, GtkWidget)

GtkWidget *ptero_preset_menu_new           (void);
void       ptero_preset_menu_set_selected  (PteroPresetMenu    *self,
                                            const char * const *selected,
                                            const char * const *offered);
void       ptero_preset_menu_set_read_only (PteroPresetMenu    *self,
                                            gboolean            read_only);

G_END_DECLS
