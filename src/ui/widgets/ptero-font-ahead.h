/* ptero-font-ahead.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_font_ahead_start (GtkWidget *window);

G_END_DECLS
