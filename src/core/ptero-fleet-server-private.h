/* ptero-fleet-server-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"

#include "ptero-allocation.h"
#include "ptero-live-state.h"

G_BEGIN_DECLS

/* ptero-fleet-server.c has what the server is, ptero-fleet-server-live.c what it does, and
 * ptero-fleet-server-words.c what it is found by. */

struct _PteroFleetServer
{
  GObject           parent_instance;

  PteroPanel       *panel;
  PteroServer      *server;
  PteroStats       *stats;
  char             *key;
  char             *uuid;
  char             *sort_key;
  char             *address;
  char             *haystack;      /* case-folded; NULL: to be made */
  gsize             n_shown;       /* bytes of it: name, address, node and panel */
  gsize             n_named;       /* and what else it is called; what it is for follows */
  GDateTime        *state_since;
  GError           *error;

  PteroLiveState    live;
  PteroServerState  state;
  PteroPowerSignal  pending_signal;
  guint             changes;       /* PteroFleetChange, to be told */
  guint             n_watchers;
  guint             timeout_id;    /* of the power action that is under way */
  guint             power_serial;
  gint64            told_until;    /* monotonic µs */
  gint64            memory_limit;
  gint64            disk_limit;
  gint64            cpu_limit;
  guint             attention;     /* PteroAttention */
  gboolean          awaited;
  gboolean          away;          /* the panel does not tell of it */
  gboolean          favorite;
  gboolean          gone;
  gboolean          node_down;
  gboolean          pending;
  gboolean          stale;
  gboolean          unread;        /* the live state is as it was when it was last seen */
};

enum
{
  PROP_0,
  PROP_ADDRESS,
  PROP_ATTENTION,
  PROP_ERROR,
  PROP_FAVORITE,
  PROP_GONE,
  PROP_KEY,
  PROP_PANEL,
  PROP_PENDING,
  PROP_PENDING_SIGNAL,
  PROP_SERVER,
  PROP_STALE,
  PROP_STATE,
  PROP_STATE_SINCE,
  PROP_STATS,
  PROP_UPTIME,
  N_PROPS
};

extern GParamSpec *ptero_fleet_server_properties[N_PROPS];
extern guint ptero_fleet_server_changed_signal;

PteroServerState ptero_fleet_server_derive_state     (PteroFleetServer *self);
guint            ptero_fleet_server_derive_attention (PteroFleetServer *self);
PteroAllocation *ptero_fleet_server_find_allocation  (PteroServer      *server);

/* Around every change: the second tells of all of it at once. */
void             ptero_fleet_server_begin            (PteroFleetServer *self);
void             ptero_fleet_server_commit           (PteroFleetServer *self);
void             ptero_fleet_server_notify           (PteroFleetServer *self,
                                                      guint             prop_id,
                                                      PteroFleetChange  change);

G_END_DECLS
