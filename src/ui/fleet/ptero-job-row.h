/* ptero-job-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job.h"

G_BEGIN_DECLS

#define PTERO_TYPE_JOB_ROW (ptero_job_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroJobRow, ptero_job_row, PTERO, JOB_ROW, GtkListBoxRow)

GtkWidget *ptero_job_row_new        (PteroJob    *job);
void       ptero_job_row_set_narrow (PteroJobRow *self,
                                     gboolean     narrow);

G_END_DECLS
