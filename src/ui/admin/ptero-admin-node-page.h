/* ptero-admin-node-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-facts.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_NODE_PAGE (ptero_admin_node_page_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminNodePage, ptero_admin_node_page, PTERO, ADMIN_NODE_PAGE, GtkWidget)

GtkWidget *ptero_admin_node_page_new  (PteroFacts         *overview,
                                       gint64              id);
void       ptero_admin_node_page_show (PteroAdminNodePage *self,
                                       const char         *part,
                                       const char         *choice);

G_END_DECLS
