/* ptero-file-action-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILE_ACTION_BAR (ptero_file_action_bar_get_type ())

G_DECLARE_FINAL_TYPE (PteroFileActionBar, ptero_file_action_bar, PTERO, FILE_ACTION_BAR, GtkWidget)

GtkWidget *ptero_file_action_bar_new    (PteroJobQueue      *jobs,
                                         const char         *server);
void       ptero_file_action_bar_set_narrow (PteroFileActionBar *self,
                                             gboolean            narrow);
void       ptero_file_action_bar_update (PteroFileActionBar *self,
                                         GPtrArray          *files,
                                         guint               n_shown);

G_END_DECLS
