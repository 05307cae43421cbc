/* ptero-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-private.h"

#include <glib/gi18n.h>

#include "ptero-list-bin.h"
#include "ptero-table-cell.h"
#include "ptero-table-scroll.h"
#include "ptero-words.h"

/**
 * PteroTable:
 *
 * A table of whatever a list model holds, made from a description of its
 * columns: sorted by a click on a title, which is remembered, searched, with a
 * selection of many and a menu for it.
 *
 * A table whose model is sorted by the panel tells by
 * [signal@Ptero.Table::sort-changed] what order is wanted.
 *
 * A click on a link follows it and selects nothing: whoever has no pointer
 * finds where it leads in the menu.
 */
enum {
  ACTIVATE,
  FOLLOW,
  SELECTION_CHANGED,
  SORT_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroTable, ptero_table, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  PteroTable *self = user_data;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  if (self->words == NULL)
    return TRUE;

  for (guint i = 0; i < self->n_searched; i++)
    {
      gboolean searched = self->searched_column == NULL ||
                          g_str_equal (self->columns[i].id, self->searched_column);
      g_autofree char *cell = searched ? self->columns[i].dup_text (item) : NULL;

      if (cell != NULL)
        g_string_append_printf (text, "%s\n", cell);
    }
  folded = g_utf8_casefold (text->str, -1);

  return ptero_words_match (folded, (const char *const *) self->words) != PTERO_WORDS_NONE;
}

/* To find everything takes no time, but to show it piece by piece has rows made and destroyed over
 * and over.
 *
 * GTK 4.8 looks at what is left when it is no longer to do so piece by piece, but does not tell of
 * what it finds: that has no rows, and when it goes, the view takes away what it does not have,
 * which ends the program. So nothing may be left then. */
static void
update_incremental (PteroTable *self)
{
  gboolean incremental = self->by_panel || self->words != NULL;

  if (incremental || (gtk_filter_list_model_get_model (self->filtered) != NULL &&
                      gtk_filter_list_model_get_pending (self->filtered) == 0))
    gtk_filter_list_model_set_incremental (self->filtered, incremental);
}

/* Looking at every item has all pages fetched: it is not done in vain. */
static void
update_filter (PteroTable *self)
{
  gboolean needed = !self->by_panel || self->words != NULL || self->only != NULL;

  update_incremental (self);
  gtk_filter_list_model_set_filter (self->filtered, needed ? GTK_FILTER (self->filters) : NULL);
}

/* What comes before its row, or goes, moves the row, which is not bound anew for that. */
static void
position_cb (PteroTableCell *cell,
             GParamSpec     *pspec,
             GtkListItem    *item)
{
  if (gtk_list_item_get_item (item) != NULL)
    ptero_table_cell_set_position (cell, gtk_list_item_get_position (item));
}

static void
setup (GtkListItem       *item,
       const PteroColumn *column,
       gboolean           secondary)
{
  GtkWidget *cell = ptero_table_cell_new (column, secondary);

  /* A click is for the row. On 4.8 a cell takes it too: what Ctrl selects would be unselected at
   * once. */
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, cell);
  g_signal_connect_object (item, "notify::position", G_CALLBACK (position_cb), cell,
                           G_CONNECT_SWAPPED);
}

/* One column has the name, the first as a rule, and others say more of what it names. */
static gboolean
is_name (PteroTable        *self,
         const PteroColumn *column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if ((self->columns[i].flags & PTERO_COLUMN_NAME) != 0)
      return column == &self->columns[i];

  return column == self->columns;
}

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               const PteroColumn        *column)
{
  setup (item, column, FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const PteroColumn        *column)
{
  setup (item, column, TRUE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  ptero_table_cell_set_item (PTERO_TABLE_CELL (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item),
                             gtk_list_item_get_position (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  ptero_table_cell_set_item (PTERO_TABLE_CELL (gtk_list_item_get_child (item)), NULL,
                             GTK_INVALID_LIST_POSITION);
}

static void
add_column (PteroTable        *self,
            const PteroColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) view_column = NULL;
  g_autoptr(GtkSorter) sorter = ptero_table_create_sorter (self, column);

  g_signal_connect (factory, "setup", is_name (self, column)
                      ? G_CALLBACK (setup_name_cb)
                      : G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view_column = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, column->title), factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, (column->flags & PTERO_COLUMN_EXPAND) != 0);
  gtk_column_view_column_set_visible (view_column, (column->flags & PTERO_COLUMN_UNSEEN) == 0);
  gtk_column_view_append_column (self->view, view_column);
  g_ptr_array_add (self->view_columns, view_column);
}

/* On 4.8 a title is a text only: the one of numbers, be they a text or a meter, ends where they
 * do. */
static void
arrange_titles (PteroTable *self)
{
  GtkWidget *title =
    gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));

  for (guint i = 0; i < self->n_columns && title != NULL; i++,
       title = gtk_widget_get_next_sibling (title))
    if ((self->columns[i].flags & PTERO_COLUMN_NUMERIC) != 0 || self->columns[i].get_meter != NULL)
      {
        gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
        gtk_widget_add_css_class (title, "number");
      }
}

static void
sorter_changed_cb (PteroTable *self)
{
  if (self->restoring || self->asking)
    return;

  ptero_table_save_sort (self);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static void
activate_cb (PteroTable *self,
             guint       position)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0, item);
}

static void
selection_changed_cb (PteroTable *self)
{
  ptero_table_settle (self);
  ptero_table_feed_set_keeps (self->feed, ptero_table_get_n_selected (self) > 0);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static gboolean
pending_idle_cb (gpointer user_data)
{
  PteroTable *self = user_data;

  self->pending = 0;
  update_incremental (self);
  selection_changed_cb (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: what is sorted has not heard of it yet. */
static void
pending_cb (PteroTable *self)
{
  if (self->pending == 0)
    self->pending = g_idle_add_full (G_PRIORITY_DEFAULT, pending_idle_cb, self, NULL);
}

/* The cell of the row at a place of the table. */
static PteroTableCell *
find_cell (GtkWidget *widget)
{
  if (PTERO_IS_TABLE_CELL (widget))
    return PTERO_TABLE_CELL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PteroTableCell *cell = find_cell (child);

      if (cell != NULL)
        return cell;
    }

  return NULL;
}

static gboolean
is_row (GtkWidget *widget)
{
  return g_str_equal (gtk_widget_get_css_name (widget), "row");
}

/* What has rows: that near to what is in sight, and what has the focus, wherever that is. */
static void
drain (PteroTable *self)
{
  g_autoptr(GtkBitset) rows = gtk_bitset_new_empty ();

  for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (self->view)));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      PteroTableCell *cell = find_cell (row);
      guint position = cell != NULL
                         ? ptero_table_cell_get_position (cell)
                         : GTK_INVALID_LIST_POSITION;

      if (position != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (rows, position);
    }

  ptero_table_feed_drain (self->feed, rows);
}

static PteroTableCell *
pick_cell (PteroTable *self,
           double      x,
           double      y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != GTK_WIDGET (self) && !is_row (widget))
    widget = gtk_widget_get_parent (widget);

  return widget != NULL && widget != GTK_WIDGET (self) ? find_cell (widget) : NULL;
}

/*< private >
 * ptero_table_popup:
 * @self: a table
 * @x: a place in it
 * @y: a place in it
 *
 * Shows the menu there.
 */
void
ptero_table_popup (PteroTable *self,
                   double      x,
                   double      y)
{
  if (self->menu == NULL)
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The cell whose link is at a place of the table. */
static PteroTableCell *
pick_link (PteroTable *self,
           double      x,
           double      y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = widget != NULL ? gtk_widget_get_ancestor (widget, PTERO_TYPE_TABLE_CELL) : NULL;

  return cell != NULL && ptero_table_cell_is_link (PTERO_TABLE_CELL (cell),
                                                   widget) ? PTERO_TABLE_CELL (cell) : NULL;
}

/* With a modifier it is for the selection. */
static gboolean
is_plain (GtkGesture *gesture)
{
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  return gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_PRIMARY &&
         (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0;
}

static gboolean
may_follow (GtkGesture *gesture,
            int         n_press)
{
  return n_press == 1 && is_plain (gesture);
}

static void
released_cb (PteroTable *self,
             int         n_press,
             double      x,
             double      y,
             GtkGesture *gesture)
{
  PteroTableCell *cell = may_follow (gesture, n_press) ? pick_link (self, x, y) : NULL;
  g_autoptr(GObject) item = NULL;

  if (cell == NULL || cell != self->pressed_link)
    return;

  self->pressed_link = NULL;
  item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                ptero_table_cell_get_position (cell));
  if (item != NULL)
    g_signal_emit (self, signals[FOLLOW], 0, ptero_table_cell_get_column (cell)->id, item);
}

static void
pressed_cb (PteroTable *self,
            int         n_press,
            double      x,
            double      y,
            GtkGesture *gesture)
{
  PteroTableCell *cell = pick_cell (self, x, y);
  guint position = cell != NULL ? ptero_table_cell_get_position (cell) : GTK_INVALID_LIST_POSITION;

  self->pressed_link = may_follow (gesture, n_press) ? pick_link (self, x, y) : NULL;
  if (self->pressed_link != NULL)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }

  if (position != GTK_INVALID_LIST_POSITION && is_plain (gesture) &&
      ptero_table_press_check (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT),
                               position))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }

  if (position == GTK_INVALID_LIST_POSITION ||
      !gdk_event_triggers_context_menu (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture))))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  ptero_table_popup (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  PteroTable *self = PTERO_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (ptero_table_get_n_selected (self) == 0 || focus == NULL ||
      !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;

  ptero_table_popup (self, bounds.origin.x + 24, bounds.origin.y + bounds.size.height / 2);

  return TRUE;
}

/* A row that its menu was opened from hears nothing of the button that is let go, and would look
 * pressed for good. */
static void
release_rows (PteroTable *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (self->view)));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_unset_state_flags (row, GTK_STATE_FLAG_ACTIVE);
}

static void
menu_closed_cb (PteroTable *self)
{
  release_rows (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
ptero_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_TABLE (widget)->view));
}

static gboolean
ptero_table_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  gboolean moved;

  if (ptero_list_bin_move_focus (widget, direction, &moved))
    return moved;

  return GTK_WIDGET_CLASS (ptero_table_parent_class)->focus (widget, direction);
}

static void
ptero_table_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  PteroTable *self = PTERO_TABLE (widget);

  ptero_table_allocate (self->scroller, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
ptero_table_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  gtk_widget_measure (PTERO_TABLE (widget)->scroller, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
ptero_table_dispose (GObject *object)
{
  PteroTable *self = PTERO_TABLE (object);

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      gtk_column_view_set_model (self->view, NULL);
    }
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      /* they are put into another order once more, as the view goes, and its order with it */
      g_signal_handlers_disconnect_by_data (self->filtered, self);
      g_signal_handlers_disconnect_by_data (self->sorted, self);
    }
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->view = NULL;
  g_clear_object (&self->hold);
  g_clear_object (&self->selection);
  g_clear_object (&self->feed);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filters);
  self->search = NULL;
  self->only = NULL;
  g_clear_object (&self->model);

  G_OBJECT_CLASS (ptero_table_parent_class)->dispose (object);
}

static void
ptero_table_finalize (GObject *object)
{
  PteroTable *self = PTERO_TABLE (object);

  g_clear_pointer (&self->view_columns, g_ptr_array_unref);
  g_strfreev (self->words);
  g_free (self->id);

  G_OBJECT_CLASS (ptero_table_parent_class)->finalize (object);
}

static void
ptero_table_class_init (PteroTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_table_dispose;
  object_class->finalize = ptero_table_finalize;
  widget_class->focus = ptero_table_focus;
  widget_class->grab_focus = ptero_table_grab_focus;
  widget_class->measure = ptero_table_measure;
  widget_class->size_allocate = ptero_table_size_allocate;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);

  /**
   * PteroTable::activate:
   * @item: an item
   *
   * An item was double-clicked, or Enter pressed on it.
   */
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_OBJECT);
  /**
   * PteroTable::follow:
   * @column: the id of a column
   * @item: an item
   *
   * A link was clicked.
   */
  signals[FOLLOW] = g_signal_new ("follow", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_OBJECT);
  /**
   * PteroTable::selection-changed:
   *
   * Other items are selected, or there.
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PteroTable::sort-changed:
   *
   * The person wants another order: see [method@Ptero.Table.get_sort].
   */
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_table_init (PteroTable *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->view_columns = g_ptr_array_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "ptero-table");
  gtk_column_view_set_enable_rubberband (self->view, FALSE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (gesture, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  ptero_table_heed_events (self);

  self->search = gtk_custom_filter_new (matches, self, NULL);
  self->filters = gtk_every_filter_new ();
  gtk_multi_filter_append (GTK_MULTI_FILTER (self->filters), GTK_FILTER (self->search));
  self->sorter = gtk_multi_sorter_new ();
}

/**
 * ptero_table_new:
 * @id: what its order is remembered by
 * @columns: (array length=n_columns): its columns, which outlive it
 * @n_columns: how many
 *
 * Returns: (transfer floating): a table without a model
 */
GtkWidget *
ptero_table_new (const char        *id,
                 const PteroColumn *columns,
                 guint              n_columns)
{
  PteroTable *self;

  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (PTERO_TYPE_TABLE, NULL);
  self->id = g_strdup (id);
  self->columns = columns;
  self->n_columns = n_columns;
  self->n_searched = n_columns;
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i]);
  arrange_titles (self);
  ptero_table_restore_sort (self);

  gtk_multi_sorter_append (self->sorter, g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filters)));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)),
                                          GTK_SORTER (g_object_ref (self->sorter)));
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
  self->feed = ptero_table_feed_new (G_LIST_MODEL (self->sorted));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->feed)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  self->hold = ptero_table_hold_new (self->view, self->filtered, self->sorted);

  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_object (self->filtered, "notify::pending", G_CALLBACK (pending_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorted, "notify::pending", G_CALLBACK (ptero_table_settle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (sorter_changed_cb), self);

  return GTK_WIDGET (self);
}

/**
 * ptero_table_set_model:
 * @self: a table
 * @model: (nullable): what it shows
 */
void
ptero_table_set_model (PteroTable *self,
                       GListModel *model)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  drain (self);
  g_set_object (&self->model, model);
  self->fresh = TRUE;
  ptero_table_hold_watch (self->hold, model);
  gtk_filter_list_model_set_model (self->filtered, model);
}

/**
 * ptero_table_set_sorted:
 * @self: a table
 * @sorted: whether the model comes in the order that is wanted
 *
 * A model of pages is sorted, and as a rule searched, by the panel: what is
 * searched here needs all of them, which are fetched then.
 */
void
ptero_table_set_sorted (PteroTable *self,
                        gboolean    sorted)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  for (guint i = 0; sorted && i < self->n_columns; i++)
    if (self->columns[i].server_sort == NULL)
      gtk_column_view_column_set_sorter (self->view_columns->pdata[i], NULL);
  gtk_sort_list_model_set_sorter (self->sorted, sorted ? NULL : GTK_SORTER (self->sorter));
  self->by_panel = sorted;
  update_filter (self);
}

/**
 * ptero_table_set_filter:
 * @self: a table
 * @filter: (transfer full): what an item has to pass, beside the search; may be set once
 */
void
ptero_table_set_filter (PteroTable *self,
                        GtkFilter  *filter)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  gtk_multi_filter_append (GTK_MULTI_FILTER (self->filters), filter);
}

/**
 * ptero_table_set_searched:
 * @self: a table
 * @n_columns: how many columns, from the first, are searched
 *
 * All are, by default.
 */
void
ptero_table_set_searched (PteroTable *self,
                          guint       n_columns)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  self->n_searched = MIN (n_columns, self->n_columns);
}

/**
 * ptero_table_set_searched_column:
 * @self: a table
 * @column: (nullable): the id of the only column that is searched, a constant; %NULL for any
 */
void
ptero_table_set_searched_column (PteroTable *self,
                                 const char *column)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  self->searched_column = column;
}

/**
 * ptero_table_set_only:
 * @self: a table
 * @filter: (transfer full) (nullable): what an item has to pass, instead of what was set so before
 *
 * Shows a part of the items; all pages of a model of pages are fetched for that.
 */
void
ptero_table_set_only (PteroTable *self,
                      GtkFilter  *filter)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  for (guint i = 0; self->only != NULL &&
       i < g_list_model_get_n_items (G_LIST_MODEL (self->filters)); i++)
    {
      g_autoptr(GtkFilter) present = g_list_model_get_item (G_LIST_MODEL (self->filters), i);

      if (present != self->only)
        continue;
      gtk_multi_filter_remove (GTK_MULTI_FILTER (self->filters), i);
      break;
    }
  self->only = filter;
  if (filter != NULL)
    gtk_multi_filter_append (GTK_MULTI_FILTER (self->filters), filter);
  update_filter (self);
}

/**
 * ptero_table_set_search:
 * @self: a table
 * @text: (nullable): words, all of which a row has to contain
 */
void
ptero_table_set_search (PteroTable *self,
                        const char *text)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  g_strfreev (self->words);
  self->words = ptero_words_split (text != NULL ? text : "");
  if (self->words[0] == NULL)
    g_clear_pointer (&self->words, g_strfreev);
  update_filter (self);
  gtk_filter_changed (GTK_FILTER (self->search), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * ptero_table_set_narrow:
 * @self: a table
 * @narrow: whether there is little place, so that details are left out
 */
void
ptero_table_set_narrow (PteroTable *self,
                        gboolean    narrow)
{
  GtkColumnViewColumn *first = NULL;
  gboolean expands = FALSE;

  g_return_if_fail (PTERO_IS_TABLE (self));

  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean visible = (self->columns[i].flags & (PTERO_COLUMN_UNSEEN |
                                                    (narrow ? PTERO_COLUMN_DETAIL : 0))) == 0;

      gtk_column_view_column_set_visible (self->view_columns->pdata[i], visible);
      gtk_column_view_column_set_expand (self->view_columns->pdata[i],
                                         (self->columns[i].flags & PTERO_COLUMN_EXPAND) != 0);
      expands |= visible && (self->columns[i].flags & PTERO_COLUMN_EXPAND) != 0;
      if (visible && first == NULL)
        first = self->view_columns->pdata[i];
    }

  /* the one that takes the rest of the width may be a detail */
  if (!expands && first != NULL)
    gtk_column_view_column_set_expand (first, TRUE);
}

/**
 * ptero_table_set_menu:
 * @self: a table
 * @menu: what can be done with the selection
 */
void
ptero_table_set_menu (PteroTable *self,
                      GMenuModel *menu)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
}

/**
 * ptero_table_get_items:
 * @self: a table
 *
 * Returns: (transfer none): what is shown, in its order
 */
GListModel *
ptero_table_get_items (PteroTable *self)
{
  g_return_val_if_fail (PTERO_IS_TABLE (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

/**
 * ptero_table_get_model:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): what it shows, before it is searched and sorted
 */
GListModel *
ptero_table_get_model (PteroTable *self)
{
  g_return_val_if_fail (PTERO_IS_TABLE (self), NULL);

  return self->model;
}

/**
 * ptero_table_get_settled:
 * @self: a table
 *
 * Returns: whether it is through with the search and the order of all items
 */
gboolean
ptero_table_get_settled (PteroTable *self)
{
  g_return_val_if_fail (PTERO_IS_TABLE (self), FALSE);

  return gtk_filter_list_model_get_pending (self->filtered) == 0 &&
         gtk_sort_list_model_get_pending (self->sorted) == 0;
}

/**
 * ptero_table_get_pending:
 * @self: a table
 *
 * Returns: whether the search is not through with all items yet
 */
gboolean
ptero_table_get_pending (PteroTable *self)
{
  g_return_val_if_fail (PTERO_IS_TABLE (self), FALSE);

  return gtk_filter_list_model_get_pending (self->filtered) > 0;
}

/**
 * ptero_table_get_item_at:
 * @self: a table
 * @x: a place in it
 * @y: a place in it
 *
 * Returns: (transfer full) (nullable) (type GObject): the item whose row is there
 */
gpointer
ptero_table_get_item_at (PteroTable *self,
                         double      x,
                         double      y)
{
  PteroTableCell *cell;

  g_return_val_if_fail (PTERO_IS_TABLE (self), NULL);

  cell = pick_cell (self, x, y);

  return cell != NULL ? g_list_model_get_item (G_LIST_MODEL (self->selection),
                                               ptero_table_cell_get_position (cell)) : NULL;
}

/**
 * ptero_table_get_columns:
 * @self: a table
 * @n_columns: (out): how many there are
 *
 * Returns: (transfer none): its columns
 */
const PteroColumn *
ptero_table_get_columns (PteroTable *self,
                         guint      *n_columns)
{
  g_return_val_if_fail (PTERO_IS_TABLE (self), NULL);

  *n_columns = self->n_columns;

  return self->columns;
}
