/* ptero-admin-nodes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

GtkWidget *ptero_admin_nodes_new  (PteroPanel    *panel,
                                   PteroJobQueue *jobs);
void       ptero_admin_nodes_open (GtkWidget     *widget,
                                   PteroPanel    *panel,
                                   PteroJobQueue *jobs,
                                   gint64         id,
                                   const char    *name);
void       ptero_admin_nodes_open_at (GtkWidget   *widget,
                                   PteroPanel    *panel,
                                   PteroJobQueue *jobs,
                                   gint64         id,
                                   const char    *name,
                                   const char    *part,
                                   const char    *choice);

G_END_DECLS
