/* fuzz-address.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "ptero-address.h"
#include "ptero-address-page.h"

/* What somebody pastes as the address of a panel. */

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *address = ptero_address_normalize (valid, NULL);
  g_autofree char *again = NULL;
  g_autofree char *host = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *server = NULL;
  g_autofree char *account = NULL;
  g_autofree char *keys = NULL;
  g_autofree char *application = NULL;

  if (address == NULL)
    return 0;

  /* what is normal stays as it is */
  again = ptero_address_normalize (address, NULL);
  g_assert_cmpstr (address, ==, again);

  host = ptero_address_get_host (address);
  origin = ptero_address_get_origin (address);
  server = ptero_address_get_server_page (address, "1a2b3c4d");
  account = ptero_address_get_account_page (address, FALSE);
  keys = ptero_address_get_account_keys_page (address, TRUE);
  application = ptero_address_get_application_keys_page (address, FALSE);
  ptero_address_is_private (address);
  ptero_address_is_secure (address);

  g_assert_nonnull (host);
  g_assert_nonnull (origin);
  g_assert_true (g_str_has_prefix (address, origin));

  return 0;
}
