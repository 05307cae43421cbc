/* ptero-fleet-power-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-power-cell.h"

#include <glib/gi18n.h>

#include "ptero-fleet-text.h"
#include "ptero-power-menu.h"
#include "ptero-tooltip.h"

#define SIZE 30   /* of the button */

/**
 * PteroFleetPowerCell:
 *
 * The cell of the button that opens the power menu of a row. It watches the
 * server while it is on screen, which keeps its state fresh, and lets nothing
 * be seen of a row that no server has any more.
 */
struct _PteroFleetPowerCell
{
  PteroFleetCell  parent_instance;

  GtkWidget      *button;        /* (nullable): made after the rows */
  guint           late_source;   /* until there is one */
};

G_DEFINE_FINAL_TYPE (PteroFleetPowerCell, ptero_fleet_power_cell, PTERO_TYPE_FLEET_CELL)

/* Nothing reaches a panel that does not answer. The button keeps its place: a row whose size is in
 * question while the list is laid out is not drawn. */
static void
show_button (PteroFleetPowerCell *self,
             gboolean             shown)
{
  gtk_widget_set_opacity (self->button, shown ? 1 : 0);
  gtk_widget_set_sensitive (self->button, shown);
  gtk_widget_set_has_tooltip (self->button, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_HIDDEN, !shown,
                               -1);
}

static void
ptero_fleet_power_cell_fill (PteroFleetCell   *cell,
                             PteroFleetServer *server)
{
  PteroFleetPowerCell *self = PTERO_FLEET_POWER_CELL (cell);
  g_autofree char *label = NULL;

  if (self->button == NULL)
    return;

  label = ptero_fleet_describe_power_of (server);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  show_button (self, !ptero_fleet_server_get_away (server));
}

static void
ptero_fleet_power_cell_server_changed (PteroFleetCell   *cell,
                                       PteroFleetServer *before,
                                       PteroFleetServer *server)
{
  if (before != NULL)
    ptero_fleet_server_unwatch (before);
  if (server != NULL)
    ptero_fleet_server_watch (server);
}

/* A place that no server has any more is there for a moment yet. */
static void
ptero_fleet_power_cell_moved (PteroFleetCell   *cell,
                              PteroFleetServer *server)
{
  GtkWidget *row = ptero_fleet_cell_get_row (cell);

  if (row != NULL)
    gtk_widget_set_opacity (row, server != NULL ? 1 : 0);
}

static void
clicked_cb (PteroFleetPowerCell *self)
{
  PteroFleetServer *server = ptero_fleet_cell_get_server (PTERO_FLEET_CELL (self));

  if (server != NULL)
    ptero_power_menu_popup (self->button, server);
}

static GtkWidget *
create_button (PteroFleetPowerCell *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("ptero-power-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-power");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  ptero_tooltip_set_text (button, _("Power"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);

  return button;
}

static gboolean
make_button_cb (gpointer data)
{
  PteroFleetPowerCell *self = data;

  self->late_source = 0;
  self->button = create_button (self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  ptero_fleet_cell_fill (PTERO_FLEET_CELL (self));

  return G_SOURCE_REMOVE;
}

static void
ptero_fleet_power_cell_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
ptero_fleet_power_cell_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  PteroFleetPowerCell *self = PTERO_FLEET_POWER_CELL (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { 0, 0, MIN (width, SIZE), height };

  if (rtl)
    allocation.x = MAX (width - SIZE, 0);
  if (self->button != NULL)
    gtk_widget_size_allocate (self->button, &allocation, -1);
}

static void
ptero_fleet_power_cell_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  PteroFleetPowerCell *self = PTERO_FLEET_POWER_CELL (widget);

  if (self->button != NULL)
    gtk_widget_snapshot_child (widget, self->button, snapshot);
}

/* A row has the focus before its button has, and the arrow keys go from row to row. */
static gboolean
ptero_fleet_power_cell_focus (GtkWidget        *widget,
                              GtkDirectionType  direction)
{
  PteroFleetPowerCell *self = PTERO_FLEET_POWER_CELL (widget);
  GtkWidget *row = ptero_fleet_cell_get_row (PTERO_FLEET_CELL (self));

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) ||
      row == NULL || !gtk_widget_is_focus (row) || self->button == NULL)
    return FALSE;

  return gtk_widget_child_focus (self->button, direction);
}

/* The button is seen when the pointer or the focus is in its row: the rows need not wait for it. */
static void
ptero_fleet_power_cell_map (GtkWidget *widget)
{
  PteroFleetPowerCell *self = PTERO_FLEET_POWER_CELL (widget);

  GTK_WIDGET_CLASS (ptero_fleet_power_cell_parent_class)->map (widget);

  if (self->button == NULL && self->late_source == 0)
    self->late_source = g_idle_add_full (G_PRIORITY_LOW, make_button_cb, self, NULL);
}

static void
ptero_fleet_power_cell_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PTERO_FLEET_POWER_CELL (widget)->late_source, g_source_remove);

  GTK_WIDGET_CLASS (ptero_fleet_power_cell_parent_class)->unmap (widget);
}

static void
ptero_fleet_power_cell_dispose (GObject *object)
{
  PteroFleetPowerCell *self = PTERO_FLEET_POWER_CELL (object);

  g_clear_handle_id (&self->late_source, g_source_remove);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_fleet_power_cell_parent_class)->dispose (object);
}

static void
ptero_fleet_power_cell_class_init (PteroFleetPowerCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PteroFleetCellClass *cell_class = PTERO_FLEET_CELL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_fleet_power_cell_dispose;

  widget_class->focus = ptero_fleet_power_cell_focus;
  widget_class->map = ptero_fleet_power_cell_map;
  widget_class->measure = ptero_fleet_power_cell_measure;
  widget_class->size_allocate = ptero_fleet_power_cell_size_allocate;
  widget_class->snapshot = ptero_fleet_power_cell_snapshot;
  widget_class->unmap = ptero_fleet_power_cell_unmap;
  cell_class->fill = ptero_fleet_power_cell_fill;
  cell_class->moved = ptero_fleet_power_cell_moved;
  cell_class->server_changed = ptero_fleet_power_cell_server_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
ptero_fleet_power_cell_init (PteroFleetPowerCell *self)
{
}
