/* ptero-schedules.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"
#include "ptero-job-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ptero_schedules_new (PteroAccess   *access,
                                PteroJobQueue *jobs);

G_END_DECLS
