/* ptero-checksum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-checksum.h"

#include <string.h>

/* Compares what comes with what a panel says of it. */
struct _PteroChecksum
{
  GChecksum *sum;
  char      *digest;
};

/**
 * ptero_checksum_new: (skip)
 * @expected: (nullable): what a panel says, e.g. `sha1:…`
 *
 * Returns: (transfer full) (nullable): a checksum of nothing yet; %NULL if it is
 *   of a kind that nobody knows, which says nothing about the bytes
 */
PteroChecksum *
ptero_checksum_new (const char *expected)
{
  static const struct { const char *prefix; GChecksumType type; } kinds[] = {
    { "sha1:", G_CHECKSUM_SHA1 },
    { "sha256:", G_CHECKSUM_SHA256 },
    { "sha512:", G_CHECKSUM_SHA512 },
  };

  for (guint i = 0; expected != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      PteroChecksum *self;

      if (!g_str_has_prefix (expected, kinds[i].prefix))
        continue;

      self = g_new0 (PteroChecksum, 1);
      self->sum = g_checksum_new (kinds[i].type);
      self->digest = g_strdup (expected + strlen (kinds[i].prefix));

      return self;
    }

  return NULL;
}

/**
 * ptero_checksum_free: (skip)
 * @self: a checksum
 */
void
ptero_checksum_free (PteroChecksum *self)
{
  g_checksum_free (self->sum);
  g_free (self->digest);
  g_free (self);
}

/**
 * ptero_checksum_update: (skip)
 * @self: a checksum
 * @data: (array length=length): the next bytes
 * @length: how many
 *
 * Adds bytes.
 */
void
ptero_checksum_update (PteroChecksum *self,
                       gconstpointer  data,
                       gsize          length)
{
  g_checksum_update (self->sum, data, (gssize) length);
}

/**
 * ptero_checksum_matches: (skip)
 * @self: a checksum of all bytes
 *
 * Returns: whether they are the ones that were expected
 */
gboolean
ptero_checksum_matches (PteroChecksum *self)
{
  return g_ascii_strcasecmp (g_checksum_get_string (self->sum), self->digest) == 0;
}
