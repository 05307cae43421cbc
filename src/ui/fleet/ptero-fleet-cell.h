/* ptero-fleet-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-column.h"
#include "ptero-fleet-slots.h"
#include "ptero-line.h"

G_BEGIN_DECLS

/* Besides one for each column */
enum
{
  PTERO_FLEET_CELL_CHECK = PTERO_N_FLEET_COLUMNS,
  PTERO_FLEET_CELL_POWER,
};

#define PTERO_TYPE_FLEET_CELL (ptero_fleet_cell_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetCell, ptero_fleet_cell, PTERO, FLEET_CELL, PteroLine)

GtkWidget        *ptero_fleet_cell_new          (guint             kind,
                                                 GtkListItem      *list_item);
PteroFleetServer *ptero_fleet_cell_get_server   (PteroFleetCell   *self);
void              ptero_fleet_cell_set_slot     (PteroFleetCell   *self,
                                                 PteroFleetSlot   *slot);
guint             ptero_fleet_cell_get_position (PteroFleetCell   *self);
int               ptero_fleet_cell_measure      (PteroFleetCell   *self,
                                                 const char       *text);

G_END_DECLS
