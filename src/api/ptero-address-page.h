/* ptero-address-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ptero_address_get_account_page          (const char *address,
                                               gboolean    pelican);
char *ptero_address_get_account_keys_page     (const char *address,
                                               gboolean    pelican);
char *ptero_address_get_application_keys_page (const char *address,
                                               gboolean    pelican);

G_END_DECLS
