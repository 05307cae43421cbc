/* ptero-socket-digest.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ptero-json-reader.h"
#include "ptero-socket-event.h"

#define HISTORY_QUIET   250      /* ms without a line: the history has come */
#define HISTORY_TIMEOUT 1500     /* ms */
#define LOGS_PAUSE      5500     /* ms: Wings sends the history twice, then once in five seconds */
#define MAX_CAUGHT      2000     /* lines */
#define MAX_CAUGHT_SIZE (4 * 1024 * 1024)
#define MAX_DETAILS     65536    /* bytes of JSON in an event */

enum
{
  BACKUP_COMPLETED,
  BACKUP_RESTORE_COMPLETED,
  CONSOLE_OUTPUT,
  DAEMON_ERROR,
  DAEMON_MESSAGE,
  DELETED,
  INSTALL_COMPLETED,
  INSTALL_OUTPUT,
  INSTALL_STARTED,
  STATS_RECEIVED,
  THROTTLED,
  TRANSFER_LOG,
  TRANSFER_STATUS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_line (PteroSocket *self,
           const char  *line)
{
  ptero_socket_history_add (self->history, line);
  g_signal_emit (self, signals[CONSOLE_OUTPUT], 0, line);
}

/* Gives what was held back, without the lines that were given before the connection was lost. */
void
ptero_socket_release_lines (PteroSocket *self)
{
  g_autoptr(GPtrArray) caught = g_steal_pointer (&self->caught);
  g_autoptr(GPtrArray) log = NULL;
  guint n_known;

  g_clear_handle_id (&self->quiet_id, g_source_remove);
  g_clear_handle_id (&self->caught_id, g_source_remove);
  if (caught == NULL)
    return;

  log = g_ptr_array_new ();
  for (guint i = 0; i < caught->len; i++)
    if (!ptero_socket_line_is_daemon (caught->pdata[i]))
      g_ptr_array_add (log, caught->pdata[i]);

  n_known = ptero_socket_history_match (self->history, (const char *const *) log->pdata, log->len);

  for (guint i = 0; i < caught->len; i++)
    if (n_known > 0 && !ptero_socket_line_is_daemon (caught->pdata[i]))
      n_known--;
    else
      emit_line (self, caught->pdata[i]);
}

static gboolean
quiet_cb (gpointer user_data)
{
  g_autoptr(PteroSocket) self = g_object_ref (user_data);

  self->quiet_id = 0;
  ptero_socket_release_lines (self);

  return G_SOURCE_REMOVE;
}

static gboolean
caught_cb (gpointer user_data)
{
  g_autoptr(PteroSocket) self = g_object_ref (user_data);

  self->caught_id = 0;
  ptero_socket_release_lines (self);

  return G_SOURCE_REMOVE;
}

/* Asks for the newest lines. After a loss they are held back until all are there, to leave out
 * those that are known. */
void
ptero_socket_request_history (PteroSocket *self)
{
  if (self->was_open && self->caught == NULL)
    {
      self->caught = g_ptr_array_new_with_free_func (g_free);
      self->caught_size = 0;
    }

  if (self->caught != NULL)
    ptero_socket_start_timer (self, &self->caught_id, HISTORY_TIMEOUT, caught_cb);

  ptero_socket_send_frame (self, "send logs", NULL);
}

static gboolean
logs_cb (gpointer user_data)
{
  PteroSocket *self = user_data;

  self->logs_id = 0;
  ptero_socket_request_history (self);

  return G_SOURCE_REMOVE;
}

static void
take_line (PteroSocket *self,
           const char  *line)
{
  if (self->caught == NULL)
    {
      emit_line (self, line);
      return;
    }

  g_ptr_array_add (self->caught, g_strdup (line));
  self->caught_size += strlen (line);

  if (self->caught->len >= MAX_CAUGHT || self->caught_size >= MAX_CAUGHT_SIZE)
    ptero_socket_release_lines (self);
  else if (self->logs_id == 0)
    ptero_socket_start_timer (self, &self->quiet_id, HISTORY_QUIET, quiet_cb);
}

/* (transfer full) (nullable): the object in the argument of an event */
static JsonNode *
read_details (const char *text)
{
  gsize length = strlen (text);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) node = NULL;

  if (length == 0 || length > MAX_DETAILS)
    return NULL;

  bytes = g_bytes_new_static (text, length);
  node = ptero_json_read (bytes, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

static void
handle_stats (PteroSocket *self,
              const char  *text)
{
  g_autoptr(JsonNode) node = read_details (text);
  g_autoptr(GError) error = NULL;

  if (node == NULL)
    return;

  if (!ptero_socket_update_stats (self, node, &error))
    g_debug ("Ignored statistics: %s", error->message);
  else
    g_signal_emit (self, signals[STATS_RECEIVED], 0, self->stats);
}

static void
handle_backup (PteroSocket            *self,
               const PteroSocketEvent *event)
{
  g_autoptr(JsonNode) node = read_details (event->text);
  g_autoptr(PteroResource) result = NULL;

  if (node == NULL)
    return;

  if (event->subject != NULL && !json_object_has_member (json_node_get_object (node), "uuid"))
    json_object_set_string_member (json_node_get_object (node), "uuid", event->subject);

  result = ptero_resource_new_from_json (PTERO_TYPE_BACKUP_RESULT, node, NULL);
  if (result != NULL)
    g_signal_emit (self, signals[BACKUP_COMPLETED], 0, result);
}

/* What was thrown away comes again later; it was not queued. */
static void
handle_throttled (PteroSocket *self,
                  const char  *text)
{
  if (g_str_equal (text, "send logs"))
    {
      g_clear_handle_id (&self->quiet_id, g_source_remove);
      g_clear_handle_id (&self->caught_id, g_source_remove);
      ptero_socket_start_timer (self, &self->logs_id, LOGS_PAUSE, logs_cb);
    }
  else if (g_str_equal (text, "send command"))
    {
      ptero_socket_commands_put_back (self->commands, g_get_monotonic_time ());
      ptero_socket_send_commands (self);
    }

  g_signal_emit (self, signals[THROTTLED], 0, text);
}

static void
handle_daemon_error (PteroSocket *self,
                     const char  *text)
{
  g_signal_emit (self, signals[DAEMON_ERROR], 0, text);

  /* It does not even read the token */
  if (self->state == PTERO_SOCKET_STATE_AUTHENTICATING)
    ptero_socket_back_off (self, g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_DAEMON,
                                         _("The node does not accept the panel’s token.")));
}

/* What is nobody's but the listeners'. Where a signal has no argument the words are left out. */
static void
tell (PteroSocket            *self,
      const PteroSocketEvent *event)
{
  static const struct { PteroSocketEventKind kind; guint signal; } told[] = {
    { PTERO_SOCKET_EVENT_BACKUP_RESTORE_COMPLETED, BACKUP_RESTORE_COMPLETED },
    { PTERO_SOCKET_EVENT_DAEMON_MESSAGE, DAEMON_MESSAGE },
    { PTERO_SOCKET_EVENT_DELETED, DELETED },
    { PTERO_SOCKET_EVENT_INSTALL_COMPLETED, INSTALL_COMPLETED },
    { PTERO_SOCKET_EVENT_INSTALL_OUTPUT, INSTALL_OUTPUT },
    { PTERO_SOCKET_EVENT_INSTALL_STARTED, INSTALL_STARTED },
    { PTERO_SOCKET_EVENT_TRANSFER_LOGS, TRANSFER_LOG },
    { PTERO_SOCKET_EVENT_TRANSFER_STATUS, TRANSFER_STATUS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (told[i].kind == event->kind)
      g_signal_emit (self, signals[told[i].signal], 0, event->text);
}

static void
handle_event (PteroSocket            *self,
              const PteroSocketEvent *event)
{
  switch (event->kind)
    {
    case PTERO_SOCKET_EVENT_AUTH_SUCCESS:
      ptero_socket_authenticated (self);
      break;

    case PTERO_SOCKET_EVENT_BACKUP_COMPLETED:
      handle_backup (self, event);
      break;

    case PTERO_SOCKET_EVENT_CONSOLE_OUTPUT:
      take_line (self, event->text);
      break;

    case PTERO_SOCKET_EVENT_DAEMON_ERROR:
      handle_daemon_error (self, event->text);
      break;

    case PTERO_SOCKET_EVENT_JWT_ERROR:
      ptero_socket_handle_token_problem (self, event->text);
      break;

    case PTERO_SOCKET_EVENT_STATS:
      handle_stats (self, event->text);
      break;

    case PTERO_SOCKET_EVENT_STATUS:
      ptero_socket_set_server_state (self, event->text);
      break;

    case PTERO_SOCKET_EVENT_THROTTLED:
      handle_throttled (self, event->text);
      break;

    case PTERO_SOCKET_EVENT_TOKEN_EXPIRED:
    case PTERO_SOCKET_EVENT_TOKEN_EXPIRING:
      ptero_socket_renew_token (self);
      break;

    default:
      tell (self, event);
      break;
    }
}

static guint
create_signal (const char *name,
               GType       argument)
{
  return g_signal_new (name, PTERO_TYPE_SOCKET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, argument != G_TYPE_NONE ? 1 : 0, argument);
}

void
ptero_socket_install_signals (void)
{
  GType text = G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE;

  /**
   * PteroSocket::backup-completed:
   * @self: a socket
   * @result: how it ended
   *
   * A backup is finished or has failed. The panel learns it at the same time:
   * it is to be asked a second later.
   */
  signals[BACKUP_COMPLETED] = create_signal ("backup-completed", PTERO_TYPE_BACKUP_RESULT);

  /**
   * PteroSocket::backup-restore-completed:
   * @self: a socket
   *
   * A backup was restored. A restore that fails says nothing.
   */
  signals[BACKUP_RESTORE_COMPLETED] = create_signal ("backup-restore-completed", G_TYPE_NONE);

  /**
   * PteroSocket::console-output:
   * @self: a socket
   * @text: one line, or a piece of up to 64 KiB, with whatever escapes the
   *   server wrote
   *
   * The server, or the daemon for it, has written a line. Each comes once,
   * also those that were written while there was no connection.
   */
  signals[CONSOLE_OUTPUT] = create_signal ("console-output", text);

  /**
   * PteroSocket::daemon-error:
   * @self: a socket
   * @text: the node's words
   *
   * What was asked for failed, a power action for example.
   */
  signals[DAEMON_ERROR] = create_signal ("daemon-error", text);

  /**
   * PteroSocket::daemon-message:
   * @self: a socket
   * @text: the node's words
   *
   * The node tells what it does, during an installation for example.
   */
  signals[DAEMON_MESSAGE] = create_signal ("daemon-message", text);

  /**
   * PteroSocket::deleted:
   * @self: a socket
   *
   * The server is no longer on this node: it was deleted or moved.
   */
  signals[DELETED] = create_signal ("deleted", G_TYPE_NONE);

  /**
   * PteroSocket::install-completed:
   * @self: a socket
   *
   * The installation has ended. Whether well, the panel says.
   */
  signals[INSTALL_COMPLETED] = create_signal ("install-completed", G_TYPE_NONE);

  /**
   * PteroSocket::install-output:
   * @self: a socket
   * @text: a line
   *
   * The installation script has written a line, or an image is being
   * fetched. Only administrators get it.
   */
  signals[INSTALL_OUTPUT] = create_signal ("install-output", text);

  /**
   * PteroSocket::install-started:
   * @self: a socket
   *
   * The installation begins.
   */
  signals[INSTALL_STARTED] = create_signal ("install-started", G_TYPE_NONE);

  /**
   * PteroSocket::stats-received:
   * @self: a socket
   * @stats: the same object as [property@Ptero.Socket:stats]
   *
   * Statistics came, about once a second, whether something changed or not.
   */
  signals[STATS_RECEIVED] = create_signal ("stats-received", PTERO_TYPE_LIVE_STATS);

  /**
   * PteroSocket::throttled:
   * @self: a socket
   * @text: the name of the event that was too much, or `global`
   *
   * The node has thrown something away. Commands and the request for the
   * history are sent again by themselves.
   */
  signals[THROTTLED] = create_signal ("throttled", text);

  /**
   * PteroSocket::transfer-log:
   * @self: a socket
   * @text: a line
   *
   * The transfer to another node has written a line. Only administrators get
   * it.
   */
  signals[TRANSFER_LOG] = create_signal ("transfer-log", text);

  /**
   * PteroSocket::transfer-status:
   * @self: a socket
   * @text: `pending`, `processing`, `cancelling`, `cancelled`, `success`,
   *   `completed`, `failure`, `failed`, of old versions also `starting` and
   *   `archived`
   *
   * How far the transfer to another node is.
   */
  signals[TRANSFER_STATUS] = create_signal ("transfer-status", text);
}

/**
 * ptero_socket_receive: (skip)
 * @self: a socket
 * @frame: what arrived in a text frame
 *
 * Digests a frame.
 *
 * Returns: whether it was one
 */
gboolean
ptero_socket_receive (PteroSocket *self,
                      GBytes      *frame)
{
  g_autoptr(PteroSocketEvent) event = ptero_socket_event_read (frame);

  if (event == NULL)
    return FALSE;

  handle_event (self, event);

  return TRUE;
}
