/* ptero-job-queue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-queue.h"

/**
 * PteroJobQueue:
 *
 * The jobs of this run of the program, newest first: a
 * [iface@Gio.ListModel] of [class@Ptero.Job].
 */
struct _PteroJobQueue
{
  GObject    parent_instance;

  GPtrArray *jobs;
  guint      n_running;
  guint      n_failed;
};

enum
{
  PROP_0,
  PROP_N_FAILED,
  PROP_N_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroJobQueue, ptero_job_queue, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
job_running_cb (PteroJobQueue *self)
{
  guint n_running = 0;
  guint n_failed = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    {
      PteroJob *job = g_ptr_array_index (self->jobs, i);

      n_running += ptero_job_get_running (job);
      n_failed += ptero_job_get_finished (job) && ptero_job_get_n_failed (job) > 0;
    }

  if (self->n_failed != n_failed)
    {
      self->n_failed = n_failed;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILED]);
    }

  if (self->n_running != n_running)
    {
      self->n_running = n_running;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_RUNNING]);
    }
}

static GType
ptero_job_queue_get_item_type (GListModel *model)
{
  return PTERO_TYPE_JOB;
}

static guint
ptero_job_queue_get_n_items (GListModel *model)
{
  return PTERO_JOB_QUEUE (model)->jobs->len;
}

static gpointer
ptero_job_queue_get_item (GListModel *model,
                          guint       position)
{
  PteroJobQueue *self = PTERO_JOB_QUEUE (model);

  if (position >= self->jobs->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->jobs, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_job_queue_get_item_type;
  iface->get_n_items = ptero_job_queue_get_n_items;
  iface->get_item = ptero_job_queue_get_item;
}

static void
ptero_job_queue_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PteroJobQueue *self = PTERO_JOB_QUEUE (object);

  switch (prop_id)
    {
    case PROP_N_FAILED:
      g_value_set_uint (value, self->n_failed);
      break;

    case PROP_N_RUNNING:
      g_value_set_uint (value, self->n_running);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_job_queue_finalize (GObject *object)
{
  PteroJobQueue *self = PTERO_JOB_QUEUE (object);

  g_clear_pointer (&self->jobs, g_ptr_array_unref);

  G_OBJECT_CLASS (ptero_job_queue_parent_class)->finalize (object);
}

static void
ptero_job_queue_class_init (PteroJobQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_job_queue_get_property;
  object_class->finalize = ptero_job_queue_finalize;

  /**
   * PteroJobQueue:n-failed:
   *
   * How many of the finished jobs failed, as a whole or in part.
   */
  properties[PROP_N_FAILED] =
    g_param_spec_uint ("n-failed", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroJobQueue:n-running:
   *
   * How many of the jobs are not finished.
   */
  properties[PROP_N_RUNNING] =
    g_param_spec_uint ("n-running", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_job_queue_init (PteroJobQueue *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ptero_job_queue_new:
 *
 * Returns: (transfer full): a queue without jobs
 */
PteroJobQueue *
ptero_job_queue_new (void)
{
  return g_object_new (PTERO_TYPE_JOB_QUEUE, NULL);
}

/**
 * ptero_job_queue_get_n_running:
 * @self: a queue
 *
 * Returns: how many of the jobs are not finished
 */
guint
ptero_job_queue_get_n_running (PteroJobQueue *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (self), 0);

  return self->n_running;
}

static gboolean
is_on (PteroJob   *job,
       PteroPanel *panel)
{
  GListModel *targets = ptero_job_get_targets (job);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);
      PteroTargetStatus status = ptero_job_target_get_status (target);

      if (ptero_job_target_get_panel (target) == panel &&
          (status == PTERO_TARGET_WAITING || status == PTERO_TARGET_RUNNING))
        return TRUE;
    }

  return FALSE;
}

/**
 * ptero_job_queue_count_on:
 * @self: a queue
 * @panel: a panel
 *
 * Returns: how many of the jobs have something left to do on @panel
 */
guint
ptero_job_queue_count_on (PteroJobQueue *self,
                          PteroPanel    *panel)
{
  guint n_jobs = 0;

  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (self), 0);
  g_return_val_if_fail (PTERO_IS_PANEL (panel), 0);

  for (guint i = 0; i < self->jobs->len; i++)
    n_jobs += is_on (g_ptr_array_index (self->jobs, i), panel);

  return n_jobs;
}

/* A button was pressed twice, before the panel has answered to the first time. */
static gboolean
is_under_way (PteroJobQueue *self,
              PteroJob      *job)
{
  PteroJobClass *klass = PTERO_JOB_GET_CLASS (job);

  for (guint i = 0; klass->is_same != NULL && i < self->jobs->len; i++)
    {
      PteroJob *other = g_ptr_array_index (self->jobs, i);

      if (!ptero_job_get_finished (other) && klass->is_same (job, other))
        return TRUE;
    }

  return FALSE;
}

/**
 * ptero_job_queue_add:
 * @self: a queue
 * @job: a job that is in no queue yet
 *
 * Puts @job at the top and starts it; not if one that does the same is not
 * finished, to which it is left.
 */
void
ptero_job_queue_add (PteroJobQueue *self,
                     PteroJob      *job)
{
  g_return_if_fail (PTERO_IS_JOB_QUEUE (self));
  g_return_if_fail (PTERO_IS_JOB (job));

  if (is_under_way (self, job))
    return;

  g_ptr_array_insert (self->jobs, 0, g_object_ref (job));
  g_signal_connect_object (job, "notify::running", G_CALLBACK (job_running_cb), self,
                           G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);

  ptero_job_start (job);
  job_running_cb (self);
}

/**
 * ptero_job_queue_clear_finished:
 * @self: a queue
 *
 * Takes the finished jobs off the list.
 */
void
ptero_job_queue_clear_finished (PteroJobQueue *self)
{
  g_return_if_fail (PTERO_IS_JOB_QUEUE (self));

  for (guint i = self->jobs->len; i > 0; i--)
    {
      PteroJob *job = g_ptr_array_index (self->jobs, i - 1);

      if (!ptero_job_get_finished (job))
        continue;

      g_signal_handlers_disconnect_by_func (job, job_running_cb, self);
      g_ptr_array_remove_index (self->jobs, i - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
    }
  job_running_cb (self);
}

/**
 * ptero_job_queue_cancel_all:
 * @self: a queue
 *
 * Cancels every job that is not finished, e.g. before the program ends.
 */
void
ptero_job_queue_cancel_all (PteroJobQueue *self)
{
  g_return_if_fail (PTERO_IS_JOB_QUEUE (self));

  for (guint i = 0; i < self->jobs->len; i++)
    ptero_job_cancel (g_ptr_array_index (self->jobs, i));
}
