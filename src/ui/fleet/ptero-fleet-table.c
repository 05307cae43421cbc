/* ptero-fleet-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-table-private.h"

#include <glib/gi18n.h>

#include "ptero-column-view.h"
#include "ptero-fleet-cell.h"
#include "ptero-list-bin.h"

/**
 * PteroFleetTable:
 *
 * The table of servers: columns, their choice, order and width, and sorting
 * by a click on a title.
 *
 * A column is as wide as its longest value, which is measured once over all
 * servers: were it left to the rows that are bound, columns would move while
 * one scrolls. The name takes the rest. Where they do not fit, panel and node
 * are cut, and then columns are left out, the less important ones first: a
 * table that has to be scrolled sideways hides its buttons.
 */

G_DEFINE_FINAL_TYPE (PteroFleetTable, ptero_fleet_table, GTK_TYPE_WIDGET)

/* A click is for the row. On 4.8 a cell takes it too, and what it did, the row takes back. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  kind)
{
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, ptero_fleet_cell_new (GPOINTER_TO_UINT (kind), list_item));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  ptero_fleet_cell_set_slot (PTERO_FLEET_CELL (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  ptero_fleet_cell_set_slot (PTERO_FLEET_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static GtkColumnViewColumn *
create_column (const char *title,
               guint       kind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (kind));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  return gtk_column_view_column_new (title, factory);
}

static PteroFleetColumn
find_column (PteroFleetTable     *self,
             GtkColumnViewColumn *column)
{
  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    {
      if (self->columns[i] == column)
        return i;
    }

  return PTERO_FLEET_COLUMN_NONE;
}

/* The arrow in the title. The view's own sorter sorts nothing. */
static void
show_order (PteroFleetTable *self)
{
  PteroFleetColumn column = ptero_fleet_sorter_get_column (self->sorter);

  self->sorting = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  if (column != PTERO_FLEET_COLUMN_NONE)
    gtk_column_view_sort_by_column (self->view, self->columns[column],
                                    ptero_fleet_sorter_get_descending (self->sorter)
                                      ? GTK_SORT_DESCENDING
                                      : GTK_SORT_ASCENDING);
  self->sorting = FALSE;
}

/* What uses the most is looked for, not what is idle. */
static gboolean
is_usage (PteroFleetColumn column)
{
  return column == PTERO_FLEET_COLUMN_CPU || column == PTERO_FLEET_COLUMN_MEMORY ||
         column == PTERO_FLEET_COLUMN_DISK;
}

/* Up, down, and back to the fleet's own order; with usage down is first. */
static void
cycle_order (PteroFleetTable  *self,
             PteroFleetColumn  column)
{
  if (ptero_fleet_sorter_get_column (self->sorter) != column)
    ptero_fleet_sorter_set_order (self->sorter, column, is_usage (column));
  else if (ptero_fleet_sorter_get_descending (self->sorter) == is_usage (column))
    ptero_fleet_sorter_set_order (self->sorter, column, !is_usage (column));
  else
    ptero_fleet_sorter_set_order (self->sorter, PTERO_FLEET_COLUMN_NONE, FALSE);

  /* what comes first now is what was asked for */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
}

/* Also where a newer version has kept a column that is not known here: that is no order. */
static gboolean
is_order_kept (PteroFleetTable *self)
{
  g_autofree char *nick = g_settings_get_string (self->settings, "fleet-sort-column");

  return ptero_fleet_column_from_nick (nick) == ptero_fleet_sorter_get_column (self->sorter) &&
         !!g_settings_get_boolean (self->settings, "fleet-sort-descending") ==
         ptero_fleet_sorter_get_descending (self->sorter);
}

static void
sorter_changed_cb (PteroFleetTable *self)
{
  PteroFleetColumn column = ptero_fleet_sorter_get_column (self->sorter);

  show_order (self);

  if (self->settings == NULL || self->show_reason || is_order_kept (self))
    return;

  g_settings_set_string (self->settings, "fleet-sort-column",
                         column != PTERO_FLEET_COLUMN_NONE
                           ? ptero_fleet_column_get_nick (column)
                           : "");
  g_settings_set_boolean (self->settings, "fleet-sort-descending",
                          ptero_fleet_sorter_get_descending (self->sorter));
}

/* The view sorts by keyboard where titles take the focus; there it tells the column. */
static void
view_sorter_changed_cb (PteroFleetTable *self)
{
  PteroFleetColumn column;

  if (self->sorting || self->sorter == NULL)
    return;

  column = find_column (self, ptero_column_view_get_sort_column (self->view));
  if (column != PTERO_FLEET_COLUMN_NONE)
    cycle_order (self, column);
}

static void
title_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   PteroFleetTable *self)
{
  GtkWidget *title = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  PteroFleetColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (title), "ptero-column"));

  if (self->sorter == NULL || !gtk_widget_contains (title, x, y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  cycle_order (self, column);
}

/* GTK builds the titles; only their text is given. Numbers stand at the end, and so does their
 * title. */
static void
arrange_title (PteroFleetTable  *self,
               GtkWidget        *title,
               PteroFleetColumn  column)
{
  GtkGesture *gesture;

  if (column == PTERO_FLEET_COLUMN_NONE ||
      g_object_get_data (G_OBJECT (title), "ptero-arranged") != NULL)
    return;

  g_object_set_data (G_OBJECT (title), "ptero-arranged", GUINT_TO_POINTER (TRUE));
  g_object_set_data (G_OBJECT (title), "ptero-column", GUINT_TO_POINTER (column));
  if (ptero_fleet_column_is_number (column))
    {
      gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
      gtk_widget_add_css_class (title, "number");
    }

  gesture = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "released", G_CALLBACK (title_released_cb), self, 0);
  gtk_widget_add_controller (title, GTK_EVENT_CONTROLLER (gesture));
}

/* There is one for each column, in their order; two may have the same text. */
static void
arrange_titles (PteroFleetTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkWidget *title =
    gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));

  for (guint i = 0; i < g_list_model_get_n_items (columns) && title != NULL; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      arrange_title (self, title, find_column (self, column));
      title = gtk_widget_get_next_sibling (title);
    }
}

/* The list of one panel leaves its column out, and a narrow one others, which is not a choice. */
static gboolean
is_left_out (PteroFleetTable  *self,
             PteroFleetColumn  column)
{
  return (self->left_out & (1u << column)) != 0 ||
         (column == PTERO_FLEET_COLUMN_PANEL && !self->show_panel);
}

static PteroFleetColumn
parse_column (const char *nick)
{
  return ptero_fleet_column_from_nick (nick + (nick[0] == '-' ? 1 : 0));
}

/* What only a newer version knows stays where it was. */
static void
add_unknown (GPtrArray          *nicks,
             const char * const *saved)
{
  for (guint i = 0; saved[i] != NULL; i++)
    {
      if (parse_column (saved[i]) == PTERO_FLEET_COLUMN_NONE)
        g_ptr_array_insert (nicks, (int) MIN (i, nicks->len), g_strdup (saved[i]));
    }
}

/* One that is hidden is kept with a hyphen before its name, so that it comes back where it was. */
static void
save_columns (PteroFleetTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr(GPtrArray) nicks = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) saved = g_settings_get_strv (self->settings, "fleet-columns");

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      PteroFleetColumn id = find_column (self, column);
      gboolean chosen;

      if (id == PTERO_FLEET_COLUMN_NONE || id == PTERO_FLEET_COLUMN_REASON)
        continue;

      chosen = gtk_column_view_column_get_visible (column) ||
               (is_left_out (self, id) &&
                g_strv_contains ((const char * const *) saved, ptero_fleet_column_get_nick (id)));
      g_ptr_array_add (nicks, g_strconcat (chosen ? "" : "-", ptero_fleet_column_get_nick (id),
                                           NULL));
    }
  add_unknown (nicks, (const char * const *) saved);
  g_ptr_array_add (nicks, NULL);

  if (!g_strv_equal ((const char * const *) nicks->pdata, (const char * const *) saved))
    g_settings_set_strv (self->settings, "fleet-columns", (const char * const *) nicks->pdata);
}

static void
move_column (PteroFleetTable     *self,
             GtkColumnViewColumn *column,
             guint                position)
{
  g_autoptr(GtkColumnViewColumn) there =
    g_list_model_get_item (gtk_column_view_get_columns (self->view), position);

  if (there != column)
    gtk_column_view_insert_column (self->view, position, column);
}

/* After columns came, went or were dragged: checks first, power last, titles as they should be. */
static void
arrange (gpointer data)
{
  PteroFleetTable *self = data;

  self->arrange_source = 0;

  self->loading = TRUE;
  move_column (self, self->check_column, 0);
  move_column (self, self->power_column,
               g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) - 1);
  self->loading = FALSE;

  arrange_titles (self);
  if (self->settings != NULL)
    save_columns (self);
}

static void
columns_changed_cb (PteroFleetTable *self)
{
  if (self->loading)
    return;

  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    {
      if ((self->left_out & (1u << i)) != 0 &&
          gtk_column_view_column_get_visible (self->columns[i]))
        {
          self->left_out &= ~(1u << i);
          self->insisted |= 1u << i;
        }
    }

  if (self->arrange_source == 0)
    self->arrange_source = g_idle_add_once (arrange, self);
}

/* GTK 4.8 makes rows as wide as all columns that have a width, even those that are hidden; then
 * they are scrolled away from their titles where the text runs from right to left. */
static void
visible_changed_cb (GtkColumnViewColumn *column,
                    GParamSpec          *pspec,
                    PteroFleetTable     *self)
{
  PteroFleetColumn id = find_column (self, column);
  int width = id != PTERO_FLEET_COLUMN_NONE ? self->widths[id] : PTERO_FLEET_CHECK_WIDTH;

  if (!gtk_column_view_column_get_visible (column))
    gtk_column_view_column_set_fixed_width (column, 0);
  else if (gtk_column_view_column_get_fixed_width (column) == 0)
    gtk_column_view_column_set_fixed_width (column, width > 0 ? width : -1);

  if (id != PTERO_FLEET_COLUMN_NONE)
    columns_changed_cb (self);
}

static void
show_columns (PteroFleetTable    *self,
              const char * const *nicks)
{
  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    gtk_column_view_column_set_visible (self->columns[i],
                                        ptero_fleet_table_is_wanted (self, nicks, i) &&
                                        (self->left_out & (1u << i)) == 0);
}

static void
place (PteroFleetTable *self)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  int width = (int) gtk_adjustment_get_page_size (adjustment);
  g_auto(GStrv) chosen = NULL;
  const char * const *nicks;
  int checks = gtk_column_view_column_get_visible (self->check_column)
                 ? 0
                 : PTERO_FLEET_CHECK_WIDTH;
  int spare;

  /* what was chosen meanwhile is saved first: else it would be undone */
  if (self->arrange_source != 0)
    {
      g_source_remove (self->arrange_source);
      arrange (self);
    }
  if (width == 0 || self->widths[PTERO_FLEET_COLUMN_STATE] == 0)
    return;

  self->placed = TRUE;
  chosen = g_settings_get_strv (self->settings, "fleet-columns");
  nicks = (const char * const *) chosen;
  spare = MAX (ptero_fleet_table_choose_left_out (self, nicks, width), 0);
  self->loading = TRUE;
  show_columns (self, nicks);
  self->loading = FALSE;
  ptero_fleet_table_place_columns (self, nicks, spare + checks);
}

static gboolean
place_cb (gpointer data)
{
  PteroFleetTable *self = data;

  self->place_source = 0;
  place (self);

  return G_SOURCE_REMOVE;
}

static void
layout_cb (GdkFrameClock   *clock,
           PteroFleetTable *self)
{
  g_signal_handlers_disconnect_by_func (clock, layout_cb, self);
  place (self);
}

/* After the first layout, which tells how wide the table is, and before that is painted: all is
 * laid out once more in the same frame. */
static void
place_first (PteroFleetTable *self,
             GdkFrameClock   *clock)
{
  g_signal_handlers_disconnect_by_func (clock, layout_cb, self);
  g_signal_connect_object (clock, "layout", G_CALLBACK (layout_cb), self, G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/* Not while sizes are being allocated, but before the next frame. */
void
ptero_fleet_table_queue_place (PteroFleetTable *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->settings == NULL)
    return;

  if (!self->placed && clock != NULL)
    place_first (self, clock);
  else if (self->place_source == 0)
    self->place_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_cb, self, NULL);
}

static void
load_columns (PteroFleetTable *self)
{
  g_auto(GStrv) nicks = g_settings_get_strv (self->settings, "fleet-columns");
  guint position = 1;

  self->loading = TRUE;

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      PteroFleetColumn id = parse_column (nicks[i]);

      if (id != PTERO_FLEET_COLUMN_NONE)
        move_column (self, self->columns[id], position++);
      if (id == PTERO_FLEET_COLUMN_NAME && self->show_reason)
        move_column (self, self->columns[PTERO_FLEET_COLUMN_REASON], position++);
    }

  show_columns (self, (const char * const *) nicks);

  self->loading = FALSE;
  columns_changed_cb (self);
  ptero_fleet_table_queue_place (self);
}

/* Another font, perhaps. */
static void
ptero_fleet_table_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ptero_fleet_table_parent_class)->css_changed (widget, change);

  PTERO_FLEET_TABLE (widget)->measured = FALSE;
}

static void
ptero_fleet_table_system_setting_changed (GtkWidget        *widget,
                                          GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (ptero_fleet_table_parent_class)->system_setting_changed (widget, setting);

  PTERO_FLEET_TABLE (widget)->measured = FALSE;
}

static void
ptero_fleet_table_dispose (GObject *object)
{
  PteroFleetTable *self = PTERO_FLEET_TABLE (object);

  /* The view drops its columns, which is no change to be kept. */
  self->loading = TRUE;
  g_clear_handle_id (&self->arrange_source, g_source_remove);
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_object (&self->sorter);
  g_clear_object (&self->settings);
  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->check_column);
  g_clear_object (&self->power_column);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_fleet_table_parent_class)->dispose (object);
}

static gboolean
ptero_fleet_table_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  gboolean moved;

  if (ptero_list_bin_move_focus (widget, direction, &moved))
    return moved;

  return GTK_WIDGET_CLASS (ptero_fleet_table_parent_class)->focus (widget, direction);
}

static void
ptero_fleet_table_class_init (PteroFleetTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_fleet_table_dispose;
  widget_class->css_changed = ptero_fleet_table_css_changed;
  widget_class->focus = ptero_fleet_table_focus;
  widget_class->system_setting_changed = ptero_fleet_table_system_setting_changed;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_fleet_table_init (PteroFleetTable *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  self->scroller = gtk_scrolled_window_new ();
  self->show_panel = TRUE;
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "fleet-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Servers"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (self->scroller, "fleet-scroller");
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->check_column = create_column (NULL, PTERO_FLEET_CELL_CHECK);
  gtk_column_view_column_set_visible (self->check_column, FALSE);
  gtk_column_view_column_set_fixed_width (self->check_column, 0);
  g_signal_connect_object (self->check_column, "notify::visible", G_CALLBACK (visible_changed_cb),
                           self, 0);
  gtk_column_view_append_column (self->view, self->check_column);

  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    {
      /* Only for the arrow in the title. */
      g_autoptr(PteroFleetSorter) none = ptero_fleet_sorter_new ();

      self->columns[i] = create_column (ptero_fleet_column_get_title (i), i);
      gtk_column_view_column_set_sorter (self->columns[i], GTK_SORTER (none));
      gtk_column_view_column_set_resizable (self->columns[i], TRUE);
      gtk_column_view_append_column (self->view, self->columns[i]);
      g_signal_connect_object (self->columns[i], "notify::visible", G_CALLBACK (visible_changed_cb),
                               self, 0);
    }
  gtk_column_view_column_set_expand (self->columns[PTERO_FLEET_COLUMN_NAME], TRUE);
  gtk_column_view_column_set_visible (self->columns[PTERO_FLEET_COLUMN_REASON], FALSE);

  self->power_column = create_column (NULL, PTERO_FLEET_CELL_POWER);
  gtk_column_view_column_set_fixed_width (self->power_column, PTERO_FLEET_POWER_WIDTH);
  gtk_column_view_append_column (self->view, self->power_column);

  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "notify::page-size",
                           G_CALLBACK (ptero_fleet_table_queue_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (view_sorter_changed_cb), self, G_CONNECT_SWAPPED);

  columns_changed_cb (self);
}

/**
 * ptero_fleet_table_set_model:
 * @self: a table
 * @model: (nullable): a selection of [class@Ptero.FleetSlot]
 */
void
ptero_fleet_table_set_model (PteroFleetTable   *self,
                             GtkSelectionModel *model)
{
  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));

  gtk_column_view_set_model (self->view, model);
}

/**
 * ptero_fleet_table_set_sorter:
 * @self: a table
 * @sorter: the order, which a click on a title changes
 */
void
ptero_fleet_table_set_sorter (PteroFleetTable  *self,
                              PteroFleetSorter *sorter)
{
  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));
  g_return_if_fail (self->sorter == NULL);

  self->sorter = g_object_ref (sorter);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_order (self);
}

/**
 * ptero_fleet_table_set_settings:
 * @self: a table with a sorter
 * @settings: where the choice of columns, and the order, are remembered
 *
 * Sets columns and order as they are in @settings, and follows them.
 */
void
ptero_fleet_table_set_settings (PteroFleetTable *self,
                                GSettings       *settings)
{
  g_autofree char *nick = NULL;

  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));
  g_return_if_fail (self->sorter != NULL);

  nick = g_settings_get_string (settings, "fleet-sort-column");
  if (!self->show_reason)
    ptero_fleet_sorter_set_order (self->sorter, ptero_fleet_column_from_nick (nick),
                                  g_settings_get_boolean (settings, "fleet-sort-descending"));

  g_set_object (&self->settings, settings);
  g_signal_connect_object (settings, "changed::fleet-columns", G_CALLBACK (load_columns), self,
                           G_CONNECT_SWAPPED);
  load_columns (self);
}

/**
 * ptero_fleet_table_set_header_menu:
 * @self: a table
 * @menu: what a right click on a title offers
 */
void
ptero_fleet_table_set_header_menu (PteroFleetTable *self,
                                   GMenuModel      *menu)
{
  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));

  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    gtk_column_view_column_set_header_menu (self->columns[i], menu);
}

/**
 * ptero_fleet_table_set_show_checks:
 * @self: a table
 * @show_checks: whether each row has a check box of its selection
 */
void
ptero_fleet_table_set_show_checks (PteroFleetTable *self,
                                   gboolean         show_checks)
{
  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));

  if (gtk_column_view_column_get_visible (self->check_column) == show_checks)
    return;

  gtk_column_view_column_set_visible (self->check_column, show_checks);
  ptero_fleet_table_queue_place (self);
}

/**
 * ptero_fleet_table_set_show_panel:
 * @self: a table
 * @show_panel: whether the column of the panel may be shown: not where all servers are of one
 */
void
ptero_fleet_table_set_show_panel (PteroFleetTable *self,
                                  gboolean         show_panel)
{
  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));

  if (self->show_panel == show_panel)
    return;

  self->show_panel = show_panel;
  if (self->settings != NULL)
    load_columns (self);
}

/**
 * ptero_fleet_table_set_show_reason:
 * @self: a table without settings
 *
 * Shows why each server wants a person. Such a list has an order of its own,
 * which is not remembered.
 */
void
ptero_fleet_table_set_show_reason (PteroFleetTable *self)
{
  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));
  g_return_if_fail (self->settings == NULL);

  self->show_reason = TRUE;
  self->measured = FALSE;
}

/**
 * ptero_fleet_table_set_stale_states:
 * @self: a table
 * @states: a bit for each state that some server was in when it was last seen
 *
 * Makes place for the words for @states, at the cost of names and nodes.
 */
void
ptero_fleet_table_set_stale_states (PteroFleetTable *self,
                                    guint            states)
{
  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));

  if (self->stale_states == states)
    return;

  self->stale_states = states;
  ptero_fleet_table_queue_place (self);
}

/**
 * ptero_fleet_table_get_view:
 * @self: a table
 *
 * Returns: (transfer none): the column view
 */
GtkWidget *
ptero_fleet_table_get_view (PteroFleetTable *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_TABLE (self), NULL);

  return GTK_WIDGET (self->view);
}

/**
 * ptero_fleet_table_get_column:
 * @self: a table
 * @column: which
 *
 * Returns: (transfer none): the column of the view
 */
GtkColumnViewColumn *
ptero_fleet_table_get_column (PteroFleetTable  *self,
                              PteroFleetColumn  column)
{
  g_return_val_if_fail (PTERO_IS_FLEET_TABLE (self), NULL);
  g_return_val_if_fail (column < PTERO_N_FLEET_COLUMNS, NULL);

  return self->columns[column];
}

/**
 * ptero_fleet_table_is_chosen:
 * @self: a table
 * @column: which
 *
 * Returns: whether it is to be shown, be it that there is no place for it
 */
gboolean
ptero_fleet_table_is_chosen (PteroFleetTable  *self,
                             PteroFleetColumn  column)
{
  g_auto(GStrv) chosen = NULL;

  g_return_val_if_fail (PTERO_IS_FLEET_TABLE (self), FALSE);
  g_return_val_if_fail (column < PTERO_N_FLEET_COLUMNS, FALSE);

  if (gtk_column_view_column_get_visible (self->columns[column]))
    return TRUE;
  if (self->settings == NULL || !is_left_out (self, column))
    return FALSE;

  chosen = g_settings_get_strv (self->settings, "fleet-columns");

  return g_strv_contains ((const char * const *) chosen, ptero_fleet_column_get_nick (column));
}

/**
 * ptero_fleet_table_has_place:
 * @self: a table
 * @column: which
 *
 * Returns: %FALSE if it is not shown for want of place, be it that it was chosen
 */
gboolean
ptero_fleet_table_has_place (PteroFleetTable  *self,
                             PteroFleetColumn  column)
{
  g_return_val_if_fail (PTERO_IS_FLEET_TABLE (self), FALSE);
  g_return_val_if_fail (column < PTERO_N_FLEET_COLUMNS, FALSE);

  return (self->left_out & (1u << column)) == 0;
}
