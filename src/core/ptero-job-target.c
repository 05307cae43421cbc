/* ptero-job-target.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-target.h"

#include "ptero-fleet-server.h"

#define RATE_INTERVAL (G_USEC_PER_SEC / 2)

/**
 * PteroTargetStatus:
 * @PTERO_TARGET_WAITING: its turn has not come
 * @PTERO_TARGET_RUNNING: it is being worked on
 * @PTERO_TARGET_DONE: it worked
 * @PTERO_TARGET_FAILED: it did not, the message says why; it can be tried again
 * @PTERO_TARGET_LEFT_OUT: cancelled, or the work does not fit it
 *
 * How far a job is with one of its targets.
 */

G_DEFINE_ENUM_TYPE (PteroTargetStatus, ptero_target_status,
                    G_DEFINE_ENUM_VALUE (PTERO_TARGET_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PTERO_TARGET_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (PTERO_TARGET_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (PTERO_TARGET_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (PTERO_TARGET_LEFT_OUT, "left-out"))

/**
 * PteroJobTarget:
 *
 * One thing that a [class@Ptero.Job] works on, and how that goes.
 */
struct _PteroJobTarget
{
  GObject            parent_instance;

  PteroPanel        *panel;
  char              *name;
  char              *server;     /* its uuid, where there is no object any more that knows it */
  GObject           *object;
  char              *message;
  GError            *error;      /* why it failed */
  PteroTargetStatus  status;
  gint64             started;    /* monotonic µs, 0: not yet */
  gint64             elapsed;    /* µs, once it ended */
  gint64             done;       /* bytes */
  gint64             total;      /* bytes, 0: it is not measured, -1: not known */
  gint64             rate;       /* bytes per second */
  gint64             rate_time;
  gint64             rate_done;
};

enum
{
  PROP_0,
  PROP_DONE,
  PROP_ELAPSED,
  PROP_MESSAGE,
  PROP_OBJECT,
  PROP_STATUS,
  PROP_TOTAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PteroJobTarget, ptero_job_target, G_TYPE_OBJECT)

static void
ptero_job_target_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroJobTarget *self = PTERO_JOB_TARGET (object);

  switch (prop_id)
    {
    case PROP_DONE:
      g_value_set_int64 (value, self->done);
      break;

    case PROP_ELAPSED:
      g_value_set_int64 (value, ptero_job_target_get_elapsed (self));
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;

    case PROP_OBJECT:
      g_value_set_object (value, self->object);
      break;

    case PROP_STATUS:
      g_value_set_enum (value, self->status);
      break;

    case PROP_TOTAL:
      g_value_set_int64 (value, self->total);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_job_target_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PteroJobTarget *self = PTERO_JOB_TARGET (object);

  switch (prop_id)
    {
    case PROP_OBJECT:
      self->object = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_job_target_finalize (GObject *object)
{
  PteroJobTarget *self = PTERO_JOB_TARGET (object);

  g_clear_object (&self->panel);
  g_clear_object (&self->object);
  g_free (self->name);
  g_free (self->server);
  g_clear_pointer (&self->message, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (ptero_job_target_parent_class)->finalize (object);
}

static void
ptero_job_target_class_init (PteroJobTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_job_target_get_property;
  object_class->set_property = ptero_job_target_set_property;
  object_class->finalize = ptero_job_target_finalize;

  /**
   * PteroJobTarget:done:
   *
   * Bytes that were transferred.
   */
  properties[PROP_DONE] =
    g_param_spec_int64 ("done", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroJobTarget:elapsed:
   *
   * Milliseconds since the work on it began, or that it took. Notifies when
   * the status changes, not as time goes by.
   */
  properties[PROP_ELAPSED] =
    g_param_spec_int64 ("elapsed", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroJobTarget:message: (nullable)
   *
   * How it ended, what of it failed, or what it waits for; for people. Why it
   * failed is told by [method@Ptero.JobTarget.get_error]: what libraries say is
   * not for people.
   */
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroJobTarget:object:
   *
   * What is worked on, e.g. a [class@Ptero.FleetServer].
   */
  properties[PROP_OBJECT] =
    g_param_spec_object ("object", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroJobTarget:status:
   *
   * How far it is.
   */
  properties[PROP_STATUS] =
    g_param_spec_enum ("status", NULL, NULL, PTERO_TYPE_TARGET_STATUS, PTERO_TARGET_WAITING,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroJobTarget:total:
   *
   * Bytes that there are; 0 if nothing is transferred, -1 if that is not known.
   */
  properties[PROP_TOTAL] =
    g_param_spec_int64 ("total", NULL, NULL, -1, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_job_target_init (PteroJobTarget *self)
{
}

/**
 * ptero_job_target_new:
 * @panel: (nullable): the panel it is on
 * @name: (nullable): what it is called there, as the panel wrote it
 * @object: (nullable): what the job has to know of it
 *
 * Returns: (transfer full): a target that waits
 */
PteroJobTarget *
ptero_job_target_new (PteroPanel *panel,
                      const char *name,
                      GObject    *object)
{
  PteroJobTarget *self;

  g_return_val_if_fail (panel == NULL || PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (object == NULL || G_IS_OBJECT (object), NULL);

  self = g_object_new (PTERO_TYPE_JOB_TARGET, "object", object, NULL);
  g_set_object (&self->panel, panel);
  self->name = g_strdup (name);

  return self;
}

/**
 * ptero_job_target_new_ended:
 * @panel: (nullable): the panel it was on
 * @server: (nullable): the uuid of the server, if it was one
 * @name: (nullable): what it was called there
 * @status: how it ended
 * @message: (nullable): for people
 * @elapsed: milliseconds that it took
 *
 * Returns: (transfer full): a target that was worked on before
 */
PteroJobTarget *
ptero_job_target_new_ended (PteroPanel        *panel,
                            const char        *server,
                            const char        *name,
                            PteroTargetStatus  status,
                            const char        *message,
                            gint64             elapsed)
{
  PteroJobTarget *self = ptero_job_target_new (panel, name, NULL);

  self->server = g_strdup (server);
  self->status = status;
  self->message = g_strdup (message);
  self->elapsed = elapsed * 1000;

  return self;
}

/**
 * ptero_job_target_get_panel:
 * @self: a target
 *
 * Returns: (transfer none) (nullable): the panel it is on
 */
PteroPanel *
ptero_job_target_get_panel (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), NULL);

  return self->panel;
}

/**
 * ptero_job_target_get_server:
 * @self: a target
 *
 * Returns: (transfer none) (nullable): the uuid of the server, if it is one
 */
const char *
ptero_job_target_get_server (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), NULL);

  if (PTERO_IS_FLEET_SERVER (self->object))
    return ptero_fleet_server_get_uuid (PTERO_FLEET_SERVER (self->object));

  return self->server;
}

/**
 * ptero_job_target_get_name:
 * @self: a target
 *
 * Returns: (transfer none) (nullable): what it is called there, as the panel wrote it
 */
const char *
ptero_job_target_get_name (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), NULL);

  return self->name;
}

/**
 * ptero_job_target_get_object:
 * @self: a target
 *
 * Returns: (transfer none) (type GObject): what is worked on
 */
gpointer
ptero_job_target_get_object (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), NULL);

  return self->object;
}

/**
 * ptero_job_target_get_status:
 * @self: a target
 *
 * Returns: how far it is
 */
PteroTargetStatus
ptero_job_target_get_status (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), PTERO_TARGET_WAITING);

  return self->status;
}

/**
 * ptero_job_target_get_message:
 * @self: a target
 *
 * Returns: (nullable): how it ended, what of it failed or what it waits for, for people
 */
const char *
ptero_job_target_get_message (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), NULL);

  return self->message;
}

/**
 * ptero_job_target_get_error:
 * @self: a target
 *
 * Returns: (nullable): why it failed the last time
 */
const GError *
ptero_job_target_get_error (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), NULL);

  return self->error;
}

/**
 * ptero_job_target_set_error: (skip)
 * @self: a target
 * @error: (nullable): why it failed; to be set before the status tells of it
 */
void
ptero_job_target_set_error (PteroJobTarget *self,
                            const GError   *error)
{
  g_return_if_fail (PTERO_IS_JOB_TARGET (self));

  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
}

/**
 * ptero_job_target_get_elapsed:
 * @self: a target
 *
 * Returns: milliseconds since the work on it began, or that it took; 0 before
 */
gint64
ptero_job_target_get_elapsed (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), 0);

  if (self->status == PTERO_TARGET_RUNNING)
    return (g_get_monotonic_time () - self->started) / 1000;

  return self->elapsed / 1000;
}

/**
 * ptero_job_target_get_done:
 * @self: a target
 *
 * Returns: bytes that were transferred
 */
gint64
ptero_job_target_get_done (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), 0);

  return self->done;
}

/**
 * ptero_job_target_get_total:
 * @self: a target
 *
 * Returns: bytes that there are; 0 if nothing is transferred, -1 if that is not known
 */
gint64
ptero_job_target_get_total (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), 0);

  return self->total;
}

/**
 * ptero_job_target_get_rate:
 * @self: a target
 *
 * Returns: bytes per second of late, 0 while that is not known
 */
gint64
ptero_job_target_get_rate (PteroJobTarget *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_TARGET (self), 0);

  return self->rate;
}

static void
update_rate (PteroJobTarget *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 elapsed = now - self->rate_time;
  gint64 rate;

  if (self->done < self->rate_done || self->rate_time == 0)
    {
      self->rate = 0;
    }
  else
    {
      if (elapsed < RATE_INTERVAL)
        return;
      rate = (self->done - self->rate_done) * G_USEC_PER_SEC / elapsed;
      self->rate = self->rate == 0 ? rate : (self->rate * 2 + rate) / 3;
    }
  self->rate_time = now;
  self->rate_done = self->done;
}

/**
 * ptero_job_target_set_progress:
 * @self: a target
 * @done: bytes that were transferred
 * @total: bytes that there are, -1 if that is not known
 */
void
ptero_job_target_set_progress (PteroJobTarget *self,
                               gint64          done,
                               gint64          total)
{
  g_return_if_fail (PTERO_IS_JOB_TARGET (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (self->total != total)
    {
      self->total = total;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
    }
  if (self->done != done)
    {
      self->done = done;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
    }
  update_rate (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * ptero_job_target_set_status:
 * @self: a target
 * @status: how far it is now
 * @message: (nullable): for people
 *
 * Changes the status, and starts or stops the clock. The message of a target
 * that runs may be changed by calling this again. A target of a job is moved
 * on with [method@Ptero.Job.target_done], which keeps the job's counts right.
 */
void
ptero_job_target_set_status (PteroJobTarget    *self,
                             PteroTargetStatus  status,
                             const char        *message)
{
  g_return_if_fail (PTERO_IS_JOB_TARGET (self));

  g_object_freeze_notify (G_OBJECT (self));

  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
    }

  if (self->status != status)
    {
      if (status == PTERO_TARGET_RUNNING)
        self->started = g_get_monotonic_time ();
      else if (status == PTERO_TARGET_WAITING)
        self->elapsed = 0;
      else if (self->status == PTERO_TARGET_RUNNING)
        self->elapsed = g_get_monotonic_time () - self->started;

      self->status = status;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}
