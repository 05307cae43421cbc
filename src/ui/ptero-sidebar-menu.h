/* ptero-sidebar-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-sidebar-item.h"

G_BEGIN_DECLS

GMenuModel *ptero_sidebar_menu_new (PteroSidebarItem *item,
                                    gboolean          can_move_up,
                                    gboolean          can_move_down);

G_END_DECLS
