/* ptero-path-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_PATH_BAR (ptero_path_bar_get_type ())

G_DECLARE_FINAL_TYPE (PteroPathBar, ptero_path_bar, PTERO, PATH_BAR, GtkWidget)

GtkWidget *ptero_path_bar_new      (void);
void       ptero_path_bar_set_path (PteroPathBar *self,
                                    const char   *path);
void       ptero_path_bar_edit     (PteroPathBar *self);

G_END_DECLS
