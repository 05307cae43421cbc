/* ptero-admin-roles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

GtkWidget *ptero_admin_roles_new  (PteroPanel    *panel,
                                   PteroJobQueue *jobs);
void       ptero_admin_roles_open (GtkWidget     *widget,
                                   PteroPanel    *panel,
                                   PteroJobQueue *jobs,
                                   gint64         id,
                                   const char    *name);

G_END_DECLS
