/* ptero-panel-paintable.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_PAINTABLE (ptero_panel_paintable_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelPaintable, ptero_panel_paintable, PTERO, PANEL_PAINTABLE, GObject)

PteroPanelPaintable *ptero_panel_paintable_get         (PteroPanel          *panel);
const char          *ptero_panel_paintable_get_text    (PteroPanelPaintable *self);
GIcon               *ptero_panel_paintable_create_icon (PteroPanelPaintable *self,
                                                        int                  size);
void                 ptero_panel_paintable_watch       (GListModel          *panels);

G_END_DECLS
