/* ptero-job-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-text.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-power-job.h"
#include "ptero-power-menu.h"
#include "ptero-transfer-job.h"

static const char *
get_running_word (PteroJob *job)
{
  if (!PTERO_IS_POWER_JOB (job))
    return _("Running");

  switch (ptero_power_job_get_signal (PTERO_POWER_JOB (job)))
    {
    case PTERO_POWER_START: return _("Starting");
    case PTERO_POWER_STOP: return _("Stopping");
    case PTERO_POWER_RESTART: return _("Restarting");
    case PTERO_POWER_KILL: return _("Killing");
    default: g_return_val_if_reached (NULL);
    }
}

static const char *
get_done_word (PteroJob *job)
{
  if (!PTERO_IS_POWER_JOB (job))
    return _("Done");

  switch (ptero_power_job_get_signal (PTERO_POWER_JOB (job)))
    {
    case PTERO_POWER_START: return _("Started");
    case PTERO_POWER_STOP: return _("Stopped");
    case PTERO_POWER_RESTART: return _("Restarted");
    case PTERO_POWER_KILL: return _("Killed");
    default: g_return_val_if_reached (NULL);
    }
}

/**
 * ptero_job_get_status_word:
 * @job: a job
 * @status: the status of one of its targets
 *
 * Returns: (transfer none): the word for it, "Restarted"
 */
const char *
ptero_job_get_status_word (PteroJob          *job,
                           PteroTargetStatus  status)
{
  switch (status)
    {
    case PTERO_TARGET_WAITING: return _("Waiting");
    case PTERO_TARGET_RUNNING: return get_running_word (job);
    case PTERO_TARGET_DONE: return get_done_word (job);
    case PTERO_TARGET_FAILED: return _("Failed");
    case PTERO_TARGET_LEFT_OUT: return _("Left Out");
    default: g_return_val_if_reached (NULL);
    }
}

/**
 * ptero_job_get_icon_name:
 * @job: a job
 *
 * Returns: (transfer none): the icon of its kind
 */
const char *
ptero_job_get_icon_name (PteroJob *job)
{
  if (PTERO_IS_POWER_JOB (job))
    return ptero_power_signal_get_icon_name (ptero_power_job_get_signal (PTERO_POWER_JOB (job)));

  if (PTERO_IS_TRANSFER_JOB (job))
    return "network-transmit-receive-symbolic";

  return "ptero-jobs-symbolic";
}

/* "2.3 / 3.8 GiB · 28.4 MiB/s · 54 s left", as much of it as is known; NULL for nothing. */
static char *
describe_bytes (gint64 done,
                gint64 total,
                gint64 rate)
{
  g_autofree char *bytes = total > 0 ? ptero_format_bytes_of (MIN (done, total), total) : ptero_format_bytes (done);
  g_autofree char *speed = ptero_format_bytes (rate);
  g_autofree char *left = rate > 0 ? ptero_format_duration (MAX (0, total - done) / rate) : NULL;

  if (done <= 0 && total <= 0)
    return NULL;
  if (rate <= 0)
    return g_steal_pointer (&bytes);
  if (total <= 0)
    /* Translators: bytes that were transferred, and bytes per second */
    return g_strdup_printf (_("%s · %s/s"), bytes, speed);

  /* Translators: bytes of how many, bytes per second, and how long it takes */
  return g_strdup_printf (_("%s · %s/s · %s left"), bytes, speed, left);
}

/**
 * ptero_job_describe_target:
 * @job: a job
 * @target: one of its targets
 *
 * Returns: (transfer full) (nullable): why it failed, or what it waits for
 */
char *
ptero_job_describe_target (PteroJob       *job,
                           PteroJobTarget *target)
{
  const char *message = ptero_job_target_get_message (target);
  gint64 seconds = ptero_job_target_get_elapsed (target) / 1000;
  g_autofree char *time = NULL;

  if (message != NULL)
    return ptero_text_make_safe (message);
  if (ptero_job_target_get_status (target) == PTERO_TARGET_RUNNING)
    return describe_bytes (ptero_job_target_get_done (target), ptero_job_target_get_total (target), ptero_job_target_get_rate (target));
  if (ptero_job_target_get_status (target) != PTERO_TARGET_DONE || seconds < 1)
    return NULL;

  time = ptero_format_duration (seconds);

  /* Translators: %s is how long it took, e.g. "21 s" */
  return g_strdup_printf (_("after %s"), time);
}

static void
append_count (GString           *text,
              PteroJob          *job,
              guint              count,
              PteroTargetStatus  status)
{
  g_autofree char *word = NULL;

  if (count == 0)
    return;

  word = g_utf8_strdown (ptero_job_get_status_word (job, status), -1);
  g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", count, word);
}

/**
 * ptero_job_describe_progress:
 * @job: a job
 *
 * Returns: (transfer full): "2 restarted, 1 failed, 1 restarting, 1 waiting"
 */
char *
ptero_job_describe_progress (PteroJob *job)
{
  GListModel *targets = ptero_job_get_targets (job);
  g_autoptr(GString) text = g_string_new (NULL);
  guint counts[PTERO_TARGET_LEFT_OUT + 1] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);

      counts[ptero_job_target_get_status (target)]++;
    }

  append_count (text, job, counts[PTERO_TARGET_DONE], PTERO_TARGET_DONE);
  append_count (text, job, counts[PTERO_TARGET_FAILED], PTERO_TARGET_FAILED);
  append_count (text, job, counts[PTERO_TARGET_RUNNING], PTERO_TARGET_RUNNING);
  append_count (text, job, counts[PTERO_TARGET_WAITING], PTERO_TARGET_WAITING);
  append_count (text, job, counts[PTERO_TARGET_LEFT_OUT], PTERO_TARGET_LEFT_OUT);

  if (PTERO_IS_TRANSFER_JOB (job) && ptero_job_get_running (job))
    {
      g_autofree char *bytes = describe_bytes (ptero_transfer_job_get_done (PTERO_TRANSFER_JOB (job)),
                                               ptero_transfer_job_get_total (PTERO_TRANSFER_JOB (job)),
                                               ptero_transfer_job_get_rate (PTERO_TRANSFER_JOB (job)));

      if (bytes != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", bytes);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ptero_job_describe_time:
 * @job: a job
 *
 * Returns: (transfer full) (nullable): when it was started, "14:32"
 */
char *
ptero_job_describe_time (PteroJob *job)
{
  GDateTime *started_at = ptero_job_get_started_at (job);

  return started_at != NULL ? ptero_format_time (started_at) : NULL;
}
