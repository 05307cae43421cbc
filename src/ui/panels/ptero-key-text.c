/* ptero-key-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-key-text.h"

#include "ptero-secret.h"

static const char * const quotes[] = { "\"", "'", "`", "“", "”", "‘", "’", "«", "»", "„", "<", ">",
                                       ",", ";" };

static const char * const prefixes[] = { "authorization:", "bearer " };

static gsize
measure_start (const char *start,
               const char *end)
{
  gunichar c = g_utf8_get_char_validated (start, end - start);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    return 0;

  /* Besides blanks: what a web page leaves invisibly around a copied text. */
  if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_iszerowidth (c) || c == 0xFEFF)
    return g_utf8_next_char (start) - start;

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      gsize length = strlen (quotes[i]);

      if (length <= (gsize) (end - start) && memcmp (start, quotes[i], length) == 0)
        return length;
    }

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);

      if (length < (gsize) (end - start) && g_ascii_strncasecmp (start, prefixes[i], length) == 0)
        return length;
    }

  return 0;
}

static gsize
measure_end (const char *start,
             const char *end)
{
  const char *last = g_utf8_find_prev_char (start, end);
  gsize length;

  if (last == NULL)
    return 0;

  length = measure_start (last, end);

  return last + length == end ? length : 0;
}

/**
 * ptero_key_clean:
 * @text: a key as it was pasted
 *
 * Takes off what comes along when a key is copied: blanks and line ends,
 * quotes, and “Authorization: Bearer”.
 *
 * Returns: (transfer full): the key, to be freed with [func@Ptero.key_free];
 *   may be empty
 */
char *
ptero_key_clean (const char *text)
{
  const char *start = text;
  const char *end;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  end = start + strlen (start);

  while (start < end && (length = measure_start (start, end)) > 0)
    start += length;

  while (start < end && (length = measure_end (start, end)) > 0)
    end -= length;

  return g_strndup (start, end - start);
}

/**
 * ptero_key_is_address:
 * @text: what was typed as a key
 *
 * Returns: whether it is plainly the address of a website or of a person, and
 *   no key
 */
gboolean
ptero_key_is_address (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strstr (text, "://") != NULL || strpbrk (text, "@.") != NULL;
}

/**
 * ptero_key_tell_api:
 * @key: a key
 * @api: (out): which of the two keys it is
 *
 * Tells by what it begins with, if it does, what a key is for.
 *
 * Returns: whether that is known
 */
gboolean
ptero_key_tell_api (const char *key,
                    PteroApi   *api)
{
  static const struct { const char *kind; PteroApi api; } kinds[] = {
    { PTERO_ACCOUNT_KEY, PTERO_API_CLIENT },
    { PTERO_PELICAN_ACCOUNT_KEY, PTERO_API_CLIENT },
    { PTERO_APPLICATION_KEY, PTERO_API_APPLICATION },
    { PTERO_PELICAN_APPLICATION_KEY, PTERO_API_APPLICATION },
  };

  g_return_val_if_fail (key != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_ascii_strncasecmp (key, kinds[i].kind, strlen (kinds[i].kind)) == 0)
        {
          *api = kinds[i].api;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * ptero_key_free:
 * @key: (nullable) (transfer full): a key
 *
 * Overwrites @key before its memory is given back.
 */
void
ptero_key_free (char *key)
{
  if (key == NULL)
    return;

  explicit_bzero (key, strlen (key));
  g_free (key);
}
