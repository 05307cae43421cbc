/* ptero-message.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-message.h"

/* before the answer itself; a proxy sends one or two */
#define MAX_INFORMATIONAL 20

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

typedef struct
{
  GCancellable *cancellable;
  guint         n_informational;
} Patience;

static void
patience_free (gpointer  data,
               GClosure *closure)
{
  Patience *patience = data;

  g_object_unref (patience->cancellable);
  g_free (patience);
}

static void
got_informational_cb (SoupMessage *message,
                      gpointer     user_data)
{
  Patience *patience = user_data;

  if (++patience->n_informational > MAX_INFORMATIONAL)
    g_cancellable_cancel (patience->cancellable);
}

/**
 * ptero_message_limit_informational: (skip)
 * @message: a message that was not sent yet
 * @cancellable: what it will be sent with, and nothing else
 *
 * Has @cancellable cancelled when answers of the kind of “100 Continue” do not
 * end. libsoup reads them in one go and lets nothing else of the main context
 * have its turn, neither a deadline nor the window.
 */
void
ptero_message_limit_informational (SoupMessage  *message,
                                   GCancellable *cancellable)
{
  Patience *patience;

  g_return_if_fail (SOUP_IS_MESSAGE (message));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  patience = g_new0 (Patience, 1);
  patience->cancellable = g_object_ref (cancellable);
  g_signal_connect_data (message, "got-informational", G_CALLBACK (got_informational_cb),
                         patience, patience_free, 0);
}
