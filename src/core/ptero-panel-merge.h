/* ptero-panel-merge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GKeyFile    *ptero_panel_merge_copy     (GKeyFile           *key_file);
gboolean     ptero_panel_merge_has_same (GKeyFile           *one,
                                         GKeyFile           *other,
                                         const char         *group);
GKeyFile    *ptero_panel_merge          (GKeyFile           *base,
                                         GKeyFile           *mine,
                                         GKeyFile           *theirs);
const char **ptero_panel_merge_order    (const char *const  *base,
                                         const char *const  *mine,
                                         const char *const  *theirs);

G_END_DECLS
