/* ptero-socket-link.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

#include "ptero-address.h"
#include "ptero-secret.h"
#include "ptero-session.h"
#include "ptero-socket-budget.h"
#include "ptero-socket-frame.h"
#include "ptero-socket-handshake.h"
#include "ptero-websocket-token.h"

/* Milliseconds, but for KEEPALIVE */
#define BACKOFF       5000     /* before the second attempt */
#define MAX_BACKOFF   60000
#define CONFLICT_WAIT 15000    /* installing, suspended, …: the panel gives no token */
#define STABLE        30000    /* a connection that lasted this long begins the back-off anew */
#define AUTH_TIMEOUT  15000
#define RENEW_MARGIN  20000    /* before the end of a token that Wings did not announce */
#define RENEW_GRACE   5000     /* for errors that were on their way when a new token was sent */
#define TICK          10000
#define SILENCE       50000    /* without even a pong the peer is dead */
#define SLEEP_GAP     5000     /* that the computer was suspended for */
#define BUDGET_WINDOW 60000
#define MAX_TURN      2000     /* of the processor, that frames may hold up the window */
#define KEEPALIVE     20       /* s between pings */

#define CLOSE_SUSPENDED 4409

static void connect_now (PteroSocket *self);
static void fetch_token (PteroSocket *self);
static void shake_hands (PteroSocket *self);

gint64
ptero_socket_get_span (PteroSocket *self,
                       guint        milliseconds)
{
  return milliseconds * self->pace * G_TIME_SPAN_MILLISECOND;
}

void
ptero_socket_start_timer (PteroSocket *self,
                          guint       *id,
                          guint        milliseconds,
                          GSourceFunc  callback)
{
  g_clear_handle_id (id, g_source_remove);
  *id = g_timeout_add (MAX (milliseconds * self->pace, 1), callback, self);
}

static gboolean
can_send (PteroSocket *self)
{
  return self->connection != NULL &&
         soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN;
}

void
ptero_socket_send_frame (PteroSocket *self,
                         const char  *event,
                         const char  *argument)
{
  g_autofree char *frame = NULL;

  if (!can_send (self))
    return;

  frame = ptero_socket_frame_make (event, argument);
  soup_websocket_connection_send_text (self->connection, frame);
}

static void
stop_timers (PteroSocket *self)
{
  g_clear_handle_id (&self->turn_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->auth_id, g_source_remove);
  g_clear_handle_id (&self->renew_id, g_source_remove);
  g_clear_handle_id (&self->logs_id, g_source_remove);
  g_clear_handle_id (&self->command_id, g_source_remove);
}

/* libsoup says good-bye in its own time; the connection stays until it has. */
static void
drop_connection (PteroSocket *self)
{
  SoupWebsocketConnection *connection = g_steal_pointer (&self->connection);

  if (connection == NULL)
    return;

  g_signal_handlers_disconnect_by_data (connection, self);

  if (soup_websocket_connection_get_state (connection) == SOUP_WEBSOCKET_STATE_CLOSED)
    {
      g_object_unref (connection);
      return;
    }

  g_signal_connect (connection, "closed", G_CALLBACK (g_object_unref), NULL);
  if (soup_websocket_connection_get_state (connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_close (connection, SOUP_WEBSOCKET_CLOSE_NORMAL, NULL);
}

/* Ends what is under way, so that there is neither a connection nor somebody who makes one. Returns
 * %FALSE if somebody to whom a line was given meanwhile has decided otherwise. */
gboolean
ptero_socket_stop (PteroSocket *self)
{
  PteroSocketState state = self->state;

  stop_timers (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_connection (self);
  self->is_renewing = FALSE;
  ptero_socket_release_lines (self);

  return self->state == state;
}

/* Takes @error. */
void
ptero_socket_refuse (PteroSocket *self,
                     GError      *error)
{
  if (!ptero_socket_stop (self))
    {
      g_error_free (error);
      return;
    }

  g_clear_handle_id (&self->tick_id, g_source_remove);
  ptero_socket_commands_clear (self->commands);
  ptero_socket_take_error (self, error);
  ptero_socket_set_state (self, PTERO_SOCKET_STATE_REFUSED);
}

static gboolean
retry_cb (gpointer user_data)
{
  g_autoptr(PteroSocket) self = g_object_ref (user_data);

  self->retry_id = 0;
  connect_now (self);

  return G_SOURCE_REMOVE;
}

static void
wait_for (PteroSocket *self,
          guint        milliseconds)
{
  ptero_socket_start_timer (self, &self->retry_id, milliseconds, retry_cb);
  ptero_socket_set_state (self, PTERO_SOCKET_STATE_WAITING);
}

/* Takes @error. */
static void
stop_and_wait (PteroSocket *self,
               GError      *error,
               guint        milliseconds)
{
  if (!ptero_socket_stop (self))
    {
      g_error_free (error);
      return;
    }

  ptero_socket_take_error (self, error);
  wait_for (self, milliseconds);
}

static guint
get_backoff (PteroSocket *self)
{
  guint delay = MIN (BACKOFF << MIN (self->attempt, 8), MAX_BACKOFF);

  self->attempt++;

  return g_random_int_range (delay * 3 / 4, delay * 5 / 4);
}

/* Tries again in a while; takes @error. */
void
ptero_socket_back_off (PteroSocket *self,
                       GError      *error)
{
  stop_and_wait (self, error, get_backoff (self));
}

static gboolean
auth_timeout_cb (gpointer user_data)
{
  g_autoptr(PteroSocket) self = g_object_ref (user_data);

  self->auth_id = 0;
  ptero_socket_back_off (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                                    _("The node did not answer in time.")));

  return G_SOURCE_REMOVE;
}

static void
send_token (PteroSocket *self)
{
  ptero_socket_start_timer (self, &self->auth_id, AUTH_TIMEOUT, auth_timeout_cb);
  self->renewed_at = g_get_monotonic_time ();
  ptero_socket_send_frame (self, "auth", self->token);
}

void
ptero_socket_renew_token (PteroSocket *self)
{
  if (self->is_renewing || self->state != PTERO_SOCKET_STATE_OPEN)
    return;

  self->is_renewing = TRUE;
  fetch_token (self);
}

static gboolean
renew_cb (gpointer user_data)
{
  g_autoptr(PteroSocket) self = g_object_ref (user_data);

  self->renew_id = 0;
  ptero_socket_renew_token (self);

  return G_SOURCE_REMOVE;
}

/* If Wings' own notice gets lost: a token that lapsed costs what comes until there is a new one. */
static void
schedule_renewal (PteroSocket *self)
{
  guint64 lifetime = self->claims != NULL ? self->claims->lifetime * G_GUINT64_CONSTANT (1000) : 0;

  if (lifetime > RENEW_MARGIN)
    ptero_socket_start_timer (self, &self->renew_id, lifetime - RENEW_MARGIN, renew_cb);
}

void
ptero_socket_authenticated (PteroSocket *self)
{
  g_clear_handle_id (&self->auth_id, g_source_remove);
  self->is_renewing = FALSE;
  schedule_renewal (self);

  if (self->has_missed && self->state == PTERO_SOCKET_STATE_OPEN)
    ptero_socket_request_history (self);
  self->has_missed = FALSE;

  if (self->state != PTERO_SOCKET_STATE_AUTHENTICATING)
    return;

  self->opened_at = g_get_monotonic_time ();
  ptero_socket_take_error (self, NULL);
  ptero_socket_request_history (self);
  self->was_open = TRUE;
  ptero_socket_set_state (self, PTERO_SOCKET_STATE_OPEN);
  ptero_socket_send_commands (self);
}

/* Each event that would have come comes as an error instead while the token is not valid; one
 * answer is enough. */
void
ptero_socket_handle_token_problem (PteroSocket *self,
                                   const char  *text)
{
  if (strstr (text, "missing connect permission") != NULL)
    ptero_socket_refuse (self, g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN,
                                       _("This key may not open the console of this server.")));
  else if (self->state == PTERO_SOCKET_STATE_AUTHENTICATING)
    ptero_socket_back_off (self, g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_DAEMON,
                                         _("The node does not accept the panel’s token.")));
  else if (g_get_monotonic_time () - self->renewed_at > ptero_socket_get_span (self, RENEW_GRACE))
    {
      self->has_missed = TRUE;
      ptero_socket_renew_token (self);
    }
}

static gboolean
abandoned_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* To say good-bye would be to read on until the node does. libsoup, which is in the middle of it,
 * must not lose it now. */
static void
abandon_connection (PteroSocket *self)
{
  SoupWebsocketConnection *connection = g_steal_pointer (&self->connection);

  g_signal_handlers_disconnect_by_data (connection, self);
  g_idle_add_full (G_PRIORITY_DEFAULT, abandoned_cb, connection, g_object_unref);
}

/* Of this thread. */
static gint64
get_processor_time (void)
{
  struct timespec time;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time) != 0)
    return 0;

  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

static gboolean
turned_cb (gpointer user_data)
{
  PteroSocket *self = user_data;

  self->turn_id = 0;

  return G_SOURCE_REMOVE;
}

/* libsoup reads on as long as there is something to read. A node that always has something, and is
 * faster than it is digested, would have the main loop for itself. */
static gboolean
is_flooded (PteroSocket *self)
{
  if (self->turn_id == 0)
    {
      self->n_frames = 0;
      self->turn_begin = get_processor_time ();
      /* after drawing */
      self->turn_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, turned_cb, self, NULL);
    }

  return ++self->n_frames % 64 == 0 &&
         get_processor_time () - self->turn_begin > ptero_socket_get_span (self, MAX_TURN);
}

static void
message_cb (SoupWebsocketConnection *connection,
            SoupWebsocketDataType    type,
            GBytes                  *message,
            gpointer                 user_data)
{
  g_autoptr(PteroSocket) self = g_object_ref (user_data);

  self->heard_at = self->boot_clock ();

  if (is_flooded (self))
    {
      abandon_connection (self);
      ptero_socket_back_off (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                                                        _("The node sends more than can be read.")));
    }
  else if (type == SOUP_WEBSOCKET_DATA_TEXT)
    ptero_socket_receive (self, message);
}

static void
pong_cb (SoupWebsocketConnection *connection,
         GBytes                  *message,
         gpointer                 user_data)
{
  PteroSocket *self = user_data;

  self->heard_at = self->boot_clock ();
}

static void
closed_cb (SoupWebsocketConnection *connection,
           gpointer                 user_data)
{
  g_autoptr(PteroSocket) self = g_object_ref (user_data);
  gushort code = soup_websocket_connection_get_close_code (connection);

  if (code == CLOSE_SUSPENDED)
    {
      ptero_socket_refuse (self, g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_CONFLICT,
                                                      _("The server is suspended.")));
      return;
    }

  if (self->state == PTERO_SOCKET_STATE_OPEN &&
      g_get_monotonic_time () - self->opened_at > ptero_socket_get_span (self, STABLE))
    self->attempt = 0;

  /* After "server deleted" it may be on another node: the panel knows, and says 404 if it is
   * gone */
  ptero_socket_back_off (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED,
                                                    _("The connection to the node was lost.")));
}

static void
take_connection (PteroSocket             *self,
                 SoupWebsocketConnection *connection)
{
  self->connection = connection;
  self->heard_at = self->boot_clock ();

  soup_websocket_connection_set_keepalive_interval (connection, MAX (KEEPALIVE * self->pace, 1));
  g_signal_connect (connection, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (connection, "pong", G_CALLBACK (pong_cb), self);
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), self);

  ptero_socket_set_state (self, PTERO_SOCKET_STATE_AUTHENTICATING);
  if (self->connection == connection)
    send_token (self);
}

/* Wings compares the origin with its own idea of the panel's address; the token says what that
 * is. */
static gboolean
try_other_origin (PteroSocket  *self,
                  const GError *error)
{
  const char *issuer = self->claims != NULL ? self->claims->issuer : NULL;
  g_autofree char *origin = issuer != NULL && g_uri_is_valid (issuer, SOUP_HTTP_URI_FLAGS, NULL)
                            ? ptero_address_get_origin (issuer) : NULL;

  if (ptero_api_error_get_status (error) != SOUP_STATUS_FORBIDDEN || self->origin != NULL ||
      origin == NULL)
    return FALSE;

  self->origin = g_steal_pointer (&origin);
  shake_hands (self);

  return TRUE;
}

static gboolean
is_final (const GError *error)
{
  if (error->domain != PTERO_API_ERROR)
    return FALSE;

  switch ((PteroApiError) error->code)
    {
    case PTERO_API_ERROR_UNAUTHENTICATED:
    case PTERO_API_ERROR_FORBIDDEN:
    case PTERO_API_ERROR_ADDRESS_NOT_ALLOWED:
    case PTERO_API_ERROR_WRONG_KEY:
    case PTERO_API_ERROR_TWO_FACTOR_REQUIRED:
    case PTERO_API_ERROR_NOT_FOUND:
    case PTERO_API_ERROR_MOVED:
    case PTERO_API_ERROR_UNTRUSTED_CERTIFICATE:
    case PTERO_API_ERROR_CERTIFICATE_CHANGED:
    case PTERO_API_ERROR_INSECURE:
    case PTERO_API_ERROR_NO_KEY:
      return TRUE;

    default:
      return FALSE;
    }
}

static void
shaken_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroSocket) self = user_data;
  g_autoptr(SoupWebsocketConnection) connection = NULL;
  GError *error = NULL;

  connection = ptero_socket_handshake_finish (SOUP_SESSION (object), result, &error);
  if (connection != NULL)
    take_connection (self, g_steal_pointer (&connection));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
           try_other_origin (self, error))
    g_error_free (error);
  /* Wings does not know a server before it is installed, nor one that just moved there */
  else if (is_final (error) && ptero_api_error_get_status (error) != SOUP_STATUS_NOT_FOUND)
    ptero_socket_refuse (self, error);
  else
    ptero_socket_back_off (self, error);
}

/* The one certificate to accept, if there is one. */
static const char *
find_pin (PteroSocket *self)
{
  return ptero_node_pins_find (ptero_client_get_node_pins (self->client), self->address);
}

static SoupSession *
get_session (PteroSocket *self,
             const char  *pin)
{
  if (g_strcmp0 (self->session_pin, pin) != 0)
    g_clear_object (&self->session);

  if (self->session == NULL)
    {
      g_free (self->session_pin);
      self->session_pin = g_strdup (pin);
      self->session = ptero_session_new (0);

      /* Without authorities nothing verifies, so that each certificate comes to be compared with
       * the pinned one */
      if (pin != NULL)
        soup_session_set_tls_database (self->session, NULL);
    }

  return self->session;
}

static void
shake_hands (PteroSocket *self)
{
  g_autofree char *origin = ptero_address_get_origin (ptero_client_get_address (self->client));
  const char *pin = find_pin (self);

  ptero_socket_handshake_async (get_session (self, pin),
                                self->address,
                                self->origin != NULL ? self->origin : origin,
                                pin,
                                self->cancellable,
                                shaken_cb,
                                g_object_ref (self));
}

/* While the connection stands, what it needs is a token and not a new connection; takes @error. */
static void
handle_token_error (PteroSocket *self,
                    GError      *error)
{
  guint delay;

  if (is_final (error))
    {
      ptero_socket_refuse (self, error);
      return;
    }

  delay = get_backoff (self);
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED))
    delay = MAX (delay, CLAMP (ptero_api_error_get_retry_after (error), 0,
                               PTERO_LONGEST_PAUSE) * 1000u);
  else if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CONFLICT))
    delay = CONFLICT_WAIT;

  if (self->is_renewing)
    {
      self->is_renewing = FALSE;
      ptero_socket_start_timer (self, &self->renew_id, delay, renew_cb);
      g_error_free (error);
      return;
    }

  stop_and_wait (self, error, delay);
}

static void
take_token (PteroSocket         *self,
            PteroWebsocketToken *token)
{
  ptero_secret_free (self->token);
  self->token = ptero_secret_copy (token->token);
  g_clear_pointer (&self->claims, ptero_token_claims_free);
  self->claims = ptero_token_claims_read (self->token);

  if (self->is_renewing)
    {
      send_token (self);
      return;
    }

  g_free (self->address);
  self->address = g_strdup (token->socket);
  shake_hands (self);
}

static void
token_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PteroSocket) self = user_data;
  g_autoptr(PteroAnswer) answer = NULL;
  PteroWebsocketToken *token;
  GError *error = NULL;

  answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  token = answer != NULL ? ptero_answer_get_resource (answer) : NULL;
  if (token != NULL && token->token != NULL && token->socket != NULL)
    {
      take_token (self, token);
      return;
    }

  if (error == NULL)
    error = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                                 _("The panel’s answer is damaged or incomplete."));
  handle_token_error (self, error);
}

static void
fetch_token (PteroSocket *self)
{
  g_autoptr(PteroRequest) request = NULL;
  gint64 wait = ptero_socket_budget_take (self->client, self->server, g_get_monotonic_time (),
                                          ptero_socket_get_span (self, BUDGET_WINDOW));

  if (wait > 0 && self->is_renewing)
    {
      self->is_renewing = FALSE;
      ptero_socket_start_timer (self, &self->renew_id,
                                wait / G_TIME_SPAN_MILLISECOND / self->pace + 1, renew_cb);
      return;
    }

  if (wait > 0)
    {
      wait_for (self, wait / G_TIME_SPAN_MILLISECOND / self->pace + 1);
      return;
    }

  request = ptero_request_new (PTERO_ENDPOINT_SERVER_WEBSOCKET, "server", self->server, NULL);
  ptero_request_set_priority (request, PTERO_PRIORITY_VISIBLE);
  ptero_client_send_async (self->client, request, self->cancellable, token_cb, g_object_ref (self));
}

static void
connect_now (PteroSocket *self)
{
  if (!ptero_socket_stop (self))
    return;

  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->origin, g_free);
  ptero_socket_set_state (self, PTERO_SOCKET_STATE_CONNECTING);

  if (self->state == PTERO_SOCKET_STATE_CONNECTING)
    fetch_token (self);
}

/* Whether the computer was suspended since the last tick. */
static gboolean
has_slept (PteroSocket *self)
{
  gint64 boot = self->boot_clock ();
  gint64 monotonic = g_get_monotonic_time ();
  gint64 gap = (boot - self->tick_boot) - (monotonic - self->tick_monotonic);

  self->tick_boot = boot;
  self->tick_monotonic = monotonic;

  return gap > SLEEP_GAP * G_TIME_SPAN_MILLISECOND;
}

static gboolean
tick_cb (gpointer user_data)
{
  g_autoptr(PteroSocket) self = g_object_ref (user_data);

  if (has_slept (self))
    {
      self->attempt = 0;
      connect_now (self);
    }
  else if (self->connection != NULL &&
           self->boot_clock () - self->heard_at > ptero_socket_get_span (self, SILENCE))
    {
      ptero_socket_back_off (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                                        _("The node has fallen silent.")));
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
command_cb (gpointer user_data)
{
  PteroSocket *self = user_data;

  self->command_id = 0;
  ptero_socket_send_commands (self);

  return G_SOURCE_REMOVE;
}

/* Sends what may be sent now. */
void
ptero_socket_send_commands (PteroSocket *self)
{
  const char *command;
  gint64 wait = -1;

  /* While the node says good-bye they stay, for the next connection */
  if (self->state != PTERO_SOCKET_STATE_OPEN || !can_send (self))
    return;

  while ((command = ptero_socket_commands_take (self->commands, g_get_monotonic_time (),
                                                &wait)) != NULL)
    ptero_socket_send_frame (self, "send command", command);

  g_clear_handle_id (&self->command_id, g_source_remove);
  if (wait >= 0)
    self->command_id = g_timeout_add (wait / G_TIME_SPAN_MILLISECOND + 1, command_cb, self);
}

/* Begins to connect, whatever was before. */
void
ptero_socket_start (PteroSocket *self)
{
  self->attempt = 0;
  has_slept (self);
  ptero_socket_start_timer (self, &self->tick_id, TICK, tick_cb);
  connect_now (self);
}
