/* ptero-admin-node-form.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"

G_BEGIN_DECLS

#define PTERO_ADMIN_N_NODE_FIELDS 29

extern const PteroFormField ptero_admin_node_fields[];

void     ptero_admin_node_form_prepare (PteroForm    *form,
                                        PteroPanel   *panel,
                                        gpointer      node);
void     ptero_admin_node_form_show    (PteroForm    *form,
                                        PteroPanel   *panel,
                                        gpointer      node);
gboolean ptero_admin_node_form_check   (PteroForm    *form);
void     ptero_admin_node_form_fill    (PteroForm    *form,
                                        PteroRequest *request);
gboolean ptero_admin_node_form_failed  (PteroForm    *form,
                                        const GError *error);
void     ptero_admin_add_tags          (JsonBuilder  *builder,
                                        const char   *text);

G_END_DECLS
