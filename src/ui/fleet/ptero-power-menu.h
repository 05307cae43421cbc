/* ptero-power-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

const char *ptero_power_signal_get_label     (PteroPowerSignal  signal);
const char *ptero_power_signal_get_icon_name (PteroPowerSignal  signal);
void        ptero_power_menu_popup           (GtkWidget        *parent,
                                              PteroFleetServer *server);
void        ptero_popover_menu_popup         (GtkWidget          *parent,
                                              GMenuModel         *menu,
                                              const GdkRectangle *pointing_to);

G_END_DECLS
