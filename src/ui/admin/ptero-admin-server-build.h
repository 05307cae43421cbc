/* ptero-admin-server-build.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-app-server.h"
#include "ptero-facts.h"

G_BEGIN_DECLS

void ptero_admin_server_edit_build   (PteroFacts *facts,
                                      gpointer    server);
void ptero_admin_server_edit_startup (PteroFacts *facts,
                                      gpointer    server);

G_END_DECLS
