/* ptero-fleet-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-live-stats.h"
#include "ptero-panel.h"
#include "ptero-server.h"
#include "ptero-server-state.h"
#include "ptero-stats.h"
#include "ptero-words.h"

G_BEGIN_DECLS

/* What [signal@Ptero.FleetServer::changed] tells of */
typedef enum
{
  PTERO_FLEET_CHANGE_STATE     = 1 << 0,  /* state, error, pending action */
  PTERO_FLEET_CHANGE_LIVE      = 1 << 1,  /* statistics */
  PTERO_FLEET_CHANGE_DETAILS   = 1 << 2,  /* name, limits, address … */
  PTERO_FLEET_CHANGE_WATCHED   = 1 << 3,  /* watched or not any more */
  PTERO_FLEET_CHANGE_ASKED     = 1 << 4,  /* a fresh reading is wanted */
  PTERO_FLEET_CHANGE_STALE     = 1 << 5,  /* stale or not any more */
  PTERO_FLEET_CHANGE_WORDS     = 1 << 6,  /* of the details: what a search looks at */
  PTERO_FLEET_CHANGE_ATTENTION = 1 << 7,  /* why it wants a person */
  PTERO_FLEET_CHANGE_FAVORITE  = 1 << 8,  /* the star */
  PTERO_FLEET_CHANGE_EXPECTED  = 1 << 9,  /* what is to come of what was asked for */
} PteroFleetChange;

#define PTERO_TYPE_FLEET_SERVER (ptero_fleet_server_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetServer, ptero_fleet_server, PTERO, FLEET_SERVER, GObject)

const char       *ptero_fleet_server_get_key            (PteroFleetServer    *self);
PteroPanel       *ptero_fleet_server_get_panel          (PteroFleetServer    *self);
PteroServer      *ptero_fleet_server_get_server         (PteroFleetServer    *self);
PteroStats       *ptero_fleet_server_get_stats          (PteroFleetServer    *self);
PteroServerState  ptero_fleet_server_get_state          (PteroFleetServer    *self);
GDateTime        *ptero_fleet_server_get_state_since    (PteroFleetServer    *self);
gboolean          ptero_fleet_server_get_stale          (PteroFleetServer    *self);
gboolean          ptero_fleet_server_get_away           (PteroFleetServer    *self);
gboolean          ptero_fleet_server_get_pending        (PteroFleetServer    *self);
PteroPowerSignal  ptero_fleet_server_get_pending_signal (PteroFleetServer    *self);
const char       *ptero_fleet_server_get_address        (PteroFleetServer    *self);
const GError     *ptero_fleet_server_get_error          (PteroFleetServer    *self);
gint64            ptero_fleet_server_get_uptime         (PteroFleetServer    *self);
guint             ptero_fleet_server_get_attention      (PteroFleetServer    *self);
gboolean          ptero_fleet_server_get_favorite       (PteroFleetServer    *self);
void              ptero_fleet_server_set_favorite       (PteroFleetServer    *self,
                                                         gboolean             favorite);

double            ptero_fleet_server_get_cpu            (PteroFleetServer    *self);
gint64            ptero_fleet_server_get_memory         (PteroFleetServer    *self);
gint64            ptero_fleet_server_get_disk           (PteroFleetServer    *self);
gint64            ptero_fleet_server_get_cpu_limit      (PteroFleetServer    *self);
gint64            ptero_fleet_server_get_memory_limit   (PteroFleetServer    *self);
gint64            ptero_fleet_server_get_disk_limit     (PteroFleetServer    *self);

gboolean          ptero_fleet_server_matches            (PteroFleetServer    *self,
                                                         const char * const  *words);
PteroWordsMatch   ptero_fleet_server_match_words        (PteroFleetServer    *self,
                                                         const char * const  *words);
char             *ptero_fleet_server_find_reason        (PteroFleetServer    *self,
                                                         const char * const  *words,
                                                         const char         **word);
gboolean          ptero_fleet_server_fits               (PteroFleetServer    *self,
                                                         PteroPowerSignal     signal);
gboolean          ptero_fleet_server_is_same            (PteroFleetServer    *self,
                                                         PteroFleetServer    *other);
void              ptero_fleet_server_expect_like        (PteroFleetServer    *self,
                                                         PteroFleetServer    *other);
gboolean          ptero_fleet_server_is_within_reach    (PteroFleetServer    *self);
gboolean          ptero_fleet_server_can_power          (PteroFleetServer    *self,
                                                         PteroPowerSignal     signal);

void              ptero_fleet_server_watch              (PteroFleetServer    *self);
void              ptero_fleet_server_unwatch            (PteroFleetServer    *self);
gboolean          ptero_fleet_server_get_watched        (PteroFleetServer    *self);
void              ptero_fleet_server_set_awaited        (PteroFleetServer    *self,
                                                         gboolean             awaited);
gboolean          ptero_fleet_server_get_awaited        (PteroFleetServer    *self);

void              ptero_fleet_server_power_async        (PteroFleetServer    *self,
                                                         PteroPowerSignal     signal,
                                                         GCancellable        *cancellable,
                                                         GAsyncReadyCallback  callback,
                                                         gpointer             user_data);
gboolean          ptero_fleet_server_power_finish       (PteroFleetServer    *self,
                                                         GAsyncResult        *result,
                                                         GError             **error);
void              ptero_fleet_server_refresh            (PteroFleetServer    *self);
gboolean          ptero_fleet_server_get_gone           (PteroFleetServer    *self);
void              ptero_fleet_server_leave              (PteroFleetServer    *self);
void              ptero_fleet_server_excuse_stop        (PteroFleetServer    *self);

/* For core only */
PteroFleetServer *ptero_fleet_server_new                (PteroPanel          *panel,
                                                         PteroServer         *server);
const char       *ptero_fleet_server_get_uuid           (PteroFleetServer    *self);
const char       *ptero_fleet_server_get_sort_key       (PteroFleetServer    *self);
void              ptero_fleet_server_set_server         (PteroFleetServer    *self,
                                                         PteroServer         *server);
void              ptero_fleet_server_take_stats         (PteroFleetServer    *self,
                                                         PteroStats          *stats);
void              ptero_fleet_server_take_live_stats    (PteroFleetServer    *self,
                                                         PteroLiveStats      *live,
                                                         const char          *state);
gint64            ptero_fleet_server_get_told_until     (PteroFleetServer    *self);
void              ptero_fleet_server_take_error         (PteroFleetServer    *self,
                                                         const GError        *error);
void              ptero_fleet_server_restore            (PteroFleetServer    *self,
                                                         PteroStats          *stats,
                                                         PteroServerState     state,
                                                         GDateTime           *since);
void              ptero_fleet_server_set_stale          (PteroFleetServer    *self,
                                                         gboolean             stale);
void              ptero_fleet_server_gather_words       (PteroFleetServer    *self);
void              ptero_fleet_server_forget_words       (PteroFleetServer    *self);

G_END_DECLS
