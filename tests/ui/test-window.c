/* test-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "ptero-preferences.h"
#include "ptero-request-job.h"
#include "ptero-sidebar.h"
#include "ptero-sidebar-item.h"
#include "ptero-split-view.h"
#include "ptero-tab-button.h"
#include "ptero-test-window.h"
#include "ptero-welcome-page.h"
#include "ptero-window.h"

static const char one_panel[] =
  "{\"format\":\"ptero-panels\",\"version\":1,"
  "\"panels\":[{\"name\":\"One\",\"address\":\"https://127.0.0.1:9\"}]}";

static gboolean
is_welcoming (gpointer user_data)
{
  return ptero_test_window_shows (user_data, "Welcome to Ptero");
}

static void
remove_panels (PteroPanelStore *panels)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (panels)) > 0)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (G_LIST_MODEL (panels), 0);

      ptero_panel_store_remove_async (panels, panel, NULL, NULL, NULL);
    }
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
check_main_menu (PteroTestWindow *fixture)
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
  PteroTestWindow *fixture = user_data;

  ptero_test_wait (is_welcoming, fixture);
  /* what is launched from here would find it */
  g_assert_null (g_getenv ("GTK_THEME"));
  g_assert_false (ptero_test_window_shows (fixture, "All Servers"));
  ptero_test_screenshot (fixture->window, "window-welcome");

  ptero_test_window_start_demo (fixture);
  g_assert_false (ptero_test_window_shows (fixture, "Welcome to Ptero"));
  g_assert_true (ptero_test_window_shows (fixture, "All Servers"));
  g_assert_true (ptero_test_window_shows (fixture, "Demo Panel"));
  g_assert_true (ptero_test_window_shows (fixture, "This is a demo"));
  ptero_test_screenshot (fixture->window, "window-demo");
  check_main_menu (fixture);

  /* a second demo isn't to be had */
  ptero_application_start_demo (fixture->application);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ptero_application_get_panels (fixture->application))), ==, 1);
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
  PteroTestWindow *fixture = user_data;
  GtkWidget *split_view = ptero_test_find_type (fixture->window, PTERO_TYPE_SPLIT_VIEW);

  ptero_test_window_start_demo (fixture);
  ptero_test_window_activate_with (fixture, "win.show-panel", "demo");
  ptero_test_spin (200);
  ptero_test_screenshot (fixture->window, "window-panel");
  ptero_test_window_activate (fixture, "win.show-jobs");
  ptero_test_spin (200);
  ptero_test_window_activate (fixture, "win.show-all");
  ptero_test_window_activate (fixture, "win.search");
  ptero_test_window_activate (fixture, "win.refresh");
  ptero_test_window_activate (fixture, "win.refresh-all");
  ptero_test_window_activate_with (fixture, "win.refresh-panel", "demo");
  ptero_test_window_activate_with (fixture, "win.copy-panel-address", "demo");
  ptero_test_spin (200);
  g_assert_true (ptero_test_window_shows (fixture, "Address copied"));

  ptero_test_window_activate (fixture, "win.toggle-sidebar");
  ptero_test_wait (is_collapsed, split_view);
  g_assert_false (g_settings_get_boolean (ptero_application_get_settings (fixture->application),
                                          "sidebar-visible"));
  ptero_test_window_activate (fixture, "win.back");
  ptero_test_wait (is_not_collapsed, split_view);
}

static void
narrow_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  GtkWidget *split_view = ptero_test_find_type (fixture->window, PTERO_TYPE_SPLIT_VIEW);
  GtkWidget *tab_button = ptero_test_find_type (fixture->window, PTERO_TYPE_TAB_BUTTON);
  GtkWidget *header_bar;
  int minimum;

  ptero_test_window_start_demo (fixture);
  g_assert_false (is_collapsed (split_view));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  ptero_test_wait (is_collapsed, split_view);
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-narrow");
  ptero_test_window_open_server (fixture, 0);
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-narrow-server");
  g_assert_true (gtk_widget_get_mapped (tab_button));
  header_bar = gtk_widget_get_ancestor (tab_button, ADW_TYPE_HEADER_BAR);
  gtk_widget_measure (header_bar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_window_activate (fixture, "win.back");
  ptero_test_window_activate (fixture, "win.back");
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-narrow-sidebar");
  ptero_test_window_activate (fixture, "win.next-tab");
  ptero_test_window_activate (fixture, "win.close-tab");
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
assert_aligned (PteroTestWindow *fixture)
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
  PteroTestWindow *fixture = user_data;

  ptero_test_window_start_demo (fixture);
  ptero_test_wait (has_fitting_columns,
                   ptero_test_find_type (fixture->window, GTK_TYPE_COLUMN_VIEW));
  assert_aligned (fixture);
  ptero_test_window_open_server (fixture, 0);
  ptero_test_window_activate (fixture, "win.back");
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-rtl");
  ptero_test_window_activate (fixture, "win.next-tab");
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-rtl-server");
  ptero_test_window_activate (fixture, "win.close-tab");
}

/* All of it is in sight without scrolling. */
static void
assert_whole (GtkWidget *content)
{
  GtkWidget *scroller = ptero_test_find_type (content, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));
}

/* The application quits when its last window goes: dialogs are windows of their own on old
 * libadwaita. */
static void
dialogs_body (gpointer user_data)
{
  static const char *const actions[] = { "app.preferences", "app.shortcuts", "app.about" };
  PteroTestWindow *fixture = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      ptero_test_window_activate (fixture, actions[i]);
      ptero_test_spin (200);
      if (i == 0)
        assert_whole (ptero_test_find_anywhere (PTERO_TYPE_PREFERENCES));
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
  ptero_test_window_activate (user_data, "app.shortcuts");
  ptero_test_wait (is_said_somewhere, (gpointer) "Saved Filters");
  g_assert_true (is_said_somewhere ((gpointer) "Move Up"));
}

static void
test_first_run (void)
{
  ptero_test_window_run (first_run_body);
}

/* Whoever had panels does not find "Welcome" without a word. */
static void
lost_panels_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  GtkWidget *welcome = ptero_test_find_type (fixture->window, PTERO_TYPE_WELCOME_PAGE);
  GtkWidget *label = ptero_test_find_label (welcome, "The list of panels could not be read");

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_mapped (label));

  /* none of them takes another away */
  ptero_window_set_notice (PTERO_WINDOW (fixture->window), PTERO_NOTICE_UNSAVED,
                           "There is no room.");
  ptero_window_set_notice (PTERO_WINDOW (fixture->window), PTERO_NOTICE_DATA, "It was set aside.");
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-lost-panels");
  g_assert_true (ptero_test_window_shows (fixture, "The list of panels could not be read"));
  g_assert_true (ptero_test_window_shows (fixture, "There is no room."));
  g_assert_true (ptero_test_window_shows (fixture, "It was set aside."));
  ptero_window_set_notice (PTERO_WINDOW (fixture->window), PTERO_NOTICE_UNSAVED, NULL);
  ptero_test_spin (300);
  g_assert_true (ptero_test_window_shows (fixture, "The list of panels could not be read"));
  g_assert_false (ptero_test_window_shows (fixture, "There is no room."));
}

/* What was dismissed is not said again, neither where something else is nor where no panel is left.
 */
static void
dismissed_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;

  ptero_test_window_start_demo (fixture);
  g_assert_true (ptero_test_window_shows (fixture, "The list of panels could not be read"));
  ptero_test_window_activate (fixture, "win.dismiss-unread");
  ptero_window_set_notice (PTERO_WINDOW (fixture->window), PTERO_NOTICE_DATA, "It was set aside.");
  ptero_test_spin (400);
  g_assert_false (ptero_test_window_shows (fixture, "The list of panels could not be read"));
  g_assert_true (ptero_test_window_shows (fixture, "There is a problem with the local data"));
  g_assert_true (ptero_test_window_shows (fixture, "It was set aside."));

  remove_panels (ptero_application_get_panels (fixture->application));
  ptero_test_wait (is_welcoming, fixture);
  g_assert_false (ptero_test_window_shows (fixture, "The list of panels could not be read"));
  g_assert_true (ptero_test_window_shows (fixture, "It was set aside."));
}

static void
test_lost_panels (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "ptero", NULL);
  g_autofree char *path = g_build_filename (folder, "panels.conf", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "garbage [[[", -1, NULL));
  ptero_test_window_run (lost_panels_body);
  g_assert_true (g_file_set_contents (path, "garbage [[[", -1, NULL));
  ptero_test_window_run (dismissed_body);
  g_remove (path);
}

static void
test_pages (void)
{
  ptero_test_window_run (pages_body);
}

static gboolean
has_focus_in (PteroTestWindow *fixture,
              GType            type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_mapped (focus) &&
         gtk_widget_get_ancestor (focus, type) != NULL;
}

static gboolean
has_focus_in_table (gpointer user_data)
{
  return has_focus_in (user_data, GTK_TYPE_COLUMN_VIEW);
}

static gboolean
has_focus_in_list (gpointer user_data)
{
  return has_focus_in (user_data, GTK_TYPE_LIST_VIEW) &&
         !has_focus_in (user_data, GTK_TYPE_COLUMN_VIEW) &&
         !has_focus_in (user_data, PTERO_TYPE_SIDEBAR);
}

static void
resize (PteroTestWindow *fixture,
        int              width)
{
  GtkWidget *split_view = ptero_test_find_type (fixture->window, PTERO_TYPE_SPLIT_VIEW);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  if (width < 600)
    ptero_test_wait (is_collapsed, split_view);
  else
    ptero_test_wait (is_not_collapsed, split_view);
  ptero_test_spin (300);
}

/* Where the servers come, the focus is at them, also where they are listed in another way; and it
 * stays where somebody has put it. */
static void
focus_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;

  ptero_test_window_start_demo (fixture);
  ptero_test_wait (has_focus_in_table, fixture);
  resize (fixture, 400);
  ptero_test_wait (has_focus_in_list, fixture);
  resize (fixture, 1200);
  ptero_test_wait (has_focus_in_table, fixture);

  gtk_widget_grab_focus (ptero_test_find_type (fixture->window, PTERO_TYPE_SIDEBAR));
  g_assert_true (has_focus_in (fixture, PTERO_TYPE_SIDEBAR));
  resize (fixture, 400);
  ptero_test_screenshot (fixture->window, "window-narrow-focus");
  ptero_test_wait (has_focus_in_list, fixture);
}

static void
test_narrow (void)
{
  ptero_test_window_run (narrow_body);
}

static void
test_focus (void)
{
  ptero_test_window_run (focus_body);
}

static gboolean
says_unsaved (gpointer user_data)
{
  return ptero_test_window_shows (user_data, "Changes to the panels are not saved");
}

static gboolean
says_nothing_unsaved (gpointer user_data)
{
  return !says_unsaved (user_data);
}

static GtkWidget *
find_alert_with (const char *text)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ptero_test_find_label (toplevel, text) != NULL)
        return toplevel;
    }

  return NULL;
}

static GtkWidget *
find_alert (void)
{
  return find_alert_with ("Changes Are Not Saved");
}

static gboolean
has_alert (gpointer user_data)
{
  return find_alert () != NULL;
}

static gboolean
is_closed (gpointer user_data)
{
  return !gtk_widget_get_visible (((PteroTestWindow *) user_data)->window);
}

/* A panel that cannot be kept is not lost without a word, not even at the end. */
static void
unsaved_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  PteroPanelStore *panels = ptero_application_get_panels (fixture->application);
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "ptero", NULL);
  g_autofree char *aside = g_strconcat (folder, "-aside", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static (one_panel, strlen (one_panel));
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
  ptero_test_window_activate (fixture, "app.save-panels");
  ptero_test_wait (says_nothing_unsaved, fixture);

  panel = g_list_model_get_item (G_LIST_MODEL (panels), 0);
  ptero_panel_store_remove_async (panels, panel, NULL, NULL, NULL);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_false (is_closed (fixture) || ptero_panel_store_get_saved (panels));
  ptero_test_wait (is_closed, fixture);
  g_assert_true (ptero_panel_store_get_saved (panels));
}

static GtkWidget *
open_popover (GtkWidget *window)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new ("Open"));
  gtk_widget_set_parent (popover, ptero_test_find_type (window, GTK_TYPE_BUTTON));
  gtk_popover_popup (GTK_POPOVER (popover));

  return popover;
}

static gboolean
has_two_panels (gpointer panels)
{
  return g_list_model_get_n_items (panels) == 2;
}

static gboolean
is_chosen (GtkSingleSelection *rows,
           const char         *page)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (rows);
  g_autoptr(PteroSidebarItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item != NULL && ptero_sidebar_item_get_panel (item) != NULL &&
         g_strcmp0 (ptero_panel_get_id (ptero_sidebar_item_get_panel (item)), "demo") == 0 &&
         g_strcmp0 (ptero_sidebar_item_get_page (item), page) == 0;
}

/* The chosen row stays marked in the sidebar, and what is unfolded unfolded. */
static void
move_body (gpointer user_data)
{
  static const char *const moves[] = { "win.move-panel-up", "win.move-panel-down" };
  PteroTestWindow *fixture = user_data;
  PteroPanelStore *panels = ptero_application_get_panels (fixture->application);
  GtkWidget *sidebar = ptero_test_find_type (fixture->window, PTERO_TYPE_SIDEBAR);
  GtkWidget *list = ptero_test_find_type (sidebar, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *rows = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_autoptr(GBytes) bytes = g_bytes_new_static (one_panel, strlen (one_panel));
  guint n_rows;

  g_assert_true (ptero_panel_store_import (panels, bytes, NULL, NULL, NULL));
  ptero_test_window_start_demo (fixture);
  ptero_test_wait (has_two_panels, panels);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-panel-page", "(ss)", "demo",
                                             "admin-nodes"));
  ptero_test_spin (100);
  g_assert_true (is_chosen (GTK_SINGLE_SELECTION (rows), "admin-nodes"));
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (rows));

  for (guint i = 0; i < 4; i++)
    {
      if (i == 2)
        ptero_test_window_activate_with (fixture, "win.show-panel", "demo");
      ptero_test_window_activate_with (fixture, moves[i % 2], "demo");
      ptero_test_spin (50);
      g_assert_true (is_chosen (GTK_SINGLE_SELECTION (rows), i < 2 ? "admin-nodes" : NULL));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, n_rows);
    }
  remove_panels (panels);
}

static void
test_move (void)
{
  ptero_test_window_run (move_body);
}

static gboolean
is_quitting_asked (gpointer user_data)
{
  return find_alert_with ("Quit While Jobs Are Running?") != NULL;
}

static gboolean
is_quitting_not_asked (gpointer user_data)
{
  return !is_quitting_asked (user_data);
}

/* Jobs do not end with the window without a word. */
static void
jobs_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  g_autoptr(PteroJob) job = ptero_request_job_new ("Look 300 Times");

  ptero_test_window_start_demo (fixture);
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_GET, NULL);

      ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_test_window_get_demo (fixture), request,
                             "Account");
    }
  ptero_job_set_paused (job, TRUE);
  ptero_job_queue_add (ptero_application_get_jobs (fixture->application), job);

  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        gtk_window_close (GTK_WINDOW (fixture->window));
      else
        ptero_test_window_activate (fixture, "app.quit");
      ptero_test_wait (is_quitting_asked, NULL);
      ptero_test_spin (300);
      ptero_test_screenshot (find_alert_with ("Quit While Jobs Are Running?"), "window-quit-jobs");
      ptero_test_answer_alert (fixture->window, i == 0 ? "Cancel" : "Quit Anyway");
      ptero_test_wait (is_quitting_not_asked, NULL);
      ptero_test_spin (300);
      g_assert_true (i == 1 || gtk_widget_get_visible (fixture->window));
    }
  ptero_test_wait (is_closed, fixture);
  g_assert_cmpuint (ptero_job_get_n_waiting (job), ==, 300);
}

static void
test_jobs (void)
{
  ptero_test_window_run (jobs_body);
}

/* GTK may look for a tooltip in what is or was open: the window is not seen any more, and goes
 * after that. */
static void
check_popover (PteroTestWindow *fixture,
               gboolean         open)
{
  GtkWidget *popover = open_popover (fixture->window);

  ptero_test_spin (200);
  g_assert_true (gtk_widget_get_mapped (popover));
  if (!open)
    gtk_popover_popdown (GTK_POPOVER (popover));

  gtk_window_close (GTK_WINDOW (fixture->window));
  ptero_test_spin (100);
  g_assert_false (gtk_widget_get_visible (fixture->window));
  g_assert_true (gtk_widget_get_realized (popover));
  gtk_widget_unparent (popover);
  ptero_test_wait (is_closed, fixture);
}

static void
open_popover_body (gpointer user_data)
{
  check_popover (user_data, TRUE);
}

static void
closed_popover_body (gpointer user_data)
{
  check_popover (user_data, FALSE);
}

static void
test_popover (void)
{
  ptero_test_window_run (open_popover_body);
  ptero_test_window_run (closed_popover_body);
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *popover;
  guint      timeout;
  gboolean   late;
} Quit;

static void
quit_late_cb (gpointer user_data)
{
  Quit *quit = user_data;

  quit->timeout = 0;
  quit->late = TRUE;
  g_application_quit (g_application_get_default ());
}

static void
quit_cb (gpointer user_data)
{
  Quit *quit = user_data;

  g_assert_true (gtk_widget_get_mapped (quit->popover));
  quit->timeout = g_timeout_add_once (300, quit_late_cb, quit);
  g_assert_true (gtk_widget_activate_action (quit->window, "app.quit", NULL));
}

static void
open_and_quit_cb (GtkApplication *application,
                  gpointer        user_data)
{
  Quit *quit = user_data;

  ptero_test_wait (ptero_test_window_is_made, application);
  quit->window = GTK_WIDGET (gtk_application_get_active_window (application));
  gtk_widget_set_can_target (gtk_widget_get_first_child (quit->window), FALSE);
  quit->popover = open_popover (quit->window);
  g_timeout_add_once (300, quit_cb, quit);
}

/* The program ends although its window only goes later, as there may be windows beside it. */
static void
test_quit_with_popover (void)
{
  char *arguments[] = { (char *) "ptero", NULL };
  Quit quit = { NULL, };
  PteroApplication *application = ptero_application_new ();

  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) |
                           G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (open_and_quit_cb), &quit);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
  g_clear_handle_id (&quit.timeout, g_source_remove);
  g_assert_false (quit.late);

  gtk_widget_unparent (quit.popover);
  gtk_window_destroy (GTK_WINDOW (quit.window));
  ptero_test_await_finalize (application);
}

/* Changed just before somebody ends the program: written all the same. */
static void
signal_body (gpointer user_data)
{
  static const char json[] =
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"Ended\",\"address\":\"https://127.0.0.1:9\"}]}";
  PteroTestWindow *fixture = user_data;
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

  ptero_test_window_run (signal_body);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "name=Ended"));
  g_unlink (path);
}

static void
test_unsaved (void)
{
  ptero_test_window_run (unsaved_body);
}

static void
test_right_to_left (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ptero_test_window_run (right_to_left_body);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_shortcuts (void)
{
  ptero_test_window_run (shortcuts_body);
}

static void
test_dialogs (void)
{
  ptero_test_window_run (dialogs_body);
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

static gboolean
is_no_file (gpointer user_data)
{
  return !g_file_test (user_data, G_FILE_TEST_EXISTS);
}

static void
forget_commands_body (gpointer user_data)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "ptero", "commands", "panel",
                                              NULL);
  g_autofree char *path = g_build_filename (folder, "server", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "list\n", -1, NULL));
  g_settings_set_boolean (settings, "console-keep-commands", FALSE);
  ptero_test_wait (is_no_file, path);
  g_settings_reset (settings, "console-keep-commands");
}

/* Also those of servers that are not open. */
static void
test_forget_commands (void)
{
  ptero_test_window_run (forget_commands_body);
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

int
main (int   argc,
      char *argv[])
{
  ptero_test_window_init (&argc, &argv);

  g_test_add_func ("/ui/window/first-run", test_first_run);
  g_test_add_func ("/ui/window/lost-panels", test_lost_panels);
  g_test_add_func ("/ui/window/popover", test_popover);
  g_test_add_func ("/ui/window/quit-with-popover", test_quit_with_popover);
  g_test_add_func ("/ui/window/unsaved", test_unsaved);
  g_test_add_func ("/ui/window/quit-with-jobs", test_jobs);
  g_test_add_func ("/ui/window/signal", test_signal);
  g_test_add_func ("/ui/window/pages", test_pages);
  g_test_add_func ("/ui/window/narrow", test_narrow);
  g_test_add_func ("/ui/window/focus", test_focus);
  g_test_add_func ("/ui/window/move-panel", test_move);
  g_test_add_func ("/ui/window/right-to-left", test_right_to_left);
  g_test_add_func ("/ui/window/dialogs", test_dialogs);
  g_test_add_func ("/ui/window/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/preferences", test_preferences);
  g_test_add_func ("/ui/application/forget-commands", test_forget_commands);
  g_test_add_func ("/ui/application/options", test_options);

  return ptero_test_window_run_tests ();
}
