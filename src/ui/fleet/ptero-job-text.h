/* ptero-job-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-kind.h"
#include "ptero-job-message.h"
#include "ptero-job-queue.h"

G_BEGIN_DECLS

const char *ptero_job_get_status_word   (PteroJob          *job,
                                         PteroTargetStatus  status);
const char *ptero_job_get_icon_name     (PteroJob          *job);
const char *ptero_job_kind_get_title    (PteroJobKind       kind);
char       *ptero_job_describe_target   (PteroJob          *job,
                                         PteroJobTarget    *target);
char       *ptero_job_describe_progress (PteroJob          *job);
char       *ptero_job_describe_time     (PteroJob          *job);
char       *ptero_job_describe_where    (PteroJob          *job);
char       *ptero_job_describe_status   (PteroJob          *job);
char       *ptero_job_describe_loss     (PteroJob          *job);
char       *ptero_job_queue_describe_loss (PteroJobQueue   *jobs);
PteroTargetStatus ptero_job_get_look    (PteroJob          *job);
const char *ptero_target_status_get_icon_name (PteroTargetStatus status);
const char *ptero_target_status_get_css_class (PteroTargetStatus status);

G_END_DECLS
