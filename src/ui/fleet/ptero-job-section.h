/* ptero-job-section.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job.h"

G_BEGIN_DECLS

/**
 * PteroJobSection:
 * @PTERO_JOB_SECTION_RUNNING: not finished
 * @PTERO_JOB_SECTION_FAILED: something failed that can be tried again
 * @PTERO_JOB_SECTION_TODAY: else finished today, or later
 * @PTERO_JOB_SECTION_YESTERDAY: else finished yesterday
 * @PTERO_JOB_SECTION_EARLIER: else finished earlier
 *
 * What stands together on the page of jobs, from top to bottom.
 */
typedef enum
{
  PTERO_JOB_SECTION_RUNNING,
  PTERO_JOB_SECTION_FAILED,
  PTERO_JOB_SECTION_TODAY,
  PTERO_JOB_SECTION_YESTERDAY,
  PTERO_JOB_SECTION_EARLIER,
  PTERO_N_JOB_SECTIONS
} PteroJobSection;

PteroJobSection ptero_job_get_section (PteroJob  *job,
                                       GDateTime *now);

G_END_DECLS
