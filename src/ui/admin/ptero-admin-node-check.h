/* ptero-admin-node-check.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-node.h"
#include "ptero-node-probe.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

void        ptero_admin_node_check_run           (PteroPanel     *panel,
                                                  GPtrArray      *nodes);
void        ptero_admin_node_check_keep          (PteroNode      *node,
                                                  PteroNodeProbe *probe);
char       *ptero_admin_node_check_describe_time (gint64          time);
char       *ptero_admin_node_check_dup_text      (gpointer        node);
const char *ptero_admin_node_check_get_icon      (gpointer        node);
gint64      ptero_admin_node_check_get_time      (gpointer        node);

G_END_DECLS
