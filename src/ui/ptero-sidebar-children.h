/* ptero-sidebar-children.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-sidebar-item.h"

G_BEGIN_DECLS

GListModel *ptero_sidebar_children_new (gpointer object,
                                        gpointer user_data);

G_END_DECLS
