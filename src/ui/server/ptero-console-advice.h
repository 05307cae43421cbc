/* ptero-console-advice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE_ADVICE (ptero_console_advice_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsoleAdvice, ptero_console_advice, PTERO, CONSOLE_ADVICE, GtkWidget)

void ptero_console_advice_set_console (PteroConsoleAdvice *self,
                                       PteroConsole       *console);

G_END_DECLS
