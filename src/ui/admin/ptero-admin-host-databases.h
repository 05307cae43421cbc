/* ptero-admin-host-databases.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-queue.h"
#include "ptero-panel.h"
#include "ptero-parts.h"
#include "ptero-request.h"

G_BEGIN_DECLS

void ptero_admin_host_databases_add (PteroParts    *parts,
                                     PteroPanel    *panel,
                                     PteroJobQueue *jobs,
                                     PteroRequest  *host);

G_END_DECLS
