/* test-demo-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "demo-fixture.h"

static void
test_list_pages (DemoFixture  *fixture,
                 gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint page = 1; page <= 6; page++)
    {
      g_autofree char *path = g_strdup_printf ("/api/client?type=admin-all&per_page=7&page=%u",
                                               page);
      g_autoptr (DemoAnswer) answer = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, path);
      guint n_servers = demo_count_data (answer);

      g_assert_cmpuint (n_servers, ==, page < 6 ? 7 : 5);
      g_assert_cmpint (demo_get_int (answer, "meta.pagination.total"), ==, 40);
      g_assert_cmpint (demo_get_int (answer, "meta.pagination.total_pages"), ==, 6);
      g_assert_cmpint (demo_get_int (answer, "meta.pagination.current_page"), ==, page);
      g_assert_true ((demo_answer_find (answer, "meta.pagination.links.next") != NULL) == (page < 6));
      g_assert_true ((demo_answer_find (answer, "meta.pagination.links.previous") != NULL) == (page > 1));

      for (guint i = 0; i < n_servers; i++)
        {
          g_autofree char *member = g_strdup_printf ("data.%u.attributes.uuid", i);

          g_assert_true (g_hash_table_add (seen, g_strdup (demo_get_string (answer, member))));
        }
    }

  g_assert_cmpuint (g_hash_table_size (seen), ==, 40);
}

static void
test_list_types (DemoFixture  *fixture,
                 gconstpointer data)
{
  guint n_mine = demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN, "");
  guint n_owned = demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN, "?type=owner");
  guint n_others = demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN, "?type=admin");

  g_assert_cmpuint (n_owned, >=, 5);
  g_assert_cmpuint (n_owned, <=, n_mine);
  g_assert_cmpuint (n_mine + n_others, ==, 40);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN, "?type=admin-all"), ==, 40);

  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_USER, "?type=admin-all"), ==, 0);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_USER, "?type=owner"), >=, 1);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_USER, ""), >,
                    demo_count_list (fixture, PTERO_DEMO_KEY_USER, "?type=owner"));
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_NO_SERVERS, ""), ==, 0);
}

static void
test_list_filters (DemoFixture  *fixture,
                   gconstpointer data)
{
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN,
                                     "?type=admin-all&filter[name]=PROXY"), >=, 1);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN,
                                     "?type=admin-all&filter%5Bname%5D=skyblock,midgard"), ==, 2);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN,
                                     "?type=admin-all&filter[external_id]=crm-1&per_page=1"), ==,
                    1);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN,
                                     "?type=admin-all&filter[*]=203.0.113.10:25565"), ==, 1);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN,
                                     "?type=admin-all&filter[*]=:255"), ==, 40);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN,
                                     "?type=admin-all&filter[*]=nothing%20like%20it"), ==, 0);
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client?filter[owner]=1", 400,
                           "InvalidFilterQuery");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client?filter[*]=a,b", 500,
                           "TypeError");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client?per_page=-1", 500,
                           "QueryException");
}

static void
test_world (DemoFixture  *fixture,
            gconstpointer data)
{
  g_autoptr (PteroDemoPanel) same = ptero_demo_panel_new (0, 1);
  g_autoptr (PteroDemoPanel) other = ptero_demo_panel_new (0, 2);
  g_auto (GStrv) same_servers = ptero_demo_panel_list_servers (same, 40);
  g_auto (GStrv) other_servers = ptero_demo_panel_list_servers (other, 40);
  g_autofree char *names = g_strjoinv ("\n", fixture->servers);
  g_autoptr (DemoAnswer) answer = demo_get (fixture, PTERO_DEMO_KEY_ADMIN,
                                            "/api/client?type=admin-all&per_page=100");
  static const char * const statuses[] = { "installing", "install_failed", "reinstall_failed",
                                           "suspended", "restoring_backup" };
  g_autofree char *text = json_to_string (answer->json, FALSE);

  g_assert_true (g_strv_equal ((const char * const *) fixture->servers,
                               (const char * const *) same_servers));
  g_assert_false (g_strv_equal ((const char * const *) fixture->servers,
                                (const char * const *) other_servers));
  g_assert_cmpstr (ptero_demo_panel_get_key (same, PTERO_DEMO_KEY_ADMIN), !=,
                   ptero_demo_panel_get_key (fixture->panel, PTERO_DEMO_KEY_ADMIN));

  g_assert_nonnull (strstr (names, "<b>Bold & Brave</b> &amp;"));
  g_assert_nonnull (strstr (names, "🦖"));
  g_assert_nonnull (strstr (names, "خادم"));
  g_assert_nonnull (strstr (names, "Far Too Long"));

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *member = g_strdup_printf ("\"status\":\"%s\"", statuses[i]);

      g_assert_nonnull (strstr (text, member));
    }

  g_assert_nonnull (strstr (text, "\"is_transferring\":true"));
  g_assert_nonnull (strstr (text, "\"is_node_under_maintenance\":true"));
  g_assert_nonnull (strstr (text, "\"memory\":0"));
}

static void
test_keys (DemoFixture  *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < PTERO_DEMO_N_KEYS; i++)
    {
      const char *key = ptero_demo_panel_get_key (fixture->panel, i);

      g_assert_cmpuint (strlen (key), ==, 48);
      g_assert_true (g_str_has_prefix (key, "ptlc_") || g_str_has_prefix (key, "ptla_"));
    }

  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_APPLICATION, "/api/client", 403,
                           "AccessDeniedHttpException");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_IP_LOCKED, "/api/client", 403,
                           "AccessDeniedHttpException");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_TWO_FACTOR, "/api/client", 400,
                           "TwoFactorAuthRequiredException");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_USER, "/api/application/users", 403,
                           "AccessDeniedHttpException");

  {
    g_autoptr (DemoAnswer) open = demo_get (fixture, PTERO_DEMO_KEY_TWO_FACTOR,
                                            "/api/client/account");
    g_autoptr (DemoAnswer) admin = demo_get (fixture, PTERO_DEMO_KEY_ADMIN,
                                             "/api/application/nodes");

    g_assert_cmpuint (open->status, ==, 200);
    g_assert_cmpuint (admin->status, ==, 200);
  }

  ptero_demo_panel_revoke_key (fixture->panel, PTERO_DEMO_KEY_USER, TRUE);
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_USER, "/api/client/account", 401,
                           "AuthenticationException");
  ptero_demo_panel_revoke_key (fixture->panel, PTERO_DEMO_KEY_USER, FALSE);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_USER, ""), >=, 1);
}

static void
test_rights (DemoFixture  *fixture,
             gconstpointer data)
{
  static const char * const forms[] = { "users", "nodes", "locations", "servers",
                                        "nodes/1/allocations" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/api/application/", forms[i], NULL);
      g_autoptr (DemoAnswer) writes = demo_ask (fixture, PTERO_DEMO_KEY_APPLICATION, "POST", path,
                                                "{}");
      g_autoptr (DemoAnswer) reads = demo_ask (fixture, PTERO_DEMO_KEY_READ_ONLY, "POST", path,
                                               "{}");

      demo_assert_refused (writes, 422, "ValidationException");
      demo_assert_refused (reads, 403, "AccessDeniedHttpException");
    }

  {
    g_autoptr (DemoAnswer) servers = demo_get (fixture, PTERO_DEMO_KEY_READ_ONLY,
                                               "/api/application/servers");
    g_autoptr (DemoAnswer) nodes = demo_get (fixture, PTERO_DEMO_KEY_PARTIAL,
                                             "/api/application/nodes/1?include=location,allocations");

    g_assert_cmpuint (demo_count_data (servers), ==, 40);
    g_assert_cmpstr (demo_get_string (nodes, "attributes.relationships.location.object"), ==,
                     "null_resource");
  }

  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_PARTIAL, "/api/application/servers", 403,
                           "AccessDeniedHttpException");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_PARTIAL, "/api/application/servers/999", 404,
                           "NotFoundHttpException");
}

static void
test_subuser (DemoFixture  *fixture,
              gconstpointer data)
{
  g_autofree char *shared = demo_get_server_path (fixture, 0, "");
  g_autofree char *power = demo_get_server_path (fixture, 0, "/power");
  g_autofree char *network = demo_get_server_path (fixture, 0, "/network/allocations");
  g_autofree char *foreign = demo_get_server_path (fixture, 1, "");
  g_autoptr (DemoAnswer) server = demo_get (fixture, PTERO_DEMO_KEY_USER, shared);
  g_autoptr (DemoAnswer) start = demo_ask (fixture, PTERO_DEMO_KEY_USER, "POST", power,
                                           "{\"signal\":\"start\"}");
  g_autoptr (DemoAnswer) stop = demo_ask (fixture, PTERO_DEMO_KEY_USER, "POST", power,
                                          "{\"signal\":\"stop\"}");
  g_autoptr (DemoAnswer) unknown = demo_ask (fixture, PTERO_DEMO_KEY_USER, "POST", power,
                                             "{\"signal\":\"explode\"}");

  g_assert_cmpuint (server->status, ==, 200);
  g_assert_false (json_node_get_boolean (demo_answer_find (server, "meta.is_server_owner")));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (demo_answer_find (server, "meta.user_permissions"))), ==, 11);
  g_assert_cmpuint (start->status, ==, 204);
  demo_assert_refused (stop, 403, "AccessDeniedHttpException");
  demo_assert_refused (unknown, 403, "AccessDeniedHttpException");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_USER, network, 403, "AccessDeniedHttpException");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_USER, foreign, 404, "NotFoundHttpException");
}

static char *
dup_state (DemoFixture *fixture,
           guint        index)
{
  g_autofree char *path = demo_get_server_path (fixture, index, "/resources");
  g_autoptr (DemoAnswer) answer = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, path);

  g_assert_cmpuint (answer->status, ==, 200);

  return g_strdup (demo_get_string (answer, "attributes.current_state"));
}

static void
send_signal (DemoFixture *fixture,
             const char  *signal)
{
  g_autofree char *path = demo_get_server_path (fixture, 0, "/power");
  g_autofree char *body = g_strdup_printf ("{\"signal\":\"%s\"}", signal);
  g_autoptr (DemoAnswer) answer = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "POST", path, body);

  g_assert_cmpuint (answer->status, ==, 204);
  g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 0);
  g_assert_null (demo_answer_header (answer, "Content-Type"));
}

static void
assert_state (DemoFixture *fixture,
              const char  *expected)
{
  g_autofree char *state = dup_state (fixture, 0);

  g_assert_cmpstr (state, ==, expected);
}

/* Waits until the state is @expected; returns the seconds it took. */
static double
wait_for_state (DemoFixture *fixture,
                const char  *expected)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *state = dup_state (fixture, 0);

      if (g_str_equal (state, expected))
        return (g_get_monotonic_time () - begin) / (double) G_USEC_PER_SEC;

      g_usleep (50 * 1000);
    }

  g_error ("The server did not become %s", expected);
}

static void
test_power (DemoFixture  *fixture,
            gconstpointer data)
{
  g_autofree char *command = demo_get_server_path (fixture, 0, "/command");
  double seconds;

  ptero_demo_panel_set_cache (fixture->panel, 0);
  assert_state (fixture, "running");

  send_signal (fixture, "start");
  assert_state (fixture, "running");

  send_signal (fixture, "kill");
  assert_state (fixture, "offline");

  {
    g_autoptr (DemoAnswer) refused = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "POST", command,
                                               "{\"command\":\"say hi\"}");
    g_autoptr (DemoAnswer) empty = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "POST", command,
                                             "{\"command\":\"  \"}");

    demo_assert_refused (refused, 502, "HttpException");
    demo_assert_refused (empty, 422, "ValidationException");
  }

  send_signal (fixture, "start");
  assert_state (fixture, "starting");
  seconds = wait_for_state (fixture, "running");
  g_assert_cmpfloat (seconds, >, 1.8);
  g_assert_cmpfloat (seconds, <, 6.5);

  send_signal (fixture, "stop");
  assert_state (fixture, "stopping");
  seconds = wait_for_state (fixture, "offline");
  g_assert_cmpfloat (seconds, >, 0.8);
  g_assert_cmpfloat (seconds, <, 4.5);
}

static void
test_restart (DemoFixture  *fixture,
              gconstpointer data)
{
  g_autofree char *activity = demo_get_server_path (fixture, 0,
                                                    "/activity?sort=-timestamp&per_page=1");
  g_autoptr (DemoAnswer) answer = NULL;

  ptero_demo_panel_set_cache (fixture->panel, 0);
  send_signal (fixture, "restart");
  assert_state (fixture, "stopping");
  wait_for_state (fixture, "starting");
  send_signal (fixture, "kill");

  answer = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, activity);
  g_assert_cmpstr (demo_get_string (answer, "data.0.attributes.event"), ==, "server:power.kill");
}

static void
test_statistics (DemoFixture  *fixture,
                 gconstpointer data)
{
  g_autofree char *path = demo_get_server_path (fixture, 0, "/resources");
  g_autofree char *uuid = g_strndup (fixture->servers[0], 36);
  g_autoptr (DemoAnswer) first = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, path);
  g_autoptr (DemoAnswer) cached = NULL;
  g_autoptr (DemoAnswer) second = NULL;
  g_autoptr (DemoAnswer) crashed = NULL;

  g_usleep (300 * 1000);
  cached = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, path);
  g_assert_cmpint (demo_get_int (cached, "attributes.resources.uptime"), ==,
                   demo_get_int (first, "attributes.resources.uptime"));

  ptero_demo_panel_set_cache (fixture->panel, 0);
  second = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, path);
  g_assert_cmpint (demo_get_int (second, "attributes.resources.uptime"), >=,
                   demo_get_int (first, "attributes.resources.uptime") + 300);
  g_assert_cmpint (demo_get_int (second, "attributes.resources.memory_bytes"), !=,
                   demo_get_int (first, "attributes.resources.memory_bytes"));
  g_assert_cmpint (demo_get_int (second, "attributes.resources.network_rx_bytes"), >,
                   demo_get_int (first, "attributes.resources.network_rx_bytes"));
  g_assert_cmpint (demo_get_int (second, "attributes.resources.network_tx_bytes"), >,
                   demo_get_int (first, "attributes.resources.network_tx_bytes"));
  g_assert_cmpint (demo_get_int (second, "attributes.resources.disk_bytes"), >=,
                   demo_get_int (first, "attributes.resources.disk_bytes"));

  g_assert_true (ptero_demo_panel_set_server_state (fixture->panel, uuid, "crash"));
  crashed = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, path);
  g_assert_cmpstr (demo_get_string (crashed, "attributes.current_state"), ==, "offline");
  g_assert_cmpint (demo_get_int (crashed, "attributes.resources.memory_bytes"), ==, 0);
  g_assert_cmpint (demo_get_int (crashed, "attributes.resources.cpu_absolute"), ==, 0);

  g_assert_false (ptero_demo_panel_set_server_state (fixture->panel, uuid, "dancing"));
  g_assert_false (ptero_demo_panel_set_server_state (fixture->panel, "nobody", "running"));
}

static void
test_conflicts (DemoFixture  *fixture,
                gconstpointer data)
{
  static const char * const statuses[] = { "suspended", "installing", "install_failed",
                                           "restoring_backup", "transferring" };
  g_autofree char *uuid = g_strndup (fixture->servers[0], 36);
  g_autofree char *show = demo_get_server_path (fixture, 0, "");
  g_autofree char *resources = demo_get_server_path (fixture, 0, "/resources");
  g_autofree char *maintained = demo_get_server_path (fixture, 8, "/resources");
  g_autofree char *unreachable = demo_get_server_path (fixture, 11, "/resources");

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (DemoAnswer) shown = NULL;

      g_assert_true (ptero_demo_panel_set_server_status (fixture->panel, uuid, statuses[i]));
      shown = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, show);
      g_assert_cmpuint (shown->status, ==, 200);
      demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, resources, 409,
                               "ServerStateConflictException");
    }

  g_assert_true (ptero_demo_panel_set_server_status (fixture->panel, uuid, NULL));
  g_assert_false (ptero_demo_panel_set_server_status (fixture->panel, uuid, "confused"));

  {
    g_autoptr (DemoAnswer) normal = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, resources);

    g_assert_cmpuint (normal->status, ==, 200);
  }

  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, maintained, 409,
                           "ServerStateConflictException");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, unreachable, 504,
                           "DaemonConnectionException");
}

static void
test_rates (DemoFixture  *fixture,
            gconstpointer data)
{
  g_autoptr (DemoAnswer) standard = demo_get (fixture, PTERO_DEMO_KEY_USER, "/api/client/account");
  g_autoptr (DemoAnswer) application = demo_get (fixture, PTERO_DEMO_KEY_APPLICATION,
                                                 "/api/application/users");
  g_autoptr (DemoAnswer) refused = NULL;
  g_autoptr (DemoAnswer) other_user = NULL;
  g_autoptr (DemoAnswer) other_api = NULL;

  g_assert_cmpstr (demo_answer_header (standard, "X-RateLimit-Limit"), ==, "720");
  g_assert_cmpstr (demo_answer_header (standard, "X-RateLimit-Remaining"), ==, "719");
  g_assert_cmpstr (demo_answer_header (application, "X-RateLimit-Limit"), ==, "240");

  ptero_demo_panel_set_rate (fixture->panel, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN, ""), >, 0);

  refused = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client");
  demo_assert_refused (refused, 429, "ThrottleRequestsException");
  g_assert_cmpint (atoi (demo_answer_header (refused, "Retry-After")), >, 50);
  g_assert_cmpint (atoi (demo_answer_header (refused, "Retry-After")), <=, 60);
  g_assert_nonnull (demo_answer_header (refused, "X-RateLimit-Reset"));
  g_assert_cmpstr (demo_answer_header (refused, "X-RateLimit-Remaining"), ==, "0");

  other_user = demo_get (fixture, PTERO_DEMO_KEY_USER, "/api/client");
  other_api = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, "/api/application/users");
  g_assert_cmpuint (other_user->status, ==, 200);
  g_assert_cmpuint (other_api->status, ==, 200);
  g_assert_cmpuint (ptero_demo_panel_get_n_refused (fixture->panel), ==, 1);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->panel, "/api/client"), ==, 6);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->panel, "/api/application"), ==, 2);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->panel, NULL), ==, 8);
}

static void
test_wire (DemoFixture  *fixture,
           gconstpointer data)
{
  const char *key = ptero_demo_panel_get_key (fixture->panel, PTERO_DEMO_KEY_ADMIN);
  const char *origin[] = { "Origin", ptero_demo_panel_get_address (fixture->panel), NULL };
  const char *cookie[] = { "Cookie", "pterodactyl_session=abc", NULL };
  const char *foreign[] = { "Origin", "https://elsewhere.example", NULL };
  g_autoptr (DemoAnswer) missing = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client/nope");
  g_autoptr (DemoAnswer) list = demo_get (fixture, PTERO_DEMO_KEY_ADMIN,
                                          "/api/client?type=admin-all");
  g_autoptr (DemoAnswer) page = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, "/somewhere/api/client");
  g_autoptr (DemoAnswer) login = demo_send (fixture->session, fixture->panel, "GET", "/api/client",
                                            NULL, NULL, NULL, NULL);
  g_autoptr (DemoAnswer) from_panel = demo_send (fixture->session, fixture->panel, "POST",
                                                 "/api/client/account/api-keys", key, "{}",
                                                 "application/json", origin);
  g_autoptr (DemoAnswer) with_cookie = demo_send (fixture->session, fixture->panel, "POST",
                                                  "/api/client/account/api-keys", key, "{}",
                                                  "application/json", cookie);
  g_autoptr (DemoAnswer) elsewhere = demo_send (fixture->session, fixture->panel, "POST",
                                                "/api/client/account/api-keys", key, "{}",
                                                "application/json", foreign);
  g_autoptr (DemoAnswer) broken = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "POST",
                                            "/api/client/account/api-keys", "{\"description\": ");
  g_autoptr (DemoAnswer) head = demo_ask (fixture, PTERO_DEMO_KEY_ADMIN, "HEAD", "/api/client",
                                          NULL);
  const char *text = g_bytes_get_data (missing->body, NULL);
  const char *listed = g_bytes_get_data (list->body, NULL);

  g_assert_true (g_str_has_prefix (text, "{\n    \"errors\": [\n        {\n            \"code\": \"NotFoundHttpException\","));
  g_assert_nonnull (g_strstr_len (text, (gssize) g_bytes_get_size (missing->body),
                                  "The route api/client/nope could not be found."));
  g_assert_nonnull (g_strstr_len (listed, (gssize) g_bytes_get_size (list->body),
                                  "ghcr.io\\/pterodactyl\\/yolks"));
  g_assert_nonnull (g_strstr_len (listed, (gssize) g_bytes_get_size (list->body),
                                  "\\ud83e\\udd96 Dino Park"));
  g_assert_cmpstr (demo_answer_header (list, "Cache-Control"), ==, "no-cache, private");

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_true (g_str_has_prefix (demo_answer_header (page, "Content-Type"), "text/html"));
  g_assert_cmpuint (login->status, ==, 302);
  g_assert_true (g_str_has_suffix (demo_answer_header (login, "Location"), "/auth/login"));
  demo_assert_refused (from_panel, 419, "HttpException");
  demo_assert_refused (with_cookie, 419, "HttpException");
  demo_assert_refused (elsewhere, 422, "ValidationException");
  demo_assert_refused (broken, 400, "BadRequestHttpException");
  g_assert_cmpuint (head->status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (head->body), ==, 0);
}

static void
test_dates (DemoFixture  *fixture,
            gconstpointer data)
{
  g_autoptr (DemoAnswer) client = demo_get (fixture, PTERO_DEMO_KEY_ADMIN,
                                            "/api/client/account/api-keys");
  g_autoptr (DemoAnswer) application = demo_get (fixture, PTERO_DEMO_KEY_APPLICATION,
                                                 "/api/application/users");

  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+01:00$",
                                       demo_get_string (client, "data.0.attributes.created_at"), 0,
                                       0));
  g_assert_true (g_str_has_suffix (demo_get_string (application, "data.0.attributes.created_at"),
                                   "+00:00"));
}

static void
test_many_servers ( void)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (PteroDemoPanel) panel = ptero_demo_panel_new (10000, 1);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (DemoAnswer) last = NULL;
  gint64 started;
  gint64 fetched;

  g_assert_true (ptero_demo_panel_start (panel, NULL));
  started = g_get_monotonic_time ();
  last = demo_send (session, panel, "GET", "/api/client?type=admin-all&per_page=100&page=100",
                    ptero_demo_panel_get_key (panel, PTERO_DEMO_KEY_ADMIN), NULL,
                    "application/json", NULL);
  fetched = g_get_monotonic_time ();

  g_assert_cmpuint (demo_count_data (last), ==, 100);
  g_assert_cmpint (demo_get_int (last, "meta.pagination.total"), ==, 10000);
  g_test_message ("10,000 servers: started in %.0f ms, one page of 100 fetched and parsed in %.1f ms",
                  (started - begin) / 1000.0, (fetched - started) / 1000.0);
}

static gpointer
hammer (gpointer data)
{
  DemoFixture *fixture = data;
  g_autoptr (SoupSession) session = soup_session_new ();

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (DemoAnswer) answer = demo_send (session, fixture->panel, "GET", "/api/client",
                                                 ptero_demo_panel_get_key (fixture->panel,
                                                                           PTERO_DEMO_KEY_ADMIN),
                                                 NULL, "application/json", NULL);
      g_autofree char *uuid = g_strndup (fixture->servers[i], 36);

      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->panel, "/api"), >, i);
      g_assert_true (ptero_demo_panel_set_server_state (fixture->panel, uuid,
                                                        i % 2 == 0 ? "running" : "offline"));
    }

  return NULL;
}

static void
test_threads (DemoFixture  *fixture,
              gconstpointer data)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hammer", hammer, fixture);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->panel, "/api/client"), ==, 160);
}

/* The parser recurses: what nests deeper than PHP reads is refused before, wherever its brackets
 * are. */
static void
test_deep_input (DemoFixture  *fixture,
                 gconstpointer data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *hidden = g_strconcat ("/*\"*/", deep, NULL);
  g_autofree char *quoted = g_strconcat ("'\"'", deep, NULL);
  g_autofree char *shallow = g_strconcat ("{\"description\":\"", deep, "\"}", NULL);
  const struct { const char *body; guint status; const char *detail; } cases[] = {
    { deep, 400,
      "The JSON data passed in the request appears to be malformed: Maximum stack depth exceeded" },
    { hidden, 400, "The JSON data passed in the request appears to be malformed: Syntax error" },
    { quoted, 400, "The JSON data passed in the request appears to be malformed: Syntax error" },
    { shallow, 422, "The description may not be greater than 500 characters." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DemoAnswer) answer = demo_ask (fixture, PTERO_DEMO_KEY_USER, "POST",
                                                "/api/client/account/api-keys", cases[i].body);

      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_cmpstr (demo_get_string (answer, "errors.0.detail"), ==, cases[i].detail);
    }
}

/* Pelican's nodes are at no location, whatever is asked for. */
static void
test_pelican_nodes (DemoFixture  *fixture,
                    gconstpointer data)
{
  g_autoptr (DemoAnswer) answer = NULL;
  g_autofree char *text = NULL;

  ptero_demo_panel_stop (fixture->panel);
  g_clear_object (&fixture->panel);
  fixture->panel = ptero_demo_panel_new (0, 1);
  ptero_demo_panel_set_pelican (fixture->panel);
  g_assert_true (ptero_demo_panel_start (fixture->panel, NULL));
  answer = demo_get (fixture, PTERO_DEMO_KEY_APPLICATION,
                     "/api/application/nodes?include=location,servers");
  g_assert_cmpuint (answer->status, ==, 200);
  text = json_to_string (answer->json, FALSE);
  g_assert_nonnull (strstr (text, "\"servers\""));
  g_assert_null (strstr (text, "\"location_id\""));
  g_assert_null (strstr (text, "\"location\""));
}

#define ADD(path, function) g_test_add ("/demo/panel/" path, DemoFixture, NULL, demo_set_up, function, demo_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list/pages", test_list_pages);
  ADD ("list/types", test_list_types);
  ADD ("list/filters", test_list_filters);
  ADD ("world", test_world);
  ADD ("keys", test_keys);
  ADD ("rights", test_rights);
  ADD ("subuser", test_subuser);
  ADD ("power", test_power);
  ADD ("restart", test_restart);
  ADD ("statistics", test_statistics);
  ADD ("conflicts", test_conflicts);
  ADD ("rates", test_rates);
  ADD ("wire", test_wire);
  ADD ("dates", test_dates);
  ADD ("threads", test_threads);
  ADD ("deep-input", test_deep_input);
  ADD ("pelican/nodes", test_pelican_nodes);
  g_test_add_func ("/demo/panel/many-servers", test_many_servers);

  return g_test_run ();
}
