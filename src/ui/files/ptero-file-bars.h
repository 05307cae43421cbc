/* ptero-file-bars.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget  *ptero_file_bar_new              (GtkWidget *path_bar,
                                             GtkWidget *jobs);
GtkWidget  *ptero_file_selection_bar_new    (void);
void        ptero_file_selection_bar_update (GtkWidget *bar,
                                             GPtrArray *files,
                                             guint      n_shown);
GMenuModel *ptero_file_menu_new             (void);

G_END_DECLS
