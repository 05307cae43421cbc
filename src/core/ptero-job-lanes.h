/* ptero-job-lanes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-target.h"

G_BEGIN_DECLS

typedef struct _PteroJobLanes PteroJobLanes;

PteroJobLanes  *ptero_job_lanes_new  (void);
void            ptero_job_lanes_free (PteroJobLanes  *self);
void            ptero_job_lanes_add  (PteroJobLanes  *self,
                                      gconstpointer   key,
                                      PteroJobTarget *target);
PteroJobTarget *ptero_job_lanes_take (PteroJobLanes  *self);
void            ptero_job_lanes_end  (PteroJobLanes  *self,
                                      gconstpointer   key);
PteroJobTarget *ptero_job_lanes_drop (PteroJobLanes  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroJobLanes, ptero_job_lanes_free)

G_END_DECLS
