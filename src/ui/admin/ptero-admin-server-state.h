/* ptero-admin-server-state.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-app-server.h"
#include "ptero-facts.h"

G_BEGIN_DECLS

gboolean ptero_admin_server_is_suspended (gpointer    server);
gboolean ptero_admin_server_is_usable    (gpointer    server);
void     ptero_admin_server_suspend      (PteroFacts *facts,
                                          gpointer    server);
void     ptero_admin_server_unsuspend    (PteroFacts *facts,
                                          gpointer    server);
void     ptero_admin_server_reinstall    (PteroFacts *facts,
                                          gpointer    server);
void     ptero_admin_server_delete       (PteroFacts *facts,
                                          gpointer    server);
void     ptero_admin_server_force_delete (PteroFacts *facts,
                                          gpointer    server);

G_END_DECLS
