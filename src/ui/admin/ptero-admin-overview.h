/* ptero-admin-overview.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-queue.h"
#include "ptero-panel.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_OVERVIEW (ptero_admin_overview_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminOverview, ptero_admin_overview, PTERO, ADMIN_OVERVIEW, GtkWidget)

GtkWidget *ptero_admin_overview_new (PteroPanel    *panel,
                                     PteroJobQueue *jobs);

G_END_DECLS
