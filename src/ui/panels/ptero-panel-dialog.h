/* ptero-panel-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-panel-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_DIALOG (ptero_panel_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelDialog, ptero_panel_dialog, PTERO, PANEL_DIALOG, AdwBin)

GtkWidget *ptero_panel_dialog_new     (PteroPanelStore *store,
                                       PteroPanel      *panel);
void       ptero_panel_dialog_present (PteroPanelStore *store,
                                       PteroPanel      *panel,
                                       GtkWidget       *parent);

G_END_DECLS
