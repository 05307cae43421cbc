/* test-session.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

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
  GInetSocketAddress *remote =
    G_INET_SOCKET_ADDRESS (soup_server_message_get_remote_address (message));

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
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (object), result,
                                                              &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (body), ==, 5);
  fixture->n_answers++;
}

static void
ask (Fixture *fixture)
{
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, fixture->address);

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    answered_cb, fixture);
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
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY,
                                           &error));
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

  /* busy for so long that what is due next is due at the same time as what was asked for is
   * begun */
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

/* What a node is that now and then closes a connection instead of an answer: it does so in threads,
 * so that it may be done with it before who asks looks. */
typedef struct
{
  GSocketListener *listener;
  GCancellable    *cancellable;
  GThread         *thread;
  GPtrArray       *threads;     /* one for each connection */
  GMutex           mutex;
  GCond            cond;
  guint            n_asked;
  guint            n_done;      /* with those, whatever was done */
  gboolean         refuses;     /* the next one */
} Node;

/* Returns whether there was something to read. */
static gboolean
read_head (GInputStream *stream)
{
  g_autoptr(GString) head = g_string_new (NULL);
  char c;

  while (strstr (head->str, "\r\n\r\n") == NULL)
    {
      if (g_input_stream_read (stream, &c, 1, NULL, NULL) != 1)
        return FALSE;
      g_string_append_c (head, c);
    }

  return TRUE;
}

/* Each of the first two waits for the other, so that there are two connections. */
static gboolean
take_request (Node *node)
{
  gboolean refuses;

  g_mutex_lock (&node->mutex);
  node->n_asked++;
  g_cond_broadcast (&node->cond);
  while (node->n_asked < 2)
    g_cond_wait (&node->cond, &node->mutex);
  refuses = node->refuses;
  node->refuses = FALSE;
  g_mutex_unlock (&node->mutex);

  return !refuses;
}

static void
set_done (Node *node)
{
  g_mutex_lock (&node->mutex);
  node->n_done++;
  g_cond_broadcast (&node->cond);
  g_mutex_unlock (&node->mutex);
}

typedef struct
{
  Node              *node;
  GSocketConnection *connection;
} Visit;

static gpointer
visit_thread (gpointer data)
{
  g_autofree Visit *visit = data;
  g_autoptr(GSocketConnection) connection = visit->connection;
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nthere";

  while (read_head (g_io_stream_get_input_stream (G_IO_STREAM (connection))))
    {
      const gboolean answers = take_request (visit->node);

      if (answers)
        g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), answer,
                                   strlen (answer), NULL, NULL, NULL);
      else
        g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
      set_done (visit->node);
      if (!answers)
        break;
    }

  return NULL;
}

static gpointer
node_thread (gpointer data)
{
  Node *node = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (node->listener, NULL, node->cancellable,
                                                 NULL)) != NULL)
    {
      Visit *visit = g_new0 (Visit, 1);

      visit->node = node;
      visit->connection = connection;
      g_ptr_array_add (node->threads, g_thread_new ("visit", visit_thread, visit));
    }

  return NULL;
}

static guint16
node_start (Node *node)
{
  g_autoptr(GError) error = NULL;
  guint16 port;

  g_mutex_init (&node->mutex);
  g_cond_init (&node->cond);
  node->listener = g_socket_listener_new ();
  node->cancellable = g_cancellable_new ();
  node->threads = g_ptr_array_new_with_free_func ((GDestroyNotify) g_thread_join);
  port = g_socket_listener_add_any_inet_port (node->listener, NULL, &error);
  g_assert_no_error (error);
  node->thread = g_thread_new ("node", node_thread, node);

  return port;
}

static void
node_stop (Node *node)
{
  g_cancellable_cancel (node->cancellable);
  g_thread_join (node->thread);
  g_ptr_array_unref (node->threads);
  g_object_unref (node->cancellable);
  g_object_unref (node->listener);
  g_cond_clear (&node->cond);
  g_mutex_clear (&node->mutex);
}

static void
await_done (Node  *node,
            guint  n_done)
{
  g_mutex_lock (&node->mutex);
  while (node->n_done < n_done)
    g_cond_wait (&node->cond, &node->mutex);
  g_assert_cmpuint (node->n_done, ==, n_done);
  g_mutex_unlock (&node->mutex);
}

static void
refuse_next (Node *node)
{
  g_mutex_lock (&node->mutex);
  node->refuses = TRUE;
  g_mutex_unlock (&node->mutex);
}

/* Asks, and does not look for an answer before the node is done with it. */
static void
wrote_body_cb (SoupMessage *message,
               gpointer     user_data)
{
  const guint n_asked = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (message), "n-asked")) + 1;

  g_object_set_data (G_OBJECT (message), "n-asked", GUINT_TO_POINTER (n_asked));
  await_done (user_data, 2 + n_asked);
}

/* What is asked for by a connection that is closed just then is asked for again, whatever comes at
 * the same time. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  Node node = { NULL, };
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/", node_start (&node));
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, address);

  g_free (fixture->address);
  fixture->address = g_strdup (address);
  ask (fixture);
  ask (fixture);
  await_answers (fixture, 2);
  await_done (&node, 2);

  refuse_next (&node);
  g_signal_connect (message, "wrote-body", G_CALLBACK (wrote_body_cb), &node);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    answered_cb, fixture);
  await_answers (fixture, 3);
  await_done (&node, 4);

  soup_session_abort (fixture->session);
  node_stop (&node);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session/idle", Fixture, NULL, fixture_set_up, test_idle, fixture_tear_down);
  g_test_add ("/session/last-moment", Fixture, NULL, fixture_set_up, test_last_moment,
              fixture_tear_down);

  g_test_add ("/session/closed", Fixture, NULL, fixture_set_up, test_closed, fixture_tear_down);

  return g_test_run ();
}
