/* ptero-fleet-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel-store.h"
#include "ptero-server-list.h"
#include "ptero-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_KEEPER (ptero_fleet_keeper_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetKeeper, ptero_fleet_keeper, PTERO, FLEET_KEEPER, GObject)

PteroFleetKeeper *ptero_fleet_keeper_new            (PteroPanelStore      *panels,
                                                     PteroStore           *store);
void              ptero_fleet_keeper_restore_async  (PteroFleetKeeper     *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
GHashTable       *ptero_fleet_keeper_restore_finish (PteroFleetKeeper     *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void              ptero_fleet_keeper_take_change    (PteroFleetKeeper     *self,
                                                     PteroFleetServer     *server,
                                                     guint                 changes);
void              ptero_fleet_keeper_take_list      (PteroFleetKeeper     *self,
                                                     PteroPanel           *panel,
                                                     PteroServerList      *servers);
void              ptero_fleet_keeper_forget_server  (PteroFleetKeeper     *self,
                                                     PteroFleetServer     *server);
void              ptero_fleet_keeper_forget_panel   (PteroFleetKeeper     *self,
                                                     PteroPanel           *panel,
                                                     PteroServerList      *servers);
void              ptero_fleet_keeper_save_all       (PteroFleetKeeper     *self,
                                                     PteroServerList      *servers);
void              ptero_fleet_keeper_flush          (PteroFleetKeeper     *self);

G_END_DECLS
