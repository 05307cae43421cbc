/* fixture-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture-server.h"

#include <stdlib.h>
#include <string.h>

/* A server on loopback that answers with the bytes it is told, right or wrong. */
struct _FixtureServer
{
  GSocketService  *service;
  GTlsCertificate *certificate;
  char            *address;
  FixtureHandler   handler;
  gpointer         data;
  gboolean         is_closing;
  gboolean         is_hasty;
  GMutex           mutex;
  GCond            idle;
  guint            n_connections;
  GPtrArray       *requests;
};

/* Where @name begins in @head, whatever its case. */
static const char *
find_header (const char *head,
             const char *name)
{
  while (*head != '\0' && g_ascii_strncasecmp (head, name, strlen (name)) != 0)
    head++;

  return *head != '\0' ? head : NULL;
}

/* The whole request, NULL at the end of the connection. */
static char *
read_request (GInputStream *stream,
              gboolean      is_hasty)
{
  g_autoptr(GString) string = g_string_new (NULL);
  gsize wanted = 0;

  while (wanted == 0 || string->len < wanted)
    {
      char buffer[4096];
      gssize n_read = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL);
      const char *end;

      if (n_read <= 0)
        return NULL;

      g_string_append_len (string, buffer, n_read);
      end = strstr (string->str, "\r\n\r\n");
      if (end != NULL)
        {
          const char *length = find_header (string->str, "\r\nContent-Length: ");

          wanted = end + 4 - string->str;
          if (length != NULL && length < end && !is_hasty)
            wanted += atoi (length + strlen ("\r\nContent-Length: "));
        }
    }

  return g_strdup (string->str);
}

static void
count_connection (FixtureServer *self,
                  int            change)
{
  g_mutex_lock (&self->mutex);
  self->n_connections += change;
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->mutex);
}

/* Here, not in the thread, which may begin only when the server is being freed. */
static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  count_connection (user_data, 1);

  return FALSE;
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                user_data)
{
  FixtureServer *self = user_data;
  g_autoptr(GIOStream) stream = g_object_ref (G_IO_STREAM (connection));
  g_autofree char *request = NULL;

  if (self->certificate != NULL)
    {
      g_object_unref (stream);
      stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
    }

  while ((request = read_request (g_io_stream_get_input_stream (stream), self->is_hasty)) != NULL)
    {
      g_autoptr(GBytes) reply = NULL;
      guint number;

      g_mutex_lock (&self->mutex);
      number = self->requests->len;
      g_ptr_array_add (self->requests, g_strdup (request));
      g_mutex_unlock (&self->mutex);

      reply = self->handler (request, number, self->data);
      g_clear_pointer (&request, g_free);

      if (reply == NULL ||
          !g_output_stream_write_all (g_io_stream_get_output_stream (stream),
                                      g_bytes_get_data (reply, NULL),
                                      g_bytes_get_size (reply), NULL, NULL, NULL) ||
          g_strstr_len (g_bytes_get_data (reply, NULL), MIN (g_bytes_get_size (reply), 500),
                        "Connection: close") != NULL ||
          self->is_closing)
        break;
    }

  g_io_stream_close (stream, NULL, NULL);
  count_connection (self, -1);

  return TRUE;
}

/* @certificate: name of a file of tests/fixtures/tls; NULL: plain http. */
FixtureServer *
fixture_server_new (FixtureHandler  handler,
                    gpointer        data,
                    const char     *certificate)
{
  FixtureServer *self = g_new0 (FixtureServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) effective = NULL;
  g_autoptr(GError) error = NULL;

  self->handler = handler;
  self->data = data;
  self->requests = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);

  if (certificate != NULL)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tls", certificate,
                                                     NULL);

      self->certificate = g_tls_certificate_new_from_file (path, &error);
      g_assert_no_error (error);
    }

  self->service = g_threaded_socket_service_new (50);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  self->address = g_strdup_printf ("%s://127.0.0.1:%u", certificate != NULL ? "https" : "http",
                                   g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));

  return self;
}

/* Connections must be over by then: the client is gone. */
void
fixture_server_free (FixtureServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));

  /* The client closes its connections from the main loop */
  g_mutex_lock (&self->mutex);
  while (self->n_connections > 0)
    {
      g_cond_wait_until (&self->idle, &self->mutex,
                         g_get_monotonic_time () + G_TIME_SPAN_MILLISECOND);
      g_mutex_unlock (&self->mutex);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_mutex_lock (&self->mutex);
    }
  g_mutex_unlock (&self->mutex);

  g_object_unref (self->service);
  g_clear_object (&self->certificate);
  g_free (self->address);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->idle);
  g_free (self);
}

const char *
fixture_server_get_address (FixtureServer *self)
{
  return self->address;
}

guint
fixture_server_count_requests (FixtureServer *self)
{
  guint count;

  g_mutex_lock (&self->mutex);
  count = self->requests->len;
  g_mutex_unlock (&self->mutex);

  return count;
}

char *
fixture_server_dup_request (FixtureServer *self,
                            guint          number)
{
  char *request;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (number, <, self->requests->len);
  request = g_strdup (g_ptr_array_index (self->requests, number));
  g_mutex_unlock (&self->mutex);

  return request;
}

/* Whether each connection ends behind its first answer, whatever that is. */
void
fixture_server_set_closing (FixtureServer *self,
                            gboolean       is_closing)
{
  self->is_closing = is_closing;
}

/* Whether it answers as soon as it has the head of a request. */
void
fixture_server_set_hasty (FixtureServer *self,
                          gboolean       is_hasty)
{
  self->is_hasty = is_hasty;
}

/* @headers: each with its line end; NULL: none. */
GBytes *
fixture_reply (guint       status,
               const char *headers,
               const char *body)
{
  char *text = g_strdup_printf ("HTTP/1.1 %u Status\r\nContent-Length: %zu\r\n%s\r\n%s", status,
                                strlen (body),
                                headers != NULL ? headers : "", body);

  return g_bytes_new_take (text, strlen (text));
}

GBytes *
fixture_reply_json (guint       status,
                    const char *body)
{
  return fixture_reply (status, "Content-Type: application/json\r\nX-RateLimit-Limit: 720\r\nX-RateLimit-Remaining: 600\r\n", body);
}
