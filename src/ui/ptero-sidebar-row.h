/* ptero-sidebar-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-sidebar-item.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SIDEBAR_ROW (ptero_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroSidebarRow, ptero_sidebar_row, PTERO, SIDEBAR_ROW, AdwBin)

PteroSidebarItem *ptero_sidebar_row_get_item (PteroSidebarRow *self);
void              ptero_sidebar_row_set      (PteroSidebarRow *self,
                                              GtkTreeListRow  *row);

G_END_DECLS
