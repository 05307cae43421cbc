/* ptero-subuser-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"
#include "ptero-job.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SUBUSER_JOB (ptero_subuser_job_get_type ())

G_DECLARE_FINAL_TYPE (PteroSubuserJob, ptero_subuser_job, PTERO, SUBUSER_JOB, PteroJob)

PteroJob *ptero_subuser_job_new (const char *title,
                                 GPtrArray  *subusers,
                                 GPtrArray  *servers);

G_END_DECLS
