/* ptero-set-aside.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *ptero_set_aside_read     (GFile        *file,
                                    GAsyncResult *result,
                                    gsize         max_size);
char     *ptero_set_aside_dup_path (const char   *path);

G_END_DECLS
