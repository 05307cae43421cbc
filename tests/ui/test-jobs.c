/* test-jobs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "ptero-job-kind.h"
#include "ptero-job-target-row.h"
#include "ptero-job-view.h"
#include "ptero-jobs-page.h"
#include "ptero-page.h"
#include "ptero-power-job.h"
#include "ptero-request-job.h"
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

/* The chips have the same words as the sections. */
static gboolean
has_section (GtkWidget  *widget,
             const char *title)
{
  if (ADW_IS_PREFERENCES_GROUP (widget))
    return gtk_widget_get_mapped (widget) && g_str_equal (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)), title);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (has_section (child, title))
        return TRUE;
    }

  return FALSE;
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
  g_assert_true (has_section (page, "Failed"));
  g_assert_false (has_section (page, "Running"));

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
  g_assert_true (has_section (page, "Finished"));
  g_assert_false (has_section (page, "Failed"));

  g_assert_true (gtk_widget_activate_action (page, "jobs.clear-finished", NULL));
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (page, "Nothing to Do"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

/* What the key does not allow is not offered to be tried again. */
static void
test_forbidden (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroJobTarget) target = NULL;
  GtkWidget *button;
  GtkWidget *row;
  GtkWidget *window;
  PteroJob *job;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  g_assert_true (ptero_demo_panel_set_faults (fleet->demo, "status=502@/api/client/servers/",
                                              NULL));
  job = start_job (fleet, PTERO_POWER_RESTART, PTERO_SERVER_STATE_RUNNING, 1);
  ptero_test_wait (is_finished, job);
  target = g_list_model_get_item (ptero_job_get_targets (job), 0);
  row = ptero_job_target_row_new (job);
  ptero_job_target_row_set_target (PTERO_JOB_TARGET_ROW (row), target);
  window = ptero_test_present_sized (row, 600, 100);
  button = gtk_widget_get_ancestor (ptero_test_find_label (row, "Retry"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_visible (button));

  g_assert_true (ptero_demo_panel_set_faults (fleet->demo, "status=403@/api/client/servers/",
                                              NULL));
  ptero_job_retry (job);
  ptero_test_wait (is_finished, job);
  g_assert_error (ptero_job_target_get_error (target), PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN);
  g_assert_false (gtk_widget_get_visible (button));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_spin (20);
  ptero_test_fleet_free (fleet);
}

static void
type_search (GtkWidget  *page,
             const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ptero_test_find_type (page, GTK_TYPE_SEARCH_ENTRY)), text);
  ptero_test_spin (50);
}

static void
choose (GtkWidget  *page,
        const char *action,
        const char *what)
{
  g_assert_true (gtk_widget_activate_action (page, action, "s", what));
  ptero_test_spin (50);
}

static PteroJob *
start_commands (PteroTestFleet *fleet)
{
  g_autoptr(PteroFleetServer) server = NULL;
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(PteroJob) job = ptero_request_job_new ("Send “save-all”");

  for (guint i = 0; server == NULL || ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_RUNNING; i++)
    {
      g_clear_object (&server);
      server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);
      g_assert_nonnull (server);
    }
  request = ptero_request_new (PTERO_ENDPOINT_SERVER_COMMAND, "server", ptero_fleet_server_get_server (server)->uuid, NULL);
  ptero_request_set_string (request, "command", "save-all");
  ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_fleet_server_get_panel (server), request, "A Server of Commands");
  ptero_job_queue_add (fleet->jobs, job);

  return job;
}

/* Jobs are found by their words and those of what they work on, by how they are, and by their kind. */
static void
test_find (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *page = g_object_ref_sink (ptero_jobs_page_new (fleet->jobs));
  GtkWidget *window = ptero_test_present_sized (page, 1000, 700);
  PteroJob *restart;
  PteroJob *command;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  g_assert_true (ptero_demo_panel_set_faults (fleet->demo, "status=502@/api/client/servers/*20", NULL));
  restart = start_job (fleet, PTERO_POWER_RESTART, PTERO_SERVER_STATE_RUNNING, 3);
  ptero_test_wait (is_finished, restart);
  g_assert_true (ptero_demo_panel_set_faults (fleet->demo, "", NULL));
  command = start_commands (fleet);
  ptero_test_wait (is_finished, command);
  ptero_test_spin (50);
  g_assert_cmpint (ptero_job_get_kind (restart), ==, PTERO_JOB_KIND_POWER);
  g_assert_cmpint (ptero_job_get_kind (command), ==, PTERO_JOB_KIND_COMMANDS);
  g_assert_nonnull (ptero_test_find_label (page, "Restart 3 Servers"));
  g_assert_nonnull (ptero_test_find_label (page, "Send “save-all”"));
  ptero_test_screenshot (window, "jobs-chips");

  type_search (page, "SEND of commands");
  g_assert_null (ptero_test_find_label (page, "Restart 3 Servers"));
  g_assert_nonnull (ptero_test_find_label (page, "Send “save-all”"));
  type_search (page, "no such thing");
  g_assert_nonnull (ptero_test_find_label (page, "No Job Found"));
  g_assert_true (gtk_widget_activate_action (page, "jobs.clear-filters", NULL));
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (page, "Restart 3 Servers"));

  choose (page, "jobs.group", "finished");
  g_assert_null (ptero_test_find_label (page, "Restart 3 Servers"));
  g_assert_nonnull (ptero_test_find_label (page, "Send “save-all”"));
  choose (page, "jobs.group", "running");
  g_assert_nonnull (ptero_test_find_label (page, "No Job Found"));
  choose (page, "jobs.group", "all");
  choose (page, "jobs.kind", "power");
  g_assert_nonnull (ptero_test_find_label (page, "Restart 3 Servers"));
  g_assert_null (ptero_test_find_label (page, "Send “save-all”"));
  choose (page, "jobs.kind", "any");

  g_assert_true (gtk_widget_activate_action (page, "jobs.retry-all", NULL));
  ptero_test_wait (is_finished, restart);
  g_assert_cmpuint (ptero_job_get_n_failed (restart), ==, 0);
  ptero_test_spin (50);
  g_assert_false (has_section (page, "Failed"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

static gboolean
has_stopped (gpointer view)
{
  return ptero_test_find_label (view, "4 stopped") != NULL;
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
  /* all four run at once, so that nothing is left to be paused */
  g_assert_cmpuint (ptero_job_get_n_waiting (job), ==, 0);
  g_assert_null (ptero_test_find_label (view, "Pause"));
  ptero_test_screenshot (window, "job-view");
  ptero_test_wait (is_finished, job);
  ptero_test_wait (has_stopped, view);
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
  g_test_add_func ("/jobs/forbidden", test_forbidden);
  g_test_add_func ("/jobs/find", test_find);
  g_test_add_func ("/jobs/view", test_view);

  return g_test_run ();
}
