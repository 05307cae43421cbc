/* ptero-admin-plugins.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

GtkWidget *ptero_admin_plugins_new (PteroPanel    *panel,
                                    PteroJobQueue *jobs);

G_END_DECLS
