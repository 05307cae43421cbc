/* test-fleet-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-cell.h"
#include "ptero-fleet-page-private.h"
#include "ptero-fleet-measure.h"
#include "ptero-fleet-table.h"
#include "ptero-test-fleet-page.h"

static gboolean
is_sorted (PteroTestFleetPage *self,
           gboolean            descending)
{
  for (guint i = 1; i < ptero_test_fleet_page_count_shown (self); i++)
    {
      g_autoptr(PteroFleetServer) before = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                                  i - 1);
      g_autoptr(PteroFleetServer) after = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      gint64 disk_before = ptero_fleet_server_get_disk (before);
      gint64 disk_after = ptero_fleet_server_get_disk (after);

      /* those that are not known are last in both orders */
      if (disk_after >= 0 &&
          (disk_before < 0 || (descending ? disk_before < disk_after : disk_before > disk_after)))
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

/* One that is left out is not hidden by its action, but shown: there has to be a place for all
 * first. */
static void
hide_column (PteroTestFleetPage *self,
             PteroFleetColumn    column,
             const char         *action)
{
  PteroFleetTable *table =
    PTERO_FLEET_TABLE (ptero_test_find_type (self->page, PTERO_TYPE_FLEET_TABLE));

  ptero_test_wait (is_shown, ptero_fleet_table_get_column (table, column));
  ptero_test_fleet_page_activate (self, action, NULL);
}

/* The choice is saved when there is time for it. */
static gboolean
has_saved_columns (gpointer settings)
{
  g_auto(GStrv) columns = g_settings_get_strv (settings, "fleet-columns");

  return !g_strv_contains ((const char * const *) columns, "node") &&
         !g_strv_contains ((const char * const *) columns, "uptime");
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
  PteroTestFleetPage fixture;

  ptero_test_fleet_page_show_loaded (&fixture, 1400, 700);
  hide_column (&fixture, PTERO_FLEET_COLUMN_NODE, "show-node");
  hide_column (&fixture, PTERO_FLEET_COLUMN_UPTIME, "show-uptime");
  ptero_test_wait (has_saved_columns, settings);
  ptero_test_fleet_page_activate (&fixture, "show-node", NULL);
  ptero_test_wait (has_saved_node, settings);
  ptero_test_fleet_page_take_down (&fixture);

  ptero_test_fleet_page_show_loaded (&fixture, 1400, 700);
  ptero_test_fleet_page_activate (&fixture, "show-uptime", NULL);
  ptero_test_wait (has_saved_default, settings);
  ptero_test_screenshot (fixture.window, "fleet-columns-back");
  ptero_test_fleet_page_take_down (&fixture);

  g_settings_reset (settings, "fleet-columns");
}

/* What only a newer version knows is still there for that one. */
static void
test_unknown (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto(GStrv) columns = NULL;
  g_autofree char *column = NULL;
  PteroTestFleetPage fixture;

  g_settings_set_strv (settings, "fleet-columns",
                       (const char *[]) { "state", "-later", "name", "node", "cpu", "memory",
                                          "disk", "uptime", "newest", NULL });
  g_settings_set_string (settings, "fleet-sort-column", "later");
  g_settings_set_boolean (settings, "fleet-sort-descending", TRUE);
  ptero_test_fleet_page_show_loaded (&fixture, 1400, 700);
  hide_column (&fixture, PTERO_FLEET_COLUMN_NODE, "show-node");
  hide_column (&fixture, PTERO_FLEET_COLUMN_UPTIME, "show-uptime");
  ptero_test_wait (has_saved_columns, settings);
  columns = g_settings_get_strv (settings, "fleet-columns");
  g_assert_cmpstr (columns[0], ==, "state");
  g_assert_cmpstr (columns[1], ==, "-later");
  g_assert_cmpstr (columns[3], ==, "-node");
  g_assert_true (g_strv_contains ((const char * const *) columns, "newest"));
  column = g_settings_get_string (settings, "fleet-sort-column");
  g_assert_cmpstr (column, ==, "later");

  ptero_test_fleet_page_activate (&fixture, "sort", "disk");
  g_free (column);
  column = g_settings_get_string (settings, "fleet-sort-column");
  g_assert_cmpstr (column, ==, "disk");
  ptero_test_fleet_page_take_down (&fixture);

  g_settings_reset (settings, "fleet-columns");
  g_settings_reset (settings, "fleet-sort-column");
  g_settings_reset (settings, "fleet-sort-descending");
}

/* Order and columns are what the settings say, and the settings what was chosen. */
static void
test_settings (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto(GStrv) columns = NULL;
  g_autofree char *column = NULL;
  PteroTestFleetPage fixture;
  PteroFleetTable *table;
  g_autoptr(GtkColumnViewColumn) second = NULL;

  /* wide enough for all columns */
  ptero_test_fleet_page_show_loaded (&fixture, 1400, 700);
  ptero_test_fleet_page_activate (&fixture, "sort", "disk");
  g_assert_true (is_sorted (&fixture, FALSE));
  ptero_test_fleet_page_activate (&fixture, "sort-descending", NULL);
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
  ptero_test_fleet_page_take_down (&fixture);

  g_settings_set_strv (settings, "fleet-columns",
                       (const char *[]) { "address", "nonsense", "name", NULL });
  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  /* what arrives later takes its place with the next renewal of the order */
  ptero_test_wait (is_descending, &fixture);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  second = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (ptero_fleet_table_get_view (table))), 1);
  g_assert_true (second == ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_ADDRESS));
  g_assert_false (gtk_column_view_column_get_visible (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_CPU)));
  ptero_test_fleet_page_take_down (&fixture);

  g_settings_reset (settings, "fleet-columns");
  g_settings_reset (settings, "fleet-sort-column");
  g_settings_reset (settings, "fleet-sort-descending");
  g_settings_reset (settings, "fleet-sort-descending");
}

static void
click_title (PteroFleetTable *table,
             const char      *text)
{
  GtkWidget *header = gtk_widget_get_first_child (ptero_fleet_table_get_view (table));
  GtkWidget *title = ptero_test_find_label (header, text);
  g_autoptr(GListModel) controllers = NULL;

  while (gtk_widget_get_parent (title) != header)
    title = gtk_widget_get_parent (title);
  controllers = gtk_widget_observe_controllers (title);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "released", 1, 1.0, 1.0);
    }
}

static void
assert_order (PteroTestFleetPage *self,
              PteroFleetColumn    column,
              gboolean            descending)
{
  PteroFleetSorter *sorter = PTERO_FLEET_PAGE (self->page)->sorter;

  g_assert_cmpint (ptero_fleet_sorter_get_column (sorter), ==, column);
  g_assert_cmpint (ptero_fleet_sorter_get_descending (sorter), ==, descending);
}

/* The busiest is first with the first click, the first letter as well. */
static void
test_titles (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  PteroTestFleetPage fixture;
  PteroFleetTable *table;
  GtkAdjustment *scroll;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 400);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (ptero_fleet_table_get_view (table)));
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 0);
  click_title (table, "CPU");
  assert_order (&fixture, PTERO_FLEET_COLUMN_CPU, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
  click_title (table, "CPU");
  assert_order (&fixture, PTERO_FLEET_COLUMN_CPU, FALSE);
  click_title (table, "CPU");
  assert_order (&fixture, PTERO_FLEET_COLUMN_NONE, FALSE);
  click_title (table, "Address");
  assert_order (&fixture, PTERO_FLEET_COLUMN_ADDRESS, FALSE);
  click_title (table, "Address");
  assert_order (&fixture, PTERO_FLEET_COLUMN_ADDRESS, TRUE);
  ptero_test_fleet_page_take_down (&fixture);
  g_settings_reset (settings, "fleet-sort-column");
  g_settings_reset (settings, "fleet-sort-descending");
}

/* A translation may have one word for two columns. */
static void
test_same_titles (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  PteroTestFleetPage fixture = { 0 };
  PteroFleetTable *table;

  fixture.fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  fixture.page = g_object_ref_sink (ptero_fleet_page_new (fixture.fleet->fleet,
                                                          fixture.fleet->jobs, NULL));
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  gtk_column_view_column_set_title (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_NODE),
                                    "CPU");
  fixture.selection = ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (fixture.page));
  fixture.window = ptero_test_present_sized (fixture.page, 1000, 400);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (ptero_test_fleet_page_has_running, fixture.fleet->fleet);
  ptero_test_spin (300);
  click_title (table, "CPU");
  assert_order (&fixture, PTERO_FLEET_COLUMN_NODE, FALSE);
  ptero_test_fleet_page_take_down (&fixture);
  g_settings_reset (settings, "fleet-sort-column");
}

static gboolean
is_ticked (PteroTestFleetPage *self,
           const char         *action)
{
  g_autoptr(GVariant) state =
    g_action_group_get_action_state (G_ACTION_GROUP (PTERO_FLEET_PAGE (self->page)->actions),
                                     action);

  return g_variant_get_boolean (state);
}

/* What takes much goes for what takes less. */
static void
test_brought_back (void)
{
  PteroTestFleetPage fixture;
  PteroFleetTable *table;

  ptero_test_fleet_page_show_loaded (&fixture, 690, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  ptero_test_wait (is_left_out, ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_ADDRESS));
  ptero_test_spin (200);
  ptero_test_screenshot (fixture.window, "fleet-brought-back");
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_DISK)));
  g_assert_true (is_left_out (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_UPTIME)));
  ptero_test_fleet_page_take_down (&fixture);
}

/* A table that is too narrow for its columns leaves some out, which changes no choice. */
static void
test_left_out (void)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(GVariant) changed = NULL;
  PteroTestFleetPage fixture;
  PteroFleetTable *table;
  GtkColumnViewColumn *uptime;

  ptero_test_fleet_page_show_loaded (&fixture, 700, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  uptime = ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_UPTIME);
  ptero_test_wait (is_left_out, uptime);
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_NAME)));
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_MEMORY)));
  ptero_test_screenshot (fixture.window, "fleet-left-out");

  /* asked for, it comes, and asked for again it goes */
  g_assert_true (is_ticked (&fixture, "show-uptime"));
  ptero_test_fleet_page_activate (&fixture, "show-uptime", NULL);
  ptero_test_wait (is_shown, uptime);
  g_assert_true (is_ticked (&fixture, "show-uptime"));
  ptero_test_fleet_page_activate (&fixture, "show-uptime", NULL);
  g_assert_true (is_left_out (uptime));
  g_assert_false (is_ticked (&fixture, "show-uptime"));
  ptero_test_fleet_page_take_down (&fixture);
  g_settings_reset (settings, "fleet-columns");

  ptero_test_fleet_page_show_loaded (&fixture, 1200, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  ptero_test_wait (is_shown, ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_UPTIME));
  changed = g_settings_get_user_value (settings, "fleet-columns");
  g_assert_null (changed);
  ptero_test_fleet_page_take_down (&fixture);
}

static int
get_width (PteroTestFleetPage *self,
           PteroFleetColumn    column)
{
  PteroFleetTable *table =
    PTERO_FLEET_TABLE (ptero_test_find_type (self->page, PTERO_TYPE_FLEET_TABLE));

  return gtk_column_view_column_get_fixed_width (ptero_fleet_table_get_column (table, column));
}

static gboolean
has_item (PteroTestFleetPage *self,
          const char         *label)
{
  GMenuModel *menu = ptero_fleet_page_get_columns_menu (PTERO_FLEET_PAGE (self->page));

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *is_label = NULL;

      g_assert_true (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s",
                                                      &is_label));
      if (g_str_equal (is_label, label))
        return TRUE;
    }

  return FALSE;
}

/* Where not all columns fit, that of the panel goes first: the name has its mark. */
static void
test_second_panel (void)
{
  PteroTestFleetPage fixture;
  PteroFleetTable *table;

  ptero_test_fleet_page_show_loaded (&fixture, 940, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  ptero_fleet_table_set_show_panel (table, TRUE);
  ptero_test_spin (200);
  g_assert_true (is_left_out (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_PANEL)));
  g_assert_true (is_ticked (&fixture, "show-panel"));
  g_assert_true (has_item (&fixture, "Panel (Window Too Narrow)"));
  g_assert_true (has_item (&fixture, "Uptime"));
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_UPTIME)));
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_NAME), >=, 170);
  ptero_test_screenshot (fixture.window, "fleet-second-panel");
  ptero_test_fleet_page_take_down (&fixture);
}

/* As wide as a window of 1280 has it, there is a panel beside names that are cut later than those
 * of most servers; where it is tighter the names have its place, as its mark is with them. */
static void
test_names_whole (void)
{
  PteroTestFleetPage fixture;
  PteroFleetTable *table;
  GtkColumnViewColumn *column;

  ptero_test_fleet_page_show_loaded (&fixture, 1025, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  ptero_fleet_table_set_show_panel (table, TRUE);
  ptero_test_spin (200);
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_PANEL)));
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_NAME), >=, 170);
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_PANEL), >=, 75);
  ptero_test_screenshot (fixture.window, "fleet-panels-start");
  ptero_test_fleet_page_activate (&fixture, "selecting", NULL);
  ptero_test_spin (200);
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_PANEL)));
  ptero_test_fleet_page_take_down (&fixture);

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  ptero_fleet_table_set_show_panel (table, TRUE);
  ptero_test_spin (200);
  g_assert_true (is_left_out (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_PANEL)));
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_NAME), >=, 200);
  ptero_test_screenshot (fixture.window, "fleet-names-whole");

  /* whoever wants it nevertheless has it */
  column = ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_PANEL);
  gtk_column_view_column_set_visible (column, TRUE);
  ptero_test_spin (200);
  g_assert_true (is_shown (column));
  ptero_test_fleet_page_take_down (&fixture);

  ptero_test_fleet_page_show_loaded (&fixture, 1150, 500);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  ptero_fleet_table_set_show_panel (table, TRUE);
  ptero_test_spin (200);
  g_assert_true (is_shown (ptero_fleet_table_get_column (table, PTERO_FLEET_COLUMN_PANEL)));
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_NAME), >=, 200);
  ptero_test_fleet_page_take_down (&fixture);
}

/* Where it is tight, names have the place of the checks, and give it back for them; nodes stay
 * whole. */
static void
test_nodes_whole (void)
{
  PteroTestFleetPage fixture;
  int whole;
  int rest;

  ptero_test_fleet_page_show_loaded (&fixture, 1400, 700);
  ptero_test_spin (200);
  whole = get_width (&fixture, PTERO_FLEET_COLUMN_NODE);
  ptero_test_fleet_page_take_down (&fixture);

  /* as much as there is beside the sidebar at first */
  ptero_test_fleet_page_show_loaded (&fixture, 945, 700);
  ptero_test_spin (200);
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_NODE), ==, whole);
  ptero_test_fleet_page_take_down (&fixture);

  ptero_test_fleet_page_show_loaded (&fixture, 970, 700);
  ptero_test_spin (200);
  rest = get_width (&fixture,
                    PTERO_FLEET_COLUMN_NAME) + get_width (&fixture, PTERO_FLEET_COLUMN_PANEL);
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_NODE), ==, whole);
  gtk_selection_model_select_item (fixture.selection, 0, TRUE);
  ptero_test_fleet_page_activate (&fixture, "selecting", NULL);
  ptero_test_spin (200);
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_NODE), ==, whole);
  g_assert_cmpint (get_width (&fixture,
                              PTERO_FLEET_COLUMN_NAME) + get_width (&fixture,
                                                                    PTERO_FLEET_COLUMN_PANEL), <,
                   rest);
  ptero_test_screenshot (fixture.window, "fleet-nodes-whole");
  ptero_test_fleet_page_take_down (&fixture);
}

static PteroFleetServer *
find_in_maintenance (PteroTestFleetPage *self)
{
  for (guint i = 0; i < ptero_test_fleet_page_count_shown (self); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                                  i);

      if (ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_MAINTENANCE)
        return server;
    }

  return NULL;
}

/* The long words for what was last known are whole where there is place, and come and go without
 * moving a column. */
static void
test_stale_words (void)
{
  PteroTestFleetPage fixture;
  PteroFleetTable *table;
  PteroFleetServer *server;
  int width;
  int name;

  ptero_test_fleet_page_show_loaded (&fixture, 1200, 700);
  ptero_test_spin (200);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  width = get_width (&fixture, PTERO_FLEET_COLUMN_STATE);
  name = get_width (&fixture, PTERO_FLEET_COLUMN_NAME);
  g_assert_cmpint (width, >=, ptero_fleet_measure_stale (GTK_WIDGET (table), G_MAXUINT));
  server = find_in_maintenance (&fixture);
  g_assert_nonnull (server);

  ptero_fleet_server_set_stale (server, TRUE);
  ptero_fleet_table_fit (table, G_LIST_MODEL (fixture.selection));
  ptero_test_spin (200);
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_STATE), ==, width);
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_NAME), ==, name);
  ptero_test_screenshot (fixture.window, "fleet-stale-words");
  ptero_test_fleet_page_take_down (&fixture);
}

/* Where it is tight they are whole nevertheless, for as long as they are there. */
static void
test_stale_words_tight (void)
{
  PteroTestFleetPage fixture;
  PteroFleetTable *table;
  guint n_servers;
  guint states = 0;
  int width;

  ptero_test_fleet_page_show_loaded (&fixture, 944, 700);
  ptero_test_spin (200);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  n_servers = g_list_model_get_n_items (G_LIST_MODEL (fixture.selection));
  width = get_width (&fixture, PTERO_FLEET_COLUMN_STATE);
  g_assert_cmpint (width, <, ptero_fleet_measure_stale (GTK_WIDGET (table), G_MAXUINT));

  for (guint i = 0; i < n_servers; i++)
    {
      states |= 1u << ptero_fleet_server_get_state (ptero_test_fleet_page_peek (&fixture, i));
      ptero_fleet_server_set_stale (ptero_test_fleet_page_peek (&fixture, i), TRUE);
    }
  g_assert_cmpuint (states & (1u << PTERO_SERVER_STATE_SUSPENDED), !=, 0);
  g_assert_cmpuint (states & (1u << PTERO_SERVER_STATE_MAINTENANCE), !=, 0);
  ptero_test_spin (600);
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_STATE), >,
                   ptero_fleet_measure_stale (GTK_WIDGET (table), states));
  ptero_test_screenshot (fixture.window, "fleet-stale-words-tight");

  for (guint i = 0; i < n_servers; i++)
    {
      ptero_fleet_server_set_stale (ptero_test_fleet_page_peek (&fixture, i), FALSE);
      ptero_fleet_server_refresh (ptero_test_fleet_page_peek (&fixture, i));
    }
  for (guint i = 0; i < 50 && get_width (&fixture, PTERO_FLEET_COLUMN_STATE) != width; i++)
    ptero_test_spin (200);
  g_assert_cmpint (get_width (&fixture, PTERO_FLEET_COLUMN_STATE), ==, width);
  ptero_test_fleet_page_take_down (&fixture);
}

/* How wide columns are when they are painted first. */
typedef struct
{
  PteroFleetTable *table;
  int              state;
  int              name;
  int              node;
  gboolean         done;
} Painted;

static int
get_fixed_width (PteroFleetTable  *table,
                 PteroFleetColumn  column)
{
  return gtk_column_view_column_get_fixed_width (ptero_fleet_table_get_column (table, column));
}

static void
paint_cb (GdkFrameClock *clock,
          Painted       *painted)
{
  if (painted->done)
    return;

  painted->done = TRUE;
  painted->state = get_fixed_width (painted->table, PTERO_FLEET_COLUMN_STATE);
  painted->name = get_fixed_width (painted->table, PTERO_FLEET_COLUMN_NAME);
  painted->node = get_fixed_width (painted->table, PTERO_FLEET_COLUMN_NODE);
}

/* Servers that are there before the window have their columns in its first frame, with place for
 * the words for what was last known. */
static void
test_first_frame (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *window = gtk_window_new ();
  Painted painted = { 0 };
  GtkWidget *page;

  ptero_test_fleet_start (fleet);
  ptero_test_wait (ptero_test_fleet_page_has_running, fleet->fleet);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      ptero_fleet_server_set_stale (server, TRUE);
    }

  page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, NULL));
  painted.table = PTERO_FLEET_TABLE (ptero_test_find_type (page, PTERO_TYPE_FLEET_TABLE));
  gtk_window_set_default_size (GTK_WINDOW (window), 944, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "paint", G_CALLBACK (paint_cb), &painted);
  gtk_window_present (GTK_WINDOW (window));
  ptero_test_spin (300);

  g_assert_cmpint (painted.state, >,
                   ptero_fleet_measure_text (GTK_WIDGET (painted.table), PTERO_FLEET_COLUMN_STATE,
                                             "Was in maintenance"));
  g_assert_cmpint (painted.name, >=, 152);
  g_assert_cmpint (painted.name, ==, get_fixed_width (painted.table, PTERO_FLEET_COLUMN_NAME));
  g_assert_cmpint (painted.node, ==, get_fixed_width (painted.table, PTERO_FLEET_COLUMN_NODE));
  ptero_test_screenshot (window, "fleet-first-frame");
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

/* Returns: the first cell of that kind that shows a server */
static GtkWidget *
find_cell (GtkWidget *widget,
           guint      kind)
{
  GtkWidget *cell = NULL;

  if (PTERO_IS_FLEET_CELL (widget))
    return ptero_fleet_cell_get_kind (PTERO_FLEET_CELL (widget)) == kind &&
           ptero_fleet_cell_get_server (PTERO_FLEET_CELL (widget)) != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && cell == NULL;
       child = gtk_widget_get_next_sibling (child))
    cell = find_cell (child, kind);

  return cell;
}

/* Returns: how strong the text of the first row is in the column */
static float
get_alpha (PteroTestFleetPage *self,
           guint               kind)
{
  GdkRGBA color = { 0 };

  ptero_line_get_color (PTERO_LINE (find_cell (self->page, kind)), &color);

  return color.alpha;
}

/* A row that is only as it was last known is paler, and what is less important stays so in it. */
static void
test_stale_colors (void)
{
  PteroTestFleetPage fixture;
  PteroFleetTable *table;
  float name;
  float panel;

  ptero_test_fleet_page_show_loaded (&fixture, 1400, 700);
  table = PTERO_FLEET_TABLE (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE));
  ptero_fleet_table_set_show_panel (table, TRUE);
  ptero_test_spin (200);
  name = get_alpha (&fixture, PTERO_FLEET_COLUMN_NAME);
  panel = get_alpha (&fixture, PTERO_FLEET_COLUMN_PANEL);
  g_assert_cmpfloat (panel, <, name);
  g_assert_cmpfloat (get_alpha (&fixture, PTERO_FLEET_COLUMN_MEMORY), ==, name);
  g_assert_cmpfloat (get_alpha (&fixture, PTERO_FLEET_COLUMN_STATE), ==, name);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture.selection)); i++)
    ptero_fleet_server_set_stale (ptero_test_fleet_page_peek (&fixture, i), TRUE);
  ptero_test_spin (200);
  g_assert_cmpfloat (get_alpha (&fixture, PTERO_FLEET_COLUMN_NAME), <, name);
  g_assert_cmpfloat (get_alpha (&fixture, PTERO_FLEET_COLUMN_PANEL), ==, panel);
  g_assert_cmpfloat (get_alpha (&fixture, PTERO_FLEET_COLUMN_MEMORY), <, name);
  g_assert_cmpfloat (get_alpha (&fixture, PTERO_FLEET_COLUMN_STATE), <, name);
  ptero_test_fleet_page_take_down (&fixture);
}

/* What the mark of a panel says is to be read out, too. */
static void
test_mark (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *cell;
  const char *name;
  g_autofree char *text = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  cell = find_cell (fixture.page, PTERO_FLEET_COLUMN_NAME);
  name = ptero_panel_get_name (ptero_fleet_server_get_panel (ptero_test_fleet_page_peek (&fixture,
                                                                                         0)));
  text = g_strconcat (name, ", You own this server", NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  ptero_test_fleet_page_take_down (&fixture);
}

/* The scrollbar is over the end of the rows while the pointer is near; what is clicked there is
 * beside it. */
static void
test_scrollbar (void)
{
  PteroTestFleetPage fixture;
  GtkWidget *scroller;
  GtkWidget *bar;
  GtkWidget *button;
  graphene_rect_t bounds;
  int width;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 300);
  scroller = ptero_test_find_type (ptero_test_find_type (fixture.page, PTERO_TYPE_FLEET_TABLE),
                                   GTK_TYPE_SCROLLED_WINDOW);
  bar = gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (scroller));
  button = ptero_test_find_type (ptero_test_find_type (scroller, GTK_TYPE_COLUMN_VIEW),
                                 GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  gtk_widget_add_css_class (bar, "hovering");
  ptero_test_spin (300);
  ptero_test_screenshot (fixture.window, "fleet-scrollbar");
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_true (gtk_widget_compute_bounds (button, scroller, &bounds));
  g_assert_cmpint (width, >, 6);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                     gtk_widget_get_width (scroller) - width);
  ptero_test_fleet_page_take_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/fleet-columns/settings", test_settings);
  g_test_add_func ("/fleet-columns/unknown", test_unknown);
  g_test_add_func ("/fleet-columns/column-comes-back", test_column_comes_back);
  g_test_add_func ("/fleet-columns/left-out", test_left_out);
  g_test_add_func ("/fleet-columns/brought-back", test_brought_back);
  g_test_add_func ("/fleet-columns/second-panel", test_second_panel);
  g_test_add_func ("/fleet-columns/names-whole", test_names_whole);
  g_test_add_func ("/fleet-columns/nodes-whole", test_nodes_whole);
  g_test_add_func ("/fleet-columns/titles", test_titles);
  g_test_add_func ("/fleet-columns/same-titles", test_same_titles);
  g_test_add_func ("/fleet-columns/stale-words", test_stale_words);
  g_test_add_func ("/fleet-columns/scrollbar", test_scrollbar);
  g_test_add_func ("/fleet-columns/stale-words-tight", test_stale_words_tight);
  g_test_add_func ("/fleet-columns/first-frame", test_first_frame);
  g_test_add_func ("/fleet-columns/stale-colors", test_stale_colors);
  g_test_add_func ("/fleet-columns/mark", test_mark);

  return g_test_run ();
}
