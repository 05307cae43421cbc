/* ptero-transfer-worker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-transfer-worker.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "ptero-address.h"
#include "ptero-body-end.h"
#include "ptero-certificate.h"
#include "ptero-checksum.h"
#include "ptero-error.h"
#include "ptero-file-name.h"
#include "ptero-message.h"
#include "ptero-multipart-stream.h"
#include "ptero-part-file.h"
#include "ptero-session.h"

#define BUFFER_SIZE (1024 * 1024)
#define MAX_ERROR   (64 * 1024)
#define IO_TIMEOUT  60              /* s without a byte */

/* What belongs to the thread: libsoup's synchronous calls, with a session that knows no key. */
typedef struct
{
  SoupSession *session;
  SoupMessage *message;
  const char  *url;
  char        *fingerprint;
  char        *shown;        /* fingerprint of the certificate that was refused */
} Exchange;

static void
exchange_clear (Exchange *exchange)
{
  if (exchange->message != NULL)
    g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  g_clear_object (&exchange->message);
  if (exchange->session != NULL)
    soup_session_abort (exchange->session);
  g_clear_object (&exchange->session);
  g_clear_pointer (&exchange->shown, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Exchange, exchange_clear)

/**
 * ptero_transfer_work_new: (skip)
 *
 * Returns: (transfer full): an attempt, to be filled in
 */
PteroTransferWork *
ptero_transfer_work_new (void)
{
  PteroTransferWork *self = g_new0 (PteroTransferWork, 1);

  g_mutex_init (&self->mutex);
  self->total = -1;

  return self;
}

/**
 * ptero_transfer_work_free: (skip)
 * @self: (nullable): an attempt
 *
 * Frees an attempt.
 */
void
ptero_transfer_work_free (PteroTransferWork *self)
{
  if (self == NULL)
    return;

  g_mutex_clear (&self->mutex);
  g_free (self->url);
  g_free (self->fingerprint);
  g_clear_object (&self->folder);
  g_free (self->name);
  g_free (self->checksum);
  g_clear_object (&self->source);
  g_free (self);
}

/**
 * ptero_transfer_work_get_progress: (skip)
 * @self: an attempt
 * @done: (out): bytes that were transferred
 * @total: (out): all bytes, -1 as long as that is not known
 *
 * Tells how far it is, to any thread.
 */
void
ptero_transfer_work_get_progress (PteroTransferWork *self,
                                  goffset           *done,
                                  goffset           *total)
{
  g_mutex_lock (&self->mutex);
  *done = self->done;
  *total = self->total;
  g_mutex_unlock (&self->mutex);
}

static void
set_progress (PteroTransferWork *self,
              goffset            done,
              goffset            total)
{
  g_mutex_lock (&self->mutex);
  self->done = done;
  self->total = total;
  g_mutex_unlock (&self->mutex);
}

static gboolean
accept_certificate_cb (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  errors,
                       gpointer              user_data)
{
  Exchange *exchange = user_data;

  g_free (exchange->shown);
  exchange->shown = ptero_certificate_get_fingerprint (certificate);

  return ptero_fingerprint_equal (exchange->shown, exchange->fingerprint);
}

/* The address itself is never named: who has it has the file. */
static gboolean
begin (PteroTransferWork  *self,
       Exchange           *exchange,
       const char         *method,
       GError            **error)
{
  exchange->message = ptero_message_new (method, self->url);

  if (exchange->message == NULL)
    {
      g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                           _("The panel’s answer is damaged or incomplete."));
      return FALSE;
    }

  if (!ptero_address_is_secure (self->url) && !ptero_address_is_private (self->url))
    {
      g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_INSECURE,
                           _("The node takes connections only without encryption, which is not safe over the Internet."));
      return FALSE;
    }

  exchange->fingerprint = self->fingerprint;
  exchange->url = self->url;
  exchange->session = ptero_session_new (IO_TIMEOUT);
  /* The bytes are wanted as they are */
  soup_session_remove_feature_by_type (exchange->session, SOUP_TYPE_CONTENT_DECODER);
  if (self->fingerprint != NULL)
    soup_session_set_tls_database (exchange->session, NULL);

  g_signal_connect (exchange->message, "accept-certificate", G_CALLBACK (accept_certificate_cb),
                    exchange);

  return TRUE;
}

/* Takes @error. */
static GError *
translate_error (Exchange *exchange,
                 GError   *error)
{
  const PteroApiError code = exchange->fingerprint != NULL ? PTERO_API_ERROR_CERTIFICATE_CHANGED
                                                           : PTERO_API_ERROR_UNTRUSTED_CERTIFICATE;
  GError *better = NULL;

  if (error->domain == G_TLS_ERROR && exchange->shown != NULL &&
      !ptero_fingerprint_equal (exchange->shown, exchange->fingerprint))
    better = ptero_api_error_new_for_node_certificate (code, exchange->shown, exchange->url);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    better = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                  _("The node did not answer in time."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) &&
           g_str_equal (soup_message_get_method (exchange->message), SOUP_METHOD_POST))
    /* What it said, if it did, is lost with the connection */
    better = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED,
                                  _("The node ended the connection before it had the whole file, which may be too large for it."));

  if (better == NULL)
    return error;

  g_error_free (error);

  return better;
}

static GInputStream *
send_message (Exchange      *exchange,
              GCancellable  *cancellable,
              GError       **error)
{
  GError *local = NULL;
  GInputStream *stream = soup_session_send (exchange->session, exchange->message, cancellable,
                                            &local);

  if (stream == NULL)
    g_propagate_error (error, translate_error (exchange, local));

  return stream;
}

/* The node, or the store of backups, said something else than what was asked for. */
static void
read_refusal (Exchange      *exchange,
              GInputStream  *stream,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *text = g_malloc (MAX_ERROR);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  guint status = soup_message_get_status (exchange->message);
  g_autoptr(GBytes) body = NULL;
  gsize length = 0;

  if (!g_input_stream_read_all (stream, text, MAX_ERROR, &length, cancellable, NULL) &&
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return;

  body = g_bytes_new (text, length);
  g_propagate_error (error, ptero_api_error_new_from_node (status, headers, body));
}

/* @total: -1: the body says where it ends. */
static gboolean
is_whole (SoupMessage  *message,
          GInputStream *stream,
          goffset       done,
          goffset       total)
{
  GInputStream *chunked = ptero_body_end_find_chunked (message, stream);

  return total >= 0 ? done == total : chunked == NULL || ptero_body_end_was_reached (chunked);
}

static gboolean
copy_to_file (PteroTransferWork  *self,
              SoupMessage        *message,
              GInputStream       *stream,
              PteroPartFile      *file,
              goffset             total,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  g_autoptr(PteroChecksum) checksum = ptero_checksum_new (self->checksum);
  goffset done = 0;
  gsize n_read;

  do
    {
      GError *local = NULL;

      set_progress (self, done, total);
      if (!g_input_stream_read_all (stream, buffer, BUFFER_SIZE, &n_read, cancellable, &local))
        {
          g_propagate_error (error, local);
          return FALSE;
        }

      if (!ptero_part_file_write (file, buffer, n_read, error))
        return FALSE;

      if (checksum != NULL)
        ptero_checksum_update (checksum, buffer, n_read);

      done += n_read;
    }
  while (n_read == BUFFER_SIZE);

  set_progress (self, done, total);
  if (!is_whole (message, stream, done, total))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                         _("The connection to the node was lost."));
  else if (checksum != NULL && !ptero_checksum_matches (checksum))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _("The file is damaged: its checksum is another one."));
  else
    return TRUE;

  return FALSE;
}

/* Bytes that will come; -1: not said, but the end will be marked. */
static gboolean
get_total (SoupMessage  *message,
           goffset      *total,
           GError      **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  *total = -1;

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    *total = soup_message_headers_get_content_length (headers);
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_EOF &&
           soup_message_get_http_version (message) < SOUP_HTTP_2_0)
    {
      /* The end of the connection would pass for the end of the file */
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The node does not say how large the file is."));
      return FALSE;
    }

  return TRUE;
}

static char *
choose_name (PteroTransferWork  *self,
             SoupMessage        *message,
             GError            **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *disposition = soup_message_headers_get_one (headers, "Content-Disposition");
  char *name = self->name != NULL ? g_strdup (self->name)
                                  : ptero_file_name_from_disposition (disposition);

  if (name == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                         _("The node does not give the file a name that is safe."));

  return name;
}

/**
 * ptero_transfer_work_download: (skip)
 * @self: an attempt
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Downloads a file; blocks. It gets its name when all of it is on the disk;
 * whatever goes wrong leaves nothing behind.
 *
 * Returns: (transfer full): the name of the file, or %NULL with an error
 */
char *
ptero_transfer_work_download (PteroTransferWork  *self,
                              GCancellable       *cancellable,
                              GError            **error)
{
  g_auto(Exchange) exchange = { NULL };
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(PteroPartFile) file = NULL;
  g_autofree char *name = NULL;
  goffset total;

  if (!begin (self, &exchange, SOUP_METHOD_GET, error))
    return NULL;

  stream = send_message (&exchange, cancellable, error);
  if (stream == NULL)
    return NULL;

  if (soup_message_get_status (exchange.message) != SOUP_STATUS_OK)
    {
      read_refusal (&exchange, stream, cancellable, error);
      return NULL;
    }

  name = choose_name (self, exchange.message, error);
  if (name == NULL || !get_total (exchange.message, &total, error))
    return NULL;

  file = ptero_part_file_new (g_file_peek_path (self->folder), error);
  if (file == NULL ||
      !copy_to_file (self, exchange.message, stream, file, total, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !ptero_part_file_commit (file, name, self->overwrite, error))
    return NULL;

  return g_steal_pointer (&name);
}

typedef struct
{
  PteroTransferWork    *work;
  PteroMultipartStream *body;
  GIOStream            *connection;
  goffset               head;
  goffset               written;  /* of the whole body */
  goffset               size;
} Upload;

static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  gpointer            user_data)
{
  Upload *upload = user_data;

  if (event == G_SOCKET_CLIENT_COMPLETE)
    g_set_object (&upload->connection, connection);
}

/* HTTP/2 puts the body into frames; HTTP/1 has it in the connection as it is. */
static gboolean
takes_plain_bytes (Upload      *upload,
                   SoupMessage *message)
{
  return upload->connection != NULL && soup_message_get_http_version (message) < SOUP_HTTP_2_0 &&
         G_IS_TLS_CONNECTION (upload->connection) == ptero_address_is_secure (upload->work->url);
}

static void
set_written (Upload  *upload,
             goffset  written)
{
  upload->written = written;
  set_progress (upload->work, CLAMP (written - upload->head, 0, upload->size), upload->size);
}

static void
wrote_file_cb (goffset  done,
               goffset  total,
               gpointer user_data)
{
  Upload *upload = user_data;

  set_written (upload, upload->head + done);
}

/* libsoup writes 8 KiB at a time, whatever it is given: it splices the body into a stream of its
 * own, with GLib's buffer for that, and neither that stream nor the one below can be exchanged or
 * wrapped. Where the network is faster than that, a third of curl's speed would be lost. But it
 * writes each piece before it reads the next one, so that there is a moment at which the file's
 * turn is next in the connection: when all of what comes before the file has been written, and
 * nothing else. */
static void
wrote_body_data_cb (SoupMessage *message,
                    guint        size,
                    gpointer     user_data)
{
  Upload *upload = user_data;

  set_written (upload, upload->written + size);
  if (upload->written == upload->head && takes_plain_bytes (upload, message))
    ptero_multipart_stream_set_shortcut (upload->body,
                                         g_io_stream_get_output_stream (upload->connection),
                                         wrote_file_cb, upload);
}

static GFileInputStream *
open_source (PteroTransferWork  *self,
             goffset            *size,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (self->source, cancellable, error);
  g_autoptr(GFileInfo) info = NULL;

  if (stream != NULL)
    info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable,
                                           error);
  if (info == NULL)
    return NULL;

  *size = g_file_info_get_size (info);

  return g_steal_pointer (&stream);
}

/**
 * ptero_transfer_work_upload: (skip)
 * @self: an attempt
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Uploads a file; blocks. A file of that name is replaced.
 *
 * Returns: (transfer full): the name of the file, or %NULL with an error
 */
char *
ptero_transfer_work_upload (PteroTransferWork  *self,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_auto(Exchange) exchange = { NULL };
  g_autoptr(GFileInputStream) file = NULL;
  g_autoptr(PteroMultipartStream) body = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autofree char *content_type = NULL;
  Upload upload = { self };

  file = open_source (self, &upload.size, cancellable, error);
  if (file == NULL || !begin (self, &exchange, SOUP_METHOD_POST, error))
    return NULL;

  body = ptero_multipart_stream_new (G_INPUT_STREAM (file), upload.size, self->name);
  content_type = ptero_multipart_stream_dup_content_type (body);
  upload.body = body;
  upload.head = ptero_multipart_stream_get_head_length (body);
  set_progress (self, 0, upload.size);

  soup_message_set_request_body (exchange.message, content_type, G_INPUT_STREAM (body),
                                 ptero_multipart_stream_get_length (body));
  /* libsoup would ask once more, and have no file to send */
  soup_message_disable_feature (exchange.message, SOUP_TYPE_AUTH_MANAGER);
  g_signal_connect (exchange.message, "network-event", G_CALLBACK (network_event_cb), &upload);
  g_signal_connect (exchange.message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), &upload);

  stream = send_message (&exchange, cancellable, error);
  g_signal_handlers_disconnect_by_data (exchange.message, &upload);
  g_clear_object (&upload.connection);
  if (stream == NULL)
    return NULL;

  if (soup_message_get_status (exchange.message) != SOUP_STATUS_OK)
    {
      read_refusal (&exchange, stream, cancellable, error);
      return NULL;
    }

  return g_strdup (self->name);
}
