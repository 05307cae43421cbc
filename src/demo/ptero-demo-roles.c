/* ptero-demo-roles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-roles.h"

#include <string.h>

#include "ptero-demo-filter.h"
#include "ptero-demo-handlers.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

/* Pelican's roles. What a role allows is only changed by the panel itself. */

#define ROOT_ADMIN "Root Admin"
#define DAY (24 * 60 * 60)

static void
free_role (gpointer data)
{
  PteroDemoRole *role = data;

  g_free (role->name);
  g_free (role);
}

static PteroDemoRole *
add_role (GPtrArray  *roles,
          const char *name,
          const char *permissions,
          gint64      created_at)
{
  PteroDemoRole *role = g_new0 (PteroDemoRole, 1);

  role->id = roles->len > 0 ? *(guint *) roles->pdata[roles->len - 1] + 1 : 1;
  role->name = g_strdup (name);
  role->permissions = permissions;
  role->created_at = role->updated_at = created_at;
  g_ptr_array_add (roles, role);

  return role;
}

/* Returns: (transfer full): the roles that a panel has; the first may everything and needs no
 * permission */
GPtrArray *
ptero_demo_roles_new (PteroDemoWorld *world)
{
  GPtrArray *roles = g_ptr_array_new_with_free_func (free_role);

  add_role (roles, ROOT_ADMIN, "", world->born_at - 900 * DAY);
  add_role (roles, "Support",
            "viewList server,view server,update server,viewList user,view user,viewList node,seeIps activity",
            world->born_at - 400 * DAY);
  add_role (roles, "Node Keeper",
            "viewList node,view node,create node,update node,viewList allocation,view allocation,create allocation,delete allocation,"
            "viewList databaseHost,view databaseHost,viewList mount,view health",
            world->born_at - 300 * DAY);
  add_role (roles, "Egg Author",
            "viewList egg,view egg,create egg,update egg,delete egg,import egg,export egg",
            world->born_at - 120 * DAY);
  add_role (roles, "Auditor", "viewList role,view role,viewList plugin,view settings,audit invoice",
            world->born_at - 30 * DAY);

  return roles;
}

/* Returns: (transfer container): the roles of @user */
GPtrArray *
ptero_demo_roles_list (PteroDemoWorld *world,
                       PteroDemoUser  *user)
{
  GPtrArray *roles = g_ptr_array_new ();

  if (user->root_admin)
    g_ptr_array_add (roles, world->roles->pdata[0]);
  for (guint i = 0; i < user->roles->len; i++)
    g_ptr_array_add (roles, user->roles->pdata[i]);

  return roles;
}

static void
write_permissions (PteroDemoJson *json,
                   PteroDemoRole *role)
{
  g_auto (GStrv) names = g_strsplit (role->permissions, ",", -1);

  ptero_demo_json_begin (json, "permissions");
  ptero_demo_json_string (json, "object", "list");
  ptero_demo_json_open (json, "data");
  for (guint i = 0; names[i] != NULL; i++)
    {
      ptero_demo_json_begin (json, NULL);
      ptero_demo_json_string (json, "object", "permissions");
      ptero_demo_json_begin (json, "attributes");
      ptero_demo_json_string (json, "name", names[i]);
      ptero_demo_write_date (json, "created_at", role->created_at, FALSE);
      ptero_demo_write_date (json, "updated_at", role->created_at, FALSE);
      ptero_demo_json_end (json);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_close (json);
  ptero_demo_json_end (json);
}

void
ptero_demo_transform_app_role (PteroDemoCall *call,
                               PteroDemoJson *json,
                               gpointer       thing,
                               const char    *path)
{
  PteroDemoRole *role = thing;

  ptero_demo_json_string (json, "object", "role");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_int (json, "id", role->id);
  ptero_demo_json_string (json, "name", role->name);
  ptero_demo_write_date (json, "created_at", role->created_at, FALSE);
  ptero_demo_write_date (json, "updated_at", role->updated_at, FALSE);
  if (ptero_demo_query_includes (call->query, path, "permissions"))
    {
      ptero_demo_json_begin (json, "relationships");
      write_permissions (json, role);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_end (json);
}

static int
compare_roles (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const PteroDemoRole *left = *(PteroDemoRole **) a;
  const PteroDemoRole *right = *(PteroDemoRole **) b;

  if (g_str_equal (data, "name"))
    return g_ascii_strcasecmp (left->name, right->name);

  return left->id < right->id ? -1 : left->id > right->id;
}

void
ptero_demo_app_list_roles (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_filter_check (call, "id, name", "id, name"))
    return;

  for (guint i = 0; i < call->world->roles->len; i++)
    {
      PteroDemoRole *role = g_ptr_array_index (call->world->roles, i);
      g_autofree char *id = g_strdup_printf ("%u", role->id);

      if (ptero_demo_filter_partial (call, "id", id) &&
          ptero_demo_filter_partial (call, "name", role->name))
        g_ptr_array_add (found, role);
    }

  ptero_demo_filter_sort (call, found, compare_roles);
  ptero_demo_reply_page (call, found, ptero_demo_transform_app_role);
}

void
ptero_demo_app_show_role (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, ptero_demo_transform_app_role, call->role);
}

static gboolean
is_free_name (PteroDemoCall *call,
              JsonNode      *value)
{
  for (guint i = 0; i < call->world->roles->len; i++)
    {
      PteroDemoRole *role = g_ptr_array_index (call->world->roles, i);

      if (role != call->role && g_ascii_strcasecmp (role->name, json_node_get_string (value)) == 0)
        return FALSE;
    }

  return TRUE;
}

static const PteroDemoRule role_rules[] = {
  { "name", "required|string|max:255" },
  { NULL },
};

/* The panel has no rule for it: what keeps the roles refuses, or the database, and nobody foresaw
 * that. */
static gboolean
check_name (PteroDemoCall *call)
{
  if (!ptero_demo_validate (call, role_rules))
    return FALSE;

  if (is_free_name (call, ptero_demo_input_find (call->input, "name")))
    return TRUE;

  ptero_demo_refuse_broken (call, call->role != NULL
                              ? "UniqueConstraintViolationException"
                              : "RoleAlreadyExists");

  return FALSE;
}

void
ptero_demo_app_create_role (PteroDemoCall *call)
{
  PteroDemoRole *role;

  if (!check_name (call))
    return;

  role = add_role (call->world->roles, NULL, "", g_get_real_time () / G_USEC_PER_SEC);
  ptero_demo_input_take_string (call, "name", &role->name);
  ptero_demo_reply_created (call, ptero_demo_transform_app_role, role, "roles");
}

/* "Can't update root admin role!", which only a panel that debugs tells. */
static gboolean
is_protected (PteroDemoCall *call)
{
  if (call->role != call->world->roles->pdata[0])
    return FALSE;

  ptero_demo_refuse_broken (call, "PanelException");

  return TRUE;
}

void
ptero_demo_app_update_role (PteroDemoCall *call)
{
  if (!ptero_demo_validate (call, role_rules) || is_protected (call) || !check_name (call))
    return;

  ptero_demo_input_take_string (call, "name", &call->role->name);
  call->role->updated_at = g_get_real_time () / G_USEC_PER_SEC;
  ptero_demo_reply_thing (call, ptero_demo_transform_app_role, call->role);
}

void
ptero_demo_app_delete_role (PteroDemoCall *call)
{
  if (is_protected (call))
    return;

  for (guint i = 0; i < call->world->users->len; i++)
    g_ptr_array_remove (((PteroDemoUser *) g_ptr_array_index (call->world->users, i))->roles,
                        call->role);
  g_ptr_array_remove (call->world->roles, call->role);
  ptero_demo_call_reply_nothing (call);
}

static const PteroDemoRule assign_rules[] = {
  { "roles", "array" },
  { NULL },
};

/* (transfer container) (nullable): the roles that were sent; one that there is not ends it in an
 * error */
static GPtrArray *
read_roles (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  JsonNode *node = ptero_demo_input_find (call->input, "roles");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                       ? json_node_get_array (node)
                       : NULL;

  if (array == NULL)
    {
      ptero_demo_refuse_broken (call, "ErrorException");
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      PteroDemoRole *role = ptero_demo_find_id (call->world->roles,
                                                ptero_demo_input_read_id (array, i));

      if (role == NULL)
        {
          ptero_demo_refuse_broken (call, "RoleDoesNotExist");
          return NULL;
        }
      g_ptr_array_add (roles, role);
    }

  return g_steal_pointer (&roles);
}

/* Nothing of a root administrator is changed, and nobody becomes one: neither is told. */
static void
change_roles (PteroDemoCall *call,
              gboolean       assign)
{
  PteroDemoUser *user = call->other_user;
  g_autoptr (GPtrArray) roles = NULL;

  if (!ptero_demo_validate (call, assign_rules) || (roles = read_roles (call)) == NULL)
    return;

  for (guint i = 0; i < roles->len && !user->root_admin; i++)
    {
      if (roles->pdata[i] == call->world->roles->pdata[0])
        continue;

      g_ptr_array_remove (user->roles, roles->pdata[i]);
      if (assign)
        g_ptr_array_add (user->roles, roles->pdata[i]);
    }

  ptero_demo_reply_thing (call, ptero_demo_transform_app_user, user);
}

void
ptero_demo_app_assign_roles (PteroDemoCall *call)
{
  change_roles (call, TRUE);
}

void
ptero_demo_app_remove_roles (PteroDemoCall *call)
{
  change_roles (call, FALSE);
}
