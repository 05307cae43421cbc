/* test-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>
#include <signal.h>
#include <unistd.h>

#include "ptero-about.h"
#include "ptero-application.h"
#include "ptero-demo-panel.h"
#include "ptero-file-editor.h"
#include "ptero-file-window.h"
#include "ptero-fleet-page.h"
#include "ptero-page.h"
#include "ptero-preferences.h"
#include "ptero-server-page.h"
#include "ptero-split-view.h"
#include "ptero-startup.h"
#include "ptero-tab-button.h"
#include "ptero-test-sections.h"
#include "ptero-variable-row.h"
#include "ptero-welcome-page.h"
#include "ptero-window.h"

#define N_DEMO_SERVERS 40

typedef struct
{
  PteroApplication *application;
  GtkWidget        *window;
  AdwTabView       *tabs;
  void            (*body) (gpointer fixture);
} Fixture;

static void
activate (Fixture    *fixture,
          const char *action)
{
  if (!gtk_widget_activate_action (fixture->window, action, NULL))
    g_error ("There is no action %s", action);
}

static void
activate_with (Fixture    *fixture,
               const char *action,
               const char *target)
{
  if (!gtk_widget_activate_action (fixture->window, action, "s", target))
    g_error ("There is no action %s", action);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return ptero_test_find_label (fixture->window, text) != NULL;
}

static gboolean
has_all_servers (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (ptero_application_get_fleet (fixture->application))) == N_DEMO_SERVERS;
}

static gboolean
has_no_panels (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (ptero_application_get_panels (fixture->application))) == 0;
}

static gboolean
has_three_tabs (gpointer user_data)
{
  return adw_tab_view_get_n_pages (((Fixture *) user_data)->tabs) == 3;
}

static gboolean
has_two_tabs (gpointer user_data)
{
  return adw_tab_view_get_n_pages (((Fixture *) user_data)->tabs) == 2;
}

static gboolean
is_welcoming (gpointer user_data)
{
  return shows (user_data, "Welcome to Ptero");
}

static gboolean
has_one_tab (gpointer user_data)
{
  return adw_tab_view_get_n_pages (((Fixture *) user_data)->tabs) == 1;
}

static PteroFleetServer *
get_server (Fixture *fixture,
            guint    position)
{
  g_autoptr(PteroFleetServer) server = NULL;

  server = g_list_model_get_item (G_LIST_MODEL (ptero_application_get_fleet (fixture->application)),
                                  position);
  g_assert_nonnull (server);

  /* the fleet keeps it */
  return server;
}

static PteroPanel *
get_demo (Fixture *fixture)
{
  return ptero_panel_store_find (ptero_application_get_panels (fixture->application), "demo");
}

static void
start_demo (Fixture *fixture)
{
  activate (fixture, "win.try-demo");
  g_assert_nonnull (get_demo (fixture));
  ptero_test_wait (has_all_servers, fixture);
  ptero_test_spin (400);
}

static void
body_cb (GApplication *application,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  fixture->tabs = ADW_TAB_VIEW (ptero_test_find_type (fixture->window, ADW_TYPE_TAB_VIEW));
  gtk_widget_set_can_target (gtk_widget_get_first_child (fixture->window), FALSE);
  ptero_test_spin (100);

  g_object_ref (fixture->window);
  fixture->body (fixture);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ptero_test_await_finalize (fixture->window);
  g_application_quit (application);
}

/* Runs the program as it was left, and the body of a test in it. */
static void
run_again (void (*body) (gpointer fixture))
{
  Fixture fixture = { NULL, };
  char *arguments[] = { (char *) "ptero", NULL };
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  GApplication *application;

  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
  fixture.body = body;
  fixture.application = ptero_application_new ();
  application = G_APPLICATION (fixture.application);
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (body_cb), &fixture);
  g_assert_cmpint (g_application_run (application, 1, arguments), ==, 0);
  ptero_test_await_finalize (application);
}

/* The tabs that another test has left would come in front of a list at any time, or before it was
 * ever laid out. */
static void
run (void (*body) (gpointer fixture))
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_reset (settings, "open-servers");
  g_settings_reset (settings, "selected-server");
  run_again (body);
}

static GtkMenuButton *
find_main_menu (GtkWidget *widget)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return GTK_MENU_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL &&
       found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_main_menu (child);

  return found;
}

/* The widgets of a menu are made when it is opened, and once. */
static void
check_main_menu (Fixture *fixture)
{
  GtkMenuButton *button = find_main_menu (fixture->window);
  GtkPopover *popover;

  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button)), ==, 3);
  gtk_menu_button_popdown (button);
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_popover (button) == popover);
  gtk_menu_button_popdown (button);
}

static void
first_run_body (gpointer user_data)
{
  Fixture *fixture = user_data;

  ptero_test_wait (is_welcoming, fixture);
  /* what is launched from here would find it */
  g_assert_null (g_getenv ("GTK_THEME"));
  g_assert_false (shows (fixture, "All Servers"));
  ptero_test_screenshot (fixture->window, "window-welcome");

  start_demo (fixture);
  g_assert_false (shows (fixture, "Welcome to Ptero"));
  g_assert_true (shows (fixture, "All Servers"));
  g_assert_true (shows (fixture, "Demo Panel"));
  g_assert_true (shows (fixture, "This is a demo"));
  ptero_test_screenshot (fixture->window, "window-demo");
  check_main_menu (fixture);

  /* a second demo isn't to be had */
  ptero_application_start_demo (fixture->application);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ptero_application_get_panels (fixture->application))), ==, 1);
}

/* As GTK does it when a tab is dropped outside of the window. */
static void
drop_outside (Fixture    *fixture,
              AdwTabPage *page)
{
  AdwTabView *elsewhere = NULL;
  GtkWidget *child = adw_tab_page_get_child (page);
  const int position = adw_tab_view_get_page_position (fixture->tabs, page);

  g_signal_emit_by_name (fixture->tabs, "create-window", &elsewhere);
  g_assert_true (ADW_IS_TAB_VIEW (elsewhere));
  adw_tab_view_transfer_page (fixture->tabs, page, elsewhere, 0);
  g_assert_true (has_two_tabs (fixture));
  ptero_test_wait (has_three_tabs, fixture);

  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs, page), ==, position);
  g_assert_true (adw_tab_view_get_selected_page (fixture->tabs) == page);
  g_assert_true (gtk_widget_activate_action (child, "server.section", "s", "console"));
  g_assert_true (gtk_widget_activate_action (child, "server.section", "s", "overview"));
}

static void
tabs_body (gpointer user_data)
{
  PteroPage *home;
  Fixture *fixture = user_data;
  GSettings *settings = ptero_application_get_settings (fixture->application);
  g_auto(GStrv) open = NULL;
  PteroFleetServer *server;
  AdwTabPage *page;

  start_demo (fixture);
  g_assert_true (has_one_tab (fixture));

  server = get_server (fixture, 0);
  activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (server));
  g_assert_true (has_two_tabs (fixture));
  page = adw_tab_view_get_selected_page (fixture->tabs);
  g_assert_cmpstr (adw_tab_page_get_title (page), ==, ptero_fleet_server_get_server (server)->name);
  g_assert_nonnull (adw_tab_page_get_icon (page));
  g_assert_nonnull (adw_tab_page_get_indicator_icon (page));
  g_assert_true (PTERO_IS_SERVER_PAGE (adw_tab_page_get_child (page)));
  ptero_test_spin (200);
  ptero_test_screenshot (fixture->window, "window-server");

  /* the same server again is the same tab */
  activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (server));
  g_assert_true (has_two_tabs (fixture));
  g_assert_cmpuint (ptero_test_count_type (fixture->window, g_type_from_name ("AdwTab")), ==, 2);

  activate_with (fixture, "win.open-server-in-background",
                 ptero_fleet_server_get_key (get_server (fixture, 1)));
  g_assert_true (has_three_tabs (fixture));
  g_assert_true (adw_tab_view_get_selected_page (fixture->tabs) == page);
  g_assert_cmpuint (ptero_test_count_type (fixture->window, g_type_from_name ("AdwTab")), ==, 3);
  open = g_settings_get_strv (settings, "open-servers");
  g_assert_cmpuint (g_strv_length (open), ==, 2);
  g_assert_cmpstr (open[0], ==, ptero_fleet_server_get_key (server));

  drop_outside (fixture, page);

  /* unknown keys do nothing */
  activate_with (fixture, "win.open-server", "demo/none");
  activate_with (fixture, "win.show-panel", "none");
  g_assert_cmpint (adw_tab_view_get_n_pages (fixture->tabs), ==, 3);

  activate (fixture, "win.next-tab");
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 2);
  activate (fixture, "win.next-tab");
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 0);
  activate (fixture, "win.previous-tab");
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 2);
  activate (fixture, "win.close-tab");
  ptero_test_wait (has_two_tabs, fixture);
  gtk_widget_activate_action (fixture->window, "win.select-tab", "i", 1);
  g_assert_true (adw_tab_view_get_selected_page (fixture->tabs) == page);
  gtk_widget_activate_action (fixture->window, "win.select-tab", "i", 7);
  g_assert_true (adw_tab_view_get_selected_page (fixture->tabs) == page);
  activate (fixture, "win.back");
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 0);

  /* the buttons of a page work still when it comes back */
  home = PTERO_PAGE (ptero_test_find_type (fixture->window, PTERO_TYPE_FLEET_PAGE));
  g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (ptero_page_get_header_end (home))));

  /* the list itself cannot be closed, nor the window with its key */
  activate (fixture, "win.close-tab");
  ptero_test_spin (50);
  g_assert_true (gtk_widget_get_visible (fixture->window));
}

/* After test_tabs(): its tab is there again, and goes with the panel. */
static void
restore_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_auto(GStrv) open = NULL;

  g_assert_true (has_one_tab (fixture));
  start_demo (fixture);
  ptero_test_wait (has_two_tabs, fixture);
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 0);

  ptero_panel_store_remove_async (ptero_application_get_panels (fixture->application),
                                  get_demo (fixture), NULL, NULL, NULL);
  ptero_test_wait (has_no_panels, fixture);
  ptero_test_wait (has_one_tab, fixture);
  ptero_test_spin (400);
  g_assert_true (shows (fixture, "Welcome to Ptero"));
  open = g_settings_get_strv (ptero_application_get_settings (fixture->application),
                              "open-servers");
  g_assert_cmpuint (g_strv_length (open), ==, 0);
}

static gboolean
has_text (gpointer unused)
{
  GtkWidget *editor = ptero_test_find_anywhere (PTERO_TYPE_FILE_EDITOR);
  GtkWidget *view = editor != NULL ? ptero_test_find_type (editor, GTK_SOURCE_TYPE_VIEW) : NULL;

  return view != NULL && gtk_widget_get_mapped (view);
}

/* The server that the demo has files for, in a tab, with one of them open. */
static GtkWidget *
open_text (Fixture *fixture)
{
  g_autoptr(PteroAccess) access = NULL;
  PteroFleetServer *server;
  GtkWidget *page;
  GtkWidget *editor;

  start_demo (fixture);
  server = get_server (fixture, 0);
  for (guint i = 1; ptero_fleet_server_get_server (server)->internal_id != 1; i++)
    server = get_server (fixture, i);
  activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (server));
  page = adw_tab_page_get_child (adw_tab_view_get_selected_page (fixture->tabs));
  access = ptero_access_new (server);
  ptero_access_refresh (access);
  ptero_test_wait (ptero_access_get_known, access);
  ptero_file_editor_open (page, access, "/server.properties", 100, FALSE);
  ptero_test_wait (has_text, NULL);
  editor = ptero_test_find_anywhere (PTERO_TYPE_FILE_EDITOR);
  g_assert_true (gtk_widget_is_ancestor (editor, page));

  return editor;
}

/* A tab goes with its panel; what is written in it and not saved does not. */
static void
lost_text_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *editor = open_text (fixture);
  GtkTextBuffer *buffer = ptero_file_editor_get_buffer (PTERO_FILE_EDITOR (editor));

  gtk_text_buffer_insert_at_cursor (buffer, "# mine\n", -1);

  ptero_panel_store_remove_async (ptero_application_get_panels (fixture->application),
                                  get_demo (fixture), NULL, NULL, NULL);
  ptero_test_wait (has_no_panels, fixture);
  ptero_test_wait (has_one_tab, fixture);
  ptero_test_spin (400);
  g_assert_true (ptero_test_find_anywhere (PTERO_TYPE_FILE_EDITOR) == editor);
  g_assert_true (PTERO_IS_FILE_WINDOW (gtk_widget_get_root (editor)));
  g_assert_true (gtk_text_buffer_get_modified (buffer));
}

/* What a page has for the header bar may change while all of it goes, which is at the end of each
 * of these. */
static void
closed_text_body (gpointer user_data)
{
  GtkWidget *editor = open_text (user_data);

  g_assert_true (gtk_widget_get_mapped (editor));
}

static gboolean
is_collapsed (gpointer split_view)
{
  gboolean collapsed;

  g_object_get (split_view, "collapsed", &collapsed, NULL);

  return collapsed;
}

static gboolean
is_not_collapsed (gpointer split_view)
{
  return !is_collapsed (split_view);
}

static void
pages_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *split_view = ptero_test_find_type (fixture->window, PTERO_TYPE_SPLIT_VIEW);

  start_demo (fixture);
  activate_with (fixture, "win.show-panel", "demo");
  ptero_test_spin (200);
  ptero_test_screenshot (fixture->window, "window-panel");
  activate (fixture, "win.show-jobs");
  ptero_test_spin (200);
  activate (fixture, "win.show-all");
  activate (fixture, "win.search");
  activate (fixture, "win.refresh");
  activate (fixture, "win.refresh-all");
  activate_with (fixture, "win.refresh-panel", "demo");
  activate_with (fixture, "win.copy-panel-address", "demo");
  ptero_test_spin (200);
  g_assert_true (shows (fixture, "Address copied"));

  activate (fixture, "win.toggle-sidebar");
  ptero_test_wait (is_collapsed, split_view);
  g_assert_false (g_settings_get_boolean (ptero_application_get_settings (fixture->application),
                                          "sidebar-visible"));
  activate (fixture, "win.back");
  ptero_test_wait (is_not_collapsed, split_view);
}

static void
narrow_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *split_view = ptero_test_find_type (fixture->window, PTERO_TYPE_SPLIT_VIEW);
  GtkWidget *tab_button = ptero_test_find_type (fixture->window, PTERO_TYPE_TAB_BUTTON);
  GtkWidget *header_bar;
  int minimum;

  start_demo (fixture);
  g_assert_false (is_collapsed (split_view));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  ptero_test_wait (is_collapsed, split_view);
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-narrow");
  activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (get_server (fixture, 0)));
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-narrow-server");
  g_assert_true (gtk_widget_get_mapped (tab_button));
  header_bar = gtk_widget_get_ancestor (tab_button, ADW_TYPE_HEADER_BAR);
  gtk_widget_measure (header_bar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  activate (fixture, "win.back");
  activate (fixture, "win.back");
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-narrow-sidebar");
  activate (fixture, "win.next-tab");
  activate (fixture, "win.close-tab");
}

static GtkWidget *
find_first_row (GtkWidget *widget)
{
  GtkWidget *list = gtk_widget_get_first_child (widget);

  while (list != NULL && !GTK_IS_LIST_VIEW (list))
    list = gtk_widget_get_next_sibling (list);
  g_assert_nonnull (list);

  return gtk_widget_get_first_child (list);
}

static void
assert_same_place (GtkWidget *title,
                   GtkWidget *cell,
                   GtkWidget *view)
{
  graphene_rect_t of_title;
  graphene_rect_t of_cell;

  g_assert_true (gtk_widget_compute_bounds (title, view, &of_title));
  g_assert_true (gtk_widget_compute_bounds (cell, view, &of_cell));
  g_assert_cmpfloat_with_epsilon (of_title.origin.x, of_cell.origin.x, 1);
  g_assert_cmpfloat_with_epsilon (of_title.size.width, of_cell.size.width, 1);
  g_assert_cmpfloat (of_title.origin.x, >=, -0.5);
  g_assert_cmpfloat (of_title.origin.x + of_title.size.width, <=,
                     gtk_widget_get_width (view) + 0.5f);
}

/* The widths are made to fit when what the servers need is known, which is a moment after they are
 * there. */
static gboolean
has_fitting_columns (gpointer view)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (view));

  for (; title != NULL; title = gtk_widget_get_next_sibling (title))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_visible (title) &&
          (!gtk_widget_compute_bounds (title, view, &bounds) || bounds.origin.x < -0.5f))
        return FALSE;
    }

  return TRUE;
}

/* Titles stand over their cells, and nothing is out of sight. */
static void
assert_aligned (Fixture *fixture)
{
  GtkWidget *view = ptero_test_find_type (fixture->window, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (view));
  GtkWidget *cell = gtk_widget_get_first_child (find_first_row (view));

  for (; title != NULL && cell != NULL; title = gtk_widget_get_next_sibling (title))
    {
      /* a column that is not shown has a title, but no cells */
      if (!gtk_widget_get_visible (title))
        continue;

      assert_same_place (title, cell, view);
      cell = gtk_widget_get_next_sibling (cell);
    }
}

static void
right_to_left_body (gpointer user_data)
{
  Fixture *fixture = user_data;

  start_demo (fixture);
  ptero_test_wait (has_fitting_columns,
                   ptero_test_find_type (fixture->window, GTK_TYPE_COLUMN_VIEW));
  assert_aligned (fixture);
  activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (get_server (fixture, 0)));
  activate (fixture, "win.back");
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-rtl");
  activate (fixture, "win.next-tab");
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-rtl-server");
  activate (fixture, "win.close-tab");
}

static gboolean
has_variable (gpointer window)
{
  return ptero_test_find_type (window, PTERO_TYPE_VARIABLE_ROW) != NULL;
}

/* Neither the tab nor the window goes with what was filled in and not applied. */
static void
unapplied_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *row;
  GtkWidget *page;

  start_demo (fixture);
  activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (get_server (fixture, 0)));
  page = adw_tab_page_get_child (adw_tab_view_get_selected_page (fixture->tabs));
  g_assert_true (gtk_widget_activate_action (gtk_widget_get_first_child (page), "server.section",
                                             "s", "startup"));
  ptero_test_wait (has_variable, page);
  row = ptero_test_find_type (page, PTERO_TYPE_VARIABLE_ROW);
  ptero_variable_row_fill_in (PTERO_VARIABLE_ROW (row), "other.jar");

  gtk_window_close (GTK_WINDOW (fixture->window));
  gtk_window_close (GTK_WINDOW (fixture->window));
  ptero_test_answer_alert (fixture->window, "Cancel");
  ptero_test_spin (100);
  g_assert_true (gtk_widget_get_visible (fixture->window));

  activate (fixture, "win.back");
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_true (adw_tab_page_get_child (adw_tab_view_get_selected_page (fixture->tabs)) == page);
  ptero_test_screenshot (fixture->window, "window-unapplied");
  ptero_test_answer_alert (fixture->window, "Cancel");
  ptero_test_spin (100);

  activate (fixture, "win.close-tab");
  activate (fixture, "win.close-tab");
  ptero_test_answer_alert (fixture->window, "Cancel");
  ptero_test_spin (100);
  g_assert_true (has_two_tabs (fixture));
  activate (fixture, "win.close-tab");
  ptero_test_answer_alert (fixture->window, "Discard");
  ptero_test_wait (has_one_tab, fixture);
}

/* The application quits when its last window goes: dialogs are windows of their own on old
 * libadwaita. */
static void
dialogs_body (gpointer user_data)
{
  static const char *const actions[] = { "app.preferences", "app.shortcuts", "app.about" };
  Fixture *fixture = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      activate (fixture, actions[i]);
      ptero_test_spin (200);
    }
}

static gboolean
is_said_somewhere (gpointer text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ptero_test_find_label (window, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What the keys do to the rows of saved filters is told where all keys are. */
static void
shortcuts_body (gpointer user_data)
{
  activate (user_data, "app.shortcuts");
  ptero_test_wait (is_said_somewhere, (gpointer) "Saved Filters");
  g_assert_true (is_said_somewhere ((gpointer) "Move Up"));
}

static void
test_first_run (void)
{
  run (first_run_body);
}

/* Whoever had panels does not find "Welcome" without a word. */
static void
lost_panels_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *welcome = ptero_test_find_type (fixture->window, PTERO_TYPE_WELCOME_PAGE);
  GtkWidget *label = ptero_test_find_label (welcome, "The list of panels could not be read");

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_mapped (label));
}

static void
test_lost_panels (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "ptero", NULL);
  g_autofree char *path = g_build_filename (folder, "panels.conf", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "garbage [[[", -1, NULL));
  run (lost_panels_body);
  g_remove (path);
}

static void
test_tabs (void)
{
  run (tabs_body);
  run_again (restore_body);
}

static void
open_body (gpointer user_data)
{
  Fixture *fixture = user_data;

  start_demo (fixture);
  activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (get_server (fixture, 0)));
}

static gboolean
is_home_behind (gpointer user_data)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (((Fixture *) user_data)->tabs);

  return page != NULL && !adw_tab_page_get_pinned (page);
}

static void
front_body (gpointer user_data)
{
  start_demo (user_data);
  ptero_test_wait (is_home_behind, user_data);
}

static void
stay_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroPage *page;

  activate (fixture, "win.try-demo");
  activate (fixture, "win.show-all");
  ptero_test_wait (has_two_tabs, fixture);
  ptero_test_spin (50);
  g_assert_false (is_home_behind (fixture));

  /* a button of the header bar of one page does not keep the focus in that of another */
  page = PTERO_PAGE (ptero_test_find_type (fixture->window, PTERO_TYPE_FLEET_PAGE));
  gtk_widget_grab_focus (gtk_widget_get_first_child (ptero_page_get_header_end (page)));
  adw_tab_view_set_selected_page (fixture->tabs, adw_tab_view_get_nth_page (fixture->tabs, 1));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                             PTERO_TYPE_SERVER_PAGE));
}

/* The tab of the last time comes to the front when its server does, but not for who went somewhere
 * meanwhile. */
static void
test_front (void)
{
  run (open_body);
  run_again (front_body);
  run_again (stay_body);
}

static void
test_lost_text (void)
{
  run (lost_text_body);
}

static void
test_closed_text (void)
{
  run (closed_text_body);
}

static void
test_pages (void)
{
  run (pages_body);
}

static void
test_narrow (void)
{
  run (narrow_body);
}

static gboolean
says_unsaved (gpointer user_data)
{
  return shows (user_data, "Changes to the panels are not saved");
}

static gboolean
says_nothing_unsaved (gpointer user_data)
{
  return !says_unsaved (user_data);
}

static GtkWidget *
find_alert (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ptero_test_find_label (toplevel, "Changes Are Not Saved") != NULL)
        return toplevel;
    }

  return NULL;
}

static gboolean
has_alert (gpointer user_data)
{
  return find_alert () != NULL;
}

static gboolean
is_closed (gpointer user_data)
{
  return !gtk_widget_get_visible (((Fixture *) user_data)->window);
}

/* A panel that cannot be kept is not lost without a word, not even at the end. */
static void
unsaved_body (gpointer user_data)
{
  static const char json[] =
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"One\",\"address\":\"https://127.0.0.1:9\"}]}";
  Fixture *fixture = user_data;
  PteroPanelStore *panels = ptero_application_get_panels (fixture->application);
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "ptero", NULL);
  g_autofree char *aside = g_strconcat (folder, "-aside", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroPanel) panel = NULL;

  g_rename (folder, aside);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  ptero_panel_store_import (panels, bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  ptero_test_wait (says_unsaved, fixture);
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-unsaved");

  gtk_window_close (GTK_WINDOW (fixture->window));
  ptero_test_wait (has_alert, fixture);
  ptero_test_spin (300);
  g_assert_true (gtk_widget_get_visible (fixture->window));
  if (find_alert () != fixture->window)
    {
      ptero_test_screenshot (find_alert (), "window-unsaved-close");
      gtk_window_close (GTK_WINDOW (find_alert ()));
    }

  g_unlink (folder);
  activate (fixture, "app.save-panels");
  ptero_test_wait (says_nothing_unsaved, fixture);

  panel = g_list_model_get_item (G_LIST_MODEL (panels), 0);
  ptero_panel_store_remove_async (panels, panel, NULL, NULL, NULL);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_false (is_closed (fixture) || ptero_panel_store_get_saved (panels));
  ptero_test_wait (is_closed, fixture);
  g_assert_true (ptero_panel_store_get_saved (panels));
}

/* Changed just before somebody ends the program: written all the same. */
static void
signal_body (gpointer user_data)
{
  static const char json[] =
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"Ended\",\"address\":\"https://127.0.0.1:9\"}]}";
  Fixture *fixture = user_data;
  PteroPanelStore *panels = ptero_application_get_panels (fixture->application);
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));

  g_assert_true (ptero_panel_store_import (panels, bytes, NULL, NULL, NULL));
  kill (getpid (), SIGTERM);
}

static void
test_signal (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "ptero", "panels.conf", NULL);
  g_autofree char *content = NULL;

  run (signal_body);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "name=Ended"));
  g_unlink (path);
}

static void
test_unsaved (void)
{
  run (unsaved_body);
}

static void
test_right_to_left (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  run (right_to_left_body);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_unapplied (void)
{
  run (unapplied_body);
}

static void
test_shortcuts (void)
{
  run (shortcuts_body);
}

static void
test_dialogs (void)
{
  run (dialogs_body);
}

static void
test_preferences (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *preferences = ptero_preferences_new (settings);
  GtkWidget *window = g_object_ref (ptero_test_present (preferences));
  GtkWidget *row = ptero_test_find_type (preferences, ADW_TYPE_COMBO_ROW);
  GtkWidget *toggle = ptero_test_find_type (preferences, GTK_TYPE_SWITCH);
  g_autofree char *scheme = NULL;

  ptero_preferences_bind_color_scheme (settings);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  scheme = g_settings_get_string (settings, "color-scheme");
  g_assert_cmpstr (scheme, ==, "dark");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_reset (settings, "color-scheme");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);

  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_true (g_settings_get_boolean (settings, "poll-in-background"));
  g_settings_reset (settings, "poll-in-background");

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (window);
}

static int
run_with_option (const char *option)
{
  char *arguments[] = { (char *) "ptero", (char *) option, NULL };
  GApplication *application = G_APPLICATION (ptero_application_new ());
  int status;

  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  status = g_application_run (application, 2, arguments);
  ptero_test_await_finalize (application);

  return status;
}

static void
test_options (void)
{
  if (g_test_subprocess ())
    exit (run_with_option ("--version"));

  g_assert_cmpint (run_with_option ("--servers=-3"), ==, 1);
  g_assert_cmpint (run_with_option ("--servers=1000000000"), ==, 1);

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*Ptero " PACKAGE_VERSION "\n*");
}

static void
remove_tree (const char *path)
{
  /* never through a link, wherever it leads */
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK)
                          ? NULL
                          : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }

  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window/first-run", test_first_run);
  g_test_add_func ("/ui/window/lost-panels", test_lost_panels);
  g_test_add_func ("/ui/window/unsaved", test_unsaved);
  g_test_add_func ("/ui/window/signal", test_signal);
  g_test_add_func ("/ui/window/tabs", test_tabs);
  g_test_add_func ("/ui/window/front", test_front);
  g_test_add_func ("/ui/window/lost-text", test_lost_text);
  g_test_add_func ("/ui/window/closed-text", test_closed_text);
  g_test_add_func ("/ui/window/pages", test_pages);
  g_test_add_func ("/ui/window/narrow", test_narrow);
  g_test_add_func ("/ui/window/right-to-left", test_right_to_left);
  g_test_add_func ("/ui/window/unapplied", test_unapplied);
  g_test_add_func ("/ui/window/dialogs", test_dialogs);
  g_test_add_func ("/ui/window/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/preferences", test_preferences);
  g_test_add_func ("/ui/application/options", test_options);

  status = g_test_run ();
  remove_tree (home);

  return status;
}
