/* ptero-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ptero_text_make_safe       (const char *untrusted);
char *ptero_text_make_short      (const char *untrusted,
                                  guint       max_length);
char *ptero_text_make_line_safe  (const char *untrusted);
char *ptero_text_make_lines_safe (const char *untrusted);

G_END_DECLS
