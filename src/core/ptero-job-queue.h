/* ptero-job-queue.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job.h"

G_BEGIN_DECLS

#define PTERO_TYPE_JOB_QUEUE (ptero_job_queue_get_type ())

G_DECLARE_FINAL_TYPE (PteroJobQueue, ptero_job_queue, PTERO, JOB_QUEUE, GObject)

PteroJobQueue *ptero_job_queue_new            (void);
guint          ptero_job_queue_get_n_running  (PteroJobQueue *self);
guint          ptero_job_queue_count_on       (PteroJobQueue *self,
                                               PteroPanel    *panel);
void           ptero_job_queue_add            (PteroJobQueue *self,
                                               PteroJob      *job);
void           ptero_job_queue_clear_finished (PteroJobQueue *self);
void           ptero_job_queue_cancel_all     (PteroJobQueue *self);

G_END_DECLS
