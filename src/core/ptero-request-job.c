/* ptero-request-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-request-job.h"

/**
 * PteroRequestJob:
 *
 * The same thing done to many: a request for each target. Panels take turns.
 */
struct _PteroRequestJob
{
  PteroJob            parent_instance;

  PteroRequestPardon  pardon;
  PteroRequestJudge   judge;    /* (nullable) */
  PteroRequestFollow  follow;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PteroRequestJob, ptero_request_job, PTERO_TYPE_JOB)

typedef struct
{
  PteroJob       *job;
  PteroJobTarget *target;
  GCancellable   *cancellable;  /* (nullable) */
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->job);
  g_object_unref (run->target);
  g_clear_object (&run->cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* Returns: (transfer full) (nullable): @error, or what says it better */
static GError *
judge_target (PteroRequestJob *self,
              PteroJobTarget  *target,
              PteroAnswer     *answer,
              const GError    *error)
{
  gpointer resource = answer != NULL ? ptero_answer_get_resource (answer) : NULL;
  GError *better = self->judge != NULL ? self->judge (ptero_job_target_get_object (target),
                                                      resource, error) : NULL;

  return better != NULL || error == NULL ? better : g_error_copy (error);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  g_autoptr(GError) reason = judge_target (PTERO_REQUEST_JOB (run->job), run->target, answer,
                                           error);
  PteroRequestPardon pardon = PTERO_REQUEST_JOB (run->job)->pardon;
  g_autofree char *message = reason != NULL && pardon != NULL ? pardon (reason) : NULL;

  ptero_job_target_done (run->job, run->target, message != NULL ? NULL : reason, message);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  g_autoptr(PteroRequest) request = NULL;
  GCancellable *cancellable = run->cancellable;

  if (answer == NULL)
    {
      ptero_job_target_done (run->job, run->target, error, NULL);
      return;
    }

  request = PTERO_REQUEST_JOB (run->job)->follow (ptero_answer_get_resource (answer));
  ptero_client_send_async (PTERO_CLIENT (source), request, cancellable, sent_cb,
                           g_steal_pointer (&run));
}

static void
ptero_request_job_run_target (PteroJob       *job,
                              PteroJobTarget *target,
                              GCancellable   *cancellable)
{
  g_autoptr(PteroRequest) request = ptero_request_copy (ptero_job_target_get_object (target));
  Run *run = g_new0 (Run, 1);

  run->job = g_object_ref (job);
  run->target = g_object_ref (target);
  g_set_object (&run->cancellable, cancellable);
  ptero_client_send_async (ptero_panel_get_client (ptero_job_target_get_panel (target)), request,
                           cancellable,
                           PTERO_REQUEST_JOB (job)->follow != NULL ? looked_cb : sent_cb, run);
}

static gboolean
ptero_request_job_is_same (PteroJob *job,
                           PteroJob *other)
{
  GListModel *targets = ptero_job_get_targets (job);
  GListModel *others = ptero_job_get_targets (other);
  guint n_targets = g_list_model_get_n_items (targets);

  if (!PTERO_IS_REQUEST_JOB (other) ||
      PTERO_REQUEST_JOB (job)->follow != PTERO_REQUEST_JOB (other)->follow ||
      g_list_model_get_n_items (others) != n_targets)
    return FALSE;

  for (guint i = 0; i < n_targets; i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);
      g_autoptr(PteroJobTarget) other_target = g_list_model_get_item (others, i);

      if (ptero_job_target_get_panel (target) != ptero_job_target_get_panel (other_target) ||
          !ptero_request_equal (ptero_job_target_get_object (target),
                                ptero_job_target_get_object (other_target)))
        return FALSE;
    }

  return TRUE;
}

static void
ptero_request_job_class_init (PteroRequestJobClass *klass)
{
  PTERO_JOB_CLASS (klass)->is_same = ptero_request_job_is_same;
  PTERO_JOB_CLASS (klass)->run_target = ptero_request_job_run_target;
}

static void
ptero_request_job_init (PteroRequestJob *self)
{
}

/**
 * ptero_request_job_new:
 * @title: what is done
 *
 * Returns: (transfer full): a job without targets that is not started
 */
PteroJob *
ptero_request_job_new (const char *title)
{
  return g_object_new (PTERO_TYPE_REQUEST_JOB, "title", title, NULL);
}

/**
 * ptero_request_job_add:
 * @self: a job that is not started
 * @panel: the panel to ask
 * @request: what to send; a copy is sent
 * @name: what it is about
 */
void
ptero_request_job_add (PteroRequestJob *self,
                       PteroPanel      *panel,
                       PteroRequest    *request,
                       const char      *name)
{
  g_return_if_fail (PTERO_IS_REQUEST_JOB (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (PTERO_IS_REQUEST (request));

  ptero_job_add_target (PTERO_JOB (self), panel, name, G_OBJECT (request));
}

/**
 * ptero_request_job_set_pardon:
 * @self: a job that is not started
 * @pardon: (nullable): tells which errors are none
 *
 * Some panels answer with an error when they did what was asked, but not all that follows from it.
 */
void
ptero_request_job_set_pardon (PteroRequestJob    *self,
                              PteroRequestPardon  pardon)
{
  g_return_if_fail (PTERO_IS_REQUEST_JOB (self));

  self->pardon = pardon;
}

/**
 * ptero_request_job_set_judge:
 * @self: a job that is not started
 * @judge: (nullable): tells what became of a target
 *
 * Some panels give no reason when they refuse, or call it a success when it failed.
 */
void
ptero_request_job_set_judge (PteroRequestJob   *self,
                             PteroRequestJudge  judge)
{
  g_return_if_fail (PTERO_IS_REQUEST_JOB (self));

  self->judge = judge;
}

/**
 * ptero_request_job_set_follow:
 * @self: a job that is not started
 * @follow: makes what changes a target
 *
 * Has the request of each target ask for what it is about, and sends what
 * @follow makes of that: what a change sets all of is to be as it is now.
 */
void
ptero_request_job_set_follow (PteroRequestJob    *self,
                              PteroRequestFollow  follow)
{
  g_return_if_fail (PTERO_IS_REQUEST_JOB (self));

  self->follow = follow;
}
