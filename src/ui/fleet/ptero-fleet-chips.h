/* ptero-fleet-chips.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-filter.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_CHIPS (ptero_fleet_chips_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetChips, ptero_fleet_chips, PTERO, FLEET_CHIPS, GtkWidget)

void           ptero_fleet_chips_set_counts        (PteroFleetChips *self,
                                                    const guint     *counts);
void           ptero_fleet_chips_set_favorites     (PteroFleetChips *self,
                                                    guint            n_favorites,
                                                    gboolean         narrow);
void           ptero_fleet_chips_set_stale         (PteroFleetChips *self,
                                                    gboolean         stale);
void           ptero_fleet_chips_set_loading       (PteroFleetChips *self,
                                                    gboolean         loading);
void           ptero_fleet_chips_set_panels        (PteroFleetChips *self,
                                                    GListModel      *panels,
                                                    PteroPanel      *chosen);
void           ptero_fleet_chips_set_terms         (PteroFleetChips *self,
                                                    const char * const *terms);
void           ptero_fleet_chips_hide_attention    (PteroFleetChips *self);
GtkMenuButton *ptero_fleet_chips_get_filter_button (PteroFleetChips *self);
GMenuModel    *ptero_fleet_chips_get_panels_menu   (PteroFleetChips *self);

G_END_DECLS
