/* ptero-console-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-console.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE_WINDOW (ptero_console_window_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsoleWindow, ptero_console_window, PTERO, CONSOLE_WINDOW, AdwWindow)

void ptero_console_window_present (PteroConsole *console,
                                   GtkWidget    *parent);

G_END_DECLS
