/* ptero-demo-subusers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-input.h"
#include "ptero-demo-permissions.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

/* Who else may use a server: what is changed about that. */

/* A subuser gives away only what they have; looked at before the rules, in which order a list that
 * is none breaks the panel. */
static gboolean
check_grants (PteroDemoCall *call)
{
  JsonNode *node = ptero_demo_input_find (call->input, "permissions");

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      ptero_demo_refuse_broken (call, "TypeError");
      return FALSE;
    }

  for (guint i = 0; call->subuser != NULL &&
       i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);
      const char *name = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

      if (name != NULL && ptero_demo_subuser_may (call->subuser, name))
        continue;

      ptero_demo_refuse (call, SOUP_STATUS_FORBIDDEN, "HttpForbiddenException",
                         "Cannot assign permissions to a subuser that your account does not actively possess.");
      return FALSE;
    }

  return TRUE;
}

/* What is stored: the known ones, each once, and always "websocket.connect". NULL-terminated. */
static GPtrArray *
read_permissions (PteroDemoCall *call)
{
  JsonArray *array = json_node_get_array (ptero_demo_input_find (call->input, "permissions"));
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  gboolean connects = FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (name == NULL || !ptero_demo_permissions_have (name) ||
          g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        continue;

      connects = connects || g_str_equal (name, "websocket.connect");
      g_ptr_array_add (names, g_strdup (name));
    }

  if (!connects)
    g_ptr_array_add (names, g_strdup ("websocket.connect"));

  g_ptr_array_add (names, NULL);

  return names;
}

static void
reply_subuser (PteroDemoCall    *call,
               PteroDemoSubuser *subuser)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_transform_subuser (&json, subuser);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

static PteroDemoUser *
find_by_email (PteroDemoWorld *world,
               const char     *email)
{
  for (guint i = 0; i < world->users->len; i++)
    {
      PteroDemoUser *user = g_ptr_array_index (world->users, i);

      if (g_ascii_strcasecmp (user->email, email) == 0)
        return user;
    }

  return NULL;
}

/* Who has no account gets one, called after the address. */
static PteroDemoUser *
invite (PteroDemoWorld *world,
        const char     *email)
{
  g_autofree char *local = g_ascii_strdown (email, strcspn (email, "@"));
  g_autofree char *suffix =
    ptero_demo_world_new_text (world, "abcdefghijklmnopqrstuvwxyz0123456789", 3);
  g_autofree char *username = NULL;
  PteroDemoUser *user;

  g_strcanon (local, "abcdefghijklmnopqrstuvwxyz0123456789_.-", '_');
  username = g_strconcat (local, suffix, NULL);
  user = ptero_demo_world_add_user (world, username, email, "Server", "Subuser");
  user->created_at = user->updated_at = g_get_real_time () / G_USEC_PER_SEC;

  return user;
}

void
ptero_demo_create_subuser (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "email", "required|between:1,191|email" },
    { "permissions", "required|array" },
    { "permissions.*", "string" },
    { NULL },
  };
  g_autoptr (GPtrArray) permissions = NULL;
  PteroDemoSubuser *subuser;
  PteroDemoUser *user;
  const char *email;

  if (!check_grants (call) || !ptero_demo_validate (call, rules))
    return;

  email = ptero_demo_call_get_string (call, "email");
  user = find_by_email (call->world, email);
  if (user == call->server->owner)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "UserIsServerOwnerException",
                                 "A user with that email address is already the owner of this server.");
      return;
    }

  if (user != NULL && ptero_demo_server_get_subuser (call->server, user) != NULL)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "ServerSubuserExistsException",
                                 "A user with that email address is already assigned as a subuser for this server.");
      return;
    }

  permissions = read_permissions (call);
  if (user == NULL)
    user = invite (call->world, email);
  subuser = ptero_demo_world_add_subuser (call->world, call->server, user,
                                          (const char * const *) permissions->pdata);
  ptero_demo_call_log_value (call, "server:subuser.create", "email", email);
  reply_subuser (call, subuser);
}

/* The one that the path names; nobody changes themselves. %NULL if the call was refused. */
static PteroDemoSubuser *
find_subuser (PteroDemoCall *call)
{
  GPtrArray *subusers = call->server->subusers;

  for (guint i = 0; subusers != NULL && i < subusers->len; i++)
    {
      PteroDemoSubuser *subuser = g_ptr_array_index (subusers, i);

      if (!g_str_equal (subuser->user->uuid, call->arguments[1]))
        continue;

      if (subuser->user != call->user)
        return subuser;

      ptero_demo_refuse_right (call);
      return NULL;
    }

  ptero_demo_refuse_missing (call);

  return NULL;
}

void
ptero_demo_update_subuser (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "permissions", "required|array" },
    { "permissions.*", "string" },
    { NULL },
  };
  PteroDemoSubuser *subuser = find_subuser (call);

  if (subuser == NULL || !check_grants (call) || !ptero_demo_validate (call, rules))
    return;

  g_ptr_array_unref (subuser->permissions);
  subuser->permissions = read_permissions (call);
  ptero_demo_world_revoke_tokens (call->world, call->server, subuser->user);
  ptero_demo_call_log_value (call, "server:subuser.update", "email", subuser->user->email);
  reply_subuser (call, subuser);
}

void
ptero_demo_delete_subuser (PteroDemoCall *call)
{
  PteroDemoSubuser *subuser = find_subuser (call);

  if (subuser == NULL)
    return;

  ptero_demo_world_revoke_tokens (call->world, call->server, subuser->user);
  ptero_demo_call_log_value (call, "server:subuser.delete", "email", subuser->user->email);
  g_ptr_array_remove (call->server->subusers, subuser);
  ptero_demo_call_reply_nothing (call);
}
