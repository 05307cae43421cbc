/* ptero-file-jobs-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILE_JOBS_BUTTON (ptero_file_jobs_button_get_type ())

G_DECLARE_FINAL_TYPE (PteroFileJobsButton, ptero_file_jobs_button, PTERO, FILE_JOBS_BUTTON, GtkWidget)

GtkWidget *ptero_file_jobs_button_new (PteroJobQueue *jobs,
                                       const char    *server);
void       ptero_file_jobs_tag        (PteroJob      *job,
                                       const char    *server);

G_END_DECLS
