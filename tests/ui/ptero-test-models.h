/* ptero-test-models.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_test_models_watch (void);

void ptero_test_models_check (GtkWidget *widget);

G_END_DECLS
