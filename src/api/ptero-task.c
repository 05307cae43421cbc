/* ptero-task.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-task.h"

/**
 * PteroTask:
 *
 * A step of a schedule.
 */

G_DEFINE_FINAL_TYPE (PteroTask, ptero_task, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroTask, id, ptero_type_int),
  PTERO_FIELD (PteroTask, sequence_id, ptero_type_int),
  PTERO_FIELD (PteroTask, action, ptero_type_string),
  PTERO_FIELD (PteroTask, payload, ptero_type_string),
  PTERO_FIELD (PteroTask, time_offset, ptero_type_int),
  PTERO_FIELD (PteroTask, is_queued, ptero_type_boolean),
  PTERO_FIELD (PteroTask, continue_on_failure, ptero_type_boolean),
  PTERO_FIELD (PteroTask, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroTask, updated_at, g_date_time_get_type),
};

static void
ptero_task_class_init (PteroTaskClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_task_init (PteroTask *self)
{
}

/**
 * PteroTask:id:
 *
 * The number that identifies it.
 */

/**
 * PteroTask:sequence-id:
 *
 * Its place among the steps, from 1.
 */

/**
 * PteroTask:action:
 *
 * `command`, `power` or `backup`.
 */

/**
 * PteroTask:payload:
 *
 * The command, the signal, or the patterns of files that are not backed up.
 */

/**
 * PteroTask:time-offset:
 *
 * How long it waits after the step before, in seconds.
 */

/**
 * PteroTask:is-queued:
 *
 * Whether it is about to run.
 */

/**
 * PteroTask:continue-on-failure:
 *
 * Whether the next step runs even if this one fails.
 */

/**
 * PteroTask:created-at:
 *
 * When it was made.
 */

/**
 * PteroTask:updated-at:
 *
 * When it was last changed.
 */
