/* ptero-databases.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-access.h"
#include "ptero-job-queue.h"

G_BEGIN_DECLS

GtkWidget *ptero_databases_new (PteroAccess   *access,
                                PteroJobQueue *jobs);

G_END_DECLS
