/* fuzz-frame.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "ptero-socket-event.h"
#include "ptero-socket-private.h"
#include "ptero-token-claims.h"

/* Frames of the console's websocket, a line each, as one session; each line as a token, too. */

static void
receive_line (PteroSocket *socket,
              const char  *line)
{
  g_autoptr(GBytes) bytes = g_bytes_new (line, strlen (line));
  g_autoptr(PteroSocketEvent) event = ptero_socket_event_read (bytes);
  g_autoptr(PteroTokenClaims) claims = ptero_token_claims_read (line);

  if (event != NULL)
    g_assert_true (g_utf8_validate (event->text, -1, NULL));

  ptero_socket_receive (socket, bytes);
  while (g_main_context_iteration (NULL, FALSE));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_auto(GStrv) lines = NULL;
  g_autoptr(PteroClient) client = NULL;
  g_autoptr(PteroSocket) socket = NULL;

  client = ptero_client_new ("http://127.0.0.1:9");
  socket = ptero_socket_new (client, "1a7ce997-259b-452e-8b4e-cecc464142ca");
  lines = g_strsplit (text, "\n", 64);
  for (guint i = 0; lines[i] != NULL; i++)
    receive_line (socket, lines[i]);

  ptero_socket_close (socket);

  return 0;
}
