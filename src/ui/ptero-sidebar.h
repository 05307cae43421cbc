/* ptero-sidebar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-fleet.h"
#include "ptero-job-queue.h"
#include "ptero-saved-filters.h"
#include "ptero-sidebar-item.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SIDEBAR (ptero_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (PteroSidebar, ptero_sidebar, PTERO, SIDEBAR, AdwBin)

void ptero_sidebar_set_models  (PteroSidebar      *self,
                                GListModel        *panels,
                                GObject           *fleet,
                                PteroJobQueue     *jobs,
                                GSettings         *settings);
void ptero_sidebar_set_filters (PteroSidebar      *self,
                                PteroSavedFilters *filters,
                                PteroFleet        *fleet);
void ptero_sidebar_select      (PteroSidebar      *self,
                                PteroSidebarKind   kind,
                                PteroPanel        *panel,
                                const char        *page);

G_END_DECLS
