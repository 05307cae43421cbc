/* ptero-job-section.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-section.h"

static guint
count_day (GDateTime *time)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (time);
  GDate date;
  int year;
  int month;
  int day;

  g_date_time_get_ymd (local != NULL ? local : time, &year, &month, &day);
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);

  return g_date_get_julian (&date);
}

/**
 * ptero_job_get_section:
 * @job: a job
 * @now: the moment that is looked from
 *
 * Returns: where it stands on the page of jobs
 */
PteroJobSection
ptero_job_get_section (PteroJob  *job,
                       GDateTime *now)
{
  guint finished;
  guint today;

  g_return_val_if_fail (PTERO_IS_JOB (job), PTERO_JOB_SECTION_RUNNING);
  g_return_val_if_fail (now != NULL, PTERO_JOB_SECTION_RUNNING);

  if (!ptero_job_get_finished (job))
    return PTERO_JOB_SECTION_RUNNING;
  if (ptero_job_get_n_failed (job) > 0 && ptero_job_can_retry (job))
    return PTERO_JOB_SECTION_FAILED;

  finished = count_day (ptero_job_get_finished_at (job));
  today = count_day (now);
  if (finished >= today)
    return PTERO_JOB_SECTION_TODAY;

  return finished + 1 == today ? PTERO_JOB_SECTION_YESTERDAY : PTERO_JOB_SECTION_EARLIER;
}
