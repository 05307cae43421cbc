/* ptero-demo-pelican.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-pelican.h"

#include <string.h>

#include "ptero-demo-handlers.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-transform-application.h"
#include "ptero-demo-validator.h"

/* What Pelican does otherwise, as far as a client of both notices: the demo panel plays it on
 * request. Answers are written as Pterodactyl's and changed on their way out. */

/**
 * ptero_demo_pelican_has_route:
 * @route: a route
 * @is_pelican: which of the two panels it is
 *
 * Returns: whether that panel has @route
 */
gboolean
ptero_demo_pelican_has_route (const PteroDemoRoute *route,
                              gboolean              is_pelican)
{
  static const char *const removed[] = {
    "/api/client/account/two-factor", "/api/client/account/ssh-keys/remove",
    "/api/application/locations", "/api/application/nests",
  };

  if ((route->flags & PTERO_DEMO_ROUTE_PELICAN) != 0)
    return is_pelican;

  for (guint i = 0; is_pelican && i < G_N_ELEMENTS (removed); i++)
    if (g_str_has_prefix (route->path, removed[i]))
      return FALSE;

  return TRUE;
}

static void
set_count (PteroDemoCall *call,
           const char    *header,
           guint          count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  soup_message_headers_replace (call->headers, header, text);
}

/* The limits of single routes. */
static const struct
{
  const char *method;
  const char *path;
  guint       limit;
  guint       minutes;
} paces[] = {
  { "PUT", "/api/client/account/email", 3, 24 * 60 },
  { "GET", "/api/client/servers/{server}/websocket", 5, 1 },
  { "POST", "/api/client/servers/{server}/databases", 2, 1 },
  { "POST", "/api/client/servers/{server}/backups/{backup}/restore", 3, 15 },
  { "POST", "/api/client/servers/{server}/network/allocations", 2, 1 },
  { "POST", "/api/client/servers/{server}/schedules", 2, 1 },
  { "POST", "/api/client/servers/{server}/users", 10, 15 },
  { "POST", "/api/client/servers/{server}/files/pull", 5, 10 },
};

/**
 * ptero_demo_pelican_check_pace:
 * @call: a call whose things are found
 *
 * Counts what is asked of the routes that have a limit of their own: of each
 * server, whoever asks; that of the address of each user.
 *
 * Returns: whether it may be answered; if not, it is refused
 */
gboolean
ptero_demo_pelican_check_pace (PteroDemoCall *call)
{
  PteroDemoAllowance allowance;
  guint i = 0;

  while (i < G_N_ELEMENTS (paces) &&
         !(g_str_equal (paces[i].method, call->route->method) &&
           g_str_equal (paces[i].path, call->route->path)))
    i++;

  if (!call->backend->is_pelican || i == G_N_ELEMENTS (paces))
    return TRUE;

  ptero_demo_throttle_take_route (call->backend->throttle,
                                  call->server != NULL ? call->server->id : call->user->id, i,
                                  paces[i].limit, paces[i].minutes * 60 * G_TIME_SPAN_SECOND,
                                  &allowance);

  /* that of the address says nothing of itself, nor when it is over */
  if (call->server == NULL)
    {
      if (allowance.exceeded)
        ptero_demo_refuse (call, 429, "TooManyRequestsHttpException", "");
      return !allowance.exceeded;
    }

  set_count (call, "X-RateLimit-Limit", allowance.limit);
  set_count (call, "X-RateLimit-Remaining", allowance.remaining);
  if (allowance.exceeded)
    ptero_demo_refuse_pace (call, allowance.retry_after);

  return !allowance.exceeded;
}

/* Gives the keys that there are the names of Pelican's. */
void
ptero_demo_pelican_mark_keys (GPtrArray *credentials)
{
  for (guint i = 0; i < credentials->len; i++)
    {
      PteroDemoCredential *key = g_ptr_array_index (credentials, i);
      const char *prefix = key->application ? "papp_" : "pacc_";

      memcpy (key->text, prefix, strlen (prefix));
      if (key->account_key != NULL)
        memcpy (key->account_key->identifier, prefix, strlen (prefix));
    }
}

static void
change_server (JsonObject *attributes)
{
  JsonObject *limits = json_object_get_object_member (attributes, "limits");

  if (limits != NULL)
    json_object_set_boolean_member (limits, "oom_killer",
                                    !json_object_get_boolean_member (limits, "oom_disabled"));

  if (json_object_has_member (attributes, "sftp_details"))
    json_object_set_null_member (json_object_get_object_member (attributes, "sftp_details"),
                                 "alias");

  json_object_remove_member (attributes, "nest");
}

static void
set_date (JsonObject *attributes,
          const char *name,
          gint64      moment)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (moment);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S+00:00");

  json_object_set_string_member (attributes, name, text);
}

static void
change_account (PteroDemoUser *user,
                JsonObject    *attributes)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, user->email, -1);
  g_autofree char *image = g_strconcat ("https://gravatar.com/avatar/", hash, NULL);

  json_object_set_string_member (attributes, "uuid", user->uuid);
  json_object_set_string_member (attributes, "image", image);
  json_object_set_boolean_member (attributes, "root_admin", user->root_admin);
  json_object_set_boolean_member (attributes, "2fa_enabled", user->two_factor);
  set_date (attributes, "created_at", user->created_at);
  set_date (attributes, "updated_at", user->created_at);
  json_object_remove_member (attributes, "id");
}

static void
change_user (PteroDemoCall *call,
             JsonObject    *attributes)
{
  if (call->route->right == PTERO_DEMO_RIGHT_NONE)
    {
      change_account (call->user, attributes);
    }
  else
    {
      json_object_set_boolean_member (attributes, "is_managed_externally", FALSE);
      json_object_set_boolean_member (attributes, "2fa_enabled",
                                      json_object_get_boolean_member (attributes, "2fa"));
    }

  json_object_remove_member (attributes, "first_name");
  json_object_remove_member (attributes, "last_name");
}

static void
change_egg (JsonObject *attributes)
{
  JsonObject *commands = json_object_new ();

  json_object_remove_member (attributes, "nest");
  json_object_set_null_member (attributes, "icon");
  json_object_set_array_member (attributes, "features", json_array_new ());
  json_object_set_array_member (attributes, "tags", json_array_new ());
  if (json_object_has_member (attributes, "startup"))
    json_object_set_string_member (commands, "Default",
                                   json_object_get_string_member (attributes, "startup"));
  json_object_set_object_member (attributes, "startup_commands", commands);
}

/* The rules of a variable are a list in the Application API. */
static void
change_variable (JsonObject *attributes)
{
  g_auto(GStrv) rules = NULL;
  JsonArray *array;

  if (!json_object_has_member (attributes, "egg_id"))
    return;

  array = json_array_new ();
  rules = g_strsplit (json_object_get_string_member (attributes, "rules"), "|", -1);
  for (guint i = 0; rules[i] != NULL; i++)
    json_array_add_string_element (array, rules[i]);
  json_object_set_array_member (attributes, "rules", array);
}

/* A flat list of names instead of groups with descriptions. */
static void
change_permissions (JsonObject *attributes)
{
  JsonArray *names = json_array_new ();
  JsonObjectIter groups;
  const char *group;
  JsonNode *node;

  json_object_iter_init_ordered (&groups,
                                 json_object_get_object_member (attributes, "permissions"));
  while (json_object_iter_next_ordered (&groups, &group, &node))
    {
      JsonObjectIter keys;
      const char *key;

      json_object_iter_init_ordered (&keys, json_object_get_object_member (json_node_get_object (node), "keys"));
      while (json_object_iter_next_ordered (&keys, &key, NULL))
        {
          g_autofree char *name = g_strconcat (group, ".", key, NULL);

          json_array_add_string_element (names, name);
        }
    }

  json_object_set_array_member (attributes, "permissions", names);
}

static void
change_item (PteroDemoCall *call,
             const char    *kind,
             JsonObject    *attributes)
{
  if (g_str_equal (kind, "server"))
    change_server (attributes);
  else if (g_str_equal (kind, "user"))
    change_user (call, attributes);
  else if (g_str_equal (kind, "node"))
    ptero_demo_pelican_change_node (call, attributes);
  else if (g_str_equal (kind, "egg"))
    change_egg (attributes);
  else if (g_str_equal (kind, "egg_variable") || g_str_equal (kind, "server_variable"))
    change_variable (attributes);
  else if (g_str_equal (kind, "system_permissions"))
    change_permissions (attributes);
  else if (g_str_equal (kind, "backup"))
    json_object_set_boolean_member (attributes, "is_scheduled", FALSE);
  else if (g_str_equal (kind, "activity_log"))
    json_object_remove_member (attributes, "batch");
}

static void
change_below (PteroDemoCall *call,
              JsonNode      *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        change_below (call, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr(GList) members = json_object_get_values (object);
      const char *kind = json_object_get_string_member_with_default (object, "object", NULL);
      JsonNode *attributes = json_object_get_member (object, "attributes");

      for (GList *member = members; member != NULL; member = member->next)
        change_below (call, member->data);
      if (kind != NULL && attributes != NULL && JSON_NODE_HOLDS_OBJECT (attributes))
        change_item (call, kind, json_node_get_object (attributes));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
           g_str_equal (json_node_get_string (node), "database.view_password"))
    {
      json_node_set_string (node, "database.view-password");
    }
}

/**
 * ptero_demo_pelican_change:
 * @call: a call that was answered
 *
 * Makes a success of Pelican's of one of Pterodactyl's.
 */
void
ptero_demo_pelican_change (PteroDemoCall *call)
{
  g_autoptr(JsonNode) root = NULL;

  if (call->status / 100 != 2 || call->answer == NULL ||
      g_strcmp0 (call->content_type, "application/json") != 0)
    return;

  root = json_from_string (call->answer, NULL);
  if (root == NULL)
    return;

  change_below (call, root);
  g_free (call->answer);
  call->answer = json_to_string (root, FALSE);
  call->length = strlen (call->answer);
}

void
ptero_demo_delete_ssh_key_by_path (PteroDemoCall *call)
{
  for (guint i = 0; i < call->user->ssh_keys->len; i++)
    {
      PteroDemoSshKey *key = g_ptr_array_index (call->user->ssh_keys, i);

      if (!g_str_equal (key->fingerprint, call->arguments[0]))
        continue;

      ptero_demo_call_log_value (call, "user:ssh-key.delete", "fingerprint", key->fingerprint);
      g_ptr_array_remove_index (call->user->ssh_keys, i);
      ptero_demo_call_reply_nothing (call);
      return;
    }

  ptero_demo_refuse_missing (call);
}

void
ptero_demo_describe_server (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "description", "nullable|string" }, { NULL } };

  if (!ptero_demo_validate (call, rules))
    return;

  ptero_demo_input_take_string (call, "description", &call->server->description);
  if (call->server->description == NULL)
    call->server->description = g_strdup ("");
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_app_list_all_eggs (PteroDemoCall *call)
{
  ptero_demo_reply_page (call, call->world->eggs, ptero_demo_transform_app_egg);
}
