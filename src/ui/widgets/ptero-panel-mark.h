/* ptero-panel-mark.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_MARK (ptero_panel_mark_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelMark, ptero_panel_mark, PTERO, PANEL_MARK, GtkWidget)

GtkWidget  *ptero_panel_mark_new       (PteroPanel     *panel);
void        ptero_panel_mark_set_panel (PteroPanelMark *self,
                                        PteroPanel     *panel);

G_END_DECLS
