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
  PTERO_N_FLEET_CELLS
};

/* How strong what is only as it was last known is drawn */
#define PTERO_FLEET_CELL_STALE 0.7f

#define PTERO_TYPE_FLEET_CELL (ptero_fleet_cell_get_type ())

G_DECLARE_DERIVABLE_TYPE (PteroFleetCell, ptero_fleet_cell, PTERO, FLEET_CELL, PteroLine)

/**
 * PteroFleetCellClass:
 * @prepare: called once, when the kind of the cell is known
 * @fill: says what there is of a server now
 * @server_changed: the cell follows another server than before, or none
 * @moved: the place in the list has a server, or none any more
 */
struct _PteroFleetCellClass
{
  PteroLineClass parent_class;

  void (*prepare)        (PteroFleetCell   *self);
  void (*fill)           (PteroFleetCell   *self,
                          PteroFleetServer *server);
  void (*server_changed) (PteroFleetCell   *self,
                          PteroFleetServer *before,
                          PteroFleetServer *server);
  void (*moved)          (PteroFleetCell   *self,
                          PteroFleetServer *server);
};

GtkWidget        *ptero_fleet_cell_new           (guint             kind,
                                                  GtkListItem      *list_item);
guint             ptero_fleet_cell_get_kind      (PteroFleetCell   *self);
GtkListItem      *ptero_fleet_cell_get_list_item (PteroFleetCell   *self);
PteroFleetServer *ptero_fleet_cell_get_server    (PteroFleetCell   *self);
GtkWidget        *ptero_fleet_cell_get_row       (PteroFleetCell   *self);
void              ptero_fleet_cell_set_slot      (PteroFleetCell   *self,
                                                  PteroFleetSlot   *slot);
guint             ptero_fleet_cell_get_position  (PteroFleetCell   *self);
void              ptero_fleet_cell_fill          (PteroFleetCell   *self);
void              ptero_fleet_cell_set_untrusted (PteroFleetCell   *self,
                                                  const char       *text);
int               ptero_fleet_cell_measure       (PteroFleetCell   *self,
                                                  const char       *text);

G_END_DECLS
