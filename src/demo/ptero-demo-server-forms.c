/* ptero-demo-server-forms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-input.h"
#include "ptero-demo-pelican.h"
#include "ptero-demo-install.h"
#include "ptero-demo-power.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-validator.h"

/* What the Application API writes about servers. */

#define IMAGE_RULES "required|string|max:191|regex:/^~?[\\w\\.\\/\\-:@ ]*$/"
#define THREADS_RULES "sometimes|nullable|regex:/^[0-9-,]+$/"

static gboolean
is_user (PteroDemoCall *call,
         JsonNode      *value)
{
  return ptero_demo_find_id (call->world->users,
                             (guint) ptero_demo_input_get_int (call, "user", 0)) != NULL;
}

static gboolean
is_egg (PteroDemoCall *call,
        JsonNode      *value)
{
  return ptero_demo_find_id (call->world->eggs,
                             (guint) ptero_demo_input_get_int (call, "egg", 0)) != NULL;
}

static gboolean
is_free_external_id (PteroDemoCall *call,
                     JsonNode      *value)
{
  for (guint i = 0; i < call->world->servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (call->world->servers, i);

      if (server != call->server &&
          g_strcmp0 (server->external_id, json_node_get_string (value)) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_free_allocation (PteroDemoCall *call,
                    JsonNode      *value)
{
  PteroDemoAllocation *allocation = ptero_demo_find_id (call->world->allocations,
                                                        (guint) ptero_demo_input_get_int (call, "allocation.default", 0));

  return allocation != NULL && allocation->server == NULL;
}

static gboolean
is_allocation (PteroDemoCall *call,
               JsonNode      *value)
{
  return ptero_demo_find_id (call->world->allocations,
                             (guint) ptero_demo_input_get_int (call, "allocation", 0)) != NULL;
}

static const PteroDemoRule create_rules[] = {
  { "external_id", "sometimes|nullable|string|between:1,191|unique", NULL, is_free_external_id },
  { "name", "required|string|between:1,191" },
  { "description", "sometimes|nullable|string" },
  { "user", "required|integer|exists", NULL, is_user },
  { "egg", "required|integer|exists", NULL, is_egg },
  { "docker_image", IMAGE_RULES },
  { "startup", "required|string" },
  { "environment", "present|array" },
  { "skip_scripts", "sometimes|boolean" },
  { "oom_disabled", "sometimes|boolean" },
  { "limits", "required|array" },
  { "limits.memory", "required|numeric|min:0" },
  { "limits.swap", "required|numeric|min:-1" },
  { "limits.disk", "required|numeric|min:0" },
  { "limits.io", "required|numeric|between:10,1000" },
  { "limits.threads", THREADS_RULES },
  { "limits.cpu", "required|numeric|min:0" },
  { "feature_limits", "required|array" },
  { "feature_limits.databases", "present|nullable|integer|min:0" },
  { "feature_limits.allocations", "sometimes|nullable|integer|min:0" },
  { "feature_limits.backups", "present|nullable|integer|min:0" },
  { "deploy", "sometimes|required|array" },
  { "start_on_completion", "sometimes|boolean" },
  { NULL },
};

static const PteroDemoRule allocation_rules[] = {
  { "allocation.default", "required|integer|exists", NULL, is_free_allocation },
  { NULL },
};

static gboolean
wants_deployment (PteroDemoCall *call)
{
  JsonNode *deploy = ptero_demo_input_find (call->input, "deploy");

  return deploy != NULL && JSON_NODE_HOLDS_OBJECT (deploy) &&
         json_object_get_size (json_node_get_object (deploy)) > 0;
}

/* Checks `environment` against the variables of @egg; a missing one counts as null. */
static gboolean
check_environment (PteroDemoCall *call,
                   PteroDemoEgg  *egg)
{
  g_autoptr (GPtrArray) failures = ptero_demo_failures_new ();
  g_autoptr (JsonNode) null = json_node_new (JSON_NODE_NULL);

  for (guint i = 0; i < egg->n_variables; i++)
    {
      g_autofree char *field = g_strconcat ("environment.", egg->variables[i].env_variable, NULL);
      g_autofree char *label = g_strconcat (egg->variables[i].name, " variable", NULL);
      PteroDemoRule rule = { field, egg->variables[i].rules, label };
      JsonNode *value = ptero_demo_input_find (call->input, field);

      ptero_demo_validate_value (call, &rule, field, value != NULL ? value : null, failures);
    }

  if (failures->len == 0)
    return TRUE;

  ptero_demo_refuse_invalid (call, failures);

  return FALSE;
}

static void
take_environment (PteroDemoCall   *call,
                  PteroDemoServer *server)
{
  for (guint i = 0; i < server->egg->n_variables; i++)
    {
      g_autofree char *field = g_strconcat ("environment.", server->egg->variables[i].env_variable,
                                            NULL);
      char *text = ptero_demo_input_get_string (call, field);

      g_free (server->values[i]);
      server->values[i] = text != NULL ? text : g_strdup ("");
    }
}

static void
take_limits (PteroDemoCall   *call,
             PteroDemoServer *server,
             const char      *group)
{
  g_autofree char *memory = g_strconcat (group, "memory", NULL);
  g_autofree char *swap = g_strconcat (group, "swap", NULL);
  g_autofree char *disk = g_strconcat (group, "disk", NULL);
  g_autofree char *io = g_strconcat (group, "io", NULL);
  g_autofree char *cpu = g_strconcat (group, "cpu", NULL);
  g_autofree char *threads = ptero_demo_input_get_string (call, "limits.threads");

  server->memory = ptero_demo_input_get_int (call, memory, server->memory);
  server->swap = ptero_demo_input_get_int (call, swap, server->swap);
  server->disk = ptero_demo_input_get_int (call, disk, server->disk);
  server->io = ptero_demo_input_get_int (call, io, server->io);
  server->cpu = ptero_demo_input_get_int (call, cpu, server->cpu);
  server->oom_disabled = ptero_demo_input_get_boolean (call, "oom_disabled", server->oom_disabled);
  if (threads != NULL)
    server->threads = g_intern_string (threads);
}

static void
take_feature_limits (PteroDemoCall   *call,
                     PteroDemoServer *server,
                     gint64           nothing)
{
  server->max_databases = ptero_demo_input_get_int (call, "feature_limits.databases", nothing);
  server->max_allocations = ptero_demo_input_get_int (call, "feature_limits.allocations", nothing);
  server->max_backups = ptero_demo_input_get_int (call, "feature_limits.backups", 0);
  server->updated_at = g_get_real_time () / G_USEC_PER_SEC;
}

/* Finds a free address on a public node with room for the new server. */
static PteroDemoAllocation *
deploy (PteroDemoCall *call)
{
  JsonNode *locations = ptero_demo_input_find (call->input, "deploy.locations");
  gboolean has_locations = locations != NULL && JSON_NODE_HOLDS_ARRAY (locations) &&
                           json_array_get_length (json_node_get_array (locations)) > 0;

  for (guint i = 0; i < call->world->nodes->len; i++)
    {
      PteroDemoNode *node = g_ptr_array_index (call->world->nodes, i);
      gboolean wanted = !has_locations;
      gint64 memory;
      gint64 disk;

      for (guint j = 0; has_locations &&
           j < json_array_get_length (json_node_get_array (locations)); j++)
        wanted |= ptero_demo_input_read_id (json_node_get_array (locations),
                                            j) == node->location->id;

      ptero_demo_sum_limits (call, node, &memory, &disk);
      memory += ptero_demo_input_get_int (call, "limits.memory", 0);
      disk += ptero_demo_input_get_int (call, "limits.disk", 0);
      if (!wanted ||
          !ptero_demo_pelican_has_tag (node, ptero_demo_input_find (call->input, "deploy.tags")) ||
          !node->is_public || memory * 100 > node->memory * (100 + node->memory_overallocate) ||
          disk * 100 > node->disk * (100 + node->disk_overallocate))
        continue;

      for (guint j = 0; j < node->allocations->len; j++)
        {
          PteroDemoAllocation *allocation = g_ptr_array_index (node->allocations, j);

          if (allocation->server == NULL)
            return allocation;
        }
    }

  ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "NoViableNodeException",
                             "No nodes satisfying the requirements specified for automatic deployment could be found.");

  return NULL;
}

static gboolean
validate_creation (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) failures = ptero_demo_failures_new ();

  ptero_demo_validate_into (call, create_rules, failures);
  if (!wants_deployment (call))
    ptero_demo_validate_into (call, allocation_rules, failures);

  if (failures->len == 0)
    return TRUE;

  ptero_demo_refuse_invalid (call, failures);

  return FALSE;
}

/* The new server installs; [func@set_server_status] ends that. */
void
ptero_demo_app_create_server (PteroDemoCall *call)
{
  PteroDemoAllocation *allocation;
  PteroDemoEgg *egg;
  g_autofree char *name = NULL;

  if (!validate_creation (call))
    return;

  allocation = wants_deployment (call)
                 ? deploy (call)
                 : ptero_demo_find_id (call->world->allocations,
                                       (guint) ptero_demo_input_get_int (call, "allocation.default",
                                                                         0));
  egg = ptero_demo_find_id (call->world->eggs, (guint) ptero_demo_input_get_int (call, "egg", 0));
  if (allocation == NULL || !check_environment (call, egg))
    return;

  if (!ptero_demo_call_find_daemon (call, allocation->node))
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_GATEWAY_TIMEOUT, "DaemonConnectionException",
                                 "Could not establish a connection to the machine running this server. Please try again.");
      return;
    }

  name = ptero_demo_input_get_string (call, "name");
  call->server = ptero_demo_world_add_server (call->world, name, egg,
                                              ptero_demo_find_id (call->world->users,
                                                                  (guint) ptero_demo_input_get_int (call, "user", 0)),
                                              allocation);
  call->server->created_at = g_get_real_time () / G_USEC_PER_SEC;
  ptero_demo_install_begin (call->world, call->server);
  call->server->oom_disabled = TRUE;
  ptero_demo_input_take_string (call, "docker_image", &call->server->image);
  ptero_demo_input_take_string (call, "startup", &call->server->startup);
  ptero_demo_input_take_string (call, "external_id", &call->server->external_id);
  ptero_demo_input_take_string (call, "description", &call->server->description);
  if (call->server->description == NULL)
    call->server->description = g_strdup ("");
  take_environment (call, call->server);
  take_limits (call, call->server, "limits.");
  take_feature_limits (call, call->server, 0);
  ptero_demo_reply_created (call, ptero_demo_transform_app_server, call->server, NULL);
}

void
ptero_demo_app_update_server_details (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "external_id", "sometimes|nullable|string|between:1,191|unique", NULL, is_free_external_id },
    { "name", "required|string|between:1,191", "Server Name" },
    { "user", "required|integer|exists", "User ID", is_user },
    { "description", "sometimes|nullable|string" },
    { NULL },
  };
  PteroDemoServer *server = call->server;

  if (!ptero_demo_validate (call, rules))
    return;

  g_clear_pointer (&server->external_id, g_free);
  g_clear_pointer (&server->description, g_free);
  ptero_demo_input_take_string (call, "external_id", &server->external_id);
  ptero_demo_input_take_string (call, "description", &server->description);
  ptero_demo_input_take_string (call, "name", &server->name);
  if (server->description == NULL)
    server->description = g_strdup ("");
  server->owner = ptero_demo_find_id (call->world->users,
                                      (guint) ptero_demo_input_get_int (call, "user", 0));
  server->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  ptero_demo_reply_thing (call, ptero_demo_transform_app_server, server);
}

/* Attaches the free allocations of the node that `add_allocations` names and detaches what
 * `remove_allocations` names. */
static void
move_allocations (PteroDemoCall   *call,
                  PteroDemoServer *server)
{
  JsonNode *added = ptero_demo_input_find (call->input, "add_allocations");
  JsonNode *removed = ptero_demo_input_find (call->input, "remove_allocations");

  for (guint i = 0; added != NULL && JSON_NODE_HOLDS_ARRAY (added) &&
       i < json_array_get_length (json_node_get_array (added)); i++)
    {
      PteroDemoAllocation *allocation = ptero_demo_find_id (call->world->allocations,
                                                            ptero_demo_input_read_id (json_node_get_array (added), i));

      if (allocation == NULL || allocation->server != NULL || allocation->node != server->node)
        continue;

      allocation->server = server;
      g_ptr_array_add (server->allocations, allocation);
    }

  for (guint i = 0; removed != NULL && JSON_NODE_HOLDS_ARRAY (removed) &&
       i < json_array_get_length (json_node_get_array (removed)); i++)
    {
      PteroDemoAllocation *allocation = ptero_demo_find_id (call->world->allocations,
                                                            ptero_demo_input_read_id (json_node_get_array (removed), i));

      if (allocation == NULL || allocation->server != server || server->allocations->len == 1)
        continue;

      allocation->server = NULL;
      g_ptr_array_remove (server->allocations, allocation);
    }
}

/* Makes @allocation the primary one, if it is the server's. */
static gboolean
make_primary (PteroDemoServer     *server,
              PteroDemoAllocation *allocation)
{
  if (!g_ptr_array_remove (server->allocations, allocation))
    return FALSE;

  g_ptr_array_insert (server->allocations, 0, allocation);

  return TRUE;
}

void
ptero_demo_app_update_server_build (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "allocation", "required|integer|exists", NULL, is_allocation },
    { "oom_disabled", "sometimes|boolean" },
    { "limits", "sometimes|array" },
    { "limits.memory", "required_with:limits|numeric|min:0" },
    { "limits.swap", "required_with:limits|numeric|min:-1" },
    { "limits.io", "required_with:limits|numeric|between:10,1000" },
    { "limits.cpu", "required_with:limits|numeric|min:0" },
    { "limits.threads", THREADS_RULES },
    { "limits.disk", "required_with:limits|numeric|min:0" },
    { "memory", "required_without:limits|numeric|min:0" },
    { "swap", "required_without:limits|numeric|min:-1" },
    { "io", "required_without:limits|numeric|between:10,1000" },
    { "cpu", "required_without:limits|numeric|min:0" },
    { "disk", "required_without:limits|numeric|min:0" },
    { "feature_limits", "required|array" },
    { "feature_limits.databases", "present|nullable|integer|min:0", "Database Limit" },
    { "feature_limits.allocations", "sometimes|nullable|integer|min:0", "Allocation Limit" },
    { "feature_limits.backups", "present|nullable|integer|min:0", "Backup Limit" },
    { "add_allocations", "bail|array" },
    { "remove_allocations", "bail|array" },
    { NULL },
  };
  PteroDemoAllocation *primary;

  if (!ptero_demo_validate (call, rules))
    return;

  primary = ptero_demo_find_id (call->world->allocations,
                                (guint) ptero_demo_input_get_int (call, "allocation", 0));
  move_allocations (call, call->server);
  if (!make_primary (call->server, primary))
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "DisplayException",
                                 "The requested default allocation is not currently assigned to this server.");
      return;
    }

  take_limits (call, call->server,
               ptero_demo_input_find (call->input, "limits") != NULL ? "limits." : "");
  take_feature_limits (call, call->server, -1);
  ptero_demo_reply_thing (call, ptero_demo_transform_app_server, call->server);
}

void
ptero_demo_app_update_server_startup (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "startup", "required|string" },
    { "environment", "present|array" },
    { "egg", "required|integer|exists", NULL, is_egg },
    { "image", IMAGE_RULES },
    { "skip_scripts", "present|boolean" },
    { NULL },
  };
  PteroDemoServer *server = call->server;
  JsonNode *environment = ptero_demo_input_find (call->input, "environment");
  gboolean has_values = environment != NULL && JSON_NODE_HOLDS_OBJECT (environment) &&
                        json_object_get_size (json_node_get_object (environment)) > 0;
  PteroDemoEgg *egg;

  if (!ptero_demo_validate (call, rules))
    return;

  egg = ptero_demo_find_id (call->world->eggs, (guint) ptero_demo_input_get_int (call, "egg", 0));
  if (has_values && !check_environment (call, egg))
    return;

  if (server->egg != egg)
    {
      for (guint i = 0; i < PTERO_DEMO_MAX_VARIABLES; i++)
        g_clear_pointer (&server->values[i], g_free);
      server->egg = egg;
    }

  if (has_values)
    take_environment (call, server);

  ptero_demo_input_take_string (call, "startup", &server->startup);
  ptero_demo_input_take_string (call, "image", &server->image);
  server->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  ptero_demo_reply_thing (call, ptero_demo_transform_app_server, server);
}

static gboolean
refuse_transferring (PteroDemoCall *call)
{
  if (call->server->transferring)
    ptero_demo_refuse (call, SOUP_STATUS_CONFLICT, "ConflictHttpException",
                       "Cannot toggle suspension status on a server that is currently being transferred.");

  return call->server->transferring;
}

void
ptero_demo_app_suspend_server (PteroDemoCall *call)
{
  if (g_strcmp0 (call->server->status, "suspended") != 0)
    {
      if (refuse_transferring (call) || !ptero_demo_call_reach_daemon (call))
        return;

      call->server->status = "suspended";
      ptero_demo_power_force (call->server, "offline");
    }

  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_app_unsuspend_server (PteroDemoCall *call)
{
  if (g_strcmp0 (call->server->status, "suspended") == 0)
    {
      if (refuse_transferring (call) || !ptero_demo_call_reach_daemon (call))
        return;

      call->server->status = NULL;
    }

  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_app_reinstall_server (PteroDemoCall *call)
{
  if (!ptero_demo_call_reach_daemon (call))
    return;

  ptero_demo_install_begin (call->world, call->server);
  ptero_demo_call_reply_nothing (call);
}

/* Any last segment deletes; only "force" does so without the daemon. */
void
ptero_demo_app_delete_server (PteroDemoCall *call)
{
  if (g_strcmp0 (call->arguments[1], "force") != 0 && !ptero_demo_call_reach_daemon (call))
    return;

  ptero_demo_world_emit (call->world, call->server, "deleted", "null");
  ptero_demo_world_remove_server (call->world, call->server);
  call->server = NULL;
  ptero_demo_call_reply_nothing (call);
}
