/* ptero-backups.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"
#include "ptero-job-queue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ptero_backups_new      (PteroAccess   *access,
                                   PteroJobQueue *jobs);
void       ptero_backups_download (GtkWidget     *backups,
                                   GPtrArray     *items,
                                   GFile         *folder);
guint      ptero_backups_count    (GtkWidget     *backups);

G_END_DECLS
