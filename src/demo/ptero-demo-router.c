/* ptero-demo-router.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-router.h"

#include <string.h>

#include "ptero-demo-chores.h"
#include "ptero-demo-handlers.h"
#include "ptero-demo-input.h"
#include "ptero-demo-pelican.h"
#include "ptero-demo-plugins.h"
#include "ptero-demo-refusal.h"

#define CLIENT "/api/client"
#define SERVER CLIENT "/servers/{server}"

#define CLIENT_ROUTE(method, path, permission, flags, handle) \
  { method, path, permission, PTERO_DEMO_RIGHT_NONE, flags, ptero_demo_##handle },

#define APP_ROUTE(method, path, right, handle) \
  { method, "/api/application" path, NULL, PTERO_DEMO_RIGHT_##right, 0, ptero_demo_##handle },

#define PELICAN_ROUTE(method, path, right, handle) \
  { method, "/api/application" path, NULL, PTERO_DEMO_RIGHT_##right, PTERO_DEMO_ROUTE_PELICAN, ptero_demo_##handle },

static const PteroDemoRoute routes[] = {
  CLIENT_ROUTE ("GET", CLIENT, NULL, 0, list_servers)
  CLIENT_ROUTE ("GET", CLIENT "/permissions", NULL, 0, show_permissions)
  CLIENT_ROUTE ("GET", CLIENT "/account", NULL, PTERO_DEMO_ROUTE_NO_TWO_FACTOR, show_account)
  CLIENT_ROUTE ("GET", CLIENT "/account/activity", NULL, 0, list_account_activity)
  CLIENT_ROUTE ("GET", CLIENT "/account/api-keys", NULL, 0, list_account_keys)
  CLIENT_ROUTE ("GET", CLIENT "/account/ssh-keys", NULL, 0, list_ssh_keys)
  CLIENT_ROUTE ("POST", CLIENT "/account/api-keys", NULL, 0, create_account_key)
  CLIENT_ROUTE ("DELETE", CLIENT "/account/api-keys/{identifier}", NULL, 0, delete_account_key)
  CLIENT_ROUTE ("POST", CLIENT "/account/ssh-keys", NULL, 0, create_ssh_key)
  CLIENT_ROUTE ("POST", CLIENT "/account/ssh-keys/remove", NULL, 0, delete_ssh_key)
  CLIENT_ROUTE ("PUT", CLIENT "/account/email", NULL, 0, update_email)
  CLIENT_ROUTE ("PUT", CLIENT "/account/password", NULL, 0, update_password)
  CLIENT_ROUTE ("GET", CLIENT "/account/two-factor", NULL, PTERO_DEMO_ROUTE_NO_TWO_FACTOR,
                show_two_factor)
  CLIENT_ROUTE ("POST", CLIENT "/account/two-factor", NULL, PTERO_DEMO_ROUTE_NO_TWO_FACTOR,
                enable_two_factor)
  CLIENT_ROUTE ("POST", CLIENT "/account/two-factor/disable", NULL, PTERO_DEMO_ROUTE_NO_TWO_FACTOR,
                disable_two_factor)
  CLIENT_ROUTE ("GET", SERVER, NULL, PTERO_DEMO_ROUTE_NO_GATE, show_server)
  CLIENT_ROUTE ("GET", SERVER "/websocket", NULL, PTERO_DEMO_ROUTE_ADMIN_GATE, show_websocket)
  CLIENT_ROUTE ("GET", SERVER "/resources", NULL, PTERO_DEMO_ROUTE_NEEDS_WINGS, show_resources)
  CLIENT_ROUTE ("GET", SERVER "/activity", "activity.read", 0, list_server_activity)
  CLIENT_ROUTE ("POST", SERVER "/command", "control.console", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                send_command)
  CLIENT_ROUTE ("POST", SERVER "/power", NULL, PTERO_DEMO_ROUTE_NEEDS_WINGS, set_power)
  CLIENT_ROUTE ("GET", SERVER "/network/allocations", "allocation.read", 0, list_server_allocations)
  CLIENT_ROUTE ("GET", SERVER "/startup", "startup.read", 0, list_startup)
  CLIENT_ROUTE ("GET", SERVER "/users", "user.read", 0, list_subusers)
  CLIENT_ROUTE ("GET", SERVER "/users/{subuser}", "user.read", 0, show_subuser)
  CLIENT_ROUTE ("GET", SERVER "/databases", "database.read", 0, list_databases)
  CLIENT_ROUTE ("POST", SERVER "/databases", "database.create", 0, create_database)
  CLIENT_ROUTE ("POST", SERVER "/databases/{database}/rotate-password", "database.update", 0,
                rotate_database_password)
  CLIENT_ROUTE ("DELETE", SERVER "/databases/{database}", "database.delete", 0, delete_database)
  CLIENT_ROUTE ("GET", SERVER "/files/list", "file.read", PTERO_DEMO_ROUTE_NEEDS_WINGS, list_files)
  CLIENT_ROUTE ("GET", SERVER "/files/contents", "file.read-content", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                show_file_contents)
  CLIENT_ROUTE ("GET", SERVER "/files/download", "file.read-content", 0, sign_download)
  CLIENT_ROUTE ("GET", SERVER "/files/upload", "file.create", 0, sign_upload)
  CLIENT_ROUTE ("POST", SERVER "/files/write", "file.create", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                write_file)
  CLIENT_ROUTE ("PUT", SERVER "/files/rename", "file.update", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                rename_files)
  CLIENT_ROUTE ("POST", SERVER "/files/copy", "file.create", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                copy_file)
  CLIENT_ROUTE ("POST", SERVER "/files/compress", "file.archive", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                compress_files)
  CLIENT_ROUTE ("POST", SERVER "/files/decompress", "file.create", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                decompress_file)
  CLIENT_ROUTE ("POST", SERVER "/files/delete", "file.delete", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                delete_files)
  CLIENT_ROUTE ("POST", SERVER "/files/create-folder", "file.create", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                create_folder)
  CLIENT_ROUTE ("POST", SERVER "/files/chmod", "file.update", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                change_modes)
  CLIENT_ROUTE ("POST", SERVER "/files/pull", "file.create", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                pull_file)
  CLIENT_ROUTE ("GET", SERVER "/backups", "backup.read", 0, list_backups)
  CLIENT_ROUTE ("POST", SERVER "/backups", "backup.create", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                create_backup)
  CLIENT_ROUTE ("GET", SERVER "/backups/{backup}", "backup.read", 0, show_backup)
  CLIENT_ROUTE ("GET", SERVER "/backups/{backup}/download", "backup.download", 0, sign_backup)
  CLIENT_ROUTE ("POST", SERVER "/backups/{backup}/lock", "backup.delete", 0, lock_backup)
  CLIENT_ROUTE ("POST", SERVER "/backups/{backup}/restore", "backup.restore",
                PTERO_DEMO_ROUTE_NEEDS_WINGS, restore_backup)
  CLIENT_ROUTE ("DELETE", SERVER "/backups/{backup}", "backup.delete", PTERO_DEMO_ROUTE_NEEDS_WINGS,
                delete_backup)
  CLIENT_ROUTE ("GET", SERVER "/schedules", "schedule.read", 0, list_schedules)
  CLIENT_ROUTE ("POST", SERVER "/schedules", "schedule.create", 0, create_schedule)
  CLIENT_ROUTE ("GET", SERVER "/schedules/{schedule}", "schedule.read", 0, show_schedule)
  CLIENT_ROUTE ("POST", SERVER "/schedules/{schedule}", "schedule.update", 0, update_schedule)
  CLIENT_ROUTE ("POST", SERVER "/schedules/{schedule}/execute", "schedule.update",
                PTERO_DEMO_ROUTE_NEEDS_WINGS, execute_schedule)
  CLIENT_ROUTE ("DELETE", SERVER "/schedules/{schedule}", "schedule.delete", 0, delete_schedule)
  CLIENT_ROUTE ("POST", SERVER "/schedules/{schedule}/tasks", "schedule.update", 0, create_task)
  CLIENT_ROUTE ("POST", SERVER "/schedules/{schedule}/tasks/{task}", "schedule.update", 0,
                update_task)
  CLIENT_ROUTE ("DELETE", SERVER "/schedules/{schedule}/tasks/{task}", "schedule.update", 0,
                delete_task)
  CLIENT_ROUTE ("POST", SERVER "/network/allocations", "allocation.create", 0,
                create_server_allocation)
  CLIENT_ROUTE ("POST", SERVER "/network/allocations/{allocation}", "allocation.update", 0,
                update_server_allocation)
  CLIENT_ROUTE ("POST", SERVER "/network/allocations/{allocation}/primary", "allocation.update", 0,
                set_primary_allocation)
  CLIENT_ROUTE ("DELETE", SERVER "/network/allocations/{allocation}", "allocation.delete", 0,
                delete_server_allocation)
  CLIENT_ROUTE ("POST", SERVER "/users", "user.create", 0, create_subuser)
  CLIENT_ROUTE ("POST", SERVER "/users/{subuser}", "user.update", 0, update_subuser)
  CLIENT_ROUTE ("DELETE", SERVER "/users/{subuser}", "user.delete", 0, delete_subuser)
  CLIENT_ROUTE ("PUT", SERVER "/startup/variable", "startup.update", 0, update_variable)
  CLIENT_ROUTE ("POST", SERVER "/settings/rename", "settings.rename", 0, rename_server)
  CLIENT_ROUTE ("POST", SERVER "/settings/reinstall", "settings.reinstall",
                PTERO_DEMO_ROUTE_NEEDS_WINGS, reinstall_server)
  CLIENT_ROUTE ("PUT", SERVER "/settings/docker-image", "startup.docker-image", 0, set_docker_image)

  APP_ROUTE ("GET", "/users", USERS, app_list_users)
  APP_ROUTE ("GET", "/users/{user}", USERS, app_show_user)
  APP_ROUTE ("GET", "/users/external/{external_id}", USERS, app_show_external_user)
  APP_ROUTE ("POST", "/users", USERS, app_create_user)
  APP_ROUTE ("PATCH", "/users/{user}", USERS, app_update_user)
  APP_ROUTE ("DELETE", "/users/{user}", USERS, app_delete_user)
  APP_ROUTE ("GET", "/nodes", NODES, app_list_nodes)
  APP_ROUTE ("GET", "/nodes/deployable", NODES, app_list_deployable_nodes)
  APP_ROUTE ("GET", "/nodes/{node}", NODES, app_show_node)
  APP_ROUTE ("GET", "/nodes/{node}/configuration", NODES, app_show_node_configuration)
  APP_ROUTE ("POST", "/nodes", NODES, app_create_node)
  APP_ROUTE ("PATCH", "/nodes/{node}", NODES, app_update_node)
  APP_ROUTE ("DELETE", "/nodes/{node}", NODES, app_delete_node)
  APP_ROUTE ("GET", "/nodes/{node}/allocations", ALLOCATIONS, app_list_allocations)
  APP_ROUTE ("POST", "/nodes/{node}/allocations", ALLOCATIONS, app_create_allocations)
  APP_ROUTE ("DELETE", "/nodes/{node}/allocations/{allocation}", ALLOCATIONS, app_delete_allocation)
  APP_ROUTE ("GET", "/locations", LOCATIONS, app_list_locations)
  APP_ROUTE ("GET", "/locations/{location}", LOCATIONS, app_show_location)
  APP_ROUTE ("POST", "/locations", LOCATIONS, app_create_location)
  APP_ROUTE ("PATCH", "/locations/{location}", LOCATIONS, app_update_location)
  APP_ROUTE ("DELETE", "/locations/{location}", LOCATIONS, app_delete_location)
  APP_ROUTE ("GET", "/servers", SERVERS, app_list_servers)
  APP_ROUTE ("GET", "/servers/{server}", SERVERS, app_show_server)
  APP_ROUTE ("GET", "/servers/external/{external_id}", SERVERS, app_show_external_server)
  APP_ROUTE ("POST", "/servers", SERVERS, app_create_server)
  APP_ROUTE ("PATCH", "/servers/{server}/details", SERVERS, app_update_server_details)
  APP_ROUTE ("PATCH", "/servers/{server}/build", SERVERS, app_update_server_build)
  APP_ROUTE ("PATCH", "/servers/{server}/startup", SERVERS, app_update_server_startup)
  APP_ROUTE ("POST", "/servers/{server}/suspend", SERVERS, app_suspend_server)
  APP_ROUTE ("POST", "/servers/{server}/unsuspend", SERVERS, app_unsuspend_server)
  APP_ROUTE ("POST", "/servers/{server}/reinstall", SERVERS, app_reinstall_server)
  APP_ROUTE ("GET", "/servers/{server}/databases", SERVER_DATABASES, app_list_databases)
  APP_ROUTE ("GET", "/servers/{server}/databases/{database}", SERVER_DATABASES, app_show_database)
  APP_ROUTE ("POST", "/servers/{server}/databases", SERVER_DATABASES, app_create_database)
  APP_ROUTE ("POST", "/servers/{server}/databases/{database}/reset-password", SERVER_DATABASES,
             app_reset_database_password)
  APP_ROUTE ("DELETE", "/servers/{server}/databases/{database}", SERVER_DATABASES,
             app_delete_database)
  APP_ROUTE ("DELETE", "/servers/{server}", SERVERS, app_delete_server)
  APP_ROUTE ("DELETE", "/servers/{server}/{force}", SERVERS, app_delete_server)
  APP_ROUTE ("GET", "/nests", NESTS, app_list_nests)
  APP_ROUTE ("GET", "/nests/{nest}", NESTS, app_show_nest)
  APP_ROUTE ("GET", "/nests/{nest}/eggs", EGGS, app_list_eggs)
  APP_ROUTE ("GET", "/nests/{nest}/eggs/{egg}", EGGS, app_show_egg)

  CLIENT_ROUTE ("DELETE", CLIENT "/account/ssh-keys/{fingerprint}", NULL, PTERO_DEMO_ROUTE_PELICAN,
                delete_ssh_key_by_path)
  CLIENT_ROUTE ("PUT", CLIENT "/account/username", NULL, PTERO_DEMO_ROUTE_PELICAN, update_username)
  CLIENT_ROUTE ("PUT", SERVER "/backups/{backup}/rename", "backup.read", PTERO_DEMO_ROUTE_PELICAN,
                rename_backup)
  CLIENT_ROUTE ("POST", SERVER "/settings/description", "settings.rename", PTERO_DEMO_ROUTE_PELICAN,
                describe_server)
  PELICAN_ROUTE ("GET", "/eggs", EGGS, app_list_all_eggs)
  PELICAN_ROUTE ("GET", "/eggs/{egg}", EGGS, app_show_egg)
  PELICAN_ROUTE ("GET", "/eggs/{egg}/export", EGGS, app_export_egg)
  PELICAN_ROUTE ("POST", "/eggs/import", EGGS, app_import_egg)
  PELICAN_ROUTE ("DELETE", "/eggs/{egg}", EGGS, app_delete_egg)
  PELICAN_ROUTE ("GET", "/roles", ROLES, app_list_roles)
  PELICAN_ROUTE ("GET", "/roles/{role}", ROLES, app_show_role)
  PELICAN_ROUTE ("POST", "/roles", ROLES, app_create_role)
  PELICAN_ROUTE ("PATCH", "/roles/{role}", ROLES, app_update_role)
  PELICAN_ROUTE ("DELETE", "/roles/{role}", ROLES, app_delete_role)
  PELICAN_ROUTE ("PATCH", "/users/{user}/roles/assign", USERS, app_assign_roles)
  PELICAN_ROUTE ("PATCH", "/users/{user}/roles/remove", USERS, app_remove_roles)
  PELICAN_ROUTE ("GET", "/plugins", PLUGINS, app_list_plugins)
  PELICAN_ROUTE ("GET", "/plugins/{plugin}", PLUGINS, app_show_plugin)
  PELICAN_ROUTE ("POST", "/plugins/import/file", PLUGINS, app_import_plugin_file)
  PELICAN_ROUTE ("POST", "/plugins/import/url", PLUGINS, app_import_plugin_url)
  PELICAN_ROUTE ("POST", "/plugins/{plugin}/install", PLUGINS, app_install_plugin)
  PELICAN_ROUTE ("POST", "/plugins/{plugin}/update", PLUGINS, app_update_plugin)
  PELICAN_ROUTE ("POST", "/plugins/{plugin}/uninstall", PLUGINS, app_uninstall_plugin)
  PELICAN_ROUTE ("POST", "/plugins/{plugin}/enable", PLUGINS, app_enable_plugin)
  PELICAN_ROUTE ("POST", "/plugins/{plugin}/disable", PLUGINS, app_disable_plugin)
  PELICAN_ROUTE ("GET", "/database-hosts", DATABASE_HOSTS, app_list_hosts)
  PELICAN_ROUTE ("GET", "/database-hosts/{database_host}", DATABASE_HOSTS, app_show_host)
  PELICAN_ROUTE ("POST", "/database-hosts", DATABASE_HOSTS, app_create_host)
  PELICAN_ROUTE ("PATCH", "/database-hosts/{database_host}", DATABASE_HOSTS, app_update_host)
  PELICAN_ROUTE ("DELETE", "/database-hosts/{database_host}", DATABASE_HOSTS, app_delete_host)
  PELICAN_ROUTE ("GET", "/mounts", MOUNTS, app_list_mounts)
  PELICAN_ROUTE ("GET", "/mounts/{mount}", MOUNTS, app_show_mount)
  PELICAN_ROUTE ("POST", "/mounts", MOUNTS, app_create_mount)
  PELICAN_ROUTE ("PATCH", "/mounts/{mount}", MOUNTS, app_update_mount)
  PELICAN_ROUTE ("DELETE", "/mounts/{mount}", MOUNTS, app_delete_mount)
  PELICAN_ROUTE ("GET", "/mounts/{mount}/eggs", EGGS, app_list_mount_eggs)
  PELICAN_ROUTE ("GET", "/mounts/{mount}/nodes", NODES, app_list_mount_nodes)
  PELICAN_ROUTE ("GET", "/mounts/{mount}/servers", SERVERS, app_list_mount_servers)
  PELICAN_ROUTE ("POST", "/mounts/{mount}/eggs", MOUNTS, app_attach_eggs)
  PELICAN_ROUTE ("POST", "/mounts/{mount}/nodes", MOUNTS, app_attach_nodes)
  PELICAN_ROUTE ("POST", "/mounts/{mount}/servers", MOUNTS, app_attach_servers)
  PELICAN_ROUTE ("DELETE", "/mounts/{mount}/eggs/{egg_id}", MOUNTS, app_detach_egg)
  PELICAN_ROUTE ("DELETE", "/mounts/{mount}/nodes/{node_id}", MOUNTS, app_detach_node)
  PELICAN_ROUTE ("DELETE", "/mounts/{mount}/servers/{server_id}", MOUNTS, app_detach_server)
};

static void
add_common_headers (PteroDemoCall *call)
{
  soup_message_headers_replace (call->headers, "Cache-Control", "no-cache, private");
  soup_message_headers_replace (call->headers, "Access-Control-Allow-Origin", "");
  soup_message_headers_replace (call->headers, "Access-Control-Allow-Credentials", "true");

  if (call->is_session)
    {
      soup_message_headers_append (call->headers, "Set-Cookie",
                                   "XSRF-TOKEN=demo; path=/; samesite=lax");
      soup_message_headers_append (call->headers, "Set-Cookie",
                                   "pterodactyl_session=demo; path=/; httponly; samesite=lax");
    }
}

/* Whether the segments of @path fit @pattern; fills the call's arguments. */
static gboolean
match_path (PteroDemoCall *call,
            const char    *pattern,
            GStrv          path)
{
  guint n_arguments = 0;
  guint i = 0;

  for (const char *at = pattern + 1; at != NULL; i++)
    {
      const char *slash = strchr (at, '/');
      gsize length = slash != NULL ? (gsize) (slash - at) : strlen (at);

      if (path[i] == NULL)
        return FALSE;

      if (*at == '{')
        {
          g_free (call->arguments[n_arguments]);
          call->arguments[n_arguments] = g_uri_unescape_string (path[i], NULL);
          if (call->arguments[n_arguments++] == NULL)
            return FALSE;
        }
      else if (strncmp (at, path[i], length) != 0 || path[i][length] != '\0')
        {
          return FALSE;
        }

      at = slash != NULL ? slash + 1 : NULL;
    }

  return path[i] == NULL;
}

static GStrv
split_path (const char *path)
{
  g_autofree char *trimmed = g_strdup (path + strspn (path, "/"));
  gsize length = strlen (trimmed);

  while (length > 0 && trimmed[length - 1] == '/')
    trimmed[--length] = '\0';

  return g_strsplit (trimmed, "/", -1);
}

/* The verbs that @path has, as Laravel lists them; %NULL if there is no such path. */
static char *
list_methods (PteroDemoCall *call,
              GStrv          path)
{
  static const char * const order[] = { "GET", "POST", "PUT", "PATCH", "DELETE" };
  g_autoptr (GPtrArray) methods = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (routes); j++)
      {
        if (!g_str_equal (routes[j].method, order[i]) ||
            !ptero_demo_pelican_has_route (&routes[j], call->backend->is_pelican) ||
            !match_path (call, routes[j].path, path))
          continue;

        g_ptr_array_add (methods, (gpointer) order[i]);
        if (i == 0)
          g_ptr_array_add (methods, (gpointer) "HEAD");
        break;
      }

  if (methods->len == 0)
    return NULL;

  g_ptr_array_add (methods, NULL);

  return g_strjoinv (", ", (char **) methods->pdata);
}

static void
refuse_route (PteroDemoCall *call,
              GStrv          path)
{
  g_autofree char *methods = list_methods (call, path);
  g_autofree char *route = g_strjoinv ("/", path);
  g_autofree char *detail = NULL;

  if (methods == NULL)
    {
      detail = g_strdup_printf ("The route %s could not be found.", route);
      ptero_demo_refuse (call, SOUP_STATUS_NOT_FOUND, "NotFoundHttpException", detail);
    }
  else if (g_str_equal (call->method, "OPTIONS"))
    {
      ptero_demo_call_reply_html (call, SOUP_STATUS_OK, "", "");
      call->length = 0;
      soup_message_headers_replace (call->headers, "Allow", methods);
    }
  else
    {
      detail = g_strdup_printf ("The %s method is not supported for route %s. Supported methods: %s.",
                                call->method, route, methods);
      ptero_demo_refuse (call, SOUP_STATUS_METHOD_NOT_ALLOWED, "MethodNotAllowedHttpException",
                         detail);
      soup_message_headers_replace (call->headers, "Allow", methods);
    }
}

/* A browser asking before it sends: answered without looking at anything. */
static gboolean
answer_preflight (PteroDemoCall *call)
{
  const char *wanted = soup_message_headers_get_one (call->request_headers,
                                                     "Access-Control-Request-Headers");

  if (!g_str_equal (call->method, "OPTIONS") ||
      soup_message_headers_get_one (call->request_headers, "Access-Control-Request-Method") == NULL)
    return FALSE;

  ptero_demo_call_reply_nothing (call);
  call->content_type = "text/html; charset=UTF-8";
  soup_message_headers_replace (call->headers, "Access-Control-Allow-Methods",
                                "GET, POST, PUT, PATCH, DELETE, HEAD");
  soup_message_headers_replace (call->headers, "Vary",
                                "Access-Control-Request-Headers, Access-Control-Request-Method");
  soup_message_headers_replace (call->headers, "Access-Control-Allow-Headers",
                                wanted != NULL ? wanted : "");
  soup_message_headers_replace (call->headers, "Access-Control-Max-Age", "0");

  return TRUE;
}

static gboolean
find_route (PteroDemoCall *call,
            GStrv          path)
{
  const char *method = g_str_equal (call->method, "HEAD") ? "GET" : call->method;

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (g_str_equal (routes[i].method, method) &&
          ptero_demo_pelican_has_route (&routes[i], call->backend->is_pelican) &&
          match_path (call, routes[i].path, path))
        {
          call->route = &routes[i];
          return TRUE;
        }
    }

  refuse_route (call, path);

  return FALSE;
}

static gboolean
is_writing (PteroDemoCall *call)
{
  return !g_str_equal (call->route->method, "GET");
}

static gboolean
check_key (PteroDemoCall *call)
{
  const char *header = soup_message_headers_get_one (call->request_headers, "Authorization");

  if (call->is_session && is_writing (call))
    {
      ptero_demo_refuse (call, 419, "HttpException", "CSRF token mismatch.");
      return FALSE;
    }

  call->credential = ptero_demo_credentials_find (call->backend->credentials, header);
  if (call->credential == NULL)
    {
      ptero_demo_refuse_key (call);
      return FALSE;
    }

  call->user = call->credential->user;
  if (call->credential->account_key != NULL)
    call->credential->account_key->last_used_at = g_get_real_time () / G_USEC_PER_SEC;

  return TRUE;
}

static gboolean
check_two_factor_and_address (PteroDemoCall *call)
{
  if (call->user->demands_two_factor && !call->user->two_factor && !call->backend->is_pelican &&
      (call->route->flags & PTERO_DEMO_ROUTE_NO_TWO_FACTOR) == 0)
    {
      ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "TwoFactorAuthRequiredException",
                         "Two-factor authentication is required on this account in order to access this endpoint.");
      return FALSE;
    }

  if (call->credential->elsewhere)
    {
      g_autofree char *detail = g_strdup_printf ("This IP address (%s) does not have permission to access the API using these credentials.",
                                                 call->remote_address);

      ptero_demo_refuse (call, SOUP_STATUS_FORBIDDEN, "AccessDeniedHttpException", detail);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_throttle (PteroDemoCall *call)
{
  gboolean application = g_str_has_prefix (call->route->path, "/api/application");
  PteroDemoAllowance allowance;
  g_autofree char *limit = NULL;
  g_autofree char *remaining = NULL;

  ptero_demo_throttle_take (call->backend->throttle, application, call->user->id, &allowance);
  limit = g_strdup_printf ("%u", allowance.limit);
  remaining = g_strdup_printf ("%u", allowance.remaining);
  soup_message_headers_replace (call->headers, "X-RateLimit-Limit", limit);
  soup_message_headers_replace (call->headers, "X-RateLimit-Remaining", remaining);

  if (!allowance.exceeded)
    return TRUE;

  ptero_demo_refuse_pace (call, allowance.retry_after);

  return FALSE;
}

/* MySQL reads "7fda60d3" as 7, so the panel does too. */
static guint
read_id (const char *text)
{
  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static gpointer
find_one (PteroDemoCall *call,
          const char    *kind,
          const char    *argument)
{
  PteroDemoWorld *world = call->world;

  if (g_str_has_prefix (kind, "{server}"))
    return call->server = g_str_has_prefix (call->route->path, CLIENT)
                            ? ptero_demo_world_find_server (world, argument)
                            : ptero_demo_find_id (world->servers, read_id (argument));
  if (g_str_has_prefix (kind, "{user}"))
    return call->other_user = ptero_demo_find_id (world->users, read_id (argument));
  if (g_str_has_prefix (kind, "{node}"))
    return call->node = ptero_demo_find_id (world->nodes, read_id (argument));
  if (g_str_has_prefix (kind, "{location}"))
    return call->location = ptero_demo_find_id (world->locations, read_id (argument));
  if (g_str_has_prefix (kind, "{allocation}"))
    return call->allocation = ptero_demo_find_id (world->allocations, read_id (argument));
  if (g_str_has_prefix (kind, "{nest}"))
    return call->nest = ptero_demo_find_id (world->nests, read_id (argument));
  if (g_str_has_prefix (kind, "{egg}"))
    return call->egg = ptero_demo_find_id (world->eggs, read_id (argument));
  if (g_str_has_prefix (kind, "{role}"))
    return call->role = ptero_demo_find_id (world->roles, read_id (argument));
  if (g_str_has_prefix (kind, "{plugin}"))
    return call->plugin = ptero_demo_plugins_find (world->plugins, argument);

  if (g_str_has_prefix (kind, "{database_host}"))
    return call->database_host = ptero_demo_find_id (world->hosts, read_id (argument));
  if (g_str_has_prefix (kind, "{mount}"))
    return call->mount = ptero_demo_find_id (world->mounts, read_id (argument));

  return call;
}

/* Finds the things that the path names; a thing inside another must belong to it. */
static gboolean
bind_arguments (PteroDemoCall *call)
{
  guint i = 0;

  for (const char *at = strchr (call->route->path, '{'); at != NULL; at = strchr (at + 1, '{'))
    {
      if (find_one (call, at, call->arguments[i++]) == NULL)
        {
          ptero_demo_refuse_missing (call);
          return FALSE;
        }
    }

  if ((call->egg != NULL && call->nest != NULL && call->egg->nest != call->nest) ||
      (call->allocation != NULL && call->node != NULL && call->allocation->node != call->node))
    {
      ptero_demo_refuse_missing (call);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_key_kind (PteroDemoCall *call)
{
  if (call->route->right != PTERO_DEMO_RIGHT_NONE)
    {
      if (!call->user->root_admin)
        {
          ptero_demo_refuse (call, SOUP_STATUS_FORBIDDEN, "AccessDeniedHttpException",
                             "This account does not have permission to access the API.");
          return FALSE;
        }

      if (!ptero_demo_credential_allows (call->credential, call->route->right, is_writing (call)))
        {
          ptero_demo_refuse_right (call);
          return FALSE;
        }
    }
  else if (call->credential->application)
    {
      ptero_demo_refuse (call, SOUP_STATUS_FORBIDDEN, "AccessDeniedHttpException",
                         "You are attempting to use an application API key on an endpoint that requires a client API key.");
      return FALSE;
    }

  return TRUE;
}

/* Returns: (nullable): why the server does nothing at the moment */
static const char *
find_conflict (PteroDemoCall *call)
{
  PteroDemoServer *server = call->server;
  gboolean lenient = (call->route->flags & PTERO_DEMO_ROUTE_ADMIN_GATE) != 0 &&
                     call->user->root_admin;

  if (g_strcmp0 (server->status, "suspended") == 0)
    return "This server is currently suspended and the functionality requested is unavailable.";
  if (server->node->maintenance_mode)
    return "The node of this server is currently under maintenance and the functionality requested is unavailable.";
  if (lenient)
    return NULL;
  if (ptero_demo_server_is_installing (server))
    return "This server has not yet completed its installation process, please try again later.";
  if (g_strcmp0 (server->status, "restoring_backup") == 0)
    return "This server is currently restoring from a backup, please try again later.";
  if (server->transferring)
    return "This server is currently being transferred to a new machine, please try again later.";

  return NULL;
}

static gboolean
check_server (PteroDemoCall *call)
{
  const char *conflict;

  if (call->server != NULL)
    ptero_demo_chores_settle (call->world, call->server);

  if (call->server == NULL || call->route->right != PTERO_DEMO_RIGHT_NONE)
    return TRUE;

  if (call->server->owner != call->user && !call->user->root_admin)
    {
      call->subuser = ptero_demo_server_get_subuser (call->server, call->user);
      if (call->subuser == NULL)
        {
          ptero_demo_refuse (call, SOUP_STATUS_NOT_FOUND, "NotFoundHttpException",
                             "The requested resource does not exist on this server.");
          return FALSE;
        }
    }

  if ((call->route->flags & PTERO_DEMO_ROUTE_NO_GATE) == 0 &&
      (conflict = find_conflict (call)) != NULL)
    {
      ptero_demo_refuse (call, SOUP_STATUS_CONFLICT, "ServerStateConflictException", conflict);
      return FALSE;
    }

  if (call->route->permission != NULL && !ptero_demo_call_may (call, call->route->permission))
    {
      ptero_demo_refuse_right (call);
      return FALSE;
    }

  return TRUE;
}

/**
 * ptero_demo_router_answer:
 * @call: a request
 *
 * Answers @call, with the panel's order of checks: route, session, key, body, two-factor, address,
 * rate, things named, kind of key, access and state of the server, permission; then the handler
 * validates and acts.
 */
void
ptero_demo_router_answer (PteroDemoCall *call)
{
  g_auto (GStrv) path = split_path (call->path);

  add_common_headers (call);

  if (answer_preflight (call))
    return;

  if (g_strcmp0 (path[0], "api") != 0)
    {
      ptero_demo_call_reply_html (call, SOUP_STATUS_OK, "Pterodactyl", "<div id=\"app\"></div>");
      return;
    }

  if (find_route (call, path) && check_key (call) && ptero_demo_input_read (call) &&
      check_two_factor_and_address (call) && check_throttle (call) && bind_arguments (call) &&
      ptero_demo_pelican_check_pace (call) &&
      check_key_kind (call) && check_server (call))
    {
      call->route->handle (call);
      if (call->backend->is_pelican)
        ptero_demo_pelican_change (call);
    }
}

/* Whether two routes are the same but for the names of their arguments. */
static gboolean
is_same_path (const char *one,
              const char *other)
{
  while (*one != '\0' && *one == *other)
    {
      if (*one == '{')
        {
          one += strcspn (one, "}");
          other += strcspn (other, "}");
        }
      else
        {
          one++;
          other++;
        }
    }

  return *one == *other;
}

/**
 * ptero_demo_router_find:
 * @method: a method
 * @path: the path of a route, with {words} for its arguments
 *
 * Returns: (transfer none) (nullable): the route, if the demo panel serves it
 */
const PteroDemoRoute *
ptero_demo_router_find (const char *method,
                        const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (g_str_equal (routes[i].method, method) && is_same_path (routes[i].path, path))
        return &routes[i];
    }

  return NULL;
}
