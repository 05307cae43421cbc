/* ptero-fleet-text-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-text-cell.h"

#include "ptero-fleet-text.h"
#include "ptero-format.h"

/**
 * PteroFleetTextCell:
 *
 * A cell that says something in words: the panel, the node, the uptime, the
 * address, or why the server wants a person.
 */
struct _PteroFleetTextCell
{
  PteroFleetCell parent_instance;
};

G_DEFINE_FINAL_TYPE (PteroFleetTextCell, ptero_fleet_text_cell, PTERO_TYPE_FLEET_CELL)

static void
fill_uptime (PteroLine        *self,
             PteroFleetServer *server)
{
  gint64 uptime = ptero_fleet_server_get_uptime (server);
  g_autofree char *text = uptime >= 0 ? ptero_format_duration (uptime) : NULL;

  ptero_line_set_text (self, text != NULL ? text : PTERO_NO_VALUE);
}

static void
fill_reason (PteroLine        *self,
             PteroFleetServer *server)
{
  g_autofree char *text = ptero_fleet_describe_attention (server);

  ptero_line_set_text (self, text);
}

static void
ptero_fleet_text_cell_fill (PteroFleetCell   *cell,
                            PteroFleetServer *server)
{
  switch (ptero_fleet_cell_get_kind (cell))
    {
    case PTERO_FLEET_COLUMN_PANEL:
      ptero_fleet_cell_set_untrusted (cell,
                                      ptero_panel_get_name (ptero_fleet_server_get_panel (server)));
      break;
    case PTERO_FLEET_COLUMN_NODE:
      ptero_fleet_cell_set_untrusted (cell, ptero_fleet_server_get_server (server)->node);
      break;
    case PTERO_FLEET_COLUMN_UPTIME:
      fill_uptime (PTERO_LINE (cell), server);
      break;
    case PTERO_FLEET_COLUMN_ADDRESS:
      ptero_fleet_cell_set_untrusted (cell, ptero_fleet_server_get_address (server));
      break;
    case PTERO_FLEET_COLUMN_REASON:
      fill_reason (PTERO_LINE (cell), server);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
ptero_fleet_text_cell_server_changed (PteroFleetCell   *cell,
                                      PteroFleetServer *before,
                                      PteroFleetServer *server)
{
  if (ptero_fleet_cell_get_kind (cell) != PTERO_FLEET_COLUMN_PANEL)
    return;

  if (before != NULL)
    g_signal_handlers_disconnect_by_func (ptero_fleet_server_get_panel (before),
                                          ptero_fleet_cell_fill, cell);
  if (server != NULL)
    g_signal_connect_swapped (ptero_fleet_server_get_panel (server), "notify::name",
                              G_CALLBACK (ptero_fleet_cell_fill), cell);
}

static void
ptero_fleet_text_cell_prepare (PteroFleetCell *cell)
{
  if (ptero_fleet_cell_get_kind (cell) == PTERO_FLEET_COLUMN_UPTIME)
    ptero_line_set_xalign (PTERO_LINE (cell), 1);
}

static void
ptero_fleet_text_cell_class_init (PteroFleetTextCellClass *klass)
{
  PteroFleetCellClass *cell_class = PTERO_FLEET_CELL_CLASS (klass);

  cell_class->fill = ptero_fleet_text_cell_fill;
  cell_class->prepare = ptero_fleet_text_cell_prepare;
  cell_class->server_changed = ptero_fleet_text_cell_server_changed;
}

static void
ptero_fleet_text_cell_init (PteroFleetTextCell *self)
{
}
