/* ptero-fleet-name-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-name-cell.h"

#include <glib/gi18n.h>

#include "ptero-fleet-text.h"
#include "ptero-format.h"
#include "ptero-panel-paintable.h"

#define WIDTH     140
#define MARK_SIZE 16
#define SPACING   6

/**
 * PteroFleetNameCell:
 *
 * The cell of a server's name, after the mark of its panel. It names the row,
 * too.
 */
struct _PteroFleetNameCell
{
  PteroFleetCell       parent_instance;

  PteroPanelPaintable *mark;   /* (nullable): of the panel of the server */
};

G_DEFINE_FINAL_TYPE (PteroFleetNameCell, ptero_fleet_name_cell, PTERO_TYPE_FLEET_CELL)

/* GTK's own widget for the row, which takes the focus, says nothing. */
static void
label_row (PteroFleetCell   *cell,
           PteroFleetServer *server)
{
  GtkWidget *row = ptero_fleet_cell_get_row (cell);
  g_autofree char *label = NULL;

  if (row == NULL || ptero_fleet_cell_get_list_item (cell) == NULL)
    return;

  label = ptero_fleet_describe_row (server);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* What the mark and the icon say. */
static void
describe (PteroFleetCell   *cell,
          PteroFleetServer *server)
{
  PteroPanel *panel = ptero_fleet_server_get_panel (server);
  g_autofree char *name = ptero_text_make_safe (ptero_panel_get_name (panel));
  g_autofree char *text = NULL;

  if (ptero_fleet_server_get_server (server)->server_owner)
    text = g_strdup_printf ("%s, %s", name, _("You own this server"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : name, -1);
}

static void
ptero_fleet_name_cell_fill (PteroFleetCell   *cell,
                            PteroFleetServer *server)
{
  const gboolean owner = ptero_fleet_server_get_server (server)->server_owner;

  label_row (cell, server);
  ptero_fleet_cell_set_untrusted (cell, ptero_fleet_server_get_server (server)->name);
  ptero_line_set_starred (PTERO_LINE (cell), ptero_fleet_server_get_favorite (server));
  ptero_line_set_end_icon (PTERO_LINE (cell), owner ? "avatar-default-symbolic" : NULL,
                           owner ? _("You own this server") : NULL);
  describe (cell, server);
}

static void
ptero_fleet_name_cell_server_changed (PteroFleetCell   *cell,
                                      PteroFleetServer *before,
                                      PteroFleetServer *server)
{
  PteroFleetNameCell *self = PTERO_FLEET_NAME_CELL (cell);
  PteroPanelPaintable *mark = NULL;

  if (server != NULL)
    mark = ptero_panel_paintable_get (ptero_fleet_server_get_panel (server));
  if (self->mark == mark)
    return;

  if (self->mark != NULL)
    g_signal_handlers_disconnect_by_func (self->mark, gtk_widget_queue_draw, self);
  g_set_object (&self->mark, mark);
  if (mark != NULL)
    g_signal_connect_swapped (mark, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw),
                              self);
}

static void
ptero_fleet_name_cell_prepare (PteroFleetCell *cell)
{
  ptero_line_set_indent (PTERO_LINE (cell), MARK_SIZE + SPACING);
}

static void
ptero_fleet_name_cell_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  GTK_WIDGET_CLASS (ptero_fleet_name_cell_parent_class)->measure (widget, orientation, for_size,
                                                                  minimum, natural,
                                                                  minimum_baseline,
                                                                  natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH;
}

static int
get_mark_x (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
           ? gtk_widget_get_width (widget) - MARK_SIZE
           : 0;
}

static gboolean
ptero_fleet_name_cell_query_tooltip (GtkWidget  *widget,
                                     int         x,
                                     int         y,
                                     gboolean    keyboard_mode,
                                     GtkTooltip *tooltip)
{
  PteroFleetServer *server = ptero_fleet_cell_get_server (PTERO_FLEET_CELL (widget));
  const int mark_x = get_mark_x (widget);
  g_autofree char *name = NULL;

  if (server == NULL)
    return FALSE;

  if (keyboard_mode || x < mark_x || x >= mark_x + MARK_SIZE)
    return GTK_WIDGET_CLASS (ptero_fleet_name_cell_parent_class)->query_tooltip (widget, x, y,
                                                                                 keyboard_mode,
                                                                                 tooltip);

  name = ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (server)));
  gtk_tooltip_set_text (tooltip, name);

  return TRUE;
}

static void
snapshot_mark (PteroFleetNameCell *self,
               GtkSnapshot        *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PteroFleetServer *server = ptero_fleet_cell_get_server (PTERO_FLEET_CELL (self));
  const gboolean stale = server != NULL && ptero_fleet_server_get_stale (server);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (get_mark_x (widget),
                                                (gtk_widget_get_height (widget) - MARK_SIZE) / 2));
  if (stale)
    gtk_snapshot_push_opacity (snapshot, PTERO_FLEET_CELL_STALE);
  gdk_paintable_snapshot (GDK_PAINTABLE (self->mark), snapshot, MARK_SIZE, MARK_SIZE);
  if (stale)
    gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
ptero_fleet_name_cell_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  PteroFleetNameCell *self = PTERO_FLEET_NAME_CELL (widget);

  if (self->mark != NULL)
    snapshot_mark (self, snapshot);

  GTK_WIDGET_CLASS (ptero_fleet_name_cell_parent_class)->snapshot (widget, snapshot);
}

static void
ptero_fleet_name_cell_class_init (PteroFleetNameCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PteroFleetCellClass *cell_class = PTERO_FLEET_CELL_CLASS (klass);

  widget_class->measure = ptero_fleet_name_cell_measure;
  widget_class->query_tooltip = ptero_fleet_name_cell_query_tooltip;
  widget_class->snapshot = ptero_fleet_name_cell_snapshot;
  cell_class->fill = ptero_fleet_name_cell_fill;
  cell_class->prepare = ptero_fleet_name_cell_prepare;
  cell_class->server_changed = ptero_fleet_name_cell_server_changed;
}

static void
ptero_fleet_name_cell_init (PteroFleetNameCell *self)
{
}
