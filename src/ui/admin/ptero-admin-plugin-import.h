/* ptero-admin-plugin-import.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-list-pane.h"

G_BEGIN_DECLS

const char *ptero_admin_plugin_warning        (void);
void        ptero_admin_plugin_import_address (PteroListPane *pane);
void        ptero_admin_plugin_import_chosen  (PteroListPane *pane);
void        ptero_admin_plugin_import_file    (PteroListPane *pane,
                                               GFile         *file);

G_END_DECLS
