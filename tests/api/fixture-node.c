/* fixture-node.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture-node.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define SOCKET_PATH "/api/servers/" FIXTURE_SERVER "/ws"

static char *
encode_token (FixtureNode *self)
{
  g_autofree char *payload = g_strdup_printf ("{\"iss\":\"%s\",\"iat\":1000,\"exp\":%u,\"permissions\":%s}",
                                              self->issuer != NULL ? self->issuer : self->address,
                                              1000 + self->lifetime, self->permissions);
  g_autofree char *encoded = g_base64_encode ((const guchar *) payload, strlen (payload));

  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  encoded[strcspn (encoded, "=")] = '\0';

  return g_strdup_printf ("e30.%s.signature%u", encoded, self->n_tokens);
}

static void
panel_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  FixtureNode *self = user_data;
  g_autofree char *token = NULL;
  g_autofree char *address = g_strconcat ("ws", self->address + strlen ("http"), SOCKET_PATH, NULL);
  char *body;

  self->n_tokens++;
  token = encode_token (self);

  if (self->token_status == 200)
    body = g_strdup_printf ("{\"data\":{\"token\":\"%s\",\"socket\":\"%s\"}}", token,
                            self->socket != NULL ? self->socket : address);
  else
    body = g_strdup_printf ("{\"errors\":[{\"code\":\"Some\",\"status\":\"%u\",\"detail\":\"No.\"}]}", self->token_status);

  soup_server_message_set_status (message, self->token_status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, body,
                                    strlen (body));
}

static void
answer (FixtureNode *self,
        const char  *event)
{
  if (g_str_equal (event, "auth"))
    {
      if (self->auth_reply != NULL)
        {
          fixture_node_send_raw (self, self->auth_reply);
          return;
        }

      fixture_node_send (self, "auth success", NULL);
      fixture_node_send (self, "status", "running");
    }
  else if (g_str_equal (event, "send logs"))
    {
      for (guint i = 0; i < self->log->len; i++)
        fixture_node_send (self, "console output", self->log->pdata[i]);
    }
}

static void
message_cb (SoupWebsocketConnection *connection,
            SoupWebsocketDataType    type,
            GBytes                  *message,
            gpointer                 user_data)
{
  FixtureNode *self = user_data;
  g_autoptr(JsonNode) root = json_from_string (g_bytes_get_data (message, NULL), NULL);
  JsonObject *frame = json_node_get_object (root);
  const char *event = json_object_get_string_member (frame, "event");
  JsonNode *argument = json_array_get_element (json_object_get_array_member (frame, "args"), 0);

  g_ptr_array_add (self->received,
                   g_strdup_printf ("%s%s%s", event, JSON_NODE_HOLDS_NULL (argument) ? "" : " ",
                                    JSON_NODE_HOLDS_NULL (argument)
                                      ? ""
                                      : json_node_get_string (argument)));

  if (!self->is_mute)
    answer (self, event);
}

static void
socket_cb (SoupServer              *server,
           SoupServerMessage       *message,
           const char              *path,
           SoupWebsocketConnection *connection,
           gpointer                 user_data)
{
  FixtureNode *self = user_data;

  self->n_connections++;
  g_set_object (&self->connection, connection);
  g_signal_connect (connection, "message", G_CALLBACK (message_cb), self);
}

/* @origin: the only one that is let in; NULL: all. @certificate: name of a file of
 * tests/fixtures/tls; NULL: none. */
FixtureNode *
fixture_node_new (const char *origin,
                  const char *certificate)
{
  FixtureNode *self = g_new0 (FixtureNode, 1);
  g_autoptr(GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  self->received = g_ptr_array_new_with_free_func (g_free);
  self->log = g_ptr_array_new_with_free_func (g_free);
  self->permissions = "[\"*\"]";
  self->lifetime = 600;
  self->token_status = 200;

  if (certificate != NULL)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tls", certificate,
                                                     NULL);
      g_autoptr(GTlsCertificate) identity = g_tls_certificate_new_from_file (path, &error);

      g_assert_no_error (error);
      soup_server_set_tls_certificate (self->server, identity);
    }

  soup_server_listen_local (self->server, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY |
                            (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("%s://127.0.0.1:%d", certificate != NULL ? "https" : "http",
                                   g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  soup_server_add_handler (self->server, "/api/client/servers/" FIXTURE_SERVER "/websocket",
                           panel_cb, self, NULL);
  soup_server_add_websocket_handler (self->server, SOCKET_PATH, origin, NULL, socket_cb, self,
                                     NULL);

  return self;
}

void
fixture_node_free (FixtureNode *self)
{
  if (self->connection != NULL)
    g_signal_handlers_disconnect_by_data (self->connection, self);
  g_clear_object (&self->connection);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->received);
  g_ptr_array_unref (self->log);
  g_free (self->address);
  g_free (self);
}

void
fixture_node_send_raw (FixtureNode *self,
                       const char  *text)
{
  /* either side may be saying good-bye */
  if (soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    soup_websocket_connection_send_text (self->connection, text);
}

void
fixture_node_send (FixtureNode *self,
                   const char  *event,
                   const char  *argument)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *encoded = NULL;
  g_autofree char *frame = NULL;

  json_node_set_string (node, argument != NULL ? argument : "");
  encoded = json_to_string (node, FALSE);
  frame = argument != NULL ? g_strdup_printf ("{\"event\":\"%s\",\"args\":[%s]}\n", event, encoded)
                           : g_strdup_printf ("{\"event\":\"%s\"}\n", event);
  fixture_node_send_raw (self, frame);
}

/* As a server does: it is in the log, and goes to whoever is connected. */
void
fixture_node_print (FixtureNode *self,
                    const char  *line)
{
  g_ptr_array_add (self->log, g_strdup (line));

  if (self->connection != NULL &&
      soup_websocket_connection_get_state (self->connection) == SOUP_WEBSOCKET_STATE_OPEN)
    fixture_node_send (self, "console output", line);
}

void
fixture_node_close (FixtureNode *self,
                    gushort      code)
{
  soup_websocket_connection_close (self->connection, code, NULL);
}

/* Without a good-bye. */
void
fixture_node_drop (FixtureNode *self)
{
  g_io_stream_close (soup_websocket_connection_get_io_stream (self->connection), NULL, NULL);
  g_signal_handlers_disconnect_by_data (self->connection, self);
  g_clear_object (&self->connection);
}

/* How often exactly this was received. */
guint
fixture_node_count (FixtureNode *self,
                    const char  *received)
{
  guint count = 0;

  for (guint i = 0; i < self->received->len; i++)
    count += g_str_equal (self->received->pdata[i], received);

  return count;
}
