/* ptero-plain-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ptero_plain_text_from_words (const char *words);
char *ptero_plain_text_from_page  (const char *page,
                                   gsize       length);

G_END_DECLS
