/* ptero-palette-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *ptero_palette_find_word (const char  *text,
                                     const char  *word,
                                     const char **end);
char       *ptero_palette_quote     (const char  *text,
                                     const char  *word);

G_END_DECLS
