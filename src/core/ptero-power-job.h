/* ptero-power-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"
#include "ptero-job.h"

G_BEGIN_DECLS

#define PTERO_TYPE_POWER_JOB (ptero_power_job_get_type ())

/* One power action on some servers. A target is done when the server reached the state that was asked for (running again after a
 * restart, offline after a stop), failed when the panel refused or it did not get there in time (2 minutes), left out when the signal
 * does not fit its state. */
G_DECLARE_FINAL_TYPE (PteroPowerJob, ptero_power_job, PTERO, POWER_JOB, PteroJob)

PteroJob         *ptero_power_job_new        (PteroPowerSignal  signal,
                                              GListModel       *servers);   /* of PteroFleetServer */
PteroPowerSignal  ptero_power_job_get_signal (PteroPowerJob    *self);

G_END_DECLS
