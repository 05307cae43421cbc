/* ptero-admin-servers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"
#include "ptero-parts.h"
#include "ptero-request.h"

G_BEGIN_DECLS

GtkWidget *ptero_admin_servers_new  (PteroPanel    *panel,
                                     PteroJobQueue *jobs);
GtkWidget *ptero_admin_servers_add_part (PteroParts    *parts,
                                         PteroPanel    *panel,
                                         PteroJobQueue *jobs,
                                         PteroRequest  *owner);
GtkWidget *ptero_admin_servers_new_for_node (PteroPanel *panel,
                                     PteroJobQueue *jobs,
                                     gint64         node);
void       ptero_admin_servers_open (GtkWidget     *widget,
                                     PteroPanel    *panel,
                                     PteroJobQueue *jobs,
                                     gint64         id,
                                     const char    *name);

G_END_DECLS
