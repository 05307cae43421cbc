/* test-routes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ptero-client.h"
#include "ptero-demo-panel.h"
#include "ptero-node.h"
#include "ptero-node-probe.h"
#include "ptero-socket.h"
#include "ptero-transfer.h"

/* Every row of the endpoint table, called as the application calls it, on a demo panel that starts
 * with what it has and gets what the later steps need from the earlier ones. Each answers with the
 * status of the contract and what its row promises. */

#define LIMIT   (20 * G_TIME_SPAN_SECOND)
#define SSH_KEY "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOoCAv6rOObR0Zcc5Kq3d7kFnpfzLRVlvUO5I7WBbWcd test"

/* @arguments is JSON, for the sake of reading with ' for ": a text that begins with $ stands for
 * what was kept under that name, a name that begins with ? goes to the query whatever the method
 * is, and = is a body that is no JSON. @keep is "name=property …", for a list one for each of its
 * first items. @shows is what the answer, or an item of it, has, "property=value"; @until the same,
 * and the step is repeated until it is so. */
typedef struct
{
  PteroEndpoint  endpoint;
  guint          status;
  const char    *arguments;
  const char    *keep;
  const char    *shows;
  const char    *until;
} Step;

static const Step steps[] = {
  /* What a server needs */
  { PTERO_ENDPOINT_APP_LOCATION_CREATE, 201, "{'short': 'test', 'long': 'A test'}", "location=id",
    "short-name=test" },
  { PTERO_ENDPOINT_APP_LOCATION_GET, 200, "{'location': '$location'}",
    .shows = "long-name=A test" },
  { PTERO_ENDPOINT_APP_LOCATION_UPDATE, 200, "{'location': '$location', 'short': 'test.2'}",
    .shows = "short-name=test.2" },
  { PTERO_ENDPOINT_APP_LOCATIONS_LIST, 200, "{'?filter[short]': 'test.2'}",
    .shows = "short-name=test.2" },
  { PTERO_ENDPOINT_APP_NODE_CREATE, 201,
    "{'name': 'Test', 'location_id': '$location', 'fqdn': 'node.example.com', 'scheme': 'https', 'memory': 4096, 'disk': 9000,"
    " 'memory_overallocate': 0, 'disk_overallocate': 0, 'daemon_listen': 8080, 'daemon_sftp': 2022}", "node=id", "name=Test" },
  { PTERO_ENDPOINT_APP_NODE_GET, 200, "{'node': '$node'}", .shows = "fqdn=node.example.com" },
  { PTERO_ENDPOINT_APP_NODE_UPDATE, 200,
    "{'node': '$node', 'name': 'Renamed', 'location_id': '$location', 'fqdn': 'node.example.com', 'scheme': 'https',"
    " 'memory': 8192, 'disk': 9000, 'memory_overallocate': 0, 'disk_overallocate': 0, 'daemon_listen': 8080,"
    " 'daemon_sftp': 2022}", .shows = "name=Renamed" },
  { PTERO_ENDPOINT_APP_NODES_LIST, 200, "{'?filter[name]': 'Renamed'}", .shows = "memory=8192" },
  { PTERO_ENDPOINT_APP_NODES_DEPLOYABLE, 200,
    "{'memory': 8000, 'disk': 8000, 'location_ids': ['$location']}", .shows = "name=Renamed" },
  { PTERO_ENDPOINT_APP_NODE_CONFIGURATION, 200, "{'node': '$node'}", .shows = "debug=FALSE" },
  { PTERO_ENDPOINT_APP_ALLOCATIONS_CREATE, 204,
    "{'node': '$node', 'ip': '203.0.113.250', 'alias': 'a', 'ports': ['26000-26003', '26010']}" },
  { PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, 200, "{'node': '$node'}", "first=id second=id third=id",
    "ip=203.0.113.250" },
  { PTERO_ENDPOINT_APP_ALLOCATION_DELETE, 204, "{'node': '$node', 'allocation': '$third'}" },
  { PTERO_ENDPOINT_APP_USER_CREATE, 201,
    "{'email': 'jane@example.com', 'username': 'jane', 'first_name': 'Jane', 'last_name': 'Doe', 'external_id': 'crm-jane'}",
    "user=id uuid=uuid", "username=jane" },
  { PTERO_ENDPOINT_APP_USER_GET, 200, "{'user': '$user'}", .shows = "email=jane@example.com" },
  { PTERO_ENDPOINT_APP_USER_GET_EXTERNAL, 200, "{'external_id': 'crm-jane'}",
    .shows = "username=jane" },
  { PTERO_ENDPOINT_APP_USER_UPDATE, 200,
    "{'user': '$user', 'email': 'jane@example.com', 'username': 'jane', 'first_name': 'Janet', 'last_name': 'Doe',"
    " 'root_admin': false}", .shows = "first-name=Janet" },
  { PTERO_ENDPOINT_APP_USERS_LIST, 200, "{'?filter[email]': 'jane@example.com'}",
    .shows = "first-name=Janet" },
  { PTERO_ENDPOINT_APP_NESTS_LIST, 200, "{}", "nest=id", "name=Minecraft" },
  { PTERO_ENDPOINT_APP_NEST_GET, 200, "{'nest': '$nest'}", .shows = "name=Minecraft" },
  { PTERO_ENDPOINT_APP_EGGS_LIST, 200, "{'nest': '$nest'}", "paper=id egg=id", "name=Paper" },
  { PTERO_ENDPOINT_APP_EGG_GET, 200, "{'nest': '$nest', 'egg': '$egg'}",
    "image=docker-image startup=startup", "name=Velocity" },

  /* Two servers, as an administrator has them */
  { PTERO_ENDPOINT_APP_SERVER_CREATE, 201,
    "{'name': 'Proxy', 'user': '$user', 'egg': '$egg', 'docker_image': '$image', 'startup': '$startup', 'external_id': 'crm-s1',"
    " 'environment': {'VELOCITY_VERSION': 'latest', 'SERVER_JARFILE': 'velocity.jar'},"
    " 'limits': {'memory': 512, 'swap': 0, 'disk': 2048, 'io': 500, 'cpu': 100, 'threads': null},"
    " 'feature_limits': {'databases': 2, 'allocations': 3, 'backups': 2}, 'allocation': {'default': '$first'}}",
    "id=id server=uuid", "external-id=crm-s1" },
  { PTERO_ENDPOINT_APP_SERVER_GET, 200, "{'server': '$id'}", .until = "status=" },
  { PTERO_ENDPOINT_APP_SERVER_GET_EXTERNAL, 200, "{'external_id': 'crm-s1'}",
    .shows = "name=Proxy" },
  { PTERO_ENDPOINT_APP_SERVER_UPDATE_DETAILS, 200,
    "{'server': '$id', 'name': 'Doorway', 'user': '$user', 'description': 'The door'}",
    .shows = "name=Doorway" },
  { PTERO_ENDPOINT_APP_SERVER_UPDATE_BUILD, 200,
    "{'server': '$id', 'allocation': '$first', 'oom_disabled': false,"
    " 'limits': {'memory': 1024, 'swap': 0, 'disk': 2048, 'io': 500, 'cpu': 100, 'threads': null},"
    " 'feature_limits': {'databases': 2, 'allocations': 3, 'backups': 2}, 'add_allocations': ['$second']}", .shows = "name=Doorway" },
  { PTERO_ENDPOINT_APP_SERVER_UPDATE_STARTUP, 200,
    "{'server': '$id', 'startup': '$startup', 'egg': '$egg', 'image': '$image', 'skip_scripts': false,"
    " 'environment': {'VELOCITY_VERSION': '3.3.0', 'SERVER_JARFILE': 'velocity.jar'}}",
    .shows = "name=Doorway" },
  { PTERO_ENDPOINT_APP_SERVERS_LIST, 200, "{'?filter[name]': 'Doorway'}",
    .shows = "description=The door" },
  { PTERO_ENDPOINT_APP_SERVER_SUSPEND, 204, "{'server': '$id'}" },
  { PTERO_ENDPOINT_APP_SERVER_GET, 200, "{'server': '$id'}", .shows = "status=suspended" },
  { PTERO_ENDPOINT_APP_SERVER_UNSUSPEND, 204, "{'server': '$id'}" },
  { PTERO_ENDPOINT_APP_SERVER_REINSTALL, 204, "{'server': '$id'}" },
  { PTERO_ENDPOINT_APP_SERVER_GET, 200, "{'server': '$id'}", .until = "status=" },
  { PTERO_ENDPOINT_APP_DATABASE_CREATE, 201,
    "{'server': '$id', 'database': 'stats', 'remote': '%', 'host': 1}", "database=id", "remote=%" },
  { PTERO_ENDPOINT_APP_DATABASE_GET, 200, "{'server': '$id', 'database': '$database'}",
    .shows = "remote=%" },
  { PTERO_ENDPOINT_APP_DATABASE_RESET_PASSWORD, 204, "{'server': '$id', 'database': '$database'}" },
  { PTERO_ENDPOINT_APP_DATABASES_LIST, 200, "{'server': '$id'}", .shows = "remote=%" },
  { PTERO_ENDPOINT_APP_DATABASE_DELETE, 204, "{'server': '$id', 'database': '$database'}" },

  /* The account */
  { PTERO_ENDPOINT_PERMISSIONS_GET, 200, "{}" },
  { PTERO_ENDPOINT_ACCOUNT_GET, 200, "{}", "email=email", "admin=TRUE" },
  { PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_GET, 200, "{}", "secret=secret" },
  { PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_ENABLE, 200,
    "{'code': '$code', 'password': 'demo-password'}" },
  { PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE, 204, "{'password': 'demo-password'}" },
  { PTERO_ENDPOINT_ACCOUNT_SET_EMAIL, 204,
    "{'email': 'new@example.com', 'password': 'demo-password'}" },
  { PTERO_ENDPOINT_ACCOUNT_GET, 200, "{}", .shows = "email=new@example.com" },
  { PTERO_ENDPOINT_ACCOUNT_SET_PASSWORD, 204,
    "{'current_password': 'demo-password', 'password': 'longer-than-8', 'password_confirmation': 'longer-than-8'}" },
  { PTERO_ENDPOINT_ACCOUNT_API_KEY_CREATE, 200,
    "{'description': 'A test', 'allowed_ips': ['127.0.0.1']}", "key=identifier",
    "description=A test" },
  { PTERO_ENDPOINT_ACCOUNT_API_KEYS_LIST, 200, "{}" },
  { PTERO_ENDPOINT_ACCOUNT_API_KEY_DELETE, 204, "{'identifier': '$key'}" },
  { PTERO_ENDPOINT_ACCOUNT_SSH_KEY_CREATE, 200, "{'name': 'Laptop', 'public_key': '" SSH_KEY "'}",
    "fingerprint=fingerprint", "name=Laptop" },
  { PTERO_ENDPOINT_ACCOUNT_SSH_KEYS_LIST, 200, "{}" },
  { PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE, 204, "{'fingerprint': '$fingerprint'}" },
  { PTERO_ENDPOINT_ACCOUNT_ACTIVITY, 200, "{'?sort': '-timestamp'}" },

  /* A server, as the one who runs it has it */
  { PTERO_ENDPOINT_SERVERS_LIST, 200, "{'type': 'admin-all', '?filter[name]': 'Doorway'}",
    .shows = "uuid=$server" },
  { PTERO_ENDPOINT_SERVER_GET, 200, "{'server': '$server'}", .shows = "description=The door" },
  { PTERO_ENDPOINT_SERVER_WEBSOCKET, 200, "{'server': '$server'}" },
  { PTERO_ENDPOINT_SERVER_POWER, 204, "{'server': '$server', 'signal': 'start'}" },
  { PTERO_ENDPOINT_SERVER_RESOURCES, 200, "{'server': '$server'}",
    .until = "current-state=running" },
  { PTERO_ENDPOINT_SERVER_COMMAND, 204, "{'server': '$server', 'command': 'list'}" },
  { PTERO_ENDPOINT_SERVER_ACTIVITY, 200,
    "{'server': '$server', '?filter[event]': 'server:console.command'}",
    .shows = "event=server:console.command" },
  { PTERO_ENDPOINT_DATABASE_CREATE, 200, "{'server': '$server', 'database': 'test', 'remote': '%'}",
    "database=id" },
  { PTERO_ENDPOINT_DATABASES_LIST, 200, "{'server': '$server', 'include': 'password'}",
    .shows = "id=$database" },
  { PTERO_ENDPOINT_DATABASE_ROTATE_PASSWORD, 200, "{'server': '$server', 'database': '$database'}",
    .shows = "id=$database" },
  { PTERO_ENDPOINT_DATABASE_DELETE, 204, "{'server': '$server', 'database': '$database'}" },
  { PTERO_ENDPOINT_FOLDER_CREATE, 204, "{'server': '$server', 'root': '/', 'name': 'made'}" },
  { PTERO_ENDPOINT_FILE_WRITE, 204,
    "{'server': '$server', '?file': '/made/ä.txt', '=': 'written'}" },
  { PTERO_ENDPOINT_FILE_CONTENTS, 200, "{'server': '$server', 'file': '/made/ä.txt'}",
    .shows = "written" },
  { PTERO_ENDPOINT_FILE_COPY, 204, "{'server': '$server', 'location': '/made/ä.txt'}" },
  { PTERO_ENDPOINT_FILES_RENAME, 204,
    "{'server': '$server', 'root': '/made', 'files': [{'from': 'ä.txt', 'to': 'b.txt'}]}" },
  { PTERO_ENDPOINT_FILES_CHMOD, 204,
    "{'server': '$server', 'root': '/made', 'files': [{'file': 'b.txt', 'mode': '600'}]}" },
  { PTERO_ENDPOINT_FILES_DELETE, 204,
    "{'server': '$server', 'root': '/made', 'files': ['ä copy.txt']}" },
  { PTERO_ENDPOINT_FILES_LIST, 200, "{'server': '$server', 'directory': '/made'}",
    .shows = "name=b.txt" },
  { PTERO_ENDPOINT_FILES_COMPRESS, 200, "{'server': '$server', 'root': '/', 'files': ['made']}",
    "archive=name" },
  { PTERO_ENDPOINT_FILE_DECOMPRESS, 204, "{'server': '$server', 'root': '/', 'file': '$archive'}" },
  { PTERO_ENDPOINT_FILE_PULL, 204,
    "{'server': '$server', 'url': 'https://example.com/a.jar', 'directory': '/made', 'foreground': true}" },
  { PTERO_ENDPOINT_FILE_CONTENTS, 200, "{'server': '$server', 'file': '/made/b.txt'}",
    .shows = "written" },
  { PTERO_ENDPOINT_FILE_DOWNLOAD, 200, "{'server': '$server', 'file': '/made/b.txt'}" },
  { PTERO_ENDPOINT_FILE_UPLOAD, 200, "{'server': '$server'}" },
  { PTERO_ENDPOINT_SCHEDULE_CREATE, 200,
    "{'server': '$server', 'name': 'Nightly', 'minute': '0', 'hour': '4', 'day_of_month': '*', 'month': '*', 'day_of_week': '*',"
    " 'is_active': true, 'only_when_online': false}", "schedule=id", "name=Nightly" },
  { PTERO_ENDPOINT_SCHEDULES_LIST, 200, "{'server': '$server'}", .shows = "name=Nightly" },
  { PTERO_ENDPOINT_SCHEDULE_UPDATE, 200,
    "{'server': '$server', 'schedule': '$schedule', 'name': 'Weekly', 'minute': '0', 'hour': '4', 'day_of_month': '*',"
    " 'month': '*', 'day_of_week': 'MON', 'is_active': true, 'only_when_online': true}",
    .shows = "only-when-online=TRUE" },
  { PTERO_ENDPOINT_TASK_CREATE, 200,
    "{'server': '$server', 'schedule': '$schedule', 'action': 'command', 'payload': 'say hi', 'time_offset': 0}", "task=id", "payload=say hi" },
  { PTERO_ENDPOINT_TASK_UPDATE, 200,
    "{'server': '$server', 'schedule': '$schedule', 'task': '$task', 'action': 'command', 'payload': 'list', 'time_offset': 5}",
    .shows = "payload=list" },
  { PTERO_ENDPOINT_SCHEDULE_EXECUTE, 202, "{'server': '$server', 'schedule': '$schedule'}" },
  { PTERO_ENDPOINT_SCHEDULE_GET, 200, "{'server': '$server', 'schedule': '$schedule'}",
    .shows = "name=Weekly" },
  { PTERO_ENDPOINT_TASK_DELETE, 204,
    "{'server': '$server', 'schedule': '$schedule', 'task': '$task'}" },
  { PTERO_ENDPOINT_SCHEDULE_DELETE, 204, "{'server': '$server', 'schedule': '$schedule'}" },
  { PTERO_ENDPOINT_ALLOCATIONS_LIST, 200, "{'server': '$server'}", .shows = "id=$first" },
  { PTERO_ENDPOINT_ALLOCATION_CREATE, 200, "{'server': '$server'}", "allocation=id",
    "is-default=FALSE" },
  { PTERO_ENDPOINT_ALLOCATION_UPDATE, 200,
    "{'server': '$server', 'allocation': '$allocation', 'notes': 'query'}",
    .shows = "notes=query" },
  { PTERO_ENDPOINT_ALLOCATION_MAKE_PRIMARY, 200, "{'server': '$server', 'allocation': '$second'}",
    .shows = "is-default=TRUE" },
  { PTERO_ENDPOINT_ALLOCATION_DELETE, 204, "{'server': '$server', 'allocation': '$allocation'}" },
  { PTERO_ENDPOINT_SUBUSER_CREATE, 200,
    "{'server': '$server', 'email': 'friend@example.com', 'permissions': ['control.console']}",
    "friend=uuid", "email=friend@example.com" },
  { PTERO_ENDPOINT_SUBUSERS_LIST, 200, "{'server': '$server'}", .shows = "uuid=$friend" },
  { PTERO_ENDPOINT_SUBUSER_UPDATE, 200,
    "{'server': '$server', 'user': '$friend', 'permissions': ['control.start']}",
    .shows = "uuid=$friend" },
  { PTERO_ENDPOINT_SUBUSER_GET, 200, "{'server': '$server', 'user': '$friend'}",
    .shows = "uuid=$friend" },
  { PTERO_ENDPOINT_SUBUSER_DELETE, 204, "{'server': '$server', 'user': '$friend'}" },
  { PTERO_ENDPOINT_STARTUP_LIST, 200, "{'server': '$server'}",
    .shows = "env-variable=VELOCITY_VERSION" },
  { PTERO_ENDPOINT_STARTUP_SET_VARIABLE, 200,
    "{'server': '$server', 'key': 'VELOCITY_VERSION', 'value': '3.4.0'}",
    .shows = "server-value=3.4.0" },
  { PTERO_ENDPOINT_SERVER_SET_DOCKER_IMAGE, 204,
    "{'server': '$server', 'docker_image': 'ghcr.io/pterodactyl/yolks:java_17'}" },
  { PTERO_ENDPOINT_SERVER_RENAME, 204,
    "{'server': '$server', 'name': 'Door', 'description': 'Open'}" },
  { PTERO_ENDPOINT_SERVER_GET, 200, "{'server': '$server'}", .shows = "name=Door" },
  { PTERO_ENDPOINT_BACKUP_CREATE, 200,
    "{'server': '$server', 'name': 'Before', 'is_locked': true, 'ignored': ''}", "backup=uuid",
    "is-locked=TRUE" },
  { PTERO_ENDPOINT_BACKUP_GET, 200, "{'server': '$server', 'backup': '$backup'}",
    .until = "is-successful=TRUE" },
  { PTERO_ENDPOINT_BACKUP_TOGGLE_LOCK, 200, "{'server': '$server', 'backup': '$backup'}",
    .shows = "is-locked=FALSE" },
  { PTERO_ENDPOINT_BACKUPS_LIST, 200, "{'server': '$server'}", .shows = "uuid=$backup" },
  { PTERO_ENDPOINT_BACKUP_DOWNLOAD, 200, "{'server': '$server', 'backup': '$backup'}" },
  { PTERO_ENDPOINT_BACKUP_RESTORE, 204,
    "{'server': '$server', 'backup': '$backup', 'truncate': false}" },
  { PTERO_ENDPOINT_SERVER_GET, 200, "{'server': '$server'}", .until = "status=" },
  { PTERO_ENDPOINT_SERVER_REINSTALL, 202, "{'server': '$server'}" },
  { PTERO_ENDPOINT_SERVER_GET, 200, "{'server': '$server'}", .until = "status=" },

  /* What the node answers itself */
  { PTERO_ENDPOINT_WINGS_DOWNLOAD_FILE,
    .arguments = "{'server': '$server', 'file': '/made/b.txt'}" },
  { PTERO_ENDPOINT_WINGS_DOWNLOAD_BACKUP,
    .arguments = "{'server': '$server', 'backup': '$backup'}" },
  { PTERO_ENDPOINT_WINGS_UPLOAD_FILE },
  { PTERO_ENDPOINT_FILES_LIST, 200, "{'server': '$server', 'directory': '/uploaded'}",
    .shows = "name=b.txt" },
  { PTERO_ENDPOINT_WINGS_WEBSOCKET },
  { PTERO_ENDPOINT_WINGS_SYSTEM },

  /* And all of it goes again, in the one order in which it can */
  { PTERO_ENDPOINT_BACKUP_DELETE, 204, "{'server': '$server', 'backup': '$backup'}" },
  { PTERO_ENDPOINT_APP_SERVER_DELETE, 204, "{'server': '$id'}" },
  { PTERO_ENDPOINT_APP_SERVER_CREATE, 201,
    "{'name': 'Second', 'user': '$user', 'egg': '$egg', 'docker_image': '$image', 'startup': '$startup',"
    " 'environment': {'VELOCITY_VERSION': 'latest', 'SERVER_JARFILE': 'velocity.jar'},"
    " 'limits': {'memory': 512, 'swap': 0, 'disk': 2048, 'io': 500, 'cpu': 100, 'threads': null},"
    " 'feature_limits': {'databases': 0, 'allocations': 0, 'backups': 0}, 'allocation': {'default': '$first'}}", "id=id", "status=installing" },
  { PTERO_ENDPOINT_APP_SERVER_DELETE_FORCE, 204, "{'server': '$id'}" },
  { PTERO_ENDPOINT_APP_USER_DELETE, 204, "{'user': '$user'}" },
  { PTERO_ENDPOINT_APP_NODE_DELETE, 204, "{'node': '$node'}" },
  { PTERO_ENDPOINT_APP_LOCATION_DELETE, 204, "{'location': '$location'}" },
};

typedef struct
{
  PteroDemoPanel *panel;
  PteroClient    *client;
  GHashTable     *kept;     /* names to JsonNodes */
  char           *folder;
  PteroAnswer    *answer;
  GError         *error;
  gboolean        done;
} Fixture;

/* The code of this moment (RFC 6238) for the secret that was kept. */
static JsonNode *
compute_code (Fixture *fixture)
{
  const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const char *secret = json_node_get_string (g_hash_table_lookup (fixture->kept, "secret"));
  guint64 step = GUINT64_TO_BE ((guint64) (g_get_real_time () / G_USEC_PER_SEC / 30));
  g_autoptr(GByteArray) key = g_byte_array_new ();
  g_autoptr(GHmac) hmac = NULL;
  g_autofree char *code = NULL;
  guint8 digest[20];
  gsize length = sizeof digest;
  guint64 bits = 0;

  for (guint i = 0; secret[i] != '\0'; i++)
    {
      bits = bits << 5 | (guint64) (strchr (alphabet, secret[i]) - alphabet);
      if ((i + 1) * 5 / 8 > key->len)
        {
          guint8 byte = (guint8) (bits >> ((i + 1) * 5 % 8));

          g_byte_array_append (key, &byte, 1);
        }
    }

  hmac = g_hmac_new (G_CHECKSUM_SHA1, key->data, key->len);
  g_hmac_update (hmac, (const guchar *) &step, sizeof step);
  g_hmac_get_digest (hmac, digest, &length);
  bits = ((guint32) digest[digest[19] & 15] & 127) << 24 | (guint32) digest[(digest[19] & 15) + 1] << 16 |
         (guint32) digest[(digest[19] & 15) + 2] << 8 | digest[(digest[19] & 15) + 3];
  code = g_strdup_printf ("%06u", (guint) (bits % 1000000));

  return json_node_init_string (json_node_alloc (), code);
}

/* Returns: (transfer full): a copy of @node with what was kept in the place of its names */
static JsonNode *
fill_in (Fixture  *fixture,
         JsonNode *node)
{
  JsonNode *copy = json_node_copy (node);
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *items = json_array_new ();

      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        json_array_add_element (items, fill_in (fixture,
                                                json_array_get_element (json_node_get_array (node),
                                                                        i)));
      json_node_take_array (copy, items);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *members = json_object_new ();
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        json_object_set_member (members, name, fill_in (fixture, member));
      json_node_take_object (copy, members);
    }
  else if (text != NULL && *text == '$')
    {
      json_node_unref (copy);
      if (g_str_equal (text, "$code"))
        return compute_code (fixture);

      copy = g_hash_table_lookup (fixture->kept, text + 1);
      g_assert_nonnull (copy);
      copy = json_node_copy (copy);
    }

  return copy;
}

static void
set_argument (PteroRequest *request,
              const char   *name,
              JsonNode     *value)
{
  if (*name == '?')
    {
      ptero_request_set_query (request, name + 1, json_node_get_string (value));
    }
  else if (*name == '=')
    {
      const char *text = json_node_get_string (value);
      g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

      ptero_request_set_body (request, "text/plain", body);
    }
  else
    {
      ptero_request_set_node (request, name, value);
    }
}

static PteroRequest *
make_request (Fixture       *fixture,
              PteroEndpoint  endpoint,
              const char    *arguments)
{
  PteroRequest *request = ptero_request_new (endpoint, NULL);
  g_autofree char *text = g_strdelimit (g_strdup (arguments), "'", '"');
  g_autoptr(JsonNode) wanted = json_from_string (text, NULL);
  g_autoptr(JsonNode) filled = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_assert_nonnull (wanted);
  filled = fill_in (fixture, wanted);
  json_object_iter_init_ordered (&iter, json_node_get_object (filled));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    set_argument (request, name, value);

  return request;
}

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
send_and_wait (Fixture    *fixture,
               const Step *step)
{
  g_autoptr(PteroRequest) request = make_request (fixture, step->endpoint, step->arguments);

  g_clear_object (&fixture->answer);
  fixture->done = FALSE;
  ptero_client_send_async (fixture->client, request, NULL, sent_cb, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (ptero_answer_get_status (fixture->answer), ==, step->status);
}

static void
check_list (PteroAnswer             *answer,
            const PteroEndpointInfo *info)
{
  GPtrArray *items = ptero_answer_get_items (answer);

  g_assert_nonnull (items);
  g_assert_cmpuint (items->len, >, 0);
  g_assert_cmpuint (ptero_answer_get_n_unread (answer), ==, 0);
  for (guint i = 0; i < items->len; i++)
    g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (items->pdata[i], info->type ()));
}

/* Whether the answer is what the row promises. */
static void
check_answer (PteroAnswer             *answer,
              const PteroEndpointInfo *info)
{
  gsize length;
  const char *text = g_bytes_get_data (ptero_answer_get_bytes (answer), &length);

  switch (info->answer)
    {
    case PTERO_ANSWER_ONE:
      g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (ptero_answer_get_resource (answer),
                                                 info->type ()));
      break;

    case PTERO_ANSWER_LIST:
      check_list (answer, info);
      break;

    case PTERO_ANSWER_NOTHING:
      /* a 202 of the panel has an empty list for a body */
      g_assert_cmpmem (text, length, "[]", ptero_answer_get_status (answer) == 202 ? 2 : 0);
      break;

    case PTERO_ANSWER_BYTES:
      g_assert_cmpuint (length, >, 0);
      break;

    case PTERO_ANSWER_JSON:
    default:
      g_assert_not_reached ();
    }
}

/* Returns: the answer's resource, or an item of its list */
static GObject *
get_object (Fixture *fixture,
            guint    item)
{
  GPtrArray *items = ptero_answer_get_items (fixture->answer);

  if (items == NULL)
    return ptero_answer_get_resource (fixture->answer);

  g_assert_cmpuint (item, <, items->len);

  return items->pdata[item];
}

/* Returns: (transfer full): a property as JSON, as it would be in a request */
static JsonNode *
get_node (GObject    *object,
          const char *property)
{
  JsonNode *node = json_node_alloc ();
  g_auto(GValue) value = G_VALUE_INIT;

  g_object_get_property (object, property, &value);
  if (G_VALUE_HOLDS_INT64 (&value))
    return json_node_init_int (node, g_value_get_int64 (&value));

  g_assert_true (G_VALUE_HOLDS_STRING (&value));
  g_assert_nonnull (g_value_get_string (&value));

  return json_node_init_string (node, g_value_get_string (&value));
}

static void
keep (Fixture    *fixture,
      const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *property = strchr (words[i], '=');

      *property++ = '\0';
      g_hash_table_insert (fixture->kept, g_strdup (words[i]),
                           get_node (get_object (fixture, i), property));
    }
}

static char *
format_property (GObject    *object,
                 const char *property)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_auto(GValue) text = G_VALUE_INIT;

  g_object_get_property (object, property, &value);
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (g_value_transform (&value, &text));

  return g_strdup (g_value_get_string (&text) != NULL ? g_value_get_string (&text) : "");
}

/* Gives what the answer, or the first item of a list that does, has in the place of what @text,
 * "property=value", says. */
static void
look_up (Fixture     *fixture,
         const char  *text,
         char       **actual,
         char       **expected)
{
  g_auto(GStrv) words = g_strsplit (text, "=", 2);
  GPtrArray *items = ptero_answer_get_items (fixture->answer);
  guint n_items = items != NULL ? items->len : 1;
  guint i = 0;

  if (words[1] == NULL)
    {
      GBytes *bytes = ptero_answer_get_bytes (fixture->answer);

      *actual = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      *expected = g_strdup (text);
      return;
    }

  if (*words[1] == '$')
    {
      JsonNode *node = g_hash_table_lookup (fixture->kept, words[1] + 1);

      g_assert_nonnull (node);
      *expected = json_node_get_value_type (node) == G_TYPE_STRING
                    ? json_node_dup_string (node)
                    : json_to_string (node, FALSE);
    }
  else
    {
      *expected = g_strdup (words[1]);
    }

  do
    {
      g_free (*actual);
      *actual = format_property (get_object (fixture, i), words[0]);
    }
  while (!g_str_equal (*actual, *expected) && ++i < n_items);
}

static void
wait_a_little (void)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
call_route (Fixture    *fixture,
            const Step *step)
{
  gint64 end = g_get_monotonic_time () + LIMIT;
  g_autofree char *actual = NULL;
  g_autofree char *expected = NULL;

  send_and_wait (fixture, step);
  for (;;)
    {
      check_answer (fixture->answer, ptero_endpoint_get_info (step->endpoint));
      if (step->until == NULL)
        break;

      g_clear_pointer (&actual, g_free);
      g_clear_pointer (&expected, g_free);
      look_up (fixture, step->until, &actual, &expected);
      if (g_str_equal (actual, expected))
        return;

      g_assert_cmpint (g_get_monotonic_time (), <, end);
      wait_a_little ();
      send_and_wait (fixture, step);
    }

  if (step->keep != NULL)
    keep (fixture, step->keep);

  if (step->shows == NULL)
    return;

  look_up (fixture, step->shows, &actual, &expected);
  g_assert_cmpstr (actual, ==, expected);
}

static void
transferred_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  Fixture *fixture = user_data;

  ptero_transfer_run_finish (PTERO_TRANSFER (object), result, &fixture->error);
  fixture->done = TRUE;
}

static void
run_transfer (Fixture       *fixture,
              PteroTransfer *transfer)
{
  fixture->done = FALSE;
  ptero_transfer_run_async (transfer, NULL, transferred_cb, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
}

static void
download (Fixture       *fixture,
          PteroEndpoint  endpoint,
          const Step    *step,
          const char    *name,
          const char    *start)
{
  g_autoptr(PteroRequest) request = make_request (fixture, endpoint, step->arguments);
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr(PteroTransfer) transfer = ptero_transfer_new_download (fixture->client, request, folder,
                                                                   name, FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  run_transfer (fixture, transfer);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >=, strlen (start));
  g_assert_cmpmem (text, strlen (start), start, strlen (start));
}

static void
upload (Fixture *fixture)
{
  const char *server = json_node_get_string (g_hash_table_lookup (fixture->kept, "server"));
  g_autofree char *path = g_build_filename (fixture->folder, "b.txt", NULL);
  g_autoptr(GFile) source = g_file_new_for_path (path);
  g_autoptr(PteroTransfer) transfer = ptero_transfer_new_upload (fixture->client, server,
                                                                 "/uploaded", source, "b.txt");

  run_transfer (fixture, transfer);
}

static void
open_websocket (Fixture *fixture)
{
  const char *server = json_node_get_string (g_hash_table_lookup (fixture->kept, "server"));
  g_autoptr(PteroSocket) socket = ptero_socket_new (fixture->client, server);
  gint64 end = g_get_monotonic_time () + LIMIT;

  ptero_socket_open (socket);
  while (ptero_socket_get_state (socket) != PTERO_SOCKET_STATE_OPEN ||
         ptero_socket_get_server_state (socket) == NULL)
    {
      g_assert_no_error (ptero_socket_get_error (socket));
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      wait_a_little ();
    }

  ptero_socket_close (socket);
}

static void
probed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (ptero_node_probe_run_finish (PTERO_NODE_PROBE (object), result, &fixture->error));
  fixture->done = TRUE;
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(PteroAnswer **) user_data = ptero_client_send_finish (PTERO_CLIENT (object), result, NULL);
}

/* The first node is where it says. */
static void
probe_node (Fixture *fixture)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_GET, "node", "1",
                                                       NULL);
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(PteroNodeProbe) probe = NULL;
  PteroNode *node;

  ptero_client_send_async (fixture->client, request, NULL, answered_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  node = ptero_answer_get_resource (answer);
  probe = ptero_node_probe_new (node->scheme, node->fqdn, node->daemon_listen);
  fixture->done = FALSE;
  ptero_node_probe_run_async (probe, NULL, probed_cb, fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
}

static void
take_step (Fixture    *fixture,
           const Step *step)
{
  g_test_message ("%s %s", ptero_endpoint_get_info (step->endpoint)->name,
                  step->arguments != NULL ? step->arguments : "");

  if (ptero_endpoint_get_info (step->endpoint)->api != PTERO_API_WINGS)
    call_route (fixture, step);
  else if (step->endpoint == PTERO_ENDPOINT_WINGS_DOWNLOAD_FILE)
    download (fixture, PTERO_ENDPOINT_FILE_DOWNLOAD, step, "b.txt", "written");
  else if (step->endpoint == PTERO_ENDPOINT_WINGS_DOWNLOAD_BACKUP)
    download (fixture, PTERO_ENDPOINT_BACKUP_DOWNLOAD, step, "backup.tar.gz", "\x1f\x8b");
  else if (step->endpoint == PTERO_ENDPOINT_WINGS_UPLOAD_FILE)
    upload (fixture);
  else if (step->endpoint == PTERO_ENDPOINT_WINGS_WEBSOCKET)
    open_websocket (fixture);
  else if (step->endpoint == PTERO_ENDPOINT_WINGS_SYSTEM)
    probe_node (fixture);
  else
    g_assert_not_reached ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->panel = ptero_demo_panel_new (20, 1);
  g_assert_true (ptero_demo_panel_start (fixture->panel, NULL));
  ptero_demo_panel_set_job_time (fixture->panel, 5);
  ptero_demo_panel_set_cache (fixture->panel, 0);
  fixture->client = ptero_client_new (ptero_demo_panel_get_address (fixture->panel));
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT,
                        ptero_demo_panel_get_key (fixture->panel, PTERO_DEMO_KEY_ADMIN));
  ptero_client_set_key (fixture->client, PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (fixture->panel, PTERO_DEMO_KEY_APPLICATION));
  fixture->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) json_node_unref);
  fixture->folder = g_dir_make_tmp ("ptero-routes-XXXXXX", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *names[] = { "b.txt", "backup.tar.gz" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }

  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_hash_table_unref (fixture->kept);
  g_clear_object (&fixture->answer);
  g_clear_object (&fixture->client);
  g_clear_object (&fixture->panel);
}

static void
test_routes (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    take_step (fixture, &steps[i]);
}

static void
test_complete (void)
{
  for (guint endpoint = 0; endpoint < PTERO_N_ENDPOINTS; endpoint++)
    {
      guint at = 0;

      while (at < G_N_ELEMENTS (steps) && steps[at].endpoint != endpoint)
        at++;

      /* the demo is no Pelican: tests/ui/test-pelican.c */
      if (at == G_N_ELEMENTS (steps) &&
          !g_str_has_prefix (ptero_endpoint_get_info (endpoint)->name, "PELICAN_"))
        g_test_fail_printf ("No step calls %s", ptero_endpoint_get_info (endpoint)->name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/routes/complete", test_complete);
  g_test_add ("/routes/all", Fixture, NULL, set_up, test_routes, tear_down);

  return g_test_run ();
}
