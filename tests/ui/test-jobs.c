/* test-jobs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-view.h"
#include "ptero-jobs-page.h"
#include "ptero-page.h"
#include "ptero-power-job.h"
#include "ptero-test-fleet.h"

static gboolean
has_running (gpointer user_data)
{
  return ptero_fleet_count (user_data, PTERO_SERVER_STATE_RUNNING) > 3;
}

static gboolean
is_finished (gpointer job)
{
  return ptero_job_get_finished (job);
}

static PteroJob *
start_job (PteroTestFleet   *fleet,
           PteroPowerSignal  signal,
           PteroServerState  state,
           guint             n_servers)
{
  g_autoptr(GListStore) servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autoptr(PteroJob) job = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (ptero_fleet_server_get_state (server) == state && g_list_model_get_n_items (G_LIST_MODEL (servers)) < n_servers)
        g_list_store_append (servers, server);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (servers)), ==, n_servers);

  job = ptero_power_job_new (signal, G_LIST_MODEL (servers));
  ptero_job_queue_add (fleet->jobs, job);

  return job;
}

/* Empty, running, failed with a reason, tried again, cleared. */
static void
test_page (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *page = g_object_ref_sink (ptero_jobs_page_new (fleet->jobs));
  GtkWidget *window = ptero_test_present_sized (page, 800, 600);
  GtkWidget *row;
  GtkWidget *expand;
  PteroJob *job;

  g_assert_nonnull (ptero_test_find_label (page, "Nothing to Do"));

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  g_assert_true (ptero_demo_panel_set_faults (fleet->demo, "status=502@/api/client/servers/*20", NULL));
  job = start_job (fleet, PTERO_POWER_RESTART, PTERO_SERVER_STATE_RUNNING, 3);
  ptero_test_spin (50);
  g_assert_null (ptero_test_find_label (page, "Nothing to Do"));
  g_assert_nonnull (ptero_test_find_label (page, "Restart 3 Servers"));
  ptero_test_wait (is_finished, job);
  ptero_test_spin (50);
  g_assert_cmpuint (ptero_job_get_n_failed (job), >, 0);
  g_assert_nonnull (ptero_test_find_label (page, "Failed"));

  row = gtk_widget_get_ancestor (ptero_test_find_label (page, "Restart 3 Servers"), GTK_TYPE_LIST_BOX_ROW);
  expand = g_object_ref (gtk_widget_get_last_child (gtk_widget_get_parent (gtk_widget_get_ancestor (ptero_test_find_label (row, "Retry"), GTK_TYPE_BUTTON))));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (expand), TRUE);
  ptero_test_spin (400);
  ptero_test_screenshot (window, "jobs-failed");
  g_object_unref (expand);

  g_assert_true (ptero_demo_panel_set_faults (fleet->demo, "", NULL));
  ptero_job_retry (job);
  ptero_test_spin (300);
  ptero_test_screenshot (window, "jobs-retried");
  ptero_test_wait (is_finished, job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (page, "Finished"));

  g_assert_true (gtk_widget_activate_action (page, "jobs.clear-finished", NULL));
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (page, "Nothing to Do"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

static void
test_view (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *view = g_object_ref_sink (ptero_job_view_new ());
  GtkWidget *window = ptero_test_present_sized (view, 360, 400);
  PteroJob *job;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  job = start_job (fleet, PTERO_POWER_STOP, PTERO_SERVER_STATE_RUNNING, 4);
  ptero_job_view_set_job (PTERO_JOB_VIEW (view), job);
  ptero_test_spin (100);
  g_assert_nonnull (ptero_test_find_label (view, "Stopping"));
  ptero_test_screenshot (window, "job-view");
  ptero_test_wait (is_finished, job);
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (view, "4 stopped"));
  g_assert_null (ptero_test_find_label (view, "Cancel Remaining"));

  ptero_job_view_set_job (PTERO_JOB_VIEW (view), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (view);
  ptero_test_fleet_free (fleet);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/jobs/page", test_page);
  g_test_add_func ("/jobs/view", test_view);

  return g_test_run ();
}
