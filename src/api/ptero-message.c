/* ptero-message.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-message.h"

/**
 * ptero_message_new: (skip)
 * @method: a method
 * @address: an address that somebody else gave
 *
 * Makes a message for a node. libsoup takes addresses without a host for a
 * mistake of the program. Redirects are not followed.
 *
 * Returns: (transfer full) (nullable): a message, %NULL if @address cannot be
 *   asked for by http or through a websocket
 */
SoupMessage *
ptero_message_new (const char *method,
                   const char *address)
{
  static const char *const schemes[] = { "http", "https", "ws", "wss", NULL };
  g_autoptr(GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage *message;

  if (uri == NULL || !g_strv_contains (schemes, g_uri_get_scheme (uri)) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;

  message = soup_message_new_from_uri (method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);

  return message;
}
