/* ptero-admin-mount-parts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-queue.h"
#include "ptero-panel.h"
#include "ptero-parts.h"

G_BEGIN_DECLS

void ptero_admin_mount_parts_add (PteroParts    *parts,
                                  PteroPanel    *panel,
                                  PteroJobQueue *jobs,
                                  gint64         mount);

G_END_DECLS
