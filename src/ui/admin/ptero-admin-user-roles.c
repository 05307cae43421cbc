/* ptero-admin-user-roles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-user-roles.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-picker.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-role-words.h"
#include "ptero-admin-roles.h"
#include "ptero-list-delete.h"
#include "ptero-user.h"

/* The roles of one user. Of root administrators the panel changes nothing, without saying so. */

static const char *
get_name_icon (gpointer item)
{
  return ptero_admin_role_is_root (item) ? "ptero-lock-symbolic" : NULL;
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME,
    .get_icon = get_name_icon },
};

static void
open_run (PteroListPane *pane,
          GPtrArray     *items)
{
  PteroRole *role = items->pdata[0];

  ptero_admin_kind_follow (&ptero_admin_role_kind, GTK_WIDGET (pane), role->id, role->name);
}

static gboolean
is_root (PteroListPane *pane)
{
  PteroListing *listing = ptero_list_pane_get_listing (pane);
  GListModel *roles = listing != NULL ? G_LIST_MODEL (listing) : NULL;

  for (guint i = 0; roles != NULL && i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr(PteroRole) role = g_list_model_get_item (roles, i);

      if (ptero_admin_role_is_root (role))
        return TRUE;
    }

  return FALSE;
}

static gboolean
fits_change (PteroListPane *pane,
             gpointer       item)
{
  return !is_root (pane);
}

static char *
explain_change (PteroListPane *pane,
                GPtrArray     *items)
{
  return is_root (pane)
           ? g_strdup (_("The roles of an administrator are only changed in the panel"))
           : NULL;
}

static PteroRequest *
create_change (PteroListPane *pane,
               PteroEndpoint  endpoint,
               PteroRole     *role)
{
  g_autoptr(JsonNode) node = json_node_alloc ();
  JsonArray *roles = json_array_new ();
  PteroRequest *request = ptero_request_new (endpoint, "user",
                                             g_object_get_data (G_OBJECT (pane), "user"), NULL);

  json_array_add_int_element (roles, role->id);
  json_node_init_array (node, roles);
  json_array_unref (roles);
  ptero_request_set_node (request, "roles", node);
  ptero_request_set_query (request, "include", "roles");

  return request;
}

static PteroRequest *
create_assign (PteroListPane *pane,
               gpointer       item)
{
  return create_change (pane, PTERO_ENDPOINT_PELICAN_USER_ROLES_ASSIGN, item);
}

static PteroRequest *
create_remove (PteroListPane *pane,
               gpointer       item)
{
  return create_change (pane, PTERO_ENDPOINT_PELICAN_USER_ROLES_REMOVE, item);
}

/* What the panel skips it calls a success. */
static GError *
judge (PteroRequest *request,
       gpointer      resource,
       const GError *error)
{
  if (error != NULL || resource == NULL || !PTERO_USER (resource)->root_admin)
    return NULL;

  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                              _("The roles of an administrator are only changed in the panel"));
}

static void
picked_cb (gpointer   receiver,
           GPtrArray *roles)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Assign %u Role", "Assign %u Roles",
                                                      roles->len), roles->len);

  ptero_list_run_judged (PTERO_LIST_PANE (receiver), roles, title, create_assign,
                         ptero_admin_dup_name, judge);
}

static void
assign_run (PteroListPane *pane,
            GPtrArray     *items)
{
  ptero_admin_pick_roles (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), picked_cb, pane);
}

static void
remove_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Remove %u Role", "Remove %u Roles",
                                                      items->len), items->len);
  /* Translators: %s is e.g. "Remove 2 Roles" */
  g_autofree char *heading = g_strdup_printf (_("%s?"), title);

  ptero_list_ask_judged (pane, items, heading,
                         _("The user can no longer do what is allowed by that. The role itself stays."), _("_Remove"), title,
                         create_remove, ptero_admin_dup_name, judge);
}

static const PteroVerb verbs[] = {
  { "assign", N_("_Assign Roles…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, assign_run,
    fits_change, NULL, explain_change },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_run },
  { "remove", N_("_Remove…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    remove_run, fits_change, "Delete", explain_change },
};

static const PteroListInfo info = {
  .id = "user-roles",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-lock-symbolic",
  .empty_title = N_("No Roles"),
  .empty_description = N_("A role lets this user do more on the panel than look after their own servers"),
};

/**
 * ptero_admin_user_roles_add_part:
 * @parts: the parts of a user
 * @panel: a Pelican panel
 * @jobs: where long work goes
 * @user: the id of the user
 *
 * Adds the roles of the user as the part `roles`.
 */
void
ptero_admin_user_roles_add_part (PteroParts    *parts,
                                 PteroPanel    *panel,
                                 PteroJobQueue *jobs,
                                 gint64         user)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, user);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USER_GET, "user", id,
                                                       NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_APP_USER_CREATE, NULL);
  GtkWidget *pane;

  g_return_if_fail (PTERO_IS_PARTS (parts));

  ptero_request_set_query (request, "include", "roles");
  ptero_request_set_relation (request, "roles");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  g_object_set_data_full (G_OBJECT (pane), "user", g_steal_pointer (&id), g_free);
  ptero_admin_rights_heed (pane, panel, creation);
  ptero_parts_add (parts, "roles", _("Roles"), pane);
}
