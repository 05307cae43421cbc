/* ptero-done-notice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

gboolean       ptero_done_notice_get        (PteroFleetServer *server);
void           ptero_done_notice_set        (PteroFleetServer *server,
                                             gboolean          wanted);

/* For tests */
GNotification *ptero_done_notice_create     (PteroFleetServer *server,
                                             PteroServerState  before,
                                             char            **body);

G_END_DECLS
