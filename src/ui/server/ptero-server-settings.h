/* ptero-server-settings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-access.h"
#include "ptero-job-queue.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER_SETTINGS (ptero_server_settings_get_type ())

G_DECLARE_FINAL_TYPE (PteroServerSettings, ptero_server_settings, PTERO, SERVER_SETTINGS, GtkWidget)

GtkWidget *ptero_server_settings_new           (PteroAccess         *access,
                                                PteroJobQueue       *jobs);
char      *ptero_server_settings_dup_facts     (PteroServerSettings *self);
char      *ptero_server_settings_dup_sftp_uri  (PteroServerSettings *self);

G_END_DECLS
