/* ptero-job-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-text.h"

#include <glib/gi18n.h>

#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-past-job.h"
#include "ptero-power-job.h"
#include "ptero-power-menu.h"
#include "ptero-transfer-job.h"

/* that are told of one by one */
#define MAX_LOSSES 3

static const struct { const char *icon_name; const char *css_class; } looks[] = {
  [PTERO_TARGET_WAITING] = { "ptero-waiting-symbolic", "dim-label" },
  [PTERO_TARGET_RUNNING] = { NULL, "accent" },
  [PTERO_TARGET_DONE] = { "ptero-check-symbolic", "success" },
  [PTERO_TARGET_FAILED] = { "ptero-failed-symbolic", "error" },
  [PTERO_TARGET_LEFT_OUT] = { "ptero-no-access-symbolic", "dim-label" },
};

static const struct { const char *title; const char *icon_name; } kinds[] = {
  [PTERO_JOB_KIND_POWER] = { N_("Power"), "ptero-power-symbolic" },
  [PTERO_JOB_KIND_TRANSFER] = { N_("Uploads and Downloads"), "network-transmit-receive-symbolic" },
  [PTERO_JOB_KIND_FILES] = { N_("Files"), "folder-symbolic" },
  [PTERO_JOB_KIND_BACKUPS] = { N_("Backups"), "drive-harddisk-symbolic" },
  [PTERO_JOB_KIND_COMMANDS] = { N_("Commands"), "utilities-terminal-symbolic" },
  [PTERO_JOB_KIND_ADMINISTRATION] = { N_("Administration"), "applications-engineering-symbolic" },
  [PTERO_JOB_KIND_OTHER] = { N_("Other"), "ptero-jobs-symbolic" },
  [PTERO_JOB_KIND_ANY] = { N_("All Kinds"), NULL },
};

/* Whether the job is a power action, or was one. */
static gboolean
get_signal (PteroJob         *job,
            PteroPowerSignal *signal)
{
  if (PTERO_IS_PAST_JOB (job))
    return ptero_past_job_get_signal (PTERO_PAST_JOB (job), signal);
  if (!PTERO_IS_POWER_JOB (job))
    return FALSE;

  *signal = ptero_power_job_get_signal (PTERO_POWER_JOB (job));

  return TRUE;
}

static const char *
get_running_word (PteroJob *job)
{
  PteroPowerSignal signal;

  if (!get_signal (job, &signal))
    return _("Running");

  switch (signal)
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
  PteroPowerSignal signal;

  if (!get_signal (job, &signal))
    return _("Done");

  switch (signal)
    {
    case PTERO_POWER_START: return _("Started");
    case PTERO_POWER_STOP: return _("Stopped");
    case PTERO_POWER_RESTART: return _("Restarted");
    case PTERO_POWER_KILL: return _("Killed");
    default: g_return_val_if_reached (NULL);
    }
}

static const char *
get_waiting_word (PteroJob *job)
{
  PteroPowerSignal signal;

  if (!ptero_job_get_finished (job))
    return _("Waiting");

  /* Translators: of servers, or else of files and the like, that a job did not get to */
  return get_signal (job, &signal) ? _("Not Sent") : _("Not Begun");
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
    case PTERO_TARGET_WAITING: return get_waiting_word (job);
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
  PteroPowerSignal signal;

  if (get_signal (job, &signal))
    return ptero_power_signal_get_icon_name (signal);

  return kinds[ptero_job_get_kind (job)].icon_name;
}

/**
 * ptero_job_kind_get_title:
 * @kind: a kind
 *
 * Returns: (transfer none): what jobs of it are about
 */
const char *
ptero_job_kind_get_title (PteroJobKind kind)
{
  g_return_val_if_fail (kind <= PTERO_JOB_KIND_ANY, NULL);

  return _(kinds[kind].title);
}

/* "2.3 / 3.8 GiB · 28.4 MiB/s · 54 s left", as much of it as is known; NULL for nothing. */
static char *
describe_bytes (gint64 done,
                gint64 total,
                gint64 rate)
{
  g_autofree char *bytes = total > 0 ? ptero_format_bytes_of (MIN (done, total),
                                                              total) : ptero_format_bytes (done);
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
  g_autofree char *message = ptero_job_describe_message (target);
  gint64 seconds = ptero_job_target_get_elapsed (target) / 1000;
  g_autofree char *time = NULL;

  if (message != NULL)
    return g_steal_pointer (&message);
  if (ptero_job_target_get_status (target) == PTERO_TARGET_RUNNING)
    return describe_bytes (ptero_job_target_get_done (target), ptero_job_target_get_total (target),
                           ptero_job_target_get_rate (target));
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

static char *
dup_target_name (PteroJobTarget *target)
{
  const char *name = ptero_job_target_get_name (target);

  return ptero_text_make_safe (name != NULL ? name : "");
}

/* The panels of the targets, each once. */
static GPtrArray *
dup_panels (GListModel *targets)
{
  GPtrArray *panels = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);
      PteroPanel *panel = ptero_job_target_get_panel (target);

      if (panel != NULL && !g_ptr_array_find (panels, panel, NULL))
        g_ptr_array_add (panels, g_object_ref (panel));
    }

  return panels;
}

static char *
describe_panels (GPtrArray *panels)
{
  if (panels->len == 0)
    return NULL;
  if (panels->len == 1)
    return ptero_text_make_safe (ptero_panel_get_name (panels->pdata[0]));

  return g_strdup_printf (ngettext ("%'u panel", "%'u panels", panels->len), panels->len);
}

/* NULL where it did not, or does not say why. */
static char *
describe_failure (PteroJobTarget *target)
{
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (ptero_job_target_get_status (target) != PTERO_TARGET_FAILED)
    return NULL;

  message = ptero_job_describe_message (target);
  name = dup_target_name (target);
  if (message == NULL || *name == '\0')
    return g_steal_pointer (&message);

  /* Translators: what failed, and why */
  return g_strdup_printf (_("%s: %s"), name, message);
}

/* Asked for each time that one of many targets goes on. */
static char *
describe_first_failure (PteroJob *job)
{
  GListModel *targets = ptero_job_get_targets (job);

  if (ptero_job_get_n_failed (job) == 0)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);
      char *failure = describe_failure (target);

      if (failure != NULL)
        return failure;
    }

  return NULL;
}

/**
 * ptero_job_describe_where:
 * @job: a job
 *
 * Returns: (transfer full): why its first target failed; or what it works on: "Lobby, Arena and 3
 *   more · Northwind"
 */
char *
ptero_job_describe_where (PteroJob *job)
{
  GListModel *targets = ptero_job_get_targets (job);
  guint n_targets = g_list_model_get_n_items (targets);
  g_autoptr(GPtrArray) panels = dup_panels (targets);
  g_autofree char *where = describe_panels (panels);
  g_autofree char *names = NULL;
  g_autofree char *failure = describe_first_failure (job);
  guint n_named = n_targets > 3 ? 2 : n_targets;

  if (failure != NULL)
    return g_steal_pointer (&failure);

  for (guint i = 0; i < n_named; i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);
      g_autofree char *name = dup_target_name (target);
      g_autofree char *before = g_steal_pointer (&names);

      names = before != NULL ? g_strdup_printf (_("%s, %s"), before,
                                                name) : g_steal_pointer (&name);
    }
  if (n_named < n_targets)
    {
      g_autofree char *before = g_steal_pointer (&names);

      /* Translators: %s are names of servers or files */
      names = g_strdup_printf (ngettext ("%s and %'u more", "%s and %'u more", n_targets - n_named),
                               before, n_targets - n_named);
    }

  if (names == NULL || *names == '\0')
    return where != NULL ? g_steal_pointer (&where) : g_strdup ("");

  return where != NULL ? g_strdup_printf ("%s · %s", names, where) : g_steal_pointer (&names);
}

/* What was done in an earlier run is told by when that was. */
static char *
describe_past_status (PteroJob *job)
{
  g_autofree char *time = ptero_format_time (ptero_job_get_finished_at (job));

  if (ptero_job_get_n_failed (job) > 0)
    /* Translators: %s is the time at which a job failed */
    return g_strdup_printf (_("Failed %s"), time);
  if (ptero_job_get_n_waiting (job) > 0)
    /* Translators: %s is the time at which the program was closed, and its jobs with it */
    return g_strdup_printf (_("Interrupted %s"), time);
  if (ptero_job_get_n_done (job) == 0)
    /* Translators: %s is the time at which a job was cancelled */
    return g_strdup_printf (_("Left Out %s"), time);

  return g_strdup_printf (_("Done %s"), time);
}

/**
 * ptero_job_describe_status:
 * @job: a job
 *
 * Returns: (transfer full): how it is as a whole, in a word or two: "Running", "1 failed", "Done
 *   14:12"
 */
char *
ptero_job_describe_status (PteroJob *job)
{
  guint n_failed = ptero_job_get_n_failed (job);
  g_autofree char *time = NULL;

  if (PTERO_IS_PAST_JOB (job))
    return describe_past_status (job);
  if (!ptero_job_get_finished (job))
    return g_strdup (ptero_job_get_paused (job) ? _("Paused") : _("Running"));
  if (n_failed > 0)
    return g_strdup_printf (ngettext ("%'u failed", "%'u failed", n_failed), n_failed);
  if (ptero_job_get_n_done (job) == 0)
    return g_strdup (_("Left Out"));

  time = ptero_format_time (ptero_job_get_finished_at (job));

  /* Translators: %s is the time at which a job was finished */
  return g_strdup_printf (_("Done %s"), time);
}

/**
 * ptero_job_get_look:
 * @job: a job
 *
 * Returns: the status of a target that looks like @job as a whole
 */
PteroTargetStatus
ptero_job_get_look (PteroJob *job)
{
  if (!ptero_job_get_finished (job))
    return ptero_job_get_paused (job) ? PTERO_TARGET_WAITING : PTERO_TARGET_RUNNING;
  if (ptero_job_get_n_failed (job) > 0)
    return PTERO_TARGET_FAILED;
  if (ptero_job_get_n_waiting (job) > 0)
    return PTERO_TARGET_WAITING;

  return ptero_job_get_n_done (job) > 0 ? PTERO_TARGET_DONE : PTERO_TARGET_LEFT_OUT;
}

/**
 * ptero_target_status_get_icon_name:
 * @status: a status
 *
 * Returns: (transfer none) (nullable): its icon; %NULL where a spinner turns
 */
const char *
ptero_target_status_get_icon_name (PteroTargetStatus status)
{
  return looks[status].icon_name;
}

/**
 * ptero_target_status_get_css_class:
 * @status: a status
 *
 * Returns: (transfer none): the style class of its colour
 */
const char *
ptero_target_status_get_css_class (PteroTargetStatus status)
{
  return looks[status].css_class;
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
 * ptero_job_describe_loss:
 * @job: a job
 *
 * Returns: (transfer full) (nullable): what would not be done if the program was closed now; %NULL
 *   if that changes nothing
 */
char *
ptero_job_describe_loss (PteroJob *job)
{
  g_autofree char *title = ptero_text_make_safe (ptero_job_get_title (job));
  guint n_waiting = ptero_job_get_n_waiting (job);

  if (ptero_job_get_finished (job))
    return NULL;

  if (n_waiting > 0 && PTERO_IS_POWER_JOB (job))
    /* Translators: %s is a job, e.g. "Restart 500 Servers" */
    return g_strdup_printf (ngettext ("“%s” is still running: %'u server has not been asked yet.",
                                      "“%s” is still running: %'u servers have not been asked yet.",
                                      n_waiting), title, n_waiting);
  if (n_waiting > 0)
    /* Translators: %s is a job, e.g. "Upload 12 Files" */
    return g_strdup_printf (ngettext ("“%s” is still running: %'u has not been begun yet.",
                                      "“%s” is still running: %'u have not been begun yet.",
                                      n_waiting), title, n_waiting);
  /* servers do by themselves what they were asked for */
  if (PTERO_IS_POWER_JOB (job) && !ptero_power_job_get_warns (PTERO_POWER_JOB (job)))
    return NULL;

  /* Translators: %s is a job, e.g. "Upload 12 Files" */
  return g_strdup_printf (_("“%s” is still running and may not get done."), title);
}

/**
 * ptero_job_queue_describe_loss:
 * @jobs: a queue
 *
 * Returns: (transfer full) (nullable): what would not be done if the program was closed now, a line
 *   for each job; %NULL if that changes nothing
 */
char *
ptero_job_queue_describe_loss (PteroJobQueue *jobs)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_lost = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (jobs)); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (G_LIST_MODEL (jobs), i);
      g_autofree char *loss = ptero_job_describe_loss (job);

      if (loss != NULL && n_lost++ < MAX_LOSSES)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", loss);
    }

  if (n_lost > MAX_LOSSES)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%'u more job is still running.",
                                              "%'u more jobs are still running.",
                                              n_lost - MAX_LOSSES), n_lost - MAX_LOSSES);
    }

  return n_lost > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
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
