/* ptero-panel-sync.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-server-list.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_SYNC (ptero_panel_sync_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelSync, ptero_panel_sync, PTERO, PANEL_SYNC, GObject)

PteroPanelSync  *ptero_panel_sync_new         (PteroPanel      *panel);
PteroPanel      *ptero_panel_sync_get_panel   (PteroPanelSync  *self);
PteroServerList *ptero_panel_sync_get_servers (PteroPanelSync  *self);
gboolean         ptero_panel_sync_get_loading (PteroPanelSync  *self);
void             ptero_panel_sync_start       (PteroPanelSync  *self);
void             ptero_panel_sync_stop        (PteroPanelSync  *self);
void             ptero_panel_sync_set_active  (PteroPanelSync  *self,
                                               gboolean         active);
void             ptero_panel_sync_check       (PteroPanelSync  *self);
void             ptero_panel_sync_reconnect   (PteroPanelSync  *self);
gboolean         ptero_panel_sync_is_about_panel
                                              (const GError    *error);

G_END_DECLS
