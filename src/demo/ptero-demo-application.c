/* ptero-demo-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-filter.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-transform-application.h"
#include "ptero-demo-validator.h"

/* What the Application API reads: lists with filters, sorts and pages, and single things. */

static int
compare_number (gint64 a,
                gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_users (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const PteroDemoUser *left = *(PteroDemoUser **) a;
  const PteroDemoUser *right = *(PteroDemoUser **) b;

  return g_str_equal (data, "uuid") ? strcmp (left->uuid,
                                              right->uuid) : compare_number (left->id, right->id);
}

static int
compare_servers (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const PteroDemoServer *left = *(PteroDemoServer **) a;
  const PteroDemoServer *right = *(PteroDemoServer **) b;

  return g_str_equal (data, "uuid") ? strcmp (left->uuid,
                                              right->uuid) : compare_number (left->id, right->id);
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const PteroDemoNode *left = *(PteroDemoNode **) a;
  const PteroDemoNode *right = *(PteroDemoNode **) b;

  if (g_str_equal (data, "uuid"))
    return strcmp (left->uuid, right->uuid);
  if (g_str_equal (data, "memory"))
    return compare_number (left->memory, right->memory);
  if (g_str_equal (data, "disk"))
    return compare_number (left->disk, right->disk);

  return compare_number (left->id, right->id);
}

static int
compare_locations (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  return compare_number ((*(PteroDemoLocation **) a)->id, (*(PteroDemoLocation **) b)->id);
}

void
ptero_demo_app_list_users (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_filter_check (call, "email, uuid, username, external_id", "id, uuid"))
    return;

  for (guint i = 0; i < call->world->users->len; i++)
    {
      PteroDemoUser *user = g_ptr_array_index (call->world->users, i);

      if (ptero_demo_filter_partial (call, "email", user->email) &&
          ptero_demo_filter_partial (call, "uuid", user->uuid) &&
          ptero_demo_filter_partial (call, "username", user->username) &&
          ptero_demo_filter_partial (call, "external_id", user->external_id))
        g_ptr_array_add (found, user);
    }

  ptero_demo_filter_sort (call, found, compare_users);
  ptero_demo_reply_page (call, found, ptero_demo_transform_app_user);
}

void
ptero_demo_app_show_user (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, ptero_demo_transform_app_user, call->other_user);
}

void
ptero_demo_app_show_external_user (PteroDemoCall *call)
{
  for (guint i = 0; i < call->world->users->len; i++)
    {
      PteroDemoUser *user = g_ptr_array_index (call->world->users, i);

      if (g_strcmp0 (user->external_id, call->arguments[0]) != 0)
        continue;

      ptero_demo_reply_thing (call, ptero_demo_transform_app_user, user);
      return;
    }

  ptero_demo_refuse_missing (call);
}

void
ptero_demo_app_list_nodes (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_filter_check (call, "uuid, name, fqdn, daemon_token_id",
                                "id, uuid, memory, disk"))
    return;

  for (guint i = 0; i < call->world->nodes->len; i++)
    {
      PteroDemoNode *node = g_ptr_array_index (call->world->nodes, i);

      if (ptero_demo_filter_partial (call, "uuid", node->uuid) &&
          ptero_demo_filter_partial (call, "name", node->name) &&
          ptero_demo_filter_partial (call, "fqdn", node->fqdn) &&
          ptero_demo_filter_partial (call, "daemon_token_id", node->token_id))
        g_ptr_array_add (found, node);
    }

  ptero_demo_filter_sort (call, found, compare_nodes);
  ptero_demo_reply_page (call, found, ptero_demo_transform_app_node);
}

static gboolean
is_wanted_location (PteroDemoCall *call,
                    PteroDemoNode *node)
{
  const char *wanted = ptero_demo_query_get (call->query, "location_ids");
  g_autofree char *id = g_strdup_printf ("%u", node->location->id);
  g_auto (GStrv) ids = NULL;

  if (wanted == NULL || *wanted == '\0')
    return TRUE;

  ids = g_strsplit (wanted, ",", -1);

  return g_strv_contains ((const char * const *) ids, id);
}

/* Public nodes where what the servers may use, and what is wanted more, stays within its bounds. */
static gboolean
has_room (PteroDemoCall *call,
          PteroDemoNode *node)
{
  gint64 memory;
  gint64 disk;

  ptero_demo_sum_limits (call, node, &memory, &disk);
  memory += g_ascii_strtoll (ptero_demo_query_get (call->query, "memory"), NULL, 10);
  disk += g_ascii_strtoll (ptero_demo_query_get (call->query, "disk"), NULL, 10);

  /* on Pelican 0 is no limit */
  if (call->backend->is_pelican && node->memory == 0)
    memory = 0;
  if (call->backend->is_pelican && node->disk == 0)
    disk = 0;

  return node->is_public &&
         memory * 100 <= node->memory * (100 + node->memory_overallocate) &&
         disk * 100 <= node->disk * (100 + node->disk_overallocate);
}

void
ptero_demo_app_list_deployable_nodes (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "memory", "required|integer|min:0" },
    { "disk", "required|integer|min:0" },
    { "page", "integer" },
    { NULL },
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_validate (call, rules))
    return;

  for (guint i = 0; i < call->world->nodes->len; i++)
    {
      PteroDemoNode *node = g_ptr_array_index (call->world->nodes, i);

      if (is_wanted_location (call, node) && has_room (call, node))
        g_ptr_array_add (found, node);
    }

  if (found->len == 0)
    ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "NoViableNodeException",
                               "No nodes satisfying the requirements specified for automatic deployment could be found.");
  else if (ptero_demo_query_get (call->query, "page") != NULL)
    ptero_demo_reply_page (call, found, ptero_demo_transform_app_node);
  else
    ptero_demo_reply_all (call, found, ptero_demo_transform_app_node);
}

void
ptero_demo_app_show_node (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, ptero_demo_transform_app_node, call->node);
}

void
ptero_demo_app_show_node_configuration (PteroDemoCall *call)
{
  PteroDemoNode *node = call->node;
  g_autofree char *cert = g_strdup_printf ("/etc/letsencrypt/live/%s/fullchain.pem", node->fqdn);
  g_autofree char *key = g_strdup_printf ("/etc/letsencrypt/live/%s/privkey.pem", node->fqdn);
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_boolean (&json, "debug", FALSE);
  ptero_demo_json_string (&json, "uuid", node->uuid);
  ptero_demo_json_string (&json, "token_id", node->token_id);
  ptero_demo_json_string (&json, "token", node->token);
  ptero_demo_json_begin (&json, "api");
  ptero_demo_json_string (&json, "host", "0.0.0.0");
  ptero_demo_json_int (&json, "port", node->daemon_listen);
  ptero_demo_json_begin (&json, "ssl");
  ptero_demo_json_boolean (&json, "enabled", g_str_equal (node->scheme, "https") &&
                           !node->behind_proxy);
  ptero_demo_json_string (&json, "cert", cert);
  ptero_demo_json_string (&json, "key", key);
  ptero_demo_json_end (&json);
  ptero_demo_json_int (&json, "upload_limit", node->upload_size);
  ptero_demo_json_end (&json);
  ptero_demo_json_begin (&json, "system");
  ptero_demo_json_string (&json, "data", node->daemon_base);
  ptero_demo_json_begin (&json, "sftp");
  ptero_demo_json_int (&json, "bind_port", node->daemon_sftp);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_json_raw (&json, "allowed_mounts", "[]");
  ptero_demo_json_string (&json, "remote", call->backend->address);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

static gboolean
fits_server_filter (PteroDemoCall       *call,
                    PteroDemoAllocation *allocation)
{
  const char *value = ptero_demo_query_get (call->query, "filter[server_id]");
  guint id;

  if (value == NULL)
    return TRUE;

  id = (guint) g_ascii_strtoull (value, NULL, 10);

  return id == 0
           ? allocation->server == NULL
           : allocation->server != NULL && allocation->server->id == id;
}

void
ptero_demo_app_list_allocations (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char *ip = ptero_demo_filter_get (call, "ip");
  const char *port = ptero_demo_filter_get (call, "port");

  if (!ptero_demo_filter_check (call, "ip, port, ip_alias, server_id", NULL))
    return;

  for (guint i = 0; i < call->node->allocations->len; i++)
    {
      PteroDemoAllocation *allocation = g_ptr_array_index (call->node->allocations, i);

      if ((ip == NULL || g_str_equal (ip, allocation->ip)) &&
          (port == NULL || g_ascii_strtoull (port, NULL, 10) == allocation->port) &&
          ptero_demo_filter_partial (call, "ip_alias", allocation->alias) &&
          fits_server_filter (call, allocation))
        g_ptr_array_add (found, allocation);
    }

  ptero_demo_reply_page (call, found, ptero_demo_transform_app_allocation);
}

void
ptero_demo_app_list_locations (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_filter_check (call, "short, long", "id"))
    return;

  for (guint i = 0; i < call->world->locations->len; i++)
    {
      PteroDemoLocation *location = g_ptr_array_index (call->world->locations, i);

      if (ptero_demo_filter_partial (call, "short", location->short_name) &&
          ptero_demo_filter_partial (call, "long", location->long_name))
        g_ptr_array_add (found, location);
    }

  ptero_demo_filter_sort (call, found, compare_locations);
  ptero_demo_reply_page (call, found, ptero_demo_transform_app_location);
}

void
ptero_demo_app_show_location (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, ptero_demo_transform_app_location, call->location);
}

void
ptero_demo_app_list_servers (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_filter_check (call, "uuid, uuidShort, name, description, image, external_id",
                                "id, uuid"))
    return;

  for (guint i = 0; i < call->world->servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (call->world->servers, i);

      if (ptero_demo_filter_partial (call, "uuid", server->uuid) &&
          ptero_demo_filter_partial (call, "uuidShort", server->identifier) &&
          ptero_demo_filter_partial (call, "name", server->name) &&
          ptero_demo_filter_partial (call, "description", server->description) &&
          ptero_demo_filter_partial (call, "image", server->image) &&
          ptero_demo_filter_partial (call, "external_id", server->external_id))
        g_ptr_array_add (found, server);
    }

  ptero_demo_filter_sort (call, found, compare_servers);
  ptero_demo_reply_page (call, found, ptero_demo_transform_app_server);
}

/* Two includes that are listed by the panel, but break it. */
static gboolean
breaks (PteroDemoCall *call)
{
  if (ptero_demo_query_includes (call->query, NULL, "transfer"))
    ptero_demo_refuse_broken (call, "TypeError");
  else if (ptero_demo_query_includes (call->query, "variables", "parent"))
    ptero_demo_refuse_broken (call, "RelationNotFoundException");
  else
    return FALSE;

  return TRUE;
}

void
ptero_demo_app_show_server (PteroDemoCall *call)
{
  if (!breaks (call))
    ptero_demo_reply_thing (call, ptero_demo_transform_app_server, call->server);
}

void
ptero_demo_app_show_external_server (PteroDemoCall *call)
{
  for (guint i = 0; i < call->world->servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (call->world->servers, i);

      if (g_strcmp0 (server->external_id, call->arguments[0]) != 0)
        continue;

      if (!breaks (call))
        ptero_demo_reply_thing (call, ptero_demo_transform_app_server, server);
      return;
    }

  ptero_demo_refuse_missing (call);
}

void
ptero_demo_app_list_nests (PteroDemoCall *call)
{
  ptero_demo_reply_page (call, call->world->nests, ptero_demo_transform_app_nest);
}

void
ptero_demo_app_show_nest (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, ptero_demo_transform_app_nest, call->nest);
}

void
ptero_demo_app_list_eggs (PteroDemoCall *call)
{
  ptero_demo_reply_all (call, call->nest->eggs, ptero_demo_transform_app_egg);
}

void
ptero_demo_app_show_egg (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, ptero_demo_transform_app_egg, call->egg);
}
