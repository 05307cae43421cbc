/* test-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-export.h"
#include "ptero-line.h"
#include "ptero-table-cell.h"
#include "ptero-table.h"
#include "ptero-test-models.h"
#include "ptero-test-ui.h"

#define N_ITEMS 5000

static char *
dup_text (gpointer item)
{
  return g_strdup (gtk_string_object_get_string (item));
}

static const char *
get_icon (gpointer item)
{
  return "folder-symbolic";
}

static const PteroColumn columns[] = {
  { "name", "Name", dup_text, PTERO_COLUMN_EXPAND, .get_icon = get_icon },
  { "number", "Number", dup_text, PTERO_COLUMN_NUMERIC },
};

typedef struct
{
  GtkWidget     *window;
  PteroTable    *table;
  GtkColumnView *view;
  GtkStringList *model;
} Site;

static void
set_up (Site *site)
{
  site->table = PTERO_TABLE (ptero_table_new ("test", columns, G_N_ELEMENTS (columns)));
  site->view = GTK_COLUMN_VIEW (ptero_test_find_type (GTK_WIDGET (site->table),
                                                      GTK_TYPE_COLUMN_VIEW));
  site->model = gtk_string_list_new (NULL);
  ptero_table_set_order (site->table,
                         GTK_SORTER (gtk_string_sorter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"))));
  ptero_table_set_model (site->table, G_LIST_MODEL (site->model));
  site->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (site->window), 500, 400);
  gtk_window_set_child (GTK_WINDOW (site->window), GTK_WIDGET (site->table));
  gtk_window_present (GTK_WINDOW (site->window));
}

static void
tear_down (Site *site)
{
  GtkWidget *table = g_object_ref (GTK_WIDGET (site->table));

  gtk_window_destroy (GTK_WINDOW (site->window));
  g_assert_finalize_object (table);
  g_object_unref (site->model);
}

/* The last comes first: all of it has to be sorted. */
static void
fill (Site  *site,
      guint  n_items)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  for (guint i = n_items; i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("%06u", i);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  gtk_string_list_splice (site->model, 0, g_list_model_get_n_items (G_LIST_MODEL (site->model)),
                          (const char * const *) names);
}

static gboolean
is_shown (gpointer user_data)
{
  Site *site = user_data;

  return ptero_table_get_settled (site->table) && gtk_column_view_get_model (site->view) != NULL;
}

static void
assert_first (Site       *site,
              const char *expected)
{
  g_autoptr(GtkStringObject) first = g_list_model_get_item (ptero_table_get_items (site->table), 0);

  g_assert_cmpstr (gtk_string_object_get_string (first), ==, expected);
}

/* Many items are not shown before they are in order, however many of them are; few are at once. */
static void
test_many (void)
{
  Site site;

  set_up (&site);
  fill (&site, 10);
  g_assert_nonnull (gtk_column_view_get_model (site.view));
  ptero_test_wait (is_shown, &site);
  assert_first (&site, "000001");

  ptero_table_set_model (site.table, NULL);
  fill (&site, N_ITEMS);
  ptero_table_set_model (site.table, G_LIST_MODEL (site.model));
  g_assert_null (gtk_column_view_get_model (site.view));
  ptero_test_wait (is_shown, &site);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_table_get_items (site.table)), ==, N_ITEMS);
  assert_first (&site, "000001");

  /* more of what is shown already is not held back */
  fill (&site, N_ITEMS + 1);
  g_assert_nonnull (gtk_column_view_get_model (site.view));
  ptero_test_wait (is_shown, &site);
  tear_down (&site);
}

static void
assert_search (Site       *site,
               const char *words,
               guint       n_found)
{
  ptero_table_set_search (site->table, words);
  ptero_test_wait (is_shown, site);
  ptero_test_models_check (GTK_WIDGET (site->table));
  g_assert_cmpuint (g_list_model_get_n_items (ptero_table_get_items (site->table)), ==, n_found);
}

/* What is searched for and given up again in the same moment leaves all there, with rows. */
static void
test_search_given_up (void)
{
  Site site;

  set_up (&site);
  fill (&site, 100);
  ptero_test_models_check (GTK_WIDGET (site.table));
  assert_search (&site, NULL, 100);

  ptero_table_set_search (site.table, "nowhere");
  assert_search (&site, NULL, 100);
  assert_search (&site, "nowhere", 0);
  assert_search (&site, "99", 1);

  ptero_table_set_search (site.table, "nowhere");
  ptero_table_set_search (site.table, NULL);
  ptero_table_set_search (site.table, "nowhere");
  assert_search (&site, NULL, 100);
  ptero_test_spin (50);
  fill (&site, 200);
  assert_search (&site, NULL, 200);
  tear_down (&site);
}

static void
test_none_found (void)
{
  Site site;

  set_up (&site);
  ptero_table_set_search (site.table, "nowhere");
  fill (&site, N_ITEMS);
  g_assert_null (gtk_column_view_get_model (site.view));
  ptero_test_wait (is_shown, &site);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_table_get_items (site.table)), ==, 0);
  ptero_table_set_search (site.table, NULL);
  ptero_test_wait (is_shown, &site);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_table_get_items (site.table)), ==, N_ITEMS);
  tear_down (&site);
}

static char *
dup_backwards (gpointer item)
{
  return g_utf8_strreverse (gtk_string_object_get_string (item), -1);
}

/* Whether what a column shows is of the size of a name. */
static gboolean
is_name (Site  *site,
         guint  column)
{
  GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (site->view)));
  GtkWidget *place = gtk_widget_get_first_child (row);

  for (guint i = 0; i < column; i++)
    place = gtk_widget_get_next_sibling (place);

  return !gtk_widget_has_css_class (ptero_test_find_type (place, PTERO_TYPE_LINE), "caption");
}

/* A number may stand before the name: its title ends where it does. Only one of the columns may be
 * searched. */
static void
test_name_second (void)
{
  static const PteroColumn numbered[] = {
    { "number", "Number", dup_backwards, PTERO_COLUMN_NUMERIC },
    { "name", "Name", dup_text, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  };
  PteroTable *table = PTERO_TABLE (ptero_table_new ("test", numbered, G_N_ELEMENTS (numbered)));
  Site site = { .table = table };
  GtkWidget *title;

  site.view = GTK_COLUMN_VIEW (ptero_test_find_type (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW));
  site.model = gtk_string_list_new ((const char *const[]) { "ab", "bc", NULL });
  ptero_table_set_model (table, G_LIST_MODEL (site.model));
  site.window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (site.window), GTK_WIDGET (table));
  gtk_window_present (GTK_WINDOW (site.window));
  ptero_test_spin (50);

  title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (site.view)));
  g_assert_cmpint (gtk_widget_get_halign (gtk_widget_get_first_child (title)), ==, GTK_ALIGN_END);
  g_assert_cmpint (gtk_widget_get_halign (gtk_widget_get_first_child (gtk_widget_get_next_sibling (title))), !=, GTK_ALIGN_END);
  g_assert_false (is_name (&site, 0));
  g_assert_true (is_name (&site, 1));

  ptero_table_set_search (table, "cb");
  ptero_test_wait (is_shown, &site);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_table_get_items (table)), ==, 1);
  ptero_table_set_searched_column (table, "name");
  ptero_table_set_search (table, "cb");
  ptero_test_wait (is_shown, &site);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_table_get_items (table)), ==, 0);
  tear_down (&site);
}

/* Where something of a column begins or ends for a reader, in the view. */
static double
get_end (Site      *site,
         GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (site->view), &bounds));

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
           ? bounds.origin.x
           : bounds.origin.x + bounds.size.width;
}

static GtkWidget *
find_cell (GtkWidget         *widget,
           const PteroColumn *column)
{
  if (PTERO_IS_TABLE_CELL (widget) &&
      ptero_table_cell_get_column (PTERO_TABLE_CELL (widget)) == column)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, column);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
get_meter (gpointer  item,
           double   *value,
           double   *limit)
{
  *value = 1;
  *limit = 2;
}

/* Titles of numbers end where the numbers do, be they wider or not, and whether they can be sorted
 * by or not. */
static void
test_title_ends (void)
{
  static const PteroColumn numbers[] = {
    { "name", "Name", dup_text, PTERO_COLUMN_EXPAND, .server_sort = "name" },
    { "sorted", "Sorted by", dup_text, PTERO_COLUMN_NUMERIC, .server_sort = "sorted" },
    { "number", "Of Servers", dup_text, PTERO_COLUMN_NUMERIC },
    { "narrow", "ID", dup_text, PTERO_COLUMN_NUMERIC, .server_sort = "narrow" },
    { "meter", "Memory", dup_text, .get_meter = get_meter },
  };
  Site site =
    { .table = PTERO_TABLE (ptero_table_new ("test-ends", numbers, G_N_ELEMENTS (numbers))) };

  site.view = GTK_COLUMN_VIEW (ptero_test_find_type (GTK_WIDGET (site.table),
                                                     GTK_TYPE_COLUMN_VIEW));
  site.model = gtk_string_list_new ((const char *const[]) { "1", "12345", NULL });
  ptero_table_set_sorted (site.table, TRUE);
  ptero_table_set_model (site.table, G_LIST_MODEL (site.model));
  site.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (site.window), 600, 400);
  gtk_window_set_child (GTK_WINDOW (site.window), GTK_WIDGET (site.table));

  for (int direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      GtkWidget *title;

      gtk_widget_set_default_direction (direction);
      gtk_window_present (GTK_WINDOW (site.window));
      ptero_test_wait (is_shown, &site);
      ptero_test_spin (100);
      title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (site.view)));
      for (guint i = 1; i < G_N_ELEMENTS (numbers); i++)
        {
          title = gtk_widget_get_next_sibling (title);
          g_assert_cmpfloat_with_epsilon (get_end (&site, ptero_test_find_type (title, GTK_TYPE_LABEL)),
                                          get_end (&site, find_cell (GTK_WIDGET (site.view),
                                                                     &numbers[i])), 1);
        }
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  tear_down (&site);
}

static void
test_destroyed_before (void)
{
  Site site;

  set_up (&site);
  fill (&site, N_ITEMS);
  tear_down (&site);
  ptero_test_spin (50);
}

static double
get_x (GtkWidget *cell,
       GType      type)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (ptero_test_find_type (cell, type), cell, &bounds));

  return bounds.origin.x;
}

/* The icon comes before the text, from whatever side it is read. */
static void
test_direction (void)
{
  Site site;
  GtkWidget *cell;

  set_up (&site);
  fill (&site, 3);
  ptero_test_wait (is_shown, &site);
  ptero_test_spin (100);
  cell = ptero_test_find_type (GTK_WIDGET (site.view), PTERO_TYPE_TABLE_CELL);
  g_assert_cmpfloat (get_x (cell, GTK_TYPE_IMAGE), <, get_x (cell, PTERO_TYPE_LINE));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ptero_test_spin (100);
  ptero_test_screenshot (site.window, "table-rtl");
  g_assert_cmpfloat (get_x (cell, GTK_TYPE_IMAGE), >, get_x (cell, PTERO_TYPE_LINE));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  tear_down (&site);
}

static gboolean
has_all (gpointer data)
{
  Site *site = data;

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (site->view))) ==
         g_list_model_get_n_items (G_LIST_MODEL (site->model));
}

static gboolean
idle_cb (gpointer is_idle)
{
  *(gboolean *) is_idle = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
is_set (gpointer is_idle)
{
  return *(gboolean *) is_idle;
}

/* After all that the table does when there is nothing else to do. */
static void
wait_idle (void)
{
  gboolean is_idle = FALSE;

  g_idle_add_full (G_PRIORITY_LOW + 100, idle_cb, &is_idle, NULL);
  ptero_test_wait (is_set, &is_idle);
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       n_frames)
{
  return ++*(guint *) n_frames < 3;
}

static gboolean
is_third (gpointer n_frames)
{
  return *(guint *) n_frames == 3;
}

/* Two of them are laid out then, of which the first has what was done before. */
static void
wait_frames (Site *site)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (GTK_WIDGET (site->table), frame_cb, &n_frames, NULL);
  ptero_test_wait (is_third, &n_frames);
}

/* Rows stay where they are when a bar comes below them, or a double click would meet two rows. */
static void
test_shrink (void)
{
  Site site;
  GtkAdjustment *adjustment;
  double value;

  set_up (&site);
  fill (&site, 100);
  ptero_test_wait (is_shown, &site);
  ptero_test_wait (has_all, &site);
  wait_idle ();
  adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (ptero_test_find_type (GTK_WIDGET (site.table), GTK_TYPE_SCROLLED_WINDOW)));
  gtk_adjustment_set_value (adjustment, 500);
  wait_frames (&site);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (site.view)),
                              "list.scroll-to-item", "u", 20);
  wait_frames (&site);
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, 300);

  gtk_widget_set_margin_bottom (GTK_WIDGET (site.table), 47);
  wait_frames (&site);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, .5);
  gtk_widget_set_margin_bottom (GTK_WIDGET (site.table), 0);
  wait_frames (&site);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, .5);

  tear_down (&site);
}

typedef struct
{
  guint longest;   /* what came or went in one go */
  guint n;
} Steps;

static void
count_steps_cb (Steps *steps,
                guint  position,
                guint  n_removed,
                guint  n_added)
{
  /* where as many come as go they are the same ones */
  guint size = MAX (n_removed, n_added) - MIN (n_removed, n_added);

  steps->longest = MAX (steps->longest, size);
  steps->n++;
}

static gboolean
begins_with_other (gpointer data)
{
  Site *site = data;
  g_autoptr(GtkStringObject) first =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (site->view)), 0);

  return first != NULL && g_str_equal (gtk_string_object_get_string (first), "a first one");
}

static void
assert_in_order (Site  *site,
                 guint  n_items)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (site->view));
  GListModel *items = ptero_table_get_items (site->table);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(GObject) shown = g_list_model_get_item (model, i);
      g_autoptr(GObject) item = g_list_model_get_item (items, i);

      g_assert_true (shown == item);
    }
}

/* A view makes a row for each item at once, and the window does not answer meanwhile. */
static void
test_few_at_a_time (void)
{
  g_autoptr(GtkStringList) other = gtk_string_list_new (NULL);
  Steps steps = { 0 };
  Site site;

  set_up (&site);
  g_signal_connect_swapped (gtk_column_view_get_model (site.view), "items-changed",
                            G_CALLBACK (count_steps_cb), &steps);
  for (guint i = 0; i < 75; i++)
    gtk_string_list_append (other, i == 0 ? "a first one" : "another");
  fill (&site, 75);
  ptero_test_wait (has_all, &site);
  g_assert_cmpuint (steps.longest, <=, 22);
  g_assert_cmpuint (steps.n, >=, 4);

  /* those that give way to others are let go of in the same way */
  steps = (Steps) { 0 };
  ptero_table_set_model (site.table, G_LIST_MODEL (other));
  g_set_object (&site.model, other);
  ptero_test_wait (begins_with_other, &site);
  ptero_test_wait (has_all, &site);
  g_assert_cmpuint (steps.longest, <=, 22);

  tear_down (&site);
}

static void
shrunk_cb (GListModel *model,
           guint       position,
           guint       n_removed,
           guint       n_added,
           guint      *n_least)
{
  *n_least = MIN (*n_least, g_list_model_get_n_items (model));
}

/* Many that come take nothing that is selected away, wherever it is when all are in order. */
static void
test_many_between (void)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  Steps steps = { 0 };
  guint n_least = G_MAXUINT;
  GtkSelectionModel *selection;
  Site site;

  set_up (&site);
  fill (&site, 100);
  ptero_test_wait (is_shown, &site);
  ptero_test_wait (has_all, &site);
  selection = gtk_column_view_get_model (site.view);
  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 99, FALSE);
  g_signal_connect_swapped (selection, "items-changed", G_CALLBACK (count_steps_cb), &steps);
  g_signal_connect (selection, "items-changed", G_CALLBACK (shrunk_cb), &n_least);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("000010 %u", i);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  gtk_string_list_splice (site.model, 0, 0, (const char * const *) names);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), <, 160);

  /* what is above and below it changes meanwhile */
  gtk_string_list_append (site.model, "000000");
  gtk_string_list_append (site.model, "999999");
  ptero_test_wait (has_all, &site);
  g_assert_cmpuint (steps.longest, <=, 22);
  g_assert_cmpuint (n_least, >, 100);
  assert_in_order (&site, 162);
  g_assert_cmpuint (ptero_table_get_n_selected (site.table), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  g_assert_true (gtk_selection_model_is_selected (selection, 160));

  tear_down (&site);
}

static gboolean
scroll_to_end (gpointer data)
{
  Site *site = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (site->view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));

  return gtk_adjustment_get_value (adjustment) > 10 * N_ITEMS;
}

/* Rows are at both ends of a long list: the many items between have none, and are let go of at
 * once. */
static void
test_leave_long (void)
{
  g_autoptr(GtkStringList) other = gtk_string_list_new ((const char *[]) { "one", "two", NULL });
  Site site;

  set_up (&site);
  fill (&site, N_ITEMS);
  ptero_test_wait (is_shown, &site);
  ptero_test_spin (200);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (site.view)), GTK_DIR_TAB_FORWARD);
  ptero_test_wait (scroll_to_end, &site);
  ptero_test_spin (200);

  ptero_table_set_model (site.table, G_LIST_MODEL (other));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (site.view))),
                    <, 500);
  g_set_object (&site.model, other);
  ptero_test_wait (has_all, &site);

  tear_down (&site);
}

/* The number of pixels of a cell's width that a text asks for. */
static int
measure_text (GtkWidget  *cell,
              const char *text)
{
  g_autoptr(GtkStringObject) item = gtk_string_object_new (text);
  int width;

  ptero_table_cell_set_item (PTERO_TABLE_CELL (cell), item, 0);
  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  ptero_table_cell_set_item (PTERO_TABLE_CELL (cell), NULL, GTK_INVALID_LIST_POSITION);

  return width;
}

/* A cell is as wide as its text needs, in bounds; where the column takes what is left, no text has
 * an influence. */
static void
test_width (void)
{
  static const PteroColumn kinds[] = {
    { "text", "Text", .dup_text = dup_text },
    { "name", "Name", .dup_text = dup_text, .flags = PTERO_COLUMN_EXPAND },
  };
  g_autofree char *endless = g_strnfill (1000, 'w');
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = ptero_table_cell_new (&kinds[0], FALSE);
  GtkWidget *name = ptero_table_cell_new (&kinds[1], FALSE);
  int width;

  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), name);
  gtk_window_set_child (GTK_WINDOW (window), box);
  width = measure_text (text, "some words");
  g_assert_cmpint (measure_text (text, "some more words"), >, width);
  g_assert_cmpint (measure_text (text, endless), <, 100 * width);
  g_assert_cmpint (measure_text (text, "some words"), ==, width);
  g_assert_cmpint (measure_text (name, endless), ==, measure_text (name, "some words"));

  gtk_window_destroy (GTK_WINDOW (window));
}

static GBytes *
draw (GtkWidget *widget)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GBytes *bytes;

  ptero_test_spin (100);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  bytes = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);

  return bytes;
}

static gboolean
changes_when_pointed_at (GtkWidget *line)
{
  g_autoptr(GBytes) before = draw (line);
  g_autoptr(GBytes) pointed = NULL;
  g_autoptr(GBytes) after = NULL;

  gtk_widget_set_state_flags (line, GTK_STATE_FLAG_PRELIGHT, FALSE);
  pointed = draw (line);
  gtk_widget_unset_state_flags (line, GTK_STATE_FLAG_PRELIGHT);
  after = draw (line);
  g_assert_true (g_bytes_equal (before, after));

  return !g_bytes_equal (before, pointed);
}

/* A text that leads somewhere is underlined while it is pointed at, and is no wider than it has to
 * be. */
static void
test_link (void)
{
  static const PteroColumn kinds[] = {
    { "link", "Link", .dup_text = dup_text, .flags = PTERO_COLUMN_LINK },
    { "text", "Text", .dup_text = dup_text },
  };
  g_autoptr(GtkStringObject) item = gtk_string_object_new ("somewhere");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 500, 100);
  gtk_window_set_child (GTK_WINDOW (window), box);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *cell = ptero_table_cell_new (&kinds[i], FALSE);

      ptero_table_cell_set_item (PTERO_TABLE_CELL (cell), item, 0);
      gtk_box_append (GTK_BOX (box), cell);
    }
  gtk_window_present (GTK_WINDOW (window));
  ptero_test_spin (200);

  for (GtkWidget *cell = gtk_widget_get_first_child (box); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      gboolean is_link =
        (ptero_table_cell_get_column (PTERO_TABLE_CELL (cell))->flags & PTERO_COLUMN_LINK) != 0;
      GtkWidget *line = ptero_test_find_type (cell, PTERO_TYPE_LINE);

      g_assert_true (ptero_table_cell_is_link (PTERO_TABLE_CELL (cell), line) == is_link);
      g_assert_true (changes_when_pointed_at (line) == is_link);
      if (is_link)
        g_assert_cmpint (gtk_widget_get_width (line), <, 250);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is to be selected may be one of those that are not handed on yet. */
static void
test_select_last (void)
{
  g_autoptr(GtkStringObject) last = NULL;
  Site site;

  set_up (&site);
  fill (&site, 75);
  last = g_list_model_get_item (G_LIST_MODEL (site.model), 74);
  g_assert_true (ptero_table_select (site.table, last));
  g_assert_cmpuint (ptero_table_get_n_selected (site.table), ==, 1);

  tear_down (&site);
}

/* The items that a pointer finds from the top of the table to its end. */
static char *
dup_found (Site *site)
{
  GString *found = g_string_new (NULL);
  GObject *above = NULL;

  for (int y = 0; y < gtk_widget_get_height (GTK_WIDGET (site->table)); y++)
    {
      g_autoptr(GObject) item = ptero_table_get_item_at (site->table, 60, y);

      if (item != NULL && item != above)
        g_string_append_printf (found, "%s ",
                                gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
      above = item;
    }

  return g_string_free (found, FALSE);
}

static gboolean
finds_all (gpointer user_data)
{
  g_autofree char *found = dup_found (user_data);

  return g_str_equal (found, "a b c ");
}

/* A row that others came before is not bound anew, and a click is for it all the same. */
static void
test_row_moved (void)
{
  Site site;

  set_up (&site);
  gtk_string_list_append (site.model, "b");
  gtk_string_list_append (site.model, "c");
  ptero_test_wait (is_shown, &site);
  ptero_test_spin (200);
  gtk_string_list_append (site.model, "a");
  ptero_test_wait (finds_all, &site);

  tear_down (&site);
}

static void
find_number (GtkWidget  *widget,
             GtkWidget **found)
{
  if (PTERO_IS_TABLE_CELL (widget) &&
      ptero_table_cell_get_column (PTERO_TABLE_CELL (widget)) == &columns[1] &&
      gtk_widget_get_mapped (widget))
    *found = ptero_test_find_type (widget, PTERO_TYPE_LINE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL &&
       *found == NULL; child = gtk_widget_get_next_sibling (child))
    find_number (child, found);
}

/* A number that is cut would be another one: rather a name is. */
static void
test_numbers_whole (void)
{
  GtkWidget *line = NULL;
  Site site;

  set_up (&site);
  gtk_window_set_default_size (GTK_WINDOW (site.window), 260, 400);
  gtk_string_list_append (site.model, "1234567890123456");
  ptero_test_wait (is_shown, &site);
  ptero_test_spin (200);
  find_number (GTK_WIDGET (site.table), &line);
  g_assert_nonnull (line);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (site.table)), <, 300);
  g_assert_cmpstr (ptero_line_get_text (PTERO_LINE (line)), ==, "1234567890123456");
  g_assert_cmpint (gtk_widget_get_width (line), >=, ptero_line_get_text_width (PTERO_LINE (line)));

  tear_down (&site);
}

/* A row does not look pressed for good after its menu was open. */
static void
test_menu_closed (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *popover;
  GtkWidget *row;
  Site site;

  set_up (&site);
  g_menu_append (menu, "Open", "test.open");
  ptero_table_set_menu (site.table, G_MENU_MODEL (menu));
  fill (&site, 5);
  ptero_test_wait (is_shown, &site);
  ptero_test_spin (100);
  row = gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (site.view)));
  popover = ptero_test_find_type (GTK_WIDGET (site.table), GTK_TYPE_POPOVER_MENU);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_set_state_flags (row, GTK_STATE_FLAG_ACTIVE, FALSE);
  gtk_popover_popdown (GTK_POPOVER (popover));
  ptero_test_spin (50);
  g_assert_false (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_ACTIVE);
  tear_down (&site);
}

/* All are selected by the box over their boxes, and none by it where all are. */
static void
test_check_all (void)
{
  g_autoptr(GListModel) controllers = NULL;
  g_autoptr(GObject) gesture = NULL;
  GtkWidget *image;
  Site site;

  set_up (&site);
  ptero_table_set_checks (site.table);
  fill (&site, 5);
  ptero_test_wait (is_shown, &site);
  image = ptero_test_find_type (gtk_widget_get_first_child (GTK_WIDGET (site.view)),
                                GTK_TYPE_IMAGE);
  controllers = gtk_widget_observe_controllers (image);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_set_object (&gesture, controller);
    }
  g_assert_null (ptero_test_find_label (gtk_widget_get_parent (image), "Name"));
  g_signal_emit_by_name (gesture, "released", 1, 0., 0.);
  g_assert_cmpuint (ptero_table_get_n_selected (site.table), ==, 5);
  g_assert_true (gtk_widget_get_state_flags (image) & GTK_STATE_FLAG_CHECKED);
  g_signal_emit_by_name (gesture, "released", 1, 0., 0.);
  g_assert_cmpuint (ptero_table_get_n_selected (site.table), ==, 0);
  g_assert_false (gtk_widget_get_state_flags (image) & GTK_STATE_FLAG_CHECKED);
  tear_down (&site);
}

/* No cell is a formula, however it is hidden; what is none stays as it is. */
static void
test_formulas (void)
{
  static const struct { const char *text; const char *cell; } cells[] = {
    { "=cmd()", "\"'=cmd()\"" }, { "-2", "\"'-2\"" }, { "\t=1", "\"'\t=1\"" },
    { " =1", "\"' =1\"" },
    { "\u200b\u00a0+1", "\"'\u200b\u00a0+1\"" }, { "\u202e@SUM(1)", "\"'\u202e@SUM(1)\"" },
    { "\uff1d1+1", "\"'\uff1d1+1\"" },
    { "a=1", "\"a=1\"" }, { " a", "\" a\"" }, { "", "\"\"" }, { "\"=1\"", "\"\"\"=1\"\"\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr(GtkStringList) items =
        gtk_string_list_new ((const char *const[]) { cells[i].text, NULL });
      g_autofree char *csv = ptero_export_to_csv (columns, 1, G_LIST_MODEL (items));
      g_autofree char *wanted = g_strdup_printf ("\"name\"\r\n%s\r\n", cells[i].cell);

      g_assert_cmpstr (csv, ==, wanted);
    }
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);
  ptero_test_models_watch ();

  g_test_add_func ("/table/many", test_many);
  g_test_add_func ("/table/none-found", test_none_found);
  g_test_add_func ("/table/search-given-up", test_search_given_up);
  g_test_add_func ("/table/name-second", test_name_second);
  g_test_add_func ("/table/title-ends", test_title_ends);
  g_test_add_func ("/table/destroyed-before", test_destroyed_before);
  g_test_add_func ("/table/direction", test_direction);
  g_test_add_func ("/table/shrink", test_shrink);

  g_test_add_func ("/table/few-at-a-time", test_few_at_a_time);
  g_test_add_func ("/table/leave-long", test_leave_long);
  g_test_add_func ("/table/many-between", test_many_between);
  g_test_add_func ("/table/width", test_width);
  g_test_add_func ("/table/link", test_link);
  g_test_add_func ("/table/select-last", test_select_last);
  g_test_add_func ("/table/row-moved", test_row_moved);
  g_test_add_func ("/table/numbers-whole", test_numbers_whole);
  g_test_add_func ("/table/menu-closed", test_menu_closed);
  g_test_add_func ("/table/check-all", test_check_all);
  g_test_add_func ("/table/formulas", test_formulas);

  return g_test_run ();
}
