/* test-jobs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>

#include "ptero-job-kind.h"
#include "ptero-job-message.h"
#include "ptero-job-section.h"
#include "ptero-job-target-row.h"
#include "ptero-job-text.h"
#include "ptero-job-view.h"
#include "ptero-jobs-page.h"
#include "ptero-page.h"
#include "ptero-past-job.h"
#include "ptero-power-job.h"
#include "ptero-request-job.h"
#include "ptero-test-fleet.h"
#include "ptero-test-sections.h"
#include "ptero-tooltip.h"

static gboolean
has_running (gpointer user_data)
{
  return ptero_test_fleet_count (user_data, PTERO_SERVER_STATE_RUNNING) > 3;
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

      if (ptero_fleet_server_get_state (server) == state &&
          g_list_model_get_n_items (G_LIST_MODEL (servers)) < n_servers)
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
    return gtk_widget_get_mapped (widget) &&
           g_str_equal (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)), title);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
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
  GtkWidget *page = g_object_ref_sink (ptero_jobs_page_new (fleet->jobs, NULL));
  GtkWidget *window = ptero_test_present_sized (page, 800, 600);
  GtkWidget *row;
  GtkWidget *title;
  GtkWidget *expand;
  PteroJob *job;

  g_assert_nonnull (ptero_test_find_label (page, "Nothing to Do"));

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  g_assert_true (ptero_demo_panel_set_faults (fleet->demo, "status=502@/api/client/servers/*20",
                                              NULL));
  job = start_job (fleet, PTERO_POWER_RESTART, PTERO_SERVER_STATE_RUNNING, 3);
  ptero_test_spin (50);
  g_assert_null (ptero_test_find_label (page, "Nothing to Do"));
  title = ptero_test_find_label (page, "Restart 3 Servers");
  g_assert_nonnull (title);
  /* GTK's own property costs three answers of the display each time it is set */
  g_assert_null (gtk_widget_get_tooltip_text (title));
  g_assert_cmpstr (ptero_tooltip_get_text (title), ==, "Restart 3 Servers");
  ptero_test_wait (is_finished, job);
  ptero_test_spin (50);
  g_assert_cmpuint (ptero_job_get_n_failed (job), >, 0);
  g_assert_true (has_section (page, "Failed"));
  g_assert_false (has_section (page, "Running"));

  row = gtk_widget_get_ancestor (ptero_test_find_label (page, "Restart 3 Servers"),
                                 GTK_TYPE_LIST_BOX_ROW);
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
  g_assert_true (has_section (page, "Finished Today"));
  g_assert_false (has_section (page, "Failed"));

  g_assert_true (gtk_widget_activate_action (page, "jobs.clear-finished", NULL));
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (page, "Nothing to Do"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

static GError *
create_node_error (void)
{
  static const char body[] = "{\"error\":\"No.\",\"request_id\":\"7-a\"}";
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GBytes) bytes = g_bytes_new_static (body, sizeof body - 1);

  soup_message_headers_set_content_type (headers, "application/json", NULL);
  soup_message_headers_replace (headers, "X-Request-Id", "7-a");

  return ptero_api_error_new_from_node (500, headers, bytes);
}

/* What the row has no place for is to be had all the same. */
static void
check_tooltip (GtkWidget      *row,
               PteroJobTarget *target)
{
  g_autoptr(GError) error = create_node_error ();
  g_autofree char *message = NULL;
  g_autofree char *whole = NULL;

  ptero_job_target_set_error (target, error);
  ptero_job_target_set_status (target, PTERO_TARGET_WAITING, NULL);
  ptero_job_target_set_status (target, PTERO_TARGET_FAILED, NULL);
  ptero_test_spin (20);
  message = ptero_job_describe_message (target);
  whole = g_strconcat (message, "\nRequest: 7-a", NULL);
  g_assert_cmpstr (ptero_tooltip_get_text (ptero_test_find_label (row, message)), ==, whole);
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
  check_tooltip (row, target);

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

  for (guint i = 0; server == NULL ||
       ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_RUNNING; i++)
    {
      g_clear_object (&server);
      server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);
      g_assert_nonnull (server);
    }
  request = ptero_request_new (PTERO_ENDPOINT_SERVER_COMMAND, "server",
                               ptero_fleet_server_get_server (server)->uuid, NULL);
  ptero_request_set_string (request, "command", "save-all");
  ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_fleet_server_get_panel (server), request,
                         "A Server of Commands");
  ptero_job_queue_add (fleet->jobs, job);

  return job;
}

/* Jobs are found by their words and those of what they work on, by how they are, and by their
 * kind. */
static void
test_find (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *page = g_object_ref_sink (ptero_jobs_page_new (fleet->jobs, NULL));
  GtkWidget *window = ptero_test_present_sized (page, 1000, 700);
  PteroJob *restart;
  PteroJob *command;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  g_assert_true (ptero_demo_panel_set_faults (fleet->demo, "status=502@/api/client/servers/*20",
                                              NULL));
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

static PteroJobRecord *
create_record (const char *title,
               const char *kind,
               gint64      ago)
{
  g_autofree char *id = g_uuid_string_random ();
  PteroJobRecord *record = ptero_job_record_new (id, title);

  record->kind = g_strdup (kind);
  record->finished = g_get_real_time () - ago;
  record->started = record->finished - 20 * G_USEC_PER_SEC;

  return record;
}

static void
add_result (PteroTestFleet    *fleet,
            PteroJobRecord    *record,
            const char        *name,
            PteroTargetStatus  status,
            const char        *message)
{
  PteroJobResult *result = ptero_job_record_add_result (record, ptero_panel_get_id (fleet->panel),
                                                        name, status);

  result->server = g_strdup_printf ("uuid-of-%s", name);
  result->message = g_strdup (message);
  result->elapsed = 21000;
}

/* What earlier runs have done: today, yesterday, and every few hours of the days before. */
static void
fill_store (PteroTestFleet *fleet,
            PteroStore     *store)
{
  PteroJobRecord *record = create_record ("Restart 3 Servers", "power", 0);

  record->signal = g_strdup ("restart");
  add_result (fleet, record, "Survival SMP", PTERO_TARGET_DONE, NULL);
  add_result (fleet, record, "CS2 Retakes #2", PTERO_TARGET_FAILED,
              "The node of the server does not answer the panel; try again.");
  add_result (fleet, record, "Minigames 2", PTERO_TARGET_LEFT_OUT, "Cancelled");
  ptero_store_save_job (store, record);

  record = create_record ("Download 41 Files", "transfer", G_TIME_SPAN_DAY);
  add_result (fleet, record, "server.log", PTERO_TARGET_DONE, NULL);
  ptero_store_save_job (store, record);

  for (guint i = 0; i < 45; i++)
    {
      g_autofree char *title = g_strdup_printf ("Backup Number %u", i);

      record = create_record (title, "backups", 3 * G_TIME_SPAN_DAY + i * 5 * G_TIME_SPAN_HOUR);
      add_result (fleet, record, "Survival SMP", PTERO_TARGET_DONE, NULL);
      ptero_store_save_job (store, record);
    }
}

static gboolean
is_read (gpointer journal)
{
  return !ptero_journal_get_loading (journal);
}

static GtkWidget *
find_tooltip (GtkWidget  *widget,
              const char *text)
{
  GtkWidget *found = g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0 ? widget : NULL;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_tooltip (child, text);

  return found;
}

/* All of @list is in sight, and there is nothing below it. */
static void
assert_no_scrolling (GtkWidget *list)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  GtkWidget *last = gtk_widget_get_last_child (list);
  graphene_rect_t bounds;

  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), >=,
                     gtk_adjustment_get_upper (adjustment));
  g_assert_true (gtk_widget_compute_bounds (last, list, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.y + bounds.size.height,
                                  gtk_widget_get_height (list), 2);
}

static void
unfold (GtkWidget  *page,
        const char *title)
{
  GtkWidget *label = ptero_test_find_label (page, title);
  GtkWidget *row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);

  g_assert_null (ptero_test_find_type (row, GTK_TYPE_LIST_VIEW));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_tooltip (row, "Show Details")), TRUE);
  ptero_test_spin (400);
}

/* All targets of a job are seen where the page has place for them, and no place is taken that they
 * do not need. */
static void
test_targets (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroJob) job = ptero_request_job_new ("Many");
  GtkWidget *page = g_object_ref_sink (ptero_jobs_page_new (fleet->jobs, NULL));
  GtkWidget *window = ptero_test_present_sized (page, 900, 800);
  GtkWidget *list;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Server %u", i);
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_GET, NULL);

      ptero_request_job_add (PTERO_REQUEST_JOB (job), fleet->panel, request, name);
    }
  ptero_job_queue_add (fleet->jobs, job);
  ptero_test_wait (is_finished, job);
  ptero_test_spin (100);
  unfold (page, "Many");
  ptero_test_screenshot (window, "jobs-targets");
  list = ptero_test_find_type (page, GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (ptero_test_find_label (list, "Server 11"));
  g_assert_cmpint (gtk_widget_get_height (list), >, 312);
  assert_no_scrolling (list);

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

/* Of what the page has beside the buttons of the window. */
static int
measure_header_end (GtkWidget *page)
{
  g_autoptr(GtkWidget) end = NULL;
  int minimum;

  g_object_get (page, "header-end", &end, NULL);
  gtk_widget_measure (end, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* The jobs of earlier runs come after those of this one, by their day. They are found like the
 * others, but cannot be retried. */
static void
test_past (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autofree char *path = g_build_filename (fleet->folder, "ptero.db", NULL);
  PteroStore *store = ptero_store_new (path);
  PteroJournal *journal = ptero_journal_new (fleet->jobs, fleet->panels, store,
                                             ptero_job_describe_message);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *more;

  fill_store (fleet, store);
  page = g_object_ref_sink (ptero_jobs_page_new (fleet->jobs, journal));
  window = ptero_test_present_sized (page, 1000, 800);
  ptero_test_wait (is_read, journal);
  ptero_test_spin (50);

  g_assert_true (has_section (page, "Finished Today"));
  g_assert_true (has_section (page, "Finished Yesterday"));
  g_assert_true (has_section (page, "Finished Earlier"));
  g_assert_false (has_section (page, "Failed"));
  unfold (page, "Restart 3 Servers");
  g_assert_nonnull (ptero_test_find_label (page, "Restarted"));
  g_assert_nonnull (ptero_test_find_label (page, "CS2 Retakes #2"));
  g_assert_null (ptero_test_find_label (page, "Retry"));
  ptero_test_screenshot (window, "jobs-past");
  g_assert_cmpint (measure_header_end (page), >, 60);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  ptero_test_spin (200);
  ptero_test_screenshot (window, "jobs-past-narrow");
  g_assert_cmpint (measure_header_end (page), <, 60);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 800);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_spin (200);
  ptero_test_screenshot (window, "jobs-past-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);

  g_assert_cmpuint (ptero_test_count_type (page, GTK_TYPE_LIST_BOX_ROW), ==, 20);
  g_assert_true (gtk_widget_activate_action (page, "jobs.show-older", NULL));
  g_assert_cmpuint (ptero_test_count_type (page, GTK_TYPE_LIST_BOX_ROW), ==, 40);
  g_assert_nonnull (ptero_test_find_label (page, "Show Older Jobs"));
  more = gtk_widget_get_ancestor (ptero_test_find_label (page, "Show Older Jobs"), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_grab_focus (more));
  g_assert_true (gtk_widget_activate_action (page, "jobs.show-older", NULL));
  g_assert_cmpuint (ptero_test_count_type (page, GTK_TYPE_LIST_BOX_ROW), ==, 47);
  ptero_test_spin (50);
  g_assert_null (ptero_test_find_label (page, "Show Older Jobs"));

  type_search (page, "retakes answer");
  g_assert_cmpuint (ptero_test_count_type (page, GTK_TYPE_LIST_BOX_ROW), ==, 1);
  type_search (page, "uuid-of-cs2");
  g_assert_cmpuint (ptero_test_count_type (page, GTK_TYPE_LIST_BOX_ROW), ==, 1);
  type_search (page, "number 44");
  g_assert_nonnull (ptero_test_find_label (page, "Backup Number 44"));
  type_search (page, "");
  choose (page, "jobs.kind", "transfer");
  g_assert_cmpuint (ptero_test_count_type (page, GTK_TYPE_LIST_BOX_ROW), ==, 1);
  choose (page, "jobs.kind", "any");
  choose (page, "jobs.group", "failed");
  g_assert_cmpuint (ptero_test_count_type (page, GTK_TYPE_LIST_BOX_ROW), ==, 1);
  choose (page, "jobs.group", "all");

  g_assert_true (gtk_widget_activate_action (page, "jobs.clear-finished", NULL));
  ptero_test_answer_alert (page, "Cancel");
  g_assert_nonnull (ptero_test_find_label (page, "Restart 3 Servers"));
  g_assert_true (gtk_widget_activate_action (page, "jobs.clear-finished", NULL));
  ptero_test_answer_alert (page, "Clear");
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (page, "Nothing to Do"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_await_finalize (journal);
  ptero_store_close (store);
  g_object_unref (store);
  g_remove (path);
  ptero_test_fleet_free (fleet);
}

/* What was finished today is of yesterday once it is midnight, wherever the clock is put. */
static void
test_days (void)
{
  static const struct { int day; int hour; PteroJobSection section; } cases[] = {
    { 9, 12, PTERO_JOB_SECTION_TODAY },
    { 10, 0, PTERO_JOB_SECTION_TODAY },
    { 10, 23, PTERO_JOB_SECTION_TODAY },
    { 11, 0, PTERO_JOB_SECTION_YESTERDAY },
    { 11, 23, PTERO_JOB_SECTION_YESTERDAY },
    { 12, 0, PTERO_JOB_SECTION_EARLIER },
    { 31, 12, PTERO_JOB_SECTION_EARLIER },
  };
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroJobRecord) record = create_record ("Late", "power", 0);
  g_autoptr(GDateTime) finished = g_date_time_new_local (2026, 5, 10, 23, 30, 0);
  g_autoptr(PteroPastJob) job = NULL;

  add_result (fleet, record, "Survival SMP", PTERO_TARGET_FAILED, "No");
  record->finished = g_date_time_to_unix (finished) * G_USEC_PER_SEC;
  job = ptero_past_job_new (record, fleet->panels);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GDateTime) now = g_date_time_new_local (2026, 5, cases[i].day, cases[i].hour, 0, 0);

      g_assert_cmpint (ptero_job_get_section (PTERO_JOB (job), now), ==, cases[i].section);
    }

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

/* What is only remembered cannot be tried again. */
static void
test_past_view (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroJobRecord) record = create_record ("Restart Lobby", "power", 0);
  GtkWidget *view = g_object_ref_sink (ptero_job_view_new ());
  GtkWidget *window = ptero_test_present_sized (view, 360, 400);
  g_autoptr(PteroPastJob) job = NULL;

  add_result (fleet, record, "Survival SMP", PTERO_TARGET_FAILED, "No");
  job = ptero_past_job_new (record, fleet->panels);
  ptero_job_view_set_job (PTERO_JOB_VIEW (view), PTERO_JOB (job));
  ptero_test_spin (100);
  g_assert_nonnull (ptero_test_find_label (view, "1 failed"));
  g_assert_null (ptero_test_find_label (view, "Retry Failed"));

  ptero_job_view_set_job (PTERO_JOB_VIEW (view), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (view);
  ptero_test_fleet_free (fleet);
}

static void
add_unsent (PteroTestFleet   *fleet,
            PteroJobRecord   *record,
            PteroServerState  state)
{
  PteroFleetServer *server = ptero_test_fleet_get (fleet, state);
  PteroJobResult *result;

  result = ptero_job_record_add_result (record, ptero_panel_get_id (fleet->panel),
                                        ptero_fleet_server_get_server (server)->name,
                                        PTERO_TARGET_WAITING);
  result->server = g_strdup (ptero_fleet_server_get_uuid (server));
}

static GtkWidget *
find_button (GtkWidget  *page,
             const char *label)
{
  GtkWidget *found = ptero_test_find_label (page, label);

  return found != NULL ? gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON) : NULL;
}

static gboolean
is_left_to_another (gpointer page)
{
  return ptero_test_find_label (page, "1 restarted, 1 not sent, 1 left out") != NULL;
}

/* What was not sent before the program was closed is told, and can be sent by another job. */
static void
test_unsent (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autofree char *path = g_build_filename (fleet->folder, "ptero.db", NULL);
  PteroStore *store = ptero_store_new (path);
  PteroJournal *journal = ptero_journal_new (fleet->jobs, fleet->panels, store,
                                             ptero_job_describe_message);
  PteroJobRecord *record = create_record ("Restart 3 Servers", "power", 0);
  g_autofree char *subtitle = NULL;
  g_autoptr(PteroJob) job = NULL;
  GtkWidget *page;
  GtkWidget *window;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  record->signal = g_strdup ("restart");
  add_result (fleet, record, "Survival SMP", PTERO_TARGET_DONE, NULL);
  add_result (fleet, record, "Gone since", PTERO_TARGET_WAITING, NULL);
  add_unsent (fleet, record, PTERO_SERVER_STATE_RUNNING);
  ptero_store_save_job (store, record);

  page = g_object_ref_sink (ptero_jobs_page_new (fleet->jobs, journal));
  ptero_jobs_page_set_fleet (PTERO_JOBS_PAGE (page), fleet->fleet);
  window = ptero_test_present_sized (page, 1000, 500);
  ptero_test_wait (is_read, journal);
  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (page, "1 restarted, 2 not sent"));
  g_object_get (page, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (subtitle, ==, "0 running · 1 failed · 0 finished");
  unfold (page, "Restart 3 Servers");
  ptero_test_screenshot (window, "jobs-unsent");

  g_signal_emit_by_name (find_button (page, "Retry"), "clicked");
  ptero_test_spin (50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fleet->jobs)), ==, 1);
  job = g_list_model_get_item (G_LIST_MODEL (fleet->jobs), 0);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_job_get_targets (job)), ==, 1);
  ptero_test_wait (is_left_to_another, page);
  ptero_test_screenshot (window, "jobs-unsent-sent");
  ptero_test_wait (is_finished, job);
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_await_finalize (journal);
  ptero_store_close (store);
  g_object_unref (store);
  ptero_test_fleet_free (fleet);
}

/* What the end of the program would leave undone. */
static void
test_loss (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroJob) job = NULL;
  g_autofree char *loss = NULL;
  PteroJob *restart;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  g_assert_null (ptero_job_queue_describe_loss (fleet->jobs));

  restart = start_job (fleet, PTERO_POWER_RESTART, PTERO_SERVER_STATE_RUNNING, 2);
  g_assert_cmpuint (ptero_job_get_n_waiting (restart), ==, 0);
  g_assert_null (ptero_job_queue_describe_loss (fleet->jobs));
  ptero_test_wait (is_finished, restart);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(PteroJob) other = ptero_request_job_new ("Look <Twice>");
      g_autofree char *server = g_strdup_printf ("%u", i);

      for (guint j = 0; j < 2; j++)
        {
          g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_RESOURCES,
                                                               "server", server, NULL);

          ptero_request_job_add (PTERO_REQUEST_JOB (other), fleet->panel, request, "Account");
        }
      ptero_job_set_paused (other, i < 4);
      ptero_job_queue_add (fleet->jobs, other);
    }
  loss = ptero_job_queue_describe_loss (fleet->jobs);
  g_assert_cmpstr (loss, ==, "“Look <Twice>” is still running and may not get done.\n"
                             "“Look <Twice>” is still running: 2 have not been begun yet.\n"
                             "“Look <Twice>” is still running: 2 have not been begun yet.\n"
                             "2 more jobs are still running.");

  ptero_job_queue_cancel_all (fleet->jobs);
  ptero_test_wait (ptero_test_jobs_ended, fleet->jobs);
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
  g_test_add_func ("/jobs/past", test_past);
  g_test_add_func ("/jobs/unsent", test_unsent);
  g_test_add_func ("/jobs/loss", test_loss);
  g_test_add_func ("/jobs/targets", test_targets);
  g_test_add_func ("/jobs/days", test_days);
  g_test_add_func ("/jobs/view", test_view);
  g_test_add_func ("/jobs/past-view", test_past_view);

  return g_test_run ();
}
