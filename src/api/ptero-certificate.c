/* ptero-certificate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-certificate.h"

#include <string.h>

/**
 * ptero_certificate_get_fingerprint:
 * @certificate: (nullable): a certificate
 *
 * Returns: (transfer full) (nullable): SHA-256 of @certificate, `AB:CD:…`
 */
char *
ptero_certificate_get_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr(GByteArray) der = NULL;
  g_autofree char *digest = NULL;
  GString *fingerprint;

  if (certificate == NULL)
    return NULL;

  g_object_get (certificate, "certificate", &der, NULL);
  if (der == NULL)
    return NULL;

  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  fingerprint = g_string_new (NULL);

  for (const char *byte = digest; *byte != '\0'; byte += 2)
    g_string_append_printf (fingerprint, "%s%c%c", byte == digest ? "" : ":",
                            g_ascii_toupper (byte[0]), g_ascii_toupper (byte[1]));

  return g_string_free (fingerprint, FALSE);
}

/**
 * ptero_certificate_find_flaws:
 * @certificate: a certificate that does not verify
 * @errors: why, as far as that was looked at
 *
 * Whoever finds no authority for a certificate does not look at its dates.
 *
 * Returns: @errors, and what the dates of @certificate say
 */
GTlsCertificateFlags
ptero_certificate_find_flaws (GTlsCertificate      *certificate,
                              GTlsCertificateFlags  errors)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) begin = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr(GDateTime) end = g_tls_certificate_get_not_valid_after (certificate);

  if (begin != NULL && g_date_time_compare (now, begin) < 0)
    errors |= G_TLS_CERTIFICATE_NOT_ACTIVATED;
  if (end != NULL && g_date_time_compare (end, now) < 0)
    errors |= G_TLS_CERTIFICATE_EXPIRED;

  return errors;
}

static const char *
skip_colons (const char *text)
{
  while (*text == ':' || *text == ' ')
    text++;

  return text;
}

/**
 * ptero_fingerprint_equal:
 * @a: (nullable): a fingerprint, with or without colons, in any case
 * @b: (nullable): another
 *
 * Returns: whether both are of the same certificate
 */
gboolean
ptero_fingerprint_equal (const char *a,
                         const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;

  while (TRUE)
    {
      a = skip_colons (a);
      b = skip_colons (b);

      if (*a == '\0' || *b == '\0')
        return *a == *b;

      if (g_ascii_toupper (*a++) != g_ascii_toupper (*b++))
        return FALSE;
    }
}

/**
 * ptero_fingerprint_is_valid:
 * @fingerprint: a fingerprint
 *
 * Returns: whether @fingerprint is a SHA-256 in the form "AB:CD:…"
 */
gboolean
ptero_fingerprint_is_valid (const char *fingerprint)
{
  const gsize length = 32 * 3 - 1;

  if (fingerprint == NULL || strlen (fingerprint) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (i % 3 == 2 ? fingerprint[i] != ':' : !g_ascii_isxdigit (fingerprint[i]))
        return FALSE;
    }

  return TRUE;
}
