/* ptero-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"
#include "ptero-job-target.h"

G_BEGIN_DECLS

#define PTERO_TYPE_JOB (ptero_job_get_type ())

G_DECLARE_DERIVABLE_TYPE (PteroJob, ptero_job, PTERO, JOB, GObject)

/**
 * PteroJobClass:
 * @run_target: (nullable): works on one target until it calls [method@Ptero.Job.target_done] or
 *   [method@Ptero.Job.leave_out_target], also when @cancellable is cancelled.
 *   Without it nothing can be tried again
 * @get_lane: (nullable): what a target shares with others; lanes take turns. The pointer itself is
 *   compared. Default: its panel
 * @get_fraction: (nullable): how much of it is done, 0 to 1, while it runs. Default: how many
 *   targets ended
 * @is_same: (nullable): whether another job does the same to the same targets. Default: none does
 */
struct _PteroJobClass
{
  GObjectClass  parent_class;

  void          (*run_target) (PteroJob       *self,
                               PteroJobTarget *target,
                               GCancellable   *cancellable);
  gconstpointer (*get_lane)   (PteroJob       *self,
                               PteroJobTarget *target);
  double        (*get_fraction) (PteroJob     *self);
  gboolean      (*is_same)    (PteroJob       *self,
                               PteroJob       *other);
};

const char *ptero_job_get_title        (PteroJob       *self);
GListModel *ptero_job_get_targets      (PteroJob       *self);
void        ptero_job_set_width        (PteroJob       *self,
                                        guint           width);
gboolean    ptero_job_get_running      (PteroJob       *self);
gboolean    ptero_job_get_finished     (PteroJob       *self);
gboolean    ptero_job_get_paused       (PteroJob       *self);
guint       ptero_job_get_n_waiting    (PteroJob       *self);
guint       ptero_job_get_n_done       (PteroJob       *self);
guint       ptero_job_get_n_failed     (PteroJob       *self);
guint       ptero_job_get_n_left_out   (PteroJob       *self);
double      ptero_job_get_fraction     (PteroJob       *self);
GDateTime  *ptero_job_get_started_at   (PteroJob       *self);
GDateTime  *ptero_job_get_finished_at  (PteroJob       *self);
void        ptero_job_add_target       (PteroJob       *self,
                                        PteroPanel     *panel,
                                        const char     *name,
                                        GObject        *object);
void        ptero_job_add_server       (PteroJob       *self,
                                        PteroFleetServer *server);
void        ptero_job_start            (PteroJob       *self);
void        ptero_job_set_paused       (PteroJob       *self,
                                        gboolean        paused);
void        ptero_job_cancel           (PteroJob       *self);
gboolean    ptero_job_can_retry        (PteroJob       *self);
void        ptero_job_retry            (PteroJob       *self);
void        ptero_job_retry_target     (PteroJob       *self,
                                        PteroJobTarget *target);

/* For subclasses */
void        ptero_job_progressed       (PteroJob       *self);
void        ptero_job_target_done      (PteroJob       *self,
                                        PteroJobTarget *target,
                                        const GError   *error,
                                        const char     *message);
void        ptero_job_leave_out_target (PteroJob       *self,
                                        PteroJobTarget *target,
                                        const char     *message);
void        ptero_job_restore_target   (PteroJob       *self,
                                        PteroJobTarget *target);
void        ptero_job_restore          (PteroJob       *self,
                                        GDateTime      *started_at,
                                        GDateTime      *finished_at);

G_END_DECLS
