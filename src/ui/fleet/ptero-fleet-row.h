/* ptero-fleet-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-slots.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_ROW (ptero_fleet_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetRow, ptero_fleet_row, PTERO, FLEET_ROW, GtkWidget)

GtkWidget        *ptero_fleet_row_new             (GtkListItem      *list_item);
PteroFleetServer *ptero_fleet_row_get_server      (PteroFleetRow    *self);
void              ptero_fleet_row_set_slot        (PteroFleetRow    *self,
                                                   PteroFleetSlot   *slot);
guint             ptero_fleet_row_get_position    (PteroFleetRow    *self);

G_END_DECLS
