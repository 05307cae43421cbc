/* test-relation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture-server.h"
#include "ptero-app-server.h"
#include "ptero-listing.h"
#include "ptero-node.h"

#define NODE "{\"object\":\"node\",\"attributes\":{\"id\":1,\"name\":\"One\",\"relationships\":{%s}}}"
#define APP_SERVER "{\"object\":\"server\",\"attributes\":{\"id\":%d,\"name\":\"Server\"}}"

/* A panel that tells of two servers of a node, if the key may see them. */
static GBytes *
answer_node (const char *request,
             guint       number,
             gpointer    data)
{
  const gboolean *may_see = data;
  g_autofree char *servers =
    g_strdup_printf ("\"servers\":{\"object\":\"list\",\"data\":[" APP_SERVER "," APP_SERVER "]}",
                     7, 9);
  g_autofree char *body = g_strdup_printf (NODE, *may_see ? servers : "");

  return fixture_reply_json (200, body);
}

static void
settle (PteroListing *listing)
{
  do
    g_main_context_iteration (NULL, FALSE);
  while (ptero_listing_get_loading (listing) || g_main_context_pending (NULL));
}

static PteroListing *
list_related (PteroClient  *client,
              PteroRequest *request)
{
  PteroListing *listing = ptero_listing_new (client, request, 0);

  ptero_listing_load_all_async (listing, NULL, NULL, NULL);
  settle (listing);

  return listing;
}

/* What no route lists comes with what it belongs to; that a key may not see it is not that there is
 * none. */
static void
test_relation (void)
{
  gboolean may_see = TRUE;
  FixtureServer *server = fixture_server_new (answer_node, &may_see, NULL);
  g_autoptr(PteroClient) client = ptero_client_new (fixture_server_get_address (server));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_GET, "node", "1",
                                                       NULL);
  g_autoptr(PteroNode) node = g_object_new (PTERO_TYPE_NODE, NULL);
  g_autoptr(JsonNode) known = json_from_string ("{\"id\":1}", NULL);
  g_autoptr(PteroListing) listing = NULL;
  g_autoptr(PteroListing) refused = NULL;

  /* somebody has the node, as a page does that shows it */
  g_assert_true (ptero_resource_update (PTERO_RESOURCE (node), known, NULL));
  g_assert_true (ptero_identity_map_add (ptero_client_get_identity_map (client),
                                         PTERO_RESOURCE (node)));

  ptero_client_set_key (client, PTERO_API_APPLICATION, "ptla_test");
  ptero_request_set_query (request, "include", "servers");
  ptero_request_set_relation (request, "servers");
  listing = list_related (client, request);
  g_assert_no_error (ptero_listing_get_error (listing));
  g_assert_true (ptero_listing_get_complete (listing));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (listing)), ==, 2);
  g_assert_cmpuint (ptero_listing_get_total (listing), ==, 2);
  g_assert_cmpint (PTERO_APP_SERVER (ptero_listing_peek_item (listing, 1))->id, ==, 9);
  g_assert_cmpuint (g_list_model_get_n_items (node->servers), ==, 2);
  ptero_listing_refresh (listing);
  settle (listing);
  g_assert_true (ptero_listing_get_complete (listing));

  /* what is known from before does not stand in for what is not told any more */
  may_see = FALSE;
  refused = list_related (client, request);
  g_assert_error (ptero_listing_get_error (refused), PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN);
  g_assert_finalize_object (g_steal_pointer (&refused));
  g_assert_finalize_object (g_steal_pointer (&listing));

  /* the server waits for the connections of a client that is there */
  g_clear_object (&client);
  fixture_server_free (server);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/relation/list", test_relation);

  return g_test_run ();
}
