/* ptero-admin-node-reach.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-node-probe.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_NODE_REACH (ptero_admin_node_reach_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminNodeReach, ptero_admin_node_reach, PTERO, ADMIN_NODE_REACH, AdwPreferencesGroup)

GtkWidget      *ptero_admin_node_reach_new       (PteroPanel          *panel);
void            ptero_admin_node_reach_set_node  (PteroAdminNodeReach *self,
                                                  PteroNode           *node);
PteroNodeProbe *ptero_admin_node_reach_get_probe (PteroAdminNodeReach *self);
gboolean        ptero_admin_node_reach_is_busy   (PteroAdminNodeReach *self);

char           *ptero_admin_node_reach_describe_end (GDateTime        *end,
                                                     GDateTime        *now,
                                                     gboolean         *soon);

G_END_DECLS
