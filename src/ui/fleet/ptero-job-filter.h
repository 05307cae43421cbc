/* ptero-job-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-kind.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_JOB_GROUP_ALL,
  PTERO_JOB_GROUP_RUNNING,
  PTERO_JOB_GROUP_FAILED,
  PTERO_JOB_GROUP_FINISHED,
  PTERO_N_JOB_GROUPS
} PteroJobGroup;

#define PTERO_TYPE_JOB_FILTER (ptero_job_filter_get_type ())

G_DECLARE_FINAL_TYPE (PteroJobFilter, ptero_job_filter, PTERO, JOB_FILTER, GtkFilter)

PteroJobFilter *ptero_job_filter_new        (void);
PteroJobGroup   ptero_job_get_group         (PteroJob       *job);
PteroJobGroup   ptero_job_filter_get_group  (PteroJobFilter *self);
void            ptero_job_filter_set_group  (PteroJobFilter *self,
                                             PteroJobGroup   group);
PteroJobKind    ptero_job_filter_get_kind   (PteroJobFilter *self);
void            ptero_job_filter_set_kind   (PteroJobFilter *self,
                                             PteroJobKind    kind);
void            ptero_job_filter_set_search (PteroJobFilter *self,
                                             const char     *text);

G_END_DECLS
