/* ptero-column-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkColumnViewColumn *ptero_column_view_get_sort_column (GtkColumnView *view);

G_END_DECLS
