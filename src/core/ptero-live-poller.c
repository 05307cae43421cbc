/* ptero-live-poller.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-live-poller.h"

#include "ptero-live-state.h"

/* The panel answers out of its cache for 20 s; what is due within a second is asked for
 * together. */
#define WATCHED_INTERVAL     (PTERO_STATS_CACHE_TIME + SLACK)
#define FOLLOWED_INTERVAL    (1500 * 1000)
#define BACKGROUND_INTERVAL  (60 * G_USEC_PER_SEC)
#define DESCRIBE_INTERVAL    (15 * G_USEC_PER_SEC)
#define SLACK                G_USEC_PER_SEC
#define MAX_BACKGROUND       4
#define MAX_DOUBLINGS        3

/* What scrolls by is not asked for. */
#define SETTLE_TIME          100

/**
 * PteroLivePoller:
 *
 * Reads the statistics of the servers of one panel.
 *
 * Servers that are watched are read at once and then as often as the panel has
 * something new; one whose power action is under way every one or two seconds;
 * the rest in turn, a few at a time and with the lowest priority, so that
 * [class@Ptero.RateLimiter] keeps them to half of the budget. What the node
 * itself tells is not asked for. Servers in a conflict state have no
 * statistics: those on screen are described anew instead, so that the end of
 * the conflict is seen. Without anybody who looks nothing is read but what
 * follows a power action, and while the panel is not online nothing at all.
 */
struct _PteroLivePoller
{
  GObject          parent_instance;

  PteroPanelSync  *sync;
  PteroPanel      *panel;
  PteroServerList *servers;
  GHashTable      *readings;       /* PteroFleetServer, borrowed → Reading */
  GHashTable      *close;          /* PteroFleetServer, borrowed: watched or followed */
  GCancellable    *cancellable;
  guint            cursor;         /* whose turn it is in the background */
  guint            n_background;   /* under way */
  gint64           update_at;      /* monotonic µs, while the timer runs */
  guint            timer_id;
  gboolean         active;
};

G_DEFINE_FINAL_TYPE (PteroLivePoller, ptero_live_poller, G_TYPE_OBJECT)

typedef struct
{
  gint64        asked_at;       /* monotonic µs, 0: never */
  gint64        described_at;
  guint         n_failures;     /* in a row */
  gboolean      asking;
  gboolean      describing;
  PteroPriority urgency;        /* of the description that was asked for last */
} Reading;

/* A request that is under way. */
typedef struct
{
  PteroLivePoller  *poller;
  PteroFleetServer *server;
  PteroPriority     priority;
} Question;

static void update (PteroLivePoller *self);
static gboolean describe_if_due (PteroLivePoller  *self,
                                 PteroFleetServer *server,
                                 PteroPriority     priority);

static Question *
question_new (PteroLivePoller  *self,
              PteroFleetServer *server,
              PteroPriority     priority)
{
  Question *question = g_new0 (Question, 1);

  question->poller = g_object_ref (self);
  question->server = g_object_ref (server);
  question->priority = priority;

  return question;
}

static void
question_free (Question *question)
{
  g_object_unref (question->poller);
  g_object_unref (question->server);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static Reading *
get_reading (PteroLivePoller  *self,
             PteroFleetServer *server)
{
  Reading *reading = g_hash_table_lookup (self->readings, server);

  if (reading == NULL)
    {
      reading = g_new0 (Reading, 1);
      g_hash_table_insert (self->readings, server, reading);
    }

  return reading;
}

static gboolean
is_online (PteroLivePoller *self)
{
  return ptero_panel_get_state (self->panel) == PTERO_PANEL_STATE_ONLINE;
}

static gboolean
is_conflict (PteroFleetServer *server)
{
  return ptero_server_state_is_conflict (ptero_fleet_server_get_state (server));
}

static gboolean
update_cb (gpointer user_data)
{
  PteroLivePoller *self = PTERO_LIVE_POLLER (user_data);

  self->timer_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* An update that is to come earlier stands. @delay: milliseconds. */
static void
schedule_update (PteroLivePoller *self,
                 gint64           delay)
{
  gint64 update_at = g_get_monotonic_time () + delay * 1000;

  if (self->servers == NULL || (self->timer_id != 0 && self->update_at <= update_at))
    return;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->update_at = update_at;
  self->timer_id = g_timeout_add (delay, update_cb, self);
}

/* What an error says: about the server, about the connection, or nothing for people. */
static void
take_error (PteroLivePoller *self,
            Question        *question,
            Reading         *reading,
            const GError    *error)
{
  PteroFleetServer *server = question->server;
  gboolean is_about_panel = ptero_panel_sync_is_about_panel (error);
  gboolean is_about_server = !is_about_panel ||
                             g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_PANEL);

  reading->n_failures++;

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED))
    return;

  /* of a conflict that its description does not know nothing more is to be learned */
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CONFLICT))
    is_about_server = !describe_if_due (self, server, question->priority);

  /* the list tells whether it has left */
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND))
    ptero_panel_sync_check (self->sync);
  else if (is_about_server)
    ptero_fleet_server_take_error (server, error);

  if (is_about_panel)
    ptero_panel_sync_check (self->sync);
}

static void
take_stats (PteroLivePoller *self,
            Question        *question,
            Reading         *reading,
            PteroAnswer     *answer,
            const GError    *error)
{
  reading->asking = FALSE;

  if (answer != NULL)
    {
      reading->n_failures = 0;
      ptero_fleet_server_take_stats (question->server, ptero_answer_get_resource (answer));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      reading->asked_at = 0;
    }
  else
    {
      take_error (self, question, reading, error);
    }
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  PteroLivePoller *self = question->poller;
  Reading *reading = g_hash_table_lookup (self->readings, question->server);
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;

  answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);

  if (question->priority == PTERO_PRIORITY_BACKGROUND)
    self->n_background--;

  /* one that left meanwhile makes room for another one, too */
  if (reading != NULL)
    take_stats (self, question, reading, answer, error);

  update (self);
}

static void
read_server (PteroLivePoller  *self,
             PteroFleetServer *server,
             PteroPriority     priority)
{
  Reading *reading = get_reading (self, server);
  g_autoptr(PteroRequest) request = NULL;

  reading->asking = TRUE;
  reading->asked_at = g_get_monotonic_time ();
  if (priority == PTERO_PRIORITY_BACKGROUND)
    self->n_background++;

  request = ptero_request_new (PTERO_ENDPOINT_SERVER_RESOURCES, "server",
                               ptero_fleet_server_get_uuid (server), NULL);
  ptero_request_set_priority (request, priority);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           read_cb, question_new (self, server, priority));
}

static void
described_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  PteroLivePoller *self = question->poller;
  Reading *reading = g_hash_table_lookup (self->readings, question->server);
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  PteroServer *server;

  answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);

  /* one that left meanwhile; nothing but it waited for that */
  if (reading == NULL)
    return;

  reading->describing = FALSE;

  if (answer != NULL)
    {
      server = ptero_answer_get_resource (answer);
      if (g_strcmp0 (server->uuid, ptero_fleet_server_get_uuid (question->server)) == 0)
        ptero_fleet_server_set_server (question->server, server);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED))
    {
      ptero_panel_sync_check (self->sync);
    }

  update (self);
}

static void
describe_server (PteroLivePoller  *self,
                 PteroFleetServer *server,
                 PteroPriority     priority)
{
  Reading *reading = get_reading (self, server);
  g_autoptr(PteroRequest) request = NULL;

  reading->describing = TRUE;
  reading->described_at = g_get_monotonic_time ();
  reading->urgency = priority;

  request = ptero_request_new (PTERO_ENDPOINT_SERVER_GET, "server",
                               ptero_fleet_server_get_uuid (server), NULL);
  ptero_request_set_priority (request, priority);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           described_cb, question_new (self, server, priority));
}

/* Returns whether a description is under way. For one that waits for the budget who is in more of
 * a hurry does not wait. */
static gboolean
describe_if_due (PteroLivePoller  *self,
                 PteroFleetServer *server,
                 PteroPriority     priority)
{
  Reading *reading = get_reading (self, server);
  gint64 age = g_get_monotonic_time () - reading->described_at;
  gboolean due = reading->described_at == 0 || age > DESCRIBE_INTERVAL;

  if (reading->describing ? priority < reading->urgency : due)
    describe_server (self, server, priority);

  return reading->describing;
}

/* Asks for what is due of a server that is watched or followed; returns when it is due next. */
static gint64
update_close (PteroLivePoller  *self,
              PteroFleetServer *server,
              gint64            now)
{
  Reading *reading = get_reading (self, server);
  gboolean pending = ptero_fleet_server_get_pending (server);
  gint64 due;

  if (!pending && !self->active && !ptero_fleet_server_get_awaited (server))
    return G_MAXINT64;

  if (is_conflict (server))
    {
      due = reading->described_at == 0 ? now : reading->described_at + WATCHED_INTERVAL;
      if (reading->describing || due > now + SLACK)
        return reading->describing ? G_MAXINT64 : due;

      describe_server (self, server, PTERO_PRIORITY_VISIBLE);
      return G_MAXINT64;
    }

  if (reading->asking)
    return G_MAXINT64;

  if (reading->asked_at == 0)
    due = now;
  else if (pending)
    due = reading->asked_at + FOLLOWED_INTERVAL;
  else
    due = reading->asked_at + WATCHED_INTERVAL - SLACK;

  due = MAX (due, ptero_fleet_server_get_told_until (server));
  if (due > now)
    return due;

  read_server (self, server, PTERO_PRIORITY_VISIBLE);

  return G_MAXINT64;
}

/* Asks for what is due of the rest; returns when something is due next. */
static gint64
update_background (PteroLivePoller *self,
                   gint64           now)
{
  guint n_items = ptero_server_list_get_n_items (self->servers);
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < n_items && self->n_background < MAX_BACKGROUND; i++)
    {
      PteroFleetServer *server;
      Reading *reading;
      gint64 interval;
      gint64 due;

      self->cursor = (self->cursor + 1) % n_items;
      server = ptero_server_list_peek (self->servers, self->cursor);
      reading = get_reading (self, server);

      if (reading->asking || is_conflict (server) || g_hash_table_contains (self->close, server))
        continue;

      interval = BACKGROUND_INTERVAL << MIN (reading->n_failures, MAX_DOUBLINGS);
      due = reading->asked_at == 0 ? now : reading->asked_at + interval;
      due = MAX (due, ptero_fleet_server_get_told_until (server));
      if (due <= now + SLACK)
        read_server (self, server, PTERO_PRIORITY_BACKGROUND);
      else
        next = MIN (next, due);
    }

  /* with every slot taken the next answer comes back here */
  return self->n_background < MAX_BACKGROUND ? next : G_MAXINT64;
}

static void
update (PteroLivePoller *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 next = G_MAXINT64;
  g_autoptr(GList) close = NULL;

  g_clear_handle_id (&self->timer_id, g_source_remove);

  if (self->servers == NULL || !is_online (self))
    return;

  close = g_hash_table_get_keys (self->close);
  for (GList *l = close; l != NULL; l = l->next)
    next = MIN (next, update_close (self, l->data, now));

  if (self->active)
    next = MIN (next, update_background (self, now));

  if (next != G_MAXINT64)
    schedule_update (self, MAX (next - g_get_monotonic_time (), 0) / 1000 + 1);
}

static void
restart (PteroLivePoller *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
server_changed_cb (PteroLivePoller  *self,
                   PteroFleetServer *server,
                   guint             changes)
{
  gboolean is_close = ptero_fleet_server_get_watched (server) ||
                      ptero_fleet_server_get_pending (server) ||
                      ptero_fleet_server_get_awaited (server);
  gboolean was_close = g_hash_table_contains (self->close, server);

  if (is_close && !was_close)
    g_hash_table_add (self->close, server);
  else if (!is_close && was_close)
    g_hash_table_remove (self->close, server);

  if ((changes & PTERO_FLEET_CHANGE_ASKED) != 0 && is_online (self))
    {
      Reading *reading = get_reading (self, server);

      describe_if_due (self, server, PTERO_PRIORITY_USER);

      if (!reading->asking && !is_conflict (server))
        read_server (self, server, PTERO_PRIORITY_USER);
    }

  if (is_close && (!was_close || ptero_fleet_server_get_pending (server)))
    schedule_update (self, SETTLE_TIME);
}

static void
server_removed_cb (PteroLivePoller  *self,
                   PteroFleetServer *server)
{
  g_hash_table_remove (self->readings, server);
  g_hash_table_remove (self->close, server);
}

static void
items_changed_cb (PteroLivePoller *self,
                  guint            position,
                  guint            n_removed,
                  guint            n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (self->servers, i);

      if (ptero_fleet_server_get_watched (server))
        g_hash_table_add (self->close, server);
    }

  if (n_added > 0)
    schedule_update (self, SETTLE_TIME);
}

static void
forget_when_asked (gpointer key,
                   gpointer value,
                   gpointer user_data)
{
  Reading *reading = value;

  reading->asked_at = 0;
}

/* What was read before a panel was lost is only the last that is known: all is due when it is
 * back. */
static void
state_changed_cb (PteroLivePoller *self)
{
  if (!is_online (self))
    {
      restart (self);
      g_hash_table_foreach (self->readings, forget_when_asked, NULL);
    }

  update (self);
}

static void
ptero_live_poller_dispose (GObject *object)
{
  ptero_live_poller_stop (PTERO_LIVE_POLLER (object));

  G_OBJECT_CLASS (ptero_live_poller_parent_class)->dispose (object);
}

static void
ptero_live_poller_finalize (GObject *object)
{
  PteroLivePoller *self = PTERO_LIVE_POLLER (object);

  g_clear_object (&self->sync);
  g_clear_object (&self->panel);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->readings, g_hash_table_unref);
  g_clear_pointer (&self->close, g_hash_table_unref);

  G_OBJECT_CLASS (ptero_live_poller_parent_class)->finalize (object);
}

static void
ptero_live_poller_class_init (PteroLivePollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_live_poller_dispose;
  object_class->finalize = ptero_live_poller_finalize;
}

static void
ptero_live_poller_init (PteroLivePoller *self)
{
  self->active = TRUE;
  self->cancellable = g_cancellable_new ();
  self->readings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->close = g_hash_table_new (NULL, NULL);
}

/**
 * ptero_live_poller_new:
 * @sync: the connection to a panel
 *
 * Returns: (transfer full): a poller that reads as long as the panel is online
 */
PteroLivePoller *
ptero_live_poller_new (PteroPanelSync *sync)
{
  PteroLivePoller *self;

  g_return_val_if_fail (PTERO_IS_PANEL_SYNC (sync), NULL);

  self = g_object_new (PTERO_TYPE_LIVE_POLLER, NULL);
  self->sync = g_object_ref (sync);
  self->panel = g_object_ref (ptero_panel_sync_get_panel (sync));
  self->servers = g_object_ref (ptero_panel_sync_get_servers (sync));

  g_signal_connect_object (self->panel, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->servers, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->servers, "server-changed", G_CALLBACK (server_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->servers, "server-removed", G_CALLBACK (server_removed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_live_poller_set_active:
 * @self: a poller
 * @active: whether anybody looks
 *
 * An inactive poller only follows power actions, and servers that are awaited.
 */
void
ptero_live_poller_set_active (PteroLivePoller *self,
                              gboolean         active)
{
  g_return_if_fail (PTERO_IS_LIVE_POLLER (self));

  if (self->active == active)
    return;

  self->active = active;
  if (!active)
    restart (self);

  update (self);
}

/**
 * ptero_live_poller_stop:
 * @self: a poller
 *
 * Drops what is under way and reads nothing any more.
 */
void
ptero_live_poller_stop (PteroLivePoller *self)
{
  g_return_if_fail (PTERO_IS_LIVE_POLLER (self));

  if (self->servers == NULL)
    return;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->servers, self);
  g_signal_handlers_disconnect_by_data (self->panel, self);
  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->readings);
  g_hash_table_remove_all (self->close);
  g_clear_object (&self->servers);
}
