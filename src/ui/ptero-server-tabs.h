/* ptero-server-tabs.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-fleet.h"
#include "ptero-job-queue.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER_TABS (ptero_server_tabs_get_type ())

G_DECLARE_FINAL_TYPE (PteroServerTabs, ptero_server_tabs, PTERO, SERVER_TABS, GObject)

PteroServerTabs  *ptero_server_tabs_new           (AdwTabView       *view,
                                                   PteroFleet       *fleet,
                                                   PteroJobQueue    *jobs,
                                                   GSettings        *settings);
gboolean          ptero_server_tabs_get_restoring (PteroServerTabs  *self);
void              ptero_server_tabs_open          (PteroServerTabs  *self,
                                                   PteroFleetServer *server,
                                                   gboolean          background);
void              ptero_server_tabs_stay          (PteroServerTabs  *self);
gboolean          ptero_server_tabs_may_close     (PteroServerTabs  *self);
PteroFleetServer *ptero_server_tabs_get_server    (AdwTabPage       *page);

G_END_DECLS
