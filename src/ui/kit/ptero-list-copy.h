/* ptero-list-copy.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-list-pane.h"

G_BEGIN_DECLS

void        ptero_list_copy             (PteroListPane       *pane,
                                         const char          *column);
GMenuModel *ptero_list_copy_create_menu (PteroTable *table);

G_END_DECLS
