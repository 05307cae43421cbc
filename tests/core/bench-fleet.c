/* bench-fleet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "fleet-support.h"
#include "ptero-panel-sync.h"

/* What a large fleet costs: fetched and listed against curl fetching the same pages, searched,
 * restored. Prints, and never fails. Once from a panel that answers at once, which no real one
 * does, and once from one that works on a page for a while. */

#define N_SERVERS 10000
#define PER_PAGE  100
#define N_ROUNDS  3

typedef struct
{
  GSubprocess *process;
  char        *address;
  char        *key;
} Server;

static double
get_seconds (gint64 since)
{
  return (double)(g_get_monotonic_time () - since) / G_USEC_PER_SEC;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  return *(const double *)a < *(const double *)b ? -1 : 1;
}

static double
get_median (double *values)
{
  qsort (values, N_ROUNDS, sizeof *values, compare_doubles);

  return values[N_ROUNDS / 2];
}

static gboolean
read_keys (Server     *server,
           const char *path)
{
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return FALSE;

  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "address "))
        server->address = g_strdup (lines[i] + strlen ("address "));
      else if (g_str_has_prefix (lines[i], "admin "))
        server->key = g_strdup (lines[i] + strlen ("admin "));
    }

  return server->key != NULL;
}

static void
start_server (Server     *server,
              const char *program,
              const char *folder,
              guint       latency)
{
  g_autofree char *path = g_build_filename (folder, "keys", NULL);
  g_autofree char *keys = g_strconcat ("--keys-file=", path, NULL);
  g_autofree char *servers = g_strdup_printf ("--servers=%d", N_SERVERS);
  g_autofree char *faults = g_strdup_printf ("--faults=latency=%u", latency);
  g_autoptr(GError) error = NULL;

  server->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                      G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
                                      program, servers, keys, "--rate=1000000",
                                      latency > 0 ? faults : NULL, NULL);
  g_assert_no_error (error);
  WAIT_UNTIL (60, read_keys (server, path));
  g_unlink (path);
}

static void
stop_server (Server *server)
{
  g_subprocess_force_exit (server->process);
  g_subprocess_wait (server->process, NULL, NULL);
  g_object_unref (server->process);
  g_free (server->address);
  g_free (server->key);
}

/* The key goes to curl on its standard input, where nobody else reads it. */
static double
run_curl (Server *server)
{
  g_autoptr(GString) config = g_string_new (NULL);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start;

  for (guint page = 1; page <= N_SERVERS / PER_PAGE; page++)
    g_string_append_printf (config,
                            "url = \"%s/api/client?type=admin-all&per_page=%d&page=%u\"\noutput = \"/dev/null\"\n"
                            "header = \"Authorization: Bearer %s\"\nheader = \"Accept: application/json\"\nnext\n",
                            server->address, PER_PAGE, page, server->key);
  g_string_truncate (config, config->len - strlen ("next\n"));

  start = g_get_monotonic_time ();
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                              "curl", "--silent", "--show-error", "--no-progress-meter", "--fail",
                              "--compressed",
                              "--parallel", "--parallel-max", "6", "--config", "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, config->str, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return get_seconds (start);
}

static double
run_sync (Server      *server,
          StallReport *report,
          double      *refresh,
          StallReport *refresh_report)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Large", server->address);
  g_autoptr(PteroPanelSync) sync = NULL;
  g_autoptr(GDateTime) before = NULL;
  StallMeter *meter = stall_meter_new ();
  gint64 start = g_get_monotonic_time ();
  double seconds;

  ptero_panel_set_admin_all (panel, TRUE);
  ptero_panel_set_key (panel, PTERO_API_CLIENT, server->key);
  sync = ptero_panel_sync_new (panel);
  ptero_panel_sync_start (sync);
  while (ptero_panel_get_state (panel) != PTERO_PANEL_STATE_ONLINE)
    g_main_context_iteration (NULL, TRUE);
  seconds = get_seconds (start);
  *report = stall_meter_free (meter);
  g_assert_cmpuint (ptero_server_list_get_n_items (ptero_panel_sync_get_servers (sync)), ==,
                    N_SERVERS);

  before = g_date_time_ref (ptero_panel_get_refreshed_at (panel));
  meter = stall_meter_new ();
  start = g_get_monotonic_time ();
  ptero_panel_refresh (panel);
  while (g_date_time_equal (ptero_panel_get_refreshed_at (panel), before))
    g_main_context_iteration (NULL, TRUE);
  *refresh = get_seconds (start);
  *refresh_report = stall_meter_free (meter);

  ptero_panel_sync_stop (sync);
  run_for (0.1);

  return seconds;
}

static void
measure_listing (const char *program,
                 const char *folder,
                 guint       latency)
{
  Server server = { 0 };
  double curl[N_ROUNDS];
  double sync[N_ROUNDS];
  double refresh[N_ROUNDS];
  double stall[N_ROUNDS];
  double work[N_ROUNDS];
  double total_work[N_ROUNDS];
  double refresh_work[N_ROUNDS];
  double curl_median;
  double sync_median;

  start_server (&server, program, folder, latency);
  run_curl (&server);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      StallReport report;
      StallReport refresh_report;

      curl[i] = run_curl (&server);
      sync[i] = run_sync (&server, &report, &refresh[i], &refresh_report);
      stall[i] = report.stall;
      work[i] = report.work;
      total_work[i] = report.total_work;
      refresh_work[i] = refresh_report.work;
    }

  curl_median = get_median (curl);
  sync_median = get_median (sync);
  stop_server (&server);

  printf ("%d servers, pages of %d, six at a time, %u ms a page (medians of %d)\n", N_SERVERS,
          PER_PAGE, latency, N_ROUNDS);
  printf ("  fetched by curl          %7.0f ms\n", curl_median * 1000);
  printf ("  fetched and listed       %7.0f ms   ratio %.2f (to reach: 1.20)\n", sync_median * 1000,
          sync_median / curl_median);
  printf ("  the same once more       %7.0f ms\n", get_median (refresh) * 1000);
  printf ("  main loop: worked        %7.0f ms   longest without a turn %.0f ms, of which at work %.0f ms, once more %.0f ms (to reach: 50)\n",
          get_median (total_work), get_median (stall), get_median (work),
          get_median (refresh_work));
}

static void
measure_search (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Large", "http://127.0.0.1:1");
  g_autoptr(GPtrArray) servers = g_ptr_array_new_with_free_func (g_object_unref);
  const char * const words[] = { "server", "77", NULL };
  guint n_found = 0;

  for (guint i = 0; i < N_SERVERS; i++)
    {
      g_autoptr(PteroServer) server = create_server (i, "");

      g_ptr_array_add (servers, ptero_fleet_server_new (panel, server));
    }

  for (guint round = 0; round < 2; round++)
    {
      gint64 start = g_get_monotonic_time ();

      n_found = 0;
      for (guint i = 0; i < servers->len; i++)
        n_found += ptero_fleet_server_matches (g_ptr_array_index (servers, i), words);

      printf ("  %s search over %d   %7.2f ms   (%u found)\n", round == 0 ? "first" : "next ",
              N_SERVERS,
              get_seconds (start) * 1000, n_found);
    }
}

static void
measure_restore (const char *folder,
                 guint       n_servers)
{
  g_autofree char *database = g_build_filename (folder, "ptero.db", NULL);
  g_autofree char *list = g_build_filename (folder, "panels.conf", NULL);
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(PteroPanelStore) panels = ptero_panel_store_new (keyring, list);
  g_autoptr(PteroPanel) panel = ptero_panel_new ("bench", "Large", "http://127.0.0.1:1");
  g_autoptr(PteroStore) store = ptero_store_new (database);
  g_autoptr(PteroFleet) fleet = NULL;
  StallMeter *meter;
  StallReport report;
  gint64 start;
  double seconds;

  start = g_get_monotonic_time ();
  for (guint i = 0; i < n_servers; i++)
    {
      g_autoptr(PteroServer) server = create_server (i, "");
      g_autoptr(PteroStats) stats = create_stats ("running", 1000);

      ptero_store_save_server (store, "bench", server, stats, PTERO_SERVER_STATE_RUNNING,
                               1700000000, 1700000100);
    }
  ptero_store_close (store);
  g_clear_object (&store);
  printf ("  kept %5u              %7.1f ms\n", n_servers, get_seconds (start) * 1000);
  run_for (0.1);

  ptero_panel_store_add_demo (panels, panel, NULL, NULL);

  meter = stall_meter_new ();
  start = g_get_monotonic_time ();
  store = ptero_store_new (database);
  fleet = ptero_fleet_new (panels, store);
  ptero_fleet_start (fleet);
  while (ptero_fleet_get_n_servers (fleet) < n_servers)
    g_main_context_iteration (NULL, TRUE);
  seconds = get_seconds (start);
  report = stall_meter_free (meter);
  printf ("  restored %5u          %7.1f ms   main loop: worked %.1f ms, longest %.1f ms\n",
          n_servers, seconds * 1000, report.total_work, report.work);

  ptero_fleet_stop (fleet);
  ptero_store_close (store);
  run_for (0.1);
  g_unlink (database);
}

int
main (int   argc,
      char *argv[])
{
  char *folder = create_folder ();
  g_autofree char *curl = g_find_program_in_path ("curl");

  if (argc > 1 && curl != NULL)
    {
      measure_listing (argv[1], folder, 0);
      measure_listing (argv[1], folder, 100);
    }

  measure_search ();
  measure_restore (folder, 1000);
  measure_restore (folder, N_SERVERS);
  remove_folder (folder);

  return 0;
}
