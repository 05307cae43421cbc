/* ptero-search-capture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_search_capture      (GtkWidget *entry,
                                GtkWidget *widget);
void ptero_search_close_dialog (GtkWidget *entry);

G_END_DECLS
