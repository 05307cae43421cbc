/* ptero-demo-mounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-mounts.h"

#include <string.h>

#include "ptero-demo-filter.h"
#include "ptero-demo-handlers.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-transform-application.h"
#include "ptero-demo-validator.h"

/* The mounts of Pelican, and what has them. */

/**
 * ptero_demo_mounts_populate:
 * @world: a world with nodes, eggs and servers
 *
 * Adds the mounts it begins with.
 */
void
ptero_demo_mounts_populate (PteroDemoWorld *world)
{
  PteroDemoMount *maps = ptero_demo_world_add_mount (world);
  PteroDemoMount *archive = ptero_demo_world_add_mount (world);

  maps->name = g_strdup ("Shared Maps");
  maps->description = g_strdup ("Worlds that every server may start from");
  maps->source = g_strdup ("/srv/mounts/maps");
  maps->target = g_strdup ("/mnt/maps");
  maps->read_only = TRUE;
  maps->user_mountable = TRUE;
  g_ptr_array_add (maps->eggs, g_ptr_array_index (world->eggs, 0));
  g_ptr_array_add (maps->nodes, g_ptr_array_index (world->nodes, 0));
  g_ptr_array_add (maps->servers, g_ptr_array_index (world->servers, 0));

  archive->name = g_strdup ("Archive");
  archive->source = g_strdup ("/srv/mounts/archive");
  archive->target = g_strdup ("/mnt/archive");
}

static int
compare_mounts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const PteroDemoMount *left = *(PteroDemoMount **) a;
  const PteroDemoMount *right = *(PteroDemoMount **) b;

  return g_str_equal (data, "uuid") ? strcmp (left->uuid,
                                              right->uuid) : left->id < right->id ? -1 : left->id > right->id;
}

void
ptero_demo_app_list_mounts (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_filter_check (call, "uuid, name", "id, uuid"))
    return;

  for (guint i = 0; i < call->world->mounts->len; i++)
    {
      PteroDemoMount *mount = g_ptr_array_index (call->world->mounts, i);

      if (ptero_demo_filter_partial (call, "uuid", mount->uuid) &&
          ptero_demo_filter_partial (call, "name", mount->name))
        g_ptr_array_add (found, mount);
    }

  ptero_demo_filter_sort (call, found, compare_mounts);
  ptero_demo_reply_page (call, found, ptero_demo_transform_app_mount);
}

void
ptero_demo_app_show_mount (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, ptero_demo_transform_app_mount, call->mount);
}

static gboolean
is_free_name (PteroDemoCall *call,
              JsonNode      *value)
{
  for (guint i = 0; i < call->world->mounts->len; i++)
    {
      PteroDemoMount *mount = g_ptr_array_index (call->world->mounts, i);

      if (mount != call->mount &&
          g_ascii_strcasecmp (mount->name, json_node_get_string (value)) == 0)
        return FALSE;
    }

  return TRUE;
}

static const PteroDemoRule mount_rules[] = {
  { "name", "required|string|min:2|max:64|unique", NULL, is_free_name },
  { "description", "nullable|string|max:255" },
  { "source", "required|string|not_in:/etc/pelican,/var/lib/pelican/volumes,/srv/daemon-data" },
  { "target", "required|string|not_in:/home/container" },
  { "read_only", "sometimes|boolean" },
  { "user_mountable", "sometimes|boolean" },
  { NULL },
};

static void
take_mount (PteroDemoCall  *call,
            PteroDemoMount *mount)
{
  ptero_demo_input_take_string (call, "name", &mount->name);
  ptero_demo_input_take_string (call, "description", &mount->description);
  ptero_demo_input_take_string (call, "source", &mount->source);
  ptero_demo_input_take_string (call, "target", &mount->target);
  mount->read_only = ptero_demo_input_get_boolean (call, "read_only", mount->read_only);
  mount->user_mountable = ptero_demo_input_get_boolean (call, "user_mountable",
                                                        mount->user_mountable);
}

void
ptero_demo_app_create_mount (PteroDemoCall *call)
{
  PteroDemoMount *mount;

  if (!ptero_demo_validate (call, mount_rules))
    return;

  mount = ptero_demo_world_add_mount (call->world);
  take_mount (call, mount);
  ptero_demo_reply_created (call, ptero_demo_transform_app_mount, mount, "mounts");
}

void
ptero_demo_app_update_mount (PteroDemoCall *call)
{
  if (!ptero_demo_validate (call, mount_rules))
    return;

  take_mount (call, call->mount);
  ptero_demo_reply_thing (call, ptero_demo_transform_app_mount, call->mount);
}

void
ptero_demo_app_delete_mount (PteroDemoCall *call)
{
  if (call->mount->servers->len > 0)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "HasActiveServersException",
                                 "A mount must have no servers attached to it in order to be deleted.");
      return;
    }

  g_ptr_array_remove (call->world->mounts, call->mount);
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_app_list_mount_eggs (PteroDemoCall *call)
{
  ptero_demo_reply_all (call, call->mount->eggs, ptero_demo_transform_app_egg);
}

void
ptero_demo_app_list_mount_nodes (PteroDemoCall *call)
{
  ptero_demo_reply_all (call, call->mount->nodes, ptero_demo_transform_app_node);
}

void
ptero_demo_app_list_mount_servers (PteroDemoCall *call)
{
  ptero_demo_reply_all (call, call->mount->servers, ptero_demo_transform_app_server);
}

static gboolean
all_exist (GPtrArray *things,
           JsonNode  *ids)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (ids) ? json_node_get_array (ids) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (ptero_demo_find_id (things, ptero_demo_input_read_id (array, i)) == NULL)
      return FALSE;

  return array != NULL;
}

static gboolean
are_eggs (PteroDemoCall *call,
          JsonNode      *value)
{
  return all_exist (call->world->eggs, value);
}

static gboolean
are_nodes (PteroDemoCall *call,
           JsonNode      *value)
{
  return all_exist (call->world->nodes, value);
}

static gboolean
are_servers (PteroDemoCall *call,
             JsonNode      *value)
{
  return all_exist (call->world->servers, value);
}

/* All of them or, where one is attached already, none: the database holds a pair once. */
static void
attach (PteroDemoCall       *call,
        const PteroDemoRule *rules,
        GPtrArray           *things,
        GPtrArray           *attached)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  JsonArray *ids;

  if (!ptero_demo_validate (call, rules))
    return;

  ids = json_node_get_array (ptero_demo_input_find (call->input, rules[0].field));
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      gpointer thing = ptero_demo_find_id (things, ptero_demo_input_read_id (ids, i));

      if (g_ptr_array_find (attached, thing, NULL) || g_ptr_array_find (added, thing, NULL))
        {
          ptero_demo_refuse_broken (call, "UniqueConstraintViolationException");
          return;
        }
      g_ptr_array_add (added, thing);
    }

  g_ptr_array_extend (attached, added, NULL, NULL);
  ptero_demo_reply_thing (call, ptero_demo_transform_app_mount, call->mount);
}

void
ptero_demo_app_attach_eggs (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "eggs", "required|array|exists", NULL, are_eggs },
                                         { "eggs.*", "integer" }, { NULL } };

  attach (call, rules, call->world->eggs, call->mount->eggs);
}

void
ptero_demo_app_attach_nodes (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "nodes", "required|array|exists", NULL, are_nodes },
                                         { "nodes.*", "integer" }, { NULL } };

  attach (call, rules, call->world->nodes, call->mount->nodes);
}

void
ptero_demo_app_attach_servers (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "servers", "required|array|exists", NULL, are_servers },
                                         { "servers.*", "integer" }, { NULL } };

  attach (call, rules, call->world->servers, call->mount->servers);
}

/* What is not attached, or not even there, is well detached. */
static void
detach (PteroDemoCall *call,
        GPtrArray     *attached)
{
  gpointer thing = ptero_demo_find_id (attached,
                                       (guint) g_ascii_strtoull (call->arguments[1], NULL, 10));

  if (thing != NULL)
    g_ptr_array_remove (attached, thing);
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_app_detach_egg (PteroDemoCall *call)
{
  detach (call, call->mount->eggs);
}

void
ptero_demo_app_detach_node (PteroDemoCall *call)
{
  detach (call, call->mount->nodes);
}

void
ptero_demo_app_detach_server (PteroDemoCall *call)
{
  detach (call, call->mount->servers);
}
