/* test-power-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-power-job.h"

#include "fleet-support.h"
#include "ptero-live-poller.h"

typedef struct
{
  PteroDemoPanel  *demo;
  PteroPanel      *panel;
  PteroPanelSync  *sync;
  PteroLivePoller *poller;
  PteroServerList *servers;
} Site;

static void
site_open (Site *site)
{
  site->demo = start_demo (0);
  ptero_demo_panel_set_cache (site->demo, 0);
  site->panel = create_panel (site->demo, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_set_admin_all (site->panel, TRUE);
  site->sync = ptero_panel_sync_new (site->panel);
  site->poller = ptero_live_poller_new (site->sync);
  site->servers = g_object_ref (ptero_panel_sync_get_servers (site->sync));
  ptero_panel_sync_start (site->sync);
  WAIT_UNTIL (20, ptero_panel_get_state (site->panel) == PTERO_PANEL_STATE_ONLINE);
  WAIT_UNTIL (20, count_in_state (site->servers, PTERO_SERVER_STATE_UNKNOWN) == 0);
}

static void
site_close (Site *site)
{
  ptero_live_poller_stop (site->poller);
  ptero_panel_sync_stop (site->sync);
  run_for (0.05);
  g_assert_finalize_object (site->poller);
  g_assert_finalize_object (site->sync);
  g_assert_finalize_object (site->servers);
  g_assert_finalize_object (site->panel);
  ptero_demo_panel_stop (site->demo);
  g_object_unref (site->demo);
}

static void
set_up (Site          *site,
        gconstpointer  data)
{
  site_open (site);
}

static void
tear_down (Site          *site,
           gconstpointer  data)
{
  site_close (site);
}

/* Up to @n_wanted servers in @state. */
static GListStore *
choose (Site             *site,
        PteroServerState  state,
        guint             n_wanted)
{
  GListStore *chosen = g_list_store_new (PTERO_TYPE_FLEET_SERVER);

  for (guint i = 0; i < ptero_server_list_get_n_items (site->servers); i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (site->servers, i);

      if (ptero_fleet_server_get_state (server) == state &&
          g_list_model_get_n_items (G_LIST_MODEL (chosen)) < n_wanted)
        g_list_store_append (chosen, server);
    }

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (chosen)), ==, n_wanted);

  return chosen;
}

static PteroJobTarget *
get_target (PteroJob *job,
            guint     position)
{
  g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), position);

  return target;
}

/* One whose node did not answer is asked again, and not left out. */
static void
test_node_down (Site          *site,
                gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 1);
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (servers), 0);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_STOP, G_LIST_MODEL (servers));
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_set_faults (site->demo, "daemon-down", &error);
  g_assert_no_error (error);
  ptero_job_start (job);
  WAIT_UNTIL (20, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
  ptero_fleet_server_take_error (server, ptero_job_target_get_error (get_target (job, 0)));
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_NODE_DOWN);

  ptero_job_retry (job);
  WAIT_UNTIL (20, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);

  ptero_demo_panel_set_faults (site->demo, "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_NODE_DOWN);
  ptero_job_retry (job);
  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
}

static void
test_restart (Site          *site,
              gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 2);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_RESTART, G_LIST_MODEL (servers));

  g_assert_cmpstr (ptero_job_get_title (job), ==, "Restart 2 Servers");
  ptero_job_start (job);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 0)), ==, PTERO_TARGET_RUNNING);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 1)), ==, PTERO_TARGET_RUNNING);

  WAIT_UNTIL (90, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 2);
  g_assert_nonnull (strstr (ptero_job_target_get_message (get_target (job, 0)),
                            "Running again after"));
}

static void
test_left_out (Site          *site,
               gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_OFFLINE, 1);
  g_autoptr(GListStore) suspended = choose (site, PTERO_SERVER_STATE_SUSPENDED, 1);
  g_autoptr(GObject) server = g_list_model_get_item (G_LIST_MODEL (suspended), 0);
  g_autoptr(PteroJob) job = NULL;

  g_list_store_append (servers, server);
  job = ptero_power_job_new (PTERO_POWER_STOP, G_LIST_MODEL (servers));
  ptero_job_start (job);
  g_assert_true (ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_left_out (job), ==, 2);
  g_assert_cmpstr (ptero_job_target_get_message (get_target (job, 0)), ==, "It is not running");
  g_assert_cmpstr (ptero_job_target_get_message (get_target (job, 1)), ==, "Suspended");
}

static void
test_failure_and_retry (Site          *site,
                        gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 2);
  g_autoptr(PteroFleetServer) first = g_list_model_get_item (G_LIST_MODEL (servers), 0);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_KILL, G_LIST_MODEL (servers));
  g_autofree char *fault = g_strdup_printf ("daemon-down@/api/client/servers/%s/power",
                                            ptero_fleet_server_get_uuid (first));

  set_faults (site->demo, fault);
  ptero_job_start (job);
  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 0)), ==, PTERO_TARGET_FAILED);
  g_assert_error (ptero_job_target_get_error (get_target (job, 0)), PTERO_API_ERROR,
                  PTERO_API_ERROR_DAEMON);
  g_assert_false (ptero_fleet_server_get_pending (first));

  set_faults (site->demo, "");
  WAIT_UNTIL (60, ptero_fleet_server_can_power (first, PTERO_POWER_KILL));
  ptero_job_retry (job);
  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 2);
  g_assert_cmpint (ptero_fleet_server_get_state (first), ==, PTERO_SERVER_STATE_OFFLINE);
}

static void
test_cancel (Site          *site,
             gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 6);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_RESTART, G_LIST_MODEL (servers));
  guint n_sent = 0;

  ptero_job_start (job);
  run_for (0.3);
  ptero_job_cancel (job);
  WAIT_UNTIL (10, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_left_out (job), ==, 6);

  for (guint i = 0; i < 6; i++)
    {
      PteroFleetServer *server = ptero_job_target_get_object (get_target (job, i));
      g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/power",
                                               ptero_fleet_server_get_uuid (server));

      n_sent += ptero_demo_panel_get_n_requests (site->demo, path);
    }
  g_assert_cmpuint (n_sent, ==, 4);
}

static guint
count_requests (Site       *site,
                PteroJob   *job,
                const char *what)
{
  PteroFleetServer *server = ptero_job_target_get_object (get_target (job, 0));
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/%s",
                                           ptero_fleet_server_get_uuid (server), what);

  return ptero_demo_panel_get_n_requests (site->demo, path);
}

/* The players are told, told again, and then it goes down. */
static void
test_warning (Site          *site,
              gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 1);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_STOP, G_LIST_MODEL (servers));

  ptero_power_job_set_warning (PTERO_POWER_JOB (job), "say Down in {time}", 7);
  ptero_job_start (job);
  run_for (1.5);
  g_assert_cmpuint (count_requests (site, job, "command"), ==, 1);
  g_assert_cmpstr (ptero_job_target_get_message (get_target (job, 0)), ==,
                   "The players are warned, 6 seconds left");
  run_for (2.5);
  g_assert_cmpuint (count_requests (site, job, "command"), ==, 2);
  g_assert_cmpuint (count_requests (site, job, "power"), ==, 0);
  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
  g_assert_cmpuint (count_requests (site, job, "command"), ==, 2);
  g_assert_cmpuint (count_requests (site, job, "power"), ==, 1);
}

/* A time that is more microseconds than fit in 32 bits. */
static void
test_warning_long (Site          *site,
                   gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 1);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_STOP, G_LIST_MODEL (servers));

  ptero_power_job_set_warning (PTERO_POWER_JOB (job), "say {time}", 2 * 60 * 60);
  ptero_job_start (job);
  WAIT_UNTIL (10, ptero_job_target_get_message (get_target (job, 0)) != NULL);
  g_assert_true (g_str_has_prefix (ptero_job_target_get_message (get_target (job, 0)),
                                   "The players are warned, 7") ||
                 g_str_has_prefix (ptero_job_target_get_message (get_target (job, 0)),
                                   "The players are warned, 120"));
  ptero_job_cancel (job);
  WAIT_UNTIL (10, ptero_job_get_finished (job));
  g_assert_cmpuint (count_requests (site, job, "power"), ==, 0);
}

/* Who was not warned does not go down, nor does anybody once it was cancelled. */
static void
test_warning_ended (Site          *site,
                    gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 1);
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (servers), 0);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_RESTART, G_LIST_MODEL (servers));
  g_autoptr(PteroJob) cancelled = ptero_power_job_new (PTERO_POWER_RESTART, G_LIST_MODEL (servers));
  g_autofree char *fault = g_strdup_printf ("daemon-down@/api/client/servers/%s/command",
                                            ptero_fleet_server_get_uuid (server));

  set_faults (site->demo, fault);
  ptero_power_job_set_warning (PTERO_POWER_JOB (job), "say {time}", 2);
  ptero_job_start (job);
  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
  run_for (2.5);
  g_assert_cmpuint (count_requests (site, job, "power"), ==, 0);

  set_faults (site->demo, "");
  ptero_power_job_set_warning (PTERO_POWER_JOB (cancelled), "say {time}", 3);
  ptero_job_start (cancelled);
  run_for (1);
  ptero_job_cancel (cancelled);
  WAIT_UNTIL (5, ptero_job_get_finished (cancelled));
  run_for (2.5);
  g_assert_cmpuint (count_requests (site, cancelled, "power"), ==, 0);
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_RUNNING);
}

/* A panel that takes its time to pass the warning on takes nothing from the players' time. */
static void
test_warning_late (Site          *site,
                   gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 1);
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (servers), 0);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_STOP, G_LIST_MODEL (servers));
  g_autofree char *fault = g_strdup_printf ("latency=3000@/api/client/servers/%s/command",
                                            ptero_fleet_server_get_uuid (server));

  set_faults (site->demo, fault);
  ptero_power_job_set_warning (PTERO_POWER_JOB (job), "say {time}", 2);
  ptero_job_start (job);
  run_for (2.7);
  g_assert_null (ptero_job_target_get_message (get_target (job, 0)));
  run_for (1);
  g_assert_cmpuint (count_requests (site, job, "power"), ==, 0);
  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
  g_assert_cmpuint (count_requests (site, job, "command"), ==, 1);
  g_assert_cmpuint (count_requests (site, job, "power"), ==, 1);
}

static void
test_other_action (Site          *site,
                   gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 1);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_RESTART, G_LIST_MODEL (servers));
  g_autoptr(PteroJob) second = ptero_power_job_new (PTERO_POWER_KILL, G_LIST_MODEL (servers));

  ptero_job_start (job);
  run_for (0.3);
  ptero_job_start (second);
  WAIT_UNTIL (60, ptero_job_get_finished (job) && ptero_job_get_finished (second));
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
  g_assert_cmpuint (ptero_job_get_n_left_out (job), ==, 1);
  g_assert_cmpuint (ptero_job_get_n_done (second), ==, 1);
  g_assert_cmpstr (ptero_job_target_get_message (get_target (job, 0)), ==,
                   "Replaced by another action");
}

static void
test_panel_lost (Site          *site,
                 gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 5);
  g_autoptr(PteroJob) job = ptero_power_job_new (PTERO_POWER_RESTART, G_LIST_MODEL (servers));

  ptero_job_start (job);
  run_for (0.3);
  ptero_demo_panel_stop (site->demo);
  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 5);
}

/* What left the list is not waited for, in whatever step it is: the action, the warning, or its
 * turn. */
static void
test_gone (Site          *site,
           gconstpointer  data)
{
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 6);
  g_autoptr(GListStore) warned = choose (site, PTERO_SERVER_STATE_RUNNING, 1);
  g_autoptr(PteroJob) job = NULL;
  g_autoptr(PteroJob) warning = NULL;

  g_list_store_remove (servers, 0);
  job = ptero_power_job_new (PTERO_POWER_RESTART, G_LIST_MODEL (servers));
  warning = ptero_power_job_new (PTERO_POWER_STOP, G_LIST_MODEL (warned));
  ptero_power_job_set_warning (PTERO_POWER_JOB (warning), "say {time}", 60);
  ptero_job_start (job);
  ptero_job_start (warning);
  run_for (0.5);
  g_assert_cmpuint (ptero_job_get_n_waiting (job), ==, 1);

  ptero_server_list_clear (site->servers);
  WAIT_UNTIL (2, ptero_job_get_finished (job) && ptero_job_get_finished (warning));
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 5);
  g_assert_cmpuint (ptero_job_get_n_failed (warning), ==, 1);
  for (guint i = 0; i < 5; i++)
    g_assert_nonnull (strstr (ptero_job_target_get_error (get_target (job, i))->message,
                              "no longer on “Demo”"));
  g_assert_nonnull (strstr (ptero_job_target_get_error (get_target (warning, 0))->message,
                            "no longer on"));
  g_assert_cmpuint (count_requests (site, warning, "power"), ==, 0);
}

static void
test_panels (Site          *site,
             gconstpointer  data)
{
  Site other;
  g_autoptr(GListStore) servers = choose (site, PTERO_SERVER_STATE_RUNNING, 5);
  g_autoptr(GListStore) more = NULL;
  g_autoptr(GObject) server = NULL;
  g_autoptr(PteroJob) job = NULL;

  site_open (&other);
  more = choose (&other, PTERO_SERVER_STATE_RUNNING, 1);
  server = g_list_model_get_item (G_LIST_MODEL (more), 0);
  g_list_store_append (servers, server);
  g_clear_object (&server);

  /* the one of the other panel does not wait for the five */
  job = ptero_power_job_new (PTERO_POWER_KILL, G_LIST_MODEL (servers));
  ptero_job_start (job);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 5)), ==, PTERO_TARGET_RUNNING);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 3)), ==, PTERO_TARGET_WAITING);
  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 6);

  g_list_store_remove_all (servers);
  g_list_store_remove_all (more);
  g_clear_object (&job);
  site_close (&other);
}

/* Why an action is not to be had. What a server did when it was last seen is no reason against it,
 * that the panel cannot be asked is. */
static void
test_misfit (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Silent", "http://127.0.0.1:1");
  g_autoptr(PteroServer) description = create_server (1, "");
  g_autoptr(PteroFleetServer) server = ptero_fleet_server_new (panel, description);
  g_autoptr(PteroStats) offline = create_stats ("offline", 0);

  /* listed again, and its state is still to be read */
  ptero_fleet_server_restore (server, NULL, PTERO_SERVER_STATE_OFFLINE, NULL);
  ptero_fleet_server_set_stale (server, FALSE);
  g_assert_false (ptero_fleet_server_can_power (server, PTERO_POWER_STOP));
  g_assert_cmpstr (ptero_power_describe_misfit (server, PTERO_POWER_STOP), ==,
                   "The panel cannot be reached");

  ptero_fleet_server_take_stats (server, offline);
  g_assert_cmpstr (ptero_power_describe_misfit (server, PTERO_POWER_STOP), ==,
                   "It is not running");
  g_assert_cmpstr (ptero_power_describe_misfit (server, PTERO_POWER_START), ==,
                   "The panel cannot be reached");
}

#define ADD(name, function) g_test_add ("/power-job/" name, Site, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("restart", test_restart);
  ADD ("node-down", test_node_down);
  ADD ("left-out", test_left_out);
  ADD ("failure-and-retry", test_failure_and_retry);
  ADD ("cancel", test_cancel);
  ADD ("warning", test_warning);
  ADD ("warning-ended", test_warning_ended);
  ADD ("warning-late", test_warning_late);
  ADD ("warning-long", test_warning_long);
  ADD ("other-action", test_other_action);
  ADD ("panel-lost", test_panel_lost);
  ADD ("gone", test_gone);
  ADD ("panels", test_panels);
  g_test_add_func ("/power-job/misfit", test_misfit);

  return g_test_run ();
}
