/* test-server-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-backups.h"
#include "ptero-conflict-page.h"
#include "ptero-console-view.h"
#include "ptero-done-notice.h"
#include "ptero-feature-limits.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-page.h"
#include "ptero-power-job.h"
#include "ptero-section-list.h"
#include "ptero-server-page.h"
#include "ptero-server-text.h"
#include "ptero-test-pages.h"
#include "ptero-test-sections.h"
#include "ptero-tooltip.h"

typedef struct
{
  PteroFleetServer *server;
  PteroServerState  state;
} Wanted;

static gboolean
has_state (gpointer user_data)
{
  Wanted *wanted = user_data;

  return ptero_fleet_server_get_state (wanted->server) == wanted->state &&
         !ptero_fleet_server_get_pending (wanted->server);
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

/* The Return that opened the tab may come twice: it does not start or stop anything. */
static void
assert_focus_is_harmless (GtkWidget *page)
{
  GtkWidget *focus;

  g_assert_true (gtk_widget_grab_focus (page));
  focus = gtk_root_get_focus (gtk_widget_get_root (page));
  g_assert_true (gtk_widget_is_ancestor (focus, page));
  if (GTK_IS_ACTIONABLE (focus))
    g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "server.section");
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
  assert_focus_is_harmless (page);

  /* the star, from here and from elsewhere */
  star = GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (ptero_page_get_header_end (PTERO_PAGE (page))));
  gtk_toggle_button_set_active (star, TRUE);
  g_assert_true (ptero_fleet_server_get_favorite (server));
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (star)), ==, "starred-symbolic");
  ptero_fleet_server_set_favorite (server, FALSE);
  g_assert_false (gtk_toggle_button_get_active (star));
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (star)), ==, "non-starred-symbolic");
  g_assert_true (gtk_widget_activate_action (page, "server.toggle-favorite", NULL));
  g_assert_true (gtk_toggle_button_get_active (star));
  g_assert_true (gtk_widget_activate_action (page, "server.toggle-favorite", NULL));
  g_assert_false (ptero_fleet_server_get_favorite (server));

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
  g_assert_true (ptero_demo_panel_set_server_status (fleet->demo,
                                                     ptero_fleet_server_get_server (server)->uuid,
                                                     status));
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

/* Below each other all buttons are as wide as the widest; what is in one stays together. */
static void
assert_together (GtkWidget *content)
{
  GtkWidget *image = ptero_test_find_type (content, GTK_TYPE_IMAGE);
  GtkWidget *label = ptero_test_find_type (content, GTK_TYPE_LABEL);
  graphene_rect_t bounds;
  int x;

  ptero_conflict_page_set_narrow (PTERO_CONFLICT_PAGE (gtk_widget_get_ancestor (content,
                                                                                PTERO_TYPE_CONFLICT_PAGE)), TRUE);
  ptero_test_spin (100);
  g_assert_true (gtk_widget_compute_bounds (label, image, &bounds));
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, NULL);
  g_assert_cmpfloat (bounds.origin.x + (float) x, <, 30);
  ptero_conflict_page_set_narrow (PTERO_CONFLICT_PAGE (gtk_widget_get_ancestor (content,
                                                                                PTERO_TYPE_CONFLICT_PAGE)), FALSE);
  ptero_test_spin (100);
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
  assert_together (ptero_test_find_type (ptero_test_find_type (page, PTERO_TYPE_CONFLICT_PAGE),
                                         ADW_TYPE_BUTTON_CONTENT));

  g_assert_true (ptero_demo_panel_set_server_status (fleet->demo,
                                                     ptero_fleet_server_get_server (server)->uuid,
                                                     NULL));
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

/* Who administers the panel reinstalls a server whose installation failed, once its name was
 * typed. */
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

static gboolean
has_log (gpointer page)
{
  return find_shown (page, "Install Log") != NULL;
}

static GtkWidget *
get_conflict (GtkWidget *page)
{
  return ptero_test_find_type (page, PTERO_TYPE_CONFLICT_PAGE);
}

/* What this program has put into the clipboard. */
static char *
dup_copied (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));

  return g_value_dup_string (&value);
}

/* There may be nothing to copy yet. */
static gboolean
copies (gpointer page)
{
  gtk_widget_activate_action (get_conflict (page), "conflict.copy", NULL);

  return gdk_clipboard_get_content (gtk_widget_get_clipboard (page)) != NULL;
}

static gboolean
names_egg (gpointer widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_has_prefix (gtk_label_get_text (widget),
                        "The panel is running the install script of the egg “"))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (names_egg (child))
      return TRUE;

  return FALSE;
}

/* What an installation prints is on its page as it comes, and is copied; who wants to know when it
 * is over is told. */
static void
test_install_log (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(GNotification) notification = NULL;
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;
  PteroFleetServer *server;
  GtkWidget *page;
  GtkWidget *window;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_offline, fleet);
  server = g_object_ref (ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING));
  ptero_demo_panel_set_job_time (fleet->demo, 2500);
  page = g_object_ref_sink (ptero_server_page_new (server, fleet->jobs));
  window = ptero_test_present_sized (page, 950, 700);

  request = ptero_request_new (PTERO_ENDPOINT_SERVER_REINSTALL, "server",
                               ptero_fleet_server_get_server (server)->uuid, NULL);
  ptero_client_send_async (ptero_panel_get_client (fleet->panel), request, NULL, NULL, NULL);
  ptero_test_spin (300);
  ptero_page_refresh (PTERO_PAGE (page));
  wait_for_state (server, PTERO_SERVER_STATE_INSTALLING);
  ptero_test_wait (has_log, page);
  ptero_test_wait (names_egg, page);
  ptero_test_wait (copies, page);
  ptero_test_spin (300);
  ptero_test_screenshot (window, "server-installing");
  text = dup_copied (page);
  g_assert_true (g_regex_match_simple ("^([0-9:]{8} [^\033]+\n)+$", text, 0, 0));

  /* it may say why it failed */
  set_status (fleet, page, server, "install_failed", PTERO_SERVER_STATE_INSTALL_FAILED);
  g_assert_nonnull (find_shown (page, "Install Log"));
  g_assert_null (find_shown (page, "Notify Me When Done"));
  ptero_test_screenshot (window, "server-install-failed-log");
  set_status (fleet, page, server, "installing", PTERO_SERVER_STATE_INSTALLING);

  g_assert_false (ptero_fleet_server_get_awaited (server));
  ptero_test_click (page, "Notify Me When Done");
  g_assert_true (ptero_done_notice_get (server));
  g_assert_true (ptero_fleet_server_get_awaited (server));
  notification = ptero_done_notice_create (server, PTERO_SERVER_STATE_INSTALLING, &body);
  g_assert_true (g_str_has_prefix (body, "The installation is finished."));

  /* what is suspended meanwhile is not done */
  set_status (fleet, page, server, "suspended", PTERO_SERVER_STATE_SUSPENDED);
  g_assert_true (ptero_done_notice_get (server));
  set_status (fleet, page, server, "installing", PTERO_SERVER_STATE_INSTALLING);
  g_assert_true (ptero_done_notice_get (server));

  /* the wish is the server's, not the tab's */
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  g_assert_true (ptero_done_notice_get (server));
  g_assert_true (ptero_demo_panel_set_server_status (fleet->demo,
                                                     ptero_fleet_server_get_server (server)->uuid,
                                                     NULL));
  ptero_fleet_server_watch (server);
  ptero_panel_refresh (fleet->panel);
  ptero_test_wait (is_usable, server);
  g_assert_false (ptero_done_notice_get (server));
  g_assert_false (ptero_fleet_server_get_awaited (server));
  ptero_fleet_server_unwatch (server);

  g_object_unref (server);
  ptero_test_fleet_free (fleet);
}

static gboolean
cannot_stop (gpointer page)
{
  GtkWidget *label = find_shown (page, "Stop");
  GtkWidget *button = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;

  return button != NULL && !gtk_widget_is_sensitive (button) &&
         g_strcmp0 (ptero_tooltip_get_text (button),
                    "Your account lacks the permission “control.stop” here") == 0;
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
  /* it runs, but this account may not stop it */
  ptero_test_wait (cannot_stop, page);
  set_status (fleet, page, server, "suspended", PTERO_SERVER_STATE_SUSPENDED);
  g_assert_nonnull (find_shown (page, "Open in Panel"));
  g_assert_null (find_shown (page, "Unsuspend"));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  g_object_unref (server);
  ptero_test_fleet_free (fleet);
}

static gboolean
has_hint (gpointer page)
{
  return find_shown (page, "The panel shows what is printed meanwhile only to its administrators.") != NULL;
}

/* Who is no administrator is not let in meanwhile, and told so in place of an empty log. */
static void
test_hidden_log (void)
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
  set_status (fleet, page, server, "installing", PTERO_SERVER_STATE_INSTALLING);
  ptero_test_wait (has_hint, page);
  g_assert_null (find_shown (page, "Install Log"));
  ptero_test_screenshot (window, "server-installing-hidden");

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

static PteroFleetServer *
find_with_backups (PteroTestFleet *fleet)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (is_usable (server) && ptero_fleet_server_get_server (server)->feature_limits->backups > 0)
        return server;
    }

  g_assert_not_reached ();
}

static GtkWidget *
find_section_button (GtkWidget  *page,
                     const char *section)
{
  GtkWidget *label = ptero_test_find_label (ptero_test_find_type (page, PTERO_TYPE_SECTION_LIST),
                                            section);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON) : NULL;
}

/* Whoever is on a section in the list stays there when the rights are asked for once more, and are
 * the same. */
static void
test_sections_stay (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *button;
  guint n_requests;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet);
  page = g_object_ref_sink (ptero_server_page_new (find_with_backups (fleet), fleet->jobs));
  window = ptero_test_present_sized (page, 1000, 700);
  ptero_test_spin (500);
  button = find_section_button (page, "Schedules");
  g_assert_true (gtk_widget_grab_focus (button));
  n_requests = ptero_demo_panel_get_n_requests (fleet->demo, "/api/client/servers/");
  ptero_page_refresh (PTERO_PAGE (page));
  ptero_test_spin (500);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fleet->demo, "/api/client/servers/"), >,
                    n_requests);
  g_assert_true (find_section_button (page, "Schedules") == button);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == button);

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

static char *
dup_count (GtkWidget  *page,
           const char *section)
{
  GtkWidget *label = ptero_test_find_label (ptero_test_find_type (page, PTERO_TYPE_SECTION_LIST),
                                            section);
  GtkWidget *count = label != NULL ? gtk_widget_get_next_sibling (label) : NULL;

  return count != NULL ? g_strdup (gtk_label_get_text (GTK_LABEL (count))) : NULL;
}

static gboolean
has_backup_count (gpointer page)
{
  g_autofree char *count = dup_count (page, "Backups");

  return *count != '\0';
}

static int
get_list_width (GtkWidget *page)
{
  int width;

  gtk_widget_measure (ptero_test_find_type (page, PTERO_TYPE_SECTION_LIST),
                      GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

/* What is listed already is counted beside the section; nothing is asked for it. */
static void
test_counts (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  PteroFleetServer *server;
  GtkWidget *page;
  GtkWidget *window;
  g_autofree char *before = NULL;
  g_autofree char *ports = NULL;
  g_autofree char *after = NULL;
  g_autofree char *console = NULL;
  g_autofree char *expected = NULL;
  guint n_requests;
  guint n_backups;
  int width;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet);
  server = find_with_backups (fleet);
  page = g_object_ref_sink (ptero_server_page_new (server, fleet->jobs));
  window = ptero_test_present_sized (page, 1000, 700);
  ptero_test_spin (100);
  n_requests = ptero_demo_panel_get_n_requests (fleet->demo, "/backups");
  before = dup_count (page, "Backups");
  g_assert_cmpstr (before, ==, "");
  width = get_list_width (page);
  ports = dup_count (page, "Network");
  g_assert_cmpint (g_ascii_strtoll (ports, NULL, 10), ==,
                   g_list_model_get_n_items (ptero_fleet_server_get_server (server)->allocations));
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fleet->demo, "/backups"), ==, n_requests);

  g_assert_true (gtk_widget_activate_action (page, "server.section", "s", "backups"));
  ptero_test_wait (has_backup_count, page);
  n_backups = ptero_backups_count (ptero_test_find_type (page, PTERO_TYPE_LIST_PANE));
  after = dup_count (page, "Backups");
  expected = g_strdup_printf ("%u/%d", n_backups,
                              (int) ptero_fleet_server_get_server (server)->feature_limits->backups);
  g_assert_cmpstr (after, ==, expected);
  /* what is beside it does not move */
  g_assert_cmpint (get_list_width (page), ==, width);
  console = dup_count (page, "Console");
  g_assert_null (console);
  ptero_test_screenshot (window, "server-counts");

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

static gboolean
has_job (gpointer jobs)
{
  return g_list_model_get_n_items (G_LIST_MODEL (jobs)) > 0;
}

/* A person has the players warned, sees how much time is left, and thinks better of it. */
static void
test_warn (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  PteroFleetServer *server;
  PteroForm *form;
  GtkWidget *page;
  GtkWidget *window;
  g_autoptr(PteroJob) job = NULL;
  g_autoptr(PteroJobTarget) target = NULL;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet);
  server = ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING);
  page = g_object_ref_sink (ptero_server_page_new (server, fleet->jobs));
  window = ptero_test_present_sized (page, 1000, 700);
  ptero_test_spin (300);
  g_assert_true (gtk_widget_activate_action (page, "server.warn", NULL));
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (page)));
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "server-warn");
  ptero_form_set_string (form, "command", "");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_spin (100);
  g_assert_false (has_job (fleet->jobs));
  ptero_form_set_string (form, "command", "say Back in {time}");
  ptero_form_set_string (form, "action", "stop");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (has_job, fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (fleet->jobs), 0);
  g_assert_cmpint (ptero_power_job_get_signal (PTERO_POWER_JOB (job)), ==, PTERO_POWER_STOP);
  target = g_list_model_get_item (ptero_job_get_targets (job), 0);
  ptero_test_spin (1500);
  g_assert_true (g_str_has_prefix (ptero_job_target_get_message (target),
                                   "The players are warned, 5"));
  ptero_job_cancel (job);
  ptero_test_spin (600);
  g_assert_true (ptero_job_get_finished (job));
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_RUNNING);

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

/* What the window says of the panel above the page is not said once more in it. */
static void
test_unreachable (void)
{
  PteroTestSection *self = ptero_test_section_new ("backups", 950, 700);
  PteroPanel *panel = ptero_fleet_server_get_panel (self->server);
  g_autoptr(GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, "Refused");
  g_autofree char *notice = NULL;

  ptero_test_wait_complete (self->section);
  ptero_fleet_server_set_stale (self->server, TRUE);
  notice = ptero_server_describe_notice (self->server);
  g_assert_nonnull (notice);
  ptero_test_wait_label (GTK_WIDGET (self->page), notice);
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_UNREACHABLE, error, 0);
  ptero_test_spin (300);
  g_assert_null (ptero_test_find_label (GTK_WIDGET (self->page), notice));

  ptero_test_section_free (self);
}

static gboolean
is_told (gpointer server)
{
  return ptero_fleet_server_get_told_until (server) > 0;
}

/* The node tells of the server in front, also where its console was never looked at. */
static void
test_live (void)
{
  PteroTestSection *self = ptero_test_section_new ("overview", 950, 700);

  ptero_test_wait (is_told, self->server);
  ptero_test_wait_label (GTK_WIDGET (self->page), "Live");
  g_assert_null (ptero_test_find_type (GTK_WIDGET (self->page), PTERO_TYPE_CONSOLE_VIEW));

  ptero_fleet_server_set_stale (self->server, TRUE);
  ptero_test_wait_label (GTK_WIDGET (self->page), "When Last Seen");

  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/server-page/power", test_power);
  g_test_add_func ("/server-page/conflict", test_conflict);
  g_test_add_func ("/server-page/install-log", test_install_log);
  g_test_add_func ("/server-page/hidden-log", test_hidden_log);
  g_test_add_func ("/server-page/failed-install", test_failed_install);
  g_test_add_func ("/server-page/no-remedy", test_no_remedy);
  g_test_add_func ("/server-page/live", test_live);
  g_test_add_func ("/server-page/narrow", test_narrow);
  g_test_add_func ("/server-page/shrink", test_shrink);
  g_test_add_func ("/server-page/counts", test_counts);
  g_test_add_func ("/server-page/sections-stay", test_sections_stay);
  g_test_add_func ("/server-page/warn", test_warn);
  g_test_add_func ("/server-page/unreachable", test_unreachable);

  return g_test_run ();
}
