/* test-socket.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "fixture-socket.h"
#include "ptero-certificate.h"
#include "ptero-socket-event.h"
#include "ptero-socket-frame.h"
#include "ptero-socket-private.h"


static void
test_session (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  PteroLiveStats *stats;
  GError *error = NULL;

  fixture_socket_init (&fixture, NULL, NULL);
  g_ptr_array_add (fixture.node->log, g_strdup ("old"));

  g_assert_false (ptero_socket_send_command (fixture.socket, "early", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_clear_error (&error);

  fixture_socket_open (&fixture);
  g_assert_cmpstr (fixture.states->str, ==, "caO");
  wait_until (fixture.lines->len == 1);
  wait_until (g_strcmp0 (ptero_socket_get_server_state (fixture.socket), "running") == 0);
  g_assert_cmpstr (soup_websocket_connection_get_origin (fixture.node->connection), ==,
                   fixture.node->address);

  fixture_node_print (fixture.node, "new");
  fixture_node_send (fixture.node, "status", "a state of tomorrow");
  wait_until (fixture.lines->len == 2);
  fixture_socket_assert_lines (&fixture, "old new");
  wait_until (g_strcmp0 (ptero_socket_get_server_state (fixture.socket), "unknown") == 0);

  fixture_node_send (fixture.node, "stats",
                     "{\"memory_bytes\":5,\"cpu_absolute\":1.5,\"network\":{\"rx_bytes\":7}}");
  wait_until (ptero_socket_get_stats (fixture.socket) != NULL);
  stats = ptero_socket_get_stats (fixture.socket);
  g_assert_cmpint (stats->memory_bytes, ==, 5);
  g_assert_cmpint (stats->network->rx_bytes, ==, 7);
  fixture_node_send (fixture.node, "stats", "{\"memory_bytes\":6,\"network\":{\"rx_bytes\":8}}");
  wait_until (stats->memory_bytes == 6);
  g_assert_true (ptero_socket_get_stats (fixture.socket) == stats);
  g_assert_cmpint (stats->network->rx_bytes, ==, 8);

  g_assert_true (ptero_socket_send_command (fixture.socket, "say \"hi\"", &error));
  g_assert_true (ptero_socket_set_power (fixture.socket, "kill", &error));
  ptero_socket_request_stats (fixture.socket);
  wait_until (fixture_node_count (fixture.node, "send stats") == 1);
  g_assert_cmpuint (fixture_node_count (fixture.node, "send command say \"hi\""), ==, 1);
  g_assert_cmpuint (fixture_node_count (fixture.node, "set state kill"), ==, 1);
}

static void
test_permissions (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  GError *error = NULL;

  fixture_socket_init (&fixture, NULL, NULL);
  fixture.node->permissions = "[\"websocket.connect\",\"control.start\"]";
  fixture_socket_open (&fixture);

  g_assert_false (ptero_socket_send_command (fixture.socket, "x", &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_false (ptero_socket_set_power (fixture.socket, "kill", &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_true (ptero_socket_set_power (fixture.socket, "start", &error));
}

static gint64
standing_clock (void)
{
  return 1;
}

/* A node that always has more to say than can be digested does not keep the main loop: what is only
 * done when there is nothing urgent is done, and the connection tried again later. */
static void
test_flood (void)
{
  static const char line[] =
    "{\"event\":\"console output\",\"args\":[\"Player moved to 127.5, 64.0, -991.25 in world_nether\"]}";
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);

  /* so long as this takes the node seems silent */
  ptero_socket_set_clock (fixture.socket, standing_clock);
  ptero_socket_set_pace (fixture.socket, PACE / 50);
  for (guint i = 0; i < 5000; i++)
    fixture_node_send_raw (fixture.node, line);

  wait_until (ptero_socket_get_state (fixture.socket) == PTERO_SOCKET_STATE_WAITING);
  g_assert_error (ptero_socket_get_error (fixture.socket), G_IO_ERROR,
                  G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_cmpuint (fixture.lines->len, >, 0);
  g_assert_cmpuint (fixture.lines->len, <, 5000);

  ptero_socket_set_pace (fixture.socket, PACE);
  wait_until (ptero_socket_get_state (fixture.socket) == PTERO_SOCKET_STATE_OPEN);
}

/* What counts is the frame that a command makes: for one of more than 4,096 bytes Wings ends the
 * connection. */
static void
test_long_commands (void)
{
  static const struct { char character; guint fits; } cases[] = { { 'x', 4060 }, { '"', 2030 },
                                                                  { '\\', 2030 }, { '\t', 676 } };
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fits = g_strnfill (cases[i].fits, cases[i].character);
      g_autofree char *large = g_strnfill (cases[i].fits + 1, cases[i].character);
      g_autofree char *frame = ptero_socket_frame_make ("send command", fits);
      g_autoptr(GError) error = NULL;

      g_assert_cmpuint (strlen (frame), <=, 4096);
      g_assert_true (ptero_socket_send_command (fixture.socket, fits, &error));
      g_assert_no_error (error);
      g_assert_false (ptero_socket_send_command (fixture.socket, large, &error));
      g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE);
    }
}

/* More commands than may go at once come one after the other. */
static void
test_commands (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  g_autofree char *large = g_strnfill (5000, 'x');
  GError *error = NULL;

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);

  g_assert_false (ptero_socket_send_command (fixture.socket, large, &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE);
  g_clear_error (&error);

  for (guint i = 0; i < 7; i++)
    g_assert_true (ptero_socket_send_command (fixture.socket, "go", &error));

  wait_until (fixture_node_count (fixture.node, "send command go") == 5);
  wait_until (fixture_node_count (fixture.node, "send command go") == 7);

  fixture_node_send (fixture.node, "throttled", "send command");
  wait_until (fixture_node_count (fixture.node, "send command go") == 8);
}

static void
test_renewal (gconstpointer event)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);
  fixture_node_send (fixture.node, event, NULL);
  fixture_node_send (fixture.node, event, NULL);
  wait_until (fixture.node->n_tokens == 2);
  fixture_socket_spin (100);

  /* Once, and on the same connection, and without asking for the history */
  g_assert_cmpuint (fixture.node->n_tokens, ==, 2);
  g_assert_cmpuint (fixture.node->n_connections, ==, 1);
  g_assert_cmpuint (fixture_node_count (fixture.node, "send logs"), ==, 1);
  g_assert_cmpstr (fixture.states->str, ==, "caO");
  g_assert_true (g_str_has_suffix (fixture.node->received->pdata[2], "signature2"));
}

/* A Wings that says nothing of it: 30 seconds of life, 20 before the end of which it is renewed. */
static void
test_renewal_unasked (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture.node->lifetime = 30;
  fixture_socket_open (&fixture);
  wait_until (fixture.node->n_tokens == 2);
  wait_until (fixture.node->received->len == 3);
  g_assert_cmpuint (fixture.node->n_connections, ==, 1);
}

static void
test_renewal_fails (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);

  /* for a while */
  fixture.node->token_status = 500;
  fixture_node_send (fixture.node, "token expiring", NULL);
  wait_until (fixture.node->n_tokens == 2);
  fixture.node->token_status = 200;
  wait_until (fixture.node->received->len == 3);
  g_assert_cmpstr (fixture.states->str, ==, "caO");

  /* for ever */
  fixture_socket_spin (50);
  fixture.node->token_status = 403;
  fixture_node_send (fixture.node, "token expiring", NULL);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_REFUSED);
  g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR,
                  PTERO_API_ERROR_FORBIDDEN);
}

static void
test_jwt_error (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_node_print (fixture.node, "a");
  fixture_socket_open (&fixture);
  wait_until (fixture.lines->len == 1);
  /* past the time in which errors may be of the token before */
  fixture_socket_spin (5000 * PACE + 50);

  /* Lines that the lapsed token kept away */
  g_ptr_array_add (fixture.node->log, g_strdup ("b"));
  for (guint i = 0; i < 50; i++)
    fixture_node_send (fixture.node, "jwt error", "jwt: exp claim is invalid");
  wait_until (fixture.node->n_tokens == 2);
  wait_until (fixture.lines->len == 2);
  for (guint i = 0; i < 50; i++)
    fixture_node_send (fixture.node, "jwt error", "jwt: exp claim is invalid");
  fixture_socket_spin (100);

  fixture_socket_assert_lines (&fixture, "a b");
  g_assert_cmpuint (fixture.node->n_tokens, ==, 2);
  g_assert_cmpuint (fixture.node->n_connections, ==, 1);
}

static void
test_auth_refused (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture.node->auth_reply =
    "{\"event\":\"jwt error\",\"args\":[\"Error Event [x]: jwt: created too far in past (denylist)\"]}";
  ptero_socket_open (fixture.socket);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_WAITING);
  g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR, PTERO_API_ERROR_DAEMON);

  fixture.node->auth_reply =
    "{\"event\":\"daemon error\",\"args\":[\"Error Event [x]: unexpected\"]}";
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_AUTHENTICATING);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_WAITING);

  fixture.node->auth_reply =
    "{\"event\":\"jwt error\",\"args\":[\"Error Event [x]: jwt: missing connect permission\"]}";
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_REFUSED);
  g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR,
                  PTERO_API_ERROR_FORBIDDEN);
}

static void
test_silent_at_auth (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture.node->is_mute = TRUE;
  ptero_socket_open (fixture.socket);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_WAITING);
  g_assert_error (ptero_socket_get_error (fixture.socket), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_reconnect (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  const char *daemon = "\033[33m\033[1m[Pterodactyl Daemon]:\033[39m Checking\033[0m";

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_node_print (fixture.node, "a");
  fixture_node_print (fixture.node, "b");
  fixture_socket_open (&fixture);
  wait_until (fixture.lines->len == 2);
  fixture_node_print (fixture.node, "c");
  fixture_node_send (fixture.node, "console output", daemon);
  wait_until (fixture.lines->len == 4);
  g_ptr_array_set_size (fixture.lines, 0);

  fixture_node_drop (fixture.node);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_WAITING);
  g_assert_error (ptero_socket_get_error (fixture.socket), G_IO_ERROR,
                  G_IO_ERROR_CONNECTION_CLOSED);
  fixture_node_print (fixture.node, "d");
  fixture_node_print (fixture.node, "e");

  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_OPEN);
  g_assert_null (ptero_socket_get_error (fixture.socket));
  fixture_node_send (fixture.node, "console output", daemon);
  fixture_node_print (fixture.node, "f");
  wait_until (fixture.lines->len == 4);
  fixture_socket_spin (100);
  g_assert_cmpuint (fixture.lines->len, ==, 4);
  g_assert_cmpuint (fixture.node->n_tokens, ==, 2);
  g_assert_cmpstr (fixture.states->str, ==, "caOWcaO");

  /* What is in the log comes in its order, the daemon's line where it came */
  g_ptr_array_remove (fixture.lines,
                      fixture.lines->pdata[g_str_equal (fixture.lines->pdata[2], daemon) ? 2 : 0]);
  fixture_socket_assert_lines (&fixture, "d e f");
}

/* The request for the history is thrown away: lines wait until it was sent again, and come once. */
static void
test_throttled_logs (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  g_autoptr(GPtrArray) log = NULL;

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_node_print (fixture.node, "a");
  fixture_socket_open (&fixture);
  wait_until (fixture.lines->len == 1);

  fixture_node_drop (fixture.node);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_WAITING);
  fixture_node_print (fixture.node, "b");
  log = g_steal_pointer (&fixture.node->log);
  fixture.node->log = g_ptr_array_new_with_free_func (g_free);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_OPEN);
  wait_until (fixture_node_count (fixture.node, "send logs") == 2);

  g_ptr_array_extend_and_steal (fixture.node->log, g_steal_pointer (&log));
  fixture_node_send (fixture.node, "throttled", "send logs");
  wait_until (fixture.lines->len == 2);
  g_assert_cmpuint (fixture_node_count (fixture.node, "send logs"), ==, 3);
  fixture_socket_assert_lines (&fixture, "a b");
}

static void
test_stop_codes (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);
  fixture_node_close (fixture.node, 4409);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_REFUSED);
  g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR,
                  PTERO_API_ERROR_CONFLICT);
  fixture_socket_spin (400);
  g_assert_cmpuint (fixture.node->n_tokens, ==, 1);

  /* The person tries again, and then the server is deleted */
  fixture_socket_open (&fixture);
  fixture.node->token_status = 404;
  fixture_node_send (fixture.node, "deleted", "null");
  fixture_node_close (fixture.node, 1001);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_REFUSED);
  g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR,
                  PTERO_API_ERROR_NOT_FOUND);
  g_assert_cmpstr (fixture.states->str, ==, "caORcaOWcR");
  g_assert_cmpuint (fixture.node->n_tokens, ==, 3);
}

static void
test_panel_refuses (void)
{
  static const struct { guint status; PteroSocketState state; int code; } cases[] = {
    { 401, PTERO_SOCKET_STATE_REFUSED, PTERO_API_ERROR_UNAUTHENTICATED },
    { 403, PTERO_SOCKET_STATE_REFUSED, PTERO_API_ERROR_FORBIDDEN },
    { 404, PTERO_SOCKET_STATE_REFUSED, PTERO_API_ERROR_NOT_FOUND },
    { 409, PTERO_SOCKET_STATE_WAITING, PTERO_API_ERROR_CONFLICT },
    { 429, PTERO_SOCKET_STATE_WAITING, PTERO_API_ERROR_RATE_LIMITED },
    { 500, PTERO_SOCKET_STATE_WAITING, PTERO_API_ERROR_PANEL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(FixtureSocket) fixture = { NULL };

      fixture_socket_init (&fixture, NULL, NULL);
      fixture.node->token_status = cases[i].status;
      ptero_socket_open (fixture.socket);
      fixture_socket_wait_for_state (&fixture, cases[i].state);
      g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR, cases[i].code);
      g_assert_cmpuint (fixture.node->n_connections, ==, 0);
    }
}

static void
test_addresses (void)
{
  static const struct { const char *socket; PteroSocketState state; int code; } cases[] = {
    { "", PTERO_SOCKET_STATE_WAITING, PTERO_API_ERROR_INVALID_ANSWER },
    { "wss://", PTERO_SOCKET_STATE_WAITING, PTERO_API_ERROR_INVALID_ANSWER },
    { "wss:///x", PTERO_SOCKET_STATE_WAITING, PTERO_API_ERROR_INVALID_ANSWER },
    { "wss://[", PTERO_SOCKET_STATE_WAITING, PTERO_API_ERROR_INVALID_ANSWER },
    { "file:///etc/passwd", PTERO_SOCKET_STATE_WAITING, PTERO_API_ERROR_INVALID_ANSWER },
    { "ws://node.example:8080/x", PTERO_SOCKET_STATE_REFUSED, PTERO_API_ERROR_INSECURE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(FixtureSocket) fixture = { NULL };

      fixture_socket_init (&fixture, NULL, NULL);
      fixture.node->socket = cases[i].socket;
      ptero_socket_open (fixture.socket);
      fixture_socket_wait_for_state (&fixture, cases[i].state);
      g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR, cases[i].code);
    }
}

/* Wings is configured with another address of the panel, which the token names. */
static void
test_origin (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  g_auto(FixtureSocket) hopeless = { NULL };

  fixture_socket_init (&fixture, "https://panel.example", NULL);
  fixture.node->issuer = "https://panel.example/";
  fixture_socket_open (&fixture);
  g_assert_cmpuint (fixture.node->n_tokens, ==, 1);

  fixture_socket_init (&hopeless, "https://panel.example", NULL);
  ptero_socket_open (hopeless.socket);
  fixture_socket_wait_for_state (&hopeless, PTERO_SOCKET_STATE_WAITING);
  g_assert_cmpuint (ptero_api_error_get_status (ptero_socket_get_error (hopeless.socket)), ==, 403);
}

static void
test_payload (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  g_autofree char *line = g_strnfill (1000 * 1000, 'x');
  g_autofree char *large = g_strnfill (1100 * 1000, 'x');

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);
  fixture_node_send (fixture.node, "console output", line);
  wait_until (fixture.lines->len == 1);
  g_assert_cmpuint (strlen (fixture.lines->pdata[0]), ==, 1000 * 1000);

  fixture_node_send (fixture.node, "console output", large);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_WAITING);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_OPEN);
}

static void
test_hostile (void)
{
  static const char *const frames[] = {
    "", "x", "{", "[]", "3", "{\"event\":[]}", "{\"event\":\"stats\",\"args\":[3]}",
    "{\"event\":\"no such\"}",
    "{\"event\":\"stats\"}", "{\"event\":\"stats\",\"args\":[\"\"]}",
    "{\"event\":\"stats\",\"args\":[\"[]\"]}",
    "{\"event\":\"stats\",\"args\":[\"{\\\"uptime\\\":{}}\"]}",
    "{\"event\":\"stats\",\"args\":[\"{\\\"network\\\":7}\"]}",
    "{\"event\":\"backup completed\"}",
    "{\"event\":\"backup completed\",\"args\":[\"{\\\"uuid\\\":[]}\"]}",
    "{\"event\":\"status\"}", "{\"event\":\"throttled\"}", "{\"event\":\"jwt error\"}",
    "{\"event\":\"transfer status\"}",
  };
  g_auto(FixtureSocket) fixture = { NULL };
  g_autoptr(GString) huge = g_string_new ("{\"event\":\"console output\",\"args\":[\"huge\"");
  g_autofree char *deep = g_strnfill (900 * 1000, '[');

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    fixture_node_send_raw (fixture.node, frames[i]);
  soup_websocket_connection_send_binary (fixture.node->connection, "{\"event\":\"deleted\"}", 19);
  fixture_node_send_raw (fixture.node, deep);
  fixture_node_send (fixture.node, "stats", deep);

  for (guint i = 0; i < 400000; i++)
    g_string_append (huge, ",1");
  g_string_append (huge, "]}");
  fixture_node_send_raw (fixture.node, huge->str);

  wait_until (fixture.lines->len == 1);
  fixture_socket_assert_lines (&fixture, "huge");
  g_assert_null (ptero_socket_get_stats (fixture.socket));
  g_assert_cmpstr (fixture.states->str, ==, "caO");
}

static gint64 clock_offset;

static gint64
read_clock (void)
{
  return g_get_monotonic_time () + clock_offset;
}

static void
test_sleep (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  clock_offset = 0;
  ptero_socket_set_clock (fixture.socket, read_clock);
  fixture_socket_open (&fixture);

  clock_offset = G_TIME_SPAN_HOUR;
  wait_until (fixture.node->n_connections == 2);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_OPEN);
  /* at once, without waiting */
  g_assert_cmpstr (fixture.states->str, ==, "caOcaO");
}

/* Neither a message nor a pong for as long as it takes. */
static void
test_dead_peer (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  clock_offset = 0;
  ptero_socket_set_clock (fixture.socket, read_clock);
  fixture_socket_open (&fixture);
  fixture_socket_spin (50);

  /* more than the silence, less than a sleep */
  clock_offset = 4 * G_TIME_SPAN_SECOND;
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_WAITING);
  g_assert_error (ptero_socket_get_error (fixture.socket), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_tls (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tls", "test-a.pem",
                                                 NULL);
  g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
  g_autofree char *fingerprint = ptero_certificate_get_fingerprint (certificate);
  g_autofree char *authority = NULL;
  g_autofree char *other = NULL;
  g_auto(FixtureSocket) fixture = { NULL };
  PteroNodePins *pins;

  fixture_socket_init (&fixture, NULL, "test-a.pem");
  ptero_client_set_pinned_fingerprint (ptero_socket_get_client (fixture.socket), fingerprint);

  ptero_socket_open (fixture.socket);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_REFUSED);
  g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR,
                  PTERO_API_ERROR_UNTRUSTED_CERTIFICATE);
  g_assert_cmpstr (ptero_api_error_get_fingerprint (ptero_socket_get_error (fixture.socket)), ==,
                   fingerprint);

  authority = g_strdup (ptero_api_error_get_location (ptero_socket_get_error (fixture.socket)));
  g_assert_true (g_str_has_prefix (authority, "127.0.0.1:"));

  /* One that the client has for the node is heeded as soon as it comes */
  pins = ptero_client_get_node_pins (ptero_socket_get_client (fixture.socket));
  ptero_node_pins_set (pins, authority, fingerprint);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_OPEN);
  ptero_socket_close (fixture.socket);
  other = g_strdup (fingerprint);
  other[0] = other[0] == '0' ? '1' : '0';
  ptero_node_pins_set (pins, authority, other);
  ptero_socket_open (fixture.socket);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_REFUSED);
  g_assert_error (ptero_socket_get_error (fixture.socket), PTERO_API_ERROR,
                  PTERO_API_ERROR_CERTIFICATE_CHANGED);
}

static void
close_cb (PteroSocket *socket)
{
  ptero_socket_close (socket);
}

/* Closed in each state, and from within its own signals. */
static void
test_close (void)
{
  static const char *const states[] = { "cC", "caC", "caOC" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_auto(FixtureSocket) fixture = { NULL };

      fixture_socket_init (&fixture, NULL, NULL);
      ptero_socket_open (fixture.socket);
      if (i > 0)
        fixture_socket_wait_for_state (&fixture, i == 1
                                         ? PTERO_SOCKET_STATE_AUTHENTICATING
                                         : PTERO_SOCKET_STATE_OPEN);
      ptero_socket_close (fixture.socket);
      fixture_socket_spin (100);
      g_assert_cmpstr (fixture.states->str, ==, states[i]);
    }

  for (guint i = 0; i < 2; i++)
    {
      g_auto(FixtureSocket) fixture = { NULL };

      fixture_socket_init (&fixture, NULL, NULL);
      g_signal_connect (fixture.socket, i == 0 ? "console-output" : "notify::state",
                        G_CALLBACK (close_cb), NULL);
      g_ptr_array_add (fixture.node->log, g_strdup ("a"));
      ptero_socket_open (fixture.socket);
      fixture_socket_spin (100);
      g_assert_cmpint (ptero_socket_get_state (fixture.socket), ==, PTERO_SOCKET_STATE_CLOSED);
    }
}

static void
heard_cb (guint *n_heard)
{
  (*n_heard)++;
}

/* Opens it a second time, so that lines are held back, and for long. */
static void
hold_lines_back (FixtureSocket *fixture)
{
  guint n_heard = 0;
  gulong id = g_signal_connect_swapped (fixture->socket, "throttled", G_CALLBACK (heard_cb),
                                        &n_heard);

  fixture_socket_open (fixture);
  fixture_node_drop (fixture->node);
  fixture_socket_wait_for_state (fixture, PTERO_SOCKET_STATE_WAITING);
  fixture_socket_wait_for_state (fixture, PTERO_SOCKET_STATE_OPEN);
  fixture_node_send (fixture->node, "throttled", "send logs");
  wait_until (n_heard > 0);
  g_signal_handler_disconnect (fixture->socket, id);
}

/* What was held back comes when the connection is lost, and somebody has seen enough. */
static void
test_close_while_lost (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  guint n_heard = 0;
  guint n_tokens;

  fixture_socket_init (&fixture, NULL, NULL);
  hold_lines_back (&fixture);
  g_signal_connect_swapped (fixture.socket, "install-started", G_CALLBACK (heard_cb), &n_heard);
  g_signal_connect (fixture.socket, "console-output", G_CALLBACK (close_cb), NULL);
  fixture_node_send (fixture.node, "console output", "held back");
  fixture_node_send (fixture.node, "install started", "");
  wait_until (n_heard > 0);
  g_assert_cmpuint (fixture.lines->len, ==, 0);

  n_tokens = fixture.node->n_tokens;
  fixture_node_drop (fixture.node);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_CLOSED);
  fixture_socket_spin (300);
  g_assert_cmpuint (fixture.lines->len, ==, 1);
  g_assert_cmpint (ptero_socket_get_state (fixture.socket), ==, PTERO_SOCKET_STATE_CLOSED);
  g_assert_cmpuint (fixture.node->n_tokens, ==, n_tokens);
}

/* Lines that are held back are no more than a few megabytes. */
static void
test_held_back_size (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  g_autofree char *line = g_strnfill (1000 * 1000, 'x');

  fixture_socket_init (&fixture, NULL, NULL);
  hold_lines_back (&fixture);

  for (guint i = 0; i < 5; i++)
    {
      fixture_node_send (fixture.node, "throttled", "send logs");
      fixture_node_send (fixture.node, "console output", line);
    }

  wait_until (fixture.lines->len == 5);
  g_assert_cmpuint (fixture.socket->logs_id, !=, 0);
}

static gboolean
command_cb (gpointer user_data)
{
  FixtureSocket *fixture = user_data;

  g_assert_cmpint (soup_websocket_connection_get_state (fixture->socket->connection), ==,
                   SOUP_WEBSOCKET_STATE_CLOSING);
  g_assert_true (ptero_socket_send_command (fixture->socket, "list", NULL));

  return G_SOURCE_REMOVE;
}

static void
closing_cb (SoupWebsocketConnection *connection,
            gpointer                 user_data)
{
  g_idle_add_full (G_PRIORITY_HIGH, command_cb, user_data, NULL);
}

/* What is sent while the node says good-bye goes to the next connection. */
static void
test_command_at_the_end (void)
{
  g_auto(FixtureSocket) fixture = { NULL };

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);
  g_signal_connect (fixture.socket->connection, "closing", G_CALLBACK (closing_cb), &fixture);
  fixture_node_close (fixture.node, 1001);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_WAITING);
  g_assert_cmpuint (fixture_node_count (fixture.node, "send command list"), ==, 0);
  fixture_socket_wait_for_state (&fixture, PTERO_SOCKET_STATE_OPEN);
  wait_until (fixture_node_count (fixture.node, "send command list") == 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/socket/session", test_session);
  g_test_add_func ("/socket/permissions", test_permissions);
  g_test_add_func ("/socket/flood", test_flood);
  g_test_add_func ("/socket/commands", test_commands);
  g_test_add_func ("/socket/commands/long", test_long_commands);
  g_test_add_data_func ("/socket/renewal", "token expiring", test_renewal);
  g_test_add_data_func ("/socket/renewal-late", "token expired", test_renewal);
  g_test_add_func ("/socket/renewal-unasked", test_renewal_unasked);
  g_test_add_func ("/socket/renewal-fails", test_renewal_fails);
  g_test_add_func ("/socket/jwt-error", test_jwt_error);
  g_test_add_func ("/socket/auth-refused", test_auth_refused);
  g_test_add_func ("/socket/silent-at-auth", test_silent_at_auth);
  g_test_add_func ("/socket/reconnect", test_reconnect);
  g_test_add_func ("/socket/throttled-logs", test_throttled_logs);
  g_test_add_func ("/socket/stop-codes", test_stop_codes);
  g_test_add_func ("/socket/panel-refuses", test_panel_refuses);
  g_test_add_func ("/socket/addresses", test_addresses);
  g_test_add_func ("/socket/origin", test_origin);
  g_test_add_func ("/socket/payload", test_payload);
  g_test_add_func ("/socket/hostile", test_hostile);
  g_test_add_func ("/socket/sleep", test_sleep);
  g_test_add_func ("/socket/dead-peer", test_dead_peer);
  g_test_add_func ("/socket/tls", test_tls);
  g_test_add_func ("/socket/close", test_close);
  g_test_add_func ("/socket/close-while-lost", test_close_while_lost);
  g_test_add_func ("/socket/held-back-size", test_held_back_size);
  g_test_add_func ("/socket/command-at-the-end", test_command_at_the_end);

  return g_test_run ();
}
