/* ptero-console-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE_VIEW (ptero_console_view_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsoleView, ptero_console_view, PTERO, CONSOLE_VIEW, GtkWidget)

GtkWidget    *ptero_console_view_new         (PteroConsole     *console);
GtkWidget    *ptero_console_view_new_apart   (PteroConsole     *console);
PteroConsole *ptero_console_view_get_console (PteroConsoleView *self);

G_END_DECLS
