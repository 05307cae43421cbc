/* ptero-fleet-server-live.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-server-private.h"

#include <glib/gi18n.h>

#include "ptero-attention.h"
#include "ptero-panel-sync.h"

/* Conflict states win over the power state, in the order in which the panel tests them. */
PteroServerState
ptero_fleet_server_derive_state (PteroFleetServer *self)
{
  const char *status = self->server->status;

  if (self->server->is_suspended || g_strcmp0 (status, "suspended") == 0)
    return PTERO_SERVER_STATE_SUSPENDED;

  if (self->server->is_node_under_maintenance)
    return PTERO_SERVER_STATE_MAINTENANCE;

  if (g_strcmp0 (status, "installing") == 0)
    return PTERO_SERVER_STATE_INSTALLING;

  if (g_strcmp0 (status, "install_failed") == 0 || g_strcmp0 (status, "reinstall_failed") == 0)
    return PTERO_SERVER_STATE_INSTALL_FAILED;

  if (g_strcmp0 (status, "restoring_backup") == 0)
    return PTERO_SERVER_STATE_RESTORING;

  if (self->server->is_transferring)
    return PTERO_SERVER_STATE_TRANSFERRING;

  if (self->node_down)
    return PTERO_SERVER_STATE_NODE_DOWN;

  if (self->live.crashed)
    return PTERO_SERVER_STATE_CRASHED;

  return self->live.power;
}

guint
ptero_fleet_server_derive_attention (PteroFleetServer *self)
{
  const PteroAttentionFacts facts = {
    .state = self->state,
    .memory = ptero_fleet_server_get_memory (self),
    .memory_limit = self->memory_limit,
    .disk = ptero_fleet_server_get_disk (self),
    .disk_limit = self->disk_limit,
  };

  return ptero_attention_find (&facts, self->attention);
}

void
ptero_fleet_server_notify (PteroFleetServer *self,
                           guint             prop_id,
                           PteroFleetChange  change)
{
  self->changes |= change;
  g_object_notify_by_pspec (G_OBJECT (self), ptero_fleet_server_properties[prop_id]);
}

static void
set_state_since (PteroFleetServer *self,
                 GDateTime        *since)
{
  if (self->state_since == NULL && since == NULL)
    return;

  g_clear_pointer (&self->state_since, g_date_time_unref);
  if (since != NULL)
    self->state_since = g_date_time_ref (since);
  ptero_fleet_server_notify (self, PROP_STATE_SINCE, PTERO_FLEET_CHANGE_STATE);
}

/* When the state began: what runs says so itself; of what is met in a state it is not known. */
static void
update_state_since (PteroFleetServer *self,
                    PteroServerState  before)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) since = NULL;
  gint64 uptime = ptero_live_state_get_uptime (&self->live, g_get_monotonic_time ());

  if (self->state == PTERO_SERVER_STATE_RUNNING && uptime >= 0)
    since = g_date_time_add_seconds (now, -uptime);
  else if (before != PTERO_SERVER_STATE_UNKNOWN)
    since = g_date_time_ref (now);

  set_state_since (self, since);
}

/* What the description says is as fresh as that; the rest only as the last reading. */
static void
update_stale (PteroFleetServer *self)
{
  gboolean told = self->state == PTERO_SERVER_STATE_UNKNOWN ||
                  ptero_server_state_is_conflict (self->state);
  gboolean stale;

  if (!self->away && told)
    self->unread = FALSE;

  stale = self->away || self->unread;
  if (self->stale == stale)
    return;

  self->stale = stale;
  ptero_fleet_server_notify (self, PROP_STALE, PTERO_FLEET_CHANGE_STALE);
  ptero_fleet_server_notify (self, PROP_UPTIME, PTERO_FLEET_CHANGE_LIVE);
}

static void
update_state (PteroFleetServer *self)
{
  PteroServerState before = self->state;
  PteroServerState state = ptero_fleet_server_derive_state (self);

  /* what it did before says nothing about what it does after */
  if (ptero_server_state_is_conflict (state))
    {
      ptero_live_state_lose (&self->live);
      self->told_until = 0;
    }
  else if (ptero_server_state_is_conflict (before))
    self->changes |= PTERO_FLEET_CHANGE_ASKED;

  if (before != state)
    {
      self->state = state;
      ptero_fleet_server_notify (self, PROP_STATE, PTERO_FLEET_CHANGE_STATE);
      update_state_since (self, before);
    }
  else if (self->live.restarted && state == PTERO_SERVER_STATE_RUNNING)
    {
      update_state_since (self, before);
    }

  self->live.restarted = FALSE;
}

static void
update_attention (PteroFleetServer *self)
{
  guint attention = ptero_fleet_server_derive_attention (self);

  if (self->attention == attention)
    return;

  self->attention = attention;
  ptero_fleet_server_notify (self, PROP_ATTENTION, PTERO_FLEET_CHANGE_ATTENTION);
}

static void
update_pending (PteroFleetServer *self)
{
  if (self->pending_signal != self->live.signal && self->live.pending)
    {
      self->pending_signal = self->live.signal;
      ptero_fleet_server_notify (self, PROP_PENDING_SIGNAL, PTERO_FLEET_CHANGE_STATE);
    }

  if (self->pending != self->live.pending)
    {
      self->pending = self->live.pending;
      ptero_fleet_server_notify (self, PROP_PENDING, PTERO_FLEET_CHANGE_STATE);
    }

  if (!self->pending)
    g_clear_handle_id (&self->timeout_id, g_source_remove);
}

void
ptero_fleet_server_begin (PteroFleetServer *self)
{
  g_object_freeze_notify (G_OBJECT (self));
}

/* Brings what follows from the rest up to date and tells of what changed since begin(). */
void
ptero_fleet_server_commit (PteroFleetServer *self)
{
  g_autoptr(PteroFleetServer) kept = g_object_ref (self);
  PteroServerState before = self->state;
  guint changes;

  update_state (self);
  update_stale (self);
  update_attention (self);
  update_pending (self);
  changes = self->changes;
  self->changes = 0;
  g_object_thaw_notify (G_OBJECT (self));

  if (changes != 0)
    g_signal_emit (self, ptero_fleet_server_changed_signal, 0, changes, before);
}

static gboolean
power_timeout_cb (gpointer user_data)
{
  PteroFleetServer *self = PTERO_FLEET_SERVER (user_data);

  self->timeout_id = 0;
  ptero_fleet_server_begin (self);
  ptero_live_state_give_up (&self->live);
  ptero_fleet_server_commit (self);

  return G_SOURCE_REMOVE;
}

/* Whether nothing can come of what was sent. Where the answer was lost, or somebody in between gave
 * it, the node may have done it all the same: what stops then is no crash. */
static gboolean
is_refusal (const GError *error)
{
  guint status = ptero_api_error_get_status (error);

  if (error->domain != PTERO_API_ERROR)
    return FALSE;

  /* without an answer it was not sent, or the answer is not understood */
  if (status == 0)
    return error->code != PTERO_API_ERROR_INVALID_ANSWER &&
           error->code != PTERO_API_ERROR_TOO_LARGE;

  return SOUP_STATUS_IS_REDIRECTION (status) || SOUP_STATUS_IS_CLIENT_ERROR (status);
}

static void
fail_power (PteroFleetServer *self,
            guint             serial,
            const GError     *error)
{
  if (self->power_serial != serial)
    return;

  ptero_fleet_server_begin (self);
  if (is_refusal (error))
    ptero_live_state_refuse (&self->live);
  else
    ptero_live_state_doubt (&self->live, g_get_monotonic_time ());
  self->changes |= PTERO_FLEET_CHANGE_EXPECTED;
  ptero_fleet_server_commit (self);
}

static void
power_sent_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PteroAnswer) answer = NULL;
  PteroFleetServer *self = g_task_get_source_object (task);
  guint serial = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;

  answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);
  if (answer == NULL)
    {
      fail_power (self, serial, error);

      /* the panel's own look at the server is newer than ours */
      if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CONFLICT))
        ptero_fleet_server_refresh (self);
      else if (ptero_panel_sync_is_about_panel (error))
        ptero_panel_refresh (self->panel);

      g_task_return_error (task, error);
      return;
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * ptero_fleet_server_fits:
 * @self: a server
 * @signal: a power action
 *
 * As long as the state is only the last one known everything is of use.
 *
 * Returns: whether @signal is of use in the state of @self
 */
gboolean
ptero_fleet_server_fits (PteroFleetServer *self,
                         PteroPowerSignal  signal)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  if (self->unread && !self->away)
    return ptero_power_signal_fits (signal, PTERO_SERVER_STATE_UNKNOWN);

  return ptero_power_signal_fits (signal, self->state);
}

/**
 * ptero_fleet_server_is_within_reach:
 * @self: a server
 *
 * What is sent while the panel wants to be left alone waits for its turn.
 *
 * Returns: whether something may be sent to it now
 */
gboolean
ptero_fleet_server_is_within_reach (PteroFleetServer *self)
{
  PteroPanelState state;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  state = ptero_panel_get_state (self->panel);

  return !self->away && !self->gone &&
         (state == PTERO_PANEL_STATE_ONLINE || state == PTERO_PANEL_STATE_RATE_LIMITED);
}

/**
 * ptero_fleet_server_can_power:
 * @self: a server
 * @signal: a power action
 *
 * Returns: whether @signal may be sent now: the panel is online, and the signal
 *   is of use in the state and beside what is under way
 */
gboolean
ptero_fleet_server_can_power (PteroFleetServer *self,
                              PteroPowerSignal  signal)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  if (!ptero_fleet_server_is_within_reach (self))
    return FALSE;

  if (self->pending)
    {
      if (self->pending_signal == PTERO_POWER_KILL || signal == self->pending_signal)
        return FALSE;

      /* a way out of what takes too long */
      if (signal != PTERO_POWER_KILL &&
          !(signal == PTERO_POWER_STOP && self->pending_signal != PTERO_POWER_STOP))
        return FALSE;
    }

  return ptero_fleet_server_fits (self, signal);
}

static void
emit_change (PteroFleetServer *self,
             PteroFleetChange  change)
{
  ptero_fleet_server_begin (self);
  self->changes |= change;
  ptero_fleet_server_commit (self);
}

/**
 * ptero_fleet_server_watch:
 * @self: a server
 *
 * Keeps the live state fresh with a higher priority, until
 * [method@Ptero.FleetServer.unwatch] was called as often. For rows on screen
 * and open tabs.
 */
void
ptero_fleet_server_watch (PteroFleetServer *self)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  if (self->n_watchers++ == 0)
    emit_change (self, PTERO_FLEET_CHANGE_WATCHED);
}

/**
 * ptero_fleet_server_unwatch:
 * @self: a server
 *
 * Undoes one [method@Ptero.FleetServer.watch].
 */
void
ptero_fleet_server_unwatch (PteroFleetServer *self)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));
  g_return_if_fail (self->n_watchers > 0);

  if (--self->n_watchers == 0)
    emit_change (self, PTERO_FLEET_CHANGE_WATCHED);
}

/**
 * ptero_fleet_server_get_watched:
 * @self: a server
 *
 * Returns: whether it is on screen somewhere
 */
gboolean
ptero_fleet_server_get_watched (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  return self->n_watchers > 0;
}

/**
 * ptero_fleet_server_set_awaited:
 * @self: a server
 * @awaited: whether somebody waits for what happens to it to be over
 *
 * Keeps the live state fresh also while nothing is on screen.
 */
void
ptero_fleet_server_set_awaited (PteroFleetServer *self,
                                gboolean          awaited)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  if (self->awaited == awaited)
    return;

  self->awaited = awaited;
  emit_change (self, PTERO_FLEET_CHANGE_WATCHED);
}

/**
 * ptero_fleet_server_get_awaited:
 * @self: a server
 *
 * Returns: whether somebody waits for what happens to it to be over
 */
gboolean
ptero_fleet_server_get_awaited (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  return self->awaited;
}

/**
 * ptero_fleet_server_power_async:
 * @self: a server
 * @signal: what to do
 * @cancellable: (nullable): a cancellable
 * @callback: called when the panel took it
 * @user_data: for @callback
 *
 * Sends a power action. The server is pending until it got where that leads
 * to, at most two minutes, and is followed more closely meanwhile.
 *
 * The panel takes an action without knowing whether it works: see
 * [property@Ptero.FleetServer:pending] and the state.
 */
void
ptero_fleet_server_power_async (PteroFleetServer    *self,
                                PteroPowerSignal     signal,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_fleet_server_power_async);

  if (!ptero_fleet_server_can_power (self, signal))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("This cannot be done while the server is in its present state"));
      return;
    }

  request = ptero_request_new (PTERO_ENDPOINT_SERVER_POWER,
                               "server", self->uuid,
                               "signal", ptero_power_signal_to_wire (signal),
                               NULL);
  g_task_set_task_data (task, GUINT_TO_POINTER (++self->power_serial), NULL);

  ptero_fleet_server_begin (self);
  ptero_live_state_expect (&self->live, signal, g_get_monotonic_time ());
  self->changes |= PTERO_FLEET_CHANGE_EXPECTED;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add_seconds (PTERO_POWER_TIMEOUT / G_USEC_PER_SEC, power_timeout_cb,
                                            self);
  ptero_fleet_server_commit (self);

  ptero_client_send_async (ptero_panel_get_client (self->panel), request, cancellable,
                           power_sent_cb, g_steal_pointer (&task));
}

/**
 * ptero_fleet_server_power_finish:
 * @self: a server
 * @result: a result
 * @error: return location for an error
 *
 * Returns: whether the panel took the action; if not @error is one of
 *   %PTERO_API_ERROR or of the transport, or %G_IO_ERROR_NOT_SUPPORTED if it
 *   does not fit the state
 */
gboolean
ptero_fleet_server_power_finish (PteroFleetServer  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_fleet_server_refresh:
 * @self: a server
 *
 * Asks for a fresh description and fresh statistics.
 */
void
ptero_fleet_server_refresh (PteroFleetServer *self)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  emit_change (self, PTERO_FLEET_CHANGE_ASKED);
}

/**
 * ptero_fleet_server_excuse_stop:
 * @self: a server
 *
 * What is about to be asked of the panel stops the server, e.g. to restore a
 * backup: this is no crash.
 */
void
ptero_fleet_server_excuse_stop (PteroFleetServer *self)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  ptero_live_state_excuse (&self->live, g_get_monotonic_time ());
  emit_change (self, PTERO_FLEET_CHANGE_EXPECTED);
}

/**
 * ptero_fleet_server_is_same:
 * @self: a server
 * @other: another one
 *
 * Returns: whether the two are one server, seen through two logins at one panel
 */
gboolean
ptero_fleet_server_is_same (PteroFleetServer *self,
                            PteroFleetServer *other)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (other), FALSE);

  return g_str_equal (self->uuid, other->uuid) &&
         g_str_equal (ptero_panel_get_address (self->panel),
                      ptero_panel_get_address (other->panel));
}

/**
 * ptero_fleet_server_expect_like:
 * @self: a server
 * @other: the same, through another login
 *
 * Something was asked of @other that stops it, or was refused: if it stops that
 * is no crash.
 */
void
ptero_fleet_server_expect_like (PteroFleetServer *self,
                                PteroFleetServer *other)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (other));

  ptero_live_state_expect_like (&self->live, &other->live, g_get_monotonic_time ());
}

static void
set_error (PteroFleetServer *self,
           const GError     *error)
{
  if (ptero_error_replace (&self->error, error))
    ptero_fleet_server_notify (self, PROP_ERROR, PTERO_FLEET_CHANGE_STATE);
}

static void
take_stats (PteroFleetServer *self,
            PteroStats       *stats)
{
  ptero_fleet_server_begin (self);
  self->node_down = FALSE;
  self->unread = FALSE;
  set_error (self, NULL);
  ptero_live_state_read (&self->live, stats->current_state,
                         stats->resources != NULL ? stats->resources->uptime : 0,
                         g_get_monotonic_time ());
  g_set_object (&self->stats, stats);
  ptero_fleet_server_notify (self, PROP_STATS, PTERO_FLEET_CHANGE_LIVE);
  ptero_fleet_server_notify (self, PROP_UPTIME, PTERO_FLEET_CHANGE_LIVE);
  ptero_fleet_server_commit (self);
}

/**
 * ptero_fleet_server_take_stats:
 * @self: a server
 * @stats: what the panel just answered
 *
 * Takes up a reading of the live state. While the node itself tells it, the
 * answer is left out: it may be as old as the panel's cache.
 */
void
ptero_fleet_server_take_stats (PteroFleetServer *self,
                               PteroStats       *stats)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));
  g_return_if_fail (PTERO_IS_STATS (stats));

  if (g_get_monotonic_time () >= self->told_until)
    take_stats (self, stats);
}

/**
 * ptero_fleet_server_take_live_stats:
 * @self: a server
 * @live: what its node tells of it
 * @state: what it does now
 *
 * Takes up the live state as the node tells it. That says nothing of a server
 * in a conflict state, of a panel that is gone, or of one that cannot reach the
 * node itself: nothing can be done with the server then.
 */
void
ptero_fleet_server_take_live_stats (PteroFleetServer *self,
                                    PteroLiveStats   *live,
                                    const char       *state)
{
  g_autoptr(PteroStats) stats = NULL;

  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));
  g_return_if_fail (PTERO_IS_LIVE_STATS (live));

  if (state == NULL || self->away || self->node_down ||
      ptero_server_state_is_conflict (self->state))
    return;

  stats = ptero_live_stats_describe (live, state);
  self->told_until = g_get_monotonic_time () + PTERO_STATS_CACHE_TIME;
  take_stats (self, stats);
}

/**
 * ptero_fleet_server_get_told_until:
 * @self: a server
 *
 * Returns: until when, monotonic µs, its node is known to tell the live state
 *   later than the panel does; 0 if it never did
 */
gint64
ptero_fleet_server_get_told_until (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), 0);

  return self->told_until;
}

/**
 * ptero_fleet_server_take_error:
 * @self: a server
 * @error: why there are no statistics
 *
 * Takes up that the live state could not be read.
 */
void
ptero_fleet_server_take_error (PteroFleetServer *self,
                               const GError     *error)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));
  g_return_if_fail (error != NULL);

  ptero_fleet_server_begin (self);
  self->told_until = 0;
  self->node_down = g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_DAEMON);
  if (self->node_down)
    self->unread = FALSE;
  set_error (self, error);
  ptero_fleet_server_commit (self);
}

/**
 * ptero_fleet_server_restore:
 * @self: a new server
 * @stats: (nullable): statistics when it was last seen
 * @state: what it did then
 * @since: (nullable): since when
 *
 * Makes @self what it was when it was last seen, marked as stale. To be called
 * before anybody else has it: it does not notify.
 */
void
ptero_fleet_server_restore (PteroFleetServer *self,
                            PteroStats       *stats,
                            PteroServerState  state,
                            GDateTime        *since)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  switch (state)
    {
    case PTERO_SERVER_STATE_OFFLINE:
    case PTERO_SERVER_STATE_STARTING:
    case PTERO_SERVER_STATE_RUNNING:
    case PTERO_SERVER_STATE_STOPPING:
      self->live.power = state;
      break;

    case PTERO_SERVER_STATE_CRASHED:
      self->live.power = PTERO_SERVER_STATE_OFFLINE;
      self->live.crashed = TRUE;
      break;

    case PTERO_SERVER_STATE_NODE_DOWN:
      self->node_down = TRUE;
      break;

    default:
      break;
    }

  /* nobody knows it yet, so nobody is told */
  g_set_object (&self->stats, stats);
  g_clear_pointer (&self->state_since, g_date_time_unref);
  self->state_since = since != NULL ? g_date_time_ref (since) : NULL;
  self->state = ptero_fleet_server_derive_state (self);
  self->attention = ptero_fleet_server_derive_attention (self);
  self->away = TRUE;
  self->unread = TRUE;
  self->stale = TRUE;
}

/**
 * ptero_fleet_server_set_stale:
 * @self: a server
 * @stale: whether it is as it was when the panel was last reached
 *
 * A stale server keeps its state; an action that was under way is given up.
 * When the panel is reached again it stays stale until its live state was read.
 */
void
ptero_fleet_server_set_stale (PteroFleetServer *self,
                              gboolean          stale)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  stale = !!stale;
  if (self->away == stale)
    return;

  ptero_fleet_server_begin (self);
  self->away = stale;
  self->told_until = 0;
  self->changes |= PTERO_FLEET_CHANGE_STALE;
  ptero_live_state_forget (&self->live);
  if (stale)
    {
      self->unread = TRUE;
      ptero_live_state_give_up (&self->live);
    }
  ptero_fleet_server_commit (self);
}

/**
 * ptero_fleet_server_get_gone:
 * @self: a server
 *
 * Returns: whether nothing more will be heard of it: it is not on its panel
 *   any more, or the panel was removed
 */
gboolean
ptero_fleet_server_get_gone (PteroFleetServer *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);

  return self->gone;
}

/**
 * ptero_fleet_server_leave:
 * @self: a server
 *
 * Nothing more will be heard of it: an action that was under way is given up.
 * Were it to come back it would be another object.
 */
void
ptero_fleet_server_leave (PteroFleetServer *self)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  if (self->gone)
    return;

  ptero_fleet_server_begin (self);
  self->gone = TRUE;
  ptero_live_state_give_up (&self->live);
  ptero_fleet_server_notify (self, PROP_GONE, PTERO_FLEET_CHANGE_STALE);
  ptero_fleet_server_commit (self);
}
