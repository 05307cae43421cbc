/* ptero-schedule.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-cron.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SCHEDULE (ptero_schedule_get_type ())

G_DECLARE_FINAL_TYPE (PteroSchedule, ptero_schedule, PTERO, SCHEDULE, PteroResource)

struct _PteroSchedule
{
  PteroResource   parent_instance;

  gint64          id;
  char           *name;
  PteroCron      *cron;
  gboolean        is_active;
  gboolean        is_processing;
  gboolean        only_when_online;
  GDateTime      *last_run_at;
  GDateTime      *next_run_at;
  GDateTime      *created_at;
  GDateTime      *updated_at;
  GListModel     *tasks;
};

G_END_DECLS
