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
  g_autoptr(GString) hidden = g_string_new (NULL);
  const char *token = secret != NULL ? get_token (secret) : "";
  gsize least = MIN (MIN_PART, strlen (token));

  if (least < MIN_TOKEN)
    return g_strdup (text);

  while (*text != '\0')
    {
      gsize length = measure_part (text, token);

      if (length >= least)
        g_string_append (hidden, MASK);
      else
        g_string_append_c (hidden, *text);

      text += length >= least ? length : 1;
    }

  return g_strdup (hidden->str);
}
