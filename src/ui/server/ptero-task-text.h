/* ptero-task-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-schedule-draft.h"

G_BEGIN_DECLS

char       *ptero_task_draft_dup_title    (PteroTaskDraft *task);
char       *ptero_task_draft_dup_subtitle (PteroTaskDraft *task);
char       *ptero_task_draft_dup_delay    (PteroTaskDraft *task,
                                           guint           position);
const char *ptero_task_draft_get_icon     (PteroTaskDraft *task);

G_END_DECLS
