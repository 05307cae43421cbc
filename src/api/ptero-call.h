/* ptero-call.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client-private.h"

G_BEGIN_DECLS

void ptero_call_start (PteroClient        *client,
                       PteroRequest       *request,
                       PteroClientArrived  arrived,
                       gpointer            arrived_data,
                       GTask              *task);

G_END_DECLS
