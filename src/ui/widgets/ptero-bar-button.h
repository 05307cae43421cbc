/* ptero-bar-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ptero_bar_button_new        (const char *icon_name,
                                        const char *title,
                                        const char *action);
void       ptero_bar_button_set_narrow (GtkWidget  *button,
                                        gboolean    narrow);
void       ptero_bar_button_update     (GtkWidget  *button,
                                        const char *title,
                                        const char *tooltip,
                                        gboolean    narrow);

G_END_DECLS
