/* ptero-add-panel-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-panel-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADD_PANEL_DIALOG (ptero_add_panel_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroAddPanelDialog, ptero_add_panel_dialog, PTERO, ADD_PANEL_DIALOG, AdwBin)

GtkWidget *ptero_add_panel_dialog_new     (PteroPanelStore *store,
                                           const char      *address);
void       ptero_add_panel_dialog_present (PteroPanelStore *store,
                                           const char      *address,
                                           GtkWidget       *parent);

G_END_DECLS
