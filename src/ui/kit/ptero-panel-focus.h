/* ptero-panel-focus.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_panel_focus_release (GtkWidget *widget);

G_END_DECLS
