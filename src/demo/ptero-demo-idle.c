/* ptero-demo-idle.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-idle.h"

#define WATCHED "ptero-demo-watched"

/* Whether the other side has closed @socket, without taking anything out of it. */
static gboolean
is_at_end (GSocket *socket)
{
  char byte;
  GInputVector vector = { &byte, 1 };
  int flags = G_SOCKET_MSG_PEEK;

  return g_socket_receive_message (socket, NULL, &vector, 1, NULL, NULL, &flags, NULL, NULL) == 0;
}

static gboolean
readable_cb (GSocket      *socket,
             GIOCondition  condition,
             gpointer      data)
{
  g_object_set_data (G_OBJECT (socket), WATCHED, NULL);

  if (!g_socket_is_closed (socket) && is_at_end (socket))
    g_socket_close (socket, NULL);

  return G_SOURCE_REMOVE;
}

/**
 * ptero_demo_idle_watch:
 * @message: a message that is finished
 *
 * Closes the connection of @message once its client has gone. libsoup before 3.3 forgets
 * connections that are closed while idle and keeps their descriptors, of which a panel that runs
 * for long would have none left.
 */
void
ptero_demo_idle_watch (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);
  g_autoptr (GSource) source = NULL;

  if (socket == NULL || g_socket_is_closed (socket) ||
      g_object_get_data (G_OBJECT (socket), WATCHED) != NULL)
    return;

  g_object_set_data (G_OBJECT (socket), WATCHED, socket);
  source = g_socket_create_source (socket, G_IO_IN, NULL);
  g_source_set_priority (source, G_PRIORITY_LOW);
  g_source_set_callback (source, G_SOURCE_FUNC (readable_cb), NULL, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}
