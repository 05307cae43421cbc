/* ptero-power-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"
#include "ptero-job.h"

G_BEGIN_DECLS

#define PTERO_TYPE_POWER_JOB (ptero_power_job_get_type ())

G_DECLARE_FINAL_TYPE (PteroPowerJob, ptero_power_job, PTERO, POWER_JOB, PteroJob)

PteroJob         *ptero_power_job_new         (PteroPowerSignal  signal,
                                               GListModel       *servers);
PteroPowerSignal  ptero_power_job_get_signal  (PteroPowerJob    *self);
gboolean          ptero_power_job_get_warns   (PteroPowerJob    *self);
void              ptero_power_job_set_warning (PteroPowerJob    *self,
                                               const char       *command,
                                               guint             seconds);
const char       *ptero_power_describe_misfit (PteroFleetServer *server,
                                               PteroPowerSignal  signal);

G_END_DECLS
