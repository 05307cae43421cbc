/* ptero-server-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

const char *ptero_server_get_conflict_title (PteroServerState  state);
char       *ptero_server_describe_conflict  (PteroFleetServer *server,
                                             const char       *egg);
char       *ptero_server_describe_notice    (PteroFleetServer *server);

G_END_DECLS
