/* ptero-panel-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"

G_BEGIN_DECLS

/* No more panels than this are read, from whatever file. */
#define PTERO_PANEL_LIST_MAX 1000

/* Nor of a larger file, in bytes. */
#define PTERO_PANEL_LIST_MAX_SIZE (1024 * 1024)

gboolean   ptero_panel_name_is_valid  (const char  *name);
GBytes    *ptero_panel_list_to_json   (GListModel  *panels);
GPtrArray *ptero_panel_list_from_json (GBytes      *bytes,
                                       GError     **error);
gboolean   ptero_panel_list_has_like  (GListModel  *panels,
                                       PteroPanel  *panel);

G_END_DECLS
