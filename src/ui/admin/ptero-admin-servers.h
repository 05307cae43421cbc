/* ptero-admin-servers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-kind.h"

G_BEGIN_DECLS

extern const PteroAdminKind ptero_admin_server_kind;

GtkWidget *ptero_admin_servers_new          (PteroPanel    *panel,
                                             PteroJobQueue *jobs);
GtkWidget *ptero_admin_servers_add_part     (PteroParts    *parts,
                                             PteroPanel    *panel,
                                             PteroJobQueue *jobs,
                                             PteroRequest  *owner);
GtkWidget *ptero_admin_servers_new_for_node (PteroPanel    *panel,
                                             PteroJobQueue *jobs,
                                             gint64         node);

G_END_DECLS
