/* ptero-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PteroWordsMatch:
 * @PTERO_WORDS_NONE: a word is missing
 * @PTERO_WORDS_DESCRIPTION: a word is only in the description of a server
 * @PTERO_WORDS_ELSEWHERE: a word is only in what belongs to the title
 * @PTERO_WORDS_INSIDE: all are in the title
 * @PTERO_WORDS_PREFIXES: each begins a word of the title
 * @PTERO_WORDS_START: and the first one begins the title
 *
 * How well words match, from bad to good.
 */
typedef enum
{
  PTERO_WORDS_NONE,
  PTERO_WORDS_DESCRIPTION,
  PTERO_WORDS_ELSEWHERE,
  PTERO_WORDS_INSIDE,
  PTERO_WORDS_PREFIXES,
  PTERO_WORDS_START,
} PteroWordsMatch;

char            **ptero_words_split (const char         *text);
PteroWordsMatch   ptero_words_match (const char         *haystack,
                                     const char * const *words);

G_END_DECLS
