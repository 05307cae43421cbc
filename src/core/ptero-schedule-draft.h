/* ptero-schedule-draft.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-cron-expression.h"
#include "ptero-request.h"
#include "ptero-schedule.h"

G_BEGIN_DECLS

/* As panels come. */
#define PTERO_SCHEDULE_MAX_TASKS 10
#define PTERO_TASK_MAX_OFFSET    900

#define PTERO_TYPE_TASK_DRAFT (ptero_task_draft_get_type ())

G_DECLARE_FINAL_TYPE (PteroTaskDraft, ptero_task_draft, PTERO, TASK_DRAFT, GObject)

/**
 * PteroTaskDraft:
 * @id: the number of the task, 0 if the panel does not have it yet
 * @sequence: the place the panel has it at
 * @action: `command`, `power` or `backup`
 * @payload: the command, the signal, or the patterns of files that are left out
 * @time_offset: how long it waits after the step before, in seconds
 * @continue_on_failure: whether the next step runs even if this one fails
 * @changed: whether the panel has something else
 *
 * A step of a schedule that is being edited.
 */
struct _PteroTaskDraft
{
  GObject   parent_instance;

  gint64    id;
  gint64    sequence;
  char     *action;
  char     *payload;
  gint64    time_offset;
  gboolean  continue_on_failure;
  gboolean  changed;
};

PteroTaskDraft     *ptero_task_draft_new           (const char          *action,
                                                    const char          *payload,
                                                    gint64               time_offset,
                                                    gboolean             continue_on_failure);
void                ptero_task_draft_set           (PteroTaskDraft      *self,
                                                    const char          *action,
                                                    const char          *payload,
                                                    gint64               time_offset,
                                                    gboolean             continue_on_failure);
PteroTaskDraft     *ptero_task_draft_copy          (PteroTaskDraft      *self);
void                ptero_task_draft_fill          (PteroTaskDraft      *self,
                                                    PteroRequest        *request);

#define PTERO_TYPE_SCHEDULE_DRAFT (ptero_schedule_draft_get_type ())

G_DECLARE_FINAL_TYPE (PteroScheduleDraft, ptero_schedule_draft, PTERO, SCHEDULE_DRAFT, GObject)

/**
 * PteroScheduleDraft:
 * @id: the number of the schedule, 0 if the panel does not have it yet
 * @name: its name
 * @fields: minute, hour, day of month, month, day of week
 * @is_active: whether it runs by itself
 * @only_when_online: whether it runs only when the server does
 * @tasks: a list of [struct@Ptero.TaskDraft], in their order
 * @removed: (element-type PteroTaskDraft): tasks that the panel has and the draft has not
 * @changed: whether the panel has something else, tasks apart
 *
 * A schedule that is being edited, imported or copied.
 */
struct _PteroScheduleDraft
{
  GObject     parent_instance;

  gint64      id;
  char       *name;
  char       *fields[PTERO_CRON_N_FIELDS];
  gboolean    is_active;
  gboolean    only_when_online;
  GListStore *tasks;
  GPtrArray  *removed;
  gboolean    changed;
};

PteroScheduleDraft *ptero_schedule_draft_new       (void);
PteroScheduleDraft *ptero_schedule_draft_new_from  (PteroSchedule       *schedule);
PteroScheduleDraft *ptero_schedule_draft_copy      (PteroScheduleDraft  *self);
void                ptero_schedule_draft_set_name  (PteroScheduleDraft  *self,
                                                    const char          *name);
void                ptero_schedule_draft_set_field (PteroScheduleDraft  *self,
                                                    PteroCronField       field,
                                                    const char          *text);
void                ptero_schedule_draft_remove    (PteroScheduleDraft  *self,
                                                    guint                position);
void                ptero_schedule_draft_move      (PteroScheduleDraft  *self,
                                                    guint                from,
                                                    guint                to);
void                ptero_schedule_draft_fill      (PteroScheduleDraft  *self,
                                                    PteroRequest        *request);
gboolean            ptero_schedule_draft_check     (PteroScheduleDraft  *self,
                                                    GError             **error);

G_END_DECLS
