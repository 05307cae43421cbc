/* ptero-fleet-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"
#include "ptero-server.h"
#include "ptero-server-state.h"
#include "ptero-stats.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_SERVER (ptero_fleet_server_get_type ())

/* A server as one panel shows it, with its live state: an item of the fleet. The object stays the same for as long as the server is
 * known. Properties (all read-only, notify): "key" (string: "<panel id>/<uuid>"), "panel" (PteroPanel), "server" (PteroServer), "stats"
 * (PteroStats, nullable until known), "state" (PteroServerState), "state-since" (GDateTime, nullable), "stale" (boolean: as it was when
 * last seen), "pending" (boolean) and "pending-signal" (PteroPowerSignal): a power action is under way, "address" (string: alias or ip, ":port" of the
 * default allocation, nullable), "error" (GError, nullable: why the state is not known), "uptime" (int64 seconds, -1: none). */
G_DECLARE_FINAL_TYPE (PteroFleetServer, ptero_fleet_server, PTERO, FLEET_SERVER, GObject)

const char       *ptero_fleet_server_get_key            (PteroFleetServer *self);
PteroPanel       *ptero_fleet_server_get_panel          (PteroFleetServer *self);
PteroServer      *ptero_fleet_server_get_server         (PteroFleetServer *self);
PteroStats       *ptero_fleet_server_get_stats          (PteroFleetServer *self);
PteroServerState  ptero_fleet_server_get_state          (PteroFleetServer *self);
GDateTime        *ptero_fleet_server_get_state_since    (PteroFleetServer *self);
gboolean          ptero_fleet_server_get_stale          (PteroFleetServer *self);
gboolean          ptero_fleet_server_get_pending        (PteroFleetServer *self);
PteroPowerSignal  ptero_fleet_server_get_pending_signal (PteroFleetServer *self);
const char       *ptero_fleet_server_get_address        (PteroFleetServer *self);
const GError     *ptero_fleet_server_get_error          (PteroFleetServer *self);
gint64            ptero_fleet_server_get_uptime         (PteroFleetServer *self);

/* Numbers for cells and sorting; -1 where not known (offline, stale without stats). Limits 0: unlimited. */
double            ptero_fleet_server_get_cpu            (PteroFleetServer *self);  /* percent of one core */
gint64            ptero_fleet_server_get_memory         (PteroFleetServer *self);  /* bytes */
gint64            ptero_fleet_server_get_disk           (PteroFleetServer *self);  /* bytes */
gint64            ptero_fleet_server_get_cpu_limit      (PteroFleetServer *self);  /* percent */
gint64            ptero_fleet_server_get_memory_limit   (PteroFleetServer *self);  /* bytes */
gint64            ptero_fleet_server_get_disk_limit     (PteroFleetServer *self);  /* bytes */

/* Does the server match what was typed? @words: (array zero-terminated=1): case-folded words, all of which must be found
 * in name, identifier, uuid, address, node, panel or description. */
gboolean          ptero_fleet_server_matches            (PteroFleetServer *self, const char * const *words);
/* May @signal be sent now (state, staleness, panel online)? */
gboolean          ptero_fleet_server_can_power          (PteroFleetServer *self, PteroPowerSignal signal);

/* Counted: while watched (a row on screen, an open tab) the state is kept fresh with a higher priority. */
void              ptero_fleet_server_watch              (PteroFleetServer *self);
void              ptero_fleet_server_unwatch            (PteroFleetServer *self);

/* One power action: marks the server pending, sends, follows the state more closely for a while. */
void              ptero_fleet_server_power_async        (PteroFleetServer *self, PteroPowerSignal signal, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean          ptero_fleet_server_power_finish       (PteroFleetServer *self, GAsyncResult *result, GError **error);
/* Re-reads the server (GET servers/{s}) and its statistics. */
void              ptero_fleet_server_refresh            (PteroFleetServer *self);

G_END_DECLS
