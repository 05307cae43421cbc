/* ptero-admin-plugin-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-plugin.h"

G_BEGIN_DECLS

char       *ptero_admin_plugin_dup_status          (gpointer plugin);
const char *ptero_admin_plugin_get_status_icon     (gpointer plugin);
char       *ptero_admin_plugin_dup_category        (gpointer plugin);
char       *ptero_admin_plugin_dup_update          (gpointer plugin);
const char *ptero_admin_plugin_get_update_icon     (gpointer plugin);
gboolean    ptero_admin_plugin_is_in_state         (PteroPlugin *plugin,
                                                    const char  *status);
char       *ptero_admin_plugin_dup_failure         (PteroPlugin *plugin);

G_END_DECLS
