/* test-fleet-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-attention.h"
#include "ptero-fleet-page-private.h"
#include "ptero-fleet-table.h"
#include "ptero-form-dialog.h"
#include "ptero-page.h"
#include "ptero-test-sections.h"

typedef struct
{
  PteroTestFleet    *fleet;
  GtkWidget         *page;
  GtkWidget         *window;
  GtkSelectionModel *selection;
} Fixture;

/* The state of each server is there. */
static gboolean
has_running (gpointer user_data)
{
  return ptero_fleet_count (user_data, PTERO_SERVER_STATE_RUNNING) > 3 &&
         ptero_fleet_count (user_data, PTERO_SERVER_STATE_UNKNOWN) == 0;
}

static void
show (Fixture      *self,
      guint         n_servers,
      PteroDemoKey  key,
      int           width,
      int           height)
{
  self->fleet = ptero_test_fleet_new (n_servers, key);
  self->page = g_object_ref_sink (ptero_fleet_page_new (self->fleet->fleet, self->fleet->jobs, NULL));
  self->selection = ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (self->page));
  self->window = ptero_test_present_sized (self->page, width, height);
}

static void
show_loaded (Fixture *self,
             int      width,
             int      height)
{
  show (self, 0, PTERO_DEMO_KEY_ADMIN, width, height);
  ptero_test_fleet_start (self->fleet);
  ptero_test_wait (has_running, self->fleet->fleet);
  ptero_test_spin (300);
}

static void
take_down (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ptero_test_await_finalize (self->page);
  ptero_test_fleet_free (self->fleet);
}

static guint
count_shown (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static guint
count_selected (Fixture *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_get_size (selected);
}

static void
activate (Fixture    *self,
          const char *name,
          const char *target)
{
  g_autofree char *full = g_strconcat ("fleet.", name, NULL);

  if (target != NULL)
    g_assert_true (gtk_widget_activate_action (self->page, full, "s", target));
  else
    g_assert_true (gtk_widget_activate_action (self->page, full, NULL));
  ptero_test_spin (50);
}

static void
search (Fixture    *self,
        const char *text)
{
  GtkWidget *entry = ptero_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  ptero_test_spin (50);
}

/* What the page says is brought up to date before the next frame, which may be late. */
static void
await_title (Fixture    *self,
             const char *title)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *is_title = ptero_page_dup_title (PTERO_PAGE (self->page));

      if (g_str_equal (is_title, title))
        return;
      ptero_test_spin (20);
    }
}

static void
assert_title (Fixture    *self,
              const char *title,
              const char *subtitle)
{
  g_autofree char *is_title = NULL;
  g_autofree char *is_subtitle = NULL;

  await_title (self, title);
  is_title = ptero_page_dup_title (PTERO_PAGE (self->page));
  is_subtitle = ptero_page_dup_subtitle (PTERO_PAGE (self->page));

  g_assert_cmpstr (is_title, ==, title);
  if (!g_str_has_prefix (is_subtitle, subtitle))
    g_assert_cmpstr (is_subtitle, ==, subtitle);
}

/* Waiting, rows, chips, titles. */
static void
test_show (void)
{
  Fixture fixture;
  guint n_running;

  show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo, "latency=600", NULL));
  assert_title (&fixture, "All Servers", "");
  ptero_fleet_start (fixture.fleet->fleet);
  ptero_test_spin (400);
  ptero_test_screenshot (fixture.window, "fleet-loading");
  assert_title (&fixture, "All Servers", "Loading…");

  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo, "", NULL));
  ptero_test_wait (has_running, fixture.fleet->fleet);
  ptero_test_spin (1500);
  ptero_test_screenshot (fixture.window, "fleet");
  assert_title (&fixture, "All Servers", "14 servers · ");

  g_assert_cmpuint (count_shown (&fixture), ==, g_list_model_get_n_items (G_LIST_MODEL (fixture.fleet->fleet)));
  n_running = ptero_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING);
  activate (&fixture, "group", "running");
  g_assert_cmpuint (count_shown (&fixture), ==, n_running);
  activate (&fixture, "group", "all");
  g_assert_cmpuint (count_shown (&fixture), >, n_running);

  take_down (&fixture);
}

/* What is searched for stays selected; what is not found says so and offers the way back. */
static void
test_search (void)
{
  Fixture fixture;
  guint n_all;
  g_autoptr(PteroFleetServer) server = NULL;
  g_autoptr(PteroFleetServer) found = NULL;

  show_loaded (&fixture, 1000, 700);
  n_all = count_shown (&fixture);
  server = g_list_model_get_item (G_LIST_MODEL (fixture.selection), n_all - 1);
  gtk_selection_model_select_item (fixture.selection, n_all - 1, TRUE);

  search (&fixture, ptero_fleet_server_get_server (server)->name);
  g_assert_cmpuint (count_shown (&fixture), >=, 1);
  g_assert_cmpuint (count_shown (&fixture), <, n_all);
  g_assert_cmpuint (count_selected (&fixture), ==, 1);

  search (&fixture, ptero_fleet_server_get_server (server)->identifier);
  g_assert_cmpuint (count_shown (&fixture), ==, 1);
  found = g_list_model_get_item (G_LIST_MODEL (fixture.selection), 0);
  g_assert_true (found == server);

  search (&fixture, "owner:other");
  g_assert_cmpuint (count_shown (&fixture), ==, 0);
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No Server Found"));
  search (&fixture, "<b>there is none");
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No Server Found"));
  ptero_test_screenshot (fixture.window, "fleet-nothing");

  activate (&fixture, "clear-filters", NULL);
  g_assert_cmpuint (count_shown (&fixture), ==, n_all);
  g_assert_null (ptero_test_find_label (fixture.page, "No Server Found"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ptero_test_find_type (fixture.page, GTK_TYPE_SEARCH_ENTRY))), ==, "");

  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  search (&fixture, "state:attention");
  g_assert_cmpuint (count_shown (&fixture), <, n_all);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (fixture.page)));
  g_assert_false (ptero_page_go_back (PTERO_PAGE (fixture.page)));
  g_assert_cmpuint (count_shown (&fixture), ==, n_all);

  take_down (&fixture);
}

static gboolean
is_sorted (Fixture *self,
           gboolean descending)
{
  for (guint i = 1; i < count_shown (self); i++)
    {
      g_autoptr(PteroFleetServer) before = g_list_model_get_item (G_LIST_MODEL (self->selection), i - 1);
      g_autoptr(PteroFleetServer) after = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      gint64 disk_before = ptero_fleet_server_get_disk (before);
      gint64 disk_after = ptero_fleet_server_get_disk (after);

      /* those that are not known are last in both orders */
      if (disk_after >= 0 && (disk_before < 0 || (descending ? disk_before < disk_after : disk_before > disk_after)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_descending (gpointer user_data)
{
  return is_sorted (user_data, TRUE);
}

static gboolean
is_left_out (gpointer column)
{
  return !gtk_column_view_column_get_visible (column);
}

static gboolean
is_shown (gpointer column)
{
  return gtk_column_view_column_get_visible (column);
}

/* One that is left out is not hidden by its action, but shown: there has to be a place for all first. */
static void
hide_column (Fixture          *self,
             PteroFleetColumn  column,
             const char       *action)
{
  PteroFleetTable *table = PTERO_FLEET_TABLE (ptero_test_find_type (self->page, PTERO_TYPE_FLEET_TABLE));

  ptero_test_wait (is_shown, ptero_fleet_table_get_column (table, column));
  activate (self, action, NULL);
}

/* The choice is saved when there is time for it. */
static gboolean
has_saved_columns (gpointer settings)
{
  g_auto(GStrv) columns = g_settings_get_strv (settings, "fleet-columns");

  return !g_strv_contains ((const char * const *) columns, "node") && !g_strv_contains ((const char * const *) columns, "uptime");
}

static gboolean
has_saved_node (gpointer settings)
{
  g_auto(GStrv) columns = g_settings_get_strv (settings, "fleet-columns");

  return g_strv_contains ((const char * const *) columns, "node");
}

static gboolean
has_saved_default (gpointer settings)
{
  g_auto(GStrv) columns = g_settings_get_strv (settings, "fleet-columns");
  g_autoptr(GVariant) standard = g_settings_get_default_value (settings, "fleet-columns");
  g_autofree const char **expected = g_variant_get_strv (standard, NULL);

  return g_strv_equal ((const char * const *) columns, expected);
}

/* A column that was hidden comes back where it was, after a restart too. */
static void
test_column_comes_back (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  Fixture fixture;

  show_loaded (&fixture, 1400, 700);
  hide_column (&fixture, PTERO_FLEET_COLUMN_NODE, "show-node");
  hide_column (&fixture, PTERO_FLEET_COLUMN_UPTIME, "show-uptime");
  ptero_test_wait (has_saved_columns, settings);
  activate (&fixture, "show-node", NULL);
  ptero_test_wait (has_saved_node, settings);
  take_down (&fixture);

  show_loaded (&fixture, 1400, 700);
  activate (&fixture, "show-uptime", NULL);
  ptero_test_wait (has_saved_default, settings);
  ptero_test_screenshot (fixture.window, "fleet-columns-back");
  take_down (&fixture);

  g_settings_reset (settings, "fleet-columns");
}

/* Order and columns are what the settings say, and the settings what was chosen. */
static void
test_settings (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto(GStrv) columns = NULL;
  g_autofree char *column = NULL;
  Fixture fixture;
  PteroFleetTable *table;
  g_autoptr(GtkColumnViewColumn) second = NULL;

  /* wide enough for all columns */
  show_loaded (&fixture, 1400, 700);
  activate (&fixture, "sort", "disk");
  g_assert_true (is_sorted (&fixture, FALSE));
  activate (&fixture, "sort-descending", NULL);
  g_assert_true (is_sorted (&fixture, TRUE));
  column = g_settings_get_string (settings, "fleet-sort-column");
  g_assert_cmpstr (column, ==, "disk");
  g_assert_true (g_settings_get_boolean (settings, "fleet-sort-descending"));

  hide_column (&fixture, PTERO_FLEET_COLUMN_NODE, "show-node");
  hide_column (&fixture, PTERO_FLEET_COLUMN_UPTIME, "show-uptime");
  ptero_test_wait (has_saved_columns, settings);
  columns = g_settings_get_strv (settings, "fleet-columns");
  g_assert_true (g_strv_contains ((const char * const *) columns, "name"));
  ptero_test_screenshot (fixture.window, "fleet-columns");
  take_down (&fixture);

  g_settings_set_strv (settings, "fleet-columns", (const char *[]) { "address", "nonsense", "name", NULL });
  show_loaded (&fixture, 1000, 700);
  /* what arrives later takes its place with the next renewal of the order */
  ptero_test_wait (is_descending, &fixture);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  second = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (ptero_fleet_table_get_view (table))), 1);
  g_assert_true (second == ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_ADDRESS));
  g_assert_false (gtk_column_view_column_get_visible (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_CPU)));
  take_down (&fixture);

  g_settings_reset (settings, "fleet-columns");
  g_settings_reset (settings, "fleet-sort-column");
  g_settings_reset (settings, "fleet-sort-descending");
  g_settings_reset (settings, "fleet-sort-descending");
}

/* A table that is too narrow for its columns leaves some out, which changes no choice. */
static void
test_left_out (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(GVariant) changed = NULL;
  Fixture fixture;
  PteroFleetTable *table;
  GtkColumnViewColumn *uptime;

  show_loaded (&fixture, 700, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  uptime = ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_UPTIME);
  ptero_test_wait (is_left_out, uptime);
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_NAME)));
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_MEMORY)));
  ptero_test_screenshot (fixture.window, "fleet-left-out");

  /* asked for, it comes */
  activate (&fixture, "show-uptime", NULL);
  ptero_test_wait (is_shown, uptime);
  take_down (&fixture);

  show_loaded (&fixture, 1200, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  ptero_test_wait (is_shown, ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_UPTIME));
  changed = g_settings_get_user_value (settings, "fleet-columns");
  g_assert_null (changed);
  take_down (&fixture);
}

static gboolean
is_finished (gpointer jobs)
{
  g_autoptr(PteroJob) job = g_list_model_get_item (jobs, 0);

  return job != NULL && ptero_job_get_finished (job);
}

/* A button that names the action is sensitive while the action is enabled. */
static gboolean
is_enabled (Fixture    *self,
            const char *name)
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
find_power_button (Fixture    *self,
                   const char *label)
{
  GtkWidget *bar = ptero_test_find_type (self->page, GTK_TYPE_ACTION_BAR);

  return gtk_widget_get_ancestor (ptero_test_find_label (bar, label), GTK_TYPE_BUTTON);
}

/* Several at once: the verbs say how many they fit, and each target gets its result. */
static void
test_selection (void)
{
  Fixture fixture;
  GtkWidget *button;
  guint n_running;
  g_autoptr(PteroJob) job = NULL;

  show_loaded (&fixture, 1000, 700);
  g_assert_false (is_enabled (&fixture, "restart"));
  activate (&fixture, "select-all", NULL);
  g_assert_cmpuint (count_selected (&fixture), ==, count_shown (&fixture));
  assert_title (&fixture, "14 Selected", "on 1 panel · ");
  ptero_test_screenshot (fixture.window, "fleet-selected");

  activate (&fixture, "select-group", "running");
  n_running = count_selected (&fixture);
  g_assert_cmpuint (n_running, ==, ptero_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING));
  activate (&fixture, "invert-selection", NULL);
  g_assert_cmpuint (count_selected (&fixture), ==, count_shown (&fixture) - n_running);
  g_assert_false (is_enabled (&fixture, "restart"));
  activate (&fixture, "select-group", "running");
  g_assert_true (is_enabled (&fixture, "restart"));
  g_assert_false (is_enabled (&fixture, "start"));

  /* what kills is not next to what stops */
  g_assert_true (is_enabled (&fixture, "kill"));
  g_assert_true (is_enabled (&fixture, "warn"));
  g_assert_null (ptero_test_find_label (ptero_test_find_type (fixture.page, GTK_TYPE_ACTION_BAR), "Kill…"));

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
                                         ptero_test_find_type (fixture.page, GTK_TYPE_COLUMN_VIEW)));

  activate (&fixture, "stop-selecting", NULL);
  g_assert_cmpuint (count_selected (&fixture), ==, 0);
  assert_title (&fixture, "All Servers", "14 servers");

  activate (&fixture, "selecting", NULL);
  assert_title (&fixture, "0 Selected", "");
  activate (&fixture, "escape", NULL);
  assert_title (&fixture, "All Servers", "14 servers");

  take_down (&fixture);
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
  Fixture fixture;
  PteroForm *form;
  guint n_running;
  g_autoptr(PteroJob) job = NULL;

  show_loaded (&fixture, 1000, 700);
  g_assert_false (is_enabled (&fixture, "warn"));
  activate (&fixture, "select-group", "running");
  n_running = count_selected (&fixture);
  activate (&fixture, "invert-selection", NULL);
  g_assert_cmpint (is_enabled (&fixture, "warn"), ==, is_enabled (&fixture, "stop"));
  activate (&fixture, "select-all", NULL);
  g_assert_true (is_enabled (&fixture, "warn"));
  activate (&fixture, "warn", NULL);
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (fixture.page)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (has_job, fixture.fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (fixture.fleet->jobs), 0);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_job_get_targets (job)), >=, n_running);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_job_get_targets (job)), <, count_shown (&fixture));
  ptero_job_cancel (job);
  ptero_test_wait (is_finished, fixture.fleet->jobs);

  take_down (&fixture);
}

/* A row's own button acts on its server, whatever is selected. */
static void
test_power_row (void)
{
  Fixture fixture;
  PteroFleetServer *server;
  g_autoptr(PteroJob) job = NULL;

  show_loaded (&fixture, 1000, 700);
  server = ptero_test_fleet_get (fixture.fleet, PTERO_SERVER_STATE_OFFLINE);
  activate (&fixture, "select-all", NULL);
  g_assert_true (gtk_widget_activate_action (fixture.page, "fleet.power-server", "(ss)", "start", ptero_fleet_server_get_key (server)));
  ptero_test_wait (is_finished, fixture.fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (fixture.fleet->jobs), 0);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_job_get_targets (job)), ==, 1);
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_RUNNING);

  take_down (&fixture);
}

static guint
count_watched (Fixture *self)
{
  guint n_watched = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet->fleet), i);

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
  Fixture fixture;

  show (&fixture, 1000, PTERO_DEMO_KEY_ADMIN, 1000, 500);
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

  take_down (&fixture);
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
  Fixture fixture;
  g_autofree char *subtitle = NULL;
  guint n_unknown;

  show (&fixture, 100, PTERO_DEMO_KEY_ADMIN, 1000, 500);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo, "latency=60000@/api/client/servers/", NULL));
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
  activate (&fixture, "group", "unknown");
  g_assert_cmpuint (count_shown (&fixture), ==, n_unknown);
  activate (&fixture, "select-all", NULL);
  ptero_test_wait (may_start, &fixture);
  activate (&fixture, "group", "all");
  activate (&fixture, "select-all", NULL);
  ptero_test_screenshot (fixture.window, "fleet-unknown");
  g_assert_false (is_enabled (&fixture, "start"));

  take_down (&fixture);
}

static void
assert_counted (Fixture *fixture,
                guint    n_servers)
{
  g_autofree char *text = g_strdup_printf ("%u", n_servers);

  ptero_test_spin (50);
  g_assert_nonnull (ptero_test_find_label (fixture->page, text));
}

/* Where one panel is chosen, the chips count the servers of that one. */
static void
test_counts_of_panel (void)
{
  Fixture fixture;
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Other", "http://127.0.0.1:1");
  g_autofree char *all = NULL;
  guint n_servers;

  show_loaded (&fixture, 1000, 700);
  ptero_panel_store_add_demo (fixture.fleet->panels, other, NULL, NULL);
  n_servers = count_shown (&fixture);
  g_assert_cmpuint (n_servers, >, 0);
  assert_counted (&fixture, n_servers);

  activate (&fixture, "filter-panel", ptero_panel_get_id (other));
  assert_counted (&fixture, 0);
  all = g_strdup_printf ("%u", n_servers);
  g_assert_null (ptero_test_find_label (fixture.page, all));

  activate (&fixture, "filter-panel", ptero_panel_get_id (fixture.fleet->panel));
  assert_counted (&fixture, n_servers);
  activate (&fixture, "filter-panel", "");
  assert_counted (&fixture, n_servers);

  take_down (&fixture);
}

/* What was chosen from the menu at the end does not scroll the first chips away, unless somebody has to see the focus. */
static void
test_chips_stay (void)
{
  Fixture fixture;
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Other", "http://127.0.0.1:1");
  PteroFleetChips *chips;
  GtkWidget *button;
  GtkAdjustment *adjustment;

  show_loaded (&fixture, 700, 600);
  ptero_panel_store_add_demo (fixture.fleet->panels, other, NULL, NULL);
  chips = PTERO_FLEET_CHIPS (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_CHIPS));
  button = GTK_WIDGET (ptero_fleet_chips_get_filter_button (chips));
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW)));
  gtk_window_set_focus_visible (GTK_WINDOW (fixture.window), FALSE);
  activate (&fixture, "filter-panel", ptero_panel_get_id (fixture.fleet->panel));
  gtk_widget_grab_focus (button);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  ptero_test_screenshot (fixture.window, "fleet-chips");

  gtk_widget_grab_focus (ptero_test_find_type (fixture.page, GTK_TYPE_SEARCH_ENTRY));
  gtk_window_set_focus_visible (GTK_WINDOW (fixture.window), TRUE);
  gtk_widget_grab_focus (button);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);

  take_down (&fixture);
}

static void
test_narrow (void)
{
  Fixture fixture;
  int minimum;

  show_loaded (&fixture, 360, 640);
  ptero_test_spin (200);
  gtk_widget_measure (fixture.page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_screenshot (fixture.window, "fleet-narrow");
  g_assert_cmpuint (count_watched (&fixture), >, 3);
  activate (&fixture, "select-all", NULL);
  ptero_test_screenshot (fixture.window, "fleet-narrow-selected");
  gtk_widget_measure (fixture.page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  activate (&fixture, "stop-selecting", NULL);

  take_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;

  show (&fixture, 0, PTERO_DEMO_KEY_NO_SERVERS, 800, 600);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_spin (300);
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No Servers Yet"));
  ptero_test_screenshot (fixture.window, "fleet-empty");
  take_down (&fixture);
}

static gboolean
is_unreachable (gpointer panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_UNREACHABLE;
}

/* The panel is gone: its servers stay, as what they were. */
static void
test_stale (void)
{
  Fixture fixture;

  show_loaded (&fixture, 1000, 700);
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (is_unreachable, fixture.fleet->panel);
  ptero_test_spin (200);
  g_assert_nonnull (ptero_test_find_label (fixture.page, "Was running"));
  ptero_test_screenshot (fixture.window, "fleet-stale");

  activate (&fixture, "select-all", NULL);
  g_assert_false (is_enabled (&fixture, "stop"));
  take_down (&fixture);
}

static gboolean
is_online (gpointer panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_ONLINE;
}

/* The table, or the list of a narrow window: the one that is shown. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  if ((GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_VIEW (widget)) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
scroll_about (Fixture *self)
{
  GtkWidget *view = find_list (self->page);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  for (guint i = 0; i < 40; i++)
    {
      gtk_adjustment_set_value (adjustment, g_test_rand_int_range (0, 8000));
      ptero_test_spin (10);
    }
}

/* Rows get on screen while the list is laid out: those of a panel that is gone look otherwise, but are not of another size. */
static void
test_scroll_stale (gconstpointer width)
{
  Fixture fixture;
  g_autoptr(GError) error = NULL;

  show (&fixture, 300, PTERO_DEMO_KEY_ADMIN, GPOINTER_TO_INT (width), 700);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_running, fixture.fleet->fleet);
  ptero_test_spin (300);
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (is_unreachable, fixture.fleet->panel);
  scroll_about (&fixture);
  ptero_demo_panel_start (fixture.fleet->demo, &error);
  g_assert_no_error (error);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  scroll_about (&fixture);
  ptero_test_wait (is_online, fixture.fleet->panel);
  take_down (&fixture);
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
  ptero_test_wait (has_running, fleet->fleet);
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
  Fixture fixture;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  show_loaded (&fixture, 1000, 700);
  ptero_test_spin (500);
  ptero_test_screenshot (fixture.window, "fleet-rtl-dark");
  take_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static PteroFleetServer *
peek (Fixture *self,
      guint    position)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return server;
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
  Fixture fixture;
  PteroFleetServer *server;
  g_autofree char *name = NULL;

  show_loaded (&fixture, 1000, 700);
  ptero_fleet_set_active (fixture.fleet->fleet, FALSE);
  server = peek (&fixture, 2);
  name = g_strdup (ptero_fleet_server_get_server (server)->name);
  search (&fixture, "zzz");
  g_assert_cmpuint (count_shown (&fixture), ==, 0);

  rename_server (server, "A zzz");
  g_assert_cmpuint (count_shown (&fixture), ==, 1);
  g_assert_true (peek (&fixture, 0) == server);
  gtk_selection_model_select_item (fixture.selection, 0, TRUE);
  rename_server (server, "B zzz");
  g_assert_cmpuint (count_shown (&fixture), ==, 1);
  g_assert_cmpuint (count_selected (&fixture), ==, 1);

  rename_server (server, name);
  g_assert_cmpuint (count_shown (&fixture), ==, 0);
  search (&fixture, "");
  activate (&fixture, "sort", "name");
  rename_server (server, "AAA");
  ptero_test_spin (50);
  g_assert_true (peek (&fixture, 0) == server);

  take_down (&fixture);
}

static void
test_favorites (void)
{
  Fixture fixture;
  guint n_all;
  PteroFleetServer *server;

  show_loaded (&fixture, 1000, 700);
  n_all = count_shown (&fixture);
  server = peek (&fixture, 3);
  gtk_selection_model_select_item (fixture.selection, 3, TRUE);
  gtk_selection_model_select_item (fixture.selection, 5, FALSE);
  ptero_test_spin (50);

  /* all that are selected, and they stay selected */
  activate (&fixture, "toggle-favorite", NULL);
  g_assert_true (ptero_fleet_server_get_favorite (server));
  g_assert_cmpuint (count_selected (&fixture), ==, 2);
  g_assert_true (gtk_widget_activate_action (fixture.page, "fleet.favorites", NULL));
  g_assert_cmpuint (count_shown (&fixture), ==, 2);
  ptero_test_spin (1500);
  ptero_test_screenshot (fixture.window, "fleet-favorites");

  /* one that loses its star goes */
  ptero_fleet_server_set_favorite (server, FALSE);
  g_assert_cmpuint (count_shown (&fixture), ==, 1);
  activate (&fixture, "clear-filters", NULL);
  g_assert_cmpuint (count_shown (&fixture), ==, n_all);

  search (&fixture, "is:favorite");
  g_assert_cmpuint (count_shown (&fixture), ==, 1);
  search (&fixture, "");

  /* the fleet's own order begins with them */
  activate (&fixture, "sort", "");
  ptero_fleet_server_set_favorite (peek (&fixture, n_all - 1), TRUE);
  ptero_test_spin (1500);
  g_assert_true (ptero_fleet_server_get_favorite (peek (&fixture, 0)));
  g_assert_true (ptero_fleet_server_get_favorite (peek (&fixture, 1)));
  g_assert_false (ptero_fleet_server_get_favorite (peek (&fixture, 2)));
  activate (&fixture, "sort", "name");

  take_down (&fixture);
}

/* Only who wants somebody, the most urgent first, with the reason; and what there is when nobody does. */
static void
test_attention (void)
{
  Fixture fixture;
  GListModel *attention;
  PteroFleetServer *suspended;

  fixture.fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  fixture.page = g_object_ref_sink (ptero_fleet_page_new_attention (fixture.fleet->fleet, fixture.fleet->jobs));
  fixture.selection = ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (fixture.page));
  fixture.window = ptero_test_present_sized (fixture.page, 1000, 700);
  attention = ptero_fleet_get_attention (fixture.fleet->fleet);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_running, fixture.fleet->fleet);
  ptero_test_spin (1500);
  ptero_test_screenshot (fixture.window, "fleet-attention");
  assert_title (&fixture, "Needs Attention", "");
  g_assert_cmpuint (count_shown (&fixture), ==, g_list_model_get_n_items (attention));
  g_assert_cmpuint (count_shown (&fixture), >, 0);
  for (guint i = 0; i < count_shown (&fixture); i++)
    g_assert_cmpuint (ptero_fleet_server_get_attention (peek (&fixture, i)), !=, 0);

  suspended = ptero_test_fleet_get (fixture.fleet, PTERO_SERVER_STATE_SUSPENDED);
  g_assert_nonnull (suspended);
  g_assert_cmpuint (ptero_fleet_server_get_attention (suspended), ==, PTERO_ATTENTION_SUSPENDED);

  /* it may be narrowed down like any list, and does not keep an order for the others */
  search (&fixture, ptero_fleet_server_get_server (suspended)->identifier);
  g_assert_cmpuint (count_shown (&fixture), ==, 1);
  activate (&fixture, "clear-filters", NULL);
  activate (&fixture, "sort", "reason");
  activate (&fixture, "sort", "");

  /* without its panel nothing is left, which is not called well */
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_panel_refresh (fixture.fleet->panel);
  ptero_test_wait (is_unreachable, fixture.fleet->panel);
  ptero_test_spin (1500);
  g_assert_cmpuint (count_shown (&fixture), >, 0);

  take_down (&fixture);
}

static void
test_saved (void)
{
  Fixture fixture;
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(PteroSavedFilters) filters = NULL;
  g_autoptr(PteroSavedFilter) saved = ptero_saved_filter_new ("<Mine>", "owner:me", "running", "", FALSE);
  g_autoptr(PteroSavedFilter) gone = ptero_saved_filter_new ("Gone", "", "all", "removed-panel", FALSE);
  guint n_all;

  g_settings_reset (settings, "saved-filters");
  filters = ptero_saved_filters_new (settings);
  show_loaded (&fixture, 1000, 700);
  n_all = count_shown (&fixture);
  ptero_fleet_page_set_saved_filters (PTERO_FLEET_PAGE (fixture.page), filters);
  g_assert_false (ptero_fleet_page_may_save (PTERO_FLEET_PAGE (fixture.page)));

  g_assert_true (ptero_saved_filters_insert (filters, 0, saved));
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), saved);
  ptero_test_spin (100);
  g_assert_true (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)) == saved);
  assert_title (&fixture, "<Mine>", "");
  g_assert_cmpuint (count_shown (&fixture), ==, ptero_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING));
  g_assert_true (ptero_saved_filters_rename (filters, saved, "Ours"));
  ptero_test_spin (100);
  assert_title (&fixture, "Ours", "");

  /* what is changed is not the saved one any more, and may be saved */
  search (&fixture, "owner:me node");
  g_assert_null (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)));
  assert_title (&fixture, "All Servers", "");
  g_assert_true (ptero_fleet_page_may_save (PTERO_FLEET_PAGE (fixture.page)));

  /* one that was removed while it is shown stays as what was typed */
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), saved);
  g_assert_true (ptero_saved_filters_remove (filters, saved, NULL));
  g_assert_null (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)));
  g_assert_cmpuint (count_shown (&fixture), <, n_all);

  /* a panel that is gone is not taken for all panels */
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), gone);
  g_assert_null (ptero_fleet_page_get_saved_filter (PTERO_FLEET_PAGE (fixture.page)));
  g_assert_cmpuint (count_shown (&fixture), <, n_all);

  g_assert_true (ptero_saved_filters_insert (filters, 0, saved));
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), saved);
  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (fixture.page), NULL);
  g_assert_cmpuint (count_shown (&fixture), ==, n_all);

  /* terms are added to what is searched */
  activate (&fixture, "add-term", "owner:me");
  activate (&fixture, "add-term", "mem>80");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ptero_test_find_type (fixture.page, GTK_TYPE_SEARCH_ENTRY))), ==, "owner:me mem>80");

  take_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/fleet-page/show", test_show);
  g_test_add_func ("/fleet-page/search", test_search);
  g_test_add_func ("/fleet-page/settings", test_settings);
  g_test_add_func ("/fleet-page/column-comes-back", test_column_comes_back);
  g_test_add_func ("/fleet-page/left-out", test_left_out);
  g_test_add_func ("/fleet-page/selection", test_selection);
  g_test_add_func ("/fleet-page/warn", test_warn);
  g_test_add_func ("/fleet-page/power-row", test_power_row);
  g_test_add_func ("/fleet-page/watch", test_watch);
  g_test_add_func ("/fleet-page/unknown", test_unknown);
  g_test_add_func ("/fleet-page/chips-stay", test_chips_stay);
  g_test_add_func ("/fleet-page/narrow", test_narrow);
  g_test_add_func ("/fleet-page/empty", test_empty);
  g_test_add_func ("/fleet-page/stale", test_stale);
  g_test_add_data_func ("/fleet-page/scroll-stale/wide", GINT_TO_POINTER (1000), test_scroll_stale);
  g_test_add_data_func ("/fleet-page/scroll-stale/narrow", GINT_TO_POINTER (400), test_scroll_stale);
  g_test_add_func ("/fleet-page/counts-of-panel", test_counts_of_panel);
  g_test_add_func ("/fleet-page/panel", test_panel);
  g_test_add_func ("/fleet-page/renamed", test_renamed);
  g_test_add_func ("/fleet-page/favorites", test_favorites);
  g_test_add_func ("/fleet-page/attention", test_attention);
  g_test_add_func ("/fleet-page/saved", test_saved);
  g_test_add_func ("/fleet-page/right-to-left", test_right_to_left);

  return g_test_run ();
}
