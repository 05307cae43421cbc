/* ptero-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job.h"

#include <glib/gi18n.h>

#include "ptero-job-lanes.h"

#define DEFAULT_WIDTH 4

/**
 * PteroJob:
 *
 * Long work that the person started, on one or many targets.
 *
 * Up to [property@Ptero.Job:width] targets are worked on at once. Targets of
 * different lanes take turns, so that one slow panel does not hold up the
 * others. A job holds a reference on itself while it runs.
 */

typedef struct
{
  char          *title;
  GListStore    *targets;
  PteroJobLanes *lanes;         /* of those that wait */
  GHashTable    *cancellables;  /* PteroJobTarget, running → GCancellable */
  GDateTime     *started_at;
  GDateTime     *finished_at;
  guint          width;
  guint          n_waiting;
  guint          n_done;
  guint          n_failed;
  guint          n_left_out;
  gboolean       started;
  gboolean       finished;
  gboolean       paused;
  gboolean       dispatching;
} PteroJobPrivate;

enum
{
  PROP_0,
  PROP_FINISHED,
  PROP_FRACTION,
  PROP_N_DONE,
  PROP_N_FAILED,
  PROP_N_LEFT_OUT,
  PROP_PAUSED,
  PROP_RUNNING,
  PROP_STARTED_AT,
  PROP_TARGETS,
  PROP_TITLE,
  PROP_WIDTH,
  N_PROPS
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PteroJob, ptero_job, G_TYPE_OBJECT)

static gconstpointer
get_lane (PteroJob       *self,
          PteroJobTarget *target)
{
  PteroJobClass *klass = PTERO_JOB_GET_CLASS (self);

  return klass->get_lane != NULL
           ? klass->get_lane (self, target)
           : ptero_job_target_get_panel (target);
}

/* Where the number of targets with @status is kept; NULL for those that run. */
static guint *
get_counter (PteroJob          *self,
             PteroTargetStatus  status,
             guint             *prop_id)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  switch (status)
    {
    case PTERO_TARGET_DONE:
      *prop_id = PROP_N_DONE;
      return &priv->n_done;

    case PTERO_TARGET_FAILED:
      *prop_id = PROP_N_FAILED;
      return &priv->n_failed;

    case PTERO_TARGET_LEFT_OUT:
      *prop_id = PROP_N_LEFT_OUT;
      return &priv->n_left_out;

    case PTERO_TARGET_WAITING:
      *prop_id = PROP_0;
      return &priv->n_waiting;

    case PTERO_TARGET_RUNNING:
    default:
      *prop_id = PROP_0;
      return NULL;
    }
}

static void
count_target (PteroJob          *self,
              PteroTargetStatus  status,
              int                step)
{
  guint prop_id;
  guint *counter = get_counter (self, status, &prop_id);

  if (counter != NULL)
    *counter += step;

  if (prop_id != PROP_0)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
}

static void
move_target (PteroJob          *self,
             PteroJobTarget    *target,
             PteroTargetStatus  status,
             const char        *message)
{
  g_object_freeze_notify (G_OBJECT (self));
  count_target (self, ptero_job_target_get_status (target), -1);
  count_target (self, status, 1);
  ptero_job_target_set_status (target, status, message);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
run_target (PteroJob       *self,
            PteroJobTarget *next)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);
  g_autoptr(PteroJobTarget) target = g_object_ref (next);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_hash_table_insert (priv->cancellables, g_object_ref (target), g_object_ref (cancellable));
  move_target (self, target, PTERO_TARGET_RUNNING, NULL);
  PTERO_JOB_GET_CLASS (self)->run_target (self, target, cancellable);
}

static void
finish (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  priv->finished = TRUE;
  g_clear_pointer (&priv->finished_at, g_date_time_unref);
  priv->finished_at = g_date_time_new_now_local ();
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

/* Starts what may be started. A target that ends at once comes back here, which the loop sees. */
static void
dispatch_targets (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);
  PteroJobTarget *target;

  if (!priv->started || priv->finished || priv->dispatching)
    return;

  priv->dispatching = TRUE;
  while (!priv->paused &&
         g_hash_table_size (priv->cancellables) < priv->width &&
         (target = ptero_job_lanes_take (priv->lanes)) != NULL)
    run_target (self, target);
  priv->dispatching = FALSE;

  if (g_hash_table_size (priv->cancellables) == 0 && priv->n_waiting == 0)
    finish (self);
}

/* Goes on after targets were added to a job that was started. */
static void
resume (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  if (priv->started && priv->finished)
    {
      priv->finished = FALSE;
      g_object_ref (self);
      g_object_freeze_notify (G_OBJECT (self));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
      g_object_thaw_notify (G_OBJECT (self));
    }

  dispatch_targets (self);
}

static void
end_target (PteroJob          *self,
            PteroJobTarget    *target,
            PteroTargetStatus  status,
            const char        *message)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);
  g_autoptr(PteroJobTarget) kept = g_object_ref (target);

  if (!g_hash_table_remove (priv->cancellables, target))
    return;

  ptero_job_lanes_end (priv->lanes, get_lane (self, target));
  move_target (self, target, status, message);
  dispatch_targets (self);
}

static gboolean
requeue_target (PteroJob       *self,
                PteroJobTarget *target)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);
  PteroTargetStatus status = ptero_job_target_get_status (target);

  if (status != PTERO_TARGET_FAILED && status != PTERO_TARGET_LEFT_OUT)
    return FALSE;

  move_target (self, target, PTERO_TARGET_WAITING, NULL);
  ptero_job_lanes_add (priv->lanes, get_lane (self, target), target);

  return TRUE;
}

static void
ptero_job_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PteroJob *self = PTERO_JOB (object);
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_FINISHED:
      g_value_set_boolean (value, priv->finished);
      break;

    case PROP_FRACTION:
      g_value_set_double (value, ptero_job_get_fraction (self));
      break;

    case PROP_N_DONE:
      g_value_set_uint (value, priv->n_done);
      break;

    case PROP_N_FAILED:
      g_value_set_uint (value, priv->n_failed);
      break;

    case PROP_N_LEFT_OUT:
      g_value_set_uint (value, priv->n_left_out);
      break;

    case PROP_PAUSED:
      g_value_set_boolean (value, priv->paused);
      break;

    case PROP_RUNNING:
      g_value_set_boolean (value, ptero_job_get_running (self));
      break;

    case PROP_STARTED_AT:
      g_value_set_boxed (value, priv->started_at);
      break;

    case PROP_TARGETS:
      g_value_set_object (value, priv->targets);
      break;

    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;

    case PROP_WIDTH:
      g_value_set_uint (value, priv->width);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_job_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  PteroJob *self = PTERO_JOB (object);
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_PAUSED:
      ptero_job_set_paused (self, g_value_get_boolean (value));
      break;

    case PROP_TITLE:
      priv->title = g_value_dup_string (value);
      break;

    case PROP_WIDTH:
      ptero_job_set_width (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_job_finalize (GObject *object)
{
  PteroJob *self = PTERO_JOB (object);
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_clear_pointer (&priv->title, g_free);
  g_clear_pointer (&priv->lanes, ptero_job_lanes_free);
  g_clear_pointer (&priv->cancellables, g_hash_table_unref);
  g_clear_pointer (&priv->started_at, g_date_time_unref);
  g_clear_pointer (&priv->finished_at, g_date_time_unref);
  g_clear_object (&priv->targets);

  G_OBJECT_CLASS (ptero_job_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * PteroJob:finished:
   *
   * Nothing waits or runs any more. A retry makes it %FALSE again.
   */
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE, readable);

  /**
   * PteroJob:fraction:
   *
   * How much of it is done one way or another, 0 to 1.
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, readable);

  /**
   * PteroJob:n-done:
   *
   * Targets that worked.
   */
  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, readable);

  /**
   * PteroJob:n-failed:
   *
   * Targets that did not.
   */
  properties[PROP_N_FAILED] = g_param_spec_uint ("n-failed", NULL, NULL, 0, G_MAXUINT, 0, readable);

  /**
   * PteroJob:n-left-out:
   *
   * Targets that were cancelled, or that the work does not fit.
   */
  properties[PROP_N_LEFT_OUT] = g_param_spec_uint ("n-left-out", NULL, NULL, 0, G_MAXUINT, 0,
                                                   readable);

  /**
   * PteroJob:paused:
   *
   * What runs goes on, but nothing new is started.
   */
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, writable);

  /**
   * PteroJob:running:
   *
   * Started and not finished; also while it is paused.
   */
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, readable);

  /**
   * PteroJob:started-at: (nullable)
   *
   * When it was started first.
   */
  properties[PROP_STARTED_AT] = g_param_spec_boxed ("started-at", NULL, NULL, G_TYPE_DATE_TIME,
                                                    readable);

  /**
   * PteroJob:targets:
   *
   * The [class@Ptero.JobTarget]s, in the order in which they were added.
   */
  properties[PROP_TARGETS] = g_param_spec_object ("targets", NULL, NULL, G_TYPE_LIST_MODEL,
                                                  readable);

  /**
   * PteroJob:title:
   *
   * What it does, for people: “Restart 4 Servers”.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                writable | G_PARAM_CONSTRUCT_ONLY);

  /**
   * PteroJob:width:
   *
   * How many targets are worked on at once.
   */
  properties[PROP_WIDTH] = g_param_spec_uint ("width", NULL, NULL, 1, G_MAXUINT, DEFAULT_WIDTH,
                                              writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_job_class_init (PteroJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_job_get_property;
  object_class->set_property = ptero_job_set_property;
  object_class->finalize = ptero_job_finalize;

  install_properties (object_class);

  /**
   * PteroJob::finished:
   *
   * Nothing waits or runs any more.
   */
  signals[SIGNAL_FINISHED] =
    g_signal_new ("finished", PTERO_TYPE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  0);
}

static void
ptero_job_init (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  priv->width = DEFAULT_WIDTH;
  priv->targets = g_list_store_new (PTERO_TYPE_JOB_TARGET);
  priv->lanes = ptero_job_lanes_new ();
  priv->cancellables = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

/**
 * ptero_job_get_title:
 * @self: a job
 *
 * Returns: what it does, for people
 */
const char *
ptero_job_get_title (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), NULL);

  return priv->title;
}

/**
 * ptero_job_get_targets:
 * @self: a job
 *
 * Returns: (transfer none): a list of [class@Ptero.JobTarget]
 */
GListModel *
ptero_job_get_targets (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), NULL);

  return G_LIST_MODEL (priv->targets);
}

/**
 * ptero_job_set_width:
 * @self: a job
 * @width: how many targets to work on at once
 *
 * A smaller width holds for what is started next.
 */
void
ptero_job_set_width (PteroJob *self,
                     guint     width)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_if_fail (PTERO_IS_JOB (self));
  g_return_if_fail (width > 0);

  if (priv->width == width)
    return;

  priv->width = width;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
  dispatch_targets (self);
}

/**
 * ptero_job_get_running:
 * @self: a job
 *
 * Returns: whether it was started and is not finished
 */
gboolean
ptero_job_get_running (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), FALSE);

  return priv->started && !priv->finished;
}

/**
 * ptero_job_get_finished:
 * @self: a job
 *
 * Returns: whether nothing waits or runs any more
 */
gboolean
ptero_job_get_finished (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), FALSE);

  return priv->finished;
}

/**
 * ptero_job_get_paused:
 * @self: a job
 *
 * Returns: whether nothing new is started
 */
gboolean
ptero_job_get_paused (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), FALSE);

  return priv->paused;
}

/**
 * ptero_job_get_n_done:
 * @self: a job
 *
 * Returns: how many targets worked
 */
guint
ptero_job_get_n_done (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), 0);

  return priv->n_done;
}

/**
 * ptero_job_get_n_failed:
 * @self: a job
 *
 * Returns: how many targets did not work
 */
guint
ptero_job_get_n_failed (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), 0);

  return priv->n_failed;
}

/**
 * ptero_job_get_n_left_out:
 * @self: a job
 *
 * Returns: how many targets were cancelled or did not fit
 */
guint
ptero_job_get_n_left_out (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), 0);

  return priv->n_left_out;
}

/**
 * ptero_job_get_fraction:
 * @self: a job
 *
 * Returns: how much of it ended one way or another, 0 to 1
 */
double
ptero_job_get_fraction (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);
  guint n_targets;

  g_return_val_if_fail (PTERO_IS_JOB (self), 0);

  n_targets = g_list_model_get_n_items (G_LIST_MODEL (priv->targets));
  if (n_targets == 0)
    return priv->finished ? 1 : 0;
  if (PTERO_JOB_GET_CLASS (self)->get_fraction != NULL && !priv->finished)
    return PTERO_JOB_GET_CLASS (self)->get_fraction (self);

  return (double)(priv->n_done + priv->n_failed + priv->n_left_out) / n_targets;
}

/**
 * ptero_job_get_started_at:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): when it was started first
 */
GDateTime *
ptero_job_get_started_at (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), NULL);

  return priv->started_at;
}

/**
 * ptero_job_get_finished_at:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): when it was finished last
 */
GDateTime *
ptero_job_get_finished_at (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), NULL);

  return priv->finished_at;
}

/**
 * ptero_job_get_n_waiting:
 * @self: a job
 *
 * Returns: how many targets are not worked on yet
 */
guint
ptero_job_get_n_waiting (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_JOB (self), 0);

  return priv->n_waiting;
}

/**
 * ptero_job_add_target:
 * @self: a job
 * @panel: (nullable): the panel of what is to be worked on
 * @name: (nullable): what it is called there
 * @object: (nullable): what the job has to know of it
 *
 * Adds a target. A job that was started takes it up by itself.
 */
void
ptero_job_add_target (PteroJob   *self,
                      PteroPanel *panel,
                      const char *name,
                      GObject    *object)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);
  g_autoptr(PteroJobTarget) target = NULL;

  g_return_if_fail (PTERO_IS_JOB (self));

  target = ptero_job_target_new (panel, name, object);
  priv->n_waiting++;
  g_list_store_append (priv->targets, target);
  ptero_job_lanes_add (priv->lanes, get_lane (self, target), target);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  resume (self);
}

/**
 * ptero_job_add_server:
 * @self: a job
 * @server: a server that is to be worked on
 *
 * Adds a target whose object is @server.
 */
void
ptero_job_add_server (PteroJob         *self,
                      PteroFleetServer *server)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  ptero_job_add_target (self, ptero_fleet_server_get_panel (server),
                        ptero_fleet_server_get_server (server)->name, G_OBJECT (server));
}

/**
 * ptero_job_start:
 * @self: a job
 *
 * Begins, unless it has begun.
 */
void
ptero_job_start (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_if_fail (PTERO_IS_JOB (self));

  if (priv->started)
    return;

  priv->started = TRUE;
  priv->started_at = g_date_time_new_now_local ();
  g_object_ref (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARTED_AT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  dispatch_targets (self);
}

/**
 * ptero_job_set_paused:
 * @self: a job
 * @paused: whether to start nothing new
 *
 * Pauses or goes on. What runs is not held.
 */
void
ptero_job_set_paused (PteroJob *self,
                      gboolean  paused)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_if_fail (PTERO_IS_JOB (self));

  paused = !!paused;
  if (priv->paused == paused)
    return;

  priv->paused = paused;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
  dispatch_targets (self);
}

/**
 * ptero_job_cancel:
 * @self: a job
 *
 * Leaves out what waits and cancels what runs.
 */
void
ptero_job_cancel (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);
  g_autoptr(PteroJob) kept = NULL;
  g_autoptr(GList) running = NULL;
  PteroJobTarget *target;

  g_return_if_fail (PTERO_IS_JOB (self));

  kept = g_object_ref (self);

  while ((target = ptero_job_lanes_drop (priv->lanes)) != NULL)
    move_target (self, target, PTERO_TARGET_LEFT_OUT, _("Cancelled"));

  running = g_hash_table_get_values (priv->cancellables);
  g_list_foreach (running, (GFunc)g_object_ref, NULL);
  g_list_foreach (running, (GFunc)g_cancellable_cancel, NULL);
  g_list_foreach (running, (GFunc)g_object_unref, NULL);

  dispatch_targets (self);
}

/**
 * ptero_job_can_retry:
 * @self: a job
 *
 * Returns: whether what failed can be worked on again
 */
gboolean
ptero_job_can_retry (PteroJob *self)
{
  g_return_val_if_fail (PTERO_IS_JOB (self), FALSE);

  return PTERO_JOB_GET_CLASS (self)->run_target != NULL;
}

/**
 * ptero_job_retry:
 * @self: a job
 *
 * Works again on every target that failed, if that can be done.
 */
void
ptero_job_retry (PteroJob *self)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);
  guint n_targets;

  g_return_if_fail (PTERO_IS_JOB (self));

  if (priv->n_failed == 0 || !ptero_job_can_retry (self))
    return;

  n_targets = g_list_model_get_n_items (G_LIST_MODEL (priv->targets));
  for (guint i = 0; i < n_targets; i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (G_LIST_MODEL (priv->targets), i);

      if (ptero_job_target_get_status (target) == PTERO_TARGET_FAILED)
        requeue_target (self, target);
    }

  resume (self);
}

/**
 * ptero_job_retry_target:
 * @self: a job
 * @target: one of its targets, that failed or was left out
 *
 * Works on @target again.
 */
void
ptero_job_retry_target (PteroJob       *self,
                        PteroJobTarget *target)
{
  g_return_if_fail (PTERO_IS_JOB (self));
  g_return_if_fail (PTERO_IS_JOB_TARGET (target));

  if (ptero_job_can_retry (self) && requeue_target (self, target))
    resume (self);
}

/**
 * ptero_job_progressed:
 * @self: a job
 *
 * To be called by a subclass when the fraction it computes is another one.
 */
void
ptero_job_progressed (PteroJob *self)
{
  g_return_if_fail (PTERO_IS_JOB (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

/**
 * ptero_job_target_done:
 * @self: a job
 * @target: a target that runs
 * @error: (nullable): why it failed; %NULL if it worked
 * @message: (nullable): for people: how it ended, or what of it failed; not why, which @error tells
 *
 * To be called by a subclass when the work on @target ended.
 * %G_IO_ERROR_CANCELLED leaves the target out.
 */
void
ptero_job_target_done (PteroJob       *self,
                       PteroJobTarget *target,
                       const GError   *error,
                       const char     *message)
{
  g_return_if_fail (PTERO_IS_JOB (self));
  g_return_if_fail (PTERO_IS_JOB_TARGET (target));

  ptero_job_target_set_error (target, error);
  if (error == NULL)
    end_target (self, target, PTERO_TARGET_DONE, message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end_target (self, target, PTERO_TARGET_LEFT_OUT, message != NULL ? message : _("Cancelled"));
  else
    end_target (self, target, PTERO_TARGET_FAILED, message);
}

/**
 * ptero_job_leave_out_target:
 * @self: a job
 * @target: a target that runs, or still waits although @self is finished
 * @message: (nullable): why, for people
 *
 * To be called by a subclass when the work does not fit @target.
 */
void
ptero_job_leave_out_target (PteroJob       *self,
                            PteroJobTarget *target,
                            const char     *message)
{
  g_return_if_fail (PTERO_IS_JOB (self));
  g_return_if_fail (PTERO_IS_JOB_TARGET (target));

  if (ptero_job_get_finished (self) &&
      ptero_job_target_get_status (target) == PTERO_TARGET_WAITING)
    move_target (self, target, PTERO_TARGET_LEFT_OUT, message);
  else
    end_target (self, target, PTERO_TARGET_LEFT_OUT, message);
}

/**
 * ptero_job_restore_target:
 * @self: a job that is not started
 * @target: a target that has ended, or was never begun
 *
 * To be called by a subclass for what was worked on before.
 */
void
ptero_job_restore_target (PteroJob       *self,
                          PteroJobTarget *target)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_if_fail (PTERO_IS_JOB (self));
  g_return_if_fail (PTERO_IS_JOB_TARGET (target));

  g_list_store_append (priv->targets, target);
  count_target (self, ptero_job_target_get_status (target), 1);
}

/**
 * ptero_job_restore:
 * @self: a job that is not started, and none of whose targets runs
 * @started_at: when it was started
 * @finished_at: when it was finished
 *
 * To be called by a subclass that stands for what was done before.
 */
void
ptero_job_restore (PteroJob  *self,
                   GDateTime *started_at,
                   GDateTime *finished_at)
{
  PteroJobPrivate *priv = ptero_job_get_instance_private (self);

  g_return_if_fail (PTERO_IS_JOB (self));
  g_return_if_fail (!priv->started);

  priv->started = TRUE;
  priv->finished = TRUE;
  priv->started_at = g_date_time_ref (started_at);
  priv->finished_at = g_date_time_ref (finished_at);
}
