/* ptero-fleet.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-favorites.h"
#include "ptero-fleet-server.h"
#include "ptero-panel-store.h"
#include "ptero-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET (ptero_fleet_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleet, ptero_fleet, PTERO, FLEET, GObject)

PteroFleet       *ptero_fleet_new           (PteroPanelStore  *panels,
                                             PteroStore       *store);
void              ptero_fleet_restore       (PteroFleet       *self);
void              ptero_fleet_start         (PteroFleet       *self);
void              ptero_fleet_stop          (PteroFleet       *self);
PteroPanelStore  *ptero_fleet_get_panels    (PteroFleet       *self);
PteroFleetServer *ptero_fleet_find          (PteroFleet       *self,
                                             const char       *key);
GListModel       *ptero_fleet_merge_logins  (PteroFleet       *self,
                                             GListModel       *servers);
guint             ptero_fleet_get_n_servers (PteroFleet       *self);
GListModel       *ptero_fleet_get_attention (PteroFleet       *self);
void              ptero_fleet_set_favorites (PteroFleet       *self,
                                             PteroFavorites   *favorites);
void              ptero_fleet_star          (PteroFleet       *self,
                                             GListModel       *servers,
                                             gboolean          favorite);
gboolean          ptero_fleet_get_loading   (PteroFleet       *self);
gboolean          ptero_fleet_get_restoring (PteroFleet       *self);
void              ptero_fleet_set_active    (PteroFleet       *self,
                                             gboolean          active);
void              ptero_fleet_refresh       (PteroFleet       *self);

G_END_DECLS
