/* ptero-test-monkey.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Uses something that can be seen in @widget, at random: presses it, once or twice, types nonsense,
 * selects, activates. */
void ptero_test_monkey (GtkWidget *widget);

G_END_DECLS
