/* test-window-tabs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtksourceview/gtksource.h>

#include "ptero-file-editor.h"
#include "ptero-file-window.h"
#include "ptero-fleet-page.h"
#include "ptero-page.h"
#include "ptero-server-page.h"
#include "ptero-server-tab.h"
#include "ptero-test-window.h"
#include "ptero-variable-row.h"
#include "../patience.h"

#define N_MANY 40

static gboolean
has_three_tabs (gpointer user_data)
{
  return adw_tab_view_get_n_pages (((PteroTestWindow *) user_data)->tabs) == 3;
}

static gboolean
has_two_tabs (gpointer user_data)
{
  return adw_tab_view_get_n_pages (((PteroTestWindow *) user_data)->tabs) == 2;
}

static PteroPage *
peek_page (AdwTabPage *page)
{
  return ptero_server_tab_peek_page (PTERO_SERVER_TAB (adw_tab_page_get_child (page)));
}

/* The page of the server in front. */
static GtkWidget *
get_page (PteroTestWindow *fixture)
{
  return GTK_WIDGET (peek_page (adw_tab_view_get_selected_page (fixture->tabs)));
}

/* As GTK does it when a tab is dropped outside of the window. */
static void
drop_outside (PteroTestWindow *fixture,
              AdwTabPage      *page)
{
  AdwTabView *elsewhere = NULL;
  GtkWidget *child = GTK_WIDGET (peek_page (page));
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
  PteroTestWindow *fixture = user_data;
  GSettings *settings = ptero_application_get_settings (fixture->application);
  g_auto(GStrv) open = NULL;
  PteroFleetServer *server;
  PteroFleetServer *other;
  AdwTabPage *page;

  ptero_test_window_start_demo (fixture);
  g_assert_true (ptero_test_window_has_one_tab (fixture));

  server = ptero_test_window_get_server (fixture, 0);
  ptero_test_window_activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (server));
  g_assert_true (has_two_tabs (fixture));
  page = adw_tab_view_get_selected_page (fixture->tabs);
  g_assert_cmpstr (adw_tab_page_get_title (page), ==, ptero_fleet_server_get_server (server)->name);
  g_assert_nonnull (adw_tab_page_get_icon (page));
  g_assert_nonnull (adw_tab_page_get_indicator_icon (page));
  g_assert_true (PTERO_IS_SERVER_PAGE (peek_page (page)));
  ptero_test_spin (200);
  ptero_test_screenshot (fixture->window, "window-server");

  /* the same server again is the same tab */
  ptero_test_window_activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (server));
  g_assert_true (has_two_tabs (fixture));
  g_assert_cmpuint (ptero_test_count_type (fixture->window, g_type_from_name ("AdwTab")), ==, 2);

  other = ptero_test_window_get_server (fixture, 1);
  ptero_test_window_activate_with (fixture, "win.open-server-in-background",
                                   ptero_fleet_server_get_key (other));
  g_assert_true (has_three_tabs (fixture));
  g_assert_true (adw_tab_view_get_selected_page (fixture->tabs) == page);
  g_assert_cmpuint (ptero_test_count_type (fixture->window, g_type_from_name ("AdwTab")), ==, 3);
  open = g_settings_get_strv (settings, "open-servers");
  g_assert_cmpuint (g_strv_length (open), ==, 2);
  g_assert_cmpstr (open[0], ==, ptero_fleet_server_get_key (server));
  /* what nobody looked at yet is not made */
  g_assert_null (peek_page (adw_tab_view_get_nth_page (fixture->tabs, 2)));

  drop_outside (fixture, page);

  /* unknown keys do nothing */
  ptero_test_window_activate_with (fixture, "win.open-server", "demo/none");
  ptero_test_window_activate_with (fixture, "win.show-panel", "none");
  g_assert_cmpint (adw_tab_view_get_n_pages (fixture->tabs), ==, 3);

  ptero_test_window_activate (fixture, "win.next-tab");
  g_assert_true (gtk_widget_get_mapped (get_page (fixture)));
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 2);
  ptero_test_window_activate (fixture, "win.next-tab");
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 0);
  ptero_test_window_activate (fixture, "win.previous-tab");
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 2);
  ptero_test_window_activate (fixture, "win.close-tab");
  ptero_test_wait (has_two_tabs, fixture);
  gtk_widget_activate_action (fixture->window, "win.select-tab", "i", 1);
  g_assert_true (adw_tab_view_get_selected_page (fixture->tabs) == page);
  gtk_widget_activate_action (fixture->window, "win.select-tab", "i", 7);
  g_assert_true (adw_tab_view_get_selected_page (fixture->tabs) == page);
  ptero_test_window_activate (fixture, "win.back");
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 0);

  /* the buttons of a page work still when it comes back */
  home = PTERO_PAGE (ptero_test_find_type (fixture->window, PTERO_TYPE_FLEET_PAGE));
  g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (ptero_page_get_header_end (home))));

  /* the list itself cannot be closed, nor the window with its key */
  ptero_test_window_activate (fixture, "win.close-tab");
  ptero_test_spin (50);
  g_assert_true (gtk_widget_get_visible (fixture->window));
}

/* After test_tabs(): its tab is there again, and goes with the panel. */
static void
restore_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  g_auto(GStrv) open = NULL;

  g_assert_true (ptero_test_window_has_one_tab (fixture));
  ptero_test_window_start_demo (fixture);
  ptero_test_wait (has_two_tabs, fixture);
  g_assert_cmpint (adw_tab_view_get_page_position (fixture->tabs,
                                                   adw_tab_view_get_selected_page (fixture->tabs)),
                   ==, 0);

  ptero_panel_store_remove_async (ptero_application_get_panels (fixture->application),
                                  ptero_test_window_get_demo (fixture), NULL, NULL, NULL);
  ptero_test_wait (ptero_test_window_has_no_panels, fixture);
  ptero_test_wait (ptero_test_window_has_one_tab, fixture);
  ptero_test_spin (400);
  g_assert_true (ptero_test_window_shows (fixture, "Welcome to Ptero"));
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
open_text (PteroTestWindow *fixture)
{
  g_autoptr(PteroAccess) access = NULL;
  PteroFleetServer *server;
  GtkWidget *page;
  GtkWidget *editor;

  ptero_test_window_start_demo (fixture);
  server = ptero_test_window_get_server (fixture, 0);
  for (guint i = 1; ptero_fleet_server_get_server (server)->internal_id != 1; i++)
    server = ptero_test_window_get_server (fixture, i);
  ptero_test_window_activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (server));
  page = get_page (fixture);
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
  PteroTestWindow *fixture = user_data;
  GtkWidget *editor = open_text (fixture);
  GtkTextBuffer *buffer = ptero_file_editor_get_buffer (PTERO_FILE_EDITOR (editor));

  gtk_text_buffer_insert_at_cursor (buffer, "# mine\n", -1);

  ptero_panel_store_remove_async (ptero_application_get_panels (fixture->application),
                                  ptero_test_window_get_demo (fixture), NULL, NULL, NULL);
  ptero_test_wait (ptero_test_window_has_no_panels, fixture);
  ptero_test_wait (ptero_test_window_has_one_tab, fixture);
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
has_variable (gpointer window)
{
  return ptero_test_find_type (window, PTERO_TYPE_VARIABLE_ROW) != NULL;
}

/* Neither the tab nor the window goes with what was filled in and not applied. */
static void
unapplied_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  GtkWidget *row;
  GtkWidget *page;

  ptero_test_window_start_demo (fixture);
  ptero_test_window_open_server (fixture, 0);
  page = get_page (fixture);
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

  ptero_test_window_activate (fixture, "win.back");
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_true (get_page (fixture) == page);
  ptero_test_screenshot (fixture->window, "window-unapplied");
  ptero_test_answer_alert (fixture->window, "Cancel");
  ptero_test_spin (100);

  ptero_test_window_activate (fixture, "win.close-tab");
  ptero_test_window_activate (fixture, "win.close-tab");
  ptero_test_answer_alert (fixture->window, "Cancel");
  ptero_test_spin (100);
  g_assert_true (has_two_tabs (fixture));
  ptero_test_window_activate (fixture, "win.close-tab");
  ptero_test_answer_alert (fixture->window, "Discard");
  ptero_test_wait (ptero_test_window_has_one_tab, fixture);
}

static void
test_tabs (void)
{
  ptero_test_window_run (tabs_body);
  ptero_test_window_run_again (restore_body);
}

static void
open_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;

  ptero_test_window_start_demo (fixture);
  ptero_test_window_open_server (fixture, 0);
}

static gboolean
is_home_behind (gpointer user_data)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (((PteroTestWindow *) user_data)->tabs);

  return page != NULL && !adw_tab_page_get_pinned (page);
}

static void
front_body (gpointer user_data)
{
  ptero_test_window_start_demo (user_data);
  ptero_test_wait (is_home_behind, user_data);
}

static void
stay_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  PteroPage *page;

  ptero_test_window_activate (fixture, "win.try-demo");
  ptero_test_window_activate (fixture, "win.show-all");
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

static gboolean
has_forgotten (gpointer settings)
{
  g_auto(GStrv) open = g_settings_get_strv (settings, "open-servers");

  return g_strv_length (open) == 1 && !g_str_equal (open[0], "demo/gone");
}

/* What a panel does not list any more is not waited for, and what is in front is kept again. */
static void
gone_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  GSettings *settings = ptero_application_get_settings (fixture->application);
  g_autofree char *selected = NULL;
  const char *key;

  ptero_test_window_start_demo (fixture);
  key = ptero_fleet_server_get_key (ptero_test_window_get_server (fixture, 0));
  ptero_test_window_activate_with (fixture, "win.open-server-in-background", key);
  ptero_test_wait (has_forgotten, settings);
  ptero_test_window_activate (fixture, "win.next-tab");
  selected = g_settings_get_string (settings, "selected-server");
  g_assert_cmpstr (selected, ==, key);
}

static void
test_gone (void)
{
  static const char *const open[] = { "demo/gone", NULL };
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_set_strv (settings, "open-servers", open);
  g_settings_set_string (settings, "selected-server", "demo/gone");
  ptero_test_window_run_again (gone_body);
}

typedef struct
{
  gint64 last;
  gint64 longest;
} Stall;

static gboolean
beat_cb (gpointer user_data)
{
  Stall *stall = user_data;
  const gint64 now = g_get_monotonic_time ();

  stall->longest = MAX (stall->longest, now - stall->last);
  stall->last = now;

  return G_SOURCE_CONTINUE;
}

static gboolean
has_all_tabs (gpointer user_data)
{
  return adw_tab_view_get_n_pages (((PteroTestWindow *) user_data)->tabs) == 1 + N_MANY;
}

/* As if they had been open. */
static void
note_many_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  GSettings *settings = ptero_application_get_settings (fixture->application);
  const char *keys[N_MANY + 1] = { NULL, };

  ptero_test_window_start_demo (fixture);
  for (guint i = 0; i < N_MANY; i++)
    keys[i] = ptero_fleet_server_get_key (ptero_test_window_get_server (fixture, i));
  g_settings_set_strv (settings, "open-servers", keys);
  g_settings_set_string (settings, "selected-server", keys[N_MANY - 1]);
}

static void
many_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  Stall stall = { g_get_monotonic_time (), 0 };
  const guint beat = g_timeout_add (1, beat_cb, &stall);
  AdwTabPage *page;

  ptero_test_window_start_demo (fixture);
  ptero_test_wait (has_all_tabs, fixture);
  ptero_test_spin (100);
  g_source_remove (beat);
  g_test_message ("The longest stall took %d ms", (int) (stall.longest / 1000));
  g_assert_cmpint (stall.longest, <, 2 * G_TIME_SPAN_SECOND * PATIENCE);
  g_assert_cmpuint (ptero_test_count_type (fixture->window, PTERO_TYPE_SERVER_PAGE), ==, 1);
  g_assert_nonnull (get_page (fixture));

  /* the focus goes to a page that is made as it comes to the front */
  gtk_widget_grab_focus (get_page (fixture));
  page = adw_tab_view_get_nth_page (fixture->tabs, 1);
  g_assert_null (peek_page (page));
  adw_tab_view_set_selected_page (fixture->tabs, page);
  g_assert_cmpuint (ptero_test_count_type (fixture->window, PTERO_TYPE_SERVER_PAGE), ==, 2);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         get_page (fixture)));
}

/* Of many tabs that come back only that in front has its page made. */
static void
test_many (void)
{
  static const char *const words[] = { "open-servers", "selected-server" };
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);

  ptero_test_window_run (note_many_body);
  ptero_test_window_run_again (many_body);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_settings_reset (settings, words[i]);
}

/* The tab of the last time comes to the front when its server does, but not for who went somewhere
 * meanwhile. */
static void
test_front (void)
{
  ptero_test_window_run (open_body);
  ptero_test_window_run_again (front_body);
  ptero_test_window_run_again (stay_body);
}

static void
test_lost_text (void)
{
  ptero_test_window_run (lost_text_body);
}

static void
test_closed_text (void)
{
  ptero_test_window_run (closed_text_body);
}

static void
test_unapplied (void)
{
  ptero_test_window_run (unapplied_body);
}

/* The position of the tab in front. */
static int
get_front (PteroTestWindow *fixture)
{
  return adw_tab_view_get_page_position (fixture->tabs,
                                         adw_tab_view_get_selected_page (fixture->tabs));
}

/* A tab that was just opened goes back to where it was opened from, another to its neighbor. */
static void
close_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;

  ptero_test_window_start_demo (fixture);
  ptero_test_window_open_server (fixture, 0);
  ptero_test_window_activate (fixture, "win.back");
  ptero_test_window_open_server (fixture, 1);
  ptero_test_window_activate (fixture, "win.close-tab");
  g_assert_true (has_two_tabs (fixture));
  g_assert_cmpint (get_front (fixture), ==, 0);

  ptero_test_window_open_server (fixture, 1);
  ptero_test_window_open_server (fixture, 2);
  ptero_test_window_activate (fixture, "win.close-tab");
  g_assert_cmpint (get_front (fixture), ==, 2);
  ptero_test_window_activate (fixture, "win.close-tab");
  g_assert_cmpint (get_front (fixture), ==, 0);

  ptero_test_window_open_server (fixture, 1);
  ptero_test_window_activate (fixture, "win.previous-tab");
  ptero_test_window_activate (fixture, "win.next-tab");
  g_assert_cmpint (get_front (fixture), ==, 2);
  ptero_test_window_activate (fixture, "win.close-tab");
  g_assert_cmpint (get_front (fixture), ==, 1);
}

static void
test_close (void)
{
  ptero_test_window_run (close_body);
}

static void
press (GtkWidget  *widget,
       const char *keys)
{
  g_autoptr(GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            {
              g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                           widget, NULL));
              return;
            }
        }
    }

  g_assert_not_reached ();
}

/* The star of the server in front, wherever the focus is: in the header as well. */
static void
star_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  PteroFleetServer *server;

  ptero_test_window_start_demo (fixture);
  server = ptero_test_window_get_server (fixture, 0);
  ptero_test_window_open_server (fixture, 0);
  press (fixture->window, "<Control>d");
  g_assert_true (ptero_fleet_server_get_favorite (server));
  press (fixture->window, "<Control>d");
  g_assert_false (ptero_fleet_server_get_favorite (server));
}

static void
test_star (void)
{
  ptero_test_window_run (star_body);
}

/* In the order in which they stand. */
static void
collect_tabs (GtkWidget *widget,
              GPtrArray *tabs)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwTab"))
    g_ptr_array_add (tabs, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_tabs (child, tabs);
}

static int
get_left (PteroTestWindow *fixture,
          GPtrArray       *tabs,
          int              position)
{
  for (guint i = 0; i < tabs->len; i++)
    {
      g_autoptr(AdwTabPage) page = NULL;
      graphene_rect_t bounds;

      g_object_get (tabs->pdata[i], "page", &page, NULL);
      if (page != adw_tab_view_get_nth_page (fixture->tabs, position))
        continue;

      g_assert_true (gtk_widget_compute_bounds (tabs->pdata[i], fixture->window, &bounds));
      return bounds.origin.x;
    }

  g_assert_not_reached ();
}

/* The bar is not shown until there is room for it, with all of the tabs there. */
static void
tab_order_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  g_autoptr(GPtrArray) tabs = g_ptr_array_new ();

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  ptero_test_spin (100);
  ptero_test_window_start_demo (fixture);
  for (guint i = 0; i < 4; i++)
    ptero_test_window_open_server (fixture, i);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  ptero_test_spin (500);
  ptero_test_screenshot (fixture->window, "window-tab-order");

  collect_tabs (fixture->window, tabs);
  g_assert_cmpuint (tabs->len, ==, 5);
  for (int i = 1; i < 5; i++)
    g_assert_cmpint (get_left (fixture, tabs, i - 1), <, get_left (fixture, tabs, i));
}

/* The button of the tabs leaves room for the words beside it. */
static void
narrow_title_body (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  GtkWidget *label;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  ptero_test_window_start_demo (fixture);
  ptero_test_window_open_server (fixture, 0);
  ptero_test_window_activate (fixture, "win.back");
  gtk_widget_activate_action (ptero_test_find_type (fixture->window, PTERO_TYPE_FLEET_PAGE),
                              "fleet.select-all", NULL);
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "window-narrow-title");
  label = ptero_test_find_label (fixture->window, "40 Selected");
  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_next_sibling (label)), >=, 90);
}

static void
test_narrow_title (void)
{
  ptero_test_window_run (narrow_title_body);
}

static void
test_tab_order (void)
{
  ptero_test_window_run (tab_order_body);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_window_init (&argc, &argv);

  g_test_add_func ("/ui/window/tabs", test_tabs);
  g_test_add_func ("/ui/window/front", test_front);
  g_test_add_func ("/ui/window/gone", test_gone);
  g_test_add_func ("/ui/window/lost-text", test_lost_text);
  g_test_add_func ("/ui/window/closed-text", test_closed_text);
  g_test_add_func ("/ui/window/unapplied", test_unapplied);
  g_test_add_func ("/ui/window/close", test_close);
  g_test_add_func ("/ui/window/star", test_star);
  g_test_add_func ("/ui/window/many", test_many);
  g_test_add_func ("/ui/window/narrow-title", test_narrow_title);
  g_test_add_func ("/ui/window/tab-order", test_tab_order);

  return ptero_test_window_run_tests ();
}
