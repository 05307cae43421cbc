/* test-pelican-mounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core-support.h"
#include "ptero-client.h"
#include "ptero-database-host.h"
#include "ptero-demo-panel.h"
#include "ptero-error.h"
#include "ptero-mount.h"
#include "ptero-node.h"

/* Mounts and database hosts, as the Application API of Pelican has them. */

typedef struct
{
  PteroDemoPanel *demo;
  PteroClient    *client;
} Fixture;

static void
use_key (Fixture      *fixture,
         PteroDemoKey  key)
{
  ptero_client_set_key (fixture->client, PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (fixture->demo, key));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->demo = ptero_demo_panel_new (0, 1);
  ptero_demo_panel_set_pelican (fixture->demo);
  ptero_demo_panel_start (fixture->demo, &error);
  g_assert_no_error (error);
  fixture->client = ptero_client_new (ptero_demo_panel_get_address (fixture->demo));
  use_key (fixture, PTERO_DEMO_KEY_APPLICATION);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->client);
  g_object_unref (fixture->demo);
}

/* Sends @request, which it takes, with @body. */
static PteroAnswer *
ask (Fixture       *fixture,
     PteroRequest  *request,
     const char    *body,
     GError       **error)
{
  g_autoptr(PteroRequest) owned = request;
  g_autoptr(GAsyncResult) result = NULL;

  if (body != NULL)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

      ptero_request_set_body (request, "application/json", bytes);
    }
  ptero_client_send_async (fixture->client, request, NULL, core_support_result_cb, &result);

  return ptero_client_send_finish (fixture->client, core_support_wait (&result), error);
}

static PteroAnswer *
succeed (Fixture      *fixture,
         PteroRequest *request,
         const char   *body)
{
  g_autoptr(GError) error = NULL;
  PteroAnswer *answer = ask (fixture, request, body, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ptero_answer_get_n_unread (answer), ==, 0);

  return answer;
}

/* The first field that is complained of, if any; of others the code. */
static char *
fail (Fixture      *fixture,
      PteroRequest *request,
      const char   *body)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ask (fixture, request, body, &error);
  GPtrArray *problems;

  g_assert_null (answer);
  problems = ptero_api_error_get_problems (error);
  if (problems != NULL && problems->len > 0)
    return g_strdup (((PteroProblem *) problems->pdata[0])->field);

  return g_strdup (ptero_api_error_get_code (error));
}

static void
assert_fails (Fixture      *fixture,
              PteroRequest *request,
              const char   *body,
              const char   *expected)
{
  g_autofree char *found = fail (fixture, request, body);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_mounts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_GET, "mount",
                                                       "1", NULL);
  g_autoptr(PteroAnswer) shown = NULL;
  g_autoptr(PteroAnswer) plain = NULL;
  g_autoptr(PteroAnswer) list =
    succeed (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNTS_LIST, NULL), NULL);
  PteroMount *mount;

  g_assert_cmpuint (ptero_answer_get_items (list)->len, ==, 2);
  ptero_request_set_query (request, "include", "eggs,nodes,servers");
  shown = succeed (fixture, g_object_ref (request), NULL);
  mount = ptero_answer_get_resource (shown);
  g_assert_true ((gpointer) mount == ptero_answer_get_items (list)->pdata[0]);
  g_assert_cmpstr (mount->name, ==, "Shared Maps");
  g_assert_cmpstr (mount->source, ==, "/srv/mounts/maps");
  g_assert_cmpstr (mount->target, ==, "/mnt/maps");
  g_assert_true (mount->read_only);
  g_assert_true (mount->user_mountable);
  g_assert_cmpuint (strlen (mount->uuid), ==, 36);
  g_assert_cmpuint (g_list_model_get_n_items (mount->eggs), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (mount->nodes), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (mount->servers), ==, 1);
}

/* What the panel does not take is said of the field. */
static void
test_mount_rules (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct { const char *body; const char *field; } refused[] = {
    { "{\"name\":\"x\",\"source\":\"/a\",\"target\":\"/b\"}", "name" },
    { "{\"name\":\"Shared Maps\",\"source\":\"/a\",\"target\":\"/b\"}", "name" },
    { "{\"name\":\"Fine\",\"target\":\"/b\"}", "source" },
    { "{\"name\":\"Fine\",\"source\":\"/srv/daemon-data\",\"target\":\"/b\"}", "source" },
    { "{\"name\":\"Fine\",\"source\":\"/a\",\"target\":\"/home/container\"}", "target" },
    { "{\"name\":\"Fine\",\"source\":\"/a\",\"target\":\"/b\",\"read_only\":\"maybe\"}",
      "read_only" },
  };
  g_autoptr(PteroAnswer) created = NULL;
  g_autoptr(PteroAnswer) changed = NULL;
  g_autoptr(PteroAnswer) gone = NULL;
  PteroMount *mount;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_CREATE, NULL),
                  refused[i].body, refused[i].field);

  created = succeed (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_CREATE, NULL),
                     "{\"name\":\"Fine\",\"description\":null,\"source\":\"/a\",\"target\":\"/b\",\"read_only\":true}");
  mount = ptero_answer_get_resource (created);
  g_assert_cmpint (mount->id, ==, 3);
  g_assert_null (mount->description);
  g_assert_true (mount->read_only);
  changed = succeed (fixture,
                     ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_UPDATE, "mount", "3", NULL),
                     "{\"name\":\"Fine\",\"source\":\"/c\",\"target\":\"/b\",\"read_only\":false}");
  g_assert_cmpstr (mount->source, ==, "/c");
  g_assert_false (mount->read_only);

  gone = succeed (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_DELETE, "mount", "3",
                                              NULL), NULL);
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_DELETE, "mount", "3",
                                            NULL), NULL, "NotFoundHttpException");
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_DELETE, "mount", "1",
                                            NULL), NULL, "HasActiveServersException");
}

static void
test_relations (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char   *name;
    const char   *argument;
    PteroEndpoint list;
    PteroEndpoint attach;
    PteroEndpoint detach;
  } relations[] = {
    { "eggs", "egg", PTERO_ENDPOINT_PELICAN_MOUNT_EGGS_LIST,
      PTERO_ENDPOINT_PELICAN_MOUNT_EGGS_ATTACH, PTERO_ENDPOINT_PELICAN_MOUNT_EGG_DETACH },
    { "nodes", "node", PTERO_ENDPOINT_PELICAN_MOUNT_NODES_LIST,
      PTERO_ENDPOINT_PELICAN_MOUNT_NODES_ATTACH, PTERO_ENDPOINT_PELICAN_MOUNT_NODE_DETACH },
    { "servers", "server", PTERO_ENDPOINT_PELICAN_MOUNT_SERVERS_LIST,
      PTERO_ENDPOINT_PELICAN_MOUNT_SERVERS_ATTACH,
      PTERO_ENDPOINT_PELICAN_MOUNT_SERVER_DETACH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_autofree char *both = g_strdup_printf ("{\"%s\":[2,3]}", relations[i].name);
      g_autofree char *again = g_strdup_printf ("{\"%s\":[4,2]}", relations[i].name);
      g_autofree char *unknown = g_strdup_printf ("{\"%s\":[4,999999]}", relations[i].name);
      g_autoptr(PteroAnswer) attached =
        succeed (fixture, ptero_request_new (relations[i].attach, "mount", "2", NULL), both);
      g_autoptr(PteroAnswer) detached = NULL;
      g_autoptr(PteroAnswer) not_there = NULL;
      g_autoptr(PteroAnswer) list = NULL;

      g_assert_cmpint (PTERO_MOUNT (ptero_answer_get_resource (attached))->id, ==, 2);
      assert_fails (fixture, ptero_request_new (relations[i].attach, "mount", "2", NULL), again,
                    "UniqueConstraintViolationException");
      assert_fails (fixture, ptero_request_new (relations[i].attach, "mount", "2", NULL), unknown,
                    relations[i].name);
      assert_fails (fixture, ptero_request_new (relations[i].attach, "mount", "2", NULL), "{}",
                    relations[i].name);
      detached = succeed (fixture, ptero_request_new (relations[i].detach, "mount", "2",
                                                      relations[i].argument, "2", NULL), NULL);
      not_there = succeed (fixture, ptero_request_new (relations[i].detach, "mount", "2",
                                                       relations[i].argument, "2", NULL), NULL);
      list = succeed (fixture, ptero_request_new (relations[i].list, "mount", "2", NULL), NULL);
      g_assert_cmpuint (ptero_answer_get_items (list)->len, ==, 1);
    }
}

static void
test_hosts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_GET,
                                                       "database_host", "1", NULL);
  g_autoptr(PteroAnswer) shown = NULL;
  g_autoptr(PteroAnswer) created = NULL;
  g_autoptr(PteroAnswer) changed = NULL;
  g_autoptr(PteroAnswer) again = NULL;
  g_autoptr(PteroAnswer) gone = NULL;
  g_autoptr(PteroRequest) with_nodes = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_GET,
                                                          "database_host", "2", NULL);
  PteroDatabaseHost *host;

  ptero_request_set_query (request, "include", "databases,nodes");
  shown = succeed (fixture, g_object_ref (request), NULL);
  host = ptero_answer_get_resource (shown);
  g_assert_cmpstr (host->name, ==, "Main");
  g_assert_nonnull (host->created_at);
  g_assert_nonnull (host->updated_at);
  g_assert_cmpuint (g_list_model_get_n_items (host->nodes), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (host->databases), >, 0);

  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_CREATE, NULL),
                "{\"host\":\"db\",\"port\":0,\"username\":\"u\"}", "name");
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_CREATE, NULL),
                "{\"name\":\"x\",\"host\":\"db\",\"port\":3306,\"username\":\"u\",\"node_ids\":[1,999999]}", "node_ids.1");
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_CREATE, NULL),
                "{\"name\":\"x\",\"host\":\"db.invalid\",\"port\":3306,\"username\":\"u\"}",
                "PDOException");
  created = succeed (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_CREATE, NULL),
                     "{\"name\":\"x\",\"host\":\"db\",\"port\":3306,\"username\":\"u\",\"password\":\"p\",\"node_ids\":[1]}");
  host = ptero_answer_get_resource (created);
  g_assert_cmpint (host->id, ==, 2);

  /* of one that is there the nodes stay */
  changed = succeed (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_UPDATE,
                                                 "database_host", "2", NULL),
                     "{\"name\":\"y\",\"host\":\"db\",\"port\":3307,\"username\":\"u\",\"node_ids\":[]}");
  g_assert_cmpstr (host->name, ==, "y");
  g_assert_cmpint (host->port, ==, 3307);
  ptero_request_set_query (with_nodes, "include", "nodes");
  again = succeed (fixture, g_object_ref (with_nodes), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (host->nodes), ==, 1);

  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_DELETE, "database_host",
                                            "1", NULL), NULL, "QueryException");
  gone = succeed (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_DELETE, "database_host",
                                              "2", NULL), NULL);
}

/* A key that may only look is refused before anything is complained of; of what it may not see
 * there is nothing. */
static void
test_rights (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PteroAnswer) list = NULL;

  use_key (fixture, PTERO_DEMO_KEY_READ_ONLY);
  list = succeed (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_NODES_LIST, "mount", "1",
                                              NULL), NULL);
  g_assert_cmpuint (ptero_answer_get_items (list)->len, ==, 1);
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_CREATE, NULL), "{}",
                "AccessDeniedHttpException");
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_NODES_ATTACH, "mount", "1",
                                            NULL), "{}", "AccessDeniedHttpException");
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_NODE_DETACH, "mount", "1",
                                            "node", "1", NULL), NULL,
                "AccessDeniedHttpException");
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_CREATE, NULL), "{}",
                "AccessDeniedHttpException");

  /* nodes may be seen, mounts may not */
  use_key (fixture, PTERO_DEMO_KEY_PARTIAL);
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNTS_LIST, NULL), NULL,
                "AccessDeniedHttpException");
  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_HOSTS_LIST, NULL), NULL,
                "AccessDeniedHttpException");
}

/* What is no number is the number of nothing. */
static void
test_strange_ids (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const bodies[] = { "{\"eggs\":[{}]}", "{\"eggs\":[[1]]}", "{\"eggs\":[null]}",
                                        "{\"eggs\":[\"x\"]}", "{\"eggs\":{\"a\":1}}",
                                        "{\"eggs\":1}" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_free (fail (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_EGGS_ATTACH, "mount",
                                              "1", NULL), bodies[i]));

  assert_fails (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_USER_ROLES_ASSIGN, "user", "2",
                                            NULL), "{\"roles\":[{}]}", "RoleDoesNotExist");
}

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/pelican-mounts/mounts", test_mounts);
  ADD ("/pelican-mounts/rules", test_mount_rules);
  ADD ("/pelican-mounts/relations", test_relations);
  ADD ("/pelican-mounts/hosts", test_hosts);
  ADD ("/pelican-mounts/rights", test_rights);
  ADD ("/pelican-mounts/strange-ids", test_strange_ids);

  return g_test_run ();
}
