/* ptero-past-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet.h"
#include "ptero-job-kind.h"
#include "ptero-job-record.h"
#include "ptero-panel-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PAST_JOB (ptero_past_job_get_type ())

G_DECLARE_FINAL_TYPE (PteroPastJob, ptero_past_job, PTERO, PAST_JOB, PteroJob)

PteroPastJob *ptero_past_job_new            (PteroJobRecord   *record,
                                             PteroPanelStore  *panels);
PteroJobKind  ptero_past_job_get_kind       (PteroPastJob     *self);
gboolean      ptero_past_job_get_signal     (PteroPastJob     *self,
                                             PteroPowerSignal *signal);
GListModel   *ptero_past_job_dup_unsent     (PteroPastJob     *self,
                                             PteroFleet       *fleet);
void          ptero_past_job_give_up_unsent (PteroPastJob     *self,
                                             PteroFleet       *fleet);

G_END_DECLS
