/* ptero-path.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *ptero_path_clean  (const char *path);
char     *ptero_path_join   (const char *folder,
                             const char *name);
char     *ptero_path_parent (const char *path);
char     *ptero_path_escape (const char *path);
gboolean  ptero_path_is_in  (const char *path,
                             const char *folder);

G_END_DECLS
