/* ptero-console.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console.h"

/**
 * PteroConsole:
 *
 * The console of one open server: what it prints, what it uses, and the commands
 * that were sent to it. What is printed by the work that the panel has done to
 * it, such as its installation, is also kept apart.
 */
struct _PteroConsole
{
  GObject              parent_instance;

  PteroFleetServer    *server;
  PteroSocket         *socket;
  PteroHistory        *history;
  PteroCommandHistory *commands;
  PteroConsoleLog     *log;
  PteroConsoleLog     *work;
  guint64              work_begin;
  gboolean             working;     /* since work_begin, as the node said */
};

G_DEFINE_FINAL_TYPE (PteroConsole, ptero_console, G_TYPE_OBJECT)

static void
output_cb (PteroConsole *self,
           const char   *text)
{
  ptero_console_log_append (self->log, "", text);
}

static void
append_work (PteroConsole *self,
             const char   *style,
             const char   *text)
{
  ptero_console_log_append (self->log, style, text);
  ptero_console_log_append (self->work, style, text);
}

static void
work_output_cb (PteroConsole *self,
                const char   *text)
{
  append_work (self, "", text);
}

static void
message_cb (PteroConsole *self,
            const char   *text)
{
  append_work (self, "\033[1;33m", text);
}

static void
daemon_error_cb (PteroConsole *self,
                 const char   *text)
{
  append_work (self, "\033[1;31m", text);
}

/* The node says so before the panel is asked again. */
static void
work_started (PteroConsole *self)
{
  self->work_begin = ptero_console_log_get_end (self->work);
  self->working = TRUE;
  ptero_fleet_server_refresh (self->server);
}

static void
work_ended (PteroConsole *self)
{
  self->working = FALSE;
  ptero_fleet_server_refresh (self->server);
}

static void
transfer_status_cb (PteroConsole *self,
                    const char   *status)
{
  if (g_str_equal (status, "processing") || g_str_equal (status, "starting"))
    work_started (self);
  else if (!g_str_equal (status, "pending") && !g_str_equal (status, "archived") &&
           !g_str_equal (status, "cancelling"))
    work_ended (self);
}

static void
stats_received_cb (PteroConsole   *self,
                   PteroLiveStats *stats)
{
  ptero_history_add_stats (self->history, stats, g_get_monotonic_time ());
  ptero_fleet_server_take_live_stats (self->server, stats, stats->state);
}

/* A server may stop within the second from one statistics to the next; that it was stopping is what
 * tells a stop from a crash. */
static void
server_state_changed_cb (PteroConsole *self)
{
  PteroLiveStats *stats = ptero_socket_get_stats (self->socket);

  if (stats != NULL)
    ptero_fleet_server_take_live_stats (self->server, stats,
                                        ptero_socket_get_server_state (self->socket));
}

static void
ptero_console_dispose (GObject *object)
{
  PteroConsole *self = PTERO_CONSOLE (object);

  if (self->socket != NULL)
    ptero_socket_close (self->socket);
  g_clear_object (&self->socket);
  g_clear_object (&self->commands);
  g_clear_object (&self->history);
  g_clear_object (&self->log);
  g_clear_object (&self->work);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (ptero_console_parent_class)->dispose (object);
}

static void
ptero_console_class_init (PteroConsoleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_console_dispose;
}

static void
ptero_console_init (PteroConsole *self)
{
  self->log = ptero_console_log_new (PTERO_CONSOLE_LOG_LENGTH);
  self->work = ptero_console_log_new (PTERO_CONSOLE_LOG_LENGTH);
  self->history = ptero_history_new (PTERO_HISTORY_LENGTH);
}

/**
 * ptero_console_new:
 * @server: a server
 *
 * Returns: (transfer full): its console, not connected
 */
PteroConsole *
ptero_console_new (PteroFleetServer *server)
{
  PteroPanel *panel;
  PteroConsole *self;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);

  panel = ptero_fleet_server_get_panel (server);
  self = g_object_new (PTERO_TYPE_CONSOLE, NULL);
  self->server = g_object_ref (server);
  self->commands = ptero_command_history_new (ptero_panel_get_demo (panel)
                                                ? NULL
                                                : ptero_panel_get_id (panel),
                                              ptero_fleet_server_get_uuid (server));
  self->socket = ptero_socket_new (ptero_panel_get_client (panel),
                                   ptero_fleet_server_get_uuid (server));
  g_signal_connect_object (self->socket, "console-output", G_CALLBACK (output_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "install-output", G_CALLBACK (work_output_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "transfer-log", G_CALLBACK (work_output_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "install-started", G_CALLBACK (work_started), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "install-completed", G_CALLBACK (work_ended), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "backup-restore-completed", G_CALLBACK (work_ended), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "transfer-status", G_CALLBACK (transfer_status_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "daemon-message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "daemon-error", G_CALLBACK (daemon_error_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "stats-received", G_CALLBACK (stats_received_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->socket, "notify::server-state",
                           G_CALLBACK (server_state_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_console_get_server:
 * @self: a console
 *
 * Returns: (transfer none): whose console it is
 */
PteroFleetServer *
ptero_console_get_server (PteroConsole *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE (self), NULL);

  return self->server;
}

/**
 * ptero_console_get_history:
 * @self: a console
 *
 * Returns: (transfer none): what the server has used since it was opened
 */
PteroHistory *
ptero_console_get_history (PteroConsole *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE (self), NULL);

  return self->history;
}

/**
 * ptero_console_get_commands:
 * @self: a console
 *
 * Returns: (transfer none): what was sent to the server
 */
PteroCommandHistory *
ptero_console_get_commands (PteroConsole *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE (self), NULL);

  return self->commands;
}

/**
 * ptero_console_get_log:
 * @self: a console
 *
 * Returns: (transfer none): what the server has printed
 */
PteroConsoleLog *
ptero_console_get_log (PteroConsole *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE (self), NULL);

  return self->log;
}

/**
 * ptero_console_get_work:
 * @self: a console
 *
 * Returns: (transfer none): what was printed by what the panel does to the server: installations,
 *   transfers, restores
 */
PteroConsoleLog *
ptero_console_get_work (PteroConsole *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE (self), NULL);

  return self->work;
}

/**
 * ptero_console_find_work:
 * @self: a console of a server that was just met in a conflict state
 *
 * Returns: the line of ptero_console_get_work() with which that began; the next one, if it was not
 *   seen to begin
 */
guint64
ptero_console_find_work (PteroConsole *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE (self), 0);

  return self->working ? self->work_begin : ptero_console_log_get_end (self->work);
}

/**
 * ptero_console_get_socket:
 * @self: a console
 *
 * Returns: (transfer none): its connection
 */
PteroSocket *
ptero_console_get_socket (PteroConsole *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE (self), NULL);

  return self->socket;
}

/**
 * ptero_console_open:
 * @self: a console
 *
 * Connects, and stays connected until the console is dropped.
 */
void
ptero_console_open (PteroConsole *self)
{
  g_return_if_fail (PTERO_IS_CONSOLE (self));

  ptero_socket_open (self->socket);
}

/**
 * ptero_console_send:
 * @self: a console
 * @command: one line
 * @error: return location for an error
 *
 * Sends a command to the server and remembers it.
 *
 * Returns: whether it was sent
 */
gboolean
ptero_console_send (PteroConsole  *self,
                    const char    *command,
                    GError       **error)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE (self), FALSE);
  g_return_val_if_fail (command != NULL, FALSE);

  if (!ptero_socket_send_command (self->socket, command, error))
    return FALSE;

  ptero_command_history_add (self->commands, command);

  return TRUE;
}
