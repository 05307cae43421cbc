/* ptero-demo-schedules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-schedules.h"

#include "ptero-demo-backups.h"
#include "ptero-demo-console.h"
#include "ptero-demo-cron.h"
#include "ptero-demo-power.h"

/* Schedules of a server and their tasks, and the queue that runs them. */

static void
free_task (gpointer data)
{
  PteroDemoTask *task = data;

  g_free (task->action);
  g_free (task->payload);
  g_free (task);
}

static void
free_schedule (gpointer data)
{
  PteroDemoSchedule *schedule = data;

  g_free (schedule->name);
  for (guint i = 0; i < 5; i++)
    g_free (schedule->fields[i]);
  g_ptr_array_unref (schedule->tasks);
  g_free (schedule);
}

/* Returns: (transfer none): a new one, every minute and not active */
PteroDemoSchedule *
ptero_demo_schedules_add (PteroDemoWorld  *world,
                          PteroDemoServer *server)
{
  PteroDemoSchedule *schedule = g_new0 (PteroDemoSchedule, 1);

  schedule->id = ++world->last_schedule;
  schedule->tasks = g_ptr_array_new_with_free_func (free_task);
  schedule->created_at = schedule->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  for (guint i = 0; i < 5; i++)
    schedule->fields[i] = g_strdup ("*");
  g_ptr_array_add (ptero_demo_schedules_get (world, server), schedule);

  return schedule;
}

/* Adds a task at @sequence; those from there on move back. 0 appends. */
PteroDemoTask *
ptero_demo_schedule_add_task (PteroDemoWorld    *world,
                              PteroDemoSchedule *schedule,
                              guint              sequence,
                              const char        *action,
                              const char        *payload,
                              guint              offset)
{
  PteroDemoTask *task = g_new0 (PteroDemoTask, 1);
  guint last = 0;

  for (guint i = 0; i < schedule->tasks->len; i++)
    last = MAX (last, ((PteroDemoTask *) g_ptr_array_index (schedule->tasks, i))->sequence);

  task->id = ++world->last_task;
  task->sequence = sequence == 0 || sequence > last ? last + 1 : sequence;
  for (guint i = 0; i < schedule->tasks->len; i++)
    {
      PteroDemoTask *other = g_ptr_array_index (schedule->tasks, i);

      if (other->sequence >= task->sequence)
        other->sequence++;
    }

  task->action = g_strdup (action);
  task->payload = g_strdup (payload != NULL ? payload : "");
  task->offset = offset;
  task->created_at = task->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  g_ptr_array_add (schedule->tasks, task);

  return task;
}

/* Returns: (transfer none) (element-type PteroDemoSchedule): every third server has one to begin
 * with */
GPtrArray *
ptero_demo_schedules_get (PteroDemoWorld  *world,
                          PteroDemoServer *server)
{
  PteroDemoSchedule *schedule;

  if (server->schedules != NULL)
    return server->schedules;

  server->schedules = g_ptr_array_new_with_free_func (free_schedule);
  if (server->id % 3 != 2)
    return server->schedules;

  schedule = ptero_demo_schedules_add (world, server);
  schedule->name = g_strdup ("Nightly restart");
  g_free (schedule->fields[0]);
  g_free (schedule->fields[1]);
  schedule->fields[0] = g_strdup ("30");
  schedule->fields[1] = g_strdup ("4");
  schedule->is_active = schedule->only_when_online = TRUE;
  schedule->created_at = schedule->updated_at = server->created_at;
  schedule->next_run_at = ptero_demo_cron_next ((const char * const *) schedule->fields,
                                                world->born_at);
  schedule->last_run_at = schedule->next_run_at - 86400;
  ptero_demo_schedule_add_task (world, schedule, 0, "command", "say Restarting in five minutes", 0);
  ptero_demo_schedule_add_task (world, schedule, 0, "backup", "", 240);
  ptero_demo_schedule_add_task (world, schedule, 0, "power", "restart", 60);

  return server->schedules;
}

/* The task with the lowest sequence that is at least @sequence. */
static PteroDemoTask *
find_task (PteroDemoSchedule *schedule,
           guint              sequence)
{
  PteroDemoTask *found = NULL;

  for (guint i = 0; i < schedule->tasks->len; i++)
    {
      PteroDemoTask *task = g_ptr_array_index (schedule->tasks, i);

      if (task->sequence >= sequence && (found == NULL || task->sequence < found->sequence))
        found = task;
    }

  return found;
}

static void
run_task (PteroDemoWorld  *world,
          PteroDemoServer *server,
          PteroDemoTask   *task)
{
  if (g_str_equal (task->action, "power"))
    ptero_demo_power_signal (world, server, task->payload);
  else if (g_str_equal (task->action, "backup"))
    ptero_demo_backups_begin (world, server, NULL, task->payload);
  else if (ptero_demo_power_settle (server) != PTERO_DEMO_OFFLINE)
    ptero_demo_console_command (world, server, task->payload);
}

/* Makes the task at or after @sequence the next one; without one the run is over. */
static void
queue_task (PteroDemoSchedule *schedule,
            guint              sequence,
            gint64             now)
{
  PteroDemoTask *task = find_task (schedule, sequence);

  schedule->is_processing = task != NULL;
  if (task == NULL)
    {
      schedule->last_run_at = g_get_real_time () / G_USEC_PER_SEC;
      schedule->next_run_at = ptero_demo_cron_next ((const char * const *) schedule->fields,
                                                    schedule->last_run_at);
      return;
    }

  task->is_queued = TRUE;
  schedule->at = task->sequence;
  schedule->due_at = now + task->offset * G_USEC_PER_SEC;
}

/* Runs @schedule now; the queue takes a moment for each task. */
void
ptero_demo_schedule_run (PteroDemoWorld    *world,
                         PteroDemoServer   *server,
                         PteroDemoSchedule *schedule)
{
  if (schedule->only_when_online && ptero_demo_power_settle (server) == PTERO_DEMO_OFFLINE)
    return;

  queue_task (schedule, 1, g_get_monotonic_time () + world->job_step / 2);
}

static void
settle_schedule (PteroDemoWorld    *world,
                 PteroDemoServer   *server,
                 PteroDemoSchedule *schedule)
{
  gint64 now = g_get_monotonic_time ();

  if (!schedule->is_processing && schedule->is_active && schedule->next_run_at != 0 &&
      schedule->next_run_at <= g_get_real_time () / G_USEC_PER_SEC)
    {
      schedule->next_run_at = ptero_demo_cron_next ((const char * const *) schedule->fields,
                                                    g_get_real_time () / G_USEC_PER_SEC);
      ptero_demo_schedule_run (world, server, schedule);
    }

  while (schedule->is_processing && now >= schedule->due_at)
    {
      PteroDemoTask *task = find_task (schedule, schedule->at);
      guint next = task != NULL ? task->sequence + 1 : G_MAXUINT;

      if (task != NULL && server->status == NULL)
        run_task (world, server, task);
      if (task != NULL)
        task->is_queued = FALSE;

      queue_task (schedule, next, MAX (schedule->due_at, now - G_USEC_PER_SEC));
    }
}

/* Runs what is due. */
void
ptero_demo_schedules_settle (PteroDemoWorld  *world,
                             PteroDemoServer *server)
{
  for (guint i = 0; server->schedules != NULL && i < server->schedules->len; i++)
    settle_schedule (world, server, g_ptr_array_index (server->schedules, i));
}
