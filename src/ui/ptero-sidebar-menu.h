/* ptero-sidebar-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-sidebar-item.h"

G_BEGIN_DECLS

GMenuModel *ptero_sidebar_menu_new         (PteroSidebarItem *item,
                                            gboolean          can_move_up,
                                            gboolean          can_move_down);
void        ptero_sidebar_menu_add_actions (GtkWidget        *menu,
                                            PteroSidebarItem *item);

G_END_DECLS
