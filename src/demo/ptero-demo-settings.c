/* ptero-demo-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-input.h"
#include "ptero-demo-install.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

/* What a client changes about start-up and settings of a server. */

#define DOCKER_IMAGE_RULES "required|string|max:191|regex:/^[\\w#\\.\\/\\- :@~]*$/"

static void
reply_variable (PteroDemoCall *call,
                guint          variable)
{
  g_autofree char *command = ptero_demo_fill_startup (call->server, FALSE);
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_transform_variable (&json, call->server, variable);
  ptero_demo_json_begin (&json, "meta");
  ptero_demo_json_string (&json, "startup_command", command);
  ptero_demo_json_string (&json, "raw_startup_command",
                          ptero_demo_server_get_startup (call->server));
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

/* The rules of the variable itself, then those of the database, which stores text only. */
static gboolean
check_value (PteroDemoCall           *call,
             const PteroDemoVariable *variable)
{
  const PteroDemoRule rule = { "value", variable->rules };
  g_autoptr (GPtrArray) failures = ptero_demo_failures_new ();
  JsonNode *value = ptero_demo_input_find (call->input, "value");
  g_autofree char *detail = NULL;

  ptero_demo_validate_value (call, &rule, "value", value, failures);
  if (failures->len > 0)
    {
      ptero_demo_refuse_invalid (call, failures);
      return FALSE;
    }

  if (JSON_NODE_HOLDS_NULL (value) || json_node_get_value_type (value) == G_TYPE_STRING)
    return TRUE;

  detail = g_strdup_printf ("Could not save Pterodactyl\\Models\\ServerVariable[%u]: failed to validate data: "
                            "{\"variable_value\":[\"The variable value must be a string.\"]}",
                            variable->id);
  ptero_demo_refuse (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, "DataValidationException", detail);

  return FALSE;
}

void
ptero_demo_update_variable (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "key", "required|string" }, { "value", "present" },
                                         { NULL } };
  PteroDemoEgg *egg = call->server->egg;
  const char *key = ptero_demo_call_get_string (call, "key");
  const char *reason = NULL;
  g_autofree char *before = NULL;
  guint at = 0;

  if (!ptero_demo_validate (call, rules))
    return;

  while (at < egg->n_variables && !g_str_equal (egg->variables[at].env_variable, key))
    at++;

  if (at == egg->n_variables && call->backend->is_pelican)
    {
      ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "BadRequestHttpException",
                         "The environment variable you are trying to edit does not exist.");
      return;
    }

  if (at == egg->n_variables)
    {
      ptero_demo_refuse_broken (call, "ErrorException");
      return;
    }

  if (!egg->variables[at].user_viewable)
    reason = "The environment variable you are trying to edit does not exist.";
  else if (!egg->variables[at].user_editable)
    reason = "The environment variable you are trying to edit is read-only.";

  if (reason != NULL)
    {
      ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "BadRequestHttpException", reason);
      return;
    }

  if (!check_value (call, &egg->variables[at]))
    return;

  before = g_strdup (ptero_demo_server_get_value (call->server, at));
  g_free (call->server->values[at]);
  call->server->values[at] = ptero_demo_input_get_string (call, "value");
  if (call->server->values[at] == NULL)
    call->server->values[at] = g_strdup ("");
  if (g_strcmp0 (before, call->server->values[at]) != 0)
    ptero_demo_call_log_change (call, "server:startup.edit", key, before, call->server->values[at]);
  reply_variable (call, at);
}

void
ptero_demo_rename_server (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "name", "required|string|min:1|max:191" },
    { "description", "nullable|string" },
    { NULL },
  };

  g_autofree char *name = g_strdup (call->server->name);
  g_autofree char *description = g_strdup (call->server->description);

  if (!ptero_demo_validate (call, rules))
    return;

  ptero_demo_input_take_string (call, "name", &call->server->name);
  /* Pelican has a route for it */
  if (!call->backend->is_pelican)
    ptero_demo_input_take_string (call, "description", &call->server->description);
  if (call->server->description == NULL)
    call->server->description = g_strdup ("");
  call->server->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  if (g_strcmp0 (name, call->server->name) != 0)
    ptero_demo_call_log_change (call, "server:settings.rename", NULL, name, call->server->name);
  if (g_strcmp0 (description, call->server->description) != 0)
    ptero_demo_call_log_change (call, "server:settings.description", NULL, description,
                                call->server->description);
  ptero_demo_call_reply_nothing (call);
}

/* Whether the egg of @server offers @image. */
static gboolean
offers_image (PteroDemoServer *server,
              const char      *image)
{
  g_autoptr (JsonNode) images = json_from_string (server->egg->images, NULL);
  JsonObjectIter iter;
  JsonNode *node;

  json_object_iter_init (&iter, json_node_get_object (images));
  while (json_object_iter_next (&iter, NULL, &node))
    {
      if (g_strcmp0 (json_node_get_string (node), image) == 0)
        return TRUE;
    }

  return FALSE;
}

void
ptero_demo_set_docker_image (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "docker_image", DOCKER_IMAGE_RULES }, { NULL } };
  const char *image = ptero_demo_call_get_string (call, "docker_image");
  g_autofree char *before = NULL;

  if (!ptero_demo_validate (call, rules))
    return;

  if (!offers_image (call->server, image))
    {
      ptero_demo_refuse_field (call, "docker_image", "in", "The selected docker image is invalid.");
      return;
    }

  if (!offers_image (call->server, call->server->image))
    {
      ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "BadRequestHttpException",
                         "This server's Docker image has been manually set by an administrator and cannot be updated.");
      return;
    }

  before = g_strdup (call->server->image);
  ptero_demo_input_take_string (call, "docker_image", &call->server->image);
  if (g_strcmp0 (before, call->server->image) != 0)
    ptero_demo_call_log_change (call, "server:startup.image", NULL, before, call->server->image);
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_reinstall_server (PteroDemoCall *call)
{
  if (!ptero_demo_call_reach_daemon (call))
    return;

  ptero_demo_install_begin (call->world, call->server);
  ptero_demo_call_log (call, "server:reinstall", NULL);
  ptero_demo_call_reply_accepted (call);
}
