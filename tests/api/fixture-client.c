/* fixture-client.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture-client.h"

#include "ptero-client-private.h"

/* The handler of a fixture server for a script. */
GBytes *
script_play (const char *request,
             guint       number,
             gpointer    data)
{
  Script *script = data;

  if (script->delay > 0)
    g_usleep (script->delay * 1000);

  number = MIN (number, G_N_ELEMENTS (script->replies) - 1);
  while (number > 0 && script->replies[number] == NULL)
    number--;

  return script->replies[number] != NULL ? g_bytes_ref (script->replies[number]) : NULL;
}

void
script_clear (Script *script)
{
  for (guint i = 0; i < G_N_ELEMENTS (script->replies); i++)
    g_clear_pointer (&script->replies[i], g_bytes_unref);
}

/* A client with a key, which does not wait long before it tries again. */
PteroClient *
fixture_client_new (FixtureServer *server)
{
  PteroClient *client = ptero_client_new (fixture_server_get_address (server));

  ptero_client_set_key (client, PTERO_API_CLIENT, KEY);
  ptero_client_set_timing (client, 30000, 20);

  return client;
}

/* Sends a request, and waits for what comes of it. */
void
fixture_client_send (PteroClient  *client,
                     PteroRequest *request,
                     Outcome      *outcome)
{
  ptero_client_send_async (client, request, NULL, outcome_sent_cb, outcome);
  outcome_wait_for (outcome);
}

PteroRequest *
fixture_request_new (PteroEndpoint endpoint)
{
  return ptero_request_new (endpoint, "server", "1a2b3c4d", NULL);
}
