/* ptero-admin-nodes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-kind.h"

G_BEGIN_DECLS

extern const PteroAdminKind ptero_admin_node_kind;

GtkWidget *ptero_admin_nodes_new       (PteroPanel    *panel,
                                        PteroJobQueue *jobs);
void       ptero_admin_nodes_open_at   (GtkWidget     *widget,
                                        PteroPanel    *panel,
                                        PteroJobQueue *jobs,
                                        gint64         id,
                                        const char    *name,
                                        const char    *part,
                                        const char    *choice);
void       ptero_admin_nodes_add_links (PteroFacts    *self,
                                        GListModel    *nodes);

G_END_DECLS
