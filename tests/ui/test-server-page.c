/* test-server-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-dialog.h"
#include "ptero-page.h"
#include "ptero-server-page.h"
#include "ptero-test-sections.h"

typedef struct
{
  PteroFleetServer *server;
  PteroServerState  state;
} Wanted;

static gboolean
has_state (gpointer user_data)
{
  Wanted *wanted = user_data;

  return ptero_fleet_server_get_state (wanted->server) == wanted->state && !ptero_fleet_server_get_pending (wanted->server);
}

static void
wait_for_state (PteroFleetServer *server,
                PteroServerState  state)
{
  Wanted wanted = { server, state };

  ptero_test_wait (has_state, &wanted);
}

static gboolean
is_usable (gpointer server)
{
  return !ptero_server_state_is_conflict (ptero_fleet_server_get_state (server));
}

static gboolean
has_offline (gpointer user_data)
{
  return ptero_test_fleet_get (user_data, PTERO_SERVER_STATE_OFFLINE) != NULL &&
         ptero_test_fleet_get (user_data, PTERO_SERVER_STATE_RUNNING) != NULL;
}

static gboolean
has_running (gpointer user_data)
{
  return ptero_test_fleet_get (user_data, PTERO_SERVER_STATE_RUNNING) != NULL;
}

/* What a person does with one server: look at it, start it, see it run, stop it. */
static void
test_power (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  PteroFleetServer *server;
  GtkWidget *page;
  GtkWidget *window;
  GtkToggleButton *star;
  g_autofree char *title = NULL;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_offline, fleet);
  server = ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_OFFLINE);

  page = g_object_ref_sink (ptero_server_page_new (server, fleet->jobs));
  window = ptero_test_present_sized (page, 950, 900);
  g_assert_true (ptero_fleet_server_get_watched (server));
  title = ptero_page_dup_title (PTERO_PAGE (page));
  g_assert_cmpstr (title, ==, ptero_fleet_server_get_server (server)->name);
  g_assert_nonnull (ptero_test_find_label (page, ptero_fleet_server_get_address (server)));
  ptero_test_screenshot (window, "server-offline");

  /* the star, from here and from elsewhere */
  star = GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (ptero_page_get_header_end (PTERO_PAGE (page))));
  gtk_toggle_button_set_active (star, TRUE);
  g_assert_true (ptero_fleet_server_get_favorite (server));
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (star)), ==, "starred-symbolic");
  ptero_fleet_server_set_favorite (server, FALSE);
  g_assert_false (gtk_toggle_button_get_active (star));
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (star)), ==, "non-starred-symbolic");

  g_assert_true (gtk_widget_activate_action (page, "server.start", NULL));
  wait_for_state (server, PTERO_SERVER_STATE_RUNNING);
  ptero_test_spin (1200);
  ptero_test_screenshot (window, "server-running");

  g_assert_true (gtk_widget_activate_action (page, "server.power", "s", "stop"));
  wait_for_state (server, PTERO_SERVER_STATE_OFFLINE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fleet->jobs)), ==, 2);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (ptero_fleet_server_get_watched (server));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

static void
set_status (PteroTestFleet   *fleet,
            GtkWidget        *page,
            PteroFleetServer *server,
            const char       *status,
            PteroServerState  state)
{
  g_assert_true (ptero_demo_panel_set_server_status (fleet->demo, ptero_fleet_server_get_server (server)->uuid, status));
  ptero_page_refresh (PTERO_PAGE (page));
  wait_for_state (server, state);
  ptero_test_spin (50);
}

static GtkWidget *
find_shown (GtkWidget  *page,
            const char *text)
{
  GtkWidget *label = ptero_test_find_label (page, text);

  return label != NULL && gtk_widget_get_mapped (label) ? label : NULL;
}

/* A suspended server has a page that says so, until it is not suspended any more. */
static void
test_conflict (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  PteroFleetServer *server;
  GtkWidget *page;
  GtkWidget *window;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_offline, fleet);
  server = g_object_ref (ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING));

  page = g_object_ref_sink (ptero_server_page_new (server, fleet->jobs));
  window = ptero_test_present_sized (page, 950, 700);
  g_assert_null (ptero_test_find_label (page, "Suspended"));

  set_status (fleet, page, server, "suspended", PTERO_SERVER_STATE_SUSPENDED);
  g_assert_nonnull (ptero_test_find_label (page, "Suspended"));
  ptero_test_screenshot (window, "server-suspended");

  g_assert_nonnull (find_shown (page, "Unsuspend"));

  g_assert_true (ptero_demo_panel_set_server_status (fleet->demo, ptero_fleet_server_get_server (server)->uuid, NULL));
  ptero_panel_refresh (fleet->panel);
  ptero_test_wait (is_usable, server);
  ptero_test_spin (50);
  g_assert_null (ptero_test_find_label (page, "Suspended"));

  set_status (fleet, page, server, "suspended", PTERO_SERVER_STATE_SUSPENDED);
  g_assert_true (gtk_widget_activate_action (page, "server.remedy", NULL));
  ptero_test_wait (is_usable, server);

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  g_object_unref (server);
  ptero_test_fleet_free (fleet);
}

static void
test_narrow (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *page;
  GtkWidget *window;
  int minimum;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_offline, fleet);
  page = g_object_ref_sink (ptero_server_page_new (ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING), fleet->jobs));
  window = ptero_test_present_sized (page, 360, 700);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_screenshot (window, "server-narrow");

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

/* Who administers the panel reinstalls a server whose installation failed, once its name was typed. */
static void
test_failed_install (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  PteroFleetServer *server;
  GtkWidget *page;
  GtkWidget *window;
  PteroForm *form;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_offline, fleet);
  server = g_object_ref (ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING));
  page = g_object_ref_sink (ptero_server_page_new (server, fleet->jobs));
  window = ptero_test_present_sized (page, 950, 700);
  set_status (fleet, page, server, "install_failed", PTERO_SERVER_STATE_INSTALL_FAILED);
  g_assert_nonnull (find_shown (page, "Reinstall…"));
  ptero_test_screenshot (window, "server-install-failed");

  g_assert_true (gtk_widget_activate_action (page, "server.remedy", NULL));
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (page)));
  ptero_form_set_string (form, "name", ptero_fleet_server_get_server (server)->name);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  wait_for_state (server, PTERO_SERVER_STATE_INSTALLING);
  ptero_test_spin (50);
  g_assert_null (find_shown (page, "Reinstall…"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  g_object_unref (server);
  ptero_test_fleet_free (fleet);
}

/* Who does not is told where to go. */
static void
test_no_remedy (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_USER);
  PteroFleetServer *server;
  GtkWidget *page;
  GtkWidget *window;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet);
  server = g_object_ref (ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING));
  page = g_object_ref_sink (ptero_server_page_new (server, fleet->jobs));
  window = ptero_test_present_sized (page, 950, 700);
  set_status (fleet, page, server, "suspended", PTERO_SERVER_STATE_SUSPENDED);
  g_assert_nonnull (find_shown (page, "Open in Panel"));
  g_assert_null (find_shown (page, "Unsuspend"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  g_object_unref (server);
  ptero_test_fleet_free (fleet);
}

static gboolean
is_narrow (gpointer page)
{
  return gtk_widget_get_width (page) <= 360 && ptero_test_find_label (page, "Restart") == NULL;
}

/* The wide form lets the window become as narrow as the narrow one needs. */
static void
test_shrink (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *page;
  GtkWidget *window;
  int minimum;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_offline, fleet);
  page = g_object_ref_sink (ptero_server_page_new (ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING), fleet->jobs));
  window = ptero_test_present_sized (page, 1000, 700);
  g_assert_true (gtk_widget_activate_action (page, "server.section", "s", "console"));
  ptero_test_spin (100);
  g_assert_nonnull (ptero_test_find_label (page, "Restart"));
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  ptero_test_wait (is_narrow, page);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_screenshot (window, "server-shrunk");
  g_assert_nonnull (find_shown (page, "More"));
  g_assert_true (gtk_widget_activate_action (page, "server.section", "s", "databases"));
  ptero_test_spin (100);
  g_assert_null (find_shown (page, "More"));
  g_assert_nonnull (find_shown (page, "Databases"));
  ptero_test_screenshot (window, "server-shrunk-more");
  g_assert_true (gtk_widget_activate_action (page, "server.section", "s", "console"));
  ptero_test_spin (100);
  g_assert_nonnull (find_shown (page, "More"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/server-page/power", test_power);
  g_test_add_func ("/server-page/conflict", test_conflict);
  g_test_add_func ("/server-page/failed-install", test_failed_install);
  g_test_add_func ("/server-page/no-remedy", test_no_remedy);
  g_test_add_func ("/server-page/narrow", test_narrow);
  g_test_add_func ("/server-page/shrink", test_shrink);

  return g_test_run ();
}
