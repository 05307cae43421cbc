/* ptero-move-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_MOVE_JOB (ptero_move_job_get_type ())

G_DECLARE_FINAL_TYPE (PteroMoveJob, ptero_move_job, PTERO, MOVE_JOB, PteroJob)

PteroJob   *ptero_move_job_new          (const char   *title,
                                         PteroPanel   *panel,
                                         const char   *server,
                                         const char   *from,
                                         const char   *to,
                                         gboolean      copy);
void        ptero_move_job_add          (PteroMoveJob *self,
                                         const char   *name,
                                         const char   *new_name,
                                         gboolean      replace);

G_END_DECLS
