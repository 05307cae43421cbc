/* ptero-server-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"
#include "ptero-job-queue.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER_PAGE (ptero_server_page_get_type ())

G_DECLARE_FINAL_TYPE (PteroServerPage, ptero_server_page, PTERO, SERVER_PAGE, GtkWidget)

GtkWidget        *ptero_server_page_new        (PteroFleetServer *server,
                                                PteroJobQueue    *jobs);
PteroFleetServer *ptero_server_page_get_server (PteroServerPage  *self);

G_END_DECLS
