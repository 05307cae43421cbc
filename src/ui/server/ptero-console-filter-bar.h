/* ptero-console-filter-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console-search.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONSOLE_FILTER_BAR (ptero_console_filter_bar_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsoleFilterBar, ptero_console_filter_bar, PTERO, CONSOLE_FILTER_BAR, GtkWidget)

void     ptero_console_filter_bar_add_output (PteroConsoleFilterBar *self,
                                              PteroConsoleSearch    *output);
void     ptero_console_filter_bar_toggle     (PteroConsoleFilterBar *self);

G_END_DECLS
