/* ptero-table-hold.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_TABLE_HOLD (ptero_table_hold_get_type ())

G_DECLARE_FINAL_TYPE (PteroTableHold, ptero_table_hold, PTERO, TABLE_HOLD, GObject)

PteroTableHold *ptero_table_hold_new   (GtkColumnView      *view,
                                        GtkFilterListModel *filtered,
                                        GtkSortListModel   *sorted);
void            ptero_table_hold_watch (PteroTableHold     *self,
                                        GListModel         *model);

G_END_DECLS
