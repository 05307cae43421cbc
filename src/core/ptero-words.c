/* ptero-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-words.h"

#include <string.h>

static gboolean
begins_word (const char *haystack,
             const char *place)
{
  return place == haystack || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

static PteroWordsMatch
match_word (const char *haystack,
            gsize       n_title,
            const char *word)
{
  const char *found = strstr (haystack, word);
  PteroWordsMatch match = PTERO_WORDS_ELSEWHERE;

  if (found == NULL)
    return PTERO_WORDS_NONE;

  for (; found != NULL &&
       found < haystack + n_title; found = strstr (g_utf8_next_char (found), word))
    {
      if (begins_word (haystack, found))
        return PTERO_WORDS_PREFIXES;
      match = PTERO_WORDS_INSIDE;
    }

  return match;
}

/**
 * ptero_words_split:
 * @text: what was typed
 *
 * Returns: (transfer full) (array zero-terminated=1): its words, case-folded
 */
char **
ptero_words_split (const char *text)
{
  g_autofree char *folded = NULL;
  g_auto(GStrv) parts = NULL;
  GStrvBuilder *builder;
  char **words;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_utf8_casefold (text, -1);
  parts = g_strsplit_set (folded, " \t", -1);
  builder = g_strv_builder_new ();
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return words;
}

/**
 * ptero_words_match:
 * @haystack: case-folded text: a title up to the first line break, and what
 *   belongs to it
 * @words: (array zero-terminated=1): case-folded words
 *
 * The words may be in any order.
 *
 * Returns: how well @words match
 */
PteroWordsMatch
ptero_words_match (const char         *haystack,
                   const char * const *words)
{
  PteroWordsMatch match = PTERO_WORDS_PREFIXES;
  gsize n_title;

  g_return_val_if_fail (haystack != NULL, PTERO_WORDS_NONE);
  g_return_val_if_fail (words != NULL, PTERO_WORDS_NONE);

  n_title = strcspn (haystack, "\n");
  for (guint i = 0; words[i] != NULL && match > PTERO_WORDS_NONE; i++)
    match = MIN (match, match_word (haystack, n_title, words[i]));

  if (match == PTERO_WORDS_PREFIXES && words[0] != NULL && g_str_has_prefix (haystack, words[0]))
    match = PTERO_WORDS_START;

  return match;
}
