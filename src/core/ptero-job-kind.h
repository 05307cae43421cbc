/* ptero-job-kind.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_JOB_KIND_POWER,
  PTERO_JOB_KIND_TRANSFER,
  PTERO_JOB_KIND_FILES,
  PTERO_JOB_KIND_BACKUPS,
  PTERO_JOB_KIND_COMMANDS,
  PTERO_JOB_KIND_ADMINISTRATION,
  PTERO_JOB_KIND_OTHER,
  PTERO_N_JOB_KINDS,

  PTERO_JOB_KIND_ANY = PTERO_N_JOB_KINDS,
} PteroJobKind;

PteroJobKind  ptero_job_get_kind       (PteroJob     *job);
const char   *ptero_job_kind_get_nick  (PteroJobKind  self);
PteroJobKind  ptero_job_kind_from_nick (const char   *nick);

G_END_DECLS
