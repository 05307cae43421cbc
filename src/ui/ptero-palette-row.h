/* ptero-palette-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-palette-item.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PALETTE_ROW (ptero_palette_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroPaletteRow, ptero_palette_row, PTERO, PALETTE_ROW, GtkWidget)

GtkWidget        *ptero_palette_row_new        (void);
PteroPaletteItem *ptero_palette_row_get_item   (PteroPaletteRow     *self);
gboolean          ptero_palette_row_is_more    (PteroPaletteRow     *self,
                                                double               x,
                                                double               y);
void              ptero_palette_row_set_item   (PteroPaletteRow     *self,
                                                PteroPaletteItem    *item,
                                                const char * const  *words);

G_END_DECLS
