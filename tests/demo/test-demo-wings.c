/* test-demo-wings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "demo-fixture.h"

/* What the nodes of the demo answer: signed addresses and the websocket. */

typedef struct
{
  SoupWebsocketConnection *connection;
  GPtrArray *frames;   /* of texts */
  gboolean is_closed;
} Peer;

static char *
get_server (DemoFixture *fixture,
            guint        number)
{
  g_auto (GStrv) servers = ptero_demo_panel_list_servers (fixture->panel, number);

  return g_strndup (servers[number - 1], 36);
}

static char *
sign (DemoFixture *fixture,
      PteroDemoKey key,
      const char  *server,
      const char  *route)
{
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/%s", server, route);
  g_autoptr (DemoAnswer) answer = demo_get (fixture, key, path);

  g_assert_cmpuint (answer->status, ==, 200);

  return json_node_dup_string (demo_answer_find (answer, "attributes.url"));
}

static DemoAnswer *
fetch (DemoFixture *fixture,
       const char  *method,
       const char  *address)
{
  return demo_send (fixture->session, fixture->panel, method, address, NULL, NULL, NULL, NULL);
}

static void
test_download (DemoFixture  *fixture,
               gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *address = sign (fixture, PTERO_DEMO_KEY_ADMIN, server,
                                   "files/download?file=/server.properties");
  g_autofree char *missing = sign (fixture, PTERO_DEMO_KEY_ADMIN, server,
                                   "files/download?file=/nope");
  g_autofree char *folder = sign (fixture, PTERO_DEMO_KEY_ADMIN, server,
                                  "files/download?file=/world");
  g_autofree char *large = sign (fixture, PTERO_DEMO_KEY_ADMIN, server,
                                 "files/download?file=/logs/huge.log");
  g_autofree char *bad = g_strconcat (address, "x", NULL);
  g_autoptr (DemoAnswer) head = fetch (fixture, "HEAD", address);
  g_autoptr (DemoAnswer) first = fetch (fixture, "GET", address);
  g_autoptr (DemoAnswer) second = fetch (fixture, "GET", address);
  g_autoptr (DemoAnswer) third = fetch (fixture, "GET", missing);
  g_autoptr (DemoAnswer) fourth = fetch (fixture, "GET", folder);
  g_autoptr (DemoAnswer) fifth = fetch (fixture, "GET", bad);
  g_autoptr (DemoAnswer) sixth = fetch (fixture, "GET", large);

  g_assert_false (g_str_has_prefix (address, ptero_demo_panel_get_address (fixture->panel)));
  g_assert_cmpuint (head->status, ==, 401);
  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpstr (demo_answer_header (first, "Content-Disposition"), ==,
                   "attachment; filename=\"server.properties\"");
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (first->body, NULL),
                                  (gssize) g_bytes_get_size (first->body), "server-port="));
  g_assert_cmpuint (second->status, ==, 404);
  g_assert_cmpuint (third->status, ==, 500);
  g_assert_cmpuint (fourth->status, ==, 404);
  g_assert_cmpuint (fifth->status, ==, 500);
  g_assert_cmpuint (sixth->status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (sixth->body), ==, 24 * 1048576);
}

static void
test_upload (DemoFixture  *fixture,
             gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *signed_address = sign (fixture, PTERO_DEMO_KEY_ADMIN, server, "files/upload");
  g_autofree char *address = g_strconcat (signed_address, "&directory=/up%20loads", NULL);
  g_autofree char *contents =
    g_strdup_printf ("/api/client/servers/%s/files/contents?file=/up%%20loads/a.txt", server);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("uploaded", 8);

  for (guint i = 0; i < 2; i++)
    {
      SoupMultipart *parts = soup_multipart_new ("multipart/form-data");
      g_autoptr (SoupMessage) message = NULL;
      g_autoptr (GBytes) body = NULL;

      soup_multipart_append_form_file (parts, "files", "../../a.txt", "text/plain", bytes);
      message = soup_message_new_from_multipart (address, parts);
      body = soup_session_send_and_read (fixture->session, message, NULL, NULL);
      g_assert_cmpuint (soup_message_get_status (message), ==, i == 0 ? 200 : 404);
      if (i == 0)
        g_assert_cmpuint (g_bytes_get_size (body), ==, 0);
      soup_multipart_free (parts);
    }

  {
    g_autoptr (DemoAnswer) answer = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, contents);

    g_assert_cmpuint (answer->status, ==, 200);
    g_assert_true (g_bytes_equal (answer->body, bytes));
  }
}

/* What is packed comes out again as it was. */
static void
test_archive (DemoFixture  *fixture,
              gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *compress = g_strdup_printf ("/api/client/servers/%s/files/compress", server);
  g_autofree char *decompress = g_strdup_printf ("/api/client/servers/%s/files/decompress", server);
  g_autofree char *folder = g_strdup_printf ("/api/client/servers/%s/files/create-folder", server);
  g_autofree char *rename = g_strdup_printf ("/api/client/servers/%s/files/rename", server);
  g_autofree char *contents =
    g_strdup_printf ("/api/client/servers/%s/files/contents?file=/out/plugins/WorldEdit/config.yml",
                     server);
  g_autoptr (DemoAnswer) packed = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "POST", compress,
                                            "{\"root\":\"/\",\"files\":[\"plugins\"]}");
  const char *name = json_node_get_string (demo_answer_find (packed, "attributes.name"));
  g_autofree char *moves =
    g_strdup_printf ("{\"root\":\"/\",\"files\":[{\"from\":\"%s\",\"to\":\"out/a.tar.gz\"}]}",
                     name);
  g_autoptr (DemoAnswer) made = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "POST", folder,
                                          "{\"name\":\"out\"}");
  g_autoptr (DemoAnswer) moved = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "PUT", rename, moves);
  g_autoptr (DemoAnswer) unpacked = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "POST", decompress,
                                              "{\"root\":\"/out\",\"file\":\"a.tar.gz\"}");
  g_autoptr (DemoAnswer) read = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, contents);

  g_assert_cmpuint (made->status, ==, 204);
  g_assert_cmpuint (moved->status, ==, 204);
  g_assert_cmpuint (unpacked->status, ==, 204);
  g_assert_cmpuint (read->status, ==, 200);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (read->body, NULL),
                                  (gssize) g_bytes_get_size (read->body), "max-blocks-changed"));
}

static void
message_cb (SoupWebsocketConnection *connection,
            int                      type,
            GBytes                  *message,
            gpointer                 data)
{
  Peer *peer = data;

  g_ptr_array_add (peer->frames,
                   g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message)));
}

static void
closed_cb (SoupWebsocketConnection *connection,
           gpointer                 data)
{
  ((Peer *) data)->is_closed = TRUE;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;
  Peer *peer = data;

  peer->connection = soup_session_websocket_connect_finish (SOUP_SESSION (source), result, &error);
  peer->is_closed = peer->connection == NULL;
}

/* Returns: (transfer full): the token for the websocket of @server; gives its address */
static char *
get_token (DemoFixture  *fixture,
           PteroDemoKey  key,
           const char   *server,
           char        **address)
{
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/websocket", server);
  g_autoptr (DemoAnswer) answer = demo_get (fixture, key, path);

  g_assert_cmpuint (answer->status, ==, 200);
  if (address != NULL)
    *address = json_node_dup_string (demo_answer_find (answer, "data.socket"));

  return json_node_dup_string (demo_answer_find (answer, "data.token"));
}

static void
peer_connect (Peer        *peer,
              DemoFixture *fixture,
              const char  *address,
              const char  *origin)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", address);

  *peer = (Peer) { .frames = g_ptr_array_new_with_free_func (g_free) };
  soup_session_websocket_connect_async (session, message, origin, NULL, G_PRIORITY_DEFAULT, NULL,
                                        connected_cb, peer);
  while (peer->connection == NULL && !peer->is_closed)
    g_main_context_iteration (NULL, TRUE);

  if (peer->connection == NULL)
    return;

  g_signal_connect (peer->connection, "message", G_CALLBACK (message_cb), peer);
  g_signal_connect (peer->connection, "closed", G_CALLBACK (closed_cb), peer);
}

static void
peer_send (Peer       *peer,
           const char *event,
           const char *argument)
{
  g_autofree char *text = g_strdup_printf ("{\"event\":\"%s\",\"args\":[\"%s\"]}", event, argument);

  soup_websocket_connection_send_text (peer->connection, text);
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Waits up to ten seconds for a frame with @words in it. */
static gboolean
peer_wait (Peer       *peer,
           const char *words)
{
  gboolean is_late = FALSE;
  guint timer = g_timeout_add_seconds (10, wake_cb, &is_late);
  gboolean found = FALSE;
  guint at = 0;

  while (!found && !is_late)
    {
      for (; at < peer->frames->len && !found; at++)
        found = strstr (g_ptr_array_index (peer->frames, at), words) != NULL;
      if (!found)
        g_main_context_iteration (NULL, TRUE);
    }

  if (!is_late)
    g_source_remove (timer);

  return found;
}

static void
peer_clear (Peer *peer)
{
  if (peer->connection != NULL)
    g_signal_handlers_disconnect_by_data (peer->connection, peer);
  g_clear_object (&peer->connection);
  g_ptr_array_unref (peer->frames);
}

static void
test_origin (DemoFixture  *fixture,
             gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *address = NULL;
  g_autofree char *token = get_token (fixture, PTERO_DEMO_KEY_ADMIN, server, &address);
  g_autofree char *slash = g_strconcat (ptero_demo_panel_get_address (fixture->panel), "/", NULL);
  const char *origins[] = { "http://evil.example", NULL, slash };

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      Peer peer;

      peer_connect (&peer, fixture, address, origins[i]);
      g_assert_null (peer.connection);
      peer_clear (&peer);
    }
}

static void
test_console (DemoFixture  *fixture,
              gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *address = NULL;
  g_autofree char *token = get_token (fixture, PTERO_DEMO_KEY_ADMIN, server, &address);
  Peer peer;

  ptero_demo_panel_set_server_state (fixture->panel, server, "running");
  peer_connect (&peer, fixture, address, ptero_demo_panel_get_address (fixture->panel));
  g_assert_nonnull (peer.connection);

  peer_send (&peer, "send stats", "");
  g_assert_true (peer_wait (&peer, "jwt: no jwt present"));
  peer_send (&peer, "auth", "abc");
  g_assert_true (peer_wait (&peer, "\"daemon error\""));
  peer_send (&peer, "auth", token);
  g_assert_true (peer_wait (&peer, "{\"event\":\"auth success\"}\n"));
  g_assert_true (peer_wait (&peer, "{\"event\":\"status\",\"args\":[\"running\"]}"));
  g_assert_true (peer_wait (&peer, "\\\"memory_limit_bytes\\\""));

  peer_send (&peer, "send command", "color");
  g_assert_true (peer_wait (&peer, "\"args\":[\"color\"]"));
  g_assert_true (peer_wait (&peer, "truecolor"));
  peer_send (&peer, "send command", "spam 5000");
  g_assert_true (peer_wait (&peer, "too quickly"));
  peer_send (&peer, "send logs", "");
  peer_send (&peer, "set state", "kill");
  g_assert_true (peer_wait (&peer, "{\"event\":\"status\",\"args\":[\"offline\"]}"));
  peer_send (&peer, "set state", "start");
  g_assert_true (peer_wait (&peer, "{\"event\":\"status\",\"args\":[\"starting\"]}"));
  peer_clear (&peer);
}

/* A token of another server is accepted, and then good for nothing; a good one helps. */
static void
test_tokens (DemoFixture  *fixture,
             gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *other = get_server (fixture, 4);
  g_autofree char *address = NULL;
  g_autofree char *token = get_token (fixture, PTERO_DEMO_KEY_ADMIN, server, &address);
  g_autofree char *foreign = get_token (fixture, PTERO_DEMO_KEY_ADMIN, other, NULL);
  Peer peer;

  peer_connect (&peer, fixture, address, ptero_demo_panel_get_address (fixture->panel));
  peer_send (&peer, "auth", foreign);
  g_assert_true (peer_wait (&peer, "jwt: server uuid mismatch"));
  peer_send (&peer, "auth", token);
  peer_send (&peer, "send stats", "");
  g_assert_true (peer_wait (&peer, "{\"event\":\"stats\""));
  peer_clear (&peer);
}

/* The owner does not see what the installer prints; an administrator does. When the server goes, so
 * do the sockets. */
static void
test_install_and_delete (DemoFixture  *fixture,
                         gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *address = NULL;
  g_autofree char *token = get_token (fixture, PTERO_DEMO_KEY_ADMIN, server, &address);
  g_autofree char *reinstall = g_strdup_printf ("/api/client/servers/%s/settings/reinstall",
                                                server);
  g_autofree char *show = g_strdup_printf ("/api/client/servers/%s", server);
  Peer peer;

  ptero_demo_panel_set_job_time (fixture->panel, 50);
  peer_connect (&peer, fixture, address, ptero_demo_panel_get_address (fixture->panel));
  peer_send (&peer, "auth", token);
  g_assert_true (peer_wait (&peer, "auth success"));

  {
    g_autoptr (DemoAnswer) begun = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "POST", reinstall,
                                             NULL);
    g_autoptr (DemoAnswer) during = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, show);

    g_assert_cmpuint (begun->status, ==, 202);
    g_assert_cmpstr (json_node_get_string (demo_answer_find (during, "attributes.status")), ==,
                     "installing");
  }

  g_assert_true (peer_wait (&peer, "install started"));
  g_assert_true (peer_wait (&peer, "install output"));
  g_assert_true (peer_wait (&peer, "install completed"));

  {
    g_autoptr (DemoAnswer) after = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, show);
    g_autoptr (DemoAnswer) gone = NULL;

    g_assert_true (JSON_NODE_HOLDS_NULL (demo_answer_find (after, "attributes.status")));
    gone = demo_ask (fixture, PTERO_DEMO_KEY_APPLICATION, "DELETE", "/api/application/servers/1",
                     NULL);
    g_assert_cmpuint (gone->status, ==, 204);
  }

  g_assert_true (peer_wait (&peer, "{\"event\":\"deleted\",\"args\":[\"null\"]}"));
  while (!peer.is_closed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (soup_websocket_connection_get_close_code (peer.connection), ==,
                    SOUP_WEBSOCKET_CLOSE_GOING_AWAY);
  peer_clear (&peer);
}

/* There is nowhere else for it to go. */
static void
test_transfer (DemoFixture  *fixture,
               gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *address = NULL;
  g_autofree char *token = get_token (fixture, PTERO_DEMO_KEY_ADMIN, server, &address);
  Peer peer;

  peer_connect (&peer, fixture, address, ptero_demo_panel_get_address (fixture->panel));
  peer_send (&peer, "auth", token);
  g_assert_true (peer_wait (&peer, "auth success"));
  ptero_demo_panel_set_server_status (fixture->panel, server, "transferring");
  g_assert_true (peer_wait (&peer, "{\"event\":\"transfer status\",\"args\":[\"processing\"]}"));
  g_assert_true (peer_wait (&peer, "[Transfer System] [Source Node]:"));
  ptero_demo_panel_set_server_status (fixture->panel, server, NULL);
  g_assert_true (peer_wait (&peer, "{\"event\":\"transfer status\",\"args\":[\"failure\"]}"));
  peer_clear (&peer);
}

/* As a newer Wings: what comes too quickly is dropped, and said so. */
static void
test_throttle (DemoFixture  *fixture,
               gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *address = NULL;
  g_autofree char *token = get_token (fixture, PTERO_DEMO_KEY_ADMIN, server, &address);
  g_autoptr (GError) error = NULL;
  Peer peer;

  ptero_demo_panel_set_server_state (fixture->panel, server, "running");
  peer_connect (&peer, fixture, address, ptero_demo_panel_get_address (fixture->panel));
  peer_send (&peer, "auth", token);
  g_assert_true (peer_wait (&peer, "auth success"));

  ptero_demo_panel_set_faults (fixture->panel, "throttle@/api/servers*1", &error);
  g_assert_no_error (error);
  peer_send (&peer, "send command", "first");
  peer_send (&peer, "send command", "second");
  g_assert_true (peer_wait (&peer, "{\"event\":\"throttled\",\"args\":[\"send command\"]}"));
  g_assert_true (peer_wait (&peer, "[\"second\"]"));
  for (guint i = 0; i < peer.frames->len; i++)
    g_assert_null (strstr (g_ptr_array_index (peer.frames, i), "[\"first\"]"));
  peer_clear (&peer);
}

/* What nobody signed may be anything, and is refused as what it is. */
static void
test_unsigned (DemoFixture  *fixture,
               gconstpointer data)
{
  static const char * const claims[] = {
    "", "{}", "[]", "3", "{\"server_uuid\":{}}", "{\"server_uuid\":[1]}", "{\"server_uuid\":3}",
    "{\"server_uuid\":null}",
  };
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *address = sign (fixture, PTERO_DEMO_KEY_ADMIN, server,
                                   "files/download?file=/server.properties");
  char *token = strstr (address, "token=") + strlen ("token=");
  g_autofree char *base = g_strndup (address, token - address);

  for (guint i = 0; i <= G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *deep = g_strnfill (20000, '[');
      const char *text = i < G_N_ELEMENTS (claims) ? claims[i] : deep;
      g_autofree char *encoded = g_base64_encode ((const guchar *) text, strlen (text));
      g_autofree char *escaped = g_uri_escape_string (encoded, NULL, FALSE);
      g_autofree char *odd = g_strdup_printf ("%se30.%s.e30", base, escaped);
      g_autoptr (DemoAnswer) answer = fetch (fixture, "GET", odd);

      g_assert_cmpuint (answer->status, ==, 500);
    }

  {
    g_autoptr (DemoAnswer) answer = fetch (fixture, "GET", address);

    g_assert_cmpuint (answer->status, ==, 200);
  }
}

/* For a frame that is too large the connection ends. */
static void
test_large_frame (DemoFixture  *fixture,
                  gconstpointer data)
{
  g_autofree char *server = get_server (fixture, 1);
  g_autofree char *address = NULL;
  g_autofree char *token = get_token (fixture, PTERO_DEMO_KEY_ADMIN, server, &address);
  g_autofree char *large = g_strnfill (5000, 'x');
  Peer peer;

  ptero_demo_panel_set_server_state (fixture->panel, server, "running");
  peer_connect (&peer, fixture, address, ptero_demo_panel_get_address (fixture->panel));
  peer_send (&peer, "auth", token);
  g_assert_true (peer_wait (&peer, "auth success"));

  peer_send (&peer, "send command", large);
  while (!peer.is_closed)
    g_main_context_iteration (NULL, TRUE);
  peer_clear (&peer);
}

#define ADD(path, test) \
  g_test_add (path, DemoFixture, NULL, demo_set_up, test, demo_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/demo/wings/download", test_download);
  ADD ("/demo/wings/upload", test_upload);
  ADD ("/demo/wings/archive", test_archive);
  ADD ("/demo/wings/origin", test_origin);
  ADD ("/demo/wings/console", test_console);
  ADD ("/demo/wings/tokens", test_tokens);
  ADD ("/demo/wings/install-and-delete", test_install_and_delete);
  ADD ("/demo/wings/transfer", test_transfer);
  ADD ("/demo/wings/throttle", test_throttle);
  ADD ("/demo/wings/unsigned", test_unsigned);
  ADD ("/demo/wings/large-frame", test_large_frame);

  return g_test_run ();
}
