/* ptero-schedule-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-schedule-job.h"

#include <glib/gi18n.h>

#include "ptero-schedule-saver.h"

/**
 * PteroScheduleJob:
 *
 * Some schedules made on some servers, of whatever panels. Panels take turns. A
 * target that failed goes on where it stopped when it is tried again.
 */
struct _PteroScheduleJob
{
  PteroJob    parent_instance;

  GHashTable *drafts;   /* PteroFleetServer → GPtrArray of PteroScheduleDraft */
};

G_DEFINE_FINAL_TYPE (PteroScheduleJob, ptero_schedule_job, PTERO_TYPE_JOB)

typedef struct
{
  PteroScheduleJob *job;
  PteroJobTarget   *target;
  GCancellable     *cancellable;
  guint             at;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->job);
  g_object_unref (run->target);
  g_object_unref (run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void save_next (Run *run);

/* Tells which task it was: the schedule is there by then, and is not active. None failed where it
 * was cancelled. */
static void
fail (Run            *run,
      PteroTaskDraft *task,
      GPtrArray      *drafts,
      GError         *error)
{
  PteroScheduleDraft *draft = drafts->pdata[run->at];
  g_autofree char *message = NULL;
  guint position = 0;

  if (task != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      g_list_store_find (draft->tasks, task, &position))
    /* Translators: before the reason of the failure */
    message = g_strdup_printf (_("Task %u"), position + 1);
  ptero_job_target_done (PTERO_JOB (run->job), run->target, error, message);
  g_error_free (error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(PteroTaskDraft) task = NULL;
  GError *error = NULL;

  if (!ptero_schedule_draft_save_finish (PTERO_SCHEDULE_DRAFT (source), result, &task, &error))
    {
      fail (run, task, g_hash_table_lookup (run->job->drafts,
                                            ptero_job_target_get_object (run->target)), error);
      return;
    }

  run->at++;
  save_next (g_steal_pointer (&run));
}

/* Takes @run. What is saved already takes no request. */
static void
save_next (Run *run)
{
  g_autoptr(Run) owned = run;
  PteroFleetServer *server = ptero_job_target_get_object (run->target);
  GPtrArray *drafts = g_hash_table_lookup (run->job->drafts, server);

  if (run->at >= drafts->len)
    {
      ptero_job_target_done (PTERO_JOB (run->job), run->target, NULL, NULL);
      return;
    }

  ptero_schedule_draft_save_async (drafts->pdata[run->at], ptero_fleet_server_get_panel (server),
                                   ptero_fleet_server_get_uuid (server),
                                   run->cancellable, saved_cb, run);
  g_steal_pointer (&owned);
}

static void
ptero_schedule_job_run_target (PteroJob       *job,
                               PteroJobTarget *target,
                               GCancellable   *cancellable)
{
  Run *run = g_new0 (Run, 1);

  run->job = g_object_ref (PTERO_SCHEDULE_JOB (job));
  run->target = g_object_ref (target);
  run->cancellable = g_object_ref (cancellable);
  save_next (run);
}

static void
ptero_schedule_job_finalize (GObject *object)
{
  g_hash_table_unref (PTERO_SCHEDULE_JOB (object)->drafts);

  G_OBJECT_CLASS (ptero_schedule_job_parent_class)->finalize (object);
}

static void
ptero_schedule_job_class_init (PteroScheduleJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_schedule_job_finalize;
  PTERO_JOB_CLASS (klass)->run_target = ptero_schedule_job_run_target;
}

static void
ptero_schedule_job_init (PteroScheduleJob *self)
{
  self->drafts = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                        (GDestroyNotify) g_ptr_array_unref);
}

/**
 * ptero_schedule_job_new:
 * @title: what is done
 * @drafts: (element-type PteroScheduleDraft): the schedules, which are copied
 * @servers: (element-type PteroFleetServer): the servers that get them
 *
 * Returns: (transfer full): a job that is not started
 */
PteroJob *
ptero_schedule_job_new (const char *title,
                        GPtrArray  *drafts,
                        GPtrArray  *servers)
{
  PteroScheduleJob *self;

  g_return_val_if_fail (drafts != NULL, NULL);
  g_return_val_if_fail (servers != NULL, NULL);

  self = g_object_new (PTERO_TYPE_SCHEDULE_JOB, "title", title, NULL);
  for (guint i = 0; i < servers->len; i++)
    {
      GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint j = 0; j < drafts->len; j++)
        g_ptr_array_add (copies, ptero_schedule_draft_copy (drafts->pdata[j]));
      g_hash_table_insert (self->drafts, g_object_ref (servers->pdata[i]), copies);
      ptero_job_add_server (PTERO_JOB (self), servers->pdata[i]);
    }

  return PTERO_JOB (self);
}
