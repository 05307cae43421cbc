/* ptero-address-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-address-page.h"

/**
 * ptero_address_get_account_page:
 * @address: the normalised address of a panel
 * @pelican: whether it is a Pelican panel
 *
 * Gets the address of the page where the owner of an account turns on
 * two-factor sign-in.
 *
 * Returns: (transfer full): an address for the browser
 */
char *
ptero_address_get_account_page (const char *address,
                                gboolean    pelican)
{
  g_return_val_if_fail (address != NULL, NULL);

  return g_strconcat (address, pelican ? "/profile" : "/account", NULL);
}

/**
 * ptero_address_get_account_keys_page:
 * @address: the normalised address of a panel
 * @pelican: whether it is a Pelican panel
 *
 * Gets the address of the page where the owner of an account makes account
 * keys. Pelican has them on a tab of the profile.
 *
 * Returns: (transfer full): an address for the browser
 */
char *
ptero_address_get_account_keys_page (const char *address,
                                     gboolean    pelican)
{
  g_return_val_if_fail (address != NULL, NULL);

  return g_strconcat (address, pelican ? "/profile" : "/account/api", NULL);
}

/**
 * ptero_address_get_application_keys_page:
 * @address: the normalised address of a panel
 * @pelican: whether it is a Pelican panel
 *
 * Gets the address of the page where an administrator makes application keys.
 *
 * Returns: (transfer full): an address for the browser
 */
char *
ptero_address_get_application_keys_page (const char *address,
                                         gboolean    pelican)
{
  g_return_val_if_fail (address != NULL, NULL);

  return g_strconcat (address, pelican ? "/admin/api-keys" : "/admin/api", NULL);
}
