/* ptero-task-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-schedule-draft.h"

G_BEGIN_DECLS

void ptero_task_dialog_present (PteroTaskDraft *task,
                                gboolean        is_new,
                                GtkWidget      *parent,
                                GCallback       done,
                                gpointer        user_data);

G_END_DECLS
