/* ptero-power-menu.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

/* The keys of power actions; pages handle them, as an application's accelerators do not reach the
 * actions of a page. */
#define PTERO_POWER_START_KEYS   "<Control><Shift>s"
#define PTERO_POWER_RESTART_KEYS "<Control><Shift>r"
#define PTERO_POWER_STOP_KEYS    "<Control><Shift>x"
#define PTERO_POWER_KILL_KEYS    "<Control><Shift>k"

const char *ptero_power_signal_get_label     (PteroPowerSignal  signal);
const char *ptero_power_signal_get_icon_name (PteroPowerSignal  signal);
void        ptero_power_add_explanations     (GtkWidget        *widget,
                                              GtkShortcutFunc   callback);
void        ptero_power_add_shortcuts        (GtkWidget        *widget,
                                              const char       *prefix);
void        ptero_power_menu_popup           (GtkWidget        *parent,
                                              PteroFleetServer *server);
void        ptero_popover_menu_popup         (GtkWidget          *parent,
                                              GMenuModel         *menu,
                                              const GdkRectangle *pointing_to);

G_END_DECLS
