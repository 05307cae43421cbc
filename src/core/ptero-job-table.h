/* ptero-job-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-record.h"
#include "ptero-sqlite.h"

G_BEGIN_DECLS

/* The finished jobs in the database. Each function tells whether it worked. */

gboolean ptero_job_table_read         (PteroSqlite    *database,
                                       GPtrArray      *records);
gboolean ptero_job_table_save         (PteroSqlite    *database,
                                       PteroJobRecord *record);
gboolean ptero_job_table_remove_panel (PteroSqlite    *database,
                                       const char     *panel_id);
gboolean ptero_job_table_clear        (PteroSqlite    *database);

G_END_DECLS
