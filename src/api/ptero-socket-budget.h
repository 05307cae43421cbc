/* ptero-socket-budget.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client.h"

G_BEGIN_DECLS

gint64 ptero_socket_budget_take (PteroClient *client,
                                 const char  *server,
                                 gint64       now,
                                 gint64       window);

G_END_DECLS
