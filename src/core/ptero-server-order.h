/* ptero-server-order.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-server.h"

G_BEGIN_DECLS

const char *ptero_server_order_get_key        (PteroServer *server);
const char *ptero_server_order_get_folded_key (PteroServer *server);

G_END_DECLS
