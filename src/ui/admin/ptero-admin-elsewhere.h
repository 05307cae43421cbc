/* ptero-admin-elsewhere.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-facts.h"

G_BEGIN_DECLS

/**
 * PteroAdminThing:
 * @PTERO_ADMIN_MOUNTS: folders of a node that servers may see
 * @PTERO_ADMIN_TRANSFERS: moving a server to another node
 * @PTERO_ADMIN_EGGS: changing eggs and nests
 * @PTERO_ADMIN_HOSTS: making and changing database hosts
 * @PTERO_ADMIN_ROLES: what roles of users allow
 * @PTERO_ADMIN_KEYS: application keys
 * @PTERO_ADMIN_PLUGINS: settings and order of plugins
 * @PTERO_ADMIN_SETTINGS: settings of the panel
 *
 * Something that is done in the panel itself.
 */
typedef enum
{
  PTERO_ADMIN_MOUNTS,
  PTERO_ADMIN_TRANSFERS,
  PTERO_ADMIN_EGGS,
  PTERO_ADMIN_HOSTS,
  PTERO_ADMIN_ROLES,
  PTERO_ADMIN_KEYS,
  PTERO_ADMIN_PLUGINS,
  PTERO_ADMIN_SETTINGS,
  PTERO_ADMIN_N_THINGS
} PteroAdminThing;

GtkWidget *ptero_admin_elsewhere_new        (PteroPanel      *panel,
                                             PteroJobQueue   *jobs);
GtkWidget *ptero_admin_elsewhere_create_row (PteroPanel      *panel,
                                             PteroAdminThing  thing);
void       ptero_admin_elsewhere_add        (PteroFacts      *facts,
                                             PteroAdminThing  thing);
void       ptero_admin_elsewhere_open       (GtkWidget       *widget,
                                             PteroPanel      *panel,
                                             PteroAdminThing  thing);

G_END_DECLS
