/* ptero-server-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"
#include "ptero-job-queue.h"
#include "ptero-page.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER_TAB (ptero_server_tab_get_type ())

G_DECLARE_FINAL_TYPE (PteroServerTab, ptero_server_tab, PTERO, SERVER_TAB, GtkWidget)

GtkWidget *ptero_server_tab_new         (PteroFleetServer *server,
                                         PteroJobQueue    *jobs);
PteroPage *ptero_server_tab_peek_page   (PteroServerTab   *self);
PteroPage *ptero_server_tab_ensure_page (PteroServerTab   *self);

G_END_DECLS
