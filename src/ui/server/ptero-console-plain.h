/* ptero-console-plain.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console-search.h"

G_BEGIN_DECLS

/* Lines that it shows; a text of all of them would be slow to read and to change. */
#define PTERO_CONSOLE_PLAIN_LENGTH 500

#define PTERO_TYPE_CONSOLE_PLAIN (ptero_console_plain_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsolePlain, ptero_console_plain, PTERO, CONSOLE_PLAIN, GtkWidget)

void ptero_console_plain_set_log (PteroConsolePlain *self,
                                  PteroConsoleLog   *log);

G_END_DECLS
