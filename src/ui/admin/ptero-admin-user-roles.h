/* ptero-admin-user-roles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"
#include "ptero-parts.h"

G_BEGIN_DECLS

void ptero_admin_user_roles_add_part (PteroParts    *parts,
                                      PteroPanel    *panel,
                                      PteroJobQueue *jobs,
                                      gint64         user);

G_END_DECLS
