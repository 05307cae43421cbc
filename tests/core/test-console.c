/* test-console.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console.h"

#include <string.h>

#include "fleet-support.h"
#include "ptero-panel-sync.h"

typedef struct
{
  PteroDemoPanel   *demo;
  PteroPanel       *panel;
  PteroPanelSync   *sync;
  PteroFleetServer *server;
  PteroConsole     *console;
  GString          *output;
  guint64           read;
} Site;

/* What was printed since the last look. */
static void
appended_cb (PteroConsoleLog *log,
             gpointer         user_data)
{
  Site *site = user_data;

  for (; site->read < ptero_console_log_get_end (log); site->read++)
    g_string_append_printf (site->output, "%s\n", ptero_console_log_get (log, site->read)->text);
}

static PteroFleetServer *
find_server (PteroPanelSync *sync,
             const char     *uuid)
{
  GListModel *servers = G_LIST_MODEL (ptero_panel_sync_get_servers (sync));

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      if (g_str_equal (ptero_fleet_server_get_uuid (server), uuid))
        return g_steal_pointer (&server);
    }

  return NULL;
}

static void
site_open (Site         *site,
           PteroDemoKey  key)
{
  g_auto(GStrv) servers = NULL;
  g_autofree char *uuid = NULL;

  site->demo = start_demo (0);
  servers = ptero_demo_panel_list_servers (site->demo, 1);
  uuid = g_strndup (servers[0], 36);
  ptero_demo_panel_set_server_state (site->demo, uuid, "running");
  site->panel = create_panel (site->demo, key);
  ptero_panel_set_admin_all (site->panel, TRUE);
  site->sync = ptero_panel_sync_new (site->panel);
  ptero_panel_sync_start (site->sync);
  WAIT_UNTIL (20, ptero_panel_get_state (site->panel) == PTERO_PANEL_STATE_ONLINE);
  site->server = find_server (site->sync, uuid);
  g_assert_nonnull (site->server);

  site->output = g_string_new (NULL);
  site->console = ptero_console_new (site->server);
  g_signal_connect (ptero_console_get_log (site->console), "appended", G_CALLBACK (appended_cb),
                    site);
  ptero_console_open (site->console);
}

static void
site_close (Site *site)
{
  g_assert_finalize_object (site->console);
  ptero_panel_sync_stop (site->sync);
  run_for (0.05);
  g_clear_object (&site->server);
  g_clear_object (&site->sync);
  g_clear_object (&site->panel);
  ptero_demo_panel_stop (site->demo);
  g_clear_object (&site->demo);
  g_string_free (site->output, TRUE);
}

static void
test_commands (void)
{
  Site site = { NULL, };
  g_autoptr(GError) error = NULL;

  site_open (&site, PTERO_DEMO_KEY_ADMIN);
  g_assert_false (ptero_console_send (site.console, "too early", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_clear_error (&error);

  WAIT_UNTIL (20, ptero_socket_get_state (ptero_console_get_socket (site.console)) == PTERO_SOCKET_STATE_OPEN);
  g_assert_true (ptero_console_send (site.console, "say one", &error));
  g_assert_no_error (error);
  g_assert_true (ptero_console_send (site.console, "say two", &error));
  g_assert_no_error (error);
  WAIT_UNTIL (20, strstr (site.output->str, "say one") != NULL);

  g_assert_cmpuint (ptero_command_history_get_n (ptero_console_get_commands (site.console)), ==, 2);
  g_assert_cmpstr (ptero_command_history_get (ptero_console_get_commands (site.console), 1), ==,
                   "say two");

  site_close (&site);
}

/* What is fed to a terminal has colors and nothing else. */
static void
test_hostile (void)
{
  Site site = { NULL, };

  site_open (&site, PTERO_DEMO_KEY_ADMIN);
  g_signal_emit_by_name (ptero_console_get_socket (site.console), "console-output",
                         "\033]0;title\007\033[31mred\033[6n\033]52;c;aGk=\007\033[2J");
  WAIT_UNTIL (5, strstr (site.output->str, "red") != NULL);
  g_assert_nonnull (strstr (site.output->str, "\033[31mred"));
  g_assert_null (strstr (site.output->str, "\033]"));
  g_assert_null (strstr (site.output->str, "\033[6n"));
  g_assert_null (strstr (site.output->str, "\033[2J"));

  site_close (&site);
}

static guint64
count_work (Site *site)
{
  return ptero_console_log_get_end (ptero_console_get_work (site->console));
}

/* What an installation prints is kept apart, from its begin on; what the server prints is not among
 * it. */
static void
test_work (void)
{
  Site site = { NULL, };
  PteroSocket *socket;

  site_open (&site, PTERO_DEMO_KEY_ADMIN);
  socket = ptero_console_get_socket (site.console);
  g_signal_emit_by_name (socket, "daemon-message", "Pulling an image");
  g_assert_cmpuint (count_work (&site), ==, 1);

  /* not seen to begin: what comes next belongs to it */
  g_assert_cmpuint (ptero_console_find_work (site.console), ==, 1);

  g_signal_emit_by_name (socket, "install-started");
  g_signal_emit_by_name (socket, "daemon-message", "Starting");
  g_signal_emit_by_name (socket, "console-output", "tick");
  g_signal_emit_by_name (socket, "install-output", "Unpacking\033[2J");
  g_assert_cmpuint (count_work (&site), ==, 3);
  g_assert_cmpuint (ptero_console_find_work (site.console), ==, 1);
  g_assert_cmpstr (ptero_console_log_get (ptero_console_get_work (site.console), 2)->text, ==,
                   "Unpacking");

  g_signal_emit_by_name (socket, "install-completed");
  g_assert_cmpuint (ptero_console_find_work (site.console), ==, 3);

  g_signal_emit_by_name (socket, "transfer-status", "processing");
  g_signal_emit_by_name (socket, "transfer-log", "Streaming");
  g_signal_emit_by_name (socket, "transfer-status", "archived");
  g_assert_cmpuint (ptero_console_find_work (site.console), ==, 3);
  g_signal_emit_by_name (socket, "transfer-status", "failure");
  g_assert_cmpuint (ptero_console_find_work (site.console), ==, 4);

  site_close (&site);
}

/* The node tells at once what the panel repeats out of its cache for 20 seconds. */
static void
test_live (void)
{
  Site site = { NULL, };
  g_autoptr(JsonNode) node =
    json_from_string ("{\"current_state\": \"running\", \"resources\": {\"uptime\": 1000}}", NULL);
  g_autoptr(PteroResource) old = ptero_resource_new_from_json (PTERO_TYPE_STATS, node, NULL);
  g_autoptr(GError) error = NULL;

  site_open (&site, PTERO_DEMO_KEY_ADMIN);
  WAIT_UNTIL (20, ptero_fleet_server_get_told_until (site.server) > 0);
  g_assert_cmpint (ptero_fleet_server_get_state (site.server), ==, PTERO_SERVER_STATE_RUNNING);
  g_assert_cmpfloat (ptero_fleet_server_get_memory (site.server), >, 0);

  ptero_demo_panel_set_server_state (site.demo, ptero_fleet_server_get_uuid (site.server),
                                     "stopping");
  WAIT_UNTIL (8, ptero_fleet_server_get_state (site.server) == PTERO_SERVER_STATE_STOPPING);
  WAIT_UNTIL (8, ptero_fleet_server_get_state (site.server) == PTERO_SERVER_STATE_OFFLINE);
  ptero_fleet_server_take_stats (site.server, PTERO_STATS (old));
  g_assert_cmpint (ptero_fleet_server_get_state (site.server), ==, PTERO_SERVER_STATE_OFFLINE);

  /* nothing can be done with it while the panel does not reach the node */
  error = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_DAEMON, "Down");
  ptero_fleet_server_take_error (site.server, error);
  g_assert_cmpint (ptero_fleet_server_get_told_until (site.server), ==, 0);
  g_signal_emit_by_name (ptero_console_get_socket (site.console), "stats-received",
                         ptero_socket_get_stats (ptero_console_get_socket (site.console)));
  g_assert_cmpint (ptero_fleet_server_get_state (site.server), ==, PTERO_SERVER_STATE_NODE_DOWN);
  ptero_fleet_server_take_stats (site.server, PTERO_STATS (old));
  g_assert_cmpint (ptero_fleet_server_get_state (site.server), ==, PTERO_SERVER_STATE_RUNNING);

  /* of a panel that is gone nothing is known */
  ptero_demo_panel_stop (site.demo);
  ptero_panel_sync_check (site.sync);
  WAIT_UNTIL (20, ptero_fleet_server_get_stale (site.server));
  g_assert_cmpint (ptero_fleet_server_get_told_until (site.server), ==, 0);

  site_close (&site);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/console/commands", test_commands);
  g_test_add_func ("/console/hostile", test_hostile);
  g_test_add_func ("/console/live", test_live);
  g_test_add_func ("/console/work", test_work);

  return g_test_run ();
}
