/* ptero-admin-columns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-table.h"

G_BEGIN_DECLS

/* What tells an egg, a node or a server from others, where they are chosen for something or attached to it. */
#define PTERO_ADMIN_N_COLUMNS 3

extern const PteroColumn ptero_admin_egg_columns[];
extern const PteroColumn ptero_admin_node_columns[];
extern const PteroColumn ptero_admin_server_columns[];

gint64 ptero_admin_get_id   (gpointer item);
char  *ptero_admin_dup_id   (gpointer item);
char  *ptero_admin_dup_name (gpointer item);

G_END_DECLS
