/* ptero-demo-transform.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-transform.h"

#include <string.h>
#include <time.h>

/* The objects of the Client API. */

#define PANEL_OFFSET 3600   /* the panel's APP_TIMEZONE */

/**
 * ptero_demo_write_date:
 * @json: the answer
 * @name: a member
 * @seconds: unix time; 0 writes null
 * @local: in the panel's time zone (Client API), else UTC (Application API)
 *
 * Writes a date as RFC 3339 with an offset.
 */
void
ptero_demo_write_date (PteroDemoJson *json,
                       const char    *name,
                       gint64         seconds,
                       gboolean       local)
{
  time_t when = (time_t) (seconds + (local ? PANEL_OFFSET : 0));
  struct tm parts;
  char text[48];

  if (seconds == 0)
    {
      ptero_demo_json_null (json, name);
      return;
    }

  gmtime_r (&when, &parts);
  strftime (text, sizeof text, local ? "%Y-%m-%dT%H:%M:%S+01:00" : "%Y-%m-%dT%H:%M:%S+00:00",
            &parts);
  ptero_demo_json_string (json, name, text);
}

void
ptero_demo_write_null_resource (PteroDemoJson *json,
                                const char    *name)
{
  ptero_demo_json_begin (json, name);
  ptero_demo_json_string (json, "object", "null_resource");
  ptero_demo_json_null (json, "attributes");
  ptero_demo_json_end (json);
}

static void
append_value (GString         *text,
              PteroDemoServer *server,
              const char      *name,
              gsize            length,
              gboolean         hide_all)
{
  PteroDemoAllocation *primary = g_ptr_array_index (server->allocations, 0);

  if (length == strlen ("SERVER_PORT") && strncmp (name, "SERVER_PORT", length) == 0)
    {
      g_string_append_printf (text, "%u", primary->port);
      return;
    }

  for (guint i = 0; i < server->egg->n_variables; i++)
    {
      const PteroDemoVariable *variable = &server->egg->variables[i];

      if (strncmp (variable->env_variable, name, length) != 0 ||
          variable->env_variable[length] != '\0')
        continue;

      g_string_append (text, variable->user_viewable && !hide_all ? ptero_demo_server_get_value (server, i)
                                                                  : "[hidden]");
      return;
    }
}

/**
 * ptero_demo_fill_startup:
 * @server: a server
 * @hide_all: hide the value of every variable, not only of those the user may not see
 *
 * Returns: (transfer full): the start-up line with its variables filled in
 */
char *
ptero_demo_fill_startup (PteroDemoServer *server,
                         gboolean         hide_all)
{
  GString *text = g_string_sized_new (160);
  const char *at = ptero_demo_server_get_startup (server);

  for (const char *open = strstr (at, "{{"); open != NULL; open = strstr (at, "{{"))
    {
      const char *close = strstr (open, "}}");

      if (close == NULL)
        break;

      g_string_append_len (text, at, open - at);
      append_value (text, server, open + 2, (gsize) (close - open - 2), hide_all);
      at = close + 2;
    }

  g_string_append (text, at);

  return g_string_free (text, FALSE);
}

void
ptero_demo_transform_allocation (PteroDemoJson             *json,
                                 const PteroDemoAllocation *allocation,
                                 gboolean                   with_notes)
{
  ptero_demo_json_string (json, "object", "allocation");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", allocation->id);
  ptero_demo_json_string (json, "ip", allocation->ip);
  ptero_demo_json_string (json, "ip_alias", allocation->alias);
  ptero_demo_json_int (json, "port", allocation->port);
  ptero_demo_json_string (json, "notes", with_notes ? allocation->notes : NULL);
  ptero_demo_json_boolean (json, "is_default",
                           allocation->server != NULL &&
                             g_ptr_array_index (allocation->server->allocations, 0) == allocation);
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_variable (PteroDemoJson   *json,
                               PteroDemoServer *server,
                               guint            variable)
{
  const PteroDemoVariable *self = &server->egg->variables[variable];

  ptero_demo_json_string (json, "object", "egg_variable");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_string (json, "name", self->name);
  ptero_demo_json_string (json, "description", self->description);
  ptero_demo_json_string (json, "env_variable", self->env_variable);
  ptero_demo_json_string (json, "default_value", self->default_value);
  ptero_demo_json_string (json, "server_value", ptero_demo_server_get_value (server, variable));
  ptero_demo_json_boolean (json, "is_editable", self->user_editable);
  ptero_demo_json_string (json, "rules", self->rules);
  ptero_demo_json_end (json);
}

static void
write_gravatar (PteroDemoJson       *json,
                const PteroDemoUser *user)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, user->email, -1);
  g_autofree char *image = g_strconcat ("https://gravatar.com/avatar/", hash, NULL);

  ptero_demo_json_string (json, "uuid", user->uuid);
  ptero_demo_json_string (json, "username", user->username);
  ptero_demo_json_string (json, "email", user->email);
  ptero_demo_json_string (json, "image", image);
  ptero_demo_json_boolean (json, "2fa_enabled", user->two_factor);
  ptero_demo_write_date (json, "created_at", user->created_at, TRUE);
}

void
ptero_demo_transform_subuser (PteroDemoJson          *json,
                              const PteroDemoSubuser *subuser)
{
  ptero_demo_json_string (json, "object", "server_subuser");
  ptero_demo_json_begin (json, "attributes");
  write_gravatar (json, subuser->user);
  ptero_demo_json_strings (json, "permissions", (const char * const *) subuser->permissions->pdata);
  ptero_demo_json_end (json);
}

static void
write_limits (PteroDemoJson         *json,
              const PteroDemoServer *server)
{
  ptero_demo_json_begin (json, "limits");
  ptero_demo_json_int (json, "memory", server->memory);
  ptero_demo_json_int (json, "swap", server->swap);
  ptero_demo_json_int (json, "disk", server->disk);
  ptero_demo_json_int (json, "io", server->io);
  ptero_demo_json_int (json, "cpu", server->cpu);
  ptero_demo_json_string (json, "threads", server->threads);
  ptero_demo_json_boolean (json, "oom_disabled", server->oom_disabled);
  ptero_demo_json_end (json);
}

static void
write_feature_limits (PteroDemoJson         *json,
                      const PteroDemoServer *server)
{
  ptero_demo_json_begin (json, "feature_limits");
  if (server->max_databases < 0)
    ptero_demo_json_null (json, "databases");
  else
    ptero_demo_json_int (json, "databases", server->max_databases);
  if (server->max_allocations < 0)
    ptero_demo_json_null (json, "allocations");
  else
    ptero_demo_json_int (json, "allocations", server->max_allocations);
  ptero_demo_json_int (json, "backups", server->max_backups);
  ptero_demo_json_end (json);
}

/* Writes "limits" and "feature_limits", which lie apart in the Client API. */
void
ptero_demo_write_limits (PteroDemoJson         *json,
                         const PteroDemoServer *server)
{
  write_limits (json, server);
  write_feature_limits (json, server);
}

static void
write_allocations (PteroDemoJson   *json,
                   PteroDemoServer *server,
                   gboolean         all)
{
  ptero_demo_json_begin (json, "allocations");
  ptero_demo_json_string (json, "object", "list");
  ptero_demo_json_open (json, "data");
  for (guint i = 0; i < (all ? server->allocations->len : 1); i++)
    {
      ptero_demo_json_begin (json, NULL);
      ptero_demo_transform_allocation (json, g_ptr_array_index (server->allocations, i), all);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_close (json);
  ptero_demo_json_end (json);
}

static void
write_variables (PteroDemoJson   *json,
                 PteroDemoServer *server)
{
  ptero_demo_json_begin (json, "variables");
  ptero_demo_json_string (json, "object", "list");
  ptero_demo_json_open (json, "data");
  for (guint i = 0; i < server->egg->n_variables; i++)
    {
      if (!server->egg->variables[i].user_viewable)
        continue;

      ptero_demo_json_begin (json, NULL);
      ptero_demo_transform_variable (json, server, i);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_close (json);
  ptero_demo_json_end (json);
}

static void
write_subusers (PteroDemoJson   *json,
                PteroDemoServer *server)
{
  ptero_demo_json_begin (json, "subusers");
  ptero_demo_json_string (json, "object", "list");
  ptero_demo_json_open (json, "data");
  for (guint i = 0; server->subusers != NULL && i < server->subusers->len; i++)
    {
      ptero_demo_json_begin (json, NULL);
      ptero_demo_transform_subuser (json, g_ptr_array_index (server->subusers, i));
      ptero_demo_json_end (json);
    }
  ptero_demo_json_close (json);
  ptero_demo_json_end (json);
}

static void
write_relationships (PteroDemoCall    *call,
                     PteroDemoJson    *json,
                     PteroDemoServer  *server,
                     PteroDemoSubuser *viewer)
{
  ptero_demo_json_begin (json, "relationships");
  write_allocations (json, server, viewer == NULL ||
                     ptero_demo_subuser_may (viewer, "allocation.read"));

  if (viewer == NULL || ptero_demo_subuser_may (viewer, "startup.read"))
    write_variables (json, server);
  else
    ptero_demo_write_null_resource (json, "variables");

  if (ptero_demo_query_includes (call->query, NULL, "egg"))
    {
      ptero_demo_json_begin (json, "egg");
      ptero_demo_json_string (json, "object", "egg");
      ptero_demo_json_begin (json, "attributes");
      ptero_demo_json_string (json, "uuid", server->egg->uuid);
      ptero_demo_json_string (json, "name", server->egg->name);
      ptero_demo_json_end (json);
      ptero_demo_json_end (json);
    }

  if (ptero_demo_query_includes (call->query, NULL, "subusers"))
    {
      if (viewer == NULL || ptero_demo_subuser_may (viewer, "user.read"))
        write_subusers (json, server);
      else
        ptero_demo_write_null_resource (json, "subusers");
    }

  ptero_demo_json_end (json);
}

void
ptero_demo_transform_server (PteroDemoCall *call,
                             PteroDemoJson *json,
                             gpointer       thing,
                             const char    *path)
{
  PteroDemoServer *server = thing;
  gboolean is_owner = server->owner == call->user;
  PteroDemoSubuser *viewer = is_owner || call->user->root_admin
                               ? NULL : ptero_demo_server_get_subuser (server, call->user);
  g_autofree char *invocation = ptero_demo_fill_startup (server, viewer != NULL &&
                                                         !ptero_demo_subuser_may (viewer, "startup.read"));

  ptero_demo_json_string (json, "object", "server");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_boolean (json, "server_owner", is_owner);
  ptero_demo_json_string (json, "identifier", server->identifier);
  ptero_demo_json_int (json, "internal_id", server->id);
  ptero_demo_json_string (json, "uuid", server->uuid);
  ptero_demo_json_string (json, "name", server->name);
  ptero_demo_json_string (json, "node", server->node->name);
  ptero_demo_json_boolean (json, "is_node_under_maintenance", server->node->maintenance_mode);
  ptero_demo_json_begin (json, "sftp_details");
  ptero_demo_json_string (json, "ip", server->node->fqdn);
  ptero_demo_json_int (json, "port", server->node->daemon_sftp);
  ptero_demo_json_end (json);
  ptero_demo_json_string (json, "description", server->description);
  write_limits (json, server);
  ptero_demo_json_string (json, "invocation", invocation);
  ptero_demo_json_string (json, "docker_image", server->image);
  ptero_demo_json_raw (json, "egg_features", server->egg->features);
  write_feature_limits (json, server);
  ptero_demo_json_string (json, "status", server->status);
  ptero_demo_json_boolean (json, "is_suspended", g_strcmp0 (server->status, "suspended") == 0);
  ptero_demo_json_boolean (json, "is_installing", ptero_demo_server_is_installing (server));
  ptero_demo_json_boolean (json, "is_transferring", server->transferring);
  write_relationships (call, json, server, viewer);
  ptero_demo_json_end (json);
}

static void
write_actor (PteroDemoCall *call,
             PteroDemoJson *json,
             guint          id)
{
  PteroDemoUser *actor = ptero_demo_find_id (call->world->users, id);

  ptero_demo_json_begin (json, "relationships");
  if (actor == NULL)
    {
      ptero_demo_write_null_resource (json, "actor");
    }
  else
    {
      ptero_demo_json_begin (json, "actor");
      ptero_demo_json_string (json, "object", "user");
      ptero_demo_json_begin (json, "attributes");
      write_gravatar (json, actor);
      ptero_demo_json_end (json);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_activity (PteroDemoCall *call,
                               PteroDemoJson *json,
                               gpointer       thing,
                               const char    *path)
{
  PteroDemoActivity *entry = thing;
  g_autofree char *number = g_strdup_printf ("%u", entry->id);
  g_autofree char *id = g_compute_checksum_for_string (G_CHECKSUM_SHA1, number, -1);
  gboolean sees_address = call->user->root_admin || call->user->id == entry->user;

  ptero_demo_json_string (json, "object", "activity_log");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_string (json, "id", id);
  ptero_demo_json_null (json, "batch");
  ptero_demo_json_string (json, "event", entry->event);
  ptero_demo_json_boolean (json, "is_api", entry->is_api);
  ptero_demo_json_string (json, "ip", sees_address ? "127.0.0.1" : NULL);
  ptero_demo_json_null (json, "description");
  ptero_demo_json_raw (json, "properties", entry->properties);
  ptero_demo_json_boolean (json, "has_additional_metadata",
                           g_str_has_suffix (entry->event, "schedule.update"));
  ptero_demo_write_date (json, "timestamp", entry->timestamp, TRUE);
  if (ptero_demo_query_includes (call->query, NULL, "actor"))
    write_actor (call, json, entry->user);
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_account (PteroDemoJson       *json,
                              const PteroDemoUser *user)
{
  ptero_demo_json_string (json, "object", "user");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", user->id);
  ptero_demo_json_boolean (json, "admin", user->root_admin);
  ptero_demo_json_string (json, "username", user->username);
  ptero_demo_json_string (json, "email", user->email);
  ptero_demo_json_string (json, "first_name", user->first_name);
  ptero_demo_json_string (json, "last_name", user->last_name);
  ptero_demo_json_string (json, "language", "en");
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_account_key (PteroDemoJson             *json,
                                  const PteroDemoAccountKey *key)
{
  ptero_demo_json_string (json, "object", "api_key");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_string (json, "identifier", key->identifier);
  ptero_demo_json_string (json, "description", key->description);
  ptero_demo_json_strings (json, "allowed_ips", (const char * const *) key->allowed_ips);
  ptero_demo_write_date (json, "last_used_at", key->last_used_at, TRUE);
  ptero_demo_write_date (json, "created_at", key->created_at, TRUE);
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_ssh_key (PteroDemoJson         *json,
                              const PteroDemoSshKey *key)
{
  ptero_demo_json_string (json, "object", "ssh_key");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_string (json, "name", key->name);
  ptero_demo_json_string (json, "fingerprint", key->fingerprint);
  ptero_demo_json_string (json, "public_key", key->public_key);
  ptero_demo_write_date (json, "created_at", key->created_at, TRUE);
  ptero_demo_json_end (json);
}
