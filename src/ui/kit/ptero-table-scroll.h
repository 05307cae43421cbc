/* ptero-table-scroll.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_table_allocate (GtkWidget *scroller,
                           int        width,
                           int        height,
                           int        baseline);

G_END_DECLS
