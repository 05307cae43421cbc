/* ptero-fleet-meter-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-meter-cell.h"

#include "ptero-css-class.h"
#include "ptero-meter-figure.h"
#include "ptero-style.h"

#define WIDTH 40   /* at least: the column has the width */

/**
 * PteroFleetMeterCell:
 *
 * The cell of a use against its limit. The style sheet colours the bar.
 *
 * CSS node: `meter`, as [class@Ptero.Meter] has it.
 */
struct _PteroFleetMeterCell
{
  PteroFleetCell    parent_instance;

  PteroMeterFigure *figure;
};

G_DEFINE_FINAL_TYPE (PteroFleetMeterCell, ptero_fleet_meter_cell, PTERO_TYPE_FLEET_CELL)

static gboolean
set (PteroFleetMeterCell *self,
     PteroFleetServer    *server)
{
  switch (ptero_fleet_cell_get_kind (PTERO_FLEET_CELL (self)))
    {
    case PTERO_FLEET_COLUMN_CPU:
      return ptero_meter_figure_set (self->figure, ptero_fleet_server_get_cpu (server),
                                     ptero_fleet_server_get_cpu_limit (server));
    case PTERO_FLEET_COLUMN_MEMORY:
      return ptero_meter_figure_set (self->figure, ptero_fleet_server_get_memory (server),
                                     ptero_fleet_server_get_memory_limit (server));
    case PTERO_FLEET_COLUMN_DISK:
      return ptero_meter_figure_set (self->figure, ptero_fleet_server_get_disk (server),
                                     ptero_fleet_server_get_disk_limit (server));
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
ptero_fleet_meter_cell_fill (PteroFleetCell   *cell,
                             PteroFleetServer *server)
{
  PteroFleetMeterCell *self = PTERO_FLEET_METER_CELL (cell);

  if (set (self, server))
    ptero_meter_figure_tell (self->figure, GTK_WIDGET (self));
  ptero_css_class_set (GTK_WIDGET (self), "stale", ptero_fleet_server_get_stale (server));
}

static void
ptero_fleet_meter_cell_prepare (PteroFleetCell *cell)
{
  PteroFleetMeterCell *self = PTERO_FLEET_METER_CELL (cell);
  const guint kind = ptero_fleet_cell_get_kind (cell);

  self->figure = ptero_meter_figure_new (kind == PTERO_FLEET_COLUMN_CPU ? PTERO_METER_PERCENT
                                                                        : PTERO_METER_BYTES);
  ptero_meter_figure_tell (self->figure, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ptero_fleet_column_get_title (kind), -1);
}

/* A line of text, which is not there yet when it is measured, over the bar. */
static void
ptero_fleet_meter_cell_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  GTK_WIDGET_CLASS (ptero_fleet_meter_cell_parent_class)->measure (widget, orientation, for_size,
                                                                   minimum, natural,
                                                                   minimum_baseline,
                                                                   natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH;
  else
    *minimum = *natural = *natural + PTERO_METER_BAR_HEIGHT;
}

static void
ptero_fleet_meter_cell_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  PteroFleetMeterCell *self = PTERO_FLEET_METER_CELL (widget);
  GdkRGBA foreground;
  GdkRGBA color;
  int height;

  ptero_style_get_color (widget, &color);
  ptero_line_get_color (PTERO_LINE (self), &foreground);
  ptero_meter_figure_measure (self->figure, widget, NULL, &height, NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (0, (gtk_widget_get_height (widget) - height) / 2));
  ptero_meter_figure_snapshot (self->figure, widget, snapshot, height, &foreground, &color);
  gtk_snapshot_restore (snapshot);
}

static void
ptero_fleet_meter_cell_finalize (GObject *object)
{
  g_clear_pointer (&PTERO_FLEET_METER_CELL (object)->figure, ptero_meter_figure_free);

  G_OBJECT_CLASS (ptero_fleet_meter_cell_parent_class)->finalize (object);
}

static void
ptero_fleet_meter_cell_class_init (PteroFleetMeterCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PteroFleetCellClass *cell_class = PTERO_FLEET_CELL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ptero_fleet_meter_cell_finalize;

  widget_class->measure = ptero_fleet_meter_cell_measure;
  widget_class->snapshot = ptero_fleet_meter_cell_snapshot;
  cell_class->fill = ptero_fleet_meter_cell_fill;
  cell_class->prepare = ptero_fleet_meter_cell_prepare;

  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
ptero_fleet_meter_cell_init (PteroFleetMeterCell *self)
{
}
