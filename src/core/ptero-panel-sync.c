/* ptero-panel-sync.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-sync.h"

#include <glib/gi18n.h>

#include "ptero-listing.h"

#define PER_PAGE          100
#define SMALL             PER_PAGE
#define REFRESH_SECONDS   300
#define SMALL_SECONDS     60
#define REFUSED_SECONDS   300
#define FIRST_RETRY       (5 * 1000)
#define LAST_RETRY        (300 * 1000)
#define LONG_WAIT         (2 * G_USEC_PER_SEC)
#define CHECK_INTERVAL    (15 * G_USEC_PER_SEC)
/* ms: a network that comes up tells of each step, as does one that containers come into */
#define SETTLE_TIME       1000

/**
 * PteroPanelSync:
 *
 * The connection to one panel and its list of servers.
 *
 * As soon as the panel has a key, reads whose it is and what servers there
 * are, and does so again every few minutes. Whatever goes wrong becomes the
 * state of the [class@Ptero.Panel], and it is tried again without being asked:
 * later and later where the panel cannot be reached, at once when the network
 * changed. While the panel is not online its servers are stale.
 *
 * A panel with an application key only is online without servers in the list:
 * the Client API, which alone has live state and power, is closed to it.
 */
struct _PteroPanelSync
{
  GObject          parent_instance;

  PteroPanel      *panel;
  PteroServerList *servers;
  PteroListing    *listing;
  GCancellable    *cancellable;    /* of the attempt that is under way */
  GNetworkMonitor *network;
  gint64           due_at;         /* monotonic µs of the next attempt */
  gint64           checked_at;
  guint            timer_id;
  guint            settle_id;      /* the network has changed */
  guint            blocked_id;     /* the panel refuses every request until then */
  PteroPanelState  open_state;     /* what it comes back to */
  GError          *open_error;
  guint            n_failures;
  gboolean         asked;          /* the attempt was asked for by the person */
  gboolean         active;
  gboolean         started;
  gboolean         listed;         /* since the program started */
  gboolean         loading;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

enum
{
  SIGNAL_REFRESHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PteroPanelSync, ptero_panel_sync, G_TYPE_OBJECT)

static void begin_attempt (PteroPanelSync *self);

static void
set_loading (PteroPanelSync *self,
             gboolean        loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
has_key (PteroPanelSync *self,
         PteroApi        api)
{
  return ptero_client_has_key (ptero_panel_get_client (self->panel), api);
}

static void
abandon_attempt (PteroPanelSync *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
timer_cb (gpointer user_data)
{
  PteroPanelSync *self = PTERO_PANEL_SYNC (user_data);

  self->timer_id = 0;
  begin_attempt (self);

  return G_SOURCE_REMOVE;
}

/* Arms the timer for due_at, unless nothing is to happen now. */
static void
update_timer (PteroPanelSync *self)
{
  gint64 delay = MAX (self->due_at - g_get_monotonic_time (), 0) / 1000;

  g_clear_handle_id (&self->timer_id, g_source_remove);

  if (!self->started || !self->active || self->due_at == 0)
    return;

  /* whole seconds share their wake-up with others */
  if (delay >= 10 * 1000)
    self->timer_id = g_timeout_add_seconds (delay / 1000, timer_cb, self);
  else
    self->timer_id = g_timeout_add (delay, timer_cb, self);
}

static void
schedule_attempt (PteroPanelSync *self,
                  gint64          delay)
{
  self->due_at = g_get_monotonic_time () + delay * 1000;
  update_timer (self);
}

/* 5 s, 10 s, 20 s … 5 min, each a fifth more or less so that programs that lost a panel together do
 * not come back together. */
static gint64
get_retry_delay (PteroPanelSync *self)
{
  gint64 delay = MIN ((gint64)FIRST_RETRY << MIN (self->n_failures, 10), LAST_RETRY);

  self->n_failures++;

  return delay * g_random_double_range (0.8, 1.2);
}

/* That of the API by which the servers are read. */
static PteroRateLimiter *
get_limiter (PteroPanelSync *self)
{
  PteroApi api = has_key (self, PTERO_API_CLIENT) ? PTERO_API_CLIENT : PTERO_API_APPLICATION;

  return ptero_client_get_rate_limiter (ptero_panel_get_client (self->panel), api);
}

static void
clear_blocked (PteroPanelSync *self)
{
  g_clear_handle_id (&self->blocked_id, g_source_remove);
  g_clear_error (&self->open_error);
}

static gboolean
open_cb (gpointer user_data)
{
  PteroPanelSync *self = PTERO_PANEL_SYNC (user_data);

  self->blocked_id = 0;
  if (ptero_panel_get_state (self->panel) == PTERO_PANEL_STATE_RATE_LIMITED)
    ptero_panel_set_state (self->panel, self->open_state, self->open_error, 0);
  clear_blocked (self);

  return G_SOURCE_REMOVE;
}

/* Whatever was refused, all else waits with it: the row says so, and the panel is as it was when
 * that is over. */
static void
blocked_cb (PteroPanelSync   *self,
            PteroRateLimiter *limiter)
{
  gint64 blocked = ptero_rate_limiter_get_blocked (limiter);
  PteroPanelState state = ptero_panel_get_state (self->panel);
  g_autoptr(GError) error = NULL;

  if (!self->started || limiter != get_limiter (self) || blocked < LONG_WAIT)
    return;

  if (self->blocked_id == 0 && state != PTERO_PANEL_STATE_ONLINE &&
      state != PTERO_PANEL_STATE_CONNECTING)
    return;

  if (self->blocked_id == 0)
    {
      self->open_state = state;
      self->open_error = ptero_panel_get_error (self->panel) != NULL
                           ? g_error_copy (ptero_panel_get_error (self->panel))
                           : NULL;
    }

  g_clear_handle_id (&self->blocked_id, g_source_remove);
  self->blocked_id = g_timeout_add (blocked / 1000 + 1, open_cb, self);

  error = ptero_api_error_new_for_wait (blocked / G_USEC_PER_SEC + 1);
  ptero_panel_set_state (self->panel, PTERO_PANEL_STATE_RATE_LIMITED, error,
                         g_get_monotonic_time () + blocked);
}

static void
watch_limiters (PteroPanelSync *self)
{
  PteroClient *client = ptero_panel_get_client (self->panel);

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    g_signal_connect_object (ptero_client_get_rate_limiter (client, api), "blocked",
                             G_CALLBACK (blocked_cb), self, G_CONNECT_SWAPPED);
}

static gint64
get_blocked_delay (PteroPanelSync *self,
                   const GError   *error)
{
  gint64 blocked = ptero_rate_limiter_get_blocked (get_limiter (self)) / 1000;

  if (blocked == 0)
    blocked = CLAMP (ptero_api_error_get_retry_after (error), 5, PTERO_LONGEST_PAUSE) * 1000;

  return blocked + 100;
}

/* Not before what the panel, or whatever is in front of it, asks for. */
static gint64
get_lost_delay (PteroPanelSync *self,
                const GError   *error)
{
  const int seconds = ptero_api_error_get_retry_after (error);
  gint64 asked = CLAMP (seconds, 0, PTERO_LONGEST_PAUSE) * 1000 * g_random_double_range (1.0, 1.2);
  gint64 delay = get_retry_delay (self);

  return MAX (delay, asked);
}

/* What an error that ends an attempt makes of the connection. */
static PteroPanelState
classify (const GError *error)
{
  /* what else goes wrong with the encryption is before any certificate, or after it */
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return PTERO_PANEL_STATE_CERTIFICATE;

  if (error->domain != PTERO_API_ERROR)
    return PTERO_PANEL_STATE_UNREACHABLE;

  switch ((PteroApiError)error->code)
    {
    case PTERO_API_ERROR_UNAUTHENTICATED:
    case PTERO_API_ERROR_FORBIDDEN:
    case PTERO_API_ERROR_ADDRESS_NOT_ALLOWED:
    case PTERO_API_ERROR_WRONG_KEY:
    case PTERO_API_ERROR_TWO_FACTOR_REQUIRED:
    case PTERO_API_ERROR_NO_KEY:
      return PTERO_PANEL_STATE_KEY_REFUSED;

    case PTERO_API_ERROR_UNTRUSTED_CERTIFICATE:
    case PTERO_API_ERROR_CERTIFICATE_CHANGED:
      return PTERO_PANEL_STATE_CERTIFICATE;

    case PTERO_API_ERROR_RATE_LIMITED:
      return PTERO_PANEL_STATE_RATE_LIMITED;

    default:
      return PTERO_PANEL_STATE_UNREACHABLE;
    }
}

/* Whether an answer is what every question to the panel would get now, or any might. */
static gboolean
comes_from_all (PteroApiError code)
{
  return code == PTERO_API_ERROR_MAINTENANCE || code == PTERO_API_ERROR_PANEL ||
         code == PTERO_API_ERROR_MOVED || code == PTERO_API_ERROR_NOT_A_PANEL ||
         code == PTERO_API_ERROR_CHALLENGED || code == PTERO_API_ERROR_INSECURE;
}

static void
fail (PteroPanelSync *self,
      const GError   *error)
{
  PteroPanelState state = classify (error);
  gint64 delay;

  g_clear_object (&self->cancellable);
  clear_blocked (self);
  self->asked = FALSE;

  if (state == PTERO_PANEL_STATE_RATE_LIMITED)
    delay = get_blocked_delay (self, error);
  else if (state == PTERO_PANEL_STATE_UNREACHABLE &&
           !g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CHALLENGED))
    delay = get_lost_delay (self, error);
  else
    delay = REFUSED_SECONDS * 1000;

  schedule_attempt (self, delay);
  ptero_panel_set_state (self->panel, state, error, self->due_at);
  ptero_server_list_set_stale (self->servers, TRUE);
  set_loading (self, FALSE);
}

/* @error: (nullable): what is wrong although the panel is online */
static void
succeed (PteroPanelSync *self,
         guint           n_servers,
         const GError   *error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  g_clear_object (&self->cancellable);
  clear_blocked (self);
  self->asked = FALSE;
  self->listed = TRUE;
  self->n_failures = 0;
  schedule_attempt (self, (n_servers <= SMALL ? SMALL_SECONDS : REFRESH_SECONDS) * 1000);

  g_object_freeze_notify (G_OBJECT (self->panel));
  ptero_panel_set_n_servers (self->panel, n_servers);
  ptero_panel_set_refreshed_at (self->panel, now);
  ptero_panel_set_state (self->panel, PTERO_PANEL_STATE_ONLINE, error, 0);
  g_object_thaw_notify (G_OBJECT (self->panel));

  set_loading (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}

/* What the person asked for comes first, then the first list; the rest can wait. */
static void
prepare_request (PteroPanelSync *self,
                 PteroRequest   *request)
{
  gboolean online = ptero_panel_get_state (self->panel) == PTERO_PANEL_STATE_ONLINE;

  if (self->asked)
    ptero_request_set_priority (request, PTERO_PRIORITY_USER);
  else
    ptero_request_set_priority (request,
                                !online ? PTERO_PRIORITY_VISIBLE : PTERO_PRIORITY_BACKGROUND);
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Servers of which the panel says something that does not fit the contract. */
static GError *
create_lack_error (PteroListing *listing)
{
  guint n_unread = ptero_listing_get_n_unread (listing);

  if (n_unread == 0)
    return NULL;

  g_debug ("Of %u servers that could not be read, the first: %s", n_unread,
           ptero_listing_get_item_error (listing)->message);

  return g_error_new (PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                      ngettext ("%u server could not be read; "
                                "the panel may be a version that Ptero does not know.",
                                "%u servers could not be read; "
                                "the panel may be a version that Ptero does not know.",
                                n_unread),
                      n_unread);
}

static void
merged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroPanelSync) self = PTERO_PANEL_SYNC (user_data);
  g_autoptr(GError) lack = NULL;

  if (!ptero_server_list_merge_finish (PTERO_SERVER_LIST (object), result, NULL))
    return;

  lack = create_lack_error (self->listing);
  succeed (self, ptero_listing_get_total (self->listing), lack);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroPanelSync) self = PTERO_PANEL_SYNC (user_data);
  g_autoptr(GError) error = NULL;

  if (!ptero_listing_load_all_finish (PTERO_LISTING (object), result, &error))
    {
      if (!is_cancelled (error))
        fail (self, error);
      return;
    }

  ptero_server_list_merge_async (self->servers, G_LIST_MODEL (object),
                                 ptero_listing_get_n_unread (PTERO_LISTING (object)) == 0,
                                 self->cancellable,
                                 merged_cb, g_object_ref (self));
}

static void
read_list (PteroPanelSync *self)
{
  gboolean all = ptero_panel_get_admin_all (self->panel) && ptero_panel_get_is_admin (self->panel);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, NULL);

  prepare_request (self, request);
  if (all)
    ptero_request_set_string (request, "type", "admin-all");

  g_clear_object (&self->listing);
  self->listing = ptero_listing_new (ptero_panel_get_client (self->panel), request, PER_PAGE);
  ptero_listing_load_all_async (self->listing, self->cancellable, listed_cb, g_object_ref (self));
}

static void
account_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PteroPanelSync) self = PTERO_PANEL_SYNC (user_data);
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;

  answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);
  if (answer == NULL)
    {
      if (!is_cancelled (error))
        fail (self, error);
      return;
    }

  ptero_panel_set_account (self->panel, ptero_answer_get_resource (answer));
  read_list (self);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PteroPanelSync) self = PTERO_PANEL_SYNC (user_data);
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  const PteroPagination *pagination;

  answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);

  /* a key without the right to read servers is a good key */
  if (answer == NULL && !g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN))
    {
      if (!is_cancelled (error))
        fail (self, error);
      return;
    }

  ptero_server_list_clear (self->servers);
  pagination = answer != NULL ? ptero_answer_get_pagination (answer) : NULL;
  succeed (self, pagination != NULL ? pagination->total : 0, NULL);
}

/* Whoever asked and has to wait for the budget is told for how long. */
static gboolean
say_wait (PteroPanelSync *self)
{
  gint64 wait = self->asked ? ptero_rate_limiter_get_wait (get_limiter (self),
                                                           PTERO_PRIORITY_USER) : 0;
  g_autoptr(GError) error = NULL;

  if (wait < LONG_WAIT)
    return FALSE;

  error = ptero_api_error_new_for_wait (wait / G_USEC_PER_SEC + 1);
  ptero_panel_set_state (self->panel, PTERO_PANEL_STATE_RATE_LIMITED, error,
                         g_get_monotonic_time () + wait);

  return TRUE;
}

/* What the row of the panel says meanwhile. */
static void
announce_attempt (PteroPanelSync *self)
{
  const PteroPanelState state = ptero_panel_get_state (self->panel);

  if (say_wait (self))
    g_debug ("The panel is asked when it allows it");
  else if (!self->asked && state != PTERO_PANEL_STATE_IDLE)
    ptero_panel_set_state (self->panel, state, ptero_panel_get_error (self->panel), 0);
  else if (state != PTERO_PANEL_STATE_ONLINE)
    ptero_panel_set_state (self->panel, PTERO_PANEL_STATE_CONNECTING, NULL, 0);

  if (!self->listed)
    set_loading (self, TRUE);
}

/* Who the key is of; an application key is nobody's, and is tried with how many servers there
 * are. */
static PteroRequest *
create_first_request (PteroPanelSync *self,
                      gboolean        has_account)
{
  PteroRequest *request;

  if (has_account)
    return ptero_request_new (PTERO_ENDPOINT_ACCOUNT_GET, NULL);

  ptero_panel_set_account (self->panel, NULL);
  request = ptero_request_new (PTERO_ENDPOINT_APP_SERVERS_LIST, NULL);
  ptero_request_set_int (request, "per_page", 1);

  return request;
}

static void
begin_attempt (PteroPanelSync *self)
{
  const gboolean has_account = has_key (self, PTERO_API_CLIENT);
  g_autoptr(PteroRequest) request = NULL;

  abandon_attempt (self);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->due_at = 0;

  /* what is missing is the panel store's to say */
  if (!has_account && !has_key (self, PTERO_API_APPLICATION))
    {
      ptero_server_list_set_stale (self->servers, TRUE);
      set_loading (self, FALSE);
      return;
    }

  self->cancellable = g_cancellable_new ();
  announce_attempt (self);
  request = create_first_request (self, has_account);
  prepare_request (self, request);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           has_account ? account_read_cb : counted_cb, g_object_ref (self));
}

/* Several reasons that come together make one attempt. */
static void
queue_attempt (PteroPanelSync *self,
               gboolean        asked)
{
  if (!self->started)
    return;

  self->asked = self->asked || asked;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->due_at = g_get_monotonic_time ();

  if (self->active || asked)
    self->timer_id = g_idle_add (timer_cb, self);
}

static void
refresh_requested_cb (PteroPanelSync *self)
{
  PteroClient *client = ptero_panel_get_client (self->panel);

  self->n_failures = 0;
  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    ptero_rate_limiter_knock (ptero_client_get_rate_limiter (client, api));
  queue_attempt (self, TRUE);
}

static void
keys_changed_cb (PteroPanelSync *self)
{
  queue_attempt (self, FALSE);
}

/* The servers of another address are others, those of another mode are the same. */
static void
address_changed_cb (PteroPanelSync *self)
{
  abandon_attempt (self);
  clear_blocked (self);
  watch_limiters (self);
  ptero_server_list_clear (self->servers);
  self->listed = FALSE;
  ptero_panel_set_account (self->panel, NULL);
  ptero_panel_set_n_servers (self->panel, 0);
  ptero_panel_set_refreshed_at (self->panel, NULL);

  if (has_key (self, PTERO_API_CLIENT) || has_key (self, PTERO_API_APPLICATION))
    ptero_panel_set_state (self->panel, PTERO_PANEL_STATE_IDLE, NULL, 0);

  refresh_requested_cb (self);
}

static gboolean
settled_cb (gpointer user_data)
{
  PteroPanelSync *self = PTERO_PANEL_SYNC (user_data);

  self->settle_id = 0;
  ptero_panel_sync_reconnect (self);

  return G_SOURCE_REMOVE;
}

/* Connections are dropped once for all steps of a change. */
static void
network_changed_cb (PteroPanelSync *self,
                    gboolean        available)
{
  if (!available)
    g_clear_handle_id (&self->settle_id, g_source_remove);
  else if (self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_TIME, settled_cb, self);
}

static void
ptero_panel_sync_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroPanelSync *self = PTERO_PANEL_SYNC (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_sync_dispose (GObject *object)
{
  PteroPanelSync *self = PTERO_PANEL_SYNC (object);

  abandon_attempt (self);
  clear_blocked (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->started = FALSE;
  g_clear_object (&self->listing);

  G_OBJECT_CLASS (ptero_panel_sync_parent_class)->dispose (object);
}

static void
ptero_panel_sync_finalize (GObject *object)
{
  PteroPanelSync *self = PTERO_PANEL_SYNC (object);

  g_clear_object (&self->panel);
  g_clear_object (&self->servers);

  G_OBJECT_CLASS (ptero_panel_sync_parent_class)->finalize (object);
}

static void
ptero_panel_sync_class_init (PteroPanelSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_panel_sync_get_property;
  object_class->dispose = ptero_panel_sync_dispose;
  object_class->finalize = ptero_panel_sync_finalize;

  /**
   * PteroPanelSync:loading:
   *
   * The first list is on its way.
   */
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PteroPanelSync::refreshed:
   * @self: a sync
   *
   * The list is what the panel has.
   */
  signals[SIGNAL_REFRESHED] =
    g_signal_new ("refreshed", PTERO_TYPE_PANEL_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
ptero_panel_sync_init (PteroPanelSync *self)
{
  self->active = TRUE;
}

/**
 * ptero_panel_sync_new:
 * @panel: a panel
 *
 * Returns: (transfer full): a sync that is not started
 */
PteroPanelSync *
ptero_panel_sync_new (PteroPanel *panel)
{
  PteroPanelSync *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  self = g_object_new (PTERO_TYPE_PANEL_SYNC, NULL);
  self->panel = g_object_ref (panel);
  self->servers = ptero_server_list_new (panel);
  watch_limiters (self);

  g_signal_connect_object (panel, "refresh-requested", G_CALLBACK (refresh_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::client", G_CALLBACK (address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::admin-all", G_CALLBACK (refresh_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::fingerprint", G_CALLBACK (refresh_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::has-account-key", G_CALLBACK (keys_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::has-application-key", G_CALLBACK (keys_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_panel_sync_get_panel:
 * @self: a sync
 *
 * Returns: (transfer none): the panel
 */
PteroPanel *
ptero_panel_sync_get_panel (PteroPanelSync *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_SYNC (self), NULL);

  return self->panel;
}

/**
 * ptero_panel_sync_get_servers:
 * @self: a sync
 *
 * Returns: (transfer none): its servers
 */
PteroServerList *
ptero_panel_sync_get_servers (PteroPanelSync *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_SYNC (self), NULL);

  return self->servers;
}

/**
 * ptero_panel_sync_get_loading:
 * @self: a sync
 *
 * Returns: whether the first list is on its way
 */
gboolean
ptero_panel_sync_get_loading (PteroPanelSync *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_SYNC (self), FALSE);

  return self->loading;
}

/**
 * ptero_panel_sync_start:
 * @self: a sync
 *
 * Connects, now or as soon as there is a key.
 */
void
ptero_panel_sync_start (PteroPanelSync *self)
{
  g_return_if_fail (PTERO_IS_PANEL_SYNC (self));

  if (self->started)
    return;

  self->started = TRUE;
  self->network = g_network_monitor_get_default ();
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  begin_attempt (self);
}

/**
 * ptero_panel_sync_stop:
 * @self: a sync
 *
 * Drops what is under way. The servers stay as they are.
 */
void
ptero_panel_sync_stop (PteroPanelSync *self)
{
  g_return_if_fail (PTERO_IS_PANEL_SYNC (self));

  if (!self->started)
    return;

  self->started = FALSE;
  g_signal_handlers_disconnect_by_func (self->network, network_changed_cb, self);
  abandon_attempt (self);
  clear_blocked (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  update_timer (self);
}

/**
 * ptero_panel_sync_set_active:
 * @self: a sync
 * @active: whether anybody looks
 *
 * An inactive sync reads nothing of its own accord; what became due meanwhile
 * is read when it is active again.
 */
void
ptero_panel_sync_set_active (PteroPanelSync *self,
                             gboolean        active)
{
  g_return_if_fail (PTERO_IS_PANEL_SYNC (self));

  if (self->active == active)
    return;

  self->active = active;
  update_timer (self);
}

/**
 * ptero_panel_sync_check:
 * @self: a sync
 *
 * Something else that was asked of the panel failed in a way that makes one
 * doubt the connection: looks at once, unless it was looked just now.
 */
void
ptero_panel_sync_check (PteroPanelSync *self)
{
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (PTERO_IS_PANEL_SYNC (self));

  if (self->cancellable != NULL ||
      (self->checked_at != 0 && now - self->checked_at < CHECK_INTERVAL))
    return;

  self->checked_at = now;
  queue_attempt (self, FALSE);
}

/**
 * ptero_panel_sync_reconnect:
 * @self: a sync
 *
 * The network changed: drops the connections, which may lead nowhere now, and
 * tries again at once.
 */
void
ptero_panel_sync_reconnect (PteroPanelSync *self)
{
  g_return_if_fail (PTERO_IS_PANEL_SYNC (self));

  ptero_client_reset (ptero_panel_get_client (self->panel));
  self->n_failures = 0;
  queue_attempt (self, FALSE);
}

/**
 * ptero_panel_sync_is_about_panel:
 * @error: why something that was asked of a panel about one server failed
 *
 * Returns: whether that says something about the connection, which fails for
 *   all of the panel then, rather than about what was asked for
 */
gboolean
ptero_panel_sync_is_about_panel (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  if (is_cancelled (error))
    return FALSE;

  switch (classify (error))
    {
    case PTERO_PANEL_STATE_RATE_LIMITED:
      return FALSE;

    case PTERO_PANEL_STATE_KEY_REFUSED:
      return error->code != PTERO_API_ERROR_FORBIDDEN;

    case PTERO_PANEL_STATE_UNREACHABLE:
      return error->domain != PTERO_API_ERROR || comes_from_all (error->code);

    default:
      return TRUE;
    }
}
