/* ptero-demo-schedules.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

typedef struct
{
  guint id;
  guint sequence;
  char *action;
  char *payload;
  guint offset;           /* seconds after the task before */
  gboolean is_queued;
  gboolean continues;
  gint64 created_at;
  gint64 updated_at;
} PteroDemoTask;

typedef struct
{
  guint id;
  char *name;
  char *fields[6];        /* minute, hour, day of month, month, day of week; NULL */
  GPtrArray *tasks;       /* of PteroDemoTask */
  gboolean is_active;
  gboolean is_processing;
  gboolean only_when_online;
  guint at;               /* sequence of the task to come */
  gint64 due_at;          /* monotonic µs when that is */
  gint64 last_run_at;
  gint64 next_run_at;
  gint64 created_at;
  gint64 updated_at;
} PteroDemoSchedule;

GPtrArray         *ptero_demo_schedules_get    (PteroDemoWorld    *world,
                                                PteroDemoServer   *server);
PteroDemoSchedule *ptero_demo_schedules_add    (PteroDemoWorld    *world,
                                                PteroDemoServer   *server);
PteroDemoTask     *ptero_demo_schedule_add_task (PteroDemoWorld   *world,
                                                PteroDemoSchedule *schedule,
                                                guint              sequence,
                                                const char        *action,
                                                const char        *payload,
                                                guint              offset);
void               ptero_demo_schedule_run     (PteroDemoWorld    *world,
                                                PteroDemoServer   *server,
                                                PteroDemoSchedule *schedule);
void               ptero_demo_schedules_settle (PteroDemoWorld    *world,
                                                PteroDemoServer   *server);

G_END_DECLS
