/* ptero-job-record.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-target.h"

G_BEGIN_DECLS

/**
 * PteroJobResult:
 * @panel_id: the panel it was on
 * @server: (nullable): the uuid of the server, if it was one
 * @name: (nullable): what it was called
 * @status: how it ended
 * @message: (nullable): for people
 * @elapsed: milliseconds that it took
 *
 * What became of one target of a job.
 */
typedef struct
{
  char              *panel_id;
  char              *server;
  char              *name;
  PteroTargetStatus  status;
  char              *message;
  gint64             elapsed;
} PteroJobResult;

/**
 * PteroJobRecord:
 * @id: which job
 * @title: what it did, for people
 * @kind: the nick of what it was about
 * @signal: (nullable): the word of the power action, if it was one
 * @started: µs since 1970
 * @finished: µs since 1970
 * @results: (element-type PteroJobResult): what became of its targets
 *
 * A finished job, as it is kept.
 */
typedef struct
{
  char      *id;
  char      *title;
  char      *kind;
  char      *signal;
  gint64     started;
  gint64     finished;
  GPtrArray *results;
} PteroJobRecord;

PteroJobRecord *ptero_job_record_new        (const char        *id,
                                             const char        *title);
PteroJobResult *ptero_job_record_add_result (PteroJobRecord    *self,
                                             const char        *panel_id,
                                             const char        *name,
                                             PteroTargetStatus  status);
void            ptero_job_record_clean      (PteroJobRecord    *self);
void            ptero_job_record_free       (PteroJobRecord    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroJobRecord, ptero_job_record_free)

G_END_DECLS
