/* test-capabilities.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture-server.h"
#include "ptero-capabilities.h"
#include "ptero-client.h"

#define SSH_KEY    PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE
#define TWO_FACTOR PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE

static void
learn (PteroCapabilities *self,
       PteroEndpoint      endpoint,
       const char        *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = json_from_string (text, &error);

  g_assert_no_error (error);
  ptero_capabilities_learn_answer (self, endpoint, root);
}

static PteroFlavour
learn_flavour (PteroEndpoint  endpoint,
               const char    *text)
{
  g_autoptr(PteroCapabilities) self = ptero_capabilities_new ();

  learn (self, endpoint, text);

  return ptero_capabilities_get_flavour (self);
}

static void
test_key (void)
{
  static const struct { const char *key; PteroFlavour flavour; } cases[] = {
    { NULL, PTERO_FLAVOUR_UNKNOWN },
    { "", PTERO_FLAVOUR_UNKNOWN },
    { "ptlc_0123", PTERO_FLAVOUR_UNKNOWN },
    { "ptla_0123", PTERO_FLAVOUR_UNKNOWN },
    { "0123pacc_", PTERO_FLAVOUR_UNKNOWN },
    { "pacc_0123", PTERO_FLAVOUR_PELICAN },
    { "papp_0123", PTERO_FLAVOUR_PELICAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroCapabilities) self = ptero_capabilities_new ();

      ptero_capabilities_learn_key (self, cases[i].key);
      g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, cases[i].flavour);
    }
}

static void
test_limit (void)
{
  static const struct { PteroApi api; guint limit; PteroFlavour flavour; gboolean is_old;
                        } cases[] = {
    { PTERO_API_CLIENT, 720, PTERO_FLAVOUR_PTERODACTYL, TRUE },
    { PTERO_API_APPLICATION, 240, PTERO_FLAVOUR_PTERODACTYL, TRUE },
    { PTERO_API_CLIENT, 256, PTERO_FLAVOUR_UNKNOWN, FALSE },
    { PTERO_API_APPLICATION, 256, PTERO_FLAVOUR_UNKNOWN, FALSE },
    { PTERO_API_CLIENT, 240, PTERO_FLAVOUR_UNKNOWN, FALSE },
    { PTERO_API_APPLICATION, 720, PTERO_FLAVOUR_UNKNOWN, FALSE },
    { PTERO_API_CLIENT, 1000, PTERO_FLAVOUR_UNKNOWN, FALSE },
  };
  g_autoptr(PteroCapabilities) pelican = ptero_capabilities_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroCapabilities) self = ptero_capabilities_new ();

      ptero_capabilities_learn_limit (self, cases[i].api, cases[i].limit);
      g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, cases[i].flavour);
      g_assert_cmpint (ptero_capabilities_lacks (self, PTERO_CAPABILITY_SERVER_LIMITS), ==,
                       cases[i].is_old);
    }

  /* who runs it may have set it so */
  ptero_capabilities_set_flavour (pelican, PTERO_FLAVOUR_PELICAN);
  ptero_capabilities_learn_limit (pelican, PTERO_API_CLIENT, 720);
  g_assert_cmpint (ptero_capabilities_get_flavour (pelican), ==, PTERO_FLAVOUR_PELICAN);
  g_assert_false (ptero_capabilities_lacks (pelican, PTERO_CAPABILITY_SERVER_LIMITS));
}

static void
test_permissions (void)
{
#define PERMISSIONS(value) "{\"object\":\"system_permissions\",\"attributes\":{\"permissions\":" value "}}"
  static const struct { const char *text; PteroFlavour flavour; } cases[] = {
    { PERMISSIONS ("{\"websocket\":{\"description\":\"x\",\"keys\":{\"connect\":\"x\"}}}"),
      PTERO_FLAVOUR_PTERODACTYL },
    { PERMISSIONS ("[\"websocket.connect\"]"), PTERO_FLAVOUR_PELICAN },
    { PERMISSIONS ("[]"), PTERO_FLAVOUR_UNKNOWN },
    { PERMISSIONS ("null"), PTERO_FLAVOUR_UNKNOWN },
    { PERMISSIONS ("7"), PTERO_FLAVOUR_UNKNOWN },
    { "{\"attributes\":[]}", PTERO_FLAVOUR_UNKNOWN },
    { "[]", PTERO_FLAVOUR_UNKNOWN },
    { "null", PTERO_FLAVOUR_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (learn_flavour (PTERO_ENDPOINT_PERMISSIONS_GET, cases[i].text), ==,
                     cases[i].flavour);
}

static void
test_account (void)
{
  PteroEndpoint account = PTERO_ENDPOINT_ACCOUNT_GET;

  g_assert_cmpint (learn_flavour (account, "{\"attributes\":{\"id\":1,\"admin\":true}}"), ==,
                   PTERO_FLAVOUR_PTERODACTYL);
  g_assert_cmpint (learn_flavour (account, "{\"attributes\":{\"uuid\":\"x\",\"admin\":true}}"), ==,
                   PTERO_FLAVOUR_PELICAN);
  g_assert_cmpint (learn_flavour (account, "{\"attributes\":{\"admin\":true}}"), ==,
                   PTERO_FLAVOUR_UNKNOWN);
  /* it is not asked of other things */
  g_assert_cmpint (learn_flavour (PTERO_ENDPOINT_BACKUP_GET, "{\"attributes\":{\"uuid\":\"x\"}}"),
                   ==, PTERO_FLAVOUR_UNKNOWN);
}

static void
test_server (void)
{
  static const char *const answers[] = { "{\"object\":\"server\",\"attributes\":%s}",
                                         "{\"object\":\"list\",\"data\":[{\"object\":\"server\",\"attributes\":%s}]}" };
  static const PteroEndpoint endpoints[] = { PTERO_ENDPOINT_SERVER_GET,
                                             PTERO_ENDPOINT_SERVERS_LIST };
  static const struct { const char *attributes; PteroFlavour flavour; gboolean is_old; } cases[] = {
    { "{\"uuid\":\"x\",\"is_node_under_maintenance\":false,\"limits\":{\"oom_disabled\":true}}",
      PTERO_FLAVOUR_UNKNOWN, FALSE },
    { "{\"uuid\":\"x\",\"is_node_under_maintenance\":false,\"limits\":{\"oom_killer\":true}}",
      PTERO_FLAVOUR_PELICAN, FALSE },
    { "{\"uuid\":\"x\",\"limits\":[]}", PTERO_FLAVOUR_UNKNOWN, TRUE },
    { "{}", PTERO_FLAVOUR_UNKNOWN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
      {
        g_autoptr(PteroCapabilities) self = ptero_capabilities_new ();
        g_autoptr(GString) text = g_string_new (answers[j]);

        g_string_replace (text, "%s", cases[i].attributes, 1);
        learn (self, endpoints[j], text->str);
        g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, cases[i].flavour);
        g_assert_cmpint (ptero_capabilities_lacks (self, PTERO_CAPABILITY_MAINTENANCE), ==,
                         cases[i].is_old);
        /* what is before 1.11 is before 1.11.8 */
        g_assert_cmpint (ptero_capabilities_takes_other (self, TWO_FACTOR), ==, cases[i].is_old);
      }

  g_assert_cmpint (learn_flavour (PTERO_ENDPOINT_SERVERS_LIST, "{\"object\":\"list\",\"data\":[]}"),
                   ==, PTERO_FLAVOUR_UNKNOWN);
  g_assert_cmpint (learn_flavour (PTERO_ENDPOINT_SERVERS_LIST,
                                  "{\"object\":\"list\",\"data\":[7]}"), ==, PTERO_FLAVOUR_UNKNOWN);
}

/* A panel that was without its routes for a while is not taken for Pelican for good. */
static void
test_node (void)
{
  static const PteroEndpoint endpoints[] = { PTERO_ENDPOINT_APP_NODE_GET,
                                             PTERO_ENDPOINT_APP_NODES_LIST };
  static const char *const answers[] = { "{\"object\":\"node\",\"attributes\":%s}",
                                         "{\"object\":\"list\",\"data\":[{\"object\":\"node\",\"attributes\":%s}]}" };
  static const struct { const char *attributes; PteroFlavour flavour; } cases[] = {
    { "{\"id\":1,\"location_id\":2}", PTERO_FLAVOUR_PTERODACTYL },
    { "{\"id\":1,\"tags\":[]}", PTERO_FLAVOUR_PELICAN },
    { "{\"id\":1}", PTERO_FLAVOUR_UNKNOWN },
  };
  g_autoptr(PteroCapabilities) self = ptero_capabilities_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (answers); j++)
      {
        g_autoptr(GString) text = g_string_new (answers[j]);

        g_string_replace (text, "%s", cases[i].attributes, 1);
        g_assert_cmpint (learn_flavour (endpoints[j], text->str), ==, cases[i].flavour);
      }

  ptero_capabilities_learn_route (self, PTERO_ENDPOINT_APP_LOCATIONS_LIST, FALSE);
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_PELICAN);
  learn (self, PTERO_ENDPOINT_APP_NODE_GET,
         "{\"object\":\"node\",\"attributes\":{\"location_id\":2}}");
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_PTERODACTYL);
}

static void
test_routes (void)
{
  g_autoptr(PteroCapabilities) self = ptero_capabilities_new ();

  ptero_capabilities_learn_route (self, PTERO_ENDPOINT_APP_LOCATION_GET, FALSE);
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_UNKNOWN);
  ptero_capabilities_learn_route (self, PTERO_ENDPOINT_APP_LOCATIONS_LIST, TRUE);
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_PTERODACTYL);
  g_assert_false (ptero_capabilities_takes_other (self, SSH_KEY));

  ptero_capabilities_learn_route (self, PTERO_ENDPOINT_APP_LOCATIONS_LIST, FALSE);
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_PELICAN);
  g_assert_true (ptero_capabilities_takes_other (self, SSH_KEY));
  g_assert_false (ptero_capabilities_takes_other (self, TWO_FACTOR));

  /* what was found is not guessed any more */
  ptero_capabilities_set_takes_other (self, SSH_KEY, FALSE);
  g_assert_false (ptero_capabilities_takes_other (self, SSH_KEY));
  ptero_capabilities_set_takes_other (self, TWO_FACTOR, TRUE);
  g_assert_true (ptero_capabilities_takes_other (self, TWO_FACTOR));
}

/* Every answer that was recorded is one of Pterodactyl 1.11; none may tell anything else. */
static void
test_recordings (void)
{
  static const struct { const char *method; const char *path; PteroEndpoint endpoint; } rows[] = {
    { "GET", "/api/client", PTERO_ENDPOINT_SERVERS_LIST },
    { "GET", "/api/client/permissions", PTERO_ENDPOINT_PERMISSIONS_GET },
    { "GET", "/api/client/account", PTERO_ENDPOINT_ACCOUNT_GET },
    { "GET", "/api/application/locations", PTERO_ENDPOINT_APP_LOCATIONS_LIST },
  };
  static const char *const folders[] = { "application", "client" };
  guint n_seen[G_N_ELEMENTS (rows)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings",
                                                     folders[i], NULL);
      g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);
          g_autoptr(JsonParser) parser = json_parser_new ();
          g_autoptr(PteroCapabilities) self = ptero_capabilities_new ();
          JsonObject *root;
          JsonObject *request;
          JsonObject *response;
          JsonObject *headers;
          const char *limit;

          if (!g_str_has_suffix (name, ".json") ||
              !json_parser_load_from_file (parser, file, NULL) ||
              !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
            continue;

          root = json_node_get_object (json_parser_get_root (parser));
          if (!json_object_has_member (root, "request") ||
              !json_object_has_member (root, "response"))
            continue;

          request = json_object_get_object_member (root, "request");
          response = json_object_get_object_member (root, "response");
          headers = json_object_get_object_member (response, "headers");
          limit = json_object_get_string_member_with_default (headers, "X-RateLimit-Limit", NULL);
          if (limit != NULL && json_object_get_int_member (response, "status") == 200)
            {
              ptero_capabilities_learn_limit (self, i == 0
                                                ? PTERO_API_APPLICATION
                                                : PTERO_API_CLIENT, atoi (limit));
              g_assert_cmpint (ptero_capabilities_get_flavour (self), !=, PTERO_FLAVOUR_PELICAN);
            }

          for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
            {
              g_autoptr(PteroCapabilities) answer = ptero_capabilities_new ();

              if (json_object_get_int_member (response, "status") != 200 ||
                  !g_str_equal (json_object_get_string_member_with_default (request, "method", ""),
                                rows[j].method) ||
                  !g_str_equal (json_object_get_string_member_with_default (request, "path", ""),
                                rows[j].path))
                continue;

              n_seen[j]++;
              ptero_capabilities_learn_route (answer, rows[j].endpoint, TRUE);
              ptero_capabilities_learn_answer (answer, rows[j].endpoint,
                                               json_object_get_member (response, "body"));
              g_assert_false (ptero_capabilities_lacks (answer, PTERO_CAPABILITY_MAINTENANCE));
              g_assert_cmpint (ptero_capabilities_get_flavour (answer), ==,
                               rows[j].endpoint == PTERO_ENDPOINT_SERVERS_LIST
                                 ? PTERO_FLAVOUR_UNKNOWN
                                 : PTERO_FLAVOUR_PTERODACTYL);
            }
        }
    }

  for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
    g_assert_cmpuint (n_seen[j], >, 0);
}

static GBytes *
answer_cb (const char *request,
           guint       number,
           gpointer    data)
{
  static const char headers[] =
    "Content-Type: application/json\r\nX-RateLimit-Limit: 720\r\nX-RateLimit-Remaining: 600\r\n";

  if (strstr (request, "/api/application/locations") != NULL)
    return fixture_reply (404, headers,
                          "{\"errors\":[{\"code\":\"NotFoundHttpException\",\"status\":\"404\",\"detail\":\"x\"}]}");
  if (strstr (request, "/api/client/account") != NULL)
    return fixture_reply (200, headers,
                          "{\"object\":\"user\",\"attributes\":{\"uuid\":\"x\",\"username\":\"x\",\"email\":\"x\"}}");

  return fixture_reply (200, headers,
                        "{\"object\":\"list\",\"data\":[{\"object\":\"server\",\"attributes\":{\"uuid\":\"x\"}}]}");
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (object), result, NULL);

  *(gboolean *) user_data = TRUE;
}

static void
ask (PteroClient   *client,
     PteroEndpoint  endpoint)
{
  g_autoptr(PteroRequest) request = ptero_request_new (endpoint, NULL);
  gboolean is_done = FALSE;

  ptero_client_send_async (client, request, NULL, sent_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* The client shows it what comes. */
static void
test_client (void)
{
  g_autoptr(FixtureServer) server = fixture_server_new (answer_cb, NULL, NULL);
  g_autoptr(PteroClient) client = ptero_client_new (fixture_server_get_address (server));
  PteroCapabilities *self = ptero_client_get_capabilities (client);

  ptero_client_set_key (client, PTERO_API_CLIENT, "pacc_0123");
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_PELICAN);
  ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_UNKNOWN);

  ask (client, PTERO_ENDPOINT_SERVERS_LIST);
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_PTERODACTYL);
  g_assert_true (ptero_capabilities_lacks (self, PTERO_CAPABILITY_SERVER_LIMITS));
  g_assert_true (ptero_capabilities_lacks (self, PTERO_CAPABILITY_MAINTENANCE));

  ask (client, PTERO_ENDPOINT_ACCOUNT_GET);
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_PELICAN);
  ptero_capabilities_set_flavour (self, PTERO_FLAVOUR_PTERODACTYL);

  ask (client, PTERO_ENDPOINT_APP_LOCATIONS_LIST);
  g_assert_cmpint (ptero_capabilities_get_flavour (self), ==, PTERO_FLAVOUR_PELICAN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/capabilities/key", test_key);
  g_test_add_func ("/capabilities/limit", test_limit);
  g_test_add_func ("/capabilities/permissions", test_permissions);
  g_test_add_func ("/capabilities/account", test_account);
  g_test_add_func ("/capabilities/server", test_server);
  g_test_add_func ("/capabilities/node", test_node);
  g_test_add_func ("/capabilities/routes", test_routes);
  g_test_add_func ("/capabilities/recordings", test_recordings);
  g_test_add_func ("/capabilities/client", test_client);

  return g_test_run ();
}
