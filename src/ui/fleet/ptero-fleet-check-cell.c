/* ptero-fleet-check-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-check-cell.h"

#include "ptero-fleet-text.h"

/**
 * PteroFleetCheckCell:
 *
 * The cell of the check box that tells whether a row is selected.
 */
struct _PteroFleetCheckCell
{
  PteroFleetCell  parent_instance;

  GtkWidget      *check;
};

G_DEFINE_FINAL_TYPE (PteroFleetCheckCell, ptero_fleet_check_cell, PTERO_TYPE_FLEET_CELL)

/* Among many equal ones its own name tells which row it is in. */
static void
ptero_fleet_check_cell_fill (PteroFleetCell   *cell,
                             PteroFleetServer *server)
{
  g_autofree char *label = ptero_fleet_describe_check (server);

  gtk_accessible_update_property (GTK_ACCESSIBLE (PTERO_FLEET_CHECK_CELL (cell)->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
ptero_fleet_check_cell_prepare (PteroFleetCell *cell)
{
  PteroFleetCheckCell *self = PTERO_FLEET_CHECK_CELL (cell);

  self->check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                              "can-focus", FALSE,
                              "can-target", FALSE,
                              "halign", GTK_ALIGN_CENTER,
                              "valign", GTK_ALIGN_CENTER,
                              NULL);
  if (ptero_fleet_cell_get_list_item (cell) != NULL)
    g_object_bind_property (ptero_fleet_cell_get_list_item (cell), "selected", self->check,
                            "active", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
}

static void
ptero_fleet_check_cell_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  gtk_widget_snapshot_child (widget, PTERO_FLEET_CHECK_CELL (widget)->check, snapshot);
}

static void
ptero_fleet_check_cell_dispose (GObject *object)
{
  g_clear_pointer (&PTERO_FLEET_CHECK_CELL (object)->check, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_fleet_check_cell_parent_class)->dispose (object);
}

static void
ptero_fleet_check_cell_class_init (PteroFleetCheckCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PteroFleetCellClass *cell_class = PTERO_FLEET_CELL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_fleet_check_cell_dispose;

  widget_class->snapshot = ptero_fleet_check_cell_snapshot;
  cell_class->fill = ptero_fleet_check_cell_fill;
  cell_class->prepare = ptero_fleet_check_cell_prepare;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
ptero_fleet_check_cell_init (PteroFleetCheckCell *self)
{
}
