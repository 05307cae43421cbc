/* test-transfer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "fixture-server.h"
#include "ptero-certificate.h"
#include "ptero-transfer.h"

#define KEY    "ptlc_0123456789a0123456789abcdef0123456789abcdef01"
#define SERVER "7fda60d3-8386-495d-a680-3ff7e3e39810"
#define SIZE   (2 * 1024 * 1024 + 12345)

/* A panel and a node in one: the panel gives addresses with a new token each time, the node gives
 * its replies. */
typedef struct
{
  FixtureServer *server;
  const char    *url;          /* what the panel gives instead */
  GBytes        *replies[4];   /* of the node, each in its turn, the last one for ever */
  guint          n_signed;
  guint          n_node;
  GPtrArray     *requests;     /* the heads of what came to the node */
  guint          delay;        /* ms before the node answers */
  gboolean       is_stuck;     /* the node answers, and reads on, only when what is asked has been given up */

  char          *folder;
  PteroClient   *client;
  PteroTransfer *transfer;
  GCancellable  *cancellable;
  gboolean       is_done;
  GError        *error;
  guint          n_notified;
} Fixture;

static GBytes *
reply_signed (Fixture    *fixture,
              const char *request)
{
  g_autofree char *url = g_strdup_printf ("%s/%s/file?token=secret%u",
                                          fixture_server_get_address (fixture->server),
                                          strstr (request,
                                                  "/files/upload") != NULL ? "upload" : "download",
                                          ++fixture->n_signed);
  g_autofree char *body = g_strdup_printf ("{\"object\":\"signed_url\",\"attributes\":{\"url\":\"%s\"}}",
                                           fixture->url != NULL ? fixture->url : url);

  return fixture_reply_json (200, body);
}

static GBytes *
handle (const char *request,
        guint       number,
        gpointer    data)
{
  Fixture *fixture = data;
  guint n = MIN (fixture->n_node, G_N_ELEMENTS (fixture->replies) - 1);

  if (g_str_has_prefix (request, "GET /api/client/"))
    return reply_signed (fixture, request);

  fixture->n_node++;
  g_ptr_array_add (fixture->requests, g_strdup (request));
  if (fixture->delay > 0)
    g_usleep (fixture->delay * 1000);
  while (fixture->is_stuck && !g_cancellable_is_cancelled (fixture->cancellable))
    g_usleep (1000);

  while (n > 0 && fixture->replies[n] == NULL)
    n--;

  return fixture->replies[n] != NULL ? g_bytes_ref (fixture->replies[n]) : NULL;
}

static void
fixture_init (Fixture    *fixture,
              const char *certificate)
{
  fixture->requests = g_ptr_array_new_with_free_func (g_free);
  fixture->server = fixture_server_new (handle, fixture, certificate);
  fixture->folder = g_dir_make_tmp ("ptero-XXXXXX", NULL);
  fixture->client = ptero_client_new (fixture_server_get_address (fixture->server));
  fixture->cancellable = g_cancellable_new ();
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT, KEY);
}

static char *
get_path (Fixture    *fixture,
          const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
remove_files (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = get_path (fixture, name);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
fixture_clear (Fixture *fixture)
{
  if (fixture->transfer != NULL)
    g_assert_finalize_object (fixture->transfer);
  g_assert_finalize_object (fixture->client);
  fixture_server_free (fixture->server);
  remove_files (fixture);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->cancellable);
  g_ptr_array_unref (fixture->requests);
  g_clear_error (&fixture->error);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->replies); i++)
    g_clear_pointer (&fixture->replies[i], g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
notified_cb (PteroTransfer *transfer,
             GParamSpec    *pspec,
             gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()) ||
                 ptero_transfer_get_done (transfer) == 0);
  fixture->n_notified++;
}

static void
download (Fixture    *fixture,
          const char *name,
          gboolean    overwrite)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_DOWNLOAD, "server",
                                                       SERVER, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);

  ptero_request_set_query (request, "file", "/a.bin");
  g_clear_object (&fixture->transfer);
  fixture->transfer = ptero_transfer_new_download (fixture->client, request, folder, name,
                                                   overwrite);
  g_signal_connect (fixture->transfer, "notify::done", G_CALLBACK (notified_cb), fixture);
}

static void
run_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  Fixture *fixture = user_data;
  gboolean is_fine = ptero_transfer_run_finish (PTERO_TRANSFER (object), result, &fixture->error);

  g_assert_true (is_fine == (fixture->error == NULL));
  fixture->is_done = TRUE;

  /* The address is never told */
  if (fixture->error != NULL)
    {
      g_assert_null (strstr (fixture->error->message, "secret"));
      g_assert_null (strstr (fixture->error->message, "token"));
    }
}

static void
start (Fixture *fixture)
{
  fixture->is_done = FALSE;
  g_clear_error (&fixture->error);
  ptero_transfer_run_async (fixture->transfer, fixture->cancellable, run_cb, fixture);
}

static void
run (Fixture *fixture)
{
  start (fixture);
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static GBytes *
make_content (void)
{
  guint8 *data = g_malloc (SIZE);
  guint32 state = 1;

  for (guint i = 0; i < SIZE; i++)
    {
      state = state * 1664525 + 1013904223;
      data[i] = state >> 24;
    }

  return g_bytes_new_take (data, SIZE);
}

/* An answer with a body of bytes; @length: what it says; -1: the truth. */
static GBytes *
make_reply (const char *headers,
            GBytes     *content,
            gssize      length)
{
  GByteArray *array = g_byte_array_new ();
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %zd\r\nContent-Type: application/octet-stream\r\n%s\r\n",
                                           length >= 0
                                             ? length
                                             : (gssize) g_bytes_get_size (content), headers);

  g_byte_array_append (array, (const guint8 *) head, strlen (head));
  g_byte_array_append (array, g_bytes_get_data (content, NULL), g_bytes_get_size (content));

  return g_byte_array_free_to_bytes (array);
}

static void
assert_content (Fixture    *fixture,
                const char *name,
                GBytes     *expected)
{
  g_autofree char *path = get_path (fixture, name);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpmem (data, length, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
test_download (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) content = make_content ();
  const char *request;

  fixture_init (&fixture, NULL);
  fixture.replies[0] = make_reply ("Content-Disposition: attachment; filename=\"its own.bin\"\r\n",
                                   content, -1);

  download (&fixture, NULL, FALSE);
  g_assert_null (ptero_transfer_get_name (fixture.transfer));
  run (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (ptero_transfer_get_name (fixture.transfer), ==, "its own.bin");
  g_assert_cmpint (ptero_transfer_get_total (fixture.transfer), ==, SIZE);
  g_assert_cmpint (ptero_transfer_get_done (fixture.transfer), ==, SIZE);
  g_assert_cmpuint (fixture.n_notified, >=, 1);
  g_assert_cmpuint (count_files (&fixture), ==, 1);
  assert_content (&fixture, "its own.bin", content);

  /* The key stays with the panel, and the bytes are wanted as they are */
  request = fixture.requests->pdata[0];
  g_assert_true (g_str_has_prefix (request, "GET /download/file?token=secret1 HTTP/1.1\r\n"));
  g_assert_null (strstr (request, "Authorization"));
  g_assert_null (strstr (request, "ptlc_"));
  g_assert_null (strstr (request, "Accept-Encoding"));
  g_assert_null (strstr (request, "Cookie"));

  /* Not twice under the same name, and each time with a token of its own */
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpuint (fixture.n_signed, ==, 2);
  g_assert_cmpuint (count_files (&fixture), ==, 1);
}

static void
test_download_exists (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) content = make_content ();
  g_autoptr(GBytes) mine = g_bytes_new_static ("mine", 4);
  g_autofree char *path = NULL;

  fixture_init (&fixture, NULL);
  fixture.replies[0] = make_reply ("", content, -1);
  path = get_path (&fixture, "a.bin");
  g_assert_true (g_file_set_contents (path, "mine", 4, NULL));

  download (&fixture, "a.bin", FALSE);
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpuint (fixture.n_signed, ==, 0);

  /* It comes into being on the way */
  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture.delay = 100;
  start (&fixture);
  g_assert_true (g_file_set_contents (path, "mine", 4, NULL));
  while (!fixture.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_content (&fixture, "a.bin", mine);
  g_assert_cmpuint (count_files (&fixture), ==, 1);

  download (&fixture, "a.bin", TRUE);
  run (&fixture);
  g_assert_no_error (fixture.error);
  assert_content (&fixture, "a.bin", content);
  g_assert_cmpuint (count_files (&fixture), ==, 1);
}

static void
test_download_truncated (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) content = make_content ();
  g_autoptr(GBytes) half = g_bytes_new_from_bytes (content, 0, SIZE / 2);

  fixture_init (&fixture, NULL);
  fixture.replies[0] = make_reply ("Connection: close\r\n", half, SIZE);
  fixture.replies[1] = make_reply ("", content, -1);

  /* From the start, with another token */
  download (&fixture, "a.bin", FALSE);
  run (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_cmpuint (fixture.n_signed, ==, 2);
  assert_content (&fixture, "a.bin", content);
}

static void
test_download_always_truncated (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) content = g_bytes_new_static ("half", 4);

  fixture_init (&fixture, NULL);
  fixture.replies[0] = make_reply ("Connection: close\r\n", content, 8);

  download (&fixture, "a.bin", FALSE);
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  g_assert_cmpuint (fixture.n_signed, ==, 3);
  g_assert_cmpuint (count_files (&fixture), ==, 0);
}

static void
test_download_lengths (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr(GBytes) chunked = g_bytes_new_static ("chunked!", 8);

  fixture_init (&fixture, NULL);
  fixture.replies[0] = fixture_reply (200, NULL, "");
  download (&fixture, "empty", FALSE);
  run (&fixture);
  g_assert_no_error (fixture.error);
  assert_content (&fixture, "empty", empty);

  g_clear_pointer (&fixture.replies[0], g_bytes_unref);
  fixture.replies[0] =
    g_bytes_new_static ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nchunked!\r\n0\r\n\r\n", 66);
  download (&fixture, "chunked", FALSE);
  run (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_cmpint (ptero_transfer_get_total (fixture.transfer), ==, -1);
  assert_content (&fixture, "chunked", chunked);

  /* Where nothing tells the end from a loss */
  g_clear_pointer (&fixture.replies[0], g_bytes_unref);
  fixture.replies[0] = g_bytes_new_static ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhalf", 43);
  download (&fixture, "endless", FALSE);
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (count_files (&fixture), ==, 2);
}

/* The body of a recorded answer of a node. */
static char *
read_recorded (const char *file,
               guint      *status)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings",
                                                 "wings-signed", file, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *response;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  response = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                            "response");
  *status = json_object_get_int_member (response, "status");

  return json_to_string (json_object_get_member (response, "body"), FALSE);
}

static void
test_refusals (void)
{
  static const struct { const char *file; int code; const char *words; gboolean is_upload;
                        } cases[] = {
    { "002-download-file-second-use.json", PTERO_API_ERROR_NOT_FOUND,
      "requested resource was not found", FALSE },
    { "007-download-file-missing.json", PTERO_API_ERROR_DAEMON, "unexpected error", FALSE },
    { "008-download-file-directory.json", PTERO_API_ERROR_NOT_FOUND,
      "requested resource was not found", FALSE },
    { "011-download-file-expired-token.json", PTERO_API_ERROR_DAEMON, "unexpected error", FALSE },
    { "014-upload-file-second-use.json", PTERO_API_ERROR_NOT_FOUND,
      "requested resource was not found", TRUE },
    { "021-upload-file-not-multipart.json", PTERO_API_ERROR_REFUSED, "Failed to get multipart",
      TRUE },
    { "022-upload-file-over-limit.json", PTERO_API_ERROR_REFUSED, "larger", TRUE },
    { "023-upload-file-bad-token.json", PTERO_API_ERROR_DAEMON, "unexpected error", TRUE },
  };
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *path = NULL;
  g_autoptr(GFile) source = NULL;

  fixture_init (&fixture, NULL);
  path = get_path (&fixture, "up.txt");
  source = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, "up", 2, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint status;
      g_autofree char *body = read_recorded (cases[i].file, &status);

      g_test_message ("%s", cases[i].file);
      g_clear_pointer (&fixture.replies[0], g_bytes_unref);
      fixture.replies[0] = fixture_reply_json (status, body);
      download (&fixture, "a.bin", FALSE);
      if (cases[i].is_upload)
        {
          g_clear_object (&fixture.transfer);
          fixture.transfer = ptero_transfer_new_upload (fixture.client, SERVER, "/", source, NULL);
        }

      run (&fixture);
      g_assert_error (fixture.error, PTERO_API_ERROR, cases[i].code);
      g_assert_cmpuint (ptero_api_error_get_status (fixture.error), ==, status);
      g_assert_nonnull (strstr (fixture.error->message, cases[i].words));
      g_assert_cmpuint (count_files (&fixture), ==, 1);
      g_assert_cmpuint (fixture.n_signed, ==, i + 1);
    }
}

/* What stands before a node, and the store of backups. */
static void
test_foreign_refusals (void)
{
  static const struct { guint status; const char *headers; const char *body; int code; } cases[] = {
    { 403, "Content-Type: application/xml\r\n", "<Error><Code>AccessDenied</Code></Error>",
      PTERO_API_ERROR_REFUSED },
    { 413, "Content-Type: text/html\r\n",
      "<html><title>413 Request Entity Too Large</title></html>", PTERO_API_ERROR_TOO_LARGE },
    { 302, "Location: https://elsewhere.example/\r\n", "", PTERO_API_ERROR_MOVED },
    { 502, "Content-Type: text/html\r\n", "", PTERO_API_ERROR_DAEMON },
    { 206, "", "part", PTERO_API_ERROR_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Fixture) fixture = { NULL };

      fixture_init (&fixture, NULL);
      fixture.replies[0] = fixture_reply (cases[i].status, cases[i].headers, cases[i].body);
      download (&fixture, "a.bin", FALSE);
      run (&fixture);
      g_assert_error (fixture.error, PTERO_API_ERROR, cases[i].code);
      g_assert_cmpuint (count_files (&fixture), ==, 0);
    }
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
test_download_cancel (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) content = make_content ();

  fixture_init (&fixture, NULL);
  /* The rest never comes */
  fixture.replies[0] = make_reply ("", content, SIZE + 1000);
  download (&fixture, "a.bin", FALSE);
  start (&fixture);
  while (ptero_transfer_get_done (fixture.transfer) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ptero_transfer_get_total (fixture.transfer), ==, SIZE + 1000);
  g_assert_cmpuint (count_files (&fixture), ==, 1);

  g_cancellable_cancel (fixture.cancellable);
  while (!fixture.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (&fixture), ==, 0);

  /* and in the pause after a loss */
  g_cancellable_reset (fixture.cancellable);
  fixture.n_node = 0;
  g_clear_pointer (&fixture.replies[0], g_bytes_unref);
  fixture.replies[0] = make_reply ("Connection: close\r\n", content, SIZE + 1000);
  g_timeout_add (500, cancel_cb, fixture.cancellable);
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture.n_node, ==, 1);
}

static void
test_download_disk_full (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) content = make_content ();
  struct rlimit old;
  struct rlimit limit;

  fixture_init (&fixture, NULL);
  fixture.replies[0] = make_reply ("", content, -1);
  download (&fixture, "a.bin", FALSE);

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  limit = old;
  limit.rlim_cur = 1024 * 1024 + 100;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  run (&fixture);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (fixture.n_signed, ==, 1);
  g_assert_cmpuint (count_files (&fixture), ==, 0);
}

static void
test_download_names (void)
{
  static const char *const headers[] = {
    "", "Content-Disposition: attachment\r\n",
    "Content-Disposition: attachment; filename=\"../evil\"\r\n",
    "Content-Disposition: attachment; filename=\"/etc/passwd\"\r\n",
    "Content-Disposition: attachment; filename=\"..\"\r\n",
    "Content-Disposition: attachment; filename=\"a\\u202eb\"\r\n",
    "Content-Disposition: attachment; filename=\"\\xff\"\r\n",
    "Content-Disposition: attachment; filename*=UTF-8''%2e%2e%2fevil\r\n",
  };
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) content = g_bytes_new_static ("x", 1);

  fixture_init (&fixture, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_clear_pointer (&fixture.replies[0], g_bytes_unref);
      fixture.replies[0] = make_reply (headers[i], content, -1);
      download (&fixture, NULL, TRUE);
      run (&fixture);
      g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
      g_assert_cmpuint (count_files (&fixture), ==, 0);
    }

  fixture.n_signed = 0;
  download (&fixture, "../evil", TRUE);
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_cmpuint (fixture.n_signed, ==, 0);
}

static void
test_addresses (void)
{
  static const struct { const char *url; int code; } cases[] = {
    { "", PTERO_API_ERROR_INVALID_ANSWER },
    { "no address with secret", PTERO_API_ERROR_INVALID_ANSWER },
    { "https:///download/file?token=secret", PTERO_API_ERROR_INVALID_ANSWER },
    { "file:///etc/passwd?token=secret", PTERO_API_ERROR_INVALID_ANSWER },
    { "http://node.example/download/file?token=secret", PTERO_API_ERROR_INSECURE },
    { "http://203.0.113.7/download/file?token=secret", PTERO_API_ERROR_INSECURE },
  };
  g_auto(Fixture) fixture = { NULL };

  fixture_init (&fixture, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].url);
      fixture.url = cases[i].url;
      download (&fixture, "a.bin", FALSE);
      run (&fixture);
      g_assert_error (fixture.error, PTERO_API_ERROR, cases[i].code);
    }
}

static void
test_upload (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *path = NULL;
  g_autoptr(GFile) source = NULL;
  g_autofree char *text = g_strnfill (3 * 1024 * 1024, 'u');
  const char *request;
  const char *body;

  fixture_init (&fixture, NULL);
  fixture.replies[0] = fixture_reply (200, NULL, "");
  path = get_path (&fixture, "my world.txt");
  source = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  fixture.transfer = ptero_transfer_new_upload (fixture.client, SERVER, "/some folder/&x=1", source,
                                                NULL);
  g_signal_connect (fixture.transfer, "notify::done", G_CALLBACK (notified_cb), &fixture);
  run (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_cmpstr (ptero_transfer_get_name (fixture.transfer), ==, "my world.txt");
  g_assert_cmpint (ptero_transfer_get_total (fixture.transfer), ==, 3 * 1024 * 1024);
  g_assert_cmpint (ptero_transfer_get_done (fixture.transfer), ==, 3 * 1024 * 1024);

  request = fixture.requests->pdata[0];
  g_assert_true (g_str_has_prefix (request,
                                   "POST /upload/file?token=secret1&directory=%2Fsome%20folder%2F%26x%3D1 HTTP/1.1\r\n"));
  g_assert_null (strstr (request, "Authorization"));
  g_assert_nonnull (strstr (request, "Content-Type: multipart/form-data; boundary=ptero-"));
  g_assert_nonnull (strstr (request, "name=\"files\"; filename=\"my world.txt\"\r\n"));
  body = strstr (request, "\r\n\r\nuuu");
  g_assert_nonnull (body);
  g_assert_cmpuint (strspn (body + 4, "u"), ==, 3 * 1024 * 1024);
  g_assert_true (g_str_has_prefix (body + 4 + 3 * 1024 * 1024, "\r\n--ptero-"));
  g_assert_true (g_str_has_suffix (body, "--\r\n"));

  /* A new token for each */
  run (&fixture);
  g_assert_no_error (fixture.error);
  g_assert_true (g_str_has_prefix (fixture.requests->pdata[1], "POST /upload/file?token=secret2&"));
}

static gboolean
wrote_body_data_hook (GSignalInvocationHint *hint,
                      guint                  n_values,
                      const GValue          *values,
                      gpointer               user_data)
{
  g_atomic_int_add ((int *) user_data, (int) g_value_get_uint (values + 1));

  return TRUE;
}

/* libsoup, which makes small pieces of it, does not get to see the file, which arrives in one piece
 * all the same. */
static void
upload_past_libsoup (Fixture *fixture)
{
  g_autofree char *path = get_path (fixture, "world");
  g_autoptr(GFile) source = g_file_new_for_path (path);
  g_autofree char *text = g_strnfill (SIZE, 'u');
  g_autoptr(GTypeClass) klass = g_type_class_ref (SOUP_TYPE_MESSAGE);
  guint id = g_signal_lookup ("wrote-body-data", SOUP_TYPE_MESSAGE);
  gulong hook;
  int n_written = 0;
  const char *request;
  const char *body;

  g_clear_pointer (&fixture->replies[0], g_bytes_unref);
  fixture->replies[0] = fixture_reply (200, NULL, "");
  g_assert_true (g_file_set_contents (path, text, SIZE, NULL));
  g_clear_object (&fixture->transfer);
  fixture->transfer = ptero_transfer_new_upload (fixture->client, SERVER, "/", source, NULL);

  hook = g_signal_add_emission_hook (id, 0, wrote_body_data_hook, &n_written, NULL);
  run (fixture);
  g_signal_remove_emission_hook (id, hook);
  g_assert_no_error (fixture->error);

  request = fixture->requests->pdata[fixture->requests->len - 1];
  body = strstr (request, "\r\n\r\nuuu");
  g_assert_nonnull (body);
  g_assert_cmpuint (strspn (body + 4, "u"), ==, SIZE);
  g_assert_true (g_str_has_suffix (body + 4 + SIZE, "--\r\n"));
  g_assert_cmpint (g_atomic_int_get (&n_written), >, 0);
  g_assert_cmpint (g_atomic_int_get (&n_written), <, 1000);
}

static void
test_upload_past_libsoup (void)
{
  g_auto(Fixture) fixture = { NULL };

  fixture_init (&fixture, NULL);
  upload_past_libsoup (&fixture);
}

/* Given up in the middle of the file, with a node that takes no more of it. */
static void
test_upload_cancel (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *path = NULL;
  g_autoptr(GFile) source = NULL;
  const gint64 size = 256 * 1024 * 1024;

  fixture_init (&fixture, NULL);
  fixture_server_set_hasty (fixture.server, TRUE);
  fixture.is_stuck = TRUE;
  path = get_path (&fixture, "world");
  source = g_file_new_for_path (path);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (truncate (path, size), ==, 0);

  fixture.transfer = ptero_transfer_new_upload (fixture.client, SERVER, "/", source, NULL);
  start (&fixture);
  while (ptero_transfer_get_done (fixture.transfer) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ptero_transfer_get_total (fixture.transfer), ==, size);
  g_assert_cmpint (ptero_transfer_get_done (fixture.transfer), <, size);
  g_assert_false (fixture.is_done);

  g_cancellable_cancel (fixture.cancellable);
  while (!fixture.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_upload_fails (void)
{
  g_auto(Fixture) fixture = { NULL };
  g_autofree char *path = NULL;
  g_autoptr(GFile) source = NULL;

  fixture_init (&fixture, NULL);
  path = get_path (&fixture, "a.txt");
  source = g_file_new_for_path (path);

  /* no such file, a name that is none */
  fixture.transfer = ptero_transfer_new_upload (fixture.client, SERVER, "/", source, NULL);
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_object (&fixture.transfer);
  g_assert_true (g_file_set_contents (path, "text", 4, NULL));
  fixture.transfer = ptero_transfer_new_upload (fixture.client, SERVER, "/", source, "a\nb");
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_clear_object (&fixture.transfer);

  /* lost: not by itself again */
  fixture.n_signed = 0;
  fixture.transfer = ptero_transfer_new_upload (fixture.client, SERVER, "/", source, NULL);
  run (&fixture);
  g_assert_nonnull (fixture.error);
  g_assert_cmpuint (fixture.n_signed, ==, 1);

  /* given up while the node thinks */
  fixture.replies[0] = fixture_reply (200, NULL, "");
  fixture.delay = 500;
  g_timeout_add (200, cancel_cb, fixture.cancellable);
  run (&fixture);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_tls (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tls", "test-a.pem",
                                                 NULL);
  g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);
  g_autofree char *fingerprint = ptero_certificate_get_fingerprint (certificate);
  g_autofree char *other = g_strdup (fingerprint);
  g_autofree char *authority = NULL;
  g_auto(Fixture) fixture = { NULL };
  g_autoptr(GBytes) content = make_content ();

  fixture_init (&fixture, "test-a.pem");
  ptero_client_set_pinned_fingerprint (fixture.client, fingerprint);
  fixture.replies[0] = make_reply ("", content, -1);

  download (&fixture, "a.bin", FALSE);
  run (&fixture);
  g_assert_error (fixture.error, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE);
  g_assert_cmpstr (ptero_api_error_get_fingerprint (fixture.error), ==, fingerprint);

  authority = g_strdup (ptero_api_error_get_location (fixture.error));
  g_assert_true (g_str_has_prefix (authority, "127.0.0.1:"));

  other[0] = other[0] == '0' ? '1' : '0';
  ptero_node_pins_set (ptero_client_get_node_pins (fixture.client), authority, other);
  run (&fixture);
  g_assert_error (fixture.error, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED);

  ptero_node_pins_set (ptero_client_get_node_pins (fixture.client), authority, fingerprint);
  run (&fixture);
  g_assert_no_error (fixture.error);
  assert_content (&fixture, "a.bin", content);

  upload_past_libsoup (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transfer/download", test_download);
  g_test_add_func ("/transfer/download/exists", test_download_exists);
  g_test_add_func ("/transfer/download/truncated", test_download_truncated);
  g_test_add_func ("/transfer/download/always-truncated", test_download_always_truncated);
  g_test_add_func ("/transfer/download/lengths", test_download_lengths);
  g_test_add_func ("/transfer/download/cancel", test_download_cancel);
  g_test_add_func ("/transfer/download/disk-full", test_download_disk_full);
  g_test_add_func ("/transfer/download/names", test_download_names);
  g_test_add_func ("/transfer/refusals", test_refusals);
  g_test_add_func ("/transfer/refusals/foreign", test_foreign_refusals);
  g_test_add_func ("/transfer/addresses", test_addresses);
  g_test_add_func ("/transfer/upload", test_upload);
  g_test_add_func ("/transfer/upload/past-libsoup", test_upload_past_libsoup);
  g_test_add_func ("/transfer/upload/cancel", test_upload_cancel);
  g_test_add_func ("/transfer/upload/fails", test_upload_fails);
  g_test_add_func ("/transfer/tls", test_tls);

  return g_test_run ();
}
