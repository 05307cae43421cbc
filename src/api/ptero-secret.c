/* ptero-secret.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-secret.h"

#include <string.h>

#define MASK      "•••"
#define MIN_TOKEN 8     /* less is no key */
#define MIN_PART  12    /* the identifier of a key, which is no secret, is shorter */
#define MIN_PLAIN 32    /* of a key of an unknown kind: no host name without a dot is as long */

/**
 * ptero_secret_copy:
 * @secret: (nullable): a key
 *
 * Returns: (transfer full) (nullable): a copy, to be freed with
 *   [func@Ptero.secret_free]
 */
char *
ptero_secret_copy (const char *secret)
{
  return g_strdup (secret);
}

/**
 * ptero_secret_free:
 * @secret: (nullable) (transfer full): a key
 *
 * Overwrites a key before its memory goes back.
 */
void
ptero_secret_free (char *secret)
{
  if (secret == NULL)
    return;

  /* Unlike memset(), never optimised away */
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* What follows the kind: "ptlc_". */
static const char *
get_token (const char *secret)
{
  const char *token = strchr (secret, '_');

  return token != NULL && strlen (token + 1) >= MIN_TOKEN ? token + 1 : secret;
}

/* Where in the first characters of @text the last one ends that is in no part of a key: before that
 * none begins. In what people say it is near the end, from which it is looked for, so that the key
 * is compared with next to nothing of that. */
static gsize
measure_gap (const char *text,
             gsize       length,
             const char  known[])
{
  while (length > 0 && known[(guchar) text[length - 1]])
    length--;

  return length;
}

/* How much of what @text begins with is in @token. */
static gsize
measure_part (const char *text,
              const char *token)
{
  gsize longest = 0;

  for (; *token != '\0'; token++)
    {
      gsize length = 0;

      while (token[length] != '\0' && token[length] == text[length])
        length++;
      longest = MAX (longest, length);
    }

  return longest;
}

/**
 * ptero_secret_hide:
 * @text: what somebody else says
 * @secret: (nullable): a key
 *
 * Masks the key in a text, as a whole, without its kind and in parts that are
 * long enough to be of use.
 *
 * Returns: (transfer full): @text without @secret
 */
char *
ptero_secret_hide (const char *text,
                   const char *secret)
{
  const char *token = secret != NULL ? get_token (secret) : "";
  const char *end = text + strlen (text);
  const char *rest = text;
  gsize least = MIN (MIN_PART, strlen (token));
  char known[G_MAXUINT8 + 1] = { FALSE };
  GString *hidden;

  if (least < MIN_TOKEN)
    return g_strdup (text);

  for (const char *p = token; *p != '\0'; p++)
    known[(guchar) *p] = TRUE;

  hidden = g_string_new (NULL);
  while ((gsize) (end - text) >= least)
    {
      gsize gap = measure_gap (text, least, known);
      gsize part = gap == 0 ? measure_part (text, token) : 0;

      if (part < least)
        {
          text += MAX (gap, 1);
          continue;
        }

      g_string_append_len (hidden, rest, text - rest);
      g_string_append (hidden, MASK);
      text += part;
      rest = text;
    }
  g_string_append (hidden, rest);

  return g_string_free (hidden, FALSE);
}

static gsize
measure_word (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]))
    length++;

  return length;
}

/* A kind and what follows it; while it is typed, less than a key. */
static gboolean
begins_with_kind (const char *text)
{
  static const char *const kinds[] = {
    PTERO_ACCOUNT_KEY, PTERO_APPLICATION_KEY,
    PTERO_PELICAN_ACCOUNT_KEY, PTERO_PELICAN_APPLICATION_KEY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *token = text + strlen (kinds[i]);
      gsize length;

      if (g_ascii_strncasecmp (text, kinds[i], strlen (kinds[i])) != 0)
        continue;

      length = measure_word (token);

      return length >= MIN_TOKEN || token[length] != '.';
    }

  return FALSE;
}

/* A long word that is not part of a name with dots or dashes, nor of a path. */
static gboolean
is_plain_key (const char *text,
              const char *word)
{
  gsize length = measure_word (word);
  gboolean after_scheme = word - text >= 2 && word[-1] == '/' && word[-2] == '/';

  if (length < MIN_PLAIN || (word > text && !after_scheme && strchr ("./-", word[-1]) != NULL))
    return FALSE;

  return word[length] == '\0' || strchr (".-_", word[length]) == NULL;
}

/**
 * ptero_secret_find:
 * @text: what somebody typed or pasted
 *
 * Whether a key came to where none belongs, whatever was copied along with it.
 *
 * Returns: (transfer none) (nullable): where in @text something begins that
 *   looks like a key
 */
const char *
ptero_secret_find (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p > text && g_ascii_isalnum (p[-1]))
        continue;

      if (is_plain_key (text, p))
        return p;

      if ((p == text || strchr ("-_", p[-1]) == NULL) && begins_with_kind (p))
        return p;
    }

  return NULL;
}
