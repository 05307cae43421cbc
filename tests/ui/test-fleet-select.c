/* test-fleet-select.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"
#include "ptero-form-dialog.h"
#include "ptero-power.h"
#include "ptero-sidebar-item.h"
#include "ptero-test-fleet-page.h"

static gboolean
is_finished (gpointer jobs)
{
  g_autoptr(PteroJob) job = g_list_model_get_item (jobs, 0);

  return job != NULL && ptero_job_get_finished (job);
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
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "restart"));
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==,
                    ptero_test_fleet_page_count_shown (&fixture));
  ptero_test_fleet_page_assert_title (&fixture, "14 Selected", "on 1 panel · ");
  ptero_test_screenshot (fixture.window, "fleet-selected");

  ptero_test_fleet_page_activate (&fixture, "select-group", "running");
  n_running = ptero_test_fleet_page_count_selected (&fixture);
  g_assert_cmpuint (n_running, ==,
                    ptero_test_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING));
  ptero_test_fleet_page_activate (&fixture, "invert-selection", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==,
                    ptero_test_fleet_page_count_shown (&fixture) - n_running);
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "restart"));
  ptero_test_fleet_page_activate (&fixture, "select-group", "running");
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "restart"));
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "start"));

  /* what kills is not next to what stops */
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "kill"));
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "warn"));
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
  press_key (fixture.page, GDK_KEY_z);
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "z");
  ptero_test_fleet_page_search (&fixture, "zx");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), entry));
  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
has_focus_in_list (gpointer fixture)
{
  return gtk_widget_is_ancestor (get_focus (fixture),
                                 ptero_test_find_type (((PteroTestFleetPage *) fixture)->page,
                                                       GTK_TYPE_COLUMN_VIEW));
}

/* What the keys for power are about. */
static void
assert_target (PteroTestFleetPage *fixture,
               PteroFleetServer   *server)
{
  g_autoptr(GListModel) targets =
    ptero_fleet_page_dup_targets (PTERO_FLEET_PAGE (fixture->page));
  g_autoptr(PteroFleetServer) target = g_list_model_get_item (targets, 0);

  g_assert_cmpuint (g_list_model_get_n_items (targets), ==, (server != NULL));
  g_assert_true (target == server);
}

/* Nobody has meant a row that the focus was only given to, and that shows no ring: the keys for
 * power do nothing to its server, until somebody has gone there. */
static void
test_focus_given (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *view;
  GtkWidget *row;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  view = ptero_fleet_page_get_list_view (PTERO_FLEET_PAGE (fixture.page));
  gtk_widget_grab_focus (fixture.page);
  ptero_test_wait (has_focus_in_list, &fixture);
  row = get_focus (&fixture);
  g_assert_nonnull (ptero_fleet_page_get_focused (PTERO_FLEET_PAGE (fixture.page), NULL));
  assert_target (&fixture, NULL);

  /* back from a menu, say */
  gtk_root_set_focus (gtk_widget_get_root (fixture.page), NULL);
  gtk_widget_grab_focus (row);
  assert_target (&fixture, NULL);

  gtk_widget_grab_focus (ptero_test_find_type (fixture.page, GTK_TYPE_SEARCH_ENTRY));
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_DOWN));
  assert_target (&fixture, ptero_test_fleet_page_peek (&fixture, 0));
  gtk_widget_child_focus (view, GTK_DIR_DOWN);
  assert_target (&fixture, ptero_test_fleet_page_peek (&fixture, 1));
  ptero_test_fleet_page_take_down (&fixture);
}

/* Nor the row that came to the place of one that somebody had gone to. */
static void
test_focus_left (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(PteroFleetServer) server = NULL;
  const char *name;
  g_autofree char *search = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  server = g_object_ref (ptero_test_fleet_page_peek (&fixture, 1));
  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page), server);
  assert_target (&fixture, server);

  name = ptero_fleet_server_get_server (ptero_test_fleet_page_peek (&fixture, 2))->name;
  search = g_strdup_printf ("\"%s\"", name);
  ptero_test_fleet_page_search (&fixture, search);
  ptero_test_spin (300);
  g_assert_true (ptero_test_fleet_page_peek (&fixture, 0) != server);
  assert_target (&fixture, NULL);
  ptero_test_fleet_page_take_down (&fixture);
}

/* The list takes the focus over when it comes, if that is still where it was given. */
static void
test_focus_awaits (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *entry;
  GtkWidget *chip;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  entry = ptero_test_find_type (fixture.page, GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (gtk_widget_grab_focus (fixture.page));
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), entry));
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_focus_in_list, &fixture);
  ptero_test_fleet_page_take_down (&fixture);

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  chip = GTK_WIDGET (ptero_fleet_chips_get_filter_button (PTERO_FLEET_PAGE (fixture.page)->chips));
  gtk_widget_grab_focus (fixture.page);
  gtk_widget_grab_focus (chip);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (ptero_test_fleet_page_has_running, fixture.fleet->fleet);
  ptero_test_spin (300);
  g_assert_true (get_focus (&fixture) == chip ||
                 gtk_widget_is_ancestor (get_focus (&fixture), chip));

  /* what is typed there begins a search all the same */
  press_key (PTERO_FLEET_PAGE (fixture.page)->refresh_button, GDK_KEY_z);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (PTERO_FLEET_PAGE (fixture.page)->search)),
                   ==, "z");
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture),
                                         PTERO_FLEET_PAGE (fixture.page)->search));
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

/* Tab goes to the power button of the row, then on out of the list, and back the same way. */
static void
test_tab (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *view;
  GtkWidget *table;
  GtkWidget *row;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  view = ptero_test_find_type (fixture.page, GTK_TYPE_COLUMN_VIEW);
  table = gtk_widget_get_ancestor (view, PTERO_TYPE_FLEET_TABLE);
  ptero_test_wait (has_power, view);
  ptero_test_spin (300);
  gtk_widget_grab_focus (view);
  row = get_focus (&fixture);
  assert_focused (&fixture, 0);

  gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (get_focus (&fixture), row));
  gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (get_focus (&fixture) == row);

  gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_child_focus (table, GTK_DIR_TAB_FORWARD));
  gtk_widget_grab_focus (row);
  g_assert_false (gtk_widget_child_focus (table, GTK_DIR_TAB_BACKWARD));
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
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "restart"));
  g_assert_false (explain (fixture.page, "<Control><Shift>s"));
  g_assert_true (explain (fixture.page, "<Control><Shift>r"));
  ptero_test_spin (300);
  expected = g_strdup_printf ("“%s” was not restarted: It is not running",
                              ptero_fleet_server_get_server (server)->name);
  g_assert_nonnull (ptero_test_find_label (overlay, expected));
  ptero_test_fleet_page_take_down (&fixture);
}

/* Nothing is selected, and the focus is somewhere else than when the page looked last. */
static void
test_explain_focused (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *overlay = adw_toast_overlay_new ();
  PteroFleetServer *running;
  PteroFleetServer *offline;
  PteroFleetPage *page;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  page = PTERO_FLEET_PAGE (fixture.page);
  gtk_window_set_child (GTK_WINDOW (fixture.window), overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture.page);
  running = ptero_test_fleet_get (fixture.fleet, PTERO_SERVER_STATE_RUNNING);
  offline = ptero_test_fleet_get (fixture.fleet, PTERO_SERVER_STATE_OFFLINE);
  ptero_test_spin (100);

  ptero_fleet_page_focus_server (page, running);
  ptero_fleet_page_update_now (page);
  ptero_fleet_page_focus_server (page, offline);
  g_assert_true (ptero_fleet_page_get_focused (page, NULL) == offline);
  g_assert_true (explain (fixture.page, "<Control><Shift>r"));

  ptero_fleet_page_update_now (page);
  ptero_fleet_page_focus_server (page, running);
  g_assert_true (ptero_fleet_page_get_focused (page, NULL) == running);
  g_assert_false (explain (fixture.page, "<Control><Shift>r"));
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "restart"));
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
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "warn"));
  ptero_test_fleet_page_activate (&fixture, "select-group", "running");
  n_running = ptero_test_fleet_page_count_selected (&fixture);
  ptero_test_fleet_page_activate (&fixture, "invert-selection", NULL);
  g_assert_cmpint (ptero_test_fleet_page_is_enabled (&fixture, "warn"), ==,
                   ptero_test_fleet_page_is_enabled (&fixture, "stop"));
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "warn"));
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

#define OUTCOME "The process ends at once, without saving. What is not on disk yet is lost, and " \
                "files that are being written may be damaged."
#define TWO "Northwind Hosting: All the Mods 9, Ashlands Expedition\n\n"

/* To kill @n_servers is asked about in these words. */
static void
assert_body (PteroTestFleetPage      *fixture,
             guint                    n_servers,
             const PteroFleetLeftOut *left_out,
             const char              *text)
{
  g_autoptr(GListStore) servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  Answer answer = { 0 };

  for (guint i = 0; i < n_servers; i++)
    g_list_store_append (servers, ptero_test_fleet_page_peek (fixture, i));
  ptero_power_confirm_async (fixture->page, PTERO_POWER_KILL, G_LIST_MODEL (servers), left_out,
                             NULL, confirmed_cb, &answer);
  ptero_test_wait (is_asked, (gpointer) text);
  ptero_test_answer_alert (fixture->window, "Cancel");
  ptero_test_wait (is_answered, &answer);
}

static void
append_servers (GListStore *store,
                PteroPanel *panel,
                guint       n_servers)
{
  for (guint i = 0; i < n_servers; i++)
    {
      g_autofree char *json = g_strdup_printf ("{ \"object\": \"server\", \"attributes\": {"
                                               "  \"uuid\": \"%u\", \"name\": \"S%u\" } }", i, i);
      g_autoptr(JsonNode) node = json_from_string (json, NULL);
      g_autoptr(PteroResource) resource = ptero_resource_new_from_json (PTERO_TYPE_SERVER, node,
                                                                        NULL);
      g_autoptr(PteroFleetServer) server = ptero_fleet_server_new (panel, PTERO_SERVER (resource));

      g_list_store_append (store, server);
    }
}

/* Which servers they are is told by panel, and not all of very many. */
static void
test_named (void)
{
  g_autoptr(PteroPanel) one = ptero_panel_new (NULL, "One", "https://127.0.0.1:9");
  g_autoptr(PteroPanel) two = ptero_panel_new (NULL, "Two", "https://127.0.0.1:9");
  g_autoptr(GListStore) servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autofree char *few = NULL;
  g_autofree char *many = NULL;

  append_servers (servers, one, 2);
  append_servers (servers, two, 1);
  append_servers (servers, one, 1);
  few = ptero_fleet_describe_servers (G_LIST_MODEL (servers));
  g_assert_cmpstr (few, ==, "One: S0, S1, S0\nTwo: S0");

  append_servers (servers, two, 20);
  many = ptero_fleet_describe_servers (G_LIST_MODEL (servers));
  g_assert_cmpstr (many, ==, "One: S0, S1, S0\nTwo: S0, S0, S1, S2, S3, S4, S5, S6, S7\nand 12 more");
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
  assert_body (&fixture, 1, NULL, "It is a server of “Northwind Hosting”.\n\n" OUTCOME);
  assert_body (&fixture, 2, NULL, TWO OUTCOME);
  assert_body (&fixture, 2, &(PteroFleetLeftOut) { .n_same = 3, .n_unfit = 1 },
               TWO OUTCOME "\n\n3 of the selected are the same servers, seen through another login.\n"
               "1 server is left out, as it cannot be done in its state.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GListStore) servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
      Answer answer = { 0 };

      for (guint j = 0; j < cases[i].n_servers; j++)
        g_list_store_append (servers, ptero_test_fleet_page_peek (&fixture, 0));
      ptero_power_confirm_async (fixture.page, cases[i].signal, G_LIST_MODEL (servers), NULL, NULL,
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
select_conflicts (PteroTestFleetPage *fixture)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->selection));

  gtk_selection_model_unselect_all (fixture->selection);
  for (guint i = 0; i < n_items; i++)
    {
      PteroFleetServer *server = ptero_test_fleet_page_peek (fixture, i);

      if (ptero_server_state_is_conflict (ptero_fleet_server_get_state (server)))
        gtk_selection_model_select_item (fixture->selection, i, FALSE);
    }
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (fixture), >, 0);
}

/* What no selected server could take is not offered, like power actions that fit none. */
static void
test_orders (void)
{
  PteroTestFleetPage fixture;
  g_autofree char *label = NULL;
  g_autofree char *question = NULL;
  guint n_fit;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  ptero_test_fleet_page_activate (&fixture, "select-group", "running");
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "send-command"));
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "create-backup"));
  ptero_test_fleet_page_activate (&fixture, "select-group", "offline");
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), >, 0);
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "send-command"));
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "create-backup"));
  select_conflicts (&fixture);
  ptero_test_spin (50);
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "send-command"));
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "create-backup"));
  ptero_test_screenshot (fixture.window, "fleet-no-orders");
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "send-command"));
  g_assert_true (ptero_test_fleet_page_is_enabled (&fixture, "create-backup"));

  /* of a mixed selection it is told how many can take it */
  n_fit = ptero_fleet_command_count (PTERO_FLEET_ORDER_COMMAND, G_LIST_MODEL (fixture.selection));
  g_assert_cmpuint (n_fit, <, 14);
  label = g_strdup_printf ("Command to %u of 14…", n_fit);
  question = g_strdup_printf ("Send a Command to %u of 14 Servers", n_fit);
  ptero_test_screenshot (fixture.window, "fleet-orders");
  g_assert_nonnull (ptero_test_find_label (fixture.page, label));
  ptero_test_fleet_page_activate (&fixture, "send-command", NULL);
  ptero_test_wait (is_asked, question);
  ptero_test_answer_alert (fixture.window, "Cancel");

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

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/fleet-page/selection", test_selection);
  g_test_add_func ("/fleet-page/question", test_question);
  g_test_add_func ("/fleet-page/named", test_named);
  g_test_add_func ("/fleet-page/orders", test_orders);
  g_test_add_func ("/fleet-page/typed", test_typed);
  g_test_add_func ("/fleet-select/focus-given", test_focus_given);
  g_test_add_func ("/fleet-select/focus-left", test_focus_left);
  g_test_add_func ("/fleet-page/focus-awaits", test_focus_awaits);
  g_test_add_func ("/fleet-page/arrows", test_arrows);
  g_test_add_func ("/fleet-page/tab", test_tab);
  g_test_add_data_func ("/fleet-page/bar-fits/1000", GINT_TO_POINTER (1000), test_bar_fits);
  g_test_add_data_func ("/fleet-page/bar-fits/800", GINT_TO_POINTER (800), test_bar_fits);
  g_test_add_data_func ("/fleet-page/bar-fits/620", GINT_TO_POINTER (620), test_bar_fits);
  g_test_add_data_func ("/fleet-page/bar-fits/400", GINT_TO_POINTER (400), test_bar_fits);
  g_test_add_func ("/fleet-page/job-failed", test_job_failed);
  g_test_add_func ("/fleet-page/toast", test_toast);
  g_test_add_func ("/fleet-page/explain", test_explain);
  g_test_add_func ("/fleet-page/explain-focused", test_explain_focused);
  g_test_add_func ("/fleet-page/warn", test_warn);
  g_test_add_func ("/fleet-page/power-row", test_power_row);
  g_test_add_func ("/fleet-page/open-in-panel", test_open_in_panel);

  return g_test_run ();
}
