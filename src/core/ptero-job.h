/* ptero-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PTERO_TARGET_WAITING,
  PTERO_TARGET_RUNNING,
  PTERO_TARGET_DONE,
  PTERO_TARGET_FAILED,
  PTERO_TARGET_LEFT_OUT,   /* cancelled, or it did not fit */
} PteroTargetStatus;

#define PTERO_TYPE_TARGET_STATUS (ptero_target_status_get_type ())
GType ptero_target_status_get_type (void);

#define PTERO_TYPE_JOB_TARGET (ptero_job_target_get_type ())
/* One thing a job works on. Properties: "object" (GObject, e.g. a PteroFleetServer), "status", "message" (string, nullable: why it
 * failed, or what it waits for), "elapsed" (int64 ms). */
G_DECLARE_FINAL_TYPE (PteroJobTarget, ptero_job_target, PTERO, JOB_TARGET, GObject)
PteroJobTarget    *ptero_job_target_new         (GObject *object);
gpointer           ptero_job_target_get_object  (PteroJobTarget *self);
PteroTargetStatus  ptero_job_target_get_status  (PteroJobTarget *self);
const char        *ptero_job_target_get_message (PteroJobTarget *self);
gint64             ptero_job_target_get_elapsed (PteroJobTarget *self);
void               ptero_job_target_set_status  (PteroJobTarget *self, PteroTargetStatus status, const char *message);

#define PTERO_TYPE_JOB (ptero_job_get_type ())
/* Long work the person started. Properties: "title" (string), "targets" (GListModel of PteroJobTarget), "running", "paused",
 * "finished" (boolean), "n-done", "n-failed", "n-left-out" (uint), "fraction" (double 0-1), "started-at" (GDateTime). Signal "finished". */
G_DECLARE_DERIVABLE_TYPE (PteroJob, ptero_job, PTERO, JOB, GObject)
struct _PteroJobClass
{
  GObjectClass parent_class;
  /* Works on one target; calls ptero_job_target_done(). Several at once, up to "width" (uint property, default 4). */
  void (*run_target) (PteroJob *self, PteroJobTarget *target, GCancellable *cancellable);
};
const char *ptero_job_get_title        (PteroJob *self);
GListModel *ptero_job_get_targets      (PteroJob *self);
gboolean    ptero_job_get_finished     (PteroJob *self);
gboolean    ptero_job_get_paused       (PteroJob *self);
guint       ptero_job_get_n_done       (PteroJob *self);
guint       ptero_job_get_n_failed     (PteroJob *self);
double      ptero_job_get_fraction     (PteroJob *self);
void        ptero_job_add_target       (PteroJob *self, GObject *object);
void        ptero_job_start            (PteroJob *self);
void        ptero_job_set_paused       (PteroJob *self, gboolean paused);
void        ptero_job_cancel           (PteroJob *self);   /* what waits is left out, what runs is cancelled */
void        ptero_job_retry            (PteroJob *self);   /* what failed, again */
void        ptero_job_retry_target     (PteroJob *self, PteroJobTarget *target);
/* For subclasses. @error NULL: done. */
void        ptero_job_target_done      (PteroJob *self, PteroJobTarget *target, const GError *error, const char *message);

#define PTERO_TYPE_JOB_QUEUE (ptero_job_queue_get_type ())
/* A GListModel of PteroJob, newest first. Properties "n-running" (uint). */
G_DECLARE_FINAL_TYPE (PteroJobQueue, ptero_job_queue, PTERO, JOB_QUEUE, GObject)
PteroJobQueue *ptero_job_queue_new            (void);
void           ptero_job_queue_add            (PteroJobQueue *self, PteroJob *job);  /* and starts it */
void           ptero_job_queue_clear_finished (PteroJobQueue *self);

G_END_DECLS
