/* ptero-fleet-sorter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-column.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_SORTER (ptero_fleet_sorter_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetSorter, ptero_fleet_sorter, PTERO, FLEET_SORTER, GtkSorter)

PteroFleetSorter *ptero_fleet_sorter_new                 (void);
PteroFleetColumn  ptero_fleet_sorter_get_column          (PteroFleetSorter *self);
gboolean          ptero_fleet_sorter_get_descending      (PteroFleetSorter *self);
void              ptero_fleet_sorter_set_order           (PteroFleetSorter *self,
                                                          PteroFleetColumn  column,
                                                          gboolean          descending);
void              ptero_fleet_sorter_set_favorites_first (PteroFleetSorter *self,
                                                          gboolean          favorites_first);
void              ptero_fleet_sorter_live_changed        (PteroFleetSorter *self);

G_END_DECLS
