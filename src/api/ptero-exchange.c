/* ptero-exchange.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-exchange.h"

#include <glib/gi18n-lib.h>

#include "ptero-body-end.h"
#include "ptero-error.h"
#include "ptero-message.h"
#include "ptero-pause.h"

#define CHUNK_SIZE (64 * 1024)

/* One message on its way, the data of its task. */
typedef struct
{
  SoupMessage  *message;
  GInputStream *stream;
  GByteArray   *body;
  gsize         max_size;

  GCancellable *cancellable;  /* of libsoup's work: cancelled by the caller and by the deadline */
  GSource      *cancelled;
  GSource      *deadline;
  gboolean      is_late;

  gint64        begin;
  guint         latency;
} Exchange;

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  ptero_source_clear (&exchange->cancelled);
  ptero_source_clear (&exchange->deadline);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->stream);
  g_clear_object (&exchange->cancellable);
  g_clear_pointer (&exchange->body, g_byte_array_unref);
  g_free (exchange);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->is_late = TRUE;
  g_cancellable_cancel (exchange->cancellable);

  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Exchange *exchange = user_data;

  g_cancellable_cancel (exchange->cancellable);

  return G_SOURCE_REMOVE;
}

static void
stop_watching (Exchange *exchange)
{
  ptero_source_clear (&exchange->cancelled);
  ptero_source_clear (&exchange->deadline);
}

static gboolean
is_lost (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
         g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF);
}

/* libsoup calls an answer that did not come by the same name as one that was cut off. */
static GError *
create_lost_error (gboolean has_begun)
{
  return has_begun ? g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                                          _("The panel’s answer was cut off."))
                   : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED,
                                          _("The connection to the panel was closed."));
}

/* Takes @error. */
static void
return_error (GTask  *task,
              GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);

  stop_watching (exchange);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_clear_error (&error);
      g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error);
    }
  else if (exchange->is_late || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                           _("The panel did not answer in time."));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* The session was aborted: nobody cancelled this */
      g_clear_error (&error);
      error = create_lost_error (FALSE);
    }
  else if (is_lost (error))
    {
      g_clear_error (&error);
      error = create_lost_error (exchange->stream != NULL);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                           _("The panel’s answer is damaged or incomplete."));
    }

  g_task_return_error (task, error);
}

static void
return_too_large (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  stop_watching (exchange);

  /* Drops the connection: what is still to come is not wanted */
  g_cancellable_cancel (exchange->cancellable);
  g_task_return_new_error (task, PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE,
                           _("The panel’s answer is too large."));
}

/* libsoup takes the end of the connection for the end of the body; a file that was cut off must not
 * pass for the whole. */
static gboolean
is_cut_off (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_one (headers, "Content-Encoding") == NULL &&
         soup_message_headers_get_content_length (headers) != (goffset) exchange->body->len;
}

static void
return_body (GTask    *task,
             gboolean  is_whole)
{
  Exchange *exchange = g_task_get_task_data (task);

  stop_watching (exchange);

  if (!is_whole)
    g_task_return_error (task, create_lost_error (TRUE));
  else
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body)),
                           (GDestroyNotify) g_bytes_unref);
}

static void read_next  (GTask *task);
static void read_chunk (GTask *task, GInputStream *chunked);

static void
chunk_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (bytes == NULL)
    return_error (task, error);
  else if (g_bytes_get_size (bytes) == 0)
    return_body (task, ptero_body_end_was_reached (G_INPUT_STREAM (object)));
  else
    read_chunk (g_steal_pointer (&task), G_INPUT_STREAM (object));
}

/* What decompresses leaves behind what it does not need. Takes @task. */
static void
read_chunk (GTask        *task,
            GInputStream *chunked)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (chunked, CHUNK_SIZE, G_PRIORITY_DEFAULT, exchange->cancellable,
                                   chunk_read_cb, task);
}

/* There is no more; takes @task. */
static void
finish_body (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  GInputStream *chunked = ptero_body_end_find_chunked (exchange->message, exchange->stream);

  if (chunked != NULL)
    {
      read_chunk (task, chunked);
      return;
    }

  return_body (task, !is_cut_off (exchange));
  g_object_unref (task);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (bytes == NULL)
    return_error (task, error);
  else if (g_bytes_get_size (bytes) == 0)
    finish_body (g_steal_pointer (&task));
  else if (g_bytes_get_size (bytes) > exchange->max_size - exchange->body->len)
    return_too_large (task);
  else
    {
      g_byte_array_append (exchange->body, g_bytes_get_data (bytes, NULL),
                           g_bytes_get_size (bytes));
      read_next (g_steal_pointer (&task));
    }
}

/* Takes @task. */
static void
read_next (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (exchange->stream, CHUNK_SIZE, G_PRIORITY_DEFAULT,
                                   exchange->cancellable, read_cb, task);
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  GError *error = NULL;

  /* begun milliseconds: 0 is none that was measured */
  exchange->latency = (g_get_monotonic_time () - exchange->begin) / G_TIME_SPAN_MILLISECOND + 1;
  exchange->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);

  if (exchange->stream == NULL)
    return_error (task, error);
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
           soup_message_headers_get_content_length (headers) > (goffset) exchange->max_size)
    return_too_large (task);
  else
    read_next (g_steal_pointer (&task));
}

static void
watch (GTask *task,
       guint  deadline)
{
  Exchange *exchange = g_task_get_task_data (task);

  exchange->deadline = g_timeout_source_new (deadline);
  g_source_set_callback (exchange->deadline, deadline_cb, exchange, NULL);
  g_source_attach (exchange->deadline, g_task_get_context (task));

  if (g_task_get_cancellable (task) == NULL)
    return;

  exchange->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (exchange->cancelled, G_SOURCE_FUNC (cancelled_cb), exchange, NULL);
  g_source_attach (exchange->cancelled, g_task_get_context (task));
}

/**
 * ptero_exchange_async:
 * @session: a session
 * @message: what to send
 * @deadline: milliseconds until the answer must be complete
 * @max_size: how many bytes the answer may have, after it was decompressed
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Sends a message and reads the answer, whatever its status. libsoup has
 * neither a deadline nor a limit for the size; it is read in pieces, so that a
 * small answer that decompresses to gigabytes stops at @max_size.
 */
void
ptero_exchange_async (SoupSession         *session,
                      SoupMessage         *message,
                      guint                deadline,
                      gsize                max_size,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Exchange *exchange;
  GTask *task;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  exchange = g_new0 (Exchange, 1);
  exchange->message = g_object_ref (message);
  exchange->body = g_byte_array_new ();
  exchange->max_size = max_size;
  exchange->cancellable = g_cancellable_new ();
  exchange->begin = g_get_monotonic_time ();

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_exchange_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, exchange, exchange_free);
  watch (task, deadline);
  ptero_message_limit_informational (message, exchange->cancellable);

  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, exchange->cancellable, sent_cb,
                           task);
}

/**
 * ptero_exchange_finish:
 * @session: a session
 * @result: what the callback got
 * @latency: (out): milliseconds until the headers of the answer were there
 * @error: return location for an error
 *
 * Returns: (transfer full): the body of the answer, or %NULL with an error of
 *   the transport, %G_IO_ERROR_TIMED_OUT, %PTERO_API_ERROR_TOO_LARGE or
 *   %PTERO_API_ERROR_INVALID_ANSWER
 */
GBytes *
ptero_exchange_finish (SoupSession   *session,
                       GAsyncResult  *result,
                       guint         *latency,
                       GError       **error)
{
  Exchange *exchange;

  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  exchange = g_task_get_task_data (G_TASK (result));
  *latency = exchange->latency;

  return g_task_propagate_pointer (G_TASK (result), error);
}
