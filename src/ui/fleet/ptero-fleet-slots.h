/* ptero-fleet-slots.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_SLOT  (ptero_fleet_slot_get_type ())
#define PTERO_TYPE_FLEET_SLOTS (ptero_fleet_slots_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetSlot, ptero_fleet_slot, PTERO, FLEET_SLOT, GObject)
G_DECLARE_FINAL_TYPE (PteroFleetSlots, ptero_fleet_slots, PTERO, FLEET_SLOTS, GObject)

PteroFleetSlots  *ptero_fleet_slots_new       (GtkSelectionModel *servers);
void              ptero_fleet_slots_set_view  (PteroFleetSlots   *self,
                                               GtkWidget         *view);
PteroFleetSlots  *ptero_fleet_slot_get_slots  (PteroFleetSlot    *self);
PteroFleetServer *ptero_fleet_slot_dup_server (PteroFleetSlot    *self);

G_END_DECLS
