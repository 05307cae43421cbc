/* ptero-file-name.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  ptero_file_name_is_safe          (const char *name);
char     *ptero_file_name_make_safe        (const char *name);
char     *ptero_file_name_from_disposition (const char *header);

G_END_DECLS
