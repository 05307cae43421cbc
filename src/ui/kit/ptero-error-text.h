/* ptero-error-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char       *ptero_error_describe    (const GError *error);
char       *ptero_error_dup_words   (const GError *error);
char       *ptero_error_dup_request (const GError *error);
const char *ptero_error_get_doubt   (const GError *error);
gboolean    ptero_error_is_worded   (const GError *error);

G_END_DECLS
