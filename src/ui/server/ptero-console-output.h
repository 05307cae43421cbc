/* ptero-console-output.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console-search.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE_OUTPUT (ptero_console_output_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsoleOutput, ptero_console_output, PTERO, CONSOLE_OUTPUT, GtkWidget)

void      ptero_console_output_set_log       (PteroConsoleOutput  *self,
                                              PteroConsoleLog     *log);
void      ptero_console_output_set_first     (PteroConsoleOutput  *self,
                                              guint64              first);
void      ptero_console_output_copy          (PteroConsoleOutput  *self);
gboolean  ptero_console_output_get_settled   (PteroConsoleOutput  *self);
char     *ptero_console_output_dup_link      (PteroConsoleOutput  *self,
                                              double               x,
                                              double               y);

G_END_DECLS
