/* ptero-power-warning.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"
#include "ptero-job-target.h"

G_BEGIN_DECLS

#define PTERO_POWER_WARNING_TIME "{time}"   /* in a command: the time that is left */

void     ptero_power_warning_run_async  (PteroFleetServer     *server,
                                         PteroJobTarget       *target,
                                         const char           *command,
                                         guint                 seconds,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean ptero_power_warning_run_finish (PteroFleetServer     *server,
                                         GAsyncResult         *result,
                                         GError              **error);
char    *ptero_power_warning_dup_time   (guint                 seconds);

G_END_DECLS
