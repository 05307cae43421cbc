/* ptero-schedule-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-access.h"
#include "ptero-schedule-draft.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SCHEDULE_DIALOG (ptero_schedule_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroScheduleDialog, ptero_schedule_dialog, PTERO, SCHEDULE_DIALOG, GtkWidget)

GtkWidget *ptero_schedule_dialog_new     (PteroScheduleDraft  *draft,
                                          PteroAccess         *access);
void       ptero_schedule_dialog_present (PteroScheduleDialog *self,
                                          GtkWidget           *parent);

G_END_DECLS
