/* ptero-job-target-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job.h"

G_BEGIN_DECLS

#define PTERO_TYPE_JOB_TARGET_ROW (ptero_job_target_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroJobTargetRow, ptero_job_target_row, PTERO, JOB_TARGET_ROW, GtkWidget)

GtkWidget *ptero_job_target_row_new        (PteroJob          *job);
void       ptero_job_target_row_set_target (PteroJobTargetRow *self,
                                            PteroJobTarget    *target);

G_END_DECLS
