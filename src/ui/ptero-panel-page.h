/* ptero-panel-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel-pages.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_PAGE (ptero_panel_page_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelPage, ptero_panel_page, PTERO, PANEL_PAGE, GtkWidget)

GtkWidget  *ptero_panel_page_new       (PteroPanel               *panel,
                                        PteroJobQueue            *jobs,
                                        const PteroPanelPageInfo *info);
PteroPanel *ptero_panel_page_get_panel (PteroPanelPage           *self);
const char *ptero_panel_page_get_name  (PteroPanelPage           *self);
void        ptero_panel_page_show_first (PteroPanelPage          *self);
void        ptero_panel_page_push      (GtkWidget                *widget,
                                        const char               *title,
                                        GtkWidget                *part);

G_END_DECLS
