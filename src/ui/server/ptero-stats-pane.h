/* ptero-stats-pane.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console.h"

G_BEGIN_DECLS

#define PTERO_TYPE_STATS_PANE (ptero_stats_pane_get_type ())

G_DECLARE_FINAL_TYPE (PteroStatsPane, ptero_stats_pane, PTERO, STATS_PANE, GtkWidget)

GtkWidget *ptero_stats_pane_new         (PteroConsole   *console);
void       ptero_stats_pane_set_compact (PteroStatsPane *self,
                                         gboolean        compact);

G_END_DECLS
