/* ptero-fleet.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"
#include "ptero-panel-store.h"
#include "ptero-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET (ptero_fleet_get_type ())

/* All servers of all panels: a GListModel of PteroFleetServer, that keeps itself fresh (one PteroPanelSync per panel).
 * Properties: "n-servers" (uint), "n-running" (uint), "loading" (boolean: a first list is still to come), "active" (boolean,
 * writable: FALSE while the window is hidden, nothing is polled then).
 * Signal "live-changed" (): states or numbers of some servers changed; at most once a second. For filters and sorters. */
G_DECLARE_FINAL_TYPE (PteroFleet, ptero_fleet, PTERO, FLEET, GObject)

PteroFleet       *ptero_fleet_new               (PteroPanelStore *panels,
                                                 PteroStore      *store);      /* (nullable) */
/* Reads the last-known fleet (in a worker thread), then connects to each panel whose keys are there. */
void              ptero_fleet_start             (PteroFleet      *self);
void              ptero_fleet_stop              (PteroFleet      *self);       /* saves what is known */
PteroPanelStore  *ptero_fleet_get_panels        (PteroFleet      *self);
PteroFleetServer *ptero_fleet_find              (PteroFleet      *self, const char *key);  /* (transfer none) (nullable) */
guint             ptero_fleet_count             (PteroFleet      *self, PteroServerState state);
gboolean          ptero_fleet_get_loading       (PteroFleet      *self);
void              ptero_fleet_set_active        (PteroFleet      *self, gboolean active);
void              ptero_fleet_refresh           (PteroFleet      *self);       /* every panel, now */

G_END_DECLS
