/* test-endpoints.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "ptero-endpoint.h"
#include "ptero-resource.h"

static const char *
find_api (PteroApi api)
{
  switch (api)
    {
    case PTERO_API_CLIENT:
      return "client";
    case PTERO_API_APPLICATION:
      return "application";
    case PTERO_API_WINGS:
      return "wings-http";
    default:
      g_assert_not_reached ();
    }
}

/* Of api/differences.md 3; the table of routes is Pterodactyl's. */
static const char *const pelican[] = {
  "client,PUT,/api/client/account/username",
  "client,PUT,/api/client/servers/{server}/backups/{backup}/rename",
  "client,POST,/api/client/servers/{server}/settings/description",
  "application,GET,/api/application/eggs",
  "application,GET,/api/application/eggs/{egg}",
  "application,GET,/api/application/eggs/{egg}/export",
  "application,DELETE,/api/application/eggs/{egg}",
  "application,POST,/api/application/eggs/import",
  "application,GET,/api/application/database-hosts",
  "application,DELETE,/api/application/database-hosts/{database_host}",
  "application,GET,/api/application/database-hosts/{database_host}",
  "application,POST,/api/application/database-hosts",
  "application,PATCH,/api/application/database-hosts/{database_host}",
  "application,POST,/api/application/servers/{server}/transfer",
  "application,POST,/api/application/servers/{server}/transfer/cancel",
  "application,GET,/api/application/roles",
  "application,GET,/api/application/roles/{role}",
  "application,POST,/api/application/roles",
  "application,PATCH,/api/application/roles/{role}",
  "application,DELETE,/api/application/roles/{role}",
  "application,PATCH,/api/application/users/{user}/roles/assign",
  "application,PATCH,/api/application/users/{user}/roles/remove",
  "application,GET,/api/application/plugins",
  "application,GET,/api/application/plugins/{plugin}",
  "application,POST,/api/application/plugins/import/file",
  "application,POST,/api/application/plugins/import/url",
  "application,POST,/api/application/plugins/{plugin}/install",
  "application,POST,/api/application/plugins/{plugin}/update",
  "application,POST,/api/application/plugins/{plugin}/uninstall",
  "application,POST,/api/application/plugins/{plugin}/enable",
  "application,POST,/api/application/plugins/{plugin}/disable",
  "application,GET,/api/application/mounts",
  "application,POST,/api/application/mounts",
  "application,GET,/api/application/mounts/{mount}",
  "application,PATCH,/api/application/mounts/{mount}",
  "application,DELETE,/api/application/mounts/{mount}",
  "application,GET,/api/application/mounts/{mount}/eggs",
  "application,POST,/api/application/mounts/{mount}/eggs",
  "application,DELETE,/api/application/mounts/{mount}/eggs/{egg}",
  "application,GET,/api/application/mounts/{mount}/nodes",
  "application,POST,/api/application/mounts/{mount}/nodes",
  "application,DELETE,/api/application/mounts/{mount}/nodes/{node}",
  "application,GET,/api/application/mounts/{mount}/servers",
  "application,POST,/api/application/mounts/{mount}/servers",
  "application,DELETE,/api/application/mounts/{mount}/servers/{server}",
};

static void
test_endpoints_coverage (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "coverage.csv", NULL);
  g_autoptr(GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_routes = 0;

  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);
      char *key = g_strdup_printf ("%s,%s,%s", find_api (info->api), info->method, info->path);

      /* no route twice */
      g_assert_true (g_hash_table_add (rows, key));
    }

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) columns = g_strsplit (lines[i], ",", -1);
      g_autofree char *key = NULL;

      if (g_strv_length (columns) < 4 || g_str_equal (columns[0], "wings-ws"))
        continue;

      key = g_strdup_printf ("%s,%s,%s", columns[0], columns[1], columns[2]);
      n_routes++;

      if (!g_hash_table_remove (rows, key))
        g_error ("No row for %s", key);
    }

  /* Wings keeps it for the panel: it is asked without the token, to see that it wants one */
  g_assert_true (g_hash_table_remove (rows, "wings-http,GET,/api/system"));

  g_assert_cmpuint (n_routes, ==, 69 + 42 + 4);
  for (guint i = 0; i < G_N_ELEMENTS (pelican); i++)
    if (!g_hash_table_remove (rows, pelican[i]))
      g_error ("No row for %s", pelican[i]);
  g_assert_cmpuint (g_hash_table_size (rows), ==, 0);

  /* what Pelican, and older panels, have at another place is no row of its own */
  g_assert_cmpstr (ptero_endpoint_get_other (PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE)->method, ==,
                   "DELETE");
  g_assert_cmpstr (ptero_endpoint_get_other (PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE)->path, ==,
                   "/api/client/account/ssh-keys/{fingerprint}");
}

static void
test_endpoints_rows (void)
{
  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);
      gboolean typed = info->answer == PTERO_ANSWER_ONE || info->answer == PTERO_ANSWER_LIST;

      g_assert_nonnull (info->name);
      g_assert_true (g_str_has_prefix (info->path, "/"));
      g_assert_true (typed == (info->type != NULL));

      if (typed)
        g_assert_true (g_type_is_a (info->type (), PTERO_TYPE_RESOURCE));

      if (g_str_equal (info->method, "DELETE"))
        g_assert_cmpint (info->answer, ==, PTERO_ANSWER_NOTHING);
    }

  g_assert_cmpstr (ptero_endpoint_get_info (PTERO_ENDPOINT_SERVER_POWER)->name, ==, "SERVER_POWER");
  g_assert_cmpstr (ptero_endpoint_get_info (PTERO_ENDPOINT_SERVER_POWER)->path, ==,
                   "/api/client/servers/{server}/power");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/endpoints/coverage", test_endpoints_coverage);
  g_test_add_func ("/endpoints/rows", test_endpoints_rows);

  return g_test_run ();
}
