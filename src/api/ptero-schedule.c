/* ptero-schedule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-schedule.h"

#include "ptero-task.h"

/**
 * PteroSchedule:
 *
 * What a server does at certain times.
 */

G_DEFINE_FINAL_TYPE (PteroSchedule, ptero_schedule, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroSchedule, id, ptero_type_int),
  PTERO_FIELD (PteroSchedule, name, ptero_type_string),
  PTERO_FIELD (PteroSchedule, cron, ptero_cron_get_type),
  PTERO_FIELD (PteroSchedule, is_active, ptero_type_boolean),
  PTERO_FIELD (PteroSchedule, is_processing, ptero_type_boolean),
  PTERO_FIELD (PteroSchedule, only_when_online, ptero_type_boolean),
  PTERO_FIELD (PteroSchedule, last_run_at, g_date_time_get_type),
  PTERO_FIELD (PteroSchedule, next_run_at, g_date_time_get_type),
  PTERO_FIELD (PteroSchedule, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroSchedule, updated_at, g_date_time_get_type),
  PTERO_RELATION_LIST (PteroSchedule, tasks, ptero_task_get_type),
};

static void
ptero_schedule_class_init (PteroScheduleClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_schedule_init (PteroSchedule *self)
{
}

/**
 * PteroSchedule:id:
 *
 * The number that identifies it.
 */

/**
 * PteroSchedule:name:
 *
 * Its name.
 */

/**
 * PteroSchedule:cron:
 *
 * When it runs.
 */

/**
 * PteroSchedule:is-active:
 *
 * Whether it runs by itself.
 */

/**
 * PteroSchedule:is-processing:
 *
 * Whether it is running.
 */

/**
 * PteroSchedule:only-when-online:
 *
 * Whether it runs only when the server does.
 */

/**
 * PteroSchedule:last-run-at:
 *
 * When it last ran; %NULL if never.
 */

/**
 * PteroSchedule:next-run-at:
 *
 * When it will run next; %NULL if not by itself.
 */

/**
 * PteroSchedule:created-at:
 *
 * When it was made.
 */

/**
 * PteroSchedule:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroSchedule:tasks:
 *
 * A list of [class@Ptero.Task], in no order.
 */
