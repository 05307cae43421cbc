/* ptero-two-factor-setup.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

void ptero_two_factor_set_up   (GtkWidget  *parent,
                                PteroPanel *panel);
void ptero_two_factor_turn_off (GtkWidget  *parent,
                                PteroPanel *panel);

G_END_DECLS
