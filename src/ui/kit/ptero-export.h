/* ptero-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-table.h"

G_BEGIN_DECLS

char *ptero_export_to_csv  (const PteroColumn *columns,
                            guint              n_columns,
                            GListModel        *items);
char *ptero_export_to_json (const PteroColumn *columns,
                            guint              n_columns,
                            GListModel        *items);
void  ptero_export_write   (PteroTable        *table,
                            GFile             *file);
void  ptero_export_save    (PteroTable        *table,
                            const char        *name);

G_END_DECLS
