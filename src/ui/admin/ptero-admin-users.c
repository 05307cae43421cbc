/* ptero-admin-users.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-users.h"

#include <glib/gi18n.h>

#include "ptero-admin-delete.h"
#include "ptero-admin-load.h"
#include "ptero-admin-new-server.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-admin-user-roles.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-delete.h"
#include "ptero-panel-page.h"
#include "ptero-parts.h"
#include "ptero-role.h"
#include "ptero-user.h"

static char *
dup_id (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_USER (item)->id);
}

static gint64
get_id (gpointer item)
{
  return PTERO_USER (item)->id;
}

static char *
dup_username (gpointer item)
{
  return g_strdup (PTERO_USER (item)->username);
}

static char *
dup_email (gpointer item)
{
  return g_strdup (PTERO_USER (item)->email);
}

static char *
dup_name (gpointer item)
{
  PteroUser *user = PTERO_USER (item);
  g_autofree char *name = g_strdup_printf ("%s %s", user->first_name != NULL ? user->first_name : "", user->last_name != NULL ? user->last_name : "");

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

static gint64
get_n_servers (gpointer item)
{
  GListModel *servers = PTERO_USER (item)->servers;

  return servers != NULL ? g_list_model_get_n_items (servers) : 0;
}

/* A key that may not list them is not told of them: that is not none. */
static char *
dup_n_servers (gpointer item)
{
  return PTERO_USER (item)->servers != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, get_n_servers (item)) : NULL;
}

static char *
dup_external_id (gpointer item)
{
  return g_strdup (PTERO_USER (item)->external_id);
}

static char *
dup_uuid (gpointer item)
{
  return g_strdup (PTERO_USER (item)->uuid);
}

static char *
dup_language (gpointer item)
{
  return g_strdup (PTERO_USER (item)->language);
}

static char *
dup_created (gpointer item)
{
  return PTERO_USER (item)->created_at != NULL ? ptero_format_time (PTERO_USER (item)->created_at) : NULL;
}

static char *
dup_updated (gpointer item)
{
  return PTERO_USER (item)->updated_at != NULL ? ptero_format_time (PTERO_USER (item)->updated_at) : NULL;
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_id, .server_sort = "id" },
  { "username", N_("User Name"), dup_username, PTERO_COLUMN_NAME },
  { "email", N_("E-mail"), dup_email, PTERO_COLUMN_EXPAND },
  { "name", N_("Name"), dup_name, PTERO_COLUMN_DETAIL, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "role", N_("Role"), dup_role, PTERO_COLUMN_DETAIL, .get_icon = get_role_icon, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "roles", N_("Roles"), dup_role, PTERO_COLUMN_DETAIL, .get_icon = get_role_icon, .flavour = PTERO_FLAVOUR_PELICAN },
  { "two-factor", N_("Two-Factor"), dup_two_factor, PTERO_COLUMN_DETAIL, .get_icon = get_two_factor_icon },
  { "servers", N_("Servers"), dup_n_servers, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK, get_n_servers },
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

/* api/application.md, Users */
static const PteroFormField fields[] = {
  { NULL, N_("Account"), PTERO_FORM_HEADING },
  { "email", N_("E-mail"), PTERO_FORM_TEXT, .min = 1, .max = 191, .check = check_email },
  { "username", N_("User Name"), PTERO_FORM_TEXT, .min = 1, .max = 191, .check = check_username },
  { "first_name", N_("First Name"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
  { "last_name", N_("Last Name"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
  { NULL, N_("Access"), PTERO_FORM_HEADING },
  { "password", N_("Password"), PTERO_FORM_PASSWORD },
  { "root_admin", N_("Administrator"), PTERO_FORM_SWITCH, N_("May do everything on this panel") },
  { NULL, N_("More"), PTERO_FORM_HEADING },
  { "language", N_("Language"), PTERO_FORM_TEXT, N_("As in “en”, one of those that the panel has"), .min = 1, .max = 5 },
  { "timezone", N_("Time Zone"), PTERO_FORM_TEXT, N_("As in “Europe/Berlin”"), .max = 191 },
  { "external_id", N_("External ID"), PTERO_FORM_TEXT, N_("What another program knows this person by"), .max = 191, .optional = TRUE },
};

/* api/differences.md 3.3: Pelican has no names of people, but time zones, and roles instead of administrators */
static void
show_fields (PteroForm  *form,
             PteroPanel *panel)
{
  gboolean is_pelican = ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN);

  ptero_form_set_visible (form, "first_name", !is_pelican);
  ptero_form_set_visible (form, "last_name", !is_pelican);
  ptero_form_set_visible (form, "root_admin", !is_pelican);
  ptero_form_set_visible (form, "timezone", is_pelican);
}

/* An empty password is none. */
static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  g_autofree char *password = ptero_form_dup_string (form, "password");

  if (*password == '\0')
    ptero_request_set_string (request, "password", NULL);
}

static PteroFormDialog *
create_dialog (PteroPanel *panel,
               PteroUser  *user)
{
  GtkWidget *form = ptero_form_new (fields, G_N_ELEMENTS (fields));
  g_autoptr(PteroRequest) request = NULL;
  g_autofree char *id = user != NULL ? dup_id (user) : NULL;
  PteroFormDialog *dialog;

  request = user != NULL ? ptero_request_new (PTERO_ENDPOINT_APP_USER_UPDATE, "user", id, NULL)
                         : ptero_request_new (PTERO_ENDPOINT_APP_USER_CREATE, NULL);
  show_fields (PTERO_FORM (form), panel);
  ptero_form_remark (PTERO_FORM (form), "password",
                     user != NULL ? _("Empty: stays as it is") : _("Empty: the panel sends a link by e-mail to choose one"), FALSE);
  ptero_form_set_string (PTERO_FORM (form), "language", user != NULL ? user->language : "en");
  ptero_form_set_string (PTERO_FORM (form), "timezone", user != NULL ? user->timezone : "UTC");
  if (user != NULL)
    {
      ptero_form_set_string (PTERO_FORM (form), "email", user->email);
      ptero_form_set_string (PTERO_FORM (form), "username", user->username);
      ptero_form_set_string (PTERO_FORM (form), "first_name", user->first_name);
      ptero_form_set_string (PTERO_FORM (form), "last_name", user->last_name);
      ptero_form_set_string (PTERO_FORM (form), "external_id", user->external_id);
      ptero_form_set_boolean (PTERO_FORM (form), "root_admin", user->root_admin);
    }
  dialog = ptero_form_dialog_new (PTERO_FORM (form), panel, request, user != NULL ? _("_Save") : _("_Create"));
  ptero_form_dialog_set_fill (dialog, fill);
  if (user != NULL)
    {
      g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_APP_USER_GET, "user", id, NULL);

      ptero_form_dialog_set_edited (dialog, look, user);
    }

  return dialog;
}

static void
edit_facts (PteroFacts *facts,
            gpointer    item)
{
  PteroFormDialog *dialog = create_dialog (ptero_facts_get_panel (facts), item);

  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_facts_refresh), facts, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Edit User"), GTK_WIDGET (facts));
}

static PteroRequest *
create_delete (PteroUser *user)
{
  g_autofree char *id = dup_id (user);

  return ptero_request_new (PTERO_ENDPOINT_APP_USER_DELETE, "user", id, NULL);
}

static char *
dup_delete_title (guint n_users)
{
  return g_strdup_printf (ngettext ("Delete %u User", "Delete %u Users", n_users), n_users);
}

static void
delete_facts (PteroFacts *facts,
              gpointer    item)
{
  g_autoptr(PteroRequest) request = create_delete (item);
  g_autofree char *title = dup_delete_title (1);

  ptero_admin_delete (facts, title, PTERO_USER (item)->username, _("Somebody who owns servers cannot be deleted."), request);
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
  { N_("ID"), dup_id, TRUE },
  { N_("UUID"), dup_uuid, TRUE },
  { N_("External ID"), dup_external_id, TRUE },
  { N_("Created"), dup_created },
  { N_("Changed"), dup_updated },
};

static const PteroFactsVerb facts_verbs[] = {
  { N_("_Edit…"), edit_facts, .edits = TRUE },
  { N_("_Delete…"), delete_facts, .destructive = TRUE },
};

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = facts_verbs,
  .n_verbs = G_N_ELEMENTS (facts_verbs),
};

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  PteroFormDialog *dialog = create_dialog (ptero_list_pane_get_panel (pane), NULL);

  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_list_pane_refresh), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New User"), GTK_WIDGET (pane));
}

static void
open_at (GtkWidget     *widget,
         PteroPanel    *panel,
         PteroJobQueue *jobs,
         gint64         id,
         const char    *name,
         const char    *part)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USER_GET, "user", text, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_APP_USER_CREATE, NULL);
  GtkWidget *parts = ptero_parts_new ();
  GtkWidget *overview;
  GtkWidget *servers;

  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_request_set_query (request, "include", "roles");
  overview = ptero_facts_new (&facts_info, panel, request, jobs);
  ptero_admin_rights_heed (overview, panel, creation);
  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"), overview);
  servers = ptero_admin_servers_add_part (PTERO_PARTS (parts), panel, jobs, request);
  ptero_admin_new_server_begin_with (PTERO_LIST_PANE (servers), "user", id, name);
  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_admin_user_roles_add_part (PTERO_PARTS (parts), panel, jobs, id);
  ptero_parts_show (PTERO_PARTS (parts), part);
  ptero_panel_page_push (widget, name, parts);
}

static void
open_selected (PteroListPane *pane,
               GPtrArray     *items,
               const char    *part)
{
  PteroUser *user = items->pdata[0];

  open_at (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), ptero_list_pane_get_jobs (pane), user->id, user->username, part);
}

static void
open_run (PteroListPane *pane,
          GPtrArray     *items)
{
  open_selected (pane, items, "overview");
}

static void
open_servers_run (PteroListPane *pane,
                  GPtrArray     *items)
{
  open_selected (pane, items, "servers");
}

static void
fetched_cb (GtkWidget *pane,
            gpointer   user)
{
  PteroFormDialog *dialog;

  if (user == NULL)
    return;

  dialog = create_dialog (ptero_list_pane_get_panel (PTERO_LIST_PANE (pane)), user);
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_list_pane_refresh), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Edit User"), pane);
}

/* The form sends all of it: what somebody else has changed since it was listed would be undone. */
static void
edit_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autofree char *id = dup_id (items->pdata[0]);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USER_GET, "user", id, NULL);

  ptero_request_set_query (request, "include", "servers");
  ptero_admin_load_one (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, ptero_admin_load_begin (GTK_WIDGET (pane)), fetched_cb);
}

static PteroRequest *
create_listed_delete (PteroListPane *pane,
                      gpointer       item)
{
  return create_delete (item);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = dup_delete_title (items->len);

  ptero_list_delete (pane, items, title, _("Somebody who owns servers cannot be deleted."), create_listed_delete, dup_username);
}

static const PteroFormField find_fields[] = {
  { NULL, N_("External ID"), PTERO_FORM_HEADING, N_("Finds the one user that another program knows by exactly this id") },
  { "external_id", N_("External ID"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
};

static void
found_cb (PteroListPane   *pane,
          PteroAnswer     *answer,
          PteroFormDialog *dialog)
{
  PteroUser *user = answer != NULL ? ptero_answer_get_resource (answer) : NULL;

  if (user != NULL)
    ptero_admin_users_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), ptero_list_pane_get_jobs (pane), user->id, user->username);
}

static void
find_run (PteroListPane *pane,
          GPtrArray     *items)
{
  GtkWidget *form = ptero_form_new (find_fields, G_N_ELEMENTS (find_fields));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USER_GET_EXTERNAL, NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form), ptero_list_pane_get_panel (pane), request, _("_Find"));

  g_signal_connect_object (dialog, "done", G_CALLBACK (found_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Find by External ID"), GTK_WIDGET (pane));
}

static const PteroVerb verbs[] = {
  { "create", N_("_New User…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, create_run },
  { "find", N_("_Find by External ID…"), NULL, PTERO_VERB_MENU | PTERO_VERB_READS, find_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_run },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK, open_servers_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, edit_run, NULL, "F2" },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE, delete_run, NULL, "Delete" },
};

static const PteroListFilter filters[] = {
  { "filter[email]", N_("E-mail") },
  { "filter[username]", N_("User Name") },
  { "filter[external_id]", N_("External ID") },
  { "filter[uuid]", N_("UUID") },
  { NULL }
};

/* A page is laid out at once, and two may come between two frames: with 100 a page that takes more than 50 ms. */
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
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USERS_LIST, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_APP_USER_CREATE, NULL);
  GtkWidget *pane;

  ptero_request_set_query (request, "include", ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN) ? "servers,roles" : "servers");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}

/**
 * ptero_admin_users_open:
 * @widget: where a link was followed
 * @panel: a panel
 * @jobs: where long work goes
 * @id: the id of a user
 * @name: what the user is called
 *
 * Shows a user in the place of what is shown.
 */
void
ptero_admin_users_open (GtkWidget     *widget,
                        PteroPanel    *panel,
                        PteroJobQueue *jobs,
                        gint64         id,
                        const char    *name)
{
  open_at (widget, panel, jobs, id, name, "overview");
}
