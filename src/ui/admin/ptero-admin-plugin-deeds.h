/* ptero-admin-plugin-deeds.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-facts.h"
#include "ptero-list-pane.h"

G_BEGIN_DECLS

/**
 * PteroAdminDeed:
 * @PTERO_ADMIN_INSTALL: installs plugins, and enables them
 * @PTERO_ADMIN_UPDATE: gets newer versions
 * @PTERO_ADMIN_ENABLE: has the panel use them
 * @PTERO_ADMIN_DISABLE: has the panel not use them
 * @PTERO_ADMIN_UNINSTALL: takes them away
 *
 * What is done with plugins that are there.
 */
typedef enum
{
  PTERO_ADMIN_INSTALL,
  PTERO_ADMIN_UPDATE,
  PTERO_ADMIN_ENABLE,
  PTERO_ADMIN_DISABLE,
  PTERO_ADMIN_UNINSTALL,
} PteroAdminDeed;

gboolean ptero_admin_plugin_can     (gpointer        plugin,
                                     PteroAdminDeed  deed);
void     ptero_admin_plugin_do_each (PteroListPane  *pane,
                                     GPtrArray      *plugins,
                                     PteroAdminDeed  deed);
void     ptero_admin_plugin_do_one  (PteroFacts     *facts,
                                     gpointer        plugin,
                                     PteroAdminDeed  deed);

G_END_DECLS
