/* ptero-file-bars.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget  *ptero_file_bar_new  (GtkWidget *path_bar,
                                 GtkWidget *bookmarks);
GMenuModel *ptero_file_menu_new (void);

G_END_DECLS
