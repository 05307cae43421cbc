/* ptero-job-target.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_TARGET_WAITING,
  PTERO_TARGET_RUNNING,
  PTERO_TARGET_DONE,
  PTERO_TARGET_FAILED,
  PTERO_TARGET_LEFT_OUT,
} PteroTargetStatus;

#define PTERO_TYPE_TARGET_STATUS (ptero_target_status_get_type ())
GType ptero_target_status_get_type (void);

#define PTERO_TYPE_JOB_TARGET (ptero_job_target_get_type ())

G_DECLARE_FINAL_TYPE (PteroJobTarget, ptero_job_target, PTERO, JOB_TARGET, GObject)

PteroJobTarget    *ptero_job_target_new         (PteroPanel        *panel,
                                                 const char        *name,
                                                 GObject           *object);
PteroJobTarget    *ptero_job_target_new_ended   (PteroPanel        *panel,
                                                 const char        *server,
                                                 const char        *name,
                                                 PteroTargetStatus  status,
                                                 const char        *message,
                                                 gint64             elapsed);
PteroPanel        *ptero_job_target_get_panel   (PteroJobTarget    *self);
const char        *ptero_job_target_get_server  (PteroJobTarget    *self);
const char        *ptero_job_target_get_name    (PteroJobTarget    *self);
gpointer           ptero_job_target_get_object  (PteroJobTarget    *self);
PteroTargetStatus  ptero_job_target_get_status  (PteroJobTarget    *self);
const char        *ptero_job_target_get_message (PteroJobTarget    *self);
const GError      *ptero_job_target_get_error   (PteroJobTarget    *self);
void               ptero_job_target_set_error   (PteroJobTarget    *self,
                                                 const GError      *error);
gint64             ptero_job_target_get_elapsed (PteroJobTarget    *self);
gint64             ptero_job_target_get_done    (PteroJobTarget    *self);
gint64             ptero_job_target_get_total   (PteroJobTarget    *self);
gint64             ptero_job_target_get_rate    (PteroJobTarget    *self);
void               ptero_job_target_set_progress (PteroJobTarget   *self,
                                                 gint64             done,
                                                 gint64             total);
void               ptero_job_target_set_status  (PteroJobTarget    *self,
                                                 PteroTargetStatus  status,
                                                 const char        *message);

G_END_DECLS
