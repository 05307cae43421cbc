/* ptero-panel-link.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_panel_link_open   (GtkWidget  *widget,
                              const char *uri);
void ptero_panel_link_launch (GtkWidget  *widget,
                              const char *uri,
                              const char *heading);

G_END_DECLS
