/* ptero-fleet-measure.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-column.h"

G_BEGIN_DECLS

int  ptero_fleet_measure_text    (GtkWidget        *table,
                                  PteroFleetColumn  column,
                                  const char       *text);
int  ptero_fleet_measure_stale   (GtkWidget        *table,
                                  guint             states);
int  ptero_fleet_measure_longest (GtkWidget        *table,
                                  PteroFleetColumn  column);
void ptero_fleet_measure_titles  (GtkWidget        *table,
                                  int               widths[PTERO_N_FLEET_COLUMNS]);

G_END_DECLS
