/* ptero-demo-schedule-routes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include "ptero-demo-cron.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-schedules.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

#define MAX_TASKS 10

/* In the order of a schedule's fields. */
static const char * const field_names[] = { "minute", "hour", "day_of_month", "month",
                                            "day_of_week" };

static void
transform_task (PteroDemoCall *call,
                PteroDemoJson *json,
                gpointer       thing,
                const char    *path)
{
  PteroDemoTask *task = thing;

  ptero_demo_json_string (json, "object", "schedule_task");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", task->id);
  ptero_demo_json_int (json, "sequence_id", task->sequence);
  ptero_demo_json_string (json, "action", task->action);
  ptero_demo_json_string (json, "payload", task->payload);
  ptero_demo_json_int (json, "time_offset", task->offset);
  ptero_demo_json_boolean (json, "is_queued", task->is_queued);
  ptero_demo_json_boolean (json, "continue_on_failure", task->continues);
  ptero_demo_write_date (json, "created_at", task->created_at, TRUE);
  ptero_demo_write_date (json, "updated_at", task->updated_at, TRUE);
  ptero_demo_json_end (json);
}

static void
transform_schedule (PteroDemoCall *call,
                    PteroDemoJson *json,
                    gpointer       thing,
                    const char    *path)
{
  PteroDemoSchedule *schedule = thing;

  ptero_demo_json_string (json, "object", "server_schedule");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", schedule->id);
  ptero_demo_json_string (json, "name", schedule->name);
  ptero_demo_json_begin (json, "cron");
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    ptero_demo_json_string (json, field_names[i], schedule->fields[i]);
  ptero_demo_json_end (json);
  ptero_demo_json_boolean (json, "is_active", schedule->is_active);
  ptero_demo_json_boolean (json, "is_processing", schedule->is_processing);
  ptero_demo_json_boolean (json, "only_when_online", schedule->only_when_online);
  ptero_demo_write_date (json, "last_run_at", schedule->last_run_at, TRUE);
  ptero_demo_write_date (json, "next_run_at", schedule->next_run_at, TRUE);
  ptero_demo_write_date (json, "created_at", schedule->created_at, TRUE);
  ptero_demo_write_date (json, "updated_at", schedule->updated_at, TRUE);
  ptero_demo_json_begin (json, "relationships");
  ptero_demo_json_begin (json, "tasks");
  ptero_demo_json_string (json, "object", "list");
  ptero_demo_json_open (json, "data");
  for (guint i = 0; i < schedule->tasks->len; i++)
    {
      ptero_demo_json_begin (json, NULL);
      transform_task (call, json, g_ptr_array_index (schedule->tasks, i), NULL);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_close (json);
  ptero_demo_json_end (json);
  ptero_demo_json_end (json);
  ptero_demo_json_end (json);
}

static PteroDemoSchedule *
find_schedule (PteroDemoCall *call)
{
  GPtrArray *schedules = ptero_demo_schedules_get (call->world, call->server);
  PteroDemoSchedule *schedule =
    ptero_demo_find_id (schedules, (guint) g_ascii_strtoull (call->arguments[1], NULL, 10));

  if (schedule == NULL)
    ptero_demo_refuse_missing (call);

  return schedule;
}

static PteroDemoTask *
find_task (PteroDemoCall     *call,
           PteroDemoSchedule *schedule)
{
  guint id = (guint) g_ascii_strtoull (call->arguments[2], NULL, 10);

  for (guint i = 0; schedule != NULL && i < schedule->tasks->len; i++)
    {
      PteroDemoTask *task = g_ptr_array_index (schedule->tasks, i);

      if (task->id == id)
        return task;
    }

  if (schedule != NULL)
    ptero_demo_refuse_missing (call);

  return NULL;
}

/* Checks the form and the expression; gives when it runs next. */
static gboolean
check_form (PteroDemoCall *call,
            gint64        *next)
{
  static const PteroDemoRule rules[] = {
    { "name", "required|string|max:191" },
    { "is_active", "filled|boolean" },
    { "minute", "required|string" },
    { "hour", "required|string" },
    { "day_of_month", "required|string" },
    { "day_of_week", "required|string" },
    { NULL },
  };
  const char *fields[G_N_ELEMENTS (field_names)];

  if (!ptero_demo_validate (call, rules))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    {
      fields[i] = ptero_demo_call_get_string (call, field_names[i]);
      if (fields[i] == NULL)
        {
          ptero_demo_refuse_broken (call, "TypeError");
          return FALSE;
        }
    }

  *next = ptero_demo_cron_next (fields, g_get_real_time () / G_USEC_PER_SEC);
  if (*next != 0)
    return TRUE;

  ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "DisplayException",
                             "The cron data provided does not evaluate to a valid expression.");

  return FALSE;
}

static void
take_form (PteroDemoCall     *call,
           PteroDemoSchedule *schedule,
           gint64             next)
{
  gboolean is_active = ptero_demo_input_get_boolean (call, "is_active", FALSE);

  ptero_demo_input_take_string (call, "name", &schedule->name);
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    ptero_demo_input_take_string (call, field_names[i], &schedule->fields[i]);

  /* switching frees a run that is stuck */
  if (is_active != schedule->is_active)
    schedule->is_processing = FALSE;
  schedule->is_active = is_active;
  schedule->only_when_online = ptero_demo_input_get_boolean (call, "only_when_online", FALSE);
  schedule->next_run_at = next;
  schedule->updated_at = g_get_real_time () / G_USEC_PER_SEC;
}

void
ptero_demo_list_schedules (PteroDemoCall *call)
{
  ptero_demo_reply_all (call, ptero_demo_schedules_get (call->world, call->server),
                        transform_schedule);
}

void
ptero_demo_create_schedule (PteroDemoCall *call)
{
  PteroDemoSchedule *schedule;
  gint64 next;

  if (!check_form (call, &next))
    return;

  schedule = ptero_demo_schedules_add (call->world, call->server);
  take_form (call, schedule, next);
  ptero_demo_call_log_value (call, "server:schedule.create", "name", schedule->name);
  ptero_demo_reply_thing (call, transform_schedule, schedule);
}

void
ptero_demo_show_schedule (PteroDemoCall *call)
{
  PteroDemoSchedule *schedule = find_schedule (call);

  if (schedule != NULL)
    ptero_demo_reply_thing (call, transform_schedule, schedule);
}

void
ptero_demo_update_schedule (PteroDemoCall *call)
{
  PteroDemoSchedule *schedule = find_schedule (call);
  gint64 next;

  if (schedule == NULL || !check_form (call, &next))
    return;

  take_form (call, schedule, next);
  ptero_demo_call_log_value (call, "server:schedule.update", "name", schedule->name);
  ptero_demo_reply_thing (call, transform_schedule, schedule);
}

void
ptero_demo_execute_schedule (PteroDemoCall *call)
{
  PteroDemoSchedule *schedule = find_schedule (call);

  if (schedule == NULL)
    return;

  if (schedule->tasks->len == 0)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "DisplayException",
                                 "Cannot process schedule for task execution: no tasks are registered.");
      return;
    }

  if (!schedule->only_when_online && !ptero_demo_call_reach_daemon (call))
    return;

  ptero_demo_schedule_run (call->world, call->server, schedule);
  ptero_demo_call_log_value (call, "server:schedule.execute", "name", schedule->name);
  ptero_demo_call_reply_accepted (call);
}

void
ptero_demo_delete_schedule (PteroDemoCall *call)
{
  PteroDemoSchedule *schedule = find_schedule (call);

  if (schedule == NULL)
    return;

  ptero_demo_call_log_value (call, "server:schedule.delete", "name", schedule->name);
  g_ptr_array_remove (call->server->schedules, schedule);
  ptero_demo_call_reply_nothing (call);
}

static gboolean
check_task_form (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "action", "required|in:command,power,backup" },
    { "payload", "required_unless:action,backup|string|nullable" },
    { "time_offset", "required|numeric|min:0|max:900" },
    { "sequence_id", "sometimes|required|numeric|min:1" },
    { "continue_on_failure", "sometimes|required|boolean" },
    { NULL },
  };

  if (!ptero_demo_validate (call, rules))
    return FALSE;

  if (g_strcmp0 (ptero_demo_call_get_string (call, "action"), "backup") != 0 ||
      call->server->max_backups > 0)
    return TRUE;

  ptero_demo_refuse (call, SOUP_STATUS_FORBIDDEN, "HttpForbiddenException",
                     "A backup task cannot be created when the server's backup limit is set to 0.");

  return FALSE;
}

void
ptero_demo_create_task (PteroDemoCall *call)
{
  PteroDemoSchedule *schedule = find_schedule (call);
  PteroDemoTask *task;

  if (schedule == NULL)
    return;

  if (schedule->tasks->len >= MAX_TASKS)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "ServiceLimitExceededException",
                                 "Schedules may not have more than 10 tasks associated with them. Creating this task would put this schedule over the limit.");
      return;
    }

  if (!check_task_form (call))
    return;

  task = ptero_demo_schedule_add_task (call->world, schedule,
                                       (guint) ptero_demo_input_get_int (call, "sequence_id", 0),
                                       ptero_demo_call_get_string (call, "action"),
                                       ptero_demo_call_get_string (call, "payload"),
                                       (guint) ptero_demo_input_get_int (call, "time_offset", 0));
  task->continues = ptero_demo_input_get_boolean (call, "continue_on_failure", FALSE);
  ptero_demo_call_log_value (call, "server:task.create", "name", schedule->name);
  ptero_demo_reply_thing (call, transform_task, task);
}

/* Others make room; a place beyond the end leaves a gap. */
static void
move_task (PteroDemoSchedule *schedule,
           PteroDemoTask     *task,
           guint              sequence)
{
  for (guint i = 0; i < schedule->tasks->len; i++)
    {
      PteroDemoTask *other = g_ptr_array_index (schedule->tasks, i);

      if (sequence < task->sequence && other->sequence >= sequence &&
          other->sequence < task->sequence)
        other->sequence++;
      else if (sequence > task->sequence && other->sequence > task->sequence &&
               other->sequence <= sequence)
        other->sequence--;
    }

  task->sequence = sequence;
}

void
ptero_demo_update_task (PteroDemoCall *call)
{
  PteroDemoSchedule *schedule = find_schedule (call);
  PteroDemoTask *task = find_task (call, schedule);

  if (task == NULL || !check_task_form (call))
    return;

  move_task (schedule, task,
             (guint) ptero_demo_input_get_int (call, "sequence_id", task->sequence));
  ptero_demo_input_take_string (call, "action", &task->action);
  ptero_demo_input_take_string (call, "payload", &task->payload);
  if (task->payload == NULL)
    task->payload = g_strdup ("");
  task->offset = (guint) ptero_demo_input_get_int (call, "time_offset", 0);
  task->continues = ptero_demo_input_get_boolean (call, "continue_on_failure", FALSE);
  task->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  ptero_demo_call_log_value (call, "server:task.update", "name", schedule->name);
  ptero_demo_reply_thing (call, transform_task, task);
}

void
ptero_demo_delete_task (PteroDemoCall *call)
{
  PteroDemoSchedule *schedule = find_schedule (call);
  PteroDemoTask *task = find_task (call, schedule);

  if (task == NULL)
    return;

  if (!ptero_demo_call_may (call, "schedule.update"))
    {
      ptero_demo_refuse (call, SOUP_STATUS_FORBIDDEN, "HttpForbiddenException",
                         "You do not have permission to perform this action.");
      return;
    }

  for (guint i = 0; i < schedule->tasks->len; i++)
    {
      PteroDemoTask *other = g_ptr_array_index (schedule->tasks, i);

      if (other->sequence > task->sequence)
        other->sequence--;
    }

  ptero_demo_call_log_value (call, "server:task.delete", "name", schedule->name);
  g_ptr_array_remove (schedule->tasks, task);
  ptero_demo_call_reply_nothing (call);
}
