/* ptero-schedule-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"
#include "ptero-job.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SCHEDULE_JOB (ptero_schedule_job_get_type ())

G_DECLARE_FINAL_TYPE (PteroScheduleJob, ptero_schedule_job, PTERO, SCHEDULE_JOB, PteroJob)

PteroJob *ptero_schedule_job_new (const char *title,
                                  GPtrArray  *drafts,
                                  GPtrArray  *servers);

G_END_DECLS
