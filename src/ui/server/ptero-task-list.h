/* ptero-task-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-schedule-draft.h"

G_BEGIN_DECLS

#define PTERO_TYPE_TASK_LIST (ptero_task_list_get_type ())

G_DECLARE_FINAL_TYPE (PteroTaskList, ptero_task_list, PTERO, TASK_LIST, GtkWidget)

GtkWidget *ptero_task_list_new      (PteroScheduleDraft *draft,
                                     gboolean            has_backups);
void       ptero_task_list_complain (PteroTaskList      *self,
                                     PteroTaskDraft     *task,
                                     const char         *complaint);

G_END_DECLS
