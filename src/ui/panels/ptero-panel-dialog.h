/* ptero-panel-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-job-queue.h"
#include "ptero-panel-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_DIALOG (ptero_panel_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelDialog, ptero_panel_dialog, PTERO, PANEL_DIALOG, AdwBin)

GtkWidget *ptero_panel_dialog_new     (PteroPanelStore *store,
                                       PteroJobQueue   *jobs,
                                       PteroPanel      *panel);
void       ptero_panel_dialog_present (PteroPanelStore *store,
                                       PteroJobQueue   *jobs,
                                       PteroPanel      *panel,
                                       GtkWidget       *parent);

G_END_DECLS
