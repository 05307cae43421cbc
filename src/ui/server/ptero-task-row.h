/* ptero-task-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-schedule-draft.h"

G_BEGIN_DECLS

#define PTERO_TYPE_TASK_ROW (ptero_task_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroTaskRow, ptero_task_row, PTERO, TASK_ROW, AdwActionRow)

GtkWidget      *ptero_task_row_new      (PteroTaskDraft *task);
PteroTaskDraft *ptero_task_row_get_task (PteroTaskRow   *self);
void            ptero_task_row_update   (PteroTaskRow   *self,
                                         guint           position,
                                         guint           n_tasks);
void            ptero_task_row_complain (PteroTaskRow   *self,
                                         const char     *complaint);

G_END_DECLS
