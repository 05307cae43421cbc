/* ptero-admin-server-transfer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-facts.h"

G_BEGIN_DECLS

void ptero_admin_server_transfer      (PteroFacts *facts,
                                       gpointer    server);
void ptero_admin_server_stop_transfer (PteroFacts *facts,
                                       gpointer    server);

G_END_DECLS
