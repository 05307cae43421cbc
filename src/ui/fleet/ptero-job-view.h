/* ptero-job-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job.h"

G_BEGIN_DECLS

#define PTERO_TYPE_JOB_VIEW (ptero_job_view_get_type ())

G_DECLARE_FINAL_TYPE (PteroJobView, ptero_job_view, PTERO, JOB_VIEW, GtkWidget)

GtkWidget *ptero_job_view_new     (void);
void       ptero_job_view_set_job (PteroJobView *self,
                                   PteroJob     *job);

G_END_DECLS
