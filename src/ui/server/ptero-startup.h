/* ptero-startup.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-access.h"
#include "ptero-job-queue.h"

G_BEGIN_DECLS

#define PTERO_TYPE_STARTUP (ptero_startup_get_type ())

G_DECLARE_FINAL_TYPE (PteroStartup, ptero_startup, PTERO, STARTUP, GtkWidget)

GtkWidget *ptero_startup_new (PteroAccess   *access,
                              PteroJobQueue *jobs);

G_END_DECLS
