/* ptero-palette-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-palette-words.h"

#include "ptero-text.h"

/* What is quoted of a longer text, in characters. */
#define MAX_QUOTED 48
#define MAX_BEFORE 16

/* Where @word ends if it is at @place, letter by letter; NULL: it is not. */
static const char *
follow_word (const char *place,
             const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word), place = g_utf8_next_char (place))
    if (*place == '\0' ||
        g_unichar_tolower (g_utf8_get_char (place)) != g_unichar_tolower (g_utf8_get_char (word)))
      return NULL;

  return place;
}

static gboolean
begins_word (const char *text,
             const char *place)
{
  return place == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

/**
 * ptero_palette_find_word:
 * @text: where to look
 * @word: a case-folded word
 * @end: (out) (transfer none): where it ends in @text
 *
 * Finds @word at the beginning of a word rather than within one.
 *
 * Returns: (nullable) (transfer none): where it is in @text, %NULL: nowhere
 */
const char *
ptero_palette_find_word (const char  *text,
                         const char  *word,
                         const char **end)
{
  const char *start = NULL;

  for (const char *place = text; *place != '\0'; place = g_utf8_next_char (place))
    {
      const char *found = follow_word (place, word);

      if (found == NULL || (start != NULL && !begins_word (text, place)))
        continue;

      start = place;
      *end = found;
      if (begins_word (text, place))
        break;
    }

  return start;
}

/* Some words before @place, as far as there are any. */
static const char *
find_beginning (const char *text,
                const char *place)
{
  const char *start = place;
  const char *beginning = place;

  for (guint i = 0; i < MAX_BEFORE && start > text; i++)
    {
      start = g_utf8_prev_char (start);
      if (start == text || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (start))))
        beginning = start;
    }

  return beginning;
}

/**
 * ptero_palette_quote:
 * @text: a text that came from a panel
 * @word: a case-folded word that is in it
 *
 * Returns: (transfer full): @text or, if that is long, what is around @word, on
 *   one line and safe to be shown
 */
char *
ptero_palette_quote (const char *text,
                     const char *word)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *end;
  const char *place = g_utf8_strlen (valid, -1) > MAX_QUOTED
                        ? ptero_palette_find_word (valid, word, &end)
                        : NULL;
  const char *beginning = place != NULL ? find_beginning (valid, place) : valid;
  g_autofree char *quoted = ptero_text_make_short (beginning, MAX_QUOTED);

  return g_strconcat (beginning > valid ? "…" : "", quoted, NULL);
}
