/* ptero-admin-maintenance.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-queue.h"
#include "ptero-node.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

PteroJob *ptero_admin_maintenance_run (PteroPanel    *panel,
                                       PteroJobQueue *jobs,
                                       GPtrArray     *nodes,
                                       gboolean       begin);

G_END_DECLS
