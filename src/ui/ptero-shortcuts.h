/* ptero-shortcuts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_shortcuts_install  (GtkApplication *application);
void ptero_shortcuts_present  (GtkWidget      *parent);

G_END_DECLS
