/* test-tab-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-tabs.h"
#include "ptero-tab-button.h"
#include "ptero-test-fleet.h"

typedef struct
{
  PteroTestFleet  *fleet;
  GSettings       *settings;
  GtkWidget       *window;
  AdwTabView      *view;
  GtkWidget       *button;
  PteroServerTabs *tabs;
} Fixture;

static gboolean
has_servers (gpointer fleet)
{
  return g_list_model_get_n_items (fleet) > 3;
}

static AdwTabPage *
get_page (Fixture *fixture,
          int      position)
{
  return adw_tab_view_get_nth_page (fixture->view, position);
}

static void
open_server (Fixture *fixture,
             guint    position)
{
  g_autoptr(PteroFleetServer) server = NULL;

  server = g_list_model_get_item (G_LIST_MODEL (fixture->fleet->fleet), position);
  ptero_server_tabs_open (fixture->tabs, server, TRUE);
}

static void
set_up (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwTabPage *home;

  fixture->fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  fixture->settings = g_settings_new (APPLICATION_ID);
  g_settings_reset (fixture->settings, "open-servers");
  fixture->view = ADW_TAB_VIEW (adw_tab_view_new ());
  fixture->button = g_object_ref_sink (g_object_new (PTERO_TYPE_TAB_BUTTON, NULL));
  gtk_widget_set_halign (fixture->button, GTK_ALIGN_END);
  ptero_tab_button_set_view (PTERO_TAB_BUTTON (fixture->button), fixture->view);
  home = adw_tab_view_append_pinned (fixture->view, gtk_button_new_with_label ("Home"));
  adw_tab_page_set_title (home, "All Servers");
  gtk_box_append (GTK_BOX (box), fixture->button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  fixture->window = ptero_test_present_sized (box, 400, 700);

  ptero_test_fleet_start (fixture->fleet);
  ptero_test_wait (has_servers, fixture->fleet->fleet);
  fixture->tabs = ptero_server_tabs_new (fixture->view, fixture->fleet->fleet, fixture->fleet->jobs,
                                         fixture->settings);
  for (guint i = 0; i < 3; i++)
    open_server (fixture, i);
  ptero_test_spin (200);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->tabs);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ptero_test_await_finalize (fixture->button);
  g_settings_reset (fixture->settings, "open-servers");
  g_clear_object (&fixture->settings);
  ptero_test_fleet_free (fixture->fleet);
}

static GtkPopover *
open_list (Fixture *fixture)
{
  GtkWidget *widget = ptero_test_find_type (fixture->button, GTK_TYPE_MENU_BUTTON);
  GtkMenuButton *button = GTK_MENU_BUTTON (widget);
  GtkPopover *popover;

  gtk_menu_button_popup (button);
  ptero_test_spin (200);
  popover = gtk_menu_button_get_popover (button);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));

  return popover;
}

static GtkListBoxRow *
get_row (GtkPopover *popover,
         int         position)
{
  GtkWidget *list = ptero_test_find_type (GTK_WIDGET (popover), GTK_TYPE_LIST_BOX);

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), position);
}

static void
close_tab (GtkPopover *popover,
           int         position)
{
  GtkWidget *row = GTK_WIDGET (get_row (popover, position));

  g_signal_emit_by_name (ptero_test_find_type (row, GTK_TYPE_BUTTON), "clicked");
  ptero_test_spin (200);
}

/* Counts the tabs, goes to one, and closes them down to the one that stays. */
static void
test_list (void)
{
  Fixture fixture = { 0 };
  AdwTabPage *second;
  GtkPopover *popover;

  set_up (&fixture);
  g_assert_nonnull (ptero_test_find_label (fixture.button, "4"));
  /* nothing waits for a list that nobody has asked for */
  g_assert_null (ptero_test_find_type (fixture.button, GTK_TYPE_POPOVER));

  popover = open_list (&fixture);
  g_assert_true (gtk_list_box_row_is_selected (get_row (popover, 0)));
  ptero_test_screenshot (GTK_WIDGET (popover), "tab-list");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (popover, 0))));
  g_assert_null (ptero_test_find_type (GTK_WIDGET (get_row (popover, 0)), GTK_TYPE_BUTTON));
  g_assert_null (get_row (popover, 4));
  second = get_page (&fixture, 2);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (get_row (popover, 2)),
                                           adw_tab_page_get_title (second)));

  gtk_widget_activate (GTK_WIDGET (get_row (popover, 2)));
  ptero_test_spin (300);
  g_assert_true (adw_tab_view_get_selected_page (fixture.view) == second);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (popover)));

  /* the list stays while there is one to choose, and the focus goes on in it */
  open_list (&fixture);
  ptero_test_screenshot (GTK_WIDGET (popover), "tab-list-second");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (popover, 2))));
  close_tab (popover, 1);
  g_assert_cmpint (adw_tab_view_get_n_pages (fixture.view), ==, 3);
  g_assert_nonnull (ptero_test_find_label (fixture.button, "3"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (popover, 1))));
  close_tab (popover, 2);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_row (popover, 1))));
  close_tab (popover, 1);
  ptero_test_spin (300);
  g_assert_cmpint (adw_tab_view_get_n_pages (fixture.view), ==, 1);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (popover)));

  tear_down (&fixture);
}

/* A tab behind the others that wants somebody is told of by the button. */
static void
test_attention (void)
{
  Fixture fixture = { 0 };
  GtkWidget *count;

  set_up (&fixture);
  count = ptero_test_find_label (fixture.button, "4");
  g_assert_false (gtk_widget_has_css_class (count, "attention"));
  adw_tab_page_set_needs_attention (get_page (&fixture, 1), TRUE);
  g_assert_true (gtk_widget_has_css_class (count, "attention"));
  adw_tab_view_close_page (fixture.view, get_page (&fixture, 1));
  ptero_test_spin (100);
  g_assert_false (gtk_widget_has_css_class (count, "attention"));
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/tab-button/list", test_list);
  g_test_add_func ("/tab-button/attention", test_attention);

  return g_test_run ();
}
