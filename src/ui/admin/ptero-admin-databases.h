/* ptero-admin-databases.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

GtkWidget *ptero_admin_databases_new (PteroPanel    *panel,
                                      PteroJobQueue *jobs,
                                      gint64         server);

G_END_DECLS
