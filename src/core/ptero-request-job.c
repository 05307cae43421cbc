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
};

G_DEFINE_FINAL_TYPE (PteroRequestJob, ptero_request_job, PTERO_TYPE_JOB)

typedef struct
{
  PteroJob       *job;
  PteroJobTarget *target;
} Run;

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Run *run = user_data;
  g_autoptr(PteroJob) job = run->job;
  g_autoptr(PteroJobTarget) target = run->target;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  PteroRequestPardon pardon = PTERO_REQUEST_JOB (job)->pardon;
  g_autofree char *message = error != NULL && pardon != NULL ? pardon (error) : NULL;

  ptero_job_target_done (job, target, message != NULL ? NULL : error, message);
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
  ptero_client_send_async (ptero_panel_get_client (ptero_job_target_get_panel (target)), request, cancellable, sent_cb, run);
}

static void
ptero_request_job_class_init (PteroRequestJobClass *klass)
{
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
