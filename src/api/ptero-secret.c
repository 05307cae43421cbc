/* ptero-secret.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-secret.h"

#include <string.h>

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
