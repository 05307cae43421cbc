/* ptero-table-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-table.h"

G_BEGIN_DECLS

#define PTERO_TYPE_TABLE_CELL (ptero_table_cell_get_type ())

G_DECLARE_FINAL_TYPE (PteroTableCell, ptero_table_cell, PTERO, TABLE_CELL, GtkWidget)

GtkWidget *ptero_table_cell_new          (const PteroColumn *column,
                                          gboolean           secondary);
void       ptero_table_cell_set_item     (PteroTableCell    *self,
                                          gpointer           item,
                                          guint              position);
void       ptero_table_cell_set_position (PteroTableCell    *self,
                                          guint              position);
guint      ptero_table_cell_get_position (PteroTableCell    *self);
const PteroColumn *
           ptero_table_cell_get_column   (PteroTableCell    *self);
gboolean   ptero_table_cell_is_link      (PteroTableCell    *self,
                                          GtkWidget         *widget);

G_END_DECLS
