/* ptero-console.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-command-history.h"
#include "ptero-console-log.h"
#include "ptero-fleet-server.h"
#include "ptero-history.h"
#include "ptero-socket.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE (ptero_console_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsole, ptero_console, PTERO, CONSOLE, GObject)

PteroConsole        *ptero_console_new           (PteroFleetServer  *server);
PteroFleetServer    *ptero_console_get_server    (PteroConsole      *self);
PteroSocket         *ptero_console_get_socket    (PteroConsole      *self);
PteroHistory        *ptero_console_get_history   (PteroConsole      *self);
PteroCommandHistory *ptero_console_get_commands  (PteroConsole      *self);
PteroConsoleLog     *ptero_console_get_log       (PteroConsole      *self);
PteroConsoleLog     *ptero_console_get_work      (PteroConsole      *self);
guint64              ptero_console_find_work     (PteroConsole      *self);
void                 ptero_console_open          (PteroConsole      *self);
gboolean             ptero_console_send          (PteroConsole      *self,
                                                  const char        *command,
                                                  GError           **error);

G_END_DECLS
