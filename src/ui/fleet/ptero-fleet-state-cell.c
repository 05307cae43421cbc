/* ptero-fleet-state-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-state-cell.h"

#include "ptero-error-text.h"
#include "ptero-glyph-look.h"
#include "ptero-state-icon.h"

#define SPACING 6

/**
 * PteroFleetStateCell:
 *
 * The cell of a server's state: its icon and the word. The style sheet colours
 * the icon.
 */
struct _PteroFleetStateCell
{
  PteroFleetCell parent_instance;

  PteroGlyphLook look;
};

G_DEFINE_FINAL_TYPE (PteroFleetStateCell, ptero_fleet_state_cell, PTERO_TYPE_FLEET_CELL)

static void
ptero_fleet_state_cell_fill (PteroFleetCell   *cell,
                             PteroFleetServer *server)
{
  ptero_glyph_look_set_server (&PTERO_FLEET_STATE_CELL (cell)->look, GTK_WIDGET (cell), server);
  ptero_line_set_text (PTERO_LINE (cell), ptero_state_get_server_word (server));
}

static void
ptero_fleet_state_cell_prepare (PteroFleetCell *cell)
{
  ptero_line_set_indent (PTERO_LINE (cell), PTERO_GLYPH_SIZE + SPACING);
}

/* The word, whole, and why it is not another. */
static gboolean
ptero_fleet_state_cell_query_tooltip (GtkWidget  *widget,
                                      int         x,
                                      int         y,
                                      gboolean    keyboard_mode,
                                      GtkTooltip *tooltip)
{
  PteroFleetServer *server = ptero_fleet_cell_get_server (PTERO_FLEET_CELL (widget));
  const char *word;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;

  if (server == NULL)
    return FALSE;

  word = ptero_state_get_server_word (server);
  if (ptero_fleet_server_get_error (server) != NULL)
    {
      reason = ptero_error_describe (ptero_fleet_server_get_error (server));
      text = g_strdup_printf ("%s\n%s", word, reason);
    }
  gtk_tooltip_set_text (tooltip, text != NULL ? text : word);

  return TRUE;
}

static void
ptero_fleet_state_cell_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  ptero_glyph_look_snapshot (&PTERO_FLEET_STATE_CELL (widget)->look, widget, snapshot,
                             rtl ? gtk_widget_get_width (widget) - PTERO_GLYPH_SIZE : 0,
                             (gtk_widget_get_height (widget) - PTERO_GLYPH_SIZE) / 2);

  GTK_WIDGET_CLASS (ptero_fleet_state_cell_parent_class)->snapshot (widget, snapshot);
}

static void
ptero_fleet_state_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_fleet_state_cell_parent_class)->map (widget);

  ptero_glyph_look_update_tick (&PTERO_FLEET_STATE_CELL (widget)->look, widget);
}

static void
ptero_fleet_state_cell_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_fleet_state_cell_parent_class)->unmap (widget);

  ptero_glyph_look_update_tick (&PTERO_FLEET_STATE_CELL (widget)->look, widget);
}

static void
ptero_fleet_state_cell_class_init (PteroFleetStateCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PteroFleetCellClass *cell_class = PTERO_FLEET_CELL_CLASS (klass);

  widget_class->map = ptero_fleet_state_cell_map;
  widget_class->query_tooltip = ptero_fleet_state_cell_query_tooltip;
  widget_class->snapshot = ptero_fleet_state_cell_snapshot;
  widget_class->unmap = ptero_fleet_state_cell_unmap;
  cell_class->fill = ptero_fleet_state_cell_fill;
  cell_class->prepare = ptero_fleet_state_cell_prepare;
}

static void
ptero_fleet_state_cell_init (PteroFleetStateCell *self)
{
}
