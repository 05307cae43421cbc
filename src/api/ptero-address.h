/* ptero-address.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

char     *ptero_address_normalize       (const char  *text,
                                         GError     **error);
char     *ptero_address_get_host        (const char  *address);
char     *ptero_address_get_origin      (const char  *address);
char     *ptero_address_get_authority   (const char  *address);
char     *ptero_address_get_server_page (const char  *address,
                                         const char  *identifier);
gboolean  ptero_address_is_loopback     (const char  *address);
gboolean  ptero_address_is_private      (const char  *address);
gboolean  ptero_address_is_secure       (const char  *address);
char     *ptero_address_join_port       (const char  *host,
                                         gint64       port);

G_END_DECLS
