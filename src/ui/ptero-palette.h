/* ptero-palette.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PALETTE (ptero_palette_get_type ())

G_DECLARE_FINAL_TYPE (PteroPalette, ptero_palette, PTERO, PALETTE, GtkWidget)

GtkWidget  *ptero_palette_new       (PteroFleet       *fleet,
                                     PteroFleetServer *front,
                                     GListModel       *selected,
                                     GSettings        *settings);
void        ptero_palette_present   (PteroPalette     *self,
                                     GtkWidget        *window);
GtkWidget  *ptero_palette_get_entry (PteroPalette     *self);
GListModel *ptero_palette_get_rows  (PteroPalette     *self);

G_END_DECLS
