/* ptero-admin-allocations.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"
#include "ptero-table.h"

G_BEGIN_DECLS

/* Those of the first columns that tell which address it is, not what it is used for. */
#define PTERO_ADMIN_ALLOCATION_N_ADDRESS_COLUMNS 3

extern const PteroColumn ptero_admin_allocation_columns[];

GtkWidget *ptero_admin_allocations_new (PteroPanel    *panel,
                                        PteroJobQueue *jobs,
                                        gint64         node);

G_END_DECLS
