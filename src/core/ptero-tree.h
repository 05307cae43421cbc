/* ptero-tree.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      ptero_tree_open   (int                 folder,
                            const char * const *names,
                            guint               n_names,
                            guint64            *n_made);
gboolean ptero_tree_move   (int                 from,
                            const char         *name,
                            int                 to,
                            const char         *new_name,
                            gboolean            merge,
                            GError            **error);
void     ptero_tree_remove (int                 folder,
                            const char         *name);

G_END_DECLS
