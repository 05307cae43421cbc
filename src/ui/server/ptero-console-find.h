/* ptero-console-find.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console-search.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE_FIND (ptero_console_find_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsoleFind, ptero_console_find, PTERO, CONSOLE_FIND, GtkWidget)

void     ptero_console_find_set_output (PteroConsoleFind   *self,
                                        PteroConsoleSearch *output);
gboolean ptero_console_find_start      (PteroConsoleFind   *self);

G_END_DECLS
