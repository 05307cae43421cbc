/* ptero-admin-egg.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-app-server.h"
#include "ptero-egg.h"
#include "ptero-job-queue.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

PteroRequest *ptero_admin_egg_create_list    (PteroPanel    *panel);
PteroRequest *ptero_admin_egg_create_request (PteroPanel    *panel,
                                              PteroEgg      *egg);
void          ptero_admin_egg_open           (GtkWidget     *widget,
                                              PteroPanel    *panel,
                                              PteroJobQueue *jobs,
                                              PteroEgg      *egg,
                                              const char    *part);
void          ptero_admin_egg_open_of        (GtkWidget      *widget,
                                              PteroPanel     *panel,
                                              PteroJobQueue  *jobs,
                                              PteroAppServer *server);
void          ptero_admin_egg_export         (GtkWidget     *widget,
                                              PteroPanel    *panel,
                                              PteroEgg      *egg);
void          ptero_admin_egg_compare        (GtkWidget     *widget,
                                              PteroPanel    *panel,
                                              PteroEgg      *egg);

const char *ptero_admin_egg_get_delete_body (void);

G_END_DECLS
