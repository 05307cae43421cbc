/* test-node-probe.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixture-server.h"
#include "ptero-node-probe.h"

/* recordings/wings-signed/028 */
#define REFUSAL "{\"error\":\"The required authorization heads were not present in the request.\"}"

static GBytes *
wings_cb (const char *request,
          guint       number,
          gpointer    data)
{
  return fixture_reply (401, "Content-Type: application/json; charset=utf-8\r\nWww-Authenticate: Bearer\r\n", REFUSAL);
}

static GBytes *
page_cb (const char *request,
         guint       number,
         gpointer    data)
{
  return fixture_reply (GPOINTER_TO_UINT (data), "Content-Type: text/html\r\n",
                        "<html>It works!</html>");
}

static GBytes *
drop_cb (const char *request,
         guint       number,
         gpointer    data)
{
  return NULL;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
run (PteroNodeProbe *probe,
     GCancellable   *cancellable,
     GError        **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_node_probe_run_async (probe, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return ptero_node_probe_run_finish (probe, result, error);
}

static PteroNodeProbe *
create (FixtureServer *server,
        const char    *scheme)
{
  const char *port = strrchr (fixture_server_get_address (server), ':') + 1;

  return ptero_node_probe_new (scheme, "127.0.0.1", g_ascii_strtoll (port, NULL, 10));
}

static void
assert_step (PteroNodeProbe     *probe,
             PteroNodeStep       step,
             PteroNodeStepState  state,
             PteroNodeTrouble    trouble)
{
  g_assert_cmpint (ptero_node_probe_get_state (probe, step), ==, state);
  g_assert_cmpint (ptero_node_probe_get_trouble (probe, step), ==, trouble);
}

#define assert_passed(probe, step) assert_step ((probe), (step), PTERO_NODE_STEP_PASSED, PTERO_NODE_TROUBLE_NONE)
#define assert_failed(probe, step, trouble) assert_step ((probe), (step), PTERO_NODE_STEP_FAILED, (trouble))
#define assert_waits(probe, step) assert_step ((probe), (step), PTERO_NODE_STEP_WAITING, PTERO_NODE_TROUBLE_NONE)

static void
count_cb (PteroNodeProbe *probe,
          guint          *count)
{
  (*count)++;
}

/* Nothing but the question goes out, and it can be asked again. */
static void
test_plain (void)
{
  g_autoptr(FixtureServer) server = fixture_server_new (wings_cb, NULL, NULL);
  g_autoptr(PteroNodeProbe) probe = create (server, "http");
  g_autoptr(GError) error = NULL;
  g_autofree char *request = NULL;
  guint n_changes = 0;

  g_signal_connect (probe, "changed", G_CALLBACK (count_cb), &n_changes);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (run (probe, NULL, &error));
      g_assert_no_error (error);
      assert_passed (probe, PTERO_NODE_STEP_NAME);
      assert_passed (probe, PTERO_NODE_STEP_CONNECTION);
      assert_failed (probe, PTERO_NODE_STEP_ENCRYPTION, PTERO_NODE_TROUBLE_PLAIN);
      assert_passed (probe, PTERO_NODE_STEP_ANSWER);
    }

  g_assert_true (ptero_node_probe_is_reachable (probe));
  g_assert_cmpuint (n_changes, >=, 14);
  g_assert_cmpuint (ptero_node_probe_get_status (probe), ==, 401);
  g_assert_cmpstr (ptero_node_probe_get_remote (probe), ==, "127.0.0.1");
  g_assert_cmpint (ptero_node_probe_get_time (probe, PTERO_NODE_STEP_CONNECTION), >, 0);
  g_assert_cmpint (ptero_node_probe_get_time (probe, PTERO_NODE_STEP_ANSWER), >, 0);
  g_assert_null (ptero_node_probe_get_fingerprint (probe));
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 2);
  request = fixture_server_dup_request (server, 0);
  g_assert_true (g_str_has_prefix (request, "GET /api/system HTTP/1.1\r\n"));
  g_assert_null (strstr (request, "Authorization"));
  g_assert_null (strstr (request, "Cookie"));
}

/* It does not verify, and yet the rest is known; one that is pinned is good, another than that is
 * not. */
static void
test_self_signed (void)
{
  g_autoptr(FixtureServer) server = fixture_server_new (wings_cb, NULL, "test-a.pem");
  g_autoptr(PteroNodeProbe) probe = create (server, "https");
  g_autofree char *fingerprint = NULL;

  g_assert_false (run (probe, NULL, NULL));
  assert_passed (probe, PTERO_NODE_STEP_CONNECTION);
  assert_failed (probe, PTERO_NODE_STEP_ENCRYPTION, PTERO_NODE_TROUBLE_SELF_SIGNED);
  assert_passed (probe, PTERO_NODE_STEP_ANSWER);
  g_assert_cmpint (g_date_time_get_year (ptero_node_probe_get_end (probe)), ==, 2120);
  g_assert_nonnull (strstr (ptero_node_probe_get_issuer (probe), "127.0.0.1"));
  g_assert_cmpint (ptero_node_probe_get_time (probe, PTERO_NODE_STEP_ENCRYPTION), >, 0);
  fingerprint = g_strdup (ptero_node_probe_get_fingerprint (probe));
  g_assert_cmpuint (strlen (fingerprint), ==, 32 * 3 - 1);
  g_assert_false (ptero_node_probe_is_pinned (probe));

  ptero_node_probe_set_pinned_fingerprint (probe, fingerprint);
  g_assert_true (run (probe, NULL, NULL));
  assert_passed (probe, PTERO_NODE_STEP_ENCRYPTION);
  g_assert_true (ptero_node_probe_is_pinned (probe));

  fingerprint[0] = fingerprint[0] == '0' ? '1' : '0';
  ptero_node_probe_set_pinned_fingerprint (probe, fingerprint);
  g_assert_false (run (probe, NULL, NULL));
  assert_failed (probe, PTERO_NODE_STEP_ENCRYPTION, PTERO_NODE_TROUBLE_CHANGED);
  g_assert_false (ptero_node_probe_is_pinned (probe));
}

static void
test_expired (void)
{
  g_autoptr(FixtureServer) server = fixture_server_new (wings_cb, NULL, "test-expired.pem");
  g_autoptr(PteroNodeProbe) probe = create (server, "https");

  g_assert_false (run (probe, NULL, NULL));
  assert_failed (probe, PTERO_NODE_STEP_ENCRYPTION, PTERO_NODE_TROUBLE_EXPIRED);
  assert_passed (probe, PTERO_NODE_STEP_ANSWER);
  g_assert_cmpint (g_date_time_get_year (ptero_node_probe_get_end (probe)), ==, 2021);
}

static gboolean
babble_cb (GSocketService    *service,
           GSocketConnection *connection,
           GObject           *source,
           gpointer           user_data)
{
  GOutputStream *stream = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_output_stream_write_all (stream, "HTTP/1.1 400 Bad Request\r\n\r\n", 28, NULL, NULL, NULL);

  return TRUE;
}

/* The node is said to be encrypted, and is not. */
static void
test_no_tls (void)
{
  g_autoptr(GSocketService) service = g_socket_service_new ();
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autoptr(PteroNodeProbe) probe = ptero_node_probe_new ("https", "127.0.0.1", port);

  g_signal_connect (service, "incoming", G_CALLBACK (babble_cb), NULL);
  g_assert_false (run (probe, NULL, NULL));
  assert_passed (probe, PTERO_NODE_STEP_CONNECTION);
  assert_failed (probe, PTERO_NODE_STEP_ENCRYPTION, PTERO_NODE_TROUBLE_NO_TLS);
  assert_waits (probe, PTERO_NODE_STEP_ANSWER);
  g_assert_null (ptero_node_probe_get_fingerprint (probe));
}

/* And the other way round. */
static void
test_unexpected_tls (void)
{
  g_autoptr(FixtureServer) server = fixture_server_new (wings_cb, NULL, "test-a.pem");
  g_autoptr(PteroNodeProbe) probe = create (server, "http");

  ptero_node_probe_set_deadline (probe, 2000);
  g_assert_false (run (probe, NULL, NULL));
  assert_passed (probe, PTERO_NODE_STEP_CONNECTION);
  g_assert_cmpint (ptero_node_probe_get_state (probe, PTERO_NODE_STEP_ANSWER), ==,
                   PTERO_NODE_STEP_FAILED);
}

static void
test_other_answers (void)
{
  static const struct
  {
    guint             status;
    PteroNodeTrouble  trouble;
  } answers[] = {
    { 200, PTERO_NODE_TROUBLE_NOT_WINGS },
    { 301, PTERO_NODE_TROUBLE_NOT_WINGS },
    { 401, PTERO_NODE_TROUBLE_NOT_WINGS },
    { 404, PTERO_NODE_TROUBLE_NOT_WINGS },
    { 502, PTERO_NODE_TROUBLE_PROXY },
    { 504, PTERO_NODE_TROUBLE_PROXY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(FixtureServer) server =
        fixture_server_new (page_cb, GUINT_TO_POINTER (answers[i].status), NULL);
      g_autoptr(PteroNodeProbe) probe = create (server, "http");

      g_assert_false (run (probe, NULL, NULL));
      assert_failed (probe, PTERO_NODE_STEP_ANSWER, answers[i].trouble);
      g_assert_cmpuint (ptero_node_probe_get_status (probe), ==, answers[i].status);
    }
}

static void
test_closed (void)
{
  g_autoptr(FixtureServer) server = fixture_server_new (drop_cb, NULL, NULL);
  g_autoptr(PteroNodeProbe) probe = create (server, "http");

  g_assert_false (run (probe, NULL, NULL));
  assert_failed (probe, PTERO_NODE_STEP_ANSWER, PTERO_NODE_TROUBLE_CLOSED);
}

/* A socket that takes connections, of which nobody hears. */
static GSocket *
listen_deaf (guint16 *port)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GError) error = NULL;
  GSocket *deaf = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                &error);

  g_assert_no_error (error);
  g_socket_bind (deaf, wanted, FALSE, &error);
  g_assert_no_error (error);
  g_socket_listen (deaf, &error);
  g_assert_no_error (error);
  address = g_socket_get_local_address (deaf, &error);
  g_assert_no_error (error);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));

  return deaf;
}

static void
test_hanging (void)
{
  guint16 port;
  g_autoptr(GSocket) deaf = listen_deaf (&port);
  g_autoptr(PteroNodeProbe) plain = ptero_node_probe_new ("http", "127.0.0.1", port);
  g_autoptr(PteroNodeProbe) encrypted = ptero_node_probe_new ("https", "127.0.0.1", port);

  ptero_node_probe_set_deadline (plain, 200);
  g_assert_false (run (plain, NULL, NULL));
  assert_passed (plain, PTERO_NODE_STEP_CONNECTION);
  assert_failed (plain, PTERO_NODE_STEP_ANSWER, PTERO_NODE_TROUBLE_TIMED_OUT);

  ptero_node_probe_set_deadline (encrypted, 200);
  g_assert_false (run (encrypted, NULL, NULL));
  assert_passed (encrypted, PTERO_NODE_STEP_CONNECTION);
  assert_failed (encrypted, PTERO_NODE_STEP_ENCRYPTION, PTERO_NODE_TROUBLE_TIMED_OUT);
  assert_waits (encrypted, PTERO_NODE_STEP_ANSWER);
}

static void
test_not_listening (void)
{
  guint16 port;
  g_autoptr(GSocket) deaf = listen_deaf (&port);
  g_autoptr(PteroNodeProbe) probe = ptero_node_probe_new ("https", "127.0.0.1", port);

  g_socket_close (deaf, NULL);
  g_assert_false (run (probe, NULL, NULL));
  assert_passed (probe, PTERO_NODE_STEP_NAME);
  assert_failed (probe, PTERO_NODE_STEP_CONNECTION, PTERO_NODE_TROUBLE_REFUSED);
  assert_waits (probe, PTERO_NODE_STEP_ENCRYPTION);
}

/* RFC 6761: this name never has an address; without a name service that cannot be known. */
static void
test_no_name (void)
{
  g_autoptr(PteroNodeProbe) probe = ptero_node_probe_new ("https", "node1.invalid", 8080);
  PteroNodeTrouble trouble;

  g_assert_false (run (probe, NULL, NULL));
  trouble = ptero_node_probe_get_trouble (probe, PTERO_NODE_STEP_NAME);
  g_assert_cmpint (ptero_node_probe_get_state (probe, PTERO_NODE_STEP_NAME), ==,
                   PTERO_NODE_STEP_FAILED);
  g_assert_true (trouble == PTERO_NODE_TROUBLE_NO_NAME ||
                 trouble == PTERO_NODE_TROUBLE_NO_NAME_SERVICE);
  assert_waits (probe, PTERO_NODE_STEP_CONNECTION);
}

/* A host name of the panel does not become another address. */
static void
test_hostile_names (void)
{
  static const char *const names[] = {
    "", "a/b", "user@127.0.0.1", "127.0.0.1:1/x", "127.0.0.1?", "127.0.0.1#", "a b", "a\r\nHost: b",
    "%31", "[::1]", "a\\b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(PteroNodeProbe) probe = ptero_node_probe_new ("https", names[i], 8080);

      g_assert_false (run (probe, NULL, NULL));
      g_assert_cmpint (ptero_node_probe_get_trouble (probe, PTERO_NODE_STEP_NAME), ==,
                       PTERO_NODE_TROUBLE_ADDRESS);
    }

  for (gint64 port = -1; port <= 65536; port += port < 0 ? 1 : 65536)
    {
      g_autoptr(PteroNodeProbe) probe = ptero_node_probe_new ("https", "127.0.0.1", port);

      g_assert_false (run (probe, NULL, NULL));
      g_assert_cmpint (ptero_node_probe_get_trouble (probe, PTERO_NODE_STEP_NAME), ==,
                       PTERO_NODE_TROUBLE_ADDRESS);
    }
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  guint16 port;
  g_autoptr(GSocket) deaf = listen_deaf (&port);
  g_autoptr(PteroNodeProbe) probe = ptero_node_probe_new ("http", "127.0.0.1", port);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_timeout_add (50, cancel_cb, cancellable);
  g_assert_false (run (probe, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_finalize_object (g_steal_pointer (&probe));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/node-probe/plain", test_plain);
  g_test_add_func ("/node-probe/self-signed", test_self_signed);
  g_test_add_func ("/node-probe/expired", test_expired);
  g_test_add_func ("/node-probe/no-tls", test_no_tls);
  g_test_add_func ("/node-probe/unexpected-tls", test_unexpected_tls);
  g_test_add_func ("/node-probe/other-answers", test_other_answers);
  g_test_add_func ("/node-probe/closed", test_closed);
  g_test_add_func ("/node-probe/hanging", test_hanging);
  g_test_add_func ("/node-probe/not-listening", test_not_listening);
  g_test_add_func ("/node-probe/no-name", test_no_name);
  g_test_add_func ("/node-probe/hostile-names", test_hostile_names);
  g_test_add_func ("/node-probe/cancel", test_cancel);

  return g_test_run ();
}
