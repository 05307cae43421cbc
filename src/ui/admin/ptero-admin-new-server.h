/* ptero-admin-new-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-list-pane.h"

G_BEGIN_DECLS

void ptero_admin_new_server            (PteroListPane *pane);
void ptero_admin_new_server_begin_with (PteroListPane *pane,
                                        const char    *field,
                                        gint64         id,
                                        const char    *name);

G_END_DECLS
