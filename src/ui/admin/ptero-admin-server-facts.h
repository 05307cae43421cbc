/* ptero-admin-server-facts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

GtkWidget  *ptero_admin_server_facts_new (PteroPanel    *panel,
                                          PteroJobQueue *jobs,
                                          gint64         id);
char       *ptero_admin_format_limit     (gint64         mebibytes);
const char *ptero_admin_describe_status  (const char    *status);
gboolean    ptero_admin_server_has_failed (gpointer     server);

G_END_DECLS
