/* ptero-demo-exchange.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-exchange.h"

#include "ptero-demo-faults.h"
#include "ptero-demo-files.h"
#include "ptero-demo-idle.h"
#include "ptero-demo-mischief.h"
#include "ptero-demo-router.h"
#include "ptero-demo-sockets.h"
#include "ptero-demo-wings.h"

/* Between the HTTP server and the router: counts, delays, answers and spoils. */

struct _PteroDemoExchange
{
  PteroDemoBackend *backend;
  GHashTable *n_requests;   /* by path */
  GHashTable *delayed;      /* of Delayed */
  PteroDemoSockets *sockets;
};

#define CHUNK 262144

/* A file on its way out, a piece at a time. */
typedef struct
{
  PteroDemoFile *file;
  gint64 offset;
} Outgoing;

static void
free_outgoing (gpointer  data,
               GClosure *closure)
{
  Outgoing *outgoing = data;

  ptero_demo_file_free (outgoing->file);
  g_free (outgoing);
}

static void
send_piece_cb (SoupServerMessage *message,
               gpointer           data)
{
  Outgoing *outgoing = data;
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (GBytes) bytes = NULL;

  if (outgoing->offset >= outgoing->file->size)
    return;

  bytes = ptero_demo_file_read (outgoing->file, outgoing->offset, CHUNK);
  outgoing->offset += (gint64) g_bytes_get_size (bytes);
  soup_message_body_append_bytes (body, bytes);
  if (outgoing->offset >= outgoing->file->size)
    soup_message_body_complete (body);
}

static void
send_file (PteroDemoCall     *call,
           SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  Outgoing *outgoing = g_new0 (Outgoing, 1);

  outgoing->file = g_steal_pointer (&call->file);
  soup_message_body_set_accumulate (body, FALSE);
  soup_message_headers_set_content_length (call->headers, outgoing->file->size);
  g_signal_connect_data (message, "wrote-chunk", G_CALLBACK (send_piece_cb), outgoing,
                         free_outgoing, 0);
  send_piece_cb (message, outgoing);
  if (outgoing->file->size == 0)
    soup_message_body_complete (body);
}

static void
send_answer (PteroDemoCall     *call,
             SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  soup_server_message_set_status (message, call->status, NULL);
  if (call->content_type != NULL)
    soup_message_headers_replace (call->headers, "Content-Type", call->content_type);

  if (call->file != NULL)
    {
      send_file (call, message);
      return;
    }

  if (call->answer != NULL)
    soup_message_body_append_take (body, (guchar *) g_steal_pointer (&call->answer), call->length);

  soup_message_body_complete (body);
}

/* The nodes have a port of their own. */
static gboolean
is_for_wings (PteroDemoExchange *self,
              SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_local_address (message);

  return G_IS_INET_SOCKET_ADDRESS (address) &&
         g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)) == self->backend->wings_port;
}

/* Answers @message now. Returns FALSE if a fault took its connection away. */
static gboolean
answer_message (PteroDemoExchange *self,
                SoupServerMessage *message)
{
  PteroDemoCall *call = ptero_demo_call_new (self->backend, message);
  gboolean is_handshake = FALSE;
  gboolean taken = FALSE;

  if (!ptero_demo_mischief_answer (call))
    {
      if (is_for_wings (self, message))
        is_handshake = ptero_demo_wings_answer (call);
      else
        ptero_demo_router_answer (call);
    }

  if (!is_handshake)
    {
      ptero_demo_mischief_spoil (call);
      taken = ptero_demo_mischief_send (call, message);
      if (!taken)
        send_answer (call, message);
    }

  ptero_demo_call_free (call);

  return !taken;
}

/* A message that waits for its latency to pass. */
typedef struct
{
  PteroDemoExchange *exchange;
  SoupServerMessage *message;
  GSource *source;
  gulong disconnected_id;
} Delayed;

static void
free_delayed (gpointer data)
{
  Delayed *delayed = data;

  g_signal_handler_disconnect (delayed->message, delayed->disconnected_id);
  g_source_destroy (delayed->source);
  g_source_unref (delayed->source);
  g_object_unref (delayed->message);
  g_free (delayed);
}

static gboolean
delay_over_cb (gpointer data)
{
  Delayed *delayed = data;
  PteroDemoExchange *self = delayed->exchange;
  g_autoptr (SoupServerMessage) message = g_object_ref (delayed->message);

  g_hash_table_remove (self->delayed, delayed);
  if (answer_message (self, message))
    soup_server_message_unpause (message);

  return G_SOURCE_REMOVE;
}

static void
disconnected_cb (SoupServerMessage *message,
                 gpointer           data)
{
  Delayed *delayed = data;

  g_hash_table_remove (delayed->exchange->delayed, delayed);
}

static void
delay_message (PteroDemoExchange *self,
               SoupServerMessage *message,
               guint              milliseconds)
{
  Delayed *delayed = g_new0 (Delayed, 1);

  delayed->exchange = self;
  delayed->message = g_object_ref (message);
  delayed->source = g_timeout_source_new (milliseconds);
  delayed->disconnected_id = g_signal_connect (message, "disconnected",
                                               G_CALLBACK (disconnected_cb), delayed);
  g_source_set_callback (delayed->source, delay_over_cb, delayed, NULL);
  g_source_attach (delayed->source, g_main_context_get_thread_default ());
  g_hash_table_add (self->delayed, delayed);
  soup_server_message_pause (message);
}

static void
count_request (PteroDemoExchange *self,
               const char        *path)
{
  gpointer count = g_hash_table_lookup (self->n_requests, path);

  g_hash_table_replace (self->n_requests, g_strdup (path),
                        GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           data)
{
  PteroDemoExchange *self = data;
  const char *encoded_path = g_uri_get_path (soup_server_message_get_uri (message));
  PteroDemoFault *latency = ptero_demo_faults_take (self->backend->faults, PTERO_DEMO_FAULT_LATENCY,
                                                    encoded_path);

  count_request (self, encoded_path);

  if (latency != NULL)
    delay_message (self, message, latency->number);
  else
    answer_message (self, message);
}

static void
request_finished_cb (SoupServer        *server,
                     SoupServerMessage *message,
                     gpointer           data)
{
  ptero_demo_idle_watch (message);
}

static void
websocket_cb (SoupServer              *server,
              SoupServerMessage       *message,
              const char              *path,
              SoupWebsocketConnection *connection,
              gpointer                 data)
{
  PteroDemoExchange *self = data;

  ptero_demo_sockets_add (self->sockets, connection, path);
}

PteroDemoExchange *
ptero_demo_exchange_new (PteroDemoBackend *backend)
{
  PteroDemoExchange *self = g_new0 (PteroDemoExchange, 1);

  self->backend = backend;
  self->n_requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sockets = ptero_demo_sockets_new (backend);
  self->delayed = g_hash_table_new_full (NULL, NULL, free_delayed, NULL);

  return self;
}

void
ptero_demo_exchange_free (PteroDemoExchange *self)
{
  ptero_demo_sockets_free (self->sockets);
  g_hash_table_unref (self->delayed);
  g_hash_table_unref (self->n_requests);
  g_free (self);
}

/* Answers what comes to @server. */
void
ptero_demo_exchange_attach (PteroDemoExchange *self,
                            SoupServer        *server)
{
  g_signal_connect (server, "request-finished", G_CALLBACK (request_finished_cb), NULL);
  soup_server_add_handler (server, NULL, request_cb, self, NULL);
  soup_server_add_handler (server, "/api/servers", request_cb, self, NULL);
  soup_server_add_websocket_handler (server, "/api/servers", NULL, NULL, websocket_cb, self, NULL);
}

/* Loses the websockets, and forgets the requests that wait for their latency to pass. */
void
ptero_demo_exchange_forget_delayed (PteroDemoExchange *self)
{
  ptero_demo_sockets_drop (self->sockets);
  g_hash_table_remove_all (self->delayed);
}

/* Requests that came, to paths that begin with @path_prefix; all for %NULL. */
guint
ptero_demo_exchange_count (PteroDemoExchange *self,
                           const char        *path_prefix)
{
  GHashTableIter iter;
  gpointer path;
  gpointer count;
  guint n_requests = 0;

  g_hash_table_iter_init (&iter, self->n_requests);
  while (g_hash_table_iter_next (&iter, &path, &count))
    {
      if (path_prefix == NULL || g_str_has_prefix (path, path_prefix))
        n_requests += GPOINTER_TO_UINT (count);
    }

  return n_requests;
}
