/* ptero-rename.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ptero_rename_new (int         from_folder,
                           const char *from,
                           int         to_folder,
                           const char *to);

G_END_DECLS
