/* ptero-admin-server-addresses.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-app-server.h"
#include "ptero-error.h"
#include "ptero-panel.h"
#include "ptero-request.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_SERVER_ADDRESSES (ptero_admin_server_addresses_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminServerAddresses, ptero_admin_server_addresses, PTERO, ADMIN_SERVER_ADDRESSES, GtkWidget)

GtkWidget *ptero_admin_server_addresses_new  (PteroPanel                *panel,
                                              PteroAppServer            *server);
gboolean   ptero_admin_server_addresses_mark (PteroAdminServerAddresses *self,
                                              const PteroProblem        *problem);
void       ptero_admin_server_addresses_fill (PteroAdminServerAddresses *self,
                                              PteroRequest              *request);

G_END_DECLS
