/* ptero-mode-grid.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_MODE_GRID (ptero_mode_grid_get_type ())

G_DECLARE_FINAL_TYPE (PteroModeGrid, ptero_mode_grid, PTERO, MODE_GRID, GtkWidget)

GtkWidget *ptero_mode_grid_new      (void);
guint      ptero_mode_grid_get_mode (PteroModeGrid *self);
void       ptero_mode_grid_set_mode (PteroModeGrid *self,
                                     guint          mode);

G_END_DECLS
