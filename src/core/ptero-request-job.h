/* ptero-request-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_REQUEST_JOB (ptero_request_job_get_type ())

G_DECLARE_FINAL_TYPE (PteroRequestJob, ptero_request_job, PTERO, REQUEST_JOB, PteroJob)

/**
 * PteroRequestPardon:
 * @error: what a panel answered
 *
 * Returns: (transfer full) (nullable): what to say of a target that is done although that was
 *   answered; %NULL if it failed
 */
typedef char *(*PteroRequestPardon) (const GError *error);

/**
 * PteroRequestFollow:
 * @resource: (type PteroResource): what the panel answered to the request of a target
 *
 * Returns: (transfer full): what is sent then
 */
typedef PteroRequest *(*PteroRequestFollow) (gpointer resource);

/**
 * PteroRequestJudge:
 * @request: what was sent for a target
 * @resource: (type PteroResource) (nullable): what the panel answered
 * @error: (nullable): what it refused with
 *
 * Returns: (transfer full) (nullable): why the target failed, where @error does not say it, or
 *   there is none although it did; %NULL if there is no more to say than @error does
 */
typedef GError *(*PteroRequestJudge) (PteroRequest *request,
                                      gpointer      resource,
                                      const GError *error);

PteroJob    *ptero_request_job_new          (const char         *title);
void         ptero_request_job_add          (PteroRequestJob    *self,
                                             PteroPanel         *panel,
                                             PteroRequest       *request,
                                             const char         *name);
void         ptero_request_job_set_pardon   (PteroRequestJob    *self,
                                             PteroRequestPardon  pardon);
void         ptero_request_job_set_judge    (PteroRequestJob    *self,
                                             PteroRequestJudge   judge);
void         ptero_request_job_set_follow   (PteroRequestJob    *self,
                                             PteroRequestFollow  follow);

G_END_DECLS
