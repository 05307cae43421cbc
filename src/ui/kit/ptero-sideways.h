/* ptero-sideways.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ptero_sideways_new (GtkWidget *child);

G_END_DECLS
