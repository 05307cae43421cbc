/* test-faults.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-client-private.h"
#include "ptero-demo-faults.h"
#include "ptero-demo-panel.h"
#include "ptero-demo-router.h"
#include "ptero-resource.h"
#include "ptero-server.h"

/* A route of each kind against each fault that the demo panel knows: the error is the right one,
 * what is known stays as it is, what changes something is sent once, and nothing takes for ever. */

#define SUCCESS -1
#define NETWORK -2            /* no error of the panel's */
#define LIMIT   (30 * G_TIME_SPAN_SECOND)

typedef struct
{
  PteroEndpoint endpoint;
  gboolean      needs_wings;
  const char   *path;         /* to count by */
} Route;

typedef struct
{
  const char *faults;
  int         with_json;      /* what a route becomes whose answer has a body */
  int         with_nothing;
  int         with_bytes;
} Fault;

static const Route routes[] = {
  { PTERO_ENDPOINT_SERVERS_LIST, FALSE, "/api/client" },
  { PTERO_ENDPOINT_APP_USERS_LIST, FALSE, "/api/application/users" },
  { PTERO_ENDPOINT_SERVER_GET, FALSE, "/api/client/servers/" },
  { PTERO_ENDPOINT_SERVER_RESOURCES, TRUE, "/api/client/servers/" },
  { PTERO_ENDPOINT_SERVER_POWER, TRUE, "/api/client/servers/" },
  { PTERO_ENDPOINT_ACCOUNT_API_KEY_CREATE, FALSE, "/api/client/account/api-keys" },
  { PTERO_ENDPOINT_APP_LOCATION_CREATE, FALSE, "/api/application/locations" },
  { PTERO_ENDPOINT_FILE_CONTENTS, TRUE, "/api/client/servers/" },
};

static const Fault table[] = {
  { "", SUCCESS, SUCCESS, SUCCESS },
  { "latency=100", SUCCESS, SUCCESS, SUCCESS },
  { "slow-body=300", SUCCESS, SUCCESS, SUCCESS },
  { "status=401", PTERO_API_ERROR_UNAUTHENTICATED, PTERO_API_ERROR_UNAUTHENTICATED,
    PTERO_API_ERROR_UNAUTHENTICATED },
  { "status=403", PTERO_API_ERROR_FORBIDDEN, PTERO_API_ERROR_FORBIDDEN, PTERO_API_ERROR_FORBIDDEN },
  { "status=404", PTERO_API_ERROR_NOT_FOUND, PTERO_API_ERROR_NOT_FOUND, PTERO_API_ERROR_NOT_FOUND },
  { "status=409", PTERO_API_ERROR_CONFLICT, PTERO_API_ERROR_CONFLICT, PTERO_API_ERROR_CONFLICT },
  { "status=500", PTERO_API_ERROR_PANEL, PTERO_API_ERROR_PANEL, PTERO_API_ERROR_PANEL },
  { "status=502", PTERO_API_ERROR_DAEMON, PTERO_API_ERROR_DAEMON, PTERO_API_ERROR_DAEMON },
  { "status=503", PTERO_API_ERROR_MAINTENANCE, PTERO_API_ERROR_MAINTENANCE,
    PTERO_API_ERROR_MAINTENANCE },
  { "html=502", PTERO_API_ERROR_PANEL, PTERO_API_ERROR_PANEL, PTERO_API_ERROR_PANEL },
  { "html=403", PTERO_API_ERROR_NOT_A_PANEL, PTERO_API_ERROR_NOT_A_PANEL,
    PTERO_API_ERROR_NOT_A_PANEL },
  { "challenge", PTERO_API_ERROR_CHALLENGED, PTERO_API_ERROR_CHALLENGED,
    PTERO_API_ERROR_CHALLENGED },
  { "challenge=503", PTERO_API_ERROR_CHALLENGED, PTERO_API_ERROR_CHALLENGED,
    PTERO_API_ERROR_CHALLENGED },
  { "html=200", PTERO_API_ERROR_NOT_A_PANEL, PTERO_API_ERROR_NOT_A_PANEL,
    PTERO_API_ERROR_NOT_A_PANEL },
  { "truncate", PTERO_API_ERROR_INVALID_ANSWER, SUCCESS, SUCCESS },
  { "drop", NETWORK, NETWORK, NETWORK },
  { "reset-body", NETWORK, SUCCESS, NETWORK },
  { "wrong-types", PTERO_API_ERROR_INVALID_ANSWER, SUCCESS, SUCCESS },
  { "wrong-item", SUCCESS, SUCCESS, SUCCESS },
  { "throttle", SUCCESS, SUCCESS, SUCCESS },
  { "huge", PTERO_API_ERROR_TOO_LARGE, PTERO_API_ERROR_TOO_LARGE, PTERO_API_ERROR_TOO_LARGE },
  { "deep=500", PTERO_API_ERROR_INVALID_ANSWER, SUCCESS, SUCCESS },
  { "deep", PTERO_API_ERROR_INVALID_ANSWER, SUCCESS, SUCCESS },
  { "redirect=/elsewhere", PTERO_API_ERROR_MOVED, PTERO_API_ERROR_MOVED, PTERO_API_ERROR_MOVED },
  { "rate-limit=1", PTERO_API_ERROR_RATE_LIMITED, PTERO_API_ERROR_RATE_LIMITED,
    PTERO_API_ERROR_RATE_LIMITED },
};

typedef struct
{
  PteroDemoPanel *panel;
  PteroClient    *client;
  char           *uuid;       /* of a server */
  PteroResource  *server;
  PteroAnswer    *answer;
  GError         *error;
  gboolean        done;
} Fixture;

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &fixture->error);
  fixture->done = TRUE;
}

static void
send_and_wait (Fixture      *fixture,
               PteroRequest *request)
{
  g_clear_object (&fixture->answer);
  g_clear_error (&fixture->error);
  fixture->done = FALSE;
  ptero_client_send_async (fixture->client, request, NULL, sent_cb, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true ((fixture->answer == NULL) == (fixture->error != NULL));
}

static PteroRequest *
make_request (Fixture       *fixture,
              PteroEndpoint  endpoint)
{
  static guint n_made;
  g_autofree char *name = g_strdup_printf ("x%u", ++n_made);
  PteroRequest *request;

  if (strstr (ptero_endpoint_get_info (endpoint)->path, "{server}") != NULL)
    request = ptero_request_new (endpoint, "server", fixture->uuid, NULL);
  else
    request = ptero_request_new (endpoint, NULL);

  if (endpoint == PTERO_ENDPOINT_SERVER_POWER)
    ptero_request_set_string (request, "signal", "start");
  if (endpoint == PTERO_ENDPOINT_FILE_CONTENTS)
    ptero_request_set_query (request, "file", "/server.properties");
  if (endpoint == PTERO_ENDPOINT_ACCOUNT_API_KEY_CREATE)
    {
      g_autoptr(JsonNode) nowhere = json_from_string ("[]", NULL);

      ptero_request_set_string (request, "description", name);
      ptero_request_set_node (request, "allowed_ips", nowhere);
    }
  if (endpoint == PTERO_ENDPOINT_APP_LOCATION_CREATE)
    {
      ptero_request_set_string (request, "short", name);
      ptero_request_set_string (request, "long", name);
    }

  return request;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PteroRequest) request = NULL;
  g_auto(GStrv) servers = NULL;

  fixture->panel = ptero_demo_panel_new (20, 1);
  g_assert_true (ptero_demo_panel_start (fixture->panel, NULL));
  servers = ptero_demo_panel_list_servers (fixture->panel, 1);
  fixture->uuid = g_strndup (servers[0], 36);
  fixture->client = ptero_client_new (ptero_demo_panel_get_address (fixture->panel));
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT,
                        ptero_demo_panel_get_key (fixture->panel, PTERO_DEMO_KEY_ADMIN));
  ptero_client_set_key (fixture->client, PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (fixture->panel, PTERO_DEMO_KEY_APPLICATION));
  ptero_client_set_timing (fixture->client, 8000, 5);

  request = make_request (fixture, PTERO_ENDPOINT_SERVER_GET);
  send_and_wait (fixture, request);
  g_assert_no_error (fixture->error);
  fixture->server = g_object_ref (ptero_answer_get_resource (fixture->answer));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->answer);
  g_clear_error (&fixture->error);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->client);
  g_clear_object (&fixture->panel);
  g_free (fixture->uuid);
}

static int
get_expected (const Route *route,
              const Fault *fault)
{
  switch (ptero_endpoint_get_info (route->endpoint)->answer)
    {
    case PTERO_ANSWER_NOTHING:
      return fault->with_nothing;

    case PTERO_ANSWER_BYTES:
      return fault->with_bytes;

    case PTERO_ANSWER_ONE:
    case PTERO_ANSWER_LIST:
    case PTERO_ANSWER_JSON:
    default:
      return fault->with_json;
    }
}

static char *
dup_server (Fixture *fixture)
{
  g_autoptr(JsonNode) node = ptero_resource_to_json (fixture->server);

  return json_to_string (node, FALSE);
}

static void
check_outcome (Fixture    *fixture,
               const char *name,
               const char *faults,
               int         expected)
{
  g_test_message ("%s, %s: %s", name, *faults != '\0' ? faults : "no fault",
                  fixture->error != NULL ? fixture->error->message : "success");

  if (expected == SUCCESS)
    {
      g_assert_no_error (fixture->error);
    }
  else if (expected == NETWORK)
    {
      g_assert_nonnull (fixture->error);
      g_assert_true (fixture->error->domain != PTERO_API_ERROR);
    }
  else
    {
      g_assert_error (fixture->error, PTERO_API_ERROR, expected);
    }
}

static void
try_fault (Fixture     *fixture,
           const Route *route,
           const char  *faults,
           int          expected)
{
  const PteroEndpointInfo *info = ptero_endpoint_get_info (route->endpoint);
  g_autoptr(PteroRequest) request = make_request (fixture, route->endpoint);
  g_autofree char *before = dup_server (fixture);
  g_autofree char *after = NULL;
  guint n_before = ptero_demo_panel_get_n_requests (fixture->panel, route->path);
  gint64 begin = g_get_monotonic_time ();

  g_assert_true (ptero_demo_panel_set_faults (fixture->panel, faults, NULL));
  send_and_wait (fixture, request);
  check_outcome (fixture, info->name, faults, expected);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, LIMIT);

  /* one bad item costs none of the others */
  if (info->answer == PTERO_ANSWER_LIST && expected == SUCCESS)
    {
      g_assert_cmpuint (ptero_answer_get_n_unread (fixture->answer), ==,
                        g_str_equal (faults, "wrong-item") ? 1 : 0);
      g_assert_cmpuint (ptero_answer_get_items (fixture->answer)->len, >, 0);
    }

  /* what may have been carried out is not sent again; a 429 was not */
  if (g_str_equal (info->method, "POST") && !g_str_has_prefix (faults, "rate-limit"))
    g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->panel, route->path), ==,
                      n_before + 1);

  /* what is known is there, and the same */
  g_assert_true (ptero_identity_map_lookup (ptero_client_get_identity_map (fixture->client),
                                            PTERO_TYPE_SERVER,
                                            fixture->uuid) == fixture->server);
  after = dup_server (fixture);
  if (expected != SUCCESS)
    g_assert_cmpstr (before, ==, after);
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  const Route *route = data;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    try_fault (fixture, route, table[i].faults, get_expected (route, &table[i]));

  try_fault (fixture, route, "daemon-down", route->needs_wings ? PTERO_API_ERROR_DAEMON : SUCCESS);

  /* and all is well afterwards */
  try_fault (fixture, route, "", SUCCESS);
}

/* What the demo panel learns to do wrong is tried here. */
static void
test_all_kinds (void)
{
  gboolean is_tried[PTERO_DEMO_N_FAULTS] = { [PTERO_DEMO_FAULT_DAEMON_DOWN] = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GPtrArray) faults = ptero_demo_faults_parse (table[i].faults, NULL);

      for (guint j = 0; j < faults->len; j++)
        is_tried[((PteroDemoFault *) faults->pdata[j])->kind] = TRUE;
    }

  for (guint kind = 0; kind < PTERO_DEMO_N_FAULTS; kind++)
    if (!is_tried[kind])
      g_test_fail_printf ("no row for the fault %u", kind);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (routes[i].endpoint);
      g_autofree char *path = g_strconcat ("/faults/", info->name, NULL);

      if (ptero_demo_router_find (info->method, info->path) != NULL)
        g_test_add (path, Fixture, &routes[i], set_up, test_faults, tear_down);
    }

  g_test_add_func ("/faults/all-kinds", test_all_kinds);

  return g_test_run ();
}
