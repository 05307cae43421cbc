/* ptero-admin-node-form.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-node.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

void ptero_admin_node_form_present (GtkWidget  *parent,
                                    PteroPanel *panel,
                                    PteroNode  *node,
                                    GCallback   done);
void ptero_admin_add_tags          (JsonBuilder *builder,
                                    const char  *text);

G_END_DECLS
