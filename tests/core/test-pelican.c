/* test-pelican.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core-support.h"
#include "fleet-support.h"
#include "ptero-access.h"
#include "ptero-backup.h"
#include "ptero-database.h"
#include "ptero-app-variable.h"
#include "ptero-demo-panel.h"
#include "ptero-egg-file.h"
#include "ptero-probe.h"
#include "ptero-ssh-key.h"
#include "ptero-subuser.h"

/* A panel that is Pelican: what it has otherwise is read, and asked for where it is. */

#define PUBLIC_KEY "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGsj8dRgbbOCGvZ9BpHyTLqkmmpRYPM4UvH0pVUyVjpl test"

typedef struct
{
  PteroDemoPanel *demo;
  PteroClient    *client;
} Fixture;

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
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT, ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN));
  ptero_client_set_key (fixture->client, PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_APPLICATION));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->client);
  g_object_unref (fixture->demo);
}

static PteroAnswer *
ask (Fixture       *fixture,
     PteroRequest  *request,
     GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_client_send_async (fixture->client, request, NULL, core_support_result_cb, &result);

  return ptero_client_send_finish (fixture->client, core_support_wait (&result), error);
}

/* Returns: (transfer full): the answer, which is whole */
static PteroAnswer *
get (Fixture       *fixture,
     PteroEndpoint  endpoint,
     const char    *name,
     const char    *value)
{
  g_autoptr(PteroRequest) request = name != NULL ? ptero_request_new (endpoint, name, value, NULL) : ptero_request_new (endpoint, NULL);
  g_autoptr(GError) error = NULL;
  PteroAnswer *answer = ask (fixture, request, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ptero_answer_get_n_unread (answer), ==, 0);

  return answer;
}

static void
test_probe (Fixture       *fixture,
            gconstpointer  data)
{
  const char *key = ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroKeyReport) report = NULL;

  g_assert_true (g_str_has_prefix (key, "pacc_"));
  ptero_probe_key_async (ptero_demo_panel_get_address (fixture->demo), NULL, key, NULL, core_support_result_cb, &result);
  report = ptero_probe_key_finish (core_support_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->flavour, ==, PTERO_FLAVOUR_PELICAN);
  g_assert_true (report->is_admin);
  g_assert_nonnull (report->account->username);
  g_assert_cmpuint (report->limit, ==, 256);
}

/* Whatever is otherwise in them, all things can be read. */
static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  static const PteroEndpoint lists[] = {
    PTERO_ENDPOINT_SERVERS_LIST, PTERO_ENDPOINT_ACCOUNT_API_KEYS_LIST, PTERO_ENDPOINT_APP_USERS_LIST,
    PTERO_ENDPOINT_APP_NODES_LIST, PTERO_ENDPOINT_APP_SERVERS_LIST,
  };
  static const PteroEndpoint server_lists[] = {
    PTERO_ENDPOINT_BACKUPS_LIST, PTERO_ENDPOINT_DATABASES_LIST, PTERO_ENDPOINT_SCHEDULES_LIST, PTERO_ENDPOINT_SUBUSERS_LIST,
    PTERO_ENDPOINT_ALLOCATIONS_LIST, PTERO_ENDPOINT_STARTUP_LIST, PTERO_ENDPOINT_SERVER_ACTIVITY,
  };
  g_auto(GStrv) servers = ptero_demo_panel_list_servers (fixture->demo, 1);
  g_autofree char *uuid = g_strndup (servers[0], 36);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(PteroAnswer) answer = get (fixture, lists[i], NULL, NULL);

      g_assert_cmpuint (ptero_answer_get_items (answer)->len, >, 0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (server_lists); i++)
    {
      g_autoptr(PteroAnswer) answer = get (fixture, server_lists[i], "server", uuid);

      g_assert_nonnull (ptero_answer_get_items (answer));
    }
}

/* The number of a database is as good as a word. */
static void
test_databases (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto(GStrv) servers = ptero_demo_panel_list_servers (fixture->demo, 1);
  g_autofree char *uuid = g_strndup (servers[0], 36);
  g_autoptr(PteroRequest) create = ptero_request_new (PTERO_ENDPOINT_DATABASE_CREATE, "server", uuid, "database", "test", "remote", "%", NULL);
  g_autoptr(PteroAnswer) created = NULL;
  g_autoptr(PteroAnswer) deleted = NULL;
  g_autoptr(PteroRequest) delete = NULL;
  g_autoptr(GError) error = NULL;
  PteroDatabase *database;

  created = ask (fixture, create, &error);
  g_assert_no_error (error);
  database = ptero_answer_get_resource (created);
  g_assert_cmpuint (strspn (database->id, "0123456789"), ==, strlen (database->id));

  delete = ptero_request_new (PTERO_ENDPOINT_DATABASE_DELETE, "server", uuid, "database", database->id, NULL);
  deleted = ask (fixture, delete, &error);
  g_assert_no_error (error);
}

static void
test_ssh_keys (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PteroRequest) create = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SSH_KEY_CREATE, "name", "test", "public_key", PUBLIC_KEY, NULL);
  g_autoptr(PteroAnswer) created = NULL;
  g_autoptr(PteroAnswer) deleted = NULL;
  g_autoptr(PteroAnswer) left = NULL;
  g_autoptr(PteroRequest) delete = NULL;
  g_autoptr(GError) error = NULL;

  created = ask (fixture, create, &error);
  g_assert_no_error (error);

  delete = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE, "fingerprint",
                              PTERO_SSH_KEY (ptero_answer_get_resource (created))->fingerprint, NULL);
  deleted = ask (fixture, delete, &error);
  g_assert_no_error (error);

  left = get (fixture, PTERO_ENDPOINT_ACCOUNT_SSH_KEYS_LIST, NULL, NULL);
  g_assert_cmpuint (ptero_answer_get_items (left)->len, ==, 0);
}

static void
changed_cb (gboolean *is_known)
{
  *is_known = TRUE;
}

/* A permission that is spelt otherwise is the same one. */
static void
test_permissions (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(PteroPanel) panel = create_panel (fixture->demo, PTERO_DEMO_KEY_USER);
  g_autoptr(PteroRequest) share = ptero_request_new (PTERO_ENDPOINT_SUBUSER_CREATE, NULL);
  g_autoptr(JsonNode) permissions = json_from_string ("[\"database.read\", \"database.view_password\"]", NULL);
  g_autoptr(PteroAnswer) account = NULL;
  g_autoptr(PteroAnswer) servers = get (fixture, PTERO_ENDPOINT_SERVERS_LIST, NULL, NULL);
  g_autoptr(PteroAnswer) shared = NULL;
  g_autoptr(PteroFleetServer) server = NULL;
  g_autoptr(PteroAccess) access = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_known = FALSE;
  GPtrArray *items;

  ptero_client_set_key (fixture->client, PTERO_API_CLIENT, ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_USER));
  account = get (fixture, PTERO_ENDPOINT_ACCOUNT_GET, NULL, NULL);
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT, ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN));

  /* one that is not shared yet */
  items = ptero_answer_get_items (servers);
  server = ptero_fleet_server_new (panel, items->pdata[items->len - 1]);
  ptero_request_set_string (share, "server", ptero_fleet_server_get_uuid (server));
  ptero_request_set_string (share, "email", PTERO_ACCOUNT (ptero_answer_get_resource (account))->email);
  ptero_request_set_node (share, "permissions", permissions);
  shared = ask (fixture, share, &error);
  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char *const *) PTERO_SUBUSER (ptero_answer_get_resource (shared))->permissions,
                                  "database.view-password"));

  access = ptero_access_new (server);
  g_signal_connect_swapped (access, "changed", G_CALLBACK (changed_cb), &is_known);
  ptero_access_refresh (access);
  core_support_wait_until (is_known);
  g_assert_true (ptero_access_allows (access, "database.view_password"));
  g_assert_false (ptero_access_allows (access, "database.delete"));
}

/* What only it can change. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  const char *password = "demo-password";
  g_auto(GStrv) servers = ptero_demo_panel_list_servers (fixture->demo, 1);
  g_autofree char *uuid = g_strndup (servers[0], 36);
  g_autoptr(PteroRequest) username = ptero_request_new (PTERO_ENDPOINT_PELICAN_ACCOUNT_SET_USERNAME, "username", "somebody",
                                                        "password", password, NULL);
  g_autoptr(PteroRequest) wrong = ptero_request_new (PTERO_ENDPOINT_PELICAN_ACCOUNT_SET_USERNAME, "username", "nobody",
                                                     "password", "wrong", NULL);
  g_autoptr(PteroRequest) create = ptero_request_new (PTERO_ENDPOINT_BACKUP_CREATE, "server", uuid, "name", "one", NULL);
  g_autoptr(PteroRequest) rename = NULL;
  g_autoptr(PteroRequest) unknown = ptero_request_new (PTERO_ENDPOINT_STARTUP_SET_VARIABLE, "server", uuid, "key", "NO_SUCH_THING",
                                                       "value", "x", NULL);
  g_autoptr(PteroRequest) name = ptero_request_new (PTERO_ENDPOINT_SERVER_RENAME, "server", uuid, "name", "Renamed",
                                                    "description", "is ignored", NULL);
  g_autoptr(PteroAnswer) changed = NULL;
  g_autoptr(PteroAnswer) created = NULL;
  g_autoptr(PteroAnswer) renamed = NULL;
  g_autoptr(PteroAnswer) named = NULL;
  g_autoptr(PteroAnswer) account = NULL;
  g_autoptr(PteroAnswer) server = NULL;
  g_autoptr(GError) error = NULL;

  changed = ask (fixture, username, &error);
  g_assert_no_error (error);
  g_assert_null (ask (fixture, wrong, &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED);
  g_clear_error (&error);
  account = get (fixture, PTERO_ENDPOINT_ACCOUNT_GET, NULL, NULL);
  g_assert_cmpstr (PTERO_ACCOUNT (ptero_answer_get_resource (account))->username, ==, "somebody");

  created = ask (fixture, create, &error);
  g_assert_no_error (error);
  rename = ptero_request_new (PTERO_ENDPOINT_PELICAN_BACKUP_RENAME, "server", uuid, "backup",
                              PTERO_BACKUP (ptero_answer_get_resource (created))->uuid, "name", "two", NULL);
  renamed = ask (fixture, rename, &error);
  g_assert_no_error (error);
  g_assert_true (ptero_answer_get_resource (renamed) == ptero_answer_get_resource (created));
  g_assert_cmpstr (PTERO_BACKUP (ptero_answer_get_resource (renamed))->name, ==, "two");

  g_assert_null (ask (fixture, unknown, &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED);
  g_clear_error (&error);

  named = ask (fixture, name, &error);
  g_assert_no_error (error);
  server = get (fixture, PTERO_ENDPOINT_SERVER_GET, "server", uuid);
  g_assert_cmpstr (PTERO_SERVER (ptero_answer_get_resource (server))->name, ==, "Renamed");
  g_assert_cmpstr (PTERO_SERVER (ptero_answer_get_resource (server))->description, !=, "is ignored");
}

/* A limit of one route of one server leaves all others alone. */
static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto(GStrv) servers = ptero_demo_panel_list_servers (fixture->demo, 2);
  g_autofree char *first = g_strndup (servers[0], 36);
  g_autofree char *second = g_strndup (servers[1], 36);
  PteroRateLimiter *limiter = ptero_client_get_rate_limiter (fixture->client, PTERO_API_CLIENT);

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_WEBSOCKET, "server", i < 6 ? first : second, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(PteroAnswer) answer = ask (fixture, request, &error);

      if (i % 6 < 5)
        g_assert_no_error (error);
      else
        g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED);
    }

  g_assert_cmpuint (ptero_rate_limiter_get_limit (limiter), ==, 256);
  g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), ==, 0);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *email = g_strdup_printf ("x%u@example.com", i);
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SET_EMAIL, "email", email,
                                                           "password", "demo-password", NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(PteroAnswer) answer = ask (fixture, request, &error);

      if (i < 3)
        g_assert_no_error (error);
      else
        g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED);
    }
}

/* What it does not have is not there. */
static PteroEgg *
get_first_egg (Fixture *fixture)
{
  g_autoptr(PteroAnswer) answer = get (fixture, PTERO_ENDPOINT_PELICAN_EGG_GET, "egg", "1");

  return PTERO_EGG (g_object_ref (ptero_answer_get_resource (answer)));
}

/* An egg as the panel writes it, with one text in place of another. */
static GBytes *
export_egg (Fixture    *fixture,
            const char *format,
            const char *before,
            const char *after)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_EXPORT, "egg", "1", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  char *changed;

  ptero_request_set_query (request, "format", format);
  answer = ask (fixture, request, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (ptero_answer_get_bytes (answer), NULL), g_bytes_get_size (ptero_answer_get_bytes (answer)));
  parts = g_strsplit (text, before, -1);
  g_assert_cmpuint (g_strv_length (parts), >, 1);
  changed = g_strjoinv (after, parts);

  return g_bytes_new_take (changed, strlen (changed));
}

static PteroAnswer *
import (Fixture  *fixture,
        GBytes   *bytes,
        GError  **error)
{
  g_autoptr(PteroEggFile) file = ptero_egg_file_new (bytes, error);
  g_autoptr(PteroRequest) request = NULL;

  g_assert_no_error (*error);
  request = ptero_egg_file_create_request (file);

  return ask (fixture, request, error);
}

/* The same uuid is the same egg, another one a new egg; what is wrong in it is told. */
static void
try_import (Fixture    *fixture,
            const char *format)
{
  g_autoptr(PteroEgg) egg = get_first_egg (fixture);
  g_autoptr(GBytes) same = export_egg (fixture, format, egg->author, "somebody@example.com");
  g_autoptr(GBytes) other = export_egg (fixture, format, egg->uuid, "00000000-0000-4000-8000-00000000000a");
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) replaced = import (fixture, same, &error);
  g_autoptr(PteroAnswer) made = NULL;
  g_autoptr(PteroAnswer) refused = NULL;
  g_autoptr(GBytes) wrong = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (ptero_answer_get_n_unread (replaced), ==, 0);
  g_assert_cmpint (PTERO_EGG (ptero_answer_get_resource (replaced))->id, ==, 1);
  g_assert_cmpstr (PTERO_EGG (ptero_answer_get_resource (replaced))->author, ==, "somebody@example.com");
  made = import (fixture, other, &error);
  g_assert_no_error (error);
  g_assert_cmpint (PTERO_EGG (ptero_answer_get_resource (made))->id, >, 1);

  wrong = export_egg (fixture, format, "somebody@example.com", "somebody");
  refused = import (fixture, wrong, &error);
  g_assert_null (refused);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_VALIDATION);
  g_assert_cmpstr (((PteroProblem *) ptero_api_error_get_problems (error)->pdata[0])->field, ==, "author");
}

static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) unknown = export_egg (fixture, "json", "PLCN_v3", "PLCN_v9");
  g_autoptr(PteroAnswer) refused = import (fixture, unknown, &error);

  g_assert_null (refused);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED);
  g_assert_cmpstr (ptero_api_error_get_code (error), ==, "InvalidFileUploadException");
  try_import (fixture, "json");
#ifdef HAVE_LIBYAML
  try_import (fixture, "yaml");
#endif
}

/* One that servers are of stays. */
static void
test_delete_egg (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GBytes) other = NULL;
  g_autoptr(PteroEgg) egg = get_first_egg (fixture);
  g_autoptr(PteroRequest) used = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_DELETE, "egg", "1", NULL);
  g_autoptr(PteroRequest) unused = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) made = NULL;
  g_autoptr(PteroAnswer) kept = ask (fixture, used, &error);
  g_autoptr(PteroAnswer) gone = NULL;
  g_autofree char *id = NULL;

  g_assert_null (kept);
  g_assert_cmpstr (ptero_api_error_get_code (error), ==, "HasActiveServersException");
  g_clear_error (&error);
  other = export_egg (fixture, "json", egg->uuid, "00000000-0000-4000-8000-00000000000b");
  made = import (fixture, other, &error);
  g_assert_no_error (error);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_EGG (ptero_answer_get_resource (made))->id);
  unused = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_DELETE, "egg", id, NULL);
  gone = ask (fixture, unused, &error);
  g_assert_no_error (error);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  static const PteroEndpoint missing[] = {
    PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_GET, PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE, PTERO_ENDPOINT_APP_LOCATIONS_LIST,
    PTERO_ENDPOINT_APP_NESTS_LIST,
  };

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (missing[i], NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (ask (fixture, request, &error));
      g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND);
    }
}

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/pelican/probe", test_probe);
  ADD ("/pelican/lists", test_lists);
  ADD ("/pelican/databases", test_databases);
  ADD ("/pelican/ssh-keys", test_ssh_keys);
  ADD ("/pelican/permissions", test_permissions);
  ADD ("/pelican/changes", test_changes);
  ADD ("/pelican/limits", test_limits);
  ADD ("/pelican/missing", test_missing);
  ADD ("/pelican/import", test_import);
  ADD ("/pelican/delete-egg", test_delete_egg);

  return g_test_run ();
}
