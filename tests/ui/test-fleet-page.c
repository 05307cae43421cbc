/* test-fleet-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"
#include "ptero-form-dialog.h"
#include "ptero-page.h"
#include "ptero-power.h"
#include "ptero-sidebar-item.h"
#include "ptero-test-fleet-page.h"
#include "ptero-test-sections.h"

static void
test_show (void)
{
  PteroTestFleetPage fixture;
  g_autofree char *found = NULL;
  guint n_running;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo, "latency=600", NULL));
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "");
  ptero_fleet_start (fixture.fleet->fleet);
  ptero_test_spin (400);
  ptero_test_screenshot (fixture.window, "fleet-loading");
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "Loading…");

  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo, "", NULL));
  ptero_test_wait (ptero_test_fleet_page_has_running, fixture.fleet->fleet);
  ptero_test_spin (1500);
  ptero_test_screenshot (fixture.window, "fleet");
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 servers · ");

  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (fixture.fleet->fleet)));
  n_running = ptero_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING);
  ptero_test_fleet_page_activate (&fixture, "group", "running");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_running);
  found = g_strdup_printf ("%u of 14 servers", n_running);
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", found);
  ptero_test_fleet_page_activate (&fixture, "group", "all");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), >, n_running);
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 servers · ");

  /* that all are found is told, too */
  ptero_test_fleet_page_search (&fixture, "panel:northwind");
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 of 14 servers");

  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
is_finished (gpointer jobs)
{
  g_autoptr(PteroJob) job = g_list_model_get_item (jobs, 0);

  return job != NULL && ptero_job_get_finished (job);
}

/* A button that names the action is sensitive while the action is enabled. */
static gboolean
is_enabled (PteroTestFleetPage *self,
            const char         *name)
{
  g_autofree char *action = g_strconcat ("fleet.", name, NULL);
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_widget_insert_before (button, self->page, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  enabled = gtk_widget_is_sensitive (button);
  gtk_widget_unparent (button);

  return enabled;
}

static GtkWidget *
find_power_button (PteroTestFleetPage *self,
                   const char         *label)
{
  GtkWidget *bar = ptero_test_find_type (self->page, GTK_TYPE_ACTION_BAR);

  return gtk_widget_get_ancestor (ptero_test_find_label (bar, label), GTK_TYPE_BUTTON);
}

/* Several at once: the verbs say how many they fit, and each target gets its result. */
static void
test_selection (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *button;
  guint n_running;
  g_autoptr(PteroJob) job = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  g_assert_false (is_enabled (&fixture, "restart"));
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==,
                    ptero_test_fleet_page_count_shown (&fixture));
  ptero_test_fleet_page_assert_title (&fixture, "14 Selected", "on 1 panel · ");
  ptero_test_screenshot (fixture.window, "fleet-selected");

  ptero_test_fleet_page_activate (&fixture, "select-group", "running");
  n_running = ptero_test_fleet_page_count_selected (&fixture);
  g_assert_cmpuint (n_running, ==,
                    ptero_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING));
  ptero_test_fleet_page_activate (&fixture, "invert-selection", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==,
                    ptero_test_fleet_page_count_shown (&fixture) - n_running);
  g_assert_false (is_enabled (&fixture, "restart"));
  ptero_test_fleet_page_activate (&fixture, "select-group", "running");
  g_assert_true (is_enabled (&fixture, "restart"));
  g_assert_false (is_enabled (&fixture, "start"));

  /* what kills is not next to what stops */
  g_assert_true (is_enabled (&fixture, "kill"));
  g_assert_true (is_enabled (&fixture, "warn"));
  g_assert_null (ptero_test_find_label (ptero_test_find_type (fixture.page, GTK_TYPE_ACTION_BAR),
                                        "Kill…"));

  button = find_power_button (&fixture, "Stop");
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  ptero_test_spin (50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture.fleet->jobs)), ==, 1);
  ptero_test_spin (200);
  ptero_test_screenshot (fixture.window, "fleet-job");
  ptero_test_wait (is_finished, fixture.fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (fixture.fleet->jobs), 0);
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, n_running);

  /* the button fits nothing any more, and the focus does not go on to the next one */
  gtk_menu_button_popdown (PTERO_FLEET_PAGE (fixture.page)->job_button);
  ptero_test_spin (100);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (fixture.page)),
                                         ptero_test_find_type (fixture.page,
                                                               GTK_TYPE_COLUMN_VIEW)));

  ptero_test_fleet_page_activate (&fixture, "stop-selecting", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 0);
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 servers");

  ptero_test_fleet_page_activate (&fixture, "selecting", NULL);
  ptero_test_fleet_page_assert_title (&fixture, "0 Selected", "");
  ptero_test_fleet_page_activate (&fixture, "escape", NULL);
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 servers");

  ptero_test_fleet_page_take_down (&fixture);
}

static GtkWidget *
get_focus (PteroTestFleetPage *fixture)
{
  return gtk_root_get_focus (gtk_widget_get_root (fixture->page));
}

static void
press_key (GtkWidget *widget,
           guint      key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

/* What is typed into the list is in the entry, and so is what follows: a space, and letters that
 * find nothing. */
static void
test_typed (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *entry;
  GtkWidget *view;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  entry = ptero_test_find_type (fixture.page, GTK_TYPE_SEARCH_ENTRY);
  view = ptero_test_find_type (fixture.page, GTK_TYPE_COLUMN_VIEW);
  gtk_widget_grab_focus (view);
  press_key (view, GDK_KEY_z);
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "z");
  ptero_test_fleet_page_search (&fixture, "zx");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), entry));
  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
has_power (gpointer view)
{
  return ptero_test_find_type (view, GTK_TYPE_BUTTON) != NULL;
}

static void
assert_focused (PteroTestFleetPage *fixture,
                guint               position)
{
  g_assert_cmpstr (gtk_widget_get_css_name (get_focus (fixture)), ==, "row");
  g_assert_true (ptero_fleet_page_get_focused (PTERO_FLEET_PAGE (fixture->page), NULL) ==
                 ptero_test_fleet_page_peek (fixture, position));
}

/* From what is above the list, an arrow goes to its first row, or to what is selected; buttons
 * in rows are not on its way. */
static void
test_arrows (void)
{
  PteroTestFleetPage fixture;
  PteroFleetChips *chips;
  GtkWidget *view;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  view = ptero_test_find_type (fixture.page, GTK_TYPE_COLUMN_VIEW);
  ptero_test_wait (has_power, view);
  ptero_test_spin (300);
  gtk_widget_grab_focus (ptero_test_find_type (fixture.page, GTK_TYPE_SEARCH_ENTRY));
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_DOWN));
  assert_focused (&fixture, 0);

  gtk_selection_model_select_item (fixture.selection, 3, TRUE);
  chips = PTERO_FLEET_PAGE (fixture.page)->chips;
  gtk_widget_grab_focus (GTK_WIDGET (ptero_fleet_chips_get_filter_button (chips)));
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_DOWN));
  assert_focused (&fixture, 3);

  gtk_widget_child_focus (view, GTK_DIR_RIGHT);
  assert_focused (&fixture, 3);
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  g_assert_true (GTK_IS_BUTTON (get_focus (&fixture)));
  ptero_test_fleet_page_take_down (&fixture);
}

/* A selection and a job at once fit into the window, and the numbers of the job are not cut. */
static void
test_bar_fits (gconstpointer width)
{
  PteroTestFleetPage fixture;
  g_autofree char *picture = g_strdup_printf ("fleet-bar-%d", GPOINTER_TO_INT (width));
  PteroFleetPage *page;
  GtkWidget *label;
  int minimum;

  ptero_test_fleet_page_show_loaded (&fixture, GPOINTER_TO_INT (width), 700);
  page = PTERO_FLEET_PAGE (fixture.page);
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_fleet_page_activate (&fixture, "restart", NULL);
  gtk_menu_button_popdown (page->job_button);
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_spin (300);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 14);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page->job_button)));
  ptero_test_screenshot (fixture.window, picture);
  /* no more words are left out than have to be */
  label = gtk_widget_get_last_child (gtk_button_get_child (page->power_buttons[PTERO_POWER_STOP]));
  g_assert_true (gtk_widget_get_visible (label) == (GPOINTER_TO_INT (width) > 600));
  gtk_widget_measure (GTK_WIDGET (page->content), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, gtk_widget_get_width (GTK_WIDGET (page->bin)));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (page->job_label)));
  ptero_test_fleet_page_take_down (&fixture);
}

static GtkWidget *
find_toast (GtkWidget *overlay)
{
  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_str_equal (gtk_widget_get_css_name (child), "toast"))
        return child;
    }

  return NULL;
}

/* What is said while something is selected is said above what can be done with that. */
static void
test_toast (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *bar;
  graphene_rect_t toast_bounds;
  graphene_rect_t bar_bounds;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture.window), overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture.page);
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  bar = GTK_WIDGET (PTERO_FLEET_PAGE (fixture.page)->action_bar);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new ("Home Lab added"));
  ptero_test_spin (700);
  ptero_test_screenshot (fixture.window, "fleet-toast");
  g_assert_true (gtk_widget_compute_bounds (find_toast (overlay), overlay, &toast_bounds));
  g_assert_true (gtk_widget_compute_bounds (bar, overlay, &bar_bounds));
  g_assert_cmpfloat (toast_bounds.origin.y + toast_bounds.size.height, <=, bar_bounds.origin.y);

  ptero_test_fleet_page_activate (&fixture, "stop-selecting", NULL);
  ptero_test_spin (700);
  g_assert_false (gtk_widget_has_css_class (overlay, "above-bar"));
  ptero_test_fleet_page_take_down (&fixture);
}

/* Whether the key does nothing but to say why. */
static gboolean
explain (GtkWidget  *page,
         const char *keys)
{
  g_autoptr(GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, page, NULL);
        }
    }

  g_assert_not_reached ();
}

/* A key that can do nothing says why. */
static void
test_explain (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autofree char *expected = NULL;
  PteroFleetServer *server;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  gtk_window_set_child (GTK_WINDOW (fixture.window), overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture.page);
  server = ptero_test_fleet_get (fixture.fleet, PTERO_SERVER_STATE_OFFLINE);
  for (guint i = 0; i < ptero_test_fleet_page_count_shown (&fixture); i++)
    {
      if (ptero_test_fleet_page_peek (&fixture, i) == server)
        gtk_selection_model_select_item (fixture.selection, i, TRUE);
    }
  ptero_test_spin (100);
  g_assert_false (is_enabled (&fixture, "restart"));
  g_assert_false (explain (fixture.page, "<Control><Shift>s"));
  g_assert_true (explain (fixture.page, "<Control><Shift>r"));
  ptero_test_spin (300);
  expected = g_strdup_printf ("“%s” was not restarted: It is not running",
                              ptero_fleet_server_get_server (server)->name);
  g_assert_nonnull (ptero_test_find_label (overlay, expected));
  ptero_test_fleet_page_take_down (&fixture);
}

/* What failed says so in the corner and in the sidebar, also in a narrow window, until it is put
 * away. */
static void
test_job_failed (void)
{
  PteroTestFleetPage fixture;
  PteroFleetPage *page;
  g_autoptr(PteroSidebarItem) item = NULL;
  g_autofree char *count = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 400, 700);
  page = PTERO_FLEET_PAGE (fixture.page);
  item = ptero_sidebar_item_new (PTERO_SIDEBAR_JOBS, "Jobs", fixture.fleet->jobs);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo,
                                              "status=502@/api/client/servers/*40", NULL));
  ptero_test_fleet_page_activate (&fixture, "select-group", "running");
  ptero_test_fleet_page_activate (&fixture, "restart", NULL);
  ptero_test_wait (is_finished, fixture.fleet->jobs);
  gtk_menu_button_popdown (page->job_button);
  ptero_test_fleet_page_activate (&fixture, "stop-selecting", NULL);
  ptero_test_spin (300);
  ptero_test_screenshot (fixture.window, "fleet-job-failed");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (page->job_label),
                                   "Restart 7 Servers: 7 of 7 · "));
  g_assert_nonnull (strstr (gtk_label_get_text (page->job_label), " failed"));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (page->job_label)));
  count = ptero_sidebar_item_dup_count (item);
  g_assert_cmpstr (count, ==, "1 failed");

  gtk_widget_grab_focus (page->hide_job_button);
  g_signal_emit_by_name (page->hide_job_button, "clicked");
  ptero_test_spin (100);
  g_assert_false (gtk_action_bar_get_revealed (page->action_bar));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture.fleet->jobs)), ==, 1);
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), fixture.page));
  ptero_job_queue_clear_finished (fixture.fleet->jobs);
  g_assert_null (ptero_sidebar_item_dup_count (item));
  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
has_job (gpointer jobs)
{
  return g_list_model_get_n_items (G_LIST_MODEL (jobs)) > 0;
}

/* Players are warned where there may be some, on many servers at once. */
static void
test_warn (void)
{
  PteroTestFleetPage fixture;
  PteroForm *form;
  guint n_running;
  g_autoptr(PteroJob) job = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  g_assert_false (is_enabled (&fixture, "warn"));
  ptero_test_fleet_page_activate (&fixture, "select-group", "running");
  n_running = ptero_test_fleet_page_count_selected (&fixture);
  ptero_test_fleet_page_activate (&fixture, "invert-selection", NULL);
  g_assert_cmpint (is_enabled (&fixture, "warn"), ==, is_enabled (&fixture, "stop"));
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  g_assert_true (is_enabled (&fixture, "warn"));
  ptero_test_fleet_page_activate (&fixture, "warn", NULL);
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (fixture.page)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (has_job, fixture.fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (fixture.fleet->jobs), 0);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_job_get_targets (job)), >=, n_running);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_job_get_targets (job)), <,
                    ptero_test_fleet_page_count_shown (&fixture));
  ptero_job_cancel (job);
  ptero_test_wait (is_finished, fixture.fleet->jobs);

  ptero_test_fleet_page_take_down (&fixture);
}

/* A row's own button acts on its server, whatever is selected. */
static void
test_power_row (void)
{
  PteroTestFleetPage fixture;
  PteroFleetServer *server;
  g_autoptr(PteroJob) job = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  server = ptero_test_fleet_get (fixture.fleet, PTERO_SERVER_STATE_OFFLINE);
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  g_assert_true (gtk_widget_activate_action (fixture.page, "fleet.power-server", "(ss)", "start",
                                             ptero_fleet_server_get_key (server)));
  ptero_test_wait (is_finished, fixture.fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (fixture.fleet->jobs), 0);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_job_get_targets (job)), ==, 1);
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_RUNNING);

  ptero_test_fleet_page_take_down (&fixture);
}

static guint
count_watched (PteroTestFleetPage *self)
{
  guint n_watched = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet->fleet),
                                                                  i);

      n_watched += ptero_fleet_server_get_watched (server);
    }

  return n_watched;
}

static gboolean
has_many (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 1000;
}

static gboolean
has_hundred (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 100;
}

/* However many rows GTK makes: what is on screen is watched, and nothing else. */
static void
test_watch (void)
{
  PteroTestFleetPage fixture;

  ptero_test_fleet_page_show (&fixture, 1000, PTERO_DEMO_KEY_ADMIN, 1000, 500);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_many, fixture.fleet->fleet);
  ptero_test_spin (500);
  ptero_test_screenshot (fixture.window, "fleet-many");
  g_assert_cmpuint (count_watched (&fixture), >, 3);
  g_assert_cmpuint (count_watched (&fixture), <, 40);

  gtk_widget_set_visible (fixture.window, FALSE);
  ptero_test_spin (50);
  g_assert_cmpuint (count_watched (&fixture), ==, 0);

  ptero_test_fleet_page_take_down (&fixture);
}

/* The table, or the list of a narrow window: the one that is shown. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  if ((GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_VIEW (widget)) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What unfolds above or below the list does not move its rows, wherever the focus is. */
static void
test_keep_scroll (void)
{
  PteroTestFleetPage fixture;
  GtkAdjustment *adjustment;

  ptero_test_fleet_page_show (&fixture, 1000, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_many, fixture.fleet->fleet);
  ptero_test_spin (500);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (fixture.page)));

  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page),
                                 ptero_test_fleet_page_peek (&fixture, 7));
  gtk_widget_set_margin_top (fixture.page, 60);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  gtk_adjustment_set_value (adjustment, 185);
  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page),
                                 ptero_test_fleet_page_peek (&fixture, 9));
  ptero_test_spin (100);
  gtk_widget_set_margin_top (fixture.page, 0);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 185);

  /* the last row in sight has the focus, and is not covered */
  gtk_adjustment_set_value (adjustment, 0);
  ptero_test_spin (50);
  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page),
                                 ptero_test_fleet_page_peek (&fixture,
                                                             (guint) gtk_adjustment_get_page_size (adjustment) / 37 - 1));
  gtk_widget_set_margin_top (fixture.page, 200);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 200);

  ptero_test_fleet_page_take_down (&fixture);
}

static GtkWidget *
get_entry (PteroTestFleetPage *fixture)
{
  return ptero_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
}

static void
type_search (PteroTestFleetPage *fixture,
             const char         *text)
{
  GtkEditable *entry = GTK_EDITABLE (get_entry (fixture));
  int position = gtk_editable_get_position (entry);

  gtk_editable_insert_text (entry, text, -1, &position);
  gtk_editable_set_position (entry, position);
  ptero_test_spin (700);
}

typedef struct
{
  PteroTestFleetPage *fixture;
  PteroFleetServer   *server;
  double              offset;   /* negative: wherever it is in sight */
} Place;

static gboolean
is_at (gpointer data)
{
  Place *place = data;
  PteroFleetPage *page = PTERO_FLEET_PAGE (place->fixture->page);
  double offset;

  return ptero_fleet_page_get_focused (page, NULL) == place->server &&
         ptero_fleet_page_get_row (page, place->server, &offset) &&
         (place->offset < 0 || offset == place->offset);
}

static void
await_at (PteroTestFleetPage *fixture,
          PteroFleetServer   *server,
          double              offset)
{
  Place place = { fixture, server, offset };

  ptero_test_wait (is_at, &place);
}

static gboolean
is_scrolled (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) > 10000;
}

static guint
find_server (PteroTestFleetPage *fixture,
             PteroFleetServer   *server)
{
  guint position = 0;

  while (ptero_test_fleet_page_peek (fixture, position) != server)
    position++;

  return position;
}

/* Escape goes back to where one was before the search, or to what was gone on with. */
static void
test_search_back (gconstpointer data)
{
  PteroTestFleetPage fixture;
  GtkAdjustment *adjustment;
  g_autoptr(PteroFleetServer) server = NULL;
  g_autoptr(PteroFleetServer) found = NULL;
  double offset = 0;
  guint position;

  ptero_test_fleet_page_show (&fixture, 1000, PTERO_DEMO_KEY_ADMIN, GPOINTER_TO_INT (data), 700);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_many, fixture.fleet->fleet);
  ptero_test_fleet_page_activate (&fixture, "sort", "name");
  ptero_test_spin (1500);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (fixture.page)));
  gtk_adjustment_set_value (adjustment, 9000);
  ptero_test_spin (300);
  server = g_object_ref (ptero_fleet_page_get_middle (PTERO_FLEET_PAGE (fixture.page)));
  position = find_server (&fixture, server);
  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page), server);
  gtk_selection_model_select_item (fixture.selection, position, TRUE);
  ptero_test_spin (300);
  g_assert_true (ptero_fleet_page_get_row (PTERO_FLEET_PAGE (fixture.page), server, &offset));
  g_assert_cmpfloat (offset, >, 100);
  await_at (&fixture, server, offset);

  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  type_search (&fixture, "zzz");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  g_signal_emit_by_name (get_entry (&fixture), "stop-search");
  await_at (&fixture, server, offset);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (fixture.selection, position));

  /* where a chip stays the search is not over yet */
  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  type_search (&fixture, "owner:other ");
  type_search (&fixture, "zzz");
  g_signal_emit_by_name (get_entry (&fixture), "stop-search");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), <, 1000);
  ptero_test_spin (700);
  ptero_test_fleet_page_activate (&fixture, "escape", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1000);
  await_at (&fixture, server, offset);

  /* who went on in what was found stays there */
  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  found = g_object_ref (ptero_test_fleet_page_peek (&fixture, 700));
  type_search (&fixture, ptero_fleet_server_get_server (found)->identifier);
  gtk_selection_model_unselect_all (fixture.selection);
  g_signal_emit_by_name (get_entry (&fixture), "activate");
  await_at (&fixture, found, -1);
  ptero_test_fleet_page_activate (&fixture, "escape", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1000);
  ptero_test_wait (is_scrolled, adjustment);
  await_at (&fixture, found, -1);

  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
may_start (gpointer fixture)
{
  return is_enabled (fixture, "start");
}

/* What is not known yet is neither running nor offline, and is not started along with the rest. */
static void
test_unknown (void)
{
  PteroTestFleetPage fixture;
  g_autofree char *subtitle = NULL;
  guint n_unknown;

  ptero_test_fleet_page_show (&fixture, 100, PTERO_DEMO_KEY_ADMIN, 1000, 500);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo,
                                              "latency=60000@/api/client/servers/", NULL));
  ptero_fleet_start (fixture.fleet->fleet);
  ptero_test_wait (has_hundred, fixture.fleet->fleet);
  ptero_test_spin (300);

  n_unknown = ptero_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_UNKNOWN);
  g_assert_cmpuint (n_unknown, >, 10);
  subtitle = ptero_page_dup_subtitle (PTERO_PAGE (fixture.page));
  g_assert_nonnull (strstr (subtitle, " not known yet"));
  g_assert_null (strstr (subtitle, "running"));
  g_assert_nonnull (ptero_test_find_label (fixture.page, "Unknown"));

  /* where no other is selected it is meant */
  ptero_test_fleet_page_activate (&fixture, "group", "unknown");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_unknown);
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_wait (may_start, &fixture);
  ptero_test_fleet_page_activate (&fixture, "group", "all");
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_screenshot (fixture.window, "fleet-unknown");
  g_assert_false (is_enabled (&fixture, "start"));

  ptero_test_fleet_page_take_down (&fixture);
}

static void
test_narrow (void)
{
  PteroTestFleetPage fixture;
  int minimum;

  ptero_test_fleet_page_show_loaded (&fixture, 360, 640);
  ptero_test_spin (200);
  gtk_widget_measure (fixture.page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_screenshot (fixture.window, "fleet-narrow");
  g_assert_cmpuint (count_watched (&fixture), >, 3);
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_screenshot (fixture.window, "fleet-narrow-selected");
  gtk_widget_measure (fixture.page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_fleet_page_activate (&fixture, "stop-selecting", NULL);

  ptero_test_fleet_page_take_down (&fixture);
}

static void
test_empty (void)
{
  PteroTestFleetPage fixture;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_NO_SERVERS, 800, 600);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_spin (300);
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No Servers Yet"));
  ptero_test_screenshot (fixture.window, "fleet-empty");
  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
is_online (gpointer panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_ONLINE;
}

static gboolean
can_power (gpointer power)
{
  return gtk_widget_get_sensitive (power) && gtk_widget_get_opacity (power) == 1;
}

/* The panel is gone: its servers stay, as what they were, until it is back. */
static void
test_stale (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(GError) error = NULL;
  GtkWidget *power;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  power = ptero_test_find_type (find_list (fixture.page), GTK_TYPE_BUTTON);
  g_assert_true (can_power (power));
  /* its cell is not read out as a text of its own */
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (gtk_widget_get_parent (power))), ==, GTK_ACCESSIBLE_ROLE_GENERIC);
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (ptero_test_fleet_page_is_unreachable, fixture.fleet->panel);
  ptero_test_spin (200);
  g_assert_false (can_power (power));
  g_assert_nonnull (ptero_test_find_label (fixture.page, "Was running"));
  ptero_test_screenshot (fixture.window, "fleet-stale");

  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  g_assert_false (is_enabled (&fixture, "stop"));

  ptero_demo_panel_start (fixture.fleet->demo, &error);
  g_assert_no_error (error);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (is_online, fixture.fleet->panel);
  ptero_test_wait (can_power, power);
  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
has_two_lists (gpointer fleet)
{
  return ptero_fleet_get_n_servers (fleet) == 80 &&
         ptero_fleet_count (fleet, PTERO_SERVER_STATE_UNKNOWN) == 0;
}

/* Two logins at one panel show each server twice; what is done is done with it once. */
static void
test_two_logins (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(PteroPanel) second = NULL;
  g_autofree char *label = NULL;
  const char *key;
  guint n_running;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  second = ptero_panel_new (NULL, "Home Lab", ptero_demo_panel_get_address (fixture.fleet->demo));
  key = ptero_demo_panel_get_key (fixture.fleet->demo, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_store_add_demo (fixture.fleet->panels, second, key, NULL);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_panel_set_admin_all (second, TRUE);
  ptero_fleet_start (fixture.fleet->fleet);
  ptero_test_wait (has_two_lists, fixture.fleet->fleet);

  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_spin (100);
  n_running = ptero_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING) +
              ptero_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_STARTING);
  label = g_strdup_printf ("Stop %u of 40", n_running / 2);
  g_assert_nonnull (ptero_test_find_label (fixture.page, label));
  ptero_test_fleet_page_take_down (&fixture);
}

/* The panel is back, but does not tell yet what its servers do. */
static void
test_last_known (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(GError) error = NULL;
  g_autofree char *subtitle = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (ptero_test_fleet_page_is_unreachable, fixture.fleet->panel);
  ptero_demo_panel_start (fixture.fleet->demo, &error);
  g_assert_no_error (error);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo,
                                              "latency=60000@/api/client/servers/", NULL));
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (is_online, fixture.fleet->panel);
  ptero_test_spin (500);

  g_assert_nonnull (ptero_test_find_label (fixture.page, "Was running"));
  ptero_test_screenshot (fixture.window, "fleet-last-known");
  subtitle = ptero_page_dup_subtitle (PTERO_PAGE (fixture.page));
  g_assert_nonnull (strstr (subtitle, " not known yet"));
  g_assert_null (strstr (subtitle, "running"));
  g_assert_true (can_power (ptero_test_find_type (find_list (fixture.page), GTK_TYPE_BUTTON)));
  ptero_test_fleet_page_activate (&fixture, "group", "running");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  ptero_test_fleet_page_activate (&fixture, "group", "all");
  ptero_test_fleet_page_search (&fixture, "state:running");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  ptero_test_fleet_page_search (&fixture, "");

  ptero_test_fleet_page_take_down (&fixture);
}

static void
scroll_about (PteroTestFleetPage *self)
{
  GtkWidget *view = find_list (self->page);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  for (guint i = 0; i < 40; i++)
    {
      gtk_adjustment_set_value (adjustment, g_test_rand_int_range (0, 8000));
      ptero_test_spin (10);
    }
}

/* Rows get on screen while the list is laid out: those of a panel that is gone look otherwise, but
 * are not of another size. */
static void
test_scroll_stale (gconstpointer width)
{
  PteroTestFleetPage fixture;
  g_autoptr(GError) error = NULL;

  ptero_test_fleet_page_show (&fixture, 300, PTERO_DEMO_KEY_ADMIN, GPOINTER_TO_INT (width), 700);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (ptero_test_fleet_page_has_running, fixture.fleet->fleet);
  ptero_test_spin (300);
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (ptero_test_fleet_page_is_unreachable, fixture.fleet->panel);
  scroll_about (&fixture);
  ptero_demo_panel_start (fixture.fleet->demo, &error);
  g_assert_no_error (error);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  scroll_about (&fixture);
  ptero_test_wait (is_online, fixture.fleet->panel);
  ptero_test_fleet_page_take_down (&fixture);
}

static void
test_panel (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Other", "http://127.0.0.1:1");
  GtkWidget *page;
  GtkWidget *window;
  g_autofree char *title = NULL;

  ptero_panel_store_add_demo (fleet->panels, other, NULL, NULL);
  ptero_test_fleet_start (fleet);
  page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, fleet->panel));
  window = ptero_test_present_sized (page, 900, 500);
  ptero_test_wait (ptero_test_fleet_page_has_running, fleet->fleet);
  title = ptero_page_dup_title (PTERO_PAGE (page));
  g_assert_cmpstr (title, ==, "Northwind Hosting");
  g_assert_null (ptero_test_find_label (page, "Panel"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (page)))), ==, 14);
  ptero_test_spin (300);
  ptero_test_screenshot (window, "fleet-panel");
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);

  page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, other));
  window = ptero_test_present_sized (page, 900, 500);
  g_assert_nonnull (ptero_test_find_label (page, "Not Connected"));
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);

  ptero_test_fleet_free (fleet);
}

/* Nothing that a panel says is markup, or turns the line around. */
static void
test_right_to_left (void)
{
  PteroTestFleetPage fixture;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  ptero_test_spin (500);
  ptero_test_screenshot (fixture.window, "fleet-rtl-dark");
  ptero_test_fleet_page_take_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
rename_server (PteroFleetServer *server,
               const char       *name)
{
  g_autofree char *text = g_strdup_printf ("{\"name\":\"%s\"}", name);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(GError) error = NULL;

  ptero_resource_update (PTERO_RESOURCE (ptero_fleet_server_get_server (server)), node, &error);
  g_assert_no_error (error);
}

/* Found, or dropped, at once, as the panel says so; and it stays selected. */
static void
test_renamed (void)
{
  PteroTestFleetPage fixture;
  PteroFleetServer *server;
  g_autofree char *name = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  ptero_fleet_set_active (fixture.fleet->fleet, FALSE);
  server = ptero_test_fleet_page_peek (&fixture, 2);
  name = g_strdup (ptero_fleet_server_get_server (server)->name);
  ptero_test_fleet_page_search (&fixture, "zzz");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);

  rename_server (server, "A zzz");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  g_assert_true (ptero_test_fleet_page_peek (&fixture, 0) == server);
  gtk_selection_model_select_item (fixture.selection, 0, TRUE);
  rename_server (server, "B zzz");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 1);

  rename_server (server, name);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  ptero_test_fleet_page_search (&fixture, "");
  ptero_test_fleet_page_activate (&fixture, "sort", "name");
  rename_server (server, "AAA");
  ptero_test_spin (50);
  g_assert_true (ptero_test_fleet_page_peek (&fixture, 0) == server);

  ptero_test_fleet_page_take_down (&fixture);
}

typedef struct
{
  gboolean answered;
  gboolean confirmed;
} Answer;

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Answer *answer = user_data;

  answer->confirmed = ptero_power_confirm_finish (GTK_WIDGET (source), result, NULL);
  answer->answered = TRUE;
}

static gboolean
is_answered (gpointer answer)
{
  return ((Answer *) answer)->answered;
}

static gboolean
is_asked (gpointer heading)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ptero_test_find_label (l->data, heading) != NULL)
      return TRUE;

  return FALSE;
}

/* What stops one server is done at once; what stops more than somebody sees at a glance is asked
 * about, as to kill always is. */
static void
test_question (void)
{
  static const struct { PteroPowerSignal signal; guint n_servers; const char *heading; } cases[] = {
    { PTERO_POWER_STOP, 20, NULL },
    { PTERO_POWER_STOP, 21, "Stop 21 Servers?" },
    { PTERO_POWER_RESTART, 300, "Restart 300 Servers?" },
    { PTERO_POWER_START, 300, NULL },
    { PTERO_POWER_KILL, 2, "Kill 2 Servers?" },
  };
  PteroTestFleetPage fixture;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GListStore) servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
      Answer answer = { 0 };

      for (guint j = 0; j < cases[i].n_servers; j++)
        g_list_store_append (servers, ptero_test_fleet_page_peek (&fixture, 0));
      ptero_power_confirm_async (fixture.page, cases[i].signal, G_LIST_MODEL (servers), 0, NULL,
                                 confirmed_cb, &answer);
      if (cases[i].heading != NULL)
        {
          ptero_test_wait (is_asked, (gpointer) cases[i].heading);
          g_assert_false (answer.answered);
          ptero_test_answer_alert (fixture.window, "Cancel");
        }
      ptero_test_wait (is_answered, &answer);
      g_assert_true (answer.confirmed == (cases[i].heading == NULL));
    }

  ptero_test_fleet_page_take_down (&fixture);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
give_state (PteroFleetServer *server,
            const char       *state)
{
  g_autofree char *text = g_strdup_printf ("{ \"object\": \"stats\", \"attributes\": { \"current_state\": \"%s\", \"is_suspended\": false,"
                                           "  \"resources\": { \"memory_bytes\": 0, \"cpu_absolute\": 0, \"disk_bytes\": 0,"
                                           "  \"network_rx_bytes\": 0, \"network_tx_bytes\": 0, \"uptime\": 0 } } }", state);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(PteroResource) stats = ptero_resource_new_from_json (PTERO_TYPE_STATS, node, NULL);

  ptero_fleet_server_take_stats (server, PTERO_STATS (stats));
}

/* Behind another page nothing is filtered, sorted or counted; in front again it is as it should be
 * at once. */
static void
test_behind (void)
{
  PteroTestFleetPage fixture;
  PteroFleetPage *page;
  g_autoptr(PteroFleetServer) server = NULL;
  guint n_filtered = 0;
  guint n_sorted = 0;
  guint n_live = 0;
  guint n_shown;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  page = PTERO_FLEET_PAGE (fixture.page);
  ptero_test_fleet_page_activate (&fixture, "group", "running");
  ptero_test_fleet_page_activate (&fixture, "sort", "cpu");
  n_shown = ptero_test_fleet_page_count_shown (&fixture);
  server = g_object_ref (ptero_test_fleet_page_peek (&fixture, 0));

  gtk_widget_set_visible (fixture.page, FALSE);
  ptero_test_spin (50);
  g_signal_connect_swapped (page->filter, "changed", G_CALLBACK (count_cb), &n_filtered);
  g_signal_connect_swapped (page->sorter, "changed", G_CALLBACK (count_cb), &n_sorted);
  g_signal_connect_swapped (page->fleet, "live-changed", G_CALLBACK (count_cb), &n_live);
  ptero_demo_panel_stop (fixture.fleet->demo);
  give_state (server, "offline");
  ptero_test_spin (4500);
  g_assert_cmpuint (n_live, >, 0);
  g_assert_cmpuint (n_filtered, ==, 0);
  g_assert_cmpuint (n_sorted, ==, 0);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_shown);

  gtk_widget_set_visible (fixture.page, TRUE);
  ptero_test_spin (50);
  g_assert_cmpuint (n_filtered, ==, 1);
  g_assert_cmpuint (n_sorted, ==, 1);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_shown - 1);

  g_signal_handlers_disconnect_by_func (page->filter, count_cb, &n_filtered);
  g_signal_handlers_disconnect_by_func (page->sorter, count_cb, &n_sorted);
  g_signal_handlers_disconnect_by_func (page->fleet, count_cb, &n_live);
  ptero_test_fleet_page_take_down (&fixture);
}

static GtkWidget *
find_close (GtkWidget *window)
{
  GtkWidget *label = ptero_test_find_label (window, "Close");

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static gboolean
is_told (gpointer close)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows) && *(GtkWidget **) close == NULL; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      *(GtkWidget **) close = find_close (window);
    }

  return *(GtkWidget **) close != NULL;
}

/* A server that tells only its long name is opened by that; nothing opens such an address, which is
 * told. */
static void
test_open_in_panel (void)
{
  g_autoptr(JsonNode) node = json_from_string ("{ \"object\": \"server\", \"attributes\": {"
                                               "  \"uuid\": \"1a7ce997-259b-452e-8b4e-cecc464142ca\", \"name\": \"Lobby\" } }", NULL);
  g_autoptr(PteroResource) resource = ptero_resource_new_from_json (PTERO_TYPE_SERVER, node, NULL);
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Panel", "ptero-nothing://panel");
  g_autoptr(PteroFleetServer) server = ptero_fleet_server_new (panel, PTERO_SERVER (resource));
  PteroTestFleetPage fixture;
  GtkWidget *close = NULL;

  g_assert_null (ptero_fleet_server_get_server (server)->identifier);
  ptero_test_fleet_page_show (&fixture, 1, PTERO_DEMO_KEY_ADMIN, 600, 400);
  ptero_power_open_in_panel (fixture.page, server);
  ptero_test_wait (is_told, &close);
  g_signal_emit_by_name (close, "clicked");
  ptero_test_spin (50);
  ptero_test_fleet_page_take_down (&fixture);
}

static void
assert_label (GtkWidget  *widget,
              const char *prefix,
              const char *name)
{
  g_autofree char *label = g_strconcat (prefix, name, NULL);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
}

/* What each row has says of which row it is. */
static void
test_row_names (gconstpointer width)
{
  PteroTestFleetPage fixture;
  const char *name;

  ptero_test_fleet_page_show_loaded (&fixture, GPOINTER_TO_INT (width), 700);
  ptero_test_fleet_page_activate (&fixture, "sort", "name");
  ptero_test_fleet_page_activate (&fixture, "selecting", NULL);
  name = ptero_fleet_server_get_server (ptero_test_fleet_page_peek (&fixture, 0))->name;
  assert_label (ptero_test_find_type (find_list (fixture.page), GTK_TYPE_CHECK_BUTTON), "Select ",
                name);
  if (GPOINTER_TO_INT (width) > 500)
    assert_label (ptero_test_find_type (find_list (fixture.page), GTK_TYPE_BUTTON), "Power of ",
                  name);
  ptero_test_fleet_page_take_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/fleet-page/show", test_show);
  g_test_add_func ("/fleet-page/selection", test_selection);
  g_test_add_func ("/fleet-page/question", test_question);
  g_test_add_func ("/fleet-page/typed", test_typed);
  g_test_add_func ("/fleet-page/arrows", test_arrows);
  g_test_add_data_func ("/fleet-page/bar-fits/1000", GINT_TO_POINTER (1000), test_bar_fits);
  g_test_add_data_func ("/fleet-page/bar-fits/800", GINT_TO_POINTER (800), test_bar_fits);
  g_test_add_data_func ("/fleet-page/bar-fits/620", GINT_TO_POINTER (620), test_bar_fits);
  g_test_add_data_func ("/fleet-page/bar-fits/400", GINT_TO_POINTER (400), test_bar_fits);
  g_test_add_func ("/fleet-page/job-failed", test_job_failed);
  g_test_add_func ("/fleet-page/toast", test_toast);
  g_test_add_func ("/fleet-page/explain", test_explain);
  g_test_add_func ("/fleet-page/warn", test_warn);
  g_test_add_func ("/fleet-page/power-row", test_power_row);
  g_test_add_func ("/fleet-page/watch", test_watch);
  g_test_add_func ("/fleet-page/keep-scroll", test_keep_scroll);
  g_test_add_func ("/fleet-page/unknown", test_unknown);
  g_test_add_func ("/fleet-page/narrow", test_narrow);
  g_test_add_func ("/fleet-page/empty", test_empty);
  g_test_add_func ("/fleet-page/stale", test_stale);
  g_test_add_func ("/fleet-page/last-known", test_last_known);
  g_test_add_func ("/fleet-page/two-logins", test_two_logins);
  g_test_add_data_func ("/fleet-page/search-back/wide", GINT_TO_POINTER (1000), test_search_back);
  g_test_add_data_func ("/fleet-page/search-back/narrow", GINT_TO_POINTER (400), test_search_back);
  g_test_add_data_func ("/fleet-page/scroll-stale/wide", GINT_TO_POINTER (1000), test_scroll_stale);
  g_test_add_data_func ("/fleet-page/scroll-stale/narrow", GINT_TO_POINTER (400),
                        test_scroll_stale);
  g_test_add_func ("/fleet-page/panel", test_panel);
  g_test_add_func ("/fleet-page/renamed", test_renamed);
  g_test_add_func ("/fleet-page/behind", test_behind);
  g_test_add_func ("/fleet-page/open-in-panel", test_open_in_panel);
  g_test_add_data_func ("/fleet-page/row-names/wide", GINT_TO_POINTER (1000), test_row_names);
  g_test_add_data_func ("/fleet-page/row-names/narrow", GINT_TO_POINTER (400), test_row_names);
  g_test_add_func ("/fleet-page/right-to-left", test_right_to_left);

  return g_test_run ();
}
