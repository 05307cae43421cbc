/* ptero-demo-transform-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-transform-application.h"

#include <string.h>
#include <time.h>

#include "ptero-demo-refusal.h"
#include "ptero-demo-databases.h"
#include "ptero-demo-roles.h"
#include "ptero-demo-transform.h"

/* The objects of the Application API, with what `include` adds to them. */

#define AUTHOR "support@pterodactyl.io"

typedef struct
{
  PteroDemoCall *call;
  PteroDemoJson *json;
  const char *path;
  gboolean opened;
} Relations;

/* Whether to write the relation @name now; one the key may not read becomes a null resource. */
static gboolean
enter_relation (Relations      *self,
                const char     *name,
                PteroDemoRight  right)
{
  if ((self->path != NULL && strchr (self->path, '.') != NULL) ||
      !ptero_demo_query_includes (self->call->query, self->path, name))
    return FALSE;

  if (!self->opened)
    ptero_demo_json_begin (self->json, "relationships");

  self->opened = TRUE;
  if (ptero_demo_credential_allows (self->call->credential, right, FALSE))
    return TRUE;

  ptero_demo_write_null_resource (self->json, name);

  return FALSE;
}

static char *
get_child_path (Relations  *self,
                const char *name)
{
  return self->path != NULL ? g_strconcat (self->path, ".", name, NULL) : g_strdup (name);
}

static void
relate_one (Relations          *self,
            const char         *name,
            PteroDemoRight      right,
            PteroDemoTransform  transform,
            gpointer            thing)
{
  g_autofree char *path = get_child_path (self, name);

  if (!enter_relation (self, name, right))
    return;

  if (thing == NULL)
    {
      ptero_demo_write_null_resource (self->json, name);
      return;
    }

  ptero_demo_json_begin (self->json, name);
  transform (self->call, self->json, thing, path);
  ptero_demo_json_end (self->json);
}

static void
relate_all (Relations          *self,
            const char         *name,
            PteroDemoRight      right,
            PteroDemoTransform  transform,
            GPtrArray          *things)
{
  g_autofree char *path = get_child_path (self, name);

  if (!enter_relation (self, name, right))
    return;

  ptero_demo_json_begin (self->json, name);
  ptero_demo_json_string (self->json, "object", "list");
  ptero_demo_json_open (self->json, "data");
  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      ptero_demo_json_begin (self->json, NULL);
      transform (self->call, self->json, g_ptr_array_index (things, i), path);
      ptero_demo_json_end (self->json);
    }
  ptero_demo_json_close (self->json);
  ptero_demo_json_end (self->json);
}

/* The servers that @thing (a user, node, location, egg or nest) has. */
static void
relate_servers (Relations *self,
                gpointer   thing)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GPtrArray *servers = self->call->world->servers;

  if (!ptero_demo_query_includes (self->call->query, self->path, "servers"))
    return;

  for (guint i = 0; i < servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (servers, i);

      if (server->owner == thing || server->node == thing || server->node->location == thing ||
          server->egg == thing || server->egg->nest == thing)
        g_ptr_array_add (found, server);
    }

  relate_all (self, "servers", PTERO_DEMO_RIGHT_SERVERS, ptero_demo_transform_app_server, found);
}

static void
relate_roles (Relations     *self,
              PteroDemoUser *user)
{
  g_autoptr (GPtrArray) roles = ptero_demo_roles_list (self->call->world, user);

  relate_all (self, "roles", PTERO_DEMO_RIGHT_ROLES, ptero_demo_transform_app_role, roles);
}

static void
end_relations (Relations *self)
{
  if (self->opened)
    ptero_demo_json_end (self->json);
}

static void
write_dates (PteroDemoJson *json,
             gint64         created_at,
             gint64         updated_at)
{
  ptero_demo_write_date (json, "created_at", created_at, FALSE);
  ptero_demo_write_date (json, "updated_at", updated_at, FALSE);
}

void
ptero_demo_transform_app_user (PteroDemoCall *call,
                               PteroDemoJson *json,
                               gpointer       thing,
                               const char    *path)
{
  PteroDemoUser *user = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "user");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", user->id);
  ptero_demo_json_string (json, "external_id", user->external_id);
  ptero_demo_json_string (json, "uuid", user->uuid);
  ptero_demo_json_string (json, "username", user->username);
  ptero_demo_json_string (json, "email", user->email);
  ptero_demo_json_string (json, "first_name", user->first_name);
  ptero_demo_json_string (json, "last_name", user->last_name);
  ptero_demo_json_string (json, "language", "en");
  ptero_demo_json_boolean (json, "root_admin", user->root_admin);
  ptero_demo_json_boolean (json, "2fa", user->two_factor);
  write_dates (json, user->created_at, user->updated_at);
  relate_servers (&relations, user);
  if (call->backend->is_pelican)
    relate_roles (&relations, user);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

/* What the servers of @node may use together; unlimited ones count as nothing. */
void
ptero_demo_sum_limits (PteroDemoCall *call,
                       PteroDemoNode *node,
                       gint64        *memory,
                       gint64        *disk)
{
  GPtrArray *servers = call->world->servers;

  *memory = *disk = 0;
  for (guint i = 0; i < servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (servers, i);

      if (server->node == node)
        {
          *memory += server->memory;
          *disk += server->disk;
        }
    }
}

static void
write_node_sums (PteroDemoCall *call,
                 PteroDemoJson *json,
                 PteroDemoNode *node)
{
  gint64 memory;
  gint64 disk;

  ptero_demo_sum_limits (call, node, &memory, &disk);

  if (g_str_has_suffix (call->route->path, "/deployable"))
    {
      g_autofree char *sum_memory = g_strdup_printf ("%" G_GINT64_FORMAT, memory);
      g_autofree char *sum_disk = g_strdup_printf ("%" G_GINT64_FORMAT, disk);

      ptero_demo_json_string (json, "sum_memory", sum_memory);
      ptero_demo_json_string (json, "sum_disk", sum_disk);
    }

  if (g_str_equal (call->route->method, "PATCH"))
    {
      ptero_demo_json_open (json, "mounts");
      ptero_demo_json_close (json);
    }

  ptero_demo_json_begin (json, "allocated_resources");
  ptero_demo_json_int (json, "memory", memory);
  ptero_demo_json_int (json, "disk", disk);
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_app_node (PteroDemoCall *call,
                               PteroDemoJson *json,
                               gpointer       thing,
                               const char    *path)
{
  PteroDemoNode *node = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "node");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", node->id);
  ptero_demo_json_string (json, "uuid", node->uuid);
  ptero_demo_json_boolean (json, "public", node->is_public);
  ptero_demo_json_string (json, "name", node->name);
  ptero_demo_json_string (json, "description", node->description);
  if (!call->backend->is_pelican)
    ptero_demo_json_int (json, "location_id", node->location->id);
  ptero_demo_json_string (json, "fqdn", node->fqdn);
  ptero_demo_json_string (json, "scheme", node->scheme);
  ptero_demo_json_boolean (json, "behind_proxy", node->behind_proxy);
  ptero_demo_json_boolean (json, "maintenance_mode", node->maintenance_mode);
  ptero_demo_json_int (json, "memory", node->memory);
  ptero_demo_json_int (json, "memory_overallocate", node->memory_overallocate);
  ptero_demo_json_int (json, "disk", node->disk);
  ptero_demo_json_int (json, "disk_overallocate", node->disk_overallocate);
  ptero_demo_json_int (json, "upload_size", node->upload_size);
  ptero_demo_json_int (json, "daemon_listen", node->daemon_listen);
  ptero_demo_json_int (json, "daemon_sftp", node->daemon_sftp);
  ptero_demo_json_string (json, "daemon_base", node->daemon_base);
  write_dates (json, node->created_at, node->updated_at);
  write_node_sums (call, json, node);
  relate_all (&relations, "allocations", PTERO_DEMO_RIGHT_ALLOCATIONS,
              ptero_demo_transform_app_allocation, node->allocations);
  if (!call->backend->is_pelican)
    relate_one (&relations, "location", PTERO_DEMO_RIGHT_LOCATIONS,
                ptero_demo_transform_app_location, node->location);
  relate_servers (&relations, node);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

static void
relate_nodes (Relations         *self,
              PteroDemoLocation *location)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GPtrArray *nodes = self->call->world->nodes;

  for (guint i = 0; i < nodes->len; i++)
    {
      PteroDemoNode *node = g_ptr_array_index (nodes, i);

      if (node->location == location)
        g_ptr_array_add (found, node);
    }

  relate_all (self, "nodes", PTERO_DEMO_RIGHT_NODES, ptero_demo_transform_app_node, found);
}

void
ptero_demo_transform_app_location (PteroDemoCall *call,
                                   PteroDemoJson *json,
                                   gpointer       thing,
                                   const char    *path)
{
  PteroDemoLocation *location = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "location");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", location->id);
  ptero_demo_json_string (json, "short", location->short_name);
  ptero_demo_json_string (json, "long", location->long_name);
  ptero_demo_write_date (json, "updated_at", location->updated_at, FALSE);
  ptero_demo_write_date (json, "created_at", location->created_at, FALSE);
  relate_nodes (&relations, location);
  relate_servers (&relations, location);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_app_allocation (PteroDemoCall *call,
                                     PteroDemoJson *json,
                                     gpointer       thing,
                                     const char    *path)
{
  PteroDemoAllocation *allocation = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "allocation");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", allocation->id);
  ptero_demo_json_string (json, "ip", allocation->ip);
  ptero_demo_json_string (json, "alias", allocation->alias);
  ptero_demo_json_int (json, "port", allocation->port);
  ptero_demo_json_string (json, "notes", allocation->notes);
  ptero_demo_json_boolean (json, "assigned", allocation->server != NULL);
  relate_one (&relations, "node", PTERO_DEMO_RIGHT_NODES, ptero_demo_transform_app_node,
              allocation->node);
  relate_one (&relations, "server", PTERO_DEMO_RIGHT_SERVERS, ptero_demo_transform_app_server,
              allocation->server);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

static void
write_variable (PteroDemoJson           *json,
                const char              *object,
                const PteroDemoEgg      *egg,
                const PteroDemoVariable *variable)
{
  ptero_demo_json_string (json, "object", object);
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", variable->id);
  ptero_demo_json_int (json, "egg_id", egg->id);
  ptero_demo_json_string (json, "name", variable->name);
  ptero_demo_json_string (json, "description", variable->description);
  ptero_demo_json_string (json, "env_variable", variable->env_variable);
  ptero_demo_json_string (json, "default_value", variable->default_value);
  ptero_demo_json_boolean (json, "user_viewable", variable->user_viewable);
  ptero_demo_json_boolean (json, "user_editable", variable->user_editable);
  ptero_demo_json_string (json, "rules", variable->rules);
  ptero_demo_json_string (json, "created_at", "2025-01-07T09:12:44.000000Z");
  ptero_demo_json_string (json, "updated_at", "2025-01-07T09:12:44.000000Z");
}

/* With @server its values, as "server_variable". */
static void
relate_variables (Relations       *self,
                  PteroDemoEgg    *egg,
                  PteroDemoServer *server)
{
  if (!enter_relation (self, "variables",
                       server != NULL ? PTERO_DEMO_RIGHT_SERVERS : PTERO_DEMO_RIGHT_EGGS))
    return;

  ptero_demo_json_begin (self->json, "variables");
  ptero_demo_json_string (self->json, "object", "list");
  ptero_demo_json_open (self->json, "data");
  for (guint i = 0; i < egg->n_variables; i++)
    {
      ptero_demo_json_begin (self->json, NULL);
      write_variable (self->json, server != NULL ? "server_variable" : "egg_variable", egg,
                      &egg->variables[i]);
      if (server != NULL)
        ptero_demo_json_string (self->json, "server_value",
                                ptero_demo_server_get_value (server, i));
      ptero_demo_json_end (self->json);
      ptero_demo_json_end (self->json);
    }
  ptero_demo_json_close (self->json);
  ptero_demo_json_end (self->json);
}

static void
transform_subuser (PteroDemoCall *call,
                   PteroDemoJson *json,
                   gpointer       thing,
                   const char    *path)
{
  PteroDemoSubuser *subuser = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "subuser");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", subuser->id);
  ptero_demo_json_int (json, "user_id", subuser->user->id);
  ptero_demo_json_int (json, "server_id", subuser->id / 10);
  ptero_demo_json_strings (json, "permissions", (const char * const *) subuser->permissions->pdata);
  write_dates (json, subuser->created_at, subuser->created_at);
  relate_one (&relations, "user", PTERO_DEMO_RIGHT_USERS, ptero_demo_transform_app_user,
              subuser->user);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

static void
transform_database (PteroDemoCall *call,
                    PteroDemoJson *json,
                    gpointer       thing,
                    const char    *path)
{
  ptero_demo_json_string (json, "object", "databases");
  ptero_demo_databases_write_app (call, json, thing, path);
}

static void
write_container (PteroDemoJson   *json,
                 PteroDemoServer *server)
{
  ptero_demo_json_begin (json, "container");
  ptero_demo_json_string (json, "startup_command", ptero_demo_server_get_startup (server));
  ptero_demo_json_string (json, "image", server->image);
  ptero_demo_json_int (json, "installed", ptero_demo_server_is_installing (server) ? 0 : 1);
  ptero_demo_json_begin (json, "environment");
  for (guint i = 0; i < server->egg->n_variables; i++)
    ptero_demo_json_string (json, server->egg->variables[i].env_variable,
                            ptero_demo_server_get_value (server, i));
  ptero_demo_json_string (json, "STARTUP", ptero_demo_server_get_startup (server));
  ptero_demo_json_string (json, "P_SERVER_LOCATION", server->node->location->short_name);
  ptero_demo_json_string (json, "P_SERVER_UUID", server->uuid);
  if (server->max_allocations < 0)
    ptero_demo_json_null (json, "P_SERVER_ALLOCATION_LIMIT");
  else
    ptero_demo_json_int (json, "P_SERVER_ALLOCATION_LIMIT", server->max_allocations);
  ptero_demo_json_end (json);
  ptero_demo_json_end (json);
}

static void
relate_server (Relations       *self,
               PteroDemoServer *server)
{
  relate_all (self, "allocations", PTERO_DEMO_RIGHT_ALLOCATIONS,
              ptero_demo_transform_app_allocation, server->allocations);
  relate_one (self, "user", PTERO_DEMO_RIGHT_USERS, ptero_demo_transform_app_user, server->owner);
  relate_all (self, "subusers", PTERO_DEMO_RIGHT_USERS, transform_subuser, server->subusers);
  relate_one (self, "nest", PTERO_DEMO_RIGHT_NESTS, ptero_demo_transform_app_nest,
              server->egg->nest);
  relate_one (self, "egg", PTERO_DEMO_RIGHT_EGGS, ptero_demo_transform_app_egg, server->egg);
  relate_variables (self, server->egg, server);
  relate_one (self, "location", PTERO_DEMO_RIGHT_LOCATIONS, ptero_demo_transform_app_location,
              server->node->location);
  relate_one (self, "node", PTERO_DEMO_RIGHT_NODES, ptero_demo_transform_app_node, server->node);
  relate_all (self, "databases", PTERO_DEMO_RIGHT_SERVER_DATABASES, transform_database,
              ptero_demo_databases_get (self->call->world, server));
}

void
ptero_demo_transform_app_server (PteroDemoCall *call,
                                 PteroDemoJson *json,
                                 gpointer       thing,
                                 const char    *path)
{
  PteroDemoServer *server = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "server");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", server->id);
  ptero_demo_json_string (json, "external_id", server->external_id);
  ptero_demo_json_string (json, "uuid", server->uuid);
  ptero_demo_json_string (json, "identifier", server->identifier);
  ptero_demo_json_string (json, "name", server->name);
  ptero_demo_json_string (json, "description", server->description);
  ptero_demo_json_string (json, "status", server->status);
  ptero_demo_json_boolean (json, "suspended", g_strcmp0 (server->status, "suspended") == 0);
  ptero_demo_write_limits (json, server);
  ptero_demo_json_int (json, "user", server->owner->id);
  ptero_demo_json_int (json, "node", server->node->id);
  ptero_demo_json_int (json, "allocation",
                       ((PteroDemoAllocation *) g_ptr_array_index (server->allocations, 0))->id);
  ptero_demo_json_int (json, "nest", server->egg->nest->id);
  ptero_demo_json_int (json, "egg", server->egg->id);
  write_container (json, server);
  ptero_demo_write_date (json, "updated_at", server->updated_at, FALSE);
  ptero_demo_write_date (json, "created_at", server->created_at, FALSE);
  relate_server (&relations, server);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

static void
transform_host_database (PteroDemoCall *call,
                         PteroDemoJson *json,
                         gpointer       thing,
                         const char    *path)
{
  ptero_demo_json_string (json, "object", "server_database");
  ptero_demo_databases_write_app (call, json, thing, path);
}

void
ptero_demo_transform_app_host (PteroDemoCall *call,
                               PteroDemoJson *json,
                               gpointer       thing,
                               const char    *path)
{
  PteroDemoHost *host = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "database_host");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", host->id);
  ptero_demo_json_string (json, "name", host->name);
  ptero_demo_json_string (json, "host", host->host);
  ptero_demo_json_int (json, "port", host->port);
  ptero_demo_json_string (json, "username", host->username);
  if (!call->backend->is_pelican)
    ptero_demo_json_null (json, "node");
  ptero_demo_write_date (json, "created_at", host->created_at, TRUE);
  ptero_demo_write_date (json, "updated_at", host->updated_at, TRUE);
  if (call->backend->is_pelican && ptero_demo_query_includes (call->query, path, "databases"))
    {
      g_autoptr (GPtrArray) databases = ptero_demo_databases_list_of_host (call->world, host);

      relate_all (&relations, "databases", PTERO_DEMO_RIGHT_SERVER_DATABASES,
                  transform_host_database, databases);
    }
  if (call->backend->is_pelican)
    relate_all (&relations, "nodes", PTERO_DEMO_RIGHT_NODES, ptero_demo_transform_app_node,
                host->nodes);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_app_mount (PteroDemoCall *call,
                                PteroDemoJson *json,
                                gpointer       thing,
                                const char    *path)
{
  PteroDemoMount *mount = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "mount");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", mount->id);
  ptero_demo_json_string (json, "uuid", mount->uuid);
  ptero_demo_json_string (json, "name", mount->name);
  ptero_demo_json_string (json, "description", mount->description);
  ptero_demo_json_string (json, "source", mount->source);
  ptero_demo_json_string (json, "target", mount->target);
  ptero_demo_json_boolean (json, "read_only", mount->read_only);
  ptero_demo_json_boolean (json, "user_mountable", mount->user_mountable);
  relate_all (&relations, "eggs", PTERO_DEMO_RIGHT_EGGS, ptero_demo_transform_app_egg, mount->eggs);
  relate_all (&relations, "nodes", PTERO_DEMO_RIGHT_NODES, ptero_demo_transform_app_node,
              mount->nodes);
  relate_all (&relations, "servers", PTERO_DEMO_RIGHT_SERVERS, ptero_demo_transform_app_server,
              mount->servers);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_app_nest (PteroDemoCall *call,
                               PteroDemoJson *json,
                               gpointer       thing,
                               const char    *path)
{
  PteroDemoNest *nest = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "nest");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", nest->id);
  ptero_demo_json_string (json, "uuid", nest->uuid);
  ptero_demo_json_string (json, "author", AUTHOR);
  ptero_demo_json_string (json, "name", nest->name);
  ptero_demo_json_string (json, "description", nest->description);
  write_dates (json, 1736241164, 1736241164);
  relate_all (&relations, "eggs", PTERO_DEMO_RIGHT_EGGS, ptero_demo_transform_app_egg, nest->eggs);
  relate_servers (&relations, nest);
  end_relations (&relations);
  ptero_demo_json_end (json);
}

static void
write_egg_config (PteroDemoJson *json,
                  PteroDemoEgg  *egg)
{
  ptero_demo_json_begin (json, "config");
  ptero_demo_json_raw (json, "files", egg->config_files);
  ptero_demo_json_begin (json, "startup");
  ptero_demo_json_string (json, "done", egg->done);
  ptero_demo_json_end (json);
  ptero_demo_json_string (json, "stop", egg->stop);
  ptero_demo_json_raw (json, "logs", "[]");
  ptero_demo_json_raw (json, "file_denylist", "[]");
  ptero_demo_json_null (json, "extends");
  ptero_demo_json_end (json);
  ptero_demo_json_string (json, "startup", egg->startup);
  ptero_demo_json_begin (json, "script");
  ptero_demo_json_boolean (json, "privileged", TRUE);
  ptero_demo_json_string (json, "install", ptero_demo_egg_get_script (egg));
  ptero_demo_json_string (json, "entry", ptero_demo_egg_get_entry (egg));
  ptero_demo_json_string (json, "container", ptero_demo_egg_get_container (egg));
  ptero_demo_json_null (json, "extends");
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_app_egg (PteroDemoCall *call,
                              PteroDemoJson *json,
                              gpointer       thing,
                              const char    *path)
{
  PteroDemoEgg *egg = thing;
  Relations relations = { call, json, path };

  ptero_demo_json_string (json, "object", "egg");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", egg->id);
  ptero_demo_json_string (json, "uuid", egg->uuid);
  ptero_demo_json_string (json, "name", egg->name);
  ptero_demo_json_int (json, "nest", egg->nest->id);
  ptero_demo_json_string (json, "author", ptero_demo_egg_get_author (egg));
  ptero_demo_json_string (json, "description", egg->description);
  ptero_demo_json_string (json, "docker_image", egg->image);
  ptero_demo_json_raw (json, "docker_images", egg->images);
  write_egg_config (json, egg);
  write_dates (json, 1736241164, 1736241164);
  relate_one (&relations, "nest", PTERO_DEMO_RIGHT_NESTS, ptero_demo_transform_app_nest, egg->nest);
  relate_servers (&relations, egg);
  relate_one (&relations, "config", PTERO_DEMO_RIGHT_EGGS, NULL, NULL);
  relate_one (&relations, "script", PTERO_DEMO_RIGHT_EGGS, NULL, NULL);
  relate_variables (&relations, egg, NULL);
  end_relations (&relations);
  ptero_demo_json_end (json);
}
