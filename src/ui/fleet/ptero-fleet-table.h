/* ptero-fleet-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-sorter.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_TABLE (ptero_fleet_table_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetTable, ptero_fleet_table, PTERO, FLEET_TABLE, GtkWidget)

void       ptero_fleet_table_set_model        (PteroFleetTable   *self,
                                               GtkSelectionModel *model);
void       ptero_fleet_table_set_sorter       (PteroFleetTable   *self,
                                               PteroFleetSorter  *sorter);
void       ptero_fleet_table_set_settings     (PteroFleetTable   *self,
                                               GSettings         *settings);
void       ptero_fleet_table_set_header_menu  (PteroFleetTable   *self,
                                               GMenuModel        *menu);
void       ptero_fleet_table_set_show_checks  (PteroFleetTable   *self,
                                               gboolean           show_checks);
void       ptero_fleet_table_set_show_panel   (PteroFleetTable   *self,
                                               gboolean           show_panel);
void       ptero_fleet_table_set_show_reason  (PteroFleetTable   *self);
void       ptero_fleet_table_fit              (PteroFleetTable   *self,
                                               GListModel        *servers);
void       ptero_fleet_table_set_stale_states (PteroFleetTable   *self,
                                               guint              states);
GtkWidget *ptero_fleet_table_get_view         (PteroFleetTable   *self);
GtkColumnViewColumn *ptero_fleet_table_get_column (PteroFleetTable *self,
                                                   PteroFleetColumn column);
gboolean             ptero_fleet_table_is_chosen      (PteroFleetTable   *self,
                                                       PteroFleetColumn   column);
gboolean             ptero_fleet_table_has_place      (PteroFleetTable   *self,
                                                       PteroFleetColumn   column);

G_END_DECLS
