/* ptero-server-details.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER_DETAILS (ptero_server_details_get_type ())

G_DECLARE_FINAL_TYPE (PteroServerDetails, ptero_server_details, PTERO, SERVER_DETAILS, GtkWidget)

GtkWidget *ptero_server_details_new (PteroFleetServer *server);

G_END_DECLS
