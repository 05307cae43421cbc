/* ptero-demo-databases.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-databases.h"

#include "ptero-demo-handlers.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-transform-application.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

/* Databases of servers, in both APIs. */

#define ALPHANUMERIC "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
#define SECRET ALPHANUMERIC "!@=.+^"
#define MAX_NAME 48

static void
free_database (gpointer data)
{
  PteroDemoDatabase *database = data;

  g_free (database->hash);
  g_free (database->name);
  g_free (database->username);
  g_free (database->remote);
  g_free (database->password);
  g_free (database);
}

static PteroDemoDatabase *
add_database (PteroDemoWorld  *world,
              PteroDemoServer *server,
              PteroDemoHost   *host,
              const char      *name,
              const char      *remote)
{
  PteroDemoDatabase *database = g_new0 (PteroDemoDatabase, 1);
  g_autofree char *suffix = ptero_demo_world_new_text (world, ALPHANUMERIC, 10);

  database->id = ++world->last_database;
  database->server = server;
  database->host = host;
  database->hash = ptero_demo_world_new_text (world, ALPHANUMERIC, 8);
  database->name = g_strdup (name);
  database->username = g_strdup_printf ("u%u_%s", server->id, suffix);
  database->remote = g_strdup (remote);
  database->password = ptero_demo_world_new_text (world, SECRET, 24);
  database->created_at = database->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  g_ptr_array_add (server->databases, database);

  return database;
}

/**
 * ptero_demo_databases_get:
 * @world: the world
 * @server: a server
 *
 * Returns: (transfer none) (element-type PteroDemoDatabase): its databases; one server in four has
 *   one to begin with
 */
GPtrArray *
ptero_demo_databases_get (PteroDemoWorld  *world,
                          PteroDemoServer *server)
{
  g_autofree char *name = NULL;

  if (server->databases != NULL)
    return server->databases;

  server->databases = g_ptr_array_new_with_free_func (free_database);
  if (server->max_databases != 0 && server->id % 4 == 1)
    {
      name = g_strdup_printf ("s%u_world", server->id);
      add_database (world, server, g_ptr_array_index (world->hosts, 0), name,
                    "%")->created_at = server->created_at;
    }

  return server->databases;
}

/**
 * ptero_demo_databases_list_of_host:
 * @world: the world
 * @host: a database host
 *
 * Returns: (transfer container) (element-type PteroDemoDatabase): the databases that lie on it
 */
GPtrArray *
ptero_demo_databases_list_of_host (PteroDemoWorld *world,
                                   PteroDemoHost  *host)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < world->servers->len; i++)
    {
      GPtrArray *databases =
        ptero_demo_databases_get (world, g_ptr_array_index (world->servers, i));

      for (guint j = 0; j < databases->len; j++)
        if (((PteroDemoDatabase *) g_ptr_array_index (databases, j))->host == host)
          g_ptr_array_add (found, g_ptr_array_index (databases, j));
    }

  return found;
}

/* The one that the path names, by hash or number; if there is none, the call is refused. */
static PteroDemoDatabase *
find_database (PteroDemoCall *call)
{
  GPtrArray *databases = ptero_demo_databases_get (call->world, call->server);

  for (guint i = 0; i < databases->len; i++)
    {
      PteroDemoDatabase *database = g_ptr_array_index (databases, i);
      g_autofree char *number = g_strdup_printf ("%u", database->id);

      if (g_str_equal (call->arguments[1], database->hash) ||
          g_str_equal (call->arguments[1], number))
        return database;
    }

  ptero_demo_refuse_missing (call);

  return NULL;
}

static void
write_password (PteroDemoJson     *json,
                PteroDemoDatabase *database)
{
  ptero_demo_json_begin (json, "password");
  ptero_demo_json_string (json, "object", "database_password");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_string (json, "password", database->password);
  ptero_demo_json_end (json);
  ptero_demo_json_end (json);
}

static void
write_max_connections (PteroDemoJson     *json,
                       PteroDemoDatabase *database)
{
  if (database->fresh)
    ptero_demo_json_null (json, "max_connections");
  else
    ptero_demo_json_int (json, "max_connections", 0);
}

static void
write_database (PteroDemoCall     *call,
                PteroDemoJson     *json,
                PteroDemoDatabase *database,
                gboolean           with_password)
{
  ptero_demo_json_string (json, "object", "server_database");
  ptero_demo_json_begin (json, "attributes");
  if (call->backend->is_pelican)
    ptero_demo_json_int (json, "id", database->id);
  else
    ptero_demo_json_string (json, "id", database->hash);
  ptero_demo_json_begin (json, "host");
  ptero_demo_json_string (json, "address", database->host->host);
  ptero_demo_json_int (json, "port", database->host->port);
  ptero_demo_json_end (json);
  ptero_demo_json_string (json, "name", database->name);
  ptero_demo_json_string (json, "username", database->username);
  ptero_demo_json_string (json, "connections_from", database->remote);
  write_max_connections (json, database);
  if (with_password)
    {
      ptero_demo_json_begin (json, "relationships");
      if (ptero_demo_call_may (call, "database.view_password"))
        write_password (json, database);
      else
        ptero_demo_write_null_resource (json, "password");
      ptero_demo_json_end (json);
    }
  ptero_demo_json_end (json);
}

static void
transform_listed (PteroDemoCall *call,
                  PteroDemoJson *json,
                  gpointer       thing,
                  const char    *path)
{
  write_database (call, json, thing, ptero_demo_query_includes (call->query, NULL, "password"));
}

static void
transform_with_password (PteroDemoCall *call,
                         PteroDemoJson *json,
                         gpointer       thing,
                         const char    *path)
{
  write_database (call, json, thing, TRUE);
}

static void
write_host (PteroDemoCall     *call,
            PteroDemoJson     *json,
            PteroDemoDatabase *database)
{
  if (!ptero_demo_credential_allows (call->credential, PTERO_DEMO_RIGHT_DATABASE_HOSTS, FALSE))
    {
      ptero_demo_write_null_resource (json, "host");
      return;
    }

  ptero_demo_json_begin (json, "host");
  ptero_demo_transform_app_host (call, json, database->host, "host");
  ptero_demo_json_end (json);
}

/* Writes "attributes" of a database as the Application API shows it. */
void
ptero_demo_databases_write_app (PteroDemoCall     *call,
                                PteroDemoJson     *json,
                                PteroDemoDatabase *database,
                                const char        *path)
{
  gboolean with_password = ptero_demo_query_includes (call->query, path, "password");
  gboolean with_host = ptero_demo_query_includes (call->query, path, "host");

  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", database->id);
  ptero_demo_json_int (json, "server", database->server->id);
  ptero_demo_json_int (json, "host", database->host->id);
  ptero_demo_json_string (json, "database", database->name);
  ptero_demo_json_string (json, "username", database->username);
  ptero_demo_json_string (json, "remote", database->remote);
  write_max_connections (json, database);
  ptero_demo_write_date (json, "created_at", database->created_at, TRUE);
  ptero_demo_write_date (json, "updated_at", database->updated_at, TRUE);
  if (with_password || with_host)
    {
      ptero_demo_json_begin (json, "relationships");
      if (with_password)
        write_password (json, database);
      if (with_host)
        write_host (call, json, database);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_end (json);
}

static void
transform_app (PteroDemoCall *call,
               PteroDemoJson *json,
               gpointer       thing,
               const char    *path)
{
  ptero_demo_json_string (json, "object", "server_database");
  ptero_demo_databases_write_app (call, json, thing, path);
}

/* Makes what the form asks for; %NULL if that was refused. */
static PteroDemoDatabase *
create_database (PteroDemoCall *call,
                 PteroDemoHost *host)
{
  PteroDemoServer *server = call->server;
  GPtrArray *databases = ptero_demo_databases_get (call->world, server);
  g_autofree char *wanted = ptero_demo_input_get_string (call, "database");
  g_autofree char *remote = ptero_demo_input_get_string (call, "remote");
  g_autofree char *full = g_strdup_printf ("s%u_%s", server->id, wanted);
  g_autofree char *name = g_utf8_substring (full, 0, MIN (g_utf8_strlen (full, -1), MAX_NAME));

  if (server->max_databases >= 0 && (gint64) databases->len >= server->max_databases)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "TooManyDatabasesException",
                                 "Operation aborted: creating a new database would put this server over the defined limit.");
      return NULL;
    }

  for (guint i = 0; i < databases->len; i++)
    {
      if (g_str_equal (((PteroDemoDatabase *) g_ptr_array_index (databases, i))->name, name))
        {
          ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST,
                                     "DuplicateDatabaseNameException",
                                     "A database with that name already exists for this server.");
          return NULL;
        }
    }

  return add_database (call->world, server, host, name, remote);
}

static void
change_password (PteroDemoCall     *call,
                 PteroDemoDatabase *database)
{
  g_free (database->password);
  database->password = ptero_demo_world_new_text (call->world, SECRET, 24);
  database->updated_at = g_get_real_time () / G_USEC_PER_SEC;
}

void
ptero_demo_list_databases (PteroDemoCall *call)
{
  ptero_demo_reply_all (call, ptero_demo_databases_get (call->world, call->server),
                        transform_listed);
}

void
ptero_demo_create_database (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "database", "required|alpha_dash|between:3,48" },
    { "remote", "required|regex:/^[\\w\\-\\/.%:]+$/" },
    { NULL },
  };
  PteroDemoHost *host = call->world->hosts->len > 0
                          ? g_ptr_array_index (call->world->hosts, 0)
                          : NULL;
  PteroDemoDatabase *database;

  if (!ptero_demo_validate (call, rules))
    return;

  if (host == NULL)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "NoSuitableDatabaseHostException",
                                 "No database host was found that meets the requirements for this server.");
      return;
    }

  database = create_database (call, host);
  if (database == NULL)
    return;

  ptero_demo_call_log_value (call, "server:database.create", "name", database->name);
  database->fresh = TRUE;
  ptero_demo_reply_thing (call, transform_with_password, database);
  database->fresh = FALSE;
}

void
ptero_demo_rotate_database_password (PteroDemoCall *call)
{
  PteroDemoDatabase *database = find_database (call);

  if (database == NULL)
    return;

  change_password (call, database);
  ptero_demo_call_log_value (call, "server:database.rotate-password", "name", database->name);
  ptero_demo_reply_thing (call, transform_with_password, database);
}

void
ptero_demo_delete_database (PteroDemoCall *call)
{
  PteroDemoDatabase *database = find_database (call);

  if (database == NULL)
    return;

  ptero_demo_call_log_value (call, "server:database.delete", "name", database->name);
  g_ptr_array_remove (call->server->databases, database);
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_app_list_databases (PteroDemoCall *call)
{
  ptero_demo_reply_all (call, ptero_demo_databases_get (call->world, call->server), transform_app);
}

void
ptero_demo_app_show_database (PteroDemoCall *call)
{
  PteroDemoDatabase *database = find_database (call);

  if (database != NULL)
    ptero_demo_reply_thing (call, transform_app, database);
}

static PteroDemoHost *
find_wanted_host (PteroDemoCall *call)
{
  return ptero_demo_find_id (call->world->hosts,
                             (guint) ptero_demo_input_get_int (call, "host", 0));
}

static gboolean
is_host (PteroDemoCall *call,
         JsonNode      *value)
{
  return find_wanted_host (call) != NULL;
}

void
ptero_demo_app_create_database (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "database", "required|alpha_dash|between:1,48", "Database Name" },
    { "remote", "required|string|regex:/^[0-9%.]{1,15}$/", "Remote Connection String" },
    { "host", "required|integer|exists", "Database Server Host", is_host },
    { NULL },
  };
  PteroDemoDatabase *database;
  g_autofree char *kind = NULL;

  if (!ptero_demo_validate (call, rules) ||
      (database = create_database (call, find_wanted_host (call))) == NULL)
    return;

  kind = g_strdup_printf ("servers/%u/databases", call->server->id);
  database->fresh = TRUE;
  ptero_demo_reply_created (call, transform_app, database, kind);
  database->fresh = FALSE;
}

void
ptero_demo_app_reset_database_password (PteroDemoCall *call)
{
  PteroDemoDatabase *database = find_database (call);

  if (database == NULL)
    return;

  change_password (call, database);
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_app_delete_database (PteroDemoCall *call)
{
  PteroDemoDatabase *database = find_database (call);

  if (database == NULL)
    return;

  g_ptr_array_remove (call->server->databases, database);
  ptero_demo_call_reply_nothing (call);
}
