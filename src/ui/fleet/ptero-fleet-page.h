/* ptero-fleet-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet.h"
#include "ptero-job-queue.h"
#include "ptero-saved-filters.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_PAGE (ptero_fleet_page_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetPage, ptero_fleet_page, PTERO, FLEET_PAGE, GtkWidget)

GtkWidget         *ptero_fleet_page_new               (PteroFleet        *fleet,
                                                       PteroJobQueue     *jobs,
                                                       PteroPanel        *panel);
GtkWidget         *ptero_fleet_page_new_attention     (PteroFleet        *fleet,
                                                       PteroJobQueue     *jobs);
GtkSelectionModel *ptero_fleet_page_get_selection     (PteroFleetPage    *self);
GListModel        *ptero_fleet_page_dup_targets       (PteroFleetPage    *self);
void               ptero_fleet_page_search            (PteroFleetPage    *self,
                                                       const char        *text);
void               ptero_fleet_page_set_saved_filters (PteroFleetPage    *self,
                                                       PteroSavedFilters *filters);
PteroSavedFilter  *ptero_fleet_page_get_saved_filter  (PteroFleetPage    *self);
void               ptero_fleet_page_show_saved        (PteroFleetPage    *self,
                                                       PteroSavedFilter  *saved);

G_END_DECLS
