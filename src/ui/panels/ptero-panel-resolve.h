/* ptero-panel-resolve.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-panel-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_RESOLVE (ptero_panel_resolve_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelResolve, ptero_panel_resolve, PTERO, PANEL_RESOLVE, AdwBin)

GtkWidget *ptero_panel_resolve_new (PteroPanelStore *store,
                                    PteroPanel      *panel);
void       ptero_panel_resolve     (PteroPanelStore *store,
                                    PteroPanel      *panel,
                                    GtkWidget       *parent);

G_END_DECLS
