/* ptero-activity-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-activity-log.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ACTIVITY_DIALOG (ptero_activity_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroActivityDialog, ptero_activity_dialog, PTERO, ACTIVITY_DIALOG, GtkWidget)

void ptero_activity_dialog_present (PteroActivityLog *log,
                                    GtkWidget        *parent);

G_END_DECLS
