/* ptero-schedule-draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-schedule-draft.h"

#include <glib/gi18n.h>

#include "ptero-task.h"

G_DEFINE_FINAL_TYPE (PteroTaskDraft, ptero_task_draft, G_TYPE_OBJECT)

static void
ptero_task_draft_finalize (GObject *object)
{
  PteroTaskDraft *self = PTERO_TASK_DRAFT (object);

  g_free (self->action);
  g_free (self->payload);

  G_OBJECT_CLASS (ptero_task_draft_parent_class)->finalize (object);
}

static void
ptero_task_draft_class_init (PteroTaskDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_task_draft_finalize;
}

static void
ptero_task_draft_init (PteroTaskDraft *self)
{
}

/**
 * ptero_task_draft_new:
 * @action: `command`, `power` or `backup`
 * @payload: (nullable): what it takes
 * @time_offset: how long it waits, in seconds
 * @continue_on_failure: whether the next one runs even if it fails
 *
 * Returns: (transfer full): a task that no panel has yet
 */
PteroTaskDraft *
ptero_task_draft_new (const char *action,
                      const char *payload,
                      gint64      time_offset,
                      gboolean    continue_on_failure)
{
  PteroTaskDraft *self = g_object_new (PTERO_TYPE_TASK_DRAFT, NULL);

  ptero_task_draft_set (self, action, payload, time_offset, continue_on_failure);

  return self;
}

/**
 * ptero_task_draft_set:
 * @self: a task
 * @action: (nullable): `command`, `power` or `backup`
 * @payload: (nullable): what it takes
 * @time_offset: how long it waits, in seconds
 * @continue_on_failure: whether the next one runs even if it fails
 *
 * Changes it.
 */
void
ptero_task_draft_set (PteroTaskDraft *self,
                      const char     *action,
                      const char     *payload,
                      gint64          time_offset,
                      gboolean        continue_on_failure)
{
  g_autofree char *old_action = NULL;
  g_autofree char *old_payload = NULL;

  g_return_if_fail (PTERO_IS_TASK_DRAFT (self));

  old_action = g_steal_pointer (&self->action);
  old_payload = g_steal_pointer (&self->payload);
  self->action = g_strdup (action != NULL ? action : "");
  self->payload = g_strdup (payload != NULL ? payload : "");
  self->changed = self->changed ||
                  g_strcmp0 (old_action, self->action) != 0 ||
                  g_strcmp0 (old_payload, self->payload) != 0 ||
                  self->time_offset != time_offset ||
                  self->continue_on_failure != continue_on_failure;
  self->time_offset = time_offset;
  self->continue_on_failure = continue_on_failure;
}

/**
 * ptero_task_draft_copy:
 * @self: a task
 *
 * Returns: (transfer full): the same task, which no panel has yet
 */
PteroTaskDraft *
ptero_task_draft_copy (PteroTaskDraft *self)
{
  g_return_val_if_fail (PTERO_IS_TASK_DRAFT (self), NULL);

  return ptero_task_draft_new (self->action, self->payload, self->time_offset,
                               self->continue_on_failure);
}

/**
 * ptero_task_draft_fill:
 * @self: a task
 * @request: a request that makes or changes a task
 *
 * Sets all of its members: what is left out counts as off.
 */
void
ptero_task_draft_fill (PteroTaskDraft *self,
                       PteroRequest   *request)
{
  g_return_if_fail (PTERO_IS_TASK_DRAFT (self));

  ptero_request_set_string (request, "action", self->action);
  ptero_request_set_string (request, "payload", self->payload);
  ptero_request_set_int (request, "time_offset", self->time_offset);
  ptero_request_set_boolean (request, "continue_on_failure", self->continue_on_failure);
}

G_DEFINE_FINAL_TYPE (PteroScheduleDraft, ptero_schedule_draft, G_TYPE_OBJECT)

static void
ptero_schedule_draft_finalize (GObject *object)
{
  PteroScheduleDraft *self = PTERO_SCHEDULE_DRAFT (object);

  g_free (self->name);
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    g_free (self->fields[i]);
  g_object_unref (self->tasks);
  g_ptr_array_unref (self->removed);

  G_OBJECT_CLASS (ptero_schedule_draft_parent_class)->finalize (object);
}

static void
ptero_schedule_draft_class_init (PteroScheduleDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_schedule_draft_finalize;
}

static void
ptero_schedule_draft_init (PteroScheduleDraft *self)
{
  self->name = g_strdup ("");
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    self->fields[i] = g_strdup ("*");
  self->tasks = g_list_store_new (PTERO_TYPE_TASK_DRAFT);
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed = TRUE;
}

/**
 * ptero_schedule_draft_new:
 *
 * Returns: (transfer full): a schedule of every day at four, without a name and without tasks
 */
PteroScheduleDraft *
ptero_schedule_draft_new (void)
{
  PteroScheduleDraft *self = g_object_new (PTERO_TYPE_SCHEDULE_DRAFT, NULL);

  ptero_schedule_draft_set_field (self, PTERO_CRON_MINUTE, "0");
  ptero_schedule_draft_set_field (self, PTERO_CRON_HOUR, "4");
  self->is_active = TRUE;

  return self;
}

static int
compare_tasks (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const PteroTaskDraft *first = a;
  const PteroTaskDraft *second = b;

  return (first->sequence > second->sequence) - (first->sequence < second->sequence);
}

static void
read_tasks (PteroScheduleDraft *self,
            GListModel         *tasks)
{
  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr(PteroTask) task = g_list_model_get_item (tasks, i);
      g_autoptr(PteroTaskDraft) draft = ptero_task_draft_new (task->action, task->payload,
                                                              task->time_offset,
                                                              task->continue_on_failure);

      draft->id = task->id;
      draft->sequence = task->sequence_id;
      draft->changed = FALSE;
      g_list_store_append (self->tasks, draft);
    }

  g_list_store_sort (self->tasks, compare_tasks, NULL);
}

/**
 * ptero_schedule_draft_new_from:
 * @schedule: a schedule
 *
 * Returns: (transfer full): a draft of it that has nothing changed yet
 */
PteroScheduleDraft *
ptero_schedule_draft_new_from (PteroSchedule *schedule)
{
  PteroScheduleDraft *self;

  g_return_val_if_fail (PTERO_IS_SCHEDULE (schedule), NULL);

  self = g_object_new (PTERO_TYPE_SCHEDULE_DRAFT, NULL);
  self->id = schedule->id;
  self->is_active = schedule->is_active;
  self->only_when_online = schedule->only_when_online;
  ptero_schedule_draft_set_name (self, schedule->name);
  if (schedule->cron != NULL)
    {
      ptero_schedule_draft_set_field (self, PTERO_CRON_MINUTE, schedule->cron->minute);
      ptero_schedule_draft_set_field (self, PTERO_CRON_HOUR, schedule->cron->hour);
      ptero_schedule_draft_set_field (self, PTERO_CRON_DAY_OF_MONTH, schedule->cron->day_of_month);
      ptero_schedule_draft_set_field (self, PTERO_CRON_MONTH, schedule->cron->month);
      ptero_schedule_draft_set_field (self, PTERO_CRON_DAY_OF_WEEK, schedule->cron->day_of_week);
    }
  if (schedule->tasks != NULL)
    read_tasks (self, schedule->tasks);
  self->changed = FALSE;

  return self;
}

/**
 * ptero_schedule_draft_copy:
 * @self: a draft
 *
 * Returns: (transfer full): the same schedule, which no panel has yet
 */
PteroScheduleDraft *
ptero_schedule_draft_copy (PteroScheduleDraft *self)
{
  PteroScheduleDraft *copy;

  g_return_val_if_fail (PTERO_IS_SCHEDULE_DRAFT (self), NULL);

  copy = g_object_new (PTERO_TYPE_SCHEDULE_DRAFT, NULL);
  copy->is_active = self->is_active;
  copy->only_when_online = self->only_when_online;
  ptero_schedule_draft_set_name (copy, self->name);
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    ptero_schedule_draft_set_field (copy, i, self->fields[i]);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tasks)); i++)
    {
      g_autoptr(PteroTaskDraft) task = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);
      g_autoptr(PteroTaskDraft) task_copy = ptero_task_draft_copy (task);

      g_list_store_append (copy->tasks, task_copy);
    }

  return copy;
}

static void
set_text (PteroScheduleDraft  *self,
          char               **member,
          const char          *text)
{
  g_autofree char *old = *member;

  *member = g_strdup (text != NULL ? text : "");
  self->changed = self->changed || g_strcmp0 (old, *member) != 0;
}

/**
 * ptero_schedule_draft_set_name:
 * @self: a draft
 * @name: (nullable): its name
 */
void
ptero_schedule_draft_set_name (PteroScheduleDraft *self,
                               const char         *name)
{
  g_return_if_fail (PTERO_IS_SCHEDULE_DRAFT (self));

  set_text (self, &self->name, name);
}

/**
 * ptero_schedule_draft_set_field:
 * @self: a draft
 * @field: a field
 * @text: (nullable): what is in it
 */
void
ptero_schedule_draft_set_field (PteroScheduleDraft *self,
                                PteroCronField      field,
                                const char         *text)
{
  g_return_if_fail (PTERO_IS_SCHEDULE_DRAFT (self));
  g_return_if_fail (field < PTERO_CRON_N_FIELDS);

  set_text (self, &self->fields[field], text);
}

/**
 * ptero_schedule_draft_remove:
 * @self: a draft
 * @position: the place of a task in it
 */
void
ptero_schedule_draft_remove (PteroScheduleDraft *self,
                             guint               position)
{
  g_autoptr(PteroTaskDraft) task = NULL;

  g_return_if_fail (PTERO_IS_SCHEDULE_DRAFT (self));

  task = g_list_model_get_item (G_LIST_MODEL (self->tasks), position);
  g_return_if_fail (task != NULL);

  g_list_store_remove (self->tasks, position);
  if (task->id != 0)
    g_ptr_array_add (self->removed, g_steal_pointer (&task));
}

/**
 * ptero_schedule_draft_move:
 * @self: a draft
 * @from: the place of a task in it
 * @to: the place it gets
 */
void
ptero_schedule_draft_move (PteroScheduleDraft *self,
                           guint               from,
                           guint               to)
{
  guint n_tasks;
  g_autoptr(GObject) task = NULL;

  g_return_if_fail (PTERO_IS_SCHEDULE_DRAFT (self));

  n_tasks = g_list_model_get_n_items (G_LIST_MODEL (self->tasks));
  if (from >= n_tasks || to >= n_tasks || from == to)
    return;

  task = g_list_model_get_item (G_LIST_MODEL (self->tasks), from);
  g_list_store_remove (self->tasks, from);
  g_list_store_insert (self->tasks, to, task);
}

/**
 * ptero_schedule_draft_fill:
 * @self: a draft
 * @request: a request that makes or changes a schedule
 *
 * Sets all of its members: what is left out counts as off.
 */
void
ptero_schedule_draft_fill (PteroScheduleDraft *self,
                           PteroRequest       *request)
{
  static const char *const names[] = { "minute", "hour", "day_of_month", "month", "day_of_week" };

  g_return_if_fail (PTERO_IS_SCHEDULE_DRAFT (self));

  ptero_request_set_string (request, "name", self->name);
  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    ptero_request_set_string (request, names[i], self->fields[i]);
  ptero_request_set_boolean (request, "is_active", self->is_active);
  ptero_request_set_boolean (request, "only_when_online", self->only_when_online);
}

static gboolean
check_task (PteroTaskDraft  *task,
            GError         **error)
{
  static const char *const actions[] = { "command", "power", "backup", NULL };
  static const char *const signals[] = { "start", "stop", "restart", "kill", NULL };
  const char *complaint = NULL;

  if (!g_strv_contains (actions, task->action))
    complaint = _("A task is of a kind that panels do not know");
  else if (g_str_equal (task->action, "power") && !g_strv_contains (signals, task->payload))
    complaint = _("A task is a power action that panels do not know");
  else if (g_str_equal (task->action, "command") && *task->payload == '\0')
    complaint = _("A task has no command");
  else if (task->time_offset < 0 || task->time_offset > PTERO_TASK_MAX_OFFSET)
    complaint = _("A task waits longer than 900 seconds");
  if (complaint != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, complaint);

  return complaint == NULL;
}

/**
 * ptero_schedule_draft_check:
 * @self: a draft
 * @error: location for an error that says what is wrong
 *
 * Returns: whether a panel will take it, as far as is known here
 */
gboolean
ptero_schedule_draft_check (PteroScheduleDraft  *self,
                            GError             **error)
{
  g_autoptr(PteroCronExpression) expression = NULL;
  guint n_tasks;

  g_return_val_if_fail (PTERO_IS_SCHEDULE_DRAFT (self), FALSE);

  n_tasks = g_list_model_get_n_items (G_LIST_MODEL (self->tasks));
  if (*self->name == '\0' || g_utf8_strlen (self->name, -1) > 191)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("A schedule needs a name of at most 191 characters"));
      return FALSE;
    }
  if (n_tasks > PTERO_SCHEDULE_MAX_TASKS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("A schedule has ten tasks at most"));
      return FALSE;
    }

  expression = ptero_cron_expression_new ((const char *const *) self->fields, error);
  if (expression == NULL)
    return FALSE;

  for (guint i = 0; i < n_tasks; i++)
    {
      g_autoptr(PteroTaskDraft) task = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);

      if (!check_task (task, error))
        return FALSE;
    }

  return TRUE;
}
