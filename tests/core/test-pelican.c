/* test-pelican.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core-support.h"
#include "fleet-support.h"
#include "ptero-access.h"
#include "ptero-app-variable.h"
#include "ptero-backup.h"
#include "ptero-database.h"
#include "ptero-demo-panel.h"
#include "ptero-egg-file.h"
#include "ptero-job-queue.h"
#include "ptero-plugin.h"
#include "ptero-probe.h"
#include "ptero-request-job.h"
#include "ptero-role-permission.h"
#include "ptero-role.h"
#include "ptero-ssh-key.h"
#include "ptero-subuser.h"
#include "ptero-user.h"

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
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT,
                        ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN));
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
  g_autoptr(PteroRequest) request = name != NULL
                                      ? ptero_request_new (endpoint, name, value, NULL)
                                      : ptero_request_new (endpoint, NULL);
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
  ptero_probe_key_async (ptero_demo_panel_get_address (fixture->demo), NULL, key, NULL,
                         core_support_result_cb, &result);
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
    PTERO_ENDPOINT_SERVERS_LIST, PTERO_ENDPOINT_ACCOUNT_API_KEYS_LIST,
    PTERO_ENDPOINT_APP_USERS_LIST,
    PTERO_ENDPOINT_APP_NODES_LIST, PTERO_ENDPOINT_APP_SERVERS_LIST,
  };
  static const PteroEndpoint server_lists[] = {
    PTERO_ENDPOINT_BACKUPS_LIST, PTERO_ENDPOINT_DATABASES_LIST, PTERO_ENDPOINT_SCHEDULES_LIST,
    PTERO_ENDPOINT_SUBUSERS_LIST,
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
  g_autoptr(PteroRequest) create = ptero_request_new (PTERO_ENDPOINT_DATABASE_CREATE, "server",
                                                      uuid, "database", "test", "remote", "%",
                                                      NULL);
  g_autoptr(PteroAnswer) created = NULL;
  g_autoptr(PteroAnswer) deleted = NULL;
  g_autoptr(PteroRequest) delete = NULL;
  g_autoptr(GError) error = NULL;
  PteroDatabase *database;

  created = ask (fixture, create, &error);
  g_assert_no_error (error);
  database = ptero_answer_get_resource (created);
  g_assert_cmpuint (strspn (database->id, "0123456789"), ==, strlen (database->id));

  delete = ptero_request_new (PTERO_ENDPOINT_DATABASE_DELETE, "server", uuid, "database",
                              database->id, NULL);
  deleted = ask (fixture, delete, &error);
  g_assert_no_error (error);
}

static void
test_ssh_keys (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(PteroRequest) create = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SSH_KEY_CREATE, "name",
                                                      "test", "public_key", PUBLIC_KEY, NULL);
  g_autoptr(PteroAnswer) created = NULL;
  g_autoptr(PteroAnswer) deleted = NULL;
  g_autoptr(PteroAnswer) left = NULL;
  g_autoptr(PteroRequest) delete = NULL;
  g_autoptr(GError) error = NULL;

  created = ask (fixture, create, &error);
  g_assert_no_error (error);

  delete = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE, "fingerprint",
                              PTERO_SSH_KEY (ptero_answer_get_resource (created))->fingerprint,
                              NULL);
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
  g_autoptr(JsonNode) permissions =
    json_from_string ("[\"database.read\", \"database.view_password\"]", NULL);
  g_autoptr(PteroAnswer) account = NULL;
  g_autoptr(PteroAnswer) servers = get (fixture, PTERO_ENDPOINT_SERVERS_LIST, NULL, NULL);
  g_autoptr(PteroAnswer) shared = NULL;
  g_autoptr(PteroFleetServer) server = NULL;
  g_autoptr(PteroAccess) access = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_known = FALSE;
  GPtrArray *items;

  ptero_client_set_key (fixture->client, PTERO_API_CLIENT,
                        ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_USER));
  account = get (fixture, PTERO_ENDPOINT_ACCOUNT_GET, NULL, NULL);
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT,
                        ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN));

  /* one that is not shared yet */
  items = ptero_answer_get_items (servers);
  server = ptero_fleet_server_new (panel, items->pdata[items->len - 1]);
  ptero_request_set_string (share, "server", ptero_fleet_server_get_uuid (server));
  ptero_request_set_string (share, "email",
                            PTERO_ACCOUNT (ptero_answer_get_resource (account))->email);
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
  g_autoptr(PteroRequest) username = ptero_request_new (PTERO_ENDPOINT_PELICAN_ACCOUNT_SET_USERNAME,
                                                        "username", "somebody",
                                                        "password", password, NULL);
  g_autoptr(PteroRequest) wrong = ptero_request_new (PTERO_ENDPOINT_PELICAN_ACCOUNT_SET_USERNAME,
                                                     "username", "nobody",
                                                     "password", "wrong", NULL);
  g_autoptr(PteroRequest) create = ptero_request_new (PTERO_ENDPOINT_BACKUP_CREATE, "server", uuid,
                                                      "name", "one", NULL);
  g_autoptr(PteroRequest) rename = NULL;
  g_autoptr(PteroRequest) unknown = ptero_request_new (PTERO_ENDPOINT_STARTUP_SET_VARIABLE,
                                                       "server", uuid, "key", "NO_SUCH_THING",
                                                       "value", "x", NULL);
  g_autoptr(PteroRequest) name = ptero_request_new (PTERO_ENDPOINT_SERVER_RENAME, "server", uuid,
                                                    "name", "Renamed",
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
                              PTERO_BACKUP (ptero_answer_get_resource (created))->uuid, "name",
                              "two", NULL);
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
  g_assert_cmpstr (PTERO_SERVER (ptero_answer_get_resource (server))->description, !=,
                   "is ignored");
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
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_WEBSOCKET,
                                                           "server", i < 6 ? first : second, NULL);
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
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SET_EMAIL,
                                                           "email", email,
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
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_EXPORT, "egg",
                                                       "1", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  char *changed;

  ptero_request_set_query (request, "format", format);
  answer = ask (fixture, request, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (ptero_answer_get_bytes (answer), NULL),
                    g_bytes_get_size (ptero_answer_get_bytes (answer)));
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
  g_autoptr(GBytes) other = export_egg (fixture, format, egg->uuid,
                                        "00000000-0000-4000-8000-00000000000a");
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) replaced = import (fixture, same, &error);
  g_autoptr(PteroAnswer) made = NULL;
  g_autoptr(PteroAnswer) refused = NULL;
  g_autoptr(GBytes) wrong = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (ptero_answer_get_n_unread (replaced), ==, 0);
  g_assert_cmpint (PTERO_EGG (ptero_answer_get_resource (replaced))->id, ==, 1);
  g_assert_cmpstr (PTERO_EGG (ptero_answer_get_resource (replaced))->author, ==,
                   "somebody@example.com");
  made = import (fixture, other, &error);
  g_assert_no_error (error);
  g_assert_cmpint (PTERO_EGG (ptero_answer_get_resource (made))->id, >, 1);

  wrong = export_egg (fixture, format, "somebody@example.com", "somebody");
  refused = import (fixture, wrong, &error);
  g_assert_null (refused);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_VALIDATION);
  g_assert_cmpstr (((PteroProblem *) ptero_api_error_get_problems (error)->pdata[0])->field, ==,
                   "author");
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

/* Whatever a program sends for an egg, the demo panel answers. */
static void
test_import_broken (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const bodies[] = {
    "", "[]", "{}", "{\"meta\":{\"version\":3}}", "{\"meta\":{\"version\":\"PLCN_v3\"}}",
    "{\"meta\":{\"version\":\"PLCN_v3\"},\"variables\":{}}",
    "{\"meta\":{\"version\":\"PTDL_v1\"},\"image\":5,\"startup\":[],\"variables\":[]}",
    "{\"meta\":{\"version\":\"PLCN_v3\"},\"uuid\":\"short\",\"docker_images\":[1],\"startup_commands\":{\"a\":{}},\"variables\":[1]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_IMPORT, NULL);
      g_autoptr(GBytes) body = g_bytes_new_static (bodies[i], strlen (bodies[i]));
      g_autoptr(GError) error = NULL;
      g_autoptr(PteroAnswer) refused = NULL;

      ptero_request_set_query (request, "format", "json");
      ptero_request_set_body (request, "text/plain; charset=utf-8", body);
      refused = ask (fixture, request, &error);
      g_assert_null (refused);
      g_assert_cmpint (error->domain, ==, PTERO_API_ERROR);
    }
}

/* What is of another kind than it should be is left out. */
static void
test_import_strange (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char body[] = "{\"meta\":{\"version\":\"PLCN_v3\"},\"uuid\":\"00000000-0000-4000-8000-00000000000c\",\"name\":\"A\","
    "\"author\":\"a@example.com\",\"docker_images\":{\"Java 1.8\":7},\"startup_commands\":{\"a\":{}},\"config\":{\"startup\":7},\"variables\":[1]}";
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_IMPORT, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static (body, strlen (body));
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) made = NULL;

  ptero_request_set_query (request, "format", "json");
  ptero_request_set_body (request, "text/plain; charset=utf-8", bytes);
  made = ask (fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (PTERO_EGG (ptero_answer_get_resource (made))->name, ==, "A");
}

/* One that servers are of stays. */
static void
test_delete_egg (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GBytes) other = NULL;
  g_autoptr(PteroEgg) egg = get_first_egg (fixture);
  g_autoptr(PteroRequest) used = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_DELETE, "egg", "1",
                                                    NULL);
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
    PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_GET, PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE,
    PTERO_ENDPOINT_APP_LOCATIONS_LIST,
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

static void
refuse (Fixture       *fixture,
        PteroRequest  *request,
        PteroApiError  code)
{
  g_autoptr(PteroRequest) asked = request;
  g_autoptr(GError) error = NULL;

  g_assert_null (ask (fixture, asked, &error));
  g_assert_error (error, PTERO_API_ERROR, (int) code);
}

/* Returns: (transfer none): what is answered, which the client keeps while the answer is kept */
static gpointer
answer_with (Fixture      *fixture,
             PteroRequest *request,
             PteroAnswer **answer)
{
  g_autoptr(PteroRequest) asked = request;
  g_autoptr(GError) error = NULL;

  g_clear_object (answer);
  *answer = ask (fixture, asked, &error);
  g_assert_no_error (error);

  return ptero_answer_get_resource (*answer);
}

/* What a role allows is read, its name is written; that of the administrators stays. */
static void
test_roles (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PteroRequest) list = ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLES_LIST, NULL);
  g_autoptr(PteroAnswer) roles = NULL;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(PteroRolePermission) permission = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  PteroRole *role;

  ptero_request_set_query (list, "include", "permissions");
  ptero_request_set_query (list, "filter[name]", "sup");
  roles = ask (fixture, list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ptero_answer_get_items (roles)->len, ==, 1);
  role = ptero_answer_get_items (roles)->pdata[0];
  g_assert_cmpstr (role->name, ==, "Support");
  g_assert_cmpuint (g_list_model_get_n_items (role->permissions), ==, 7);
  permission = g_list_model_get_item (role->permissions, 0);
  g_assert_cmpstr (permission->name, ==, "viewList server");

  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_CREATE, NULL),
          PTERO_API_ERROR_VALIDATION);
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_CREATE, "name", "Support", NULL),
          PTERO_API_ERROR_PANEL);
  role = answer_with (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_CREATE, "name",
                                                  "Helper", NULL), &answer);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, role->id);
  answer_with (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_UPDATE, "role", id, "name",
                                           "Night Shift", NULL), &answer);
  role = answer_with (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_GET, "role", id,
                                                  NULL), &answer);
  g_assert_cmpstr (role->name, ==, "Night Shift");
  answer_with (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_DELETE, "role", id, NULL),
               &answer);
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_GET, "role", id, NULL),
          PTERO_API_ERROR_NOT_FOUND);

  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_UPDATE, "role", "1", "name", "x",
                                      NULL), PTERO_API_ERROR_REFUSED);
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_DELETE, "role", "1", NULL),
          PTERO_API_ERROR_REFUSED);
}

static PteroRequest *
create_roles (PteroEndpoint  endpoint,
              const char    *user,
              const char    *roles)
{
  PteroRequest *request = ptero_request_new (endpoint, "user", user, NULL);
  g_autoptr(JsonNode) node = json_from_string (roles, NULL);

  ptero_request_set_node (request, "roles", node);
  ptero_request_set_query (request, "include", "roles");

  return request;
}

/* That of the administrators is skipped, and they are left as they are: both are called a
 * success. */
static void
test_user_roles (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(PteroAnswer) answer = NULL;
  PteroUser *user;

  user = answer_with (fixture, create_roles (PTERO_ENDPOINT_PELICAN_USER_ROLES_ASSIGN, "3",
                                             "[1,2,3]"), &answer);
  g_assert_cmpuint (g_list_model_get_n_items (user->roles), ==, 2);
  g_assert_false (user->root_admin);
  user = answer_with (fixture, create_roles (PTERO_ENDPOINT_PELICAN_USER_ROLES_ASSIGN, "3", "[3]"),
                      &answer);
  g_assert_cmpuint (g_list_model_get_n_items (user->roles), ==, 2);
  user = answer_with (fixture, create_roles (PTERO_ENDPOINT_PELICAN_USER_ROLES_REMOVE, "3", "[2]"),
                      &answer);
  g_assert_cmpuint (g_list_model_get_n_items (user->roles), ==, 1);
  user = answer_with (fixture, create_roles (PTERO_ENDPOINT_PELICAN_USER_ROLES_ASSIGN, "1", "[2]"),
                      &answer);
  g_assert_cmpuint (g_list_model_get_n_items (user->roles), ==, 1);
  refuse (fixture, create_roles (PTERO_ENDPOINT_PELICAN_USER_ROLES_ASSIGN, "3", "\"2\""),
          PTERO_API_ERROR_VALIDATION);

  ptero_client_set_key (fixture->client, PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_READ_ONLY));
  refuse (fixture, create_roles (PTERO_ENDPOINT_PELICAN_USER_ROLES_ASSIGN, "3", "[2]"),
          PTERO_API_ERROR_FORBIDDEN);
}

static PteroPlugin *
do_plugin (Fixture       *fixture,
           PteroEndpoint  endpoint,
           const char    *id,
           PteroAnswer  **answer)
{
  return answer_with (fixture, ptero_request_new (endpoint, "plugin", id, NULL), answer);
}

/* Each goes from state to state, and into no state that it cannot be in. */
static void
test_plugins (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(PteroAnswer) list = get (fixture, PTERO_ENDPOINT_PELICAN_PLUGINS_LIST,
                                     "filter[category]", "theme");
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(PteroRequest) uninstall = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_UNINSTALL,
                                                         "plugin", "midnight", NULL);
  g_autoptr(GError) error = NULL;
  PteroPlugin *plugin;

  g_assert_cmpuint (ptero_answer_get_items (list)->len, ==, 1);
  plugin = ptero_answer_get_items (list)->pdata[0];
  g_assert_cmpstr (plugin->status, ==, "disabled");
  g_assert_true (plugin->can_enable);

  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_INSTALL, "plugin", "midnight",
                                      NULL), PTERO_API_ERROR_REFUSED);
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_UPDATE, "plugin", "midnight",
                                      NULL), PTERO_API_ERROR_REFUSED);
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_DISABLE, "plugin", "midnight",
                                      NULL), PTERO_API_ERROR_REFUSED);
  g_assert_cmpstr (do_plugin (fixture, PTERO_ENDPOINT_PELICAN_PLUGIN_ENABLE, "midnight",
                              &answer)->status, ==, "enabled");
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_ENABLE, "plugin", "midnight",
                                      NULL), PTERO_API_ERROR_REFUSED);
  g_assert_cmpstr (do_plugin (fixture, PTERO_ENDPOINT_PELICAN_PLUGIN_DISABLE, "midnight",
                              &answer)->status, ==, "disabled");
  g_assert_cmpstr (do_plugin (fixture, PTERO_ENDPOINT_PELICAN_PLUGIN_UNINSTALL, "midnight",
                              &answer)->status, ==, "not_installed");
  refuse (fixture, ptero_request_copy (uninstall), PTERO_API_ERROR_REFUSED);
  do_plugin (fixture, PTERO_ENDPOINT_PELICAN_PLUGIN_INSTALL, "midnight", &answer);
  ptero_request_set_boolean (uninstall, "delete", TRUE);
  answer_with (fixture, g_object_ref (uninstall), &answer);
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_GET, "plugin", "midnight",
                                      NULL), PTERO_API_ERROR_NOT_FOUND);

  plugin = do_plugin (fixture, PTERO_ENDPOINT_PELICAN_PLUGIN_UPDATE, "announcements", &answer);
  g_assert_cmpstr (plugin->version, ==, "1.5.1");
  g_assert_false (plugin->is_update_available);
  plugin = do_plugin (fixture, PTERO_ENDPOINT_PELICAN_PLUGIN_INSTALL, "backup-mailer", &answer);
  g_assert_cmpstr (plugin->status, ==, "errored");
  g_assert_nonnull (plugin->status_message);
}

static PteroRequest *
create_import (const char *name,
               const char *content)
{
  PteroRequest *request = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_FILE, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (content, strlen (content));

  ptero_request_set_file (request, "plugin", name, "application/zip", bytes);

  return request;
}

/* By a file in one request, or by an address. */
static void
test_plugin_import (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(PteroAnswer) answer = NULL;
  PteroPlugin *plugin;

  refuse (fixture, create_import ("bad.zip", "no archive"), PTERO_API_ERROR_PANEL);
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_FILE, NULL),
          PTERO_API_ERROR_REFUSED);
  answer_with (fixture, create_import ("good plugin.zip", "PK and more"), &answer);
  plugin = answer_with (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_GET, "plugin",
                                                    "good plugin", NULL), &answer);
  g_assert_cmpstr (plugin->status, ==, "not_installed");

  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_URL, NULL),
          PTERO_API_ERROR_VALIDATION);
  refuse (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_URL, "url",
                                      "https://example.com/", NULL), PTERO_API_ERROR_PANEL);
  answer_with (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_URL, "url",
                                           "https://example.com/other.zip", NULL), &answer);
  plugin = answer_with (fixture, ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_GET, "plugin",
                                                    "other", NULL), &answer);
  g_assert_cmpstr (plugin->name, ==, "other");
}

static GError *
judge (PteroRequest *request,
       gpointer      resource,
       const GError *error)
{
  if (error != NULL || g_strcmp0 (PTERO_PLUGIN (resource)->status, "errored") != 0)
    return NULL;

  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "It has failed");
}

static void
finished_cb (gboolean *is_finished)
{
  *is_finished = TRUE;
}

/* What the panel calls a success may be none, which a job is told; all else stays as it was
 * answered. */
static void
test_judged (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const ids[] = { "low-german", "backup-mailer", "no-such-plugin" };
  g_autoptr(PteroPanel) panel = create_panel (fixture->demo, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroJobQueue) jobs = ptero_job_queue_new ();
  g_autoptr(PteroJob) job = ptero_request_job_new ("Install 3 Plugins");
  gboolean is_finished = FALSE;

  ptero_request_job_set_judge (PTERO_REQUEST_JOB (job), judge);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_INSTALL,
                                                           "plugin", ids[i], NULL);

      ptero_request_job_add (PTERO_REQUEST_JOB (job), panel, request, ids[i]);
    }
  g_signal_connect_swapped (job, "finished", G_CALLBACK (finished_cb), &is_finished);
  ptero_job_queue_add (jobs, job);
  core_support_wait_until (is_finished);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), i);
      const GError *error = ptero_job_target_get_error (target);

      if (i == 0)
        g_assert_no_error (error);
      else if (i == 1)
        g_assert_cmpstr (error->message, ==, "It has failed");
      else
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
  ADD ("/pelican/roles", test_roles);
  ADD ("/pelican/user-roles", test_user_roles);
  ADD ("/pelican/plugins", test_plugins);
  ADD ("/pelican/plugin-import", test_plugin_import);
  ADD ("/pelican/judged", test_judged);
  ADD ("/pelican/import", test_import);
  ADD ("/pelican/import-broken", test_import_broken);
  ADD ("/pelican/import-strange", test_import_strange);
  ADD ("/pelican/delete-egg", test_delete_egg);

  return g_test_run ();
}
