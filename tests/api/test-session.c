/* test-session.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-session.h"

#define IDLE_TIME 900 /* ms; from a second on the end is not so exact */

typedef struct
{
  SoupServer  *server;    /* in the main loop of the test */
  SoupSession *session;
  char        *address;
  GHashTable  *ports;     /* of the other ends of the connections that were used */
  guint        n_answers;
} Fixture;

static void
served_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Fixture *fixture = user_data;
  GInetSocketAddress *remote = G_INET_SOCKET_ADDRESS (soup_server_message_get_remote_address (message));

  g_hash_table_add (fixture->ports, GUINT_TO_POINTER (g_inet_socket_address_get_port (remote)));
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "there", 5);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (body), ==, 5);
  fixture->n_answers++;
}

static void
ask (Fixture *fixture)
{
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, fixture->address);

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, answered_cb, fixture);
}

static void
await_answers (Fixture *fixture,
               guint    n_answers)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (fixture->n_answers < n_answers && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);

  g_assert_cmpuint (fixture->n_answers, ==, n_answers);
}

static gboolean
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
spin (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, set_true_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GSList *uris;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, served_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->ports = g_hash_table_new (NULL, NULL);
  fixture->session = ptero_session_new (0);
  ptero_session_set_idle_time (fixture->session, IDLE_TIME);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  g_hash_table_unref (fixture->ports);
  g_free (fixture->address);
}

/* A connection is used again, until nothing was asked for a while. */
static void
test_idle (Fixture       *fixture,
           gconstpointer  data)
{
  ask (fixture);
  await_answers (fixture, 1);
  ask (fixture);
  await_answers (fixture, 2);
  g_assert_cmpuint (g_hash_table_size (fixture->ports), ==, 1);

  spin (IDLE_TIME + 200);
  ask (fixture);
  await_answers (fixture, 3);
  g_assert_cmpuint (g_hash_table_size (fixture->ports), ==, 2);
}

static gboolean
ask_late_cb (gpointer user_data)
{
  ask (user_data);

  /* busy for so long that what is due next is due at the same time as what was asked for is begun */
  g_usleep (150 * 1000);

  return G_SOURCE_REMOVE;
}

/* What is asked for in the turn of the main loop in which connections are closed is answered. */
static void
test_last_moment (Fixture       *fixture,
                  gconstpointer  data)
{
  ask (fixture);
  await_answers (fixture, 1);
  g_timeout_add (IDLE_TIME - 75, ask_late_cb, fixture);
  spin (IDLE_TIME);
  await_answers (fixture, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session/idle", Fixture, NULL, fixture_set_up, test_idle, fixture_tear_down);
  g_test_add ("/session/last-moment", Fixture, NULL, fixture_set_up, test_last_moment, fixture_tear_down);

  return g_test_run ();
}
