/* test-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-request.h"

#define PANEL "https://panel.example"

static void
assert_uri (PteroRequest *request,
            const char   *address,
            const char   *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) message = ptero_request_create_message (request, address, &error);
  g_autofree char *uri = NULL;

  g_assert_no_error (error);
  uri = g_uri_to_string (soup_message_get_uri (message));
  g_assert_cmpstr (uri, ==, expected);
}

static void
assert_invalid (PteroRequest *request,
                const char   *address)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) message = ptero_request_create_message (request, address, &error);

  g_assert_null (message);
  g_assert_nonnull (error);
}

/* What arrives at a server. */
typedef struct
{
  char *method;
  char *uri;
  char *content_type;
  char *body;
} Arrived;

static void
server_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Arrived *arrived = user_data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  arrived->method = g_strdup (soup_server_message_get_method (message));
  arrived->uri = g_uri_to_string_partial (soup_server_message_get_uri (message), G_URI_HIDE_NONE);
  arrived->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  arrived->body = g_strndup (body->data, body->length);
  soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (object), result,
                                                               &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
arrived_clear (Arrived *arrived)
{
  g_free (arrived->method);
  g_free (arrived->uri);
  g_free (arrived->content_type);
  g_free (arrived->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arrived, arrived_clear)

static void
send_request (PteroRequest *request,
              Arrived      *arrived)
{
  g_autoptr(SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *address = NULL;
  GSList *uris;
  gboolean done = FALSE;

  soup_server_add_handler (server, NULL, server_cb, arrived, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  message = ptero_request_create_message (request, address, &error);
  g_assert_no_error (error);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, sent_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  soup_server_disconnect (server);
}

static void
assert_arrives (PteroRequest *request,
                const char   *method,
                const char   *content_type,
                const char   *body)
{
  g_auto(Arrived) arrived = { NULL };

  send_request (request, &arrived);
  g_assert_cmpstr (arrived.method, ==, method);
  g_assert_cmpstr (arrived.content_type, ==, content_type);
  g_assert_cmpstr (arrived.body, ==, body);
}

static void
test_request_path (void)
{
  g_autoptr(PteroRequest) list = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, NULL);
  g_autoptr(PteroRequest) power = ptero_request_new (PTERO_ENDPOINT_SERVER_POWER, "server",
                                                     "1a2b3c4d", "signal", "start", NULL);
  g_autoptr(PteroRequest) odd = ptero_request_new (PTERO_ENDPOINT_APP_USER_GET_EXTERNAL,
                                                   "external_id", "a/b ?#%é", NULL);
  g_autoptr(PteroRequest) number = ptero_request_new (PTERO_ENDPOINT_APP_NODE_GET, NULL);
  g_autoptr(PteroRequest) force = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_DELETE_FORCE,
                                                     "server", "5", NULL);

  assert_uri (list, PANEL, PANEL "/api/client");
  assert_uri (list, PANEL "/", PANEL "/api/client");
  assert_uri (list, "http://[::1]:8080/sub/path/", "http://[::1]:8080/sub/path/api/client");
  assert_uri (power, PANEL ":8443", PANEL ":8443/api/client/servers/1a2b3c4d/power");
  assert_uri (odd, PANEL, PANEL "/api/application/users/external/a%2Fb%20%3F%23%25%C3%A9");
  assert_uri (force, PANEL, PANEL "/api/application/servers/5/force");

  ptero_request_set_int (number, "node", 12);
  assert_uri (number, PANEL, PANEL "/api/application/nodes/12");
}

/* An argument that got lost must not make another route: DELETE …/servers/5/ would delete the
 * server. */
static void
test_request_path_hole (void)
{
  const char *holes[] = { "", ".", "..", NULL };
  g_autoptr(PteroRequest) missing = ptero_request_new (PTERO_ENDPOINT_APP_DATABASE_DELETE, "server",
                                                       "5", NULL);

  assert_invalid (missing, PANEL);

  for (guint i = 0; i < G_N_ELEMENTS (holes); i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_DATABASE_DELETE,
                                                           "server", "5", NULL);

      ptero_request_set_string (request, "database", holes[i]);
      assert_invalid (request, PANEL);
    }

  ptero_request_set_int (missing, "database", 3);
  assert_uri (missing, PANEL, PANEL "/api/application/servers/5/databases/3");
}

static void
test_request_address (void)
{
  const char *addresses[] = { "", "panel.example", "ftp://panel.example", "https://", "file:///etc",
                              "https://[", NULL };
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, NULL);

  for (guint i = 0; addresses[i] != NULL; i++)
    assert_invalid (request, addresses[i]);
}

static void
test_request_query (void)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, "filter[*]",
                                                       "a&b=c ü+", NULL);
  g_autoptr(JsonNode) ids = json_from_string ("[1,\"x\",null]", NULL);
  g_autoptr(PteroRequest) copy = NULL;

  ptero_request_set_int (request, "page", 2);
  ptero_request_set_boolean (request, "yes", TRUE);
  ptero_request_set_boolean (request, "no", FALSE);
  ptero_request_set_string (request, "nothing", NULL);
  ptero_request_set_node (request, "location_ids", ids);
  ptero_request_set_query (request, "include", "egg");
  ptero_request_set_query (request, "gone", "1");
  ptero_request_set_query (request, "gone", NULL);

  assert_uri (request, PANEL,
              PANEL "/api/client?filter%5B%2A%5D=a%26b%3Dc%20%C3%BC%2B&page=2&yes=1&no=0"
              "&location_ids%5B%5D=1&location_ids%5B%5D=x&include=egg");

  copy = ptero_request_copy (request);
  ptero_request_set_int (copy, "page", 3);
  ptero_request_set_query (copy, "include", "subusers");
  assert_uri (copy, PANEL,
              PANEL "/api/client?filter%5B%2A%5D=a%26b%3Dc%20%C3%BC%2B&page=3&yes=1&no=0"
              "&location_ids%5B%5D=1&location_ids%5B%5D=x&include=subusers");
  assert_uri (request, PANEL,
              PANEL "/api/client?filter%5B%2A%5D=a%26b%3Dc%20%C3%BC%2B&page=2&yes=1&no=0"
              "&location_ids%5B%5D=1&location_ids%5B%5D=x&include=egg");
}

static void
test_request_body (void)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_SERVER_UPDATE_BUILD,
                                                       "server", "5", NULL);
  g_autoptr(JsonNode) add = json_from_string ("[7,8]", NULL);
  g_autoptr(JsonNode) limits = json_from_string ("{\"swap\":0}", NULL);

  ptero_request_set_node (request, "limits", limits);
  ptero_request_set_int (request, "limits.memory", 1024);
  ptero_request_set_string (request, "limits.threads", NULL);
  ptero_request_set_boolean (request, "oom_disabled", FALSE);
  ptero_request_set_node (request, "add_allocations", add);
  ptero_request_set_string (request, "a.b.c", "d");
  ptero_request_set_query (request, "include", "egg");

  assert_uri (request, PANEL, PANEL "/api/application/servers/5/build?include=egg");
  assert_arrives (request, "PATCH", "application/json",
                  "{\"limits\":{\"swap\":0,\"memory\":1024,\"threads\":null},\"oom_disabled\":false,"
                  "\"add_allocations\":[7,8],\"a\":{\"b\":{\"c\":\"d\"}}}");
  /* what was set is not what was sent */
  g_assert_cmpuint (json_object_get_size (json_node_get_object (limits)), ==, 1);

  ptero_request_set_int (request, "oom_disabled.x", 1);
  assert_invalid (request, PANEL);
}

static void
test_request_no_body (void)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_REINSTALL, "server",
                                                       "5", NULL);

  assert_arrives (request, "POST", NULL, "");
}

static void
test_request_raw_body (void)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server", "5",
                                                       "file", "/a b.txt", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{no json", 8);

  ptero_request_set_body (request, "text/plain", bytes);
  assert_uri (request, PANEL, PANEL "/api/client/servers/5/files/write?file=%2Fa%20b.txt");
  assert_arrives (request, "POST", "text/plain", "{no json");
}

/* A file goes as browsers send it. */
static void
test_request_file (void)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_FILE,
                                                       NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("PK\3\4", 4);
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GError) error = NULL;
  const char *type;

  ptero_request_set_file (request, "plugin", "my \"plugin\".zip", "application/zip", bytes);
  message = ptero_request_create_message (request, PANEL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (soup_message_get_method (message), ==, "POST");
  type = soup_message_headers_get_one (soup_message_get_request_headers (message), "Content-Type");
  g_assert_true (g_str_has_prefix (type, "multipart/form-data; boundary="));
}

/* What the name of a file of this computer has in it ends neither the name nor the head of its
 * part. */
static void
test_request_file_name (void)
{
  static const char *const names[] = { "a\"\r\nX-Mine: 1\r\n\r\nb.zip", "a\nb.zip", "a\xff.zip",
                                       "../a.zip" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(PteroRequest) request =
        ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_FILE, NULL);
      g_autoptr(GBytes) bytes = g_bytes_new_static ("PK", 2);
      g_auto(Arrived) arrived = { NULL };
      g_auto(GStrv) lines = NULL;

      ptero_request_set_file (request, "plugin", names[i], "application/zip", bytes);
      send_request (request, &arrived);
      g_assert_true (g_utf8_validate (arrived.body, -1, NULL));
      g_assert_null (strstr (arrived.body, "../"));
      lines = g_strsplit (arrived.body, "\r\n", -1);
      g_assert_true (g_str_has_prefix (lines[1], "Content-Disposition: "));
      g_assert_null (strchr (lines[1], '\n'));
      g_assert_cmpstr (lines[2], ==, "Content-Type: application/zip");
      g_assert_cmpstr (lines[3], ==, "");
      g_assert_cmpstr (lines[4], ==, "PK");
    }
}

static void
test_request_priority (void)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, NULL);
  g_autoptr(PteroRequest) copy = NULL;

  g_assert_cmpint (ptero_request_get_priority (request), ==, PTERO_PRIORITY_USER);
  ptero_request_set_priority (request, PTERO_PRIORITY_BACKGROUND);
  copy = ptero_request_copy (request);
  g_assert_cmpint (ptero_request_get_priority (copy), ==, PTERO_PRIORITY_BACKGROUND);
  g_assert_cmpint (ptero_request_get_endpoint (copy), ==, PTERO_ENDPOINT_SERVERS_LIST);
}

static void
assert_equal (PteroRequest *request,
              PteroRequest *other,
              gboolean      equal)
{
  g_assert_cmpint (ptero_request_equal (request, other), ==, equal);
  g_assert_cmpint (ptero_request_equal (other, request), ==, equal);
}

/* Two are equal if the same goes to the same place, however urgent it is. */
static void
test_request_equal (void)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server", "5",
                                                       "file", "/a", NULL);
  g_autoptr(PteroRequest) copy = ptero_request_copy (request);
  g_autoptr(PteroRequest) other = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server", "6",
                                                     "file", "/a", NULL);
  g_autoptr(PteroRequest) elsewhere = ptero_request_new (PTERO_ENDPOINT_SERVER_REINSTALL, "server",
                                                         "5", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("text", 4);
  g_autoptr(GBytes) same_bytes = g_bytes_new ("text", 4);
  g_autoptr(GBytes) other_bytes = g_bytes_new_static ("next", 4);

  assert_equal (request, request, TRUE);
  assert_equal (request, other, FALSE);
  assert_equal (request, elsewhere, FALSE);
  ptero_request_set_priority (copy, PTERO_PRIORITY_BACKGROUND);
  assert_equal (request, copy, TRUE);
  ptero_request_set_query (copy, "include", "egg");
  assert_equal (request, copy, FALSE);
  ptero_request_set_query (request, "include", "egg");
  assert_equal (request, copy, TRUE);
  ptero_request_set_body (request, "text/plain", bytes);
  assert_equal (request, copy, FALSE);
  ptero_request_set_body (copy, "text/plain", same_bytes);
  assert_equal (request, copy, TRUE);
  ptero_request_set_body (copy, "text/plain", other_bytes);
  assert_equal (request, copy, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request/path", test_request_path);
  g_test_add_func ("/request/path-hole", test_request_path_hole);
  g_test_add_func ("/request/address", test_request_address);
  g_test_add_func ("/request/query", test_request_query);
  g_test_add_func ("/request/body", test_request_body);
  g_test_add_func ("/request/no-body", test_request_no_body);
  g_test_add_func ("/request/raw-body", test_request_raw_body);
  g_test_add_func ("/request/file", test_request_file);
  g_test_add_func ("/request/file-name", test_request_file_name);
  g_test_add_func ("/request/priority", test_request_priority);
  g_test_add_func ("/request/equal", test_request_equal);

  return g_test_run ();
}
