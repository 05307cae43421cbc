/* test-probe.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-probe.h"

#include <libsoup/soup.h>

#include "core-support.h"
#include "ptero-demo-panel.h"
#include "ptero-json-reader.h"

#define UNKNOWN_KEY "ptlc_probetest000AbCdEfGhIjKlMnOpQrStUvWxYz01234"

static PteroDemoPanel *
start_demo (void)
{
  PteroDemoPanel *demo = ptero_demo_panel_new (0, 1);
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_start (demo, &error);
  g_assert_no_error (error);

  return demo;
}

static void
set_faults (PteroDemoPanel *demo,
            const char     *faults)
{
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_set_faults (demo, faults, &error);
  g_assert_no_error (error);
}

static PteroAddressReport *
probe_address (const char  *address,
               const char  *fingerprint,
               GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_probe_address_async (address, fingerprint, NULL, core_support_result_cb, &result);

  return ptero_probe_address_finish (core_support_wait (&result), error);
}

static PteroKeyReport *
probe_key (const char  *address,
           const char  *key,
           GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_probe_key_async (address, NULL, key, NULL, core_support_result_cb, &result);

  return ptero_probe_key_finish (core_support_wait (&result), error);
}

static PteroKeyReport *
probe_demo (PteroDemoPanel *demo,
            PteroDemoKey    which)
{
  g_autoptr(GError) error = NULL;
  PteroKeyReport *report = probe_key (ptero_demo_panel_get_address (demo),
                                      ptero_demo_panel_get_key (demo, which), &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);

  return report;
}

static void
assert_key_refused (PteroDemoPanel *demo,
                    const char     *key,
                    PteroApiError   code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (probe_key (ptero_demo_panel_get_address (demo), key, &error));
  g_assert_error (error, PTERO_API_ERROR, (int)code);
  g_assert_null (key != NULL && *key != '\0' ? strstr (error->message, key) : NULL);
}

static void
assert_address_refused (const char    *address,
                        PteroApiError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (probe_address (address, NULL, &error));
  g_assert_error (error, PTERO_API_ERROR, (int)code);
}

static void
test_account_keys (void)
{
  g_autoptr(PteroDemoPanel) demo = start_demo ();
  g_autoptr(PteroKeyReport) admin = probe_demo (demo, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroKeyReport) user = NULL;
  g_autoptr(PteroKeyReport) nobody = NULL;

  g_assert_cmpint (admin->api, ==, PTERO_API_CLIENT);
  g_assert_cmpint (admin->flavour, ==, PTERO_FLAVOUR_PTERODACTYL);
  g_assert_true (admin->is_admin);
  g_assert_nonnull (admin->account);
  g_assert_nonnull (admin->account->username);
  g_assert_cmpuint (admin->n_servers, >, 0);
  g_assert_cmpuint (admin->n_all_servers, ==, 40);
  g_assert_cmpuint (admin->n_servers, <, admin->n_all_servers);
  g_assert_cmpuint (admin->limit, ==, 720);

  user = probe_demo (demo, PTERO_DEMO_KEY_USER);
  g_assert_cmpint (user->api, ==, PTERO_API_CLIENT);
  g_assert_false (user->is_admin);
  g_assert_cmpuint (user->n_servers, >, 0);
  g_assert_cmpuint (user->n_all_servers, ==, 0);

  nobody = probe_demo (demo, PTERO_DEMO_KEY_NO_SERVERS);
  g_assert_cmpint (nobody->api, ==, PTERO_API_CLIENT);
  g_assert_cmpuint (nobody->n_servers, ==, 0);

  g_assert_cmpuint (ptero_demo_panel_get_n_requests (demo, "/api/application"), ==, 0);
}

static void
test_application_keys (void)
{
  g_autoptr(PteroDemoPanel) demo = start_demo ();
  g_autoptr(PteroKeyReport) all = probe_demo (demo, PTERO_DEMO_KEY_APPLICATION);
  g_autoptr(PteroKeyReport) read_only = probe_demo (demo, PTERO_DEMO_KEY_READ_ONLY);
  g_autoptr(PteroKeyReport) partial = probe_demo (demo, PTERO_DEMO_KEY_PARTIAL);
  g_autoptr(PteroKeyReport) none = probe_demo (demo, PTERO_DEMO_KEY_NO_RIGHTS);

  g_assert_cmpint (all->api, ==, PTERO_API_APPLICATION);
  g_assert_cmpint (all->flavour, ==, PTERO_FLAVOUR_PTERODACTYL);
  g_assert_null (all->account);
  g_assert_false (all->is_admin);
  g_assert_cmpuint (all->n_all_servers, ==, 40);
  g_assert_cmpuint (all->limit, ==, 240);
  g_assert_cmpuint (partial->n_all_servers, ==, 0);

  for (guint i = 0; i < PTERO_N_RIGHTS; i++)
    {
      gboolean is_writable = i != PTERO_RIGHT_OF_NESTS && i != PTERO_RIGHT_OF_EGGS;
      gboolean is_shown = i == PTERO_RIGHT_OF_USERS || i == PTERO_RIGHT_OF_NODES;

      g_assert_cmpint (all->rights[i], ==, is_writable ? PTERO_RIGHT_READ_WRITE : PTERO_RIGHT_READ);
      g_assert_cmpint (read_only->rights[i], ==, PTERO_RIGHT_READ);
      g_assert_cmpint (partial->rights[i], ==, is_shown ? PTERO_RIGHT_READ : PTERO_RIGHT_NONE);
      g_assert_cmpint (none->rights[i], ==, PTERO_RIGHT_NONE);
    }
}

static guint
count_things (PteroClient   *client,
              PteroEndpoint  endpoint,
              const char    *node)
{
  g_autoptr(PteroRequest) request = ptero_request_new (endpoint, "per_page", "1", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  JsonObject *meta;

  if (node != NULL)
    ptero_request_set_string (request, "node", node);

  ptero_client_send_async (client, request, NULL, core_support_result_cb, &result);
  answer = ptero_client_send_finish (client, core_support_wait (&result), &error);
  g_assert_no_error (error);
  meta = ptero_json_get_object_member (json_node_get_object (ptero_answer_get_json (answer)),
                                       "meta");

  return json_object_get_int_member (ptero_json_get_object_member (meta, "pagination"), "total");
}

static void
test_changes_nothing (void)
{
  static const PteroEndpoint endpoints[] = {
    PTERO_ENDPOINT_APP_SERVERS_LIST, PTERO_ENDPOINT_APP_NODES_LIST, PTERO_ENDPOINT_APP_USERS_LIST,
    PTERO_ENDPOINT_APP_LOCATIONS_LIST, PTERO_ENDPOINT_APP_NESTS_LIST,
    PTERO_ENDPOINT_APP_ALLOCATIONS_LIST,
  };
  g_autoptr(PteroDemoPanel) demo = start_demo ();
  g_autoptr(PteroClient) client = ptero_client_new (ptero_demo_panel_get_address (demo));
  g_autoptr(PteroKeyReport) report = NULL;
  guint before[G_N_ELEMENTS (endpoints)];

  ptero_client_set_key (client, PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_APPLICATION));

  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    before[i] = count_things (client, endpoints[i],
                              endpoints[i] == PTERO_ENDPOINT_APP_ALLOCATIONS_LIST ? "1" : NULL);

  report = probe_demo (demo, PTERO_DEMO_KEY_APPLICATION);
  g_assert_cmpint (report->rights[PTERO_RIGHT_OF_USERS], ==, PTERO_RIGHT_READ_WRITE);

  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    g_assert_cmpuint (count_things (client, endpoints[i],
                                    endpoints[i] == PTERO_ENDPOINT_APP_ALLOCATIONS_LIST
                                      ? "1"
                                      : NULL),
                      ==, before[i]);
}

static void
test_refused_keys (void)
{
  g_autoptr(PteroDemoPanel) demo = start_demo ();
  g_autoptr(GError) empty = NULL;
  g_autoptr(GError) odd = NULL;
  guint n_requests;

  assert_key_refused (demo, ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_IP_LOCKED),
                      PTERO_API_ERROR_ADDRESS_NOT_ALLOWED);
  assert_key_refused (demo, ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_TWO_FACTOR),
                      PTERO_API_ERROR_TWO_FACTOR_REQUIRED);
  assert_key_refused (demo, UNKNOWN_KEY, PTERO_API_ERROR_UNAUTHENTICATED);

  ptero_demo_panel_revoke_key (demo, PTERO_DEMO_KEY_ADMIN, TRUE);
  assert_key_refused (demo, ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_ADMIN),
                      PTERO_API_ERROR_UNAUTHENTICATED);
  ptero_demo_panel_revoke_key (demo, PTERO_DEMO_KEY_APPLICATION, TRUE);
  assert_key_refused (demo, ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_APPLICATION),
                      PTERO_API_ERROR_UNAUTHENTICATED);

  n_requests = ptero_demo_panel_get_n_requests (demo, "");
  g_assert_null (probe_key (ptero_demo_panel_get_address (demo), "", &empty));
  g_assert_error (empty, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_null (probe_key (ptero_demo_panel_get_address (demo), UNKNOWN_KEY "\r\nX: y", &odd));
  g_assert_error (odd, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_null (strstr (odd->message, UNKNOWN_KEY));
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (demo, ""), ==, n_requests);
}

static void
test_failing_panel (void)
{
  g_autoptr(PteroDemoPanel) demo = start_demo ();
  g_autoptr(PteroKeyReport) report = NULL;
  const char *admin = ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_ADMIN);
  const char *application = ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_APPLICATION);

  set_faults (demo, "status=500");
  assert_key_refused (demo, admin, PTERO_API_ERROR_PANEL);
  set_faults (demo, "html=200");
  assert_key_refused (demo, admin, PTERO_API_ERROR_NOT_A_PANEL);
  set_faults (demo, "status=500@/api/application/servers");
  assert_key_refused (demo, application, PTERO_API_ERROR_PANEL);

  /* One list that fails leaves the rest of the rights known. */
  set_faults (demo, "status=500@/api/application/users,status=500@/api/client/permissions");
  report = probe_demo (demo, PTERO_DEMO_KEY_APPLICATION);
  g_assert_cmpint (report->rights[PTERO_RIGHT_OF_USERS], ==, PTERO_RIGHT_UNKNOWN);
  g_assert_cmpint (report->rights[PTERO_RIGHT_OF_SERVERS], ==, PTERO_RIGHT_READ_WRITE);
  g_clear_pointer (&report, ptero_key_report_free);

  /* without the permissions the account tells what it is */
  report = probe_demo (demo, PTERO_DEMO_KEY_ADMIN);
  g_assert_cmpint (report->flavour, ==, PTERO_FLAVOUR_PTERODACTYL);
  g_assert_cmpuint (report->n_all_servers, ==, 40);
}

static void
test_address (void)
{
  g_autoptr(PteroDemoPanel) demo = start_demo ();
  g_autoptr(PteroAddressReport) report = NULL;
  g_autoptr(GError) error = NULL;

  report = probe_address (ptero_demo_panel_get_address (demo), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->flavour, ==, PTERO_FLAVOUR_UNKNOWN);
  g_assert_null (report->certificate);
}

static void
test_wrong_address (void)
{
  g_autoptr(PteroDemoPanel) demo = start_demo ();
  const char *address = ptero_demo_panel_get_address (demo);
  g_autoptr(GError) moved = NULL;
  g_autoptr(GError) down = NULL;
  g_autoptr(GError) dropped = NULL;
  g_autoptr(GError) unknown = NULL;

  set_faults (demo, "html=200");
  assert_address_refused (address, PTERO_API_ERROR_NOT_A_PANEL);
  set_faults (demo, "challenge");
  assert_address_refused (address, PTERO_API_ERROR_CHALLENGED);
  set_faults (demo, "html=404");
  assert_address_refused (address, PTERO_API_ERROR_NOT_A_PANEL);
  set_faults (demo, "status=404");
  assert_address_refused (address, PTERO_API_ERROR_NOT_A_PANEL);
  set_faults (demo, "truncate");
  g_assert_null (probe_address (address, NULL, &dropped));
  g_clear_error (&dropped);
  set_faults (demo, "status=503");
  assert_address_refused (address, PTERO_API_ERROR_MAINTENANCE);
  set_faults (demo, "html=502");
  assert_address_refused (address, PTERO_API_ERROR_PANEL);

  set_faults (demo, "redirect=https://elsewhere.example/api/client");
  g_assert_null (probe_address (address, NULL, &moved));
  g_assert_error (moved, PTERO_API_ERROR, PTERO_API_ERROR_MOVED);
  g_assert_cmpstr (ptero_api_error_get_location (moved), ==,
                   "https://elsewhere.example/api/client");

  set_faults (demo, "drop");
  g_assert_null (probe_address (address, NULL, &dropped));
  g_assert_true (dropped->domain == G_IO_ERROR);

  ptero_demo_panel_stop (demo);
  g_assert_null (probe_address (address, NULL, &down));
  g_assert_error (down, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);

  g_assert_null (probe_address ("https://panel.invalid", NULL, &unknown));
  g_assert_true (unknown->domain == G_RESOLVER_ERROR);

  assert_address_refused ("http://panel.example", PTERO_API_ERROR_INSECURE);
}

static void
test_certificate (void)
{
  g_autoptr(PteroDemoPanel) demo = ptero_demo_panel_new (1, 1);
  g_autoptr(PteroAddressReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) changed = NULL;
  g_autofree char *fingerprint = NULL;

  ptero_demo_panel_set_tls (demo, TRUE);
  g_assert_true (ptero_demo_panel_start (demo, &error));
  g_assert_no_error (error);

  g_assert_null (probe_address (ptero_demo_panel_get_address (demo), NULL, &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE);
  fingerprint = g_strdup (ptero_api_error_get_fingerprint (error));
  g_clear_error (&error);

  report = probe_address (ptero_demo_panel_get_address (demo), fingerprint, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report->certificate);
  g_assert_cmpstr (report->certificate, !=, "");

  fingerprint[0] = fingerprint[0] == '0' ? '1' : '0';
  g_assert_null (probe_address (ptero_demo_panel_get_address (demo), fingerprint, &changed));
  g_assert_error (changed, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED);
}

static void
test_cancelled (void)
{
  g_autoptr(PteroDemoPanel) demo = start_demo ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) address_result = NULL;
  g_autoptr(GAsyncResult) key_result = NULL;
  g_autoptr(GError) address_error = NULL;
  g_autoptr(GError) key_error = NULL;

  set_faults (demo, "latency=2000");
  ptero_probe_address_async (ptero_demo_panel_get_address (demo), NULL, cancellable,
                             core_support_result_cb, &address_result);
  ptero_probe_key_async (ptero_demo_panel_get_address (demo), NULL,
                         ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_ADMIN),
                         cancellable, core_support_result_cb, &key_result);
  g_cancellable_cancel (cancellable);

  g_assert_null (ptero_probe_address_finish (core_support_wait (&address_result), &address_error));
  g_assert_error (address_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (ptero_probe_key_finish (core_support_wait (&key_result), &key_error));
  g_assert_error (key_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Something else that speaks JSON. */
typedef struct
{
  gboolean pelican;
  guint    status;
  guint    n_changing;
} Other;

static void
respond (SoupServerMessage *message,
         guint              status,
         const char        *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static void
respond_as_pelican (SoupServerMessage *message,
                    const char        *path)
{
  const char *const refusal =
    "{\"errors\":[{\"code\":\"AccessDeniedHttpException\",\"status\":\"403\","
    "\"detail\":\"You are attempting to use an application API key on an endpoint that requires a client API key.\"}]}";
  const char *const lost =
    "{\"errors\":[{\"code\":\"NotFoundHttpException\",\"status\":\"404\",\"detail\":\"The route could not be found.\"}]}";
  const char *const list =
    "{\"object\":\"list\",\"data\":[{\"object\":\"x\",\"attributes\":{\"id\":9}}],\"meta\":{\"pagination\":{\"total\":3,"
    "\"count\":1,\"per_page\":1,\"current_page\":1,\"total_pages\":3,\"links\":{}}}}";

  if (g_str_has_prefix (path, "/api/client"))
    respond (message, 403, refusal);
  else if (g_str_has_suffix (path, "/locations") || strstr (path, "/nests") != NULL)
    respond (message, 404, lost);
  else
    respond (message, 200, list);
}

static void
other_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Other *other = user_data;

  if (!g_str_equal (soup_server_message_get_method (message), "GET"))
    other->n_changing++;

  if (other->pelican)
    respond_as_pelican (message, path);
  else if (other->status == 200)
    respond (message, 200, "{\"object\":\"list\",\"data\":[]}");
  else
    respond (message, other->status,
             "{\"errors\":[{\"code\":\"Nope\",\"status\":\"401\",\"detail\":\"Nope\"}]}");
}

static SoupServer *
start_other (Other  *other,
             char  **address)
{
  SoupServer *server = soup_server_new (NULL, NULL);
  g_autoptr(GError) error = NULL;
  GSList *uris;

  soup_server_add_handler (server, NULL, other_cb, other, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  *address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);

  return server;
}

static void
test_other_api (void)
{
  Other other = { .status = 200 };
  g_autofree char *address = NULL;
  g_autoptr(SoupServer) server = start_other (&other, &address);

  assert_address_refused (address, PTERO_API_ERROR_NOT_A_PANEL);
  other.status = 401;
  assert_address_refused (address, PTERO_API_ERROR_NOT_A_PANEL);
}

static void
test_pelican (void)
{
  Other other = { .pelican = TRUE };
  g_autofree char *address = NULL;
  g_autoptr(SoupServer) server = start_other (&other, &address);
  g_autoptr(PteroKeyReport) report = NULL;
  g_autoptr(GError) error = NULL;

  /* A key that was migrated and has an old prefix. */
  report = probe_key (address, "ptla_probetest001AbCdEfGhIjKlMnOpQrStUvWxYz01234", &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->api, ==, PTERO_API_APPLICATION);
  g_assert_cmpint (report->flavour, ==, PTERO_FLAVOUR_PELICAN);
  g_assert_cmpuint (report->n_all_servers, ==, 3);

  /* What its empty objects would do is not known, so none is sent. */
  g_assert_cmpuint (other.n_changing, ==, 0);
  g_assert_cmpint (report->rights[PTERO_RIGHT_OF_SERVERS], ==, PTERO_RIGHT_UNKNOWN);
  g_assert_cmpint (report->rights[PTERO_RIGHT_OF_LOCATIONS], ==, PTERO_RIGHT_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/address", test_address);
  g_test_add_func ("/probe/wrong-address", test_wrong_address);
  g_test_add_func ("/probe/certificate", test_certificate);
  g_test_add_func ("/probe/account-keys", test_account_keys);
  g_test_add_func ("/probe/application-keys", test_application_keys);
  g_test_add_func ("/probe/changes-nothing", test_changes_nothing);
  g_test_add_func ("/probe/refused-keys", test_refused_keys);
  g_test_add_func ("/probe/failing-panel", test_failing_panel);
  g_test_add_func ("/probe/cancelled", test_cancelled);
  g_test_add_func ("/probe/other-api", test_other_api);
  g_test_add_func ("/probe/pelican", test_pelican);

  return g_test_run ();
}
