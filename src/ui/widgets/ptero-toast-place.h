/* ptero-toast-place.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_toast_place_above (GtkWidget *bar);

G_END_DECLS
