/* ptero-command-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Commands and characters of each that are kept */
#define PTERO_COMMAND_HISTORY_LENGTH 500
#define PTERO_COMMAND_LENGTH         2000

#define PTERO_TYPE_COMMAND_HISTORY (ptero_command_history_get_type ())

G_DECLARE_FINAL_TYPE (PteroCommandHistory, ptero_command_history, PTERO, COMMAND_HISTORY, GObject)

PteroCommandHistory *ptero_command_history_new          (const char          *panel_id,
                                                         const char          *uuid);
void                 ptero_command_history_set_kept     (PteroCommandHistory *self,
                                                         gboolean             kept);
void                 ptero_command_history_add          (PteroCommandHistory *self,
                                                         const char          *command);
guint                ptero_command_history_get_n        (PteroCommandHistory *self);
const char          *ptero_command_history_get          (PteroCommandHistory *self,
                                                         guint                position);
GPtrArray           *ptero_command_history_search       (PteroCommandHistory *self,
                                                         const char          *text,
                                                         guint                limit);
void                 ptero_command_history_clear        (PteroCommandHistory *self);
void                 ptero_command_history_forget_panel (const char          *panel_id);
void                 ptero_command_history_forget_all   (void);
gboolean             ptero_command_may_be_secret        (const char          *command);

G_END_DECLS
