/* ptero-address.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Address of a panel: "https://panel.example[:port][/sub/path]", without a trailing slash. */

/* Takes what a person typed or pasted from the address bar ("panel.example", "https://panel.example/server/1a2b3c4d/files",
 * "panel.example:8443/admin/nodes") and returns the panel's address in its canonical form: https unless said otherwise
 * (http for loopback), host in lower case (IDN as punycode), no default port, no query, no fragment, no user info,
 * known pages of the panel's own pages cut off (/server/…, /account…, /admin…, /auth/…, /api/…). */
char     *ptero_address_normalize  (const char *text, GError **error);
char     *ptero_address_get_host   (const char *address);   /* for people: "panel.example:8443" */
char     *ptero_address_get_origin (const char *address);   /* scheme://host[:port] */
gboolean  ptero_address_is_secure  (const char *address);   /* https */
gboolean  ptero_address_is_private (const char *address);   /* loopback, RFC 1918, link local, ULA, *.local, localhost */

/* Address of a page of the panel's website, for "Open in Panel". */
char     *ptero_address_get_server_page (const char *address, const char *identifier);

G_END_DECLS
