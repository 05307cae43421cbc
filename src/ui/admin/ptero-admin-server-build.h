/* ptero-admin-server-build.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-app-server.h"
#include "ptero-facts.h"
#include "ptero-form.h"

G_BEGIN_DECLS

char *ptero_admin_check_threads      (const char   *text);
void ptero_admin_fill_oom            (PteroForm    *form,
                                      PteroPanel   *panel,
                                      PteroRequest *request);
void ptero_admin_server_edit_build   (PteroFacts *facts,
                                      gpointer    server);
void ptero_admin_server_edit_startup (PteroFacts *facts,
                                      gpointer    server);

G_END_DECLS
