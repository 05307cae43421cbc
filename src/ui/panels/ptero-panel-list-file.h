/* ptero-panel-list-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel-store.h"

G_BEGIN_DECLS

void ptero_panel_list_import      (PteroPanelStore *store,
                                   GtkWidget       *parent);
void ptero_panel_list_import_file (PteroPanelStore *store,
                                   GFile           *file,
                                   GtkWidget       *parent);
void ptero_panel_list_export      (PteroPanelStore *store,
                                   GtkWidget       *parent);
void ptero_panel_list_export_file (PteroPanelStore *store,
                                   GFile           *file,
                                   GtkWidget       *parent);

G_END_DECLS
