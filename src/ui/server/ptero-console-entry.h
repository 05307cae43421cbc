/* ptero-console-entry.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE_ENTRY (ptero_console_entry_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsoleEntry, ptero_console_entry, PTERO, CONSOLE_ENTRY, GtkWidget)

void ptero_console_entry_set_console     (PteroConsoleEntry *self,
                                          PteroConsole      *console);
void ptero_console_entry_search_commands (PteroConsoleEntry *self);

G_END_DECLS
