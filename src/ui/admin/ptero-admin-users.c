/* ptero-admin-users.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-users.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-new-server.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-admin-user-roles.h"
#include "ptero-role.h"
#include "ptero-user.h"

PTERO_ADMIN_DEFINE_TEXT (dup_username, PteroUser, username)
PTERO_ADMIN_DEFINE_TEXT (dup_email, PteroUser, email)

static char *
dup_name (gpointer item)
{
  PteroUser *user = PTERO_USER (item);
  g_autofree char *name = g_strdup_printf ("%s %s",
                                           user->first_name != NULL ? user->first_name : "",
                                           user->last_name != NULL ? user->last_name : "");

  g_strstrip (name);

  return *name != '\0' ? g_steal_pointer (&name) : NULL;   /* Pelican has none */
}

/* Pelican's, which has one for administrators, too */
static char *
dup_role_names (GListModel *roles)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr(PteroRole) role = g_list_model_get_item (roles, i);

      if (role->name != NULL)
        g_ptr_array_add (names, g_strdup (role->name));
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
dup_role (gpointer item)
{
  GListModel *roles = PTERO_USER (item)->roles;

  if (roles != NULL && g_list_model_get_n_items (roles) > 0)
    return dup_role_names (roles);

  return PTERO_USER (item)->root_admin ? g_strdup (_("Administrator")) : NULL;
}

static const char *
get_role_icon (gpointer item)
{
  return PTERO_USER (item)->root_admin ? "applications-engineering-symbolic" : NULL;
}

static char *
dup_two_factor (gpointer item)
{
  return g_strdup (PTERO_USER (item)->two_factor_enabled ? _("On") : _("Off"));
}

static const char *
get_two_factor_icon (gpointer item)
{
  return PTERO_USER (item)->two_factor_enabled ? "ptero-check-symbolic" : "ptero-warning-symbolic";
}

PTERO_ADMIN_DEFINE_COUNT (PteroUser, servers)
PTERO_ADMIN_DEFINE_TEXT (dup_external_id, PteroUser, external_id)
PTERO_ADMIN_DEFINE_TEXT (dup_uuid, PteroUser, uuid)
PTERO_ADMIN_DEFINE_TEXT (dup_language, PteroUser, language)

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id, .server_sort = "id" },
  { "username", N_("User Name"), dup_username, PTERO_COLUMN_NAME },
  { "email", N_("E-mail"), dup_email, PTERO_COLUMN_EXPAND },
  { "name", N_("Name"), dup_name, PTERO_COLUMN_DETAIL, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "role", N_("Role"), dup_role, PTERO_COLUMN_DETAIL, .get_icon = get_role_icon,
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "roles", N_("Roles"), dup_role, PTERO_COLUMN_DETAIL, .get_icon = get_role_icon,
    .flavour = PTERO_FLAVOUR_PELICAN },
  { "two-factor", N_("Two-Factor"), dup_two_factor, PTERO_COLUMN_DETAIL,
    .get_icon = get_two_factor_icon },
  { "servers", N_("Servers"), dup_n_servers, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK,
    get_n_servers },
  { "external-id", N_("External ID"), dup_external_id, PTERO_COLUMN_DETAIL },
};

static char *
check_username (const char *text)
{
  /* api/application.md, rule p_username, on the lower-cased name */
  if (g_regex_match_simple ("^[a-z0-9][\\w.-]+[a-z0-9]$", text, G_REGEX_CASELESS | G_REGEX_RAW, 0))
    return NULL;

  return g_strdup (_("At least three letters, digits, dots, dashes or underscores, a letter or digit first and last"));
}

static char *
check_email (const char *text)
{
  if (g_regex_match_simple ("^[^@\\s]+@[^@\\s]+$", text, 0, 0))
    return NULL;

  return g_strdup (_("This is not an e-mail address"));
}

/* api/application.md, Users; api/differences.md 3.3: Pelican has no names of people, but time
 * zones, and roles instead of administrators */
static const PteroFormField fields[] = {
  { NULL, N_("Account"), PTERO_FORM_HEADING },
  { "email", N_("E-mail"), PTERO_FORM_TEXT, .min = 1, .max = 191, .check = check_email },
  { "username", N_("User Name"), PTERO_FORM_TEXT, .min = 1, .max = 191, .check = check_username },
  { "first_name", N_("First Name"), PTERO_FORM_TEXT, .min = 1, .max = 191,
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "last_name", N_("Last Name"), PTERO_FORM_TEXT, .min = 1, .max = 191,
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { NULL, N_("Access"), PTERO_FORM_HEADING },
  { "password", N_("Password"), PTERO_FORM_PASSWORD },
  { "root_admin", N_("Administrator"), PTERO_FORM_SWITCH, N_("May do everything on this panel"),
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { NULL, N_("More"), PTERO_FORM_HEADING },
  { "language", N_("Language"), PTERO_FORM_TEXT, N_("As in “en”, one of those that the panel has"),
    .min = 1, .max = 5 },
  { "timezone", N_("Time Zone"), PTERO_FORM_TEXT, N_("As in “Europe/Berlin”"), .max = 191,
    .flavour = PTERO_FLAVOUR_PELICAN },
  { "external_id", N_("External ID"), PTERO_FORM_TEXT,
    N_("What another program knows this person by"), .max = 191, .optional = TRUE },
};

/* An empty password is none. */
static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  g_autofree char *password = ptero_form_dup_string (form, "password");

  if (*password == '\0')
    ptero_request_set_string (request, "password", NULL);
}

static void
prepare (PteroForm  *form,
         PteroPanel *panel,
         gpointer    item)
{
  ptero_form_remark (form, "password", item != NULL
                       ? _("Empty: stays as it is")
                       : _("Empty: the panel sends a link by e-mail to choose one"), FALSE);
}

static void
show (PteroForm  *form,
      PteroPanel *panel,
      gpointer    item)
{
  if (item != NULL)
    return;

  ptero_form_set_string (form, "language", "en");
  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_form_set_string (form, "timezone", "UTC");
}

static const PteroFact facts[] = {
  { N_("Person") },
  { N_("User Name"), dup_username, TRUE },
  { N_("E-mail"), dup_email, TRUE },
  { N_("Name"), dup_name, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { N_("Role"), dup_role, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { N_("Roles"), dup_role, .flavour = PTERO_FLAVOUR_PELICAN },
  { N_("Two-Factor"), dup_two_factor },
  { N_("Language"), dup_language },
  { N_("Record") },
  { N_("ID"), ptero_admin_dup_id, TRUE },
  { N_("UUID"), dup_uuid, TRUE },
  { N_("External ID"), dup_external_id, TRUE },
  { N_("Created"), ptero_admin_dup_created },
  { N_("Changed"), ptero_admin_dup_changed },
};

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = ptero_admin_kind_facts_verbs,
  .n_verbs = PTERO_ADMIN_KIND_N_FACTS_VERBS,
};

static void
open_servers_run (PteroListPane *pane,
                  GPtrArray     *items)
{
  ptero_admin_kind_open_selected (pane, items, "servers");
}

static const PteroFormField find_fields[] = {
  { NULL, N_("External ID"), PTERO_FORM_HEADING,
    N_("Finds the one user that another program knows by exactly this id") },
  { "external_id", N_("External ID"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
};

static const PteroVerb verbs[] = {
  { "create", N_("_New User…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED,
    ptero_admin_kind_create_run },
  { "find", N_("_Find by External ID…"), NULL, PTERO_VERB_MENU | PTERO_VERB_READS,
    ptero_admin_kind_find_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, ptero_admin_kind_open_run },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_servers_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, ptero_admin_kind_edit_run, NULL,
    "F2" },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    ptero_admin_kind_delete_run, NULL, "Delete" },
};

static const PteroListFilter filters[] = {
  { "filter[email]", N_("E-mail") },
  { "filter[username]", N_("User Name") },
  { "filter[external_id]", N_("External ID") },
  { "filter[uuid]", N_("UUID") },
  { NULL }
};

/* A page is laid out at once, and two may come between two frames: with 100 a page that takes more
 * than 50 ms. */
static const PteroListInfo info = {
  .id = "users",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "system-users-symbolic",
  .empty_title = N_("No Users"),
  .empty_description = N_("A user signs in to the panel and owns servers"),
  .per_page = 75,
  .filters = filters,
};

static void
add_parts (PteroParts    *parts,
           PteroPanel    *panel,
           PteroJobQueue *jobs,
           PteroRequest  *request,
           gint64         id,
           const char    *name)
{
  GtkWidget *servers = ptero_admin_servers_add_part (parts, panel, jobs, request);

  ptero_admin_new_server_begin_with (PTERO_LIST_PANE (servers), "user", id, name);
  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_admin_user_roles_add_part (parts, panel, jobs, id);
}

static char *
dup_delete_title (guint n_users)
{
  return g_strdup_printf (ngettext ("Delete %u User", "Delete %u Users", n_users), n_users);
}

const PteroAdminKind ptero_admin_user_kind = {
  .name = "user",
  .list = PTERO_ENDPOINT_APP_USERS_LIST,
  .get = PTERO_ENDPOINT_APP_USER_GET,
  .create = PTERO_ENDPOINT_APP_USER_CREATE,
  .update = PTERO_ENDPOINT_APP_USER_UPDATE,
  .delete = PTERO_ENDPOINT_APP_USER_DELETE,
  .find = PTERO_ENDPOINT_APP_USER_GET_EXTERNAL,
  .include = "servers",
  .pelican_include = "roles",
  .dup_name = dup_username,
  .info = &info,
  .facts = &facts_info,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .new_title = N_("New User"),
  .edit_title = N_("Edit User"),
  .prepare = prepare,
  .show = show,
  .fill = fill,
  .dup_delete_title = dup_delete_title,
  .delete_body = N_("Somebody who owns servers cannot be deleted."),
  .find_fields = find_fields,
  .add_parts = add_parts,
};

/**
 * ptero_admin_users_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the users of the panel
 */
GtkWidget *
ptero_admin_users_new (PteroPanel    *panel,
                       PteroJobQueue *jobs)
{
  return ptero_admin_kind_list_new (&ptero_admin_user_kind, panel, jobs);
}
