/* ptero-admin-node-head.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-admin-node-reach.h"
#include "ptero-node.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_NODE_HEAD (ptero_admin_node_head_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminNodeHead, ptero_admin_node_head, PTERO, ADMIN_NODE_HEAD, GtkWidget)

GtkWidget *ptero_admin_node_head_new       (PteroPanel          *panel,
                                            gint64               id);
void       ptero_admin_node_head_set_node  (PteroAdminNodeHead  *self,
                                            PteroNode           *node);
void       ptero_admin_node_head_set_reach (PteroAdminNodeHead  *self,
                                            PteroAdminNodeReach *reach);
void       ptero_admin_node_head_count     (PteroAdminNodeHead  *self);

G_END_DECLS
