/* test-attacks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fixture-node.h"
#include "fixture-outcome.h"
#include "fixture-server.h"
#include "ptero-client-private.h"
#include "ptero-socket-private.h"
#include "ptero-stats.h"
#include "ptero-transfer-worker.h"

/* Bytes on the wire as nobody who means well sends them: cut at each place, headers that contradict
 * each other, bodies that are not what they say, and frames against the protocol. What comes out is
 * the whole answer or an error. */

#define KEY   "ptlc_0123456789a0123456789abcdef0123456789abcdef01"
#define STATS "{\"object\":\"stats\",\"attributes\":{\"current_state\":\"running\",\"is_suspended\":false,\"resources\":" \
              "{\"memory_bytes\":1,\"cpu_absolute\":2.5,\"disk_bytes\":3,\"network_rx_bytes\":4,\"network_tx_bytes\":4," \
              "\"uptime\":5}}}"
#define TYPE  "Content-Type: application/json\r\n"

/* Answers with one reply to everything, and ends the connection behind it. */
static GBytes *
reply_cb (const char *request,
          guint       number,
          gpointer    data)
{
  return g_bytes_ref (*(GBytes **) data);
}

static FixtureServer *
create_server (GBytes **reply)
{
  FixtureServer *server = fixture_server_new (reply_cb, reply, NULL);

  fixture_server_set_closing (server, TRUE);

  return server;
}

static PteroClient *
create_client (FixtureServer *server)
{
  PteroClient *client = ptero_client_new (fixture_server_get_address (server));

  ptero_client_set_key (client, PTERO_API_CLIENT, KEY);
  ptero_client_set_timing (client, 10000, 1);

  return client;
}

static void
send_request (PteroClient   *client,
              PteroEndpoint  endpoint,
              Outcome       *outcome)
{
  g_autoptr(PteroRequest) request = ptero_request_new (endpoint, "server", "1a2b3c4d", NULL);

  ptero_client_send_async (client, request, NULL, outcome_sent_cb, outcome);
  outcome_wait_for (outcome);
}

static GBytes *
compress (const char *text)
{
  g_autoptr(GConverter) compressor =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, compressor);

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* In chunks of @size bytes. */
static GBytes *
chunk (GBytes *body,
       gsize   size)
{
  GByteArray *array = g_byte_array_new ();
  const guint8 *data = g_bytes_get_data (body, NULL);

  for (gsize i = 0; i < g_bytes_get_size (body); i += size)
    {
      gsize length = MIN (size, g_bytes_get_size (body) - i);
      g_autofree char *head = g_strdup_printf ("%zx\r\n", length);

      g_byte_array_append (array, (guint8 *) head, strlen (head));
      g_byte_array_append (array, data + i, length);
      g_byte_array_append (array, (guint8 *) "\r\n", 2);
    }

  g_byte_array_append (array, (guint8 *) "0\r\n\r\n", 5);

  return g_byte_array_free_to_bytes (array);
}

static GBytes *
join (const char *head,
      GBytes     *body)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, (const guint8 *) head, strlen (head));
  g_byte_array_append (array, g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  return g_byte_array_free_to_bytes (array);
}

/* The whole of an answer, in a coding of the body and one of the transfer. */
static GBytes *
encode (const char *headers,
        const char *text,
        gboolean    compressed,
        gsize       chunked)     /* bytes a chunk, 0: a length */
{
  g_autoptr(GBytes) plain = g_bytes_new (text, strlen (text));
  g_autoptr(GBytes) body = compressed ? compress (text) : g_bytes_ref (plain);
  g_autoptr(GBytes) sent = chunked > 0 ? chunk (body, chunked) : g_bytes_ref (body);
  g_autofree char *length = g_strdup_printf ("Content-Length: %zu\r\n", g_bytes_get_size (body));
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\n%s%s%s\r\n", headers,
                                           chunked > 0 ? "Transfer-Encoding: chunked\r\n" : length,
                                           compressed ? "Content-Encoding: gzip\r\n" : "");

  return join (head, sent);
}

/* A head that is cut off behind a line is a head, too. */
static gsize
measure_head (GBytes *answer)
{
  const char *data = g_bytes_get_data (answer, NULL);

  return g_strstr_len (data, g_bytes_get_size (answer), "\r\n\r\n") + 4 - data;
}

static void
test_cut_answer (gconstpointer data)
{
  guint coding = GPOINTER_TO_UINT (data);
  PteroEndpoint endpoint = (coding & 4) != 0
                             ? PTERO_ENDPOINT_FILE_CONTENTS
                             : PTERO_ENDPOINT_SERVER_RESOURCES;
  g_autoptr(GBytes) whole = encode ((coding & 4) != 0 ? "Content-Type: text/plain\r\n" : TYPE,
                                    STATS, coding & 1,
                                     (coding & 2) != 0 ? 50 : 0);
  g_autoptr(GBytes) reply = NULL;
  g_autoptr(FixtureServer) server = create_server (&reply);
  g_autoptr(PteroClient) client = create_client (server);

  for (gsize length = measure_head (whole); length <= g_bytes_get_size (whole); length++)
    {
      g_auto(Outcome) outcome = { 0 };

      g_clear_pointer (&reply, g_bytes_unref);
      reply = g_bytes_new_from_bytes (whole, 0, length);
      send_request (client, endpoint, &outcome);

      if (length == g_bytes_get_size (whole))
        g_assert_no_error (outcome.error);

      if (outcome.answer != NULL)
        {
          GBytes *bytes = ptero_answer_get_bytes (outcome.answer);

          if (g_bytes_get_size (bytes) != strlen (STATS))
            g_test_fail_printf ("%zu of %zu bytes pass for the whole", length,
                                g_bytes_get_size (whole));
        }
    }
}

/* Whatever the headers say: an answer or an error, soon. */
static void
test_headers (void)
{
  static const char *const heads[] = {
    "",
    "\r\n\r\n",
    "\n\n",
    "X",
    "HTTP/1.1\r\n\r\n",
    "HTTP/1.1 200\r\n\r\n",
    "HTTP/9.9 200 OK\r\n\r\n",
    "HTTP/1.1 0 OK\r\n\r\n",
    "HTTP/1.1 99999 OK\r\n\r\n",
    "HTTP/1.1 -1 OK\r\n\r\n",
    "HTTP/1.1 600 OK\r\n\r\n",
    "HTTP/1.1 999 OK\r\n\r\n",
    "ICY 200 OK\r\n\r\n",
    "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Hints\r\n\r\n",
    "HTTP/1.1 304 Not modified\r\n\r\n",
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Length: -1\r\n\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Length: 99999999999999999999\r\n\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Length: 9223372036854775807\r\n\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Length: x\r\n\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Transfer-Encoding: chunked\r\n\r\n-5\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\n" TYPE "Transfer-Encoding: x\r\n\r\n" STATS,
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde",
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Encoding: br\r\nContent-Length: 5\r\n\r\nabcde",
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Encoding: deflate, gzip, gzip, x\r\nContent-Length: 5\r\n\r\nabcde",
    "HTTP/1.1 200 OK\r\n" TYPE "Content-Encoding: deflate\r\nContent-Length: 5\r\n\r\nabcde",
    "HTTP/1.1 204 No\r\n" TYPE "Content-Length: 5\r\n\r\nabcde",
    "HTTP/1.1 205 No\r\n" TYPE "Content-Length: 5\r\n\r\nabcde",
    "HTTP/1.1 206 Part\r\n" TYPE
    "Content-Range: bytes 0-4/5\r\nContent-Type: multipart/byteranges; boundary=x\r\nContent-Length: 5\r\n\r\nabcde",
    "HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe\r\nContent-Length: 2\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=\"\r\nContent-Length: 2\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nno colon\r\n folded\r\n:\r\n: x\r\n" TYPE "Content-Length: 2\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nX-RateLimit-Limit: \xff\r\nX-RateLimit-Remaining: -5\r\n" TYPE "Content-Length: 2\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nX-RateLimit-Limit: 0\r\nX-RateLimit-Remaining: 0\r\n" TYPE "Content-Length: 2\r\n\r\n{}",
    "HTTP/1.1 401 No\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n"
    "WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n" TYPE "Content-Length: 2\r\n\r\n{}",
    "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 401 No\r\nWWW-Authenticate: \xff\"\\\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 302 Found\r\nLocation: \r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 307 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 302 Found\r\nLocation: \xff\x01//\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 308 Found\r\nLocation: javascript:alert(1)\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 300 Found\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 301 Found\r\nLocation: http://user:" KEY "@127.0.0.1:1/?key=" KEY "#" KEY "\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 422 No\r\n" TYPE "Content-Length: 22\r\n\r\n{\"errors\":[3,[],null]}",
    "HTTP/1.1 409 No\r\n" TYPE "Content-Length: 13\r\n\r\n{\"errors\":{}}",
    "HTTP/1.1 429 No\r\nRetry-After: -1\r\nX-RateLimit-Remaining: 5\r\n" TYPE "Content-Length: 2\r\n\r\n{}",
    "HTTP/1.1 500 No\r\nX-Request-Id: \xff\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<title>\xff\xfe</t",
  };
  static const PteroEndpoint endpoints[] = {
    PTERO_ENDPOINT_SERVER_RESOURCES, PTERO_ENDPOINT_FILE_CONTENTS, PTERO_ENDPOINT_SERVER_POWER,
    PTERO_ENDPOINT_BACKUPS_LIST
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    for (guint j = 0; j < G_N_ELEMENTS (endpoints); j++)
      {
        g_autoptr(GBytes) reply = g_bytes_new_static (heads[i], strlen (heads[i]));
        g_autoptr(FixtureServer) server = create_server (&reply);
        g_autoptr(PteroClient) client = create_client (server);
        g_auto(Outcome) outcome = { 0 };
        gint64 begin = g_get_monotonic_time ();

        send_request (client, endpoints[j], &outcome);
        g_test_message ("%u %u: %s", i, j,
                        outcome.error != NULL ? outcome.error->message : "answer");
        g_assert_cmpint (g_get_monotonic_time () - begin, <, 8 * G_TIME_SPAN_SECOND);

        if (outcome.error != NULL)
          {
            g_assert_true (g_utf8_validate (outcome.error->message, -1, NULL));
            g_assert_null (strstr (outcome.error->message, "0123456789abcdef"));
          }
      }
}

/* Headers without an end. */
static void
test_endless_headers (void)
{
  g_autofree char *long_line = g_strnfill (30 * 1024 * 1024, 'x');
  g_autofree char *text = g_strconcat ("HTTP/1.1 200 OK\r\nX: ", long_line, "\r\n\r\n", NULL);
  g_autoptr(GBytes) reply = g_bytes_new_static (text, strlen (text));
  g_autoptr(FixtureServer) server = create_server (&reply);
  g_autoptr(PteroClient) client = create_client (server);
  g_auto(Outcome) outcome = { 0 };

  send_request (client, PTERO_ENDPOINT_SERVER_RESOURCES, &outcome);
  g_assert_nonnull (outcome.error);
  g_test_message ("%s", outcome.error->message);
}

/* A few answers that say that there will be one are usual; who sends them for ever would have the
 * main loop for itself. */
static void
test_informational (void)
{
  static const guint counts[] = { 3, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GBytes) reply = NULL;
      g_autoptr(FixtureServer) server = NULL;
      g_autoptr(PteroClient) client = NULL;
      g_auto(Outcome) outcome = { 0 };

      for (guint j = 0; j < counts[i]; j++)
        g_string_append (text, "HTTP/1.1 100 Continue\r\n\r\n");
      g_string_append (text, "HTTP/1.1 200 OK\r\n" TYPE "Content-Length: 2\r\n\r\n{}");
      reply = g_string_free_to_bytes (g_steal_pointer (&text));
      server = create_server (&reply);
      client = create_client (server);

      send_request (client, PTERO_ENDPOINT_FILE_CONTENTS, &outcome);
      if (i == 0)
        g_assert_no_error (outcome.error);
      else
        g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
    }
}

/* Given up at each turn of the main loop. */
static void
test_cancel (void)
{
  g_autoptr(GBytes) reply = encode (TYPE, STATS, TRUE, 50);
  g_autoptr(FixtureServer) server = create_server (&reply);
  guint n_answers = 0;

  for (guint turns = 0; turns < 60; turns++)
    {
      g_autoptr(PteroClient) client = create_client (server);
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_RESOURCES,
                                                           "server", "1a2b3c4d", NULL);
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_auto(Outcome) outcome = { 0 };

      ptero_client_send_async (client, request, cancellable, outcome_sent_cb, &outcome);
      for (guint i = 0; i < turns && !outcome.done; i++)
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      while (!outcome.done)
        g_main_context_iteration (NULL, TRUE);

      if (outcome.error != NULL)
        g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        n_answers++;

      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (g_steal_pointer (&client));
    }

  g_assert_cmpuint (n_answers, >, 0);
}

static char *
create_folder (void)
{
  char *folder = g_dir_make_tmp ("ptero-XXXXXX", NULL);

  g_assert_nonnull (folder);

  return folder;
}

/* Returns: (transfer full) (nullable): what is in the folder, which has one file at most; it is
 * empty then */
static GBytes *
empty_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  char *text;
  gsize length;

  if (name == NULL)
    return NULL;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (g_dir_read_name (dir));

  return g_bytes_new_take (text, length);
}

static void
work_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PteroTransferWork *work = task_data;
  GError *error = NULL;
  char *name = work->source != NULL ? ptero_transfer_work_upload (work, cancellable, &error)
                                    : ptero_transfer_work_download (work, cancellable, &error);

  if (name != NULL)
    g_task_return_pointer (task, name, g_free);
  else
    g_task_return_error (task, error);
}

/* Takes @work; the loop runs meanwhile, in which the server takes connections. */
static char *
run_work (PteroTransferWork  *work,
          GCancellable       *cancellable,
          GError            **error)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, NULL, NULL);

  g_task_set_check_cancellable (task, FALSE);

  g_task_set_task_data (task, work, (GDestroyNotify) ptero_transfer_work_free);
  g_task_run_in_thread (task, work_in_thread);
  while (!g_task_get_completed (task))
    g_main_context_iteration (NULL, TRUE);

  return g_task_propagate_pointer (task, error);
}

static char *
download (FixtureServer  *server,
          const char     *folder,
          GCancellable   *cancellable,
          GError        **error)
{
  PteroTransferWork *work = ptero_transfer_work_new ();

  work->url = g_strconcat (fixture_server_get_address (server), "/file?token=x", NULL);
  work->folder = g_file_new_for_path (folder);

  return run_work (work, cancellable, error);
}

static void
test_cut_download (gconstpointer data)
{
  g_autofree char *folder = create_folder ();
  g_autoptr(GBytes) whole = encode ("Content-Disposition: attachment; filename=x\r\n", STATS, FALSE,
                                     GPOINTER_TO_SIZE (data));
  g_autoptr(GBytes) reply = NULL;
  g_autoptr(FixtureServer) server = create_server (&reply);

  for (gsize length = 0; length <= g_bytes_get_size (whole); length++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *name = NULL;
      g_autoptr(GBytes) content = NULL;

      g_clear_pointer (&reply, g_bytes_unref);
      reply = g_bytes_new_from_bytes (whole, 0, length);
      name = download (server, folder, NULL, &error);
      content = empty_folder (folder);
      g_assert_true ((name == NULL) == (error != NULL));
      g_assert_true ((name == NULL) == (content == NULL));

      if (length == g_bytes_get_size (whole))
        g_assert_no_error (error);
      if (content != NULL && g_bytes_get_size (content) != strlen (STATS))
        g_test_fail_printf ("%zu of %zu bytes pass for the whole", length,
                            g_bytes_get_size (whole));
    }

  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* A download that is given up at some moment is there as a whole or not at all. */
static void
test_cancel_download (void)
{
  g_autofree char *folder = create_folder ();
  g_autofree char *text = g_strnfill (4 * 1024 * 1024, 'x');
  g_autoptr(GBytes) reply = encode ("Content-Disposition: attachment; filename=x\r\n", text, FALSE,
                                    4000);
  g_autoptr(FixtureServer) server = create_server (&reply);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      g_autofree char *name = NULL;
      g_autoptr(GBytes) content = NULL;

      g_timeout_add_once (i / 2, cancel_cb, cancellable);
      name = download (server, folder, cancellable, &error);
      while (!g_cancellable_is_cancelled (cancellable))
        g_main_context_iteration (NULL, TRUE);

      content = empty_folder (folder);
      if (name == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true ((name == NULL) == (content == NULL));
      if (content != NULL)
        g_assert_cmpuint (g_bytes_get_size (content), ==, strlen (text));
    }

  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Chunks of which the buffer holds all but a few bytes, and chunks of few bytes. */
static void
test_odd_chunks (void)
{
  static const gsize sizes[] = { 1, 2, 3, 0xffffe, 0xfffff, 0x100000, 0x100001, 0xffff, 0x10001 };
  g_autofree char *folder = create_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strnfill (sizes[i] < 4 ? 10000 : 3 * 1024 * 1024 + 5, 'x');
      g_autoptr(GBytes) reply = encode ("Content-Disposition: attachment; filename=x\r\nContent-Type: text/plain\r\n",
                                        text, FALSE, sizes[i]);
      g_autoptr(FixtureServer) server = create_server (&reply);
      g_autoptr(PteroClient) client = create_client (server);
      g_auto(Outcome) outcome = { 0 };
      g_autoptr(GError) error = NULL;
      g_autofree char *name = download (server, folder, NULL, &error);
      g_autoptr(GBytes) content = empty_folder (folder);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (content), ==, strlen (text));

      send_request (client, PTERO_ENDPOINT_FILE_CONTENTS, &outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (g_bytes_get_size (ptero_answer_get_bytes (outcome.answer)), ==,
                        strlen (text));
    }

  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A node that says no before it has all of it: its words, or that it was too much. */
static void
test_early_refusal (void)
{
  g_autofree char *folder = create_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *content = g_strnfill (8 * 1024 * 1024, 'x');
  g_autoptr(GBytes) reply = fixture_reply (413, TYPE "Connection: close\r\n",
                                           "{\"error\":\"too large\"}");
  g_autoptr(FixtureServer) server = create_server (&reply);

  fixture_server_set_hasty (server, TRUE);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  for (guint i = 0; i < 20; i++)
    {
      PteroTransferWork *work = ptero_transfer_work_new ();
      g_autoptr(GError) error = NULL;

      work->url = g_strconcat (fixture_server_get_address (server), "/upload?token=x", NULL);
      work->source = g_file_new_for_path (path);
      work->name = g_strdup ("file");
      g_assert_null (run_work (work, NULL, &error));
      if (!g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE))
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
          g_assert_nonnull (strstr (error->message, "the whole file"));
        }
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* (nullable): what became of an upload */
static GError *
upload_to (const char *address,
           const char *path)
{
  PteroTransferWork *work = ptero_transfer_work_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;

  work->url = g_strconcat (address, "/upload?token=x", NULL);
  work->source = g_file_new_for_path (path);
  work->name = g_strdup ("file");
  name = run_work (work, NULL, &error);
  g_assert_true ((name == NULL) == (error != NULL));

  return g_steal_pointer (&error);
}

/* Whatever asks for the file once more does not get it, and nothing but a yes is one. The body has
 * been read when it is asked. */
static void
test_upload_answers (void)
{
  static const char *const answers[] = {
    "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"node\"\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"node\", nonce=\"1\", qop=\"auth\"\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"node\"\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 301 Moved\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 307 Moved\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 308 Moved\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 408 Late\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 503 Later\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 413 Large\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\n",
    "HTTP/1.1 204 None\r\n\r\n",
    "HTTP/1.1 200",
    "HTTP/1.1 426 Upgrade\r\nUpgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 0\r\n\r\n",
    "\r\n\r\n",
    "",
    "SSH-2.0-nothing\r\n",
  };
  g_autofree char *folder = create_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *content = g_strnfill (700 * 1024, 'x');

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  for (guint i = 0; i < 2 * G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GBytes) reply = g_bytes_new_static (answers[i / 2], strlen (answers[i / 2]));
      g_autoptr(FixtureServer) server = create_server (&reply);
      const char *host = fixture_server_get_address (server) + strlen ("http://");
      g_autofree char *address = g_strconcat ("http://", i % 2 == 0 ? "" : "me:word@", host, NULL);
      g_autoptr(GError) error = upload_to (address, path);

      g_assert_nonnull (error);
      /* it was heard what the node said */
      g_assert_true (error->domain == PTERO_API_ERROR ||
                     !g_str_has_prefix (answers[i / 2], "HTTP/1.1 4"));
      g_assert_cmpuint (fixture_server_count_requests (server), ==, 1);
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The panel and the node of a console: the panel gives a token, the node what it is told. */
typedef struct
{
  FixtureServer *server;
  GBytes        *frames;
  const char    *headers;   /* of the handshake */
  guint          status;
  gboolean       has_wrong_key;
  char          *offered;   /* what the client asked for in Sec-WebSocket-Extensions */
} Node;

static GBytes *
node_cb (const char *request,
         guint       number,
         gpointer    data)
{
  static const char id[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  Node *node = data;
  const char *key = strstr (request, "Sec-WebSocket-Key: ");
  const char *extensions = strstr (request, "Sec-WebSocket-Extensions: ");
  g_autofree char *text = NULL;
  g_autofree char *accept = NULL;
  g_autofree char *head = NULL;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;

  if (key == NULL)
    {
      text = g_strdup_printf ("{\"data\":{\"token\":\"a.e30.b\",\"socket\":\"ws%s/ws\"}}",
                              fixture_server_get_address (node->server) + strlen ("http"));
      return fixture_reply_json (200, text);
    }

  if (extensions != NULL)
    {
      g_free (node->offered);
      node->offered = g_strndup (extensions, strcspn (extensions, "\r"));
    }

  key += strlen ("Sec-WebSocket-Key: ");
  text = g_strndup (key, strcspn (key, "\r"));
  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_update (checksum, (const guchar *) id, -1);
  g_checksum_get_digest (checksum, digest, &length);
  accept = g_base64_encode (digest, length);
  head = g_strdup_printf ("HTTP/1.1 %u Status\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n%s\r\n",
                          node->status, node->has_wrong_key ? "x" : accept,
                          node->headers != NULL ? node->headers : "");

  return join (head, node->frames);
}

static void
quit_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
spin (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (milliseconds, quit_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
line_cb (PteroSocket *socket,
         const char  *text,
         gpointer     user_data)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), <=, 1024 * 1024);
  (*(guint *) user_data)++;
}

/* Closes it; whatever still knows it forgets it soon. Takes @socket. */
static void
finish_socket (PteroSocket *socket)
{
  gpointer left = socket;

  ptero_socket_close (socket);
  g_object_add_weak_pointer (G_OBJECT (socket), &left);
  g_object_unref (socket);
  for (guint i = 0; left != NULL; i++)
    {
      g_assert_cmpuint (i, <, 1000);
      spin (5);
    }
}

/* Returns how many lines came, which may take longer if there are @n_wanted. */
static guint
run_socket (Node  *node,
            guint  milliseconds,
            guint  n_wanted)
{
  g_autoptr(PteroClient) client = create_client (node->server);
  g_autoptr(PteroSocket) socket = ptero_socket_new (client, "7fda60d3-8386-495d-a680-3ff7e3e39810");
  guint n_lines = 0;

  g_signal_connect (socket, "console-output", G_CALLBACK (line_cb), &n_lines);
  ptero_socket_open (socket);
  spin (milliseconds);
  for (guint i = 0; i < 1000 && n_lines < n_wanted; i++)
    spin (10);
  g_signal_handlers_disconnect_by_func (socket, line_cb, &n_lines);
  finish_socket (g_steal_pointer (&socket));

  return n_lines;
}

#define FRAME(bytes) { bytes, sizeof bytes - 1 }
#define TEXT         "{\"event\":\"console output\",\"args\":[\"x\"]}"   /* 39 bytes */

static void
test_frames (void)
{
  static const struct { const char *data; gsize length; } frames[] = {
    FRAME (""), FRAME ("\x81"), FRAME ("\x81\x27" TEXT), FRAME ("\x81\xa8" "abcd" TEXT),
    FRAME ("\xf1\x27" TEXT),
    FRAME ("\xc1\x27" TEXT), FRAME ("\x83\x27" TEXT), FRAME ("\x8b\x27" TEXT),
    FRAME ("\x80\x27" TEXT),
    FRAME ("\x01\x27" TEXT "\x81\x27" TEXT), FRAME ("\x01\x05{\"eve\x80\x00"),
    FRAME ("\x01\x27" TEXT "\x89\x00\x80\x00"), FRAME ("\x09\x02hi"),
    FRAME ("\x89\x7e\x00\x7e" TEXT TEXT TEXT "abcdef"), FRAME ("\x88\x01x"),
    FRAME ("\x88\x02\x00\x00"),
    FRAME ("\x88\x02\x03\xed"), FRAME ("\x88\x02\xff\xff"), FRAME ("\x88\x04\x03\xe8\xff\xfe"),
    FRAME ("\x88\x02\x11\x39"), FRAME ("\x81\x02\xff\xfe"), FRAME ("\x82\x02\xff\xfe"),
    FRAME ("\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff" TEXT),
    FRAME ("\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff" TEXT),
    FRAME ("\x81\x7f\x00\x00\x00\x00\x00\x10\x00\x01" TEXT),
    FRAME ("\x81\x7f\x00\x00\x00\x00\x00\x00\x00\x27" TEXT),
    FRAME ("\x81\x7e\x00\x27" TEXT), FRAME ("\x81\x00\x81\x00\x81\x00"),
    FRAME ("\x8a\x00\x8a\x05hello"),
    FRAME ("\x88\x00\x81\x27" TEXT), FRAME ("\x81\x27" TEXT "\x88\x00"),
    FRAME ("\x81\x04null\x81\x02[]\x81\x01{"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    for (gsize length = frames[i].length > 20
           ? frames[i].length
           : 0; length <= frames[i].length; length++)
      {
        g_autoptr(GBytes) bytes = g_bytes_new_static (frames[i].data, length);
        Node node = { NULL, bytes, NULL, 101 };
        guint n_lines;

        node.server = fixture_server_new (node_cb, &node, NULL);
        fixture_server_set_closing (node.server, TRUE);
        n_lines = run_socket (&node, 30, 0);
        g_test_message ("%u (%zu): %u lines", i, length, n_lines);
        fixture_server_free (node.server);
        g_free (node.offered);
      }
}

static void
test_handshakes (void)
{
  static const struct { guint status; gboolean has_wrong_key; const char *headers; gboolean works;
                        } cases[] = {
    { 101, FALSE, NULL, TRUE },
    { 101, TRUE, NULL, FALSE },
    { 200, FALSE, NULL, FALSE },
    { 302, FALSE, "Location: ws://127.0.0.1:1/\r\n", FALSE },
    { 101, FALSE, "Sec-WebSocket-Extensions: x\r\n", FALSE },
    { 101, FALSE, "Sec-WebSocket-Extensions: permessage-deflate\r\n", FALSE },
    { 101, FALSE, "Sec-WebSocket-Protocol: x\r\n", FALSE },
    { 101, FALSE, "Set-Cookie: a=b\r\nSec-WebSocket-Version: 7\r\n", TRUE },
  };
  g_autoptr(GBytes) frames = g_bytes_new_static ("\x81\x27" TEXT, 41);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Node node = { NULL, frames, cases[i].headers, cases[i].status, cases[i].has_wrong_key };
      guint n_lines;

      node.server = fixture_server_new (node_cb, &node, NULL);
      fixture_server_set_closing (node.server, TRUE);
      n_lines = run_socket (&node, 100, cases[i].works ? 1 : 0);
      g_test_message ("%u: %u lines, %s", i, n_lines,
                      node.offered != NULL ? node.offered : "nothing offered");
      if (n_lines != (cases[i].works ? 1 : 0))
        g_test_fail_printf ("%u: %u lines", i, n_lines);
      fixture_server_free (node.server);
      g_free (node.offered);
    }
}

/* What nodes and persons do, in any order and at any moment. */
static void
do_something (FixtureNode *node,
              PteroSocket *socket,
              guint        what)
{
  static const char *const events[] = {
    "token expiring", "token expired", "jwt error", "auth success", "daemon error", "throttled",
    "console output", "status", "deleted",
  };
  gboolean is_connected = node->connection != NULL &&
                          soup_websocket_connection_get_state (node->connection) == SOUP_WEBSOCKET_STATE_OPEN;

  if (what < G_N_ELEMENTS (events) && is_connected)
    fixture_node_send (node, events[what], what == 5 ? "send logs" : "x");
  else if (what == 9)
    ptero_socket_open (socket);
  else if (what == 10)
    ptero_socket_close (socket);
  else if (what == 11 && is_connected)
    fixture_node_drop (node);
  else if (what == 12 && is_connected)
    fixture_node_close (node, 1001);
  else if (what == 13)
    node->token_status = node->token_status == 200 ? 502 : 200;
  else if (what == 14)
    node->is_mute = !node->is_mute;
  else if (what == 15)
    ptero_socket_send_command (socket, "list", NULL);
  else
    spin (g_test_rand_int_range (0, 12));
}

static void
test_storm (void)
{
  g_autoptr(FixtureNode) node = fixture_node_new (NULL, NULL);
  g_autoptr(PteroClient) client = ptero_client_new (node->address);
  g_autoptr(PteroSocket) socket = ptero_socket_new (client, FIXTURE_SERVER);

  ptero_client_set_key (client, PTERO_API_CLIENT, KEY);
  ptero_socket_set_pace (socket, 0.002);
  for (guint i = 0; i < 2000; i++)
    {
      do_something (node, socket, g_test_rand_int_range (0, 22));
      g_main_context_iteration (NULL, FALSE);
    }

  /* and then all is well again */
  node->token_status = 200;
  node->is_mute = FALSE;
  ptero_socket_close (socket);
  spin (200);
  g_assert_cmpint (ptero_socket_get_state (socket), ==, PTERO_SOCKET_STATE_CLOSED);

  ptero_socket_open (socket);
  for (guint i = 0; ptero_socket_get_state (socket) != PTERO_SOCKET_STATE_OPEN; i++)
    {
      g_assert_cmpuint (i, <, 1000);
      spin (10);
    }

  finish_socket (g_steal_pointer (&socket));
}

/* libsoup quotes what it got, and the results of a test are UTF-8. */
static void
debug_cb (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        data)
{
  g_autofree char *escaped = g_strescape (message, NULL);

  g_test_message ("%s: %s", domain, escaped);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("libsoup", G_LOG_LEVEL_DEBUG, debug_cb, NULL);

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *path = g_strdup_printf ("/attacks/cut/answer/%s/%s/%s",
                                               (i & 4) != 0 ? "bytes" : "json",
                                               (i & 1) != 0 ? "gzip" : "plain",
                                               (i & 2) != 0 ? "chunked" : "length");

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cut_answer);
    }
  g_test_add_data_func ("/attacks/cut/download/length", GSIZE_TO_POINTER (0), test_cut_download);
  g_test_add_data_func ("/attacks/cut/download/chunked", GSIZE_TO_POINTER (50), test_cut_download);
  g_test_add_func ("/attacks/odd-chunks", test_odd_chunks);
  g_test_add_func ("/attacks/headers", test_headers);
  g_test_add_func ("/attacks/endless-headers", test_endless_headers);
  g_test_add_func ("/attacks/informational", test_informational);
  g_test_add_func ("/attacks/cancel", test_cancel);
  g_test_add_func ("/attacks/cancel-download", test_cancel_download);
  g_test_add_func ("/attacks/early-refusal", test_early_refusal);
  g_test_add_func ("/attacks/upload-answers", test_upload_answers);
  g_test_add_func ("/attacks/frames", test_frames);
  g_test_add_func ("/attacks/handshakes", test_handshakes);
  g_test_add_func ("/attacks/storm", test_storm);

  return g_test_run ();
}
