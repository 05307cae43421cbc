/* ptero-job-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job.h"

G_BEGIN_DECLS

const char *ptero_job_get_status_word   (PteroJob          *job,
                                         PteroTargetStatus  status);
const char *ptero_job_get_icon_name     (PteroJob          *job);
char       *ptero_job_describe_target   (PteroJob          *job,
                                         PteroJobTarget    *target);
char       *ptero_job_describe_progress (PteroJob          *job);
char       *ptero_job_describe_time     (PteroJob          *job);

G_END_DECLS
