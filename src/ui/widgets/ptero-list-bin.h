/* ptero-list-bin.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PTERO_TYPE_LIST_BIN (ptero_list_bin_get_type ())

G_DECLARE_FINAL_TYPE (PteroListBin, ptero_list_bin, PTERO, LIST_BIN, AdwBin)

gboolean ptero_list_bin_move_focus (GtkWidget        *holder,
                                    GtkDirectionType  direction,
                                    gboolean         *moved);

G_END_DECLS
