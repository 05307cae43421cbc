/* ptero-admin-roles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-roles.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-delete.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-load.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-role-words.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-delete.h"
#include "ptero-panel-page.h"

static const char *
get_name_icon (gpointer item)
{
  return ptero_admin_role_is_root (item) ? "ptero-lock-symbolic" : NULL;
}

static char *
dup_permissions (gpointer item)
{
  return ptero_admin_role_count (item);
}

static gint64
get_n_permissions (gpointer item)
{
  if (ptero_admin_role_is_root (item))
    return G_MAXINT64;

  return PTERO_ROLE (item)->permissions != NULL ? g_list_model_get_n_items (PTERO_ROLE (item)->permissions) : 0;
}

static char *
dup_created (gpointer item)
{
  return PTERO_ROLE (item)->created_at != NULL ? ptero_format_time (PTERO_ROLE (item)->created_at) : NULL;
}

static char *
dup_updated (gpointer item)
{
  return PTERO_ROLE (item)->updated_at != NULL ? ptero_format_time (PTERO_ROLE (item)->updated_at) : NULL;
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, ptero_admin_get_id, .server_sort = "id" },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME, .get_icon = get_name_icon, .server_sort = "name" },
  { "permissions", N_("Permissions"), dup_permissions, PTERO_COLUMN_NUMERIC, get_n_permissions },
  { "created", N_("Created"), dup_created, PTERO_COLUMN_DETAIL },
  { "changed", N_("Changed"), dup_updated, PTERO_COLUMN_DETAIL },
};

/* What a role allows is not among them: api/differences.md 3.3 */
static const PteroFormField fields[] = {
  { NULL, N_("Role"), PTERO_FORM_HEADING, N_("What a role allows is chosen in the panel once it is there") },
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 255 },
};

/* Of a name that is taken the panel says that it has failed: what is listed tells before. Whether “a” is “A” depends on its database. */
static gboolean
check_name (PteroForm *form)
{
  GListModel *roles = g_object_get_data (G_OBJECT (form), "roles");
  PteroRole *edited = g_object_get_data (G_OBJECT (form), "edited");
  g_autofree char *name = ptero_form_dup_string (form, "name");

  g_strstrip (name);
  for (guint i = 0; roles != NULL && i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr(PteroRole) role = g_list_model_get_item (roles, i);

      if ((edited != NULL && role->id == edited->id) || g_strcmp0 (role->name, name) != 0)
        continue;

      ptero_form_complain (form, "name", _("There is a role of this name already"));
      return FALSE;
    }

  return TRUE;
}

/* Of a name that was taken meanwhile, or that is not listed yet */
static char *
explain (PteroForm    *form,
         const GError *error)
{
  static const char *const codes[] = { "RoleAlreadyExists", "UniqueConstraintViolationException", NULL };
  const char *code = ptero_api_error_get_code (error);

  return code != NULL && g_strv_contains (codes, code) ? g_strdup (_("There is a role of this name already")) : NULL;
}

/* @roles: (nullable): those that are known of; @role: (nullable): none for a new one */
static void
edit (GtkWidget  *widget,
      PteroPanel *panel,
      GListModel *roles,
      PteroRole  *role,
      GCallback   done)
{
  GtkWidget *form = ptero_form_new (fields, G_N_ELEMENTS (fields));
  g_autofree char *id = role != NULL ? ptero_admin_dup_id (role) : NULL;
  g_autoptr(PteroRequest) request = NULL;
  PteroFormDialog *dialog;

  request = role != NULL ? ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_UPDATE, "role", id, NULL)
                         : ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_CREATE, NULL);
  if (roles != NULL)
    g_object_set_data_full (G_OBJECT (form), "roles", g_object_ref (roles), g_object_unref);
  if (role != NULL)
    {
      g_object_set_data_full (G_OBJECT (form), "edited", g_object_ref (role), g_object_unref);
      ptero_form_set_string (PTERO_FORM (form), "name", role->name);
    }
  dialog = ptero_form_dialog_new (PTERO_FORM (form), panel, request, role != NULL ? _("_Save") : _("_Create"));
  ptero_form_dialog_set_check (dialog, check_name);
  ptero_form_dialog_set_explain (dialog, explain);
  if (role != NULL)
    {
      g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_GET, "role", id, NULL);

      ptero_form_dialog_set_edited (dialog, look, role);
    }
  g_signal_connect_object (dialog, "done", done, widget, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, role != NULL ? _("Rename Role") : _("New Role"), widget);
}

static const PteroFact facts[] = {
  { N_("Role") },
  { N_("Name"), ptero_admin_dup_name, TRUE },
  { N_("ID"), ptero_admin_dup_id, TRUE },
  { N_("Created"), dup_created },
  { N_("Changed"), dup_updated },
};

static void
list_permissions (PteroFacts *self,
                  gpointer    item)
{
  ptero_admin_role_list_permissions (self, item);
  if (!ptero_admin_role_is_root (item))
    ptero_admin_elsewhere_add (self, PTERO_ADMIN_ROLES);
}

static gboolean
is_changeable (gpointer item)
{
  return !ptero_admin_role_is_root (item);
}

static void
rename_facts (PteroFacts *self,
              gpointer    item)
{
  edit (GTK_WIDGET (self), ptero_facts_get_panel (self), NULL, item, G_CALLBACK (ptero_facts_refresh));
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  g_autofree char *id = ptero_admin_dup_id (item);

  return ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_DELETE, "role", id, NULL);
}

static char *
dup_delete_title (guint n_roles)
{
  return g_strdup_printf (ngettext ("Delete %u Role", "Delete %u Roles", n_roles), n_roles);
}

static const char *
get_delete_body (void)
{
  return _("Whoever has it can no longer do what it allows.");
}

static void
delete_facts (PteroFacts *self,
              gpointer    item)
{
  g_autoptr(PteroRequest) request = create_delete (NULL, item);
  g_autofree char *title = dup_delete_title (1);

  ptero_admin_delete (self, title, PTERO_ROLE (item)->name, get_delete_body (), request);
}

static const PteroFactsVerb facts_verbs[] = {
  { N_("_Rename…"), rename_facts, .fits = is_changeable, .edits = TRUE },
  { N_("_Delete…"), delete_facts, .destructive = TRUE, .fits = is_changeable },
};

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = facts_verbs,
  .n_verbs = G_N_ELEMENTS (facts_verbs),
  .links = list_permissions,
};

static PteroRequest *
create_get (gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  PteroRequest *request = ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_GET, "role", text, NULL);

  ptero_request_set_query (request, "include", "permissions");

  return request;
}

static void
open_run (PteroListPane *pane,
          GPtrArray     *items)
{
  PteroRole *role = items->pdata[0];

  ptero_admin_roles_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), ptero_list_pane_get_jobs (pane), role->id, role->name);
}

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  edit (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), G_LIST_MODEL (ptero_list_pane_get_listing (pane)), NULL,
        G_CALLBACK (ptero_list_pane_refresh));
}

static void
fetched_cb (GtkWidget *pane,
            gpointer   role)
{
  if (role != NULL)
    edit (pane, ptero_list_pane_get_panel (PTERO_LIST_PANE (pane)), G_LIST_MODEL (ptero_list_pane_get_listing (PTERO_LIST_PANE (pane))), role,
          G_CALLBACK (ptero_list_pane_refresh));
}

/* What somebody else has made of it since it was listed would be undone. */
static void
rename_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autoptr(PteroRequest) request = create_get (PTERO_ROLE (items->pdata[0])->id);

  ptero_admin_load_one (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, ptero_admin_load_begin (GTK_WIDGET (pane)), fetched_cb);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = dup_delete_title (items->len);

  ptero_list_delete (pane, items, title, get_delete_body (), create_delete, ptero_admin_dup_name);
}

static gboolean
fits_change (PteroListPane *pane,
             gpointer       item)
{
  return is_changeable (item);
}

static char *
explain_change (PteroListPane *pane,
                GPtrArray     *items)
{
  for (guint i = 0; i < items->len; i++)
    if (ptero_admin_role_is_root (items->pdata[i]))
      return g_strdup (_("The panel keeps the role of its administrators as it is"));

  return NULL;
}

static void
change_run (PteroListPane *pane,
            GPtrArray     *items)
{
  ptero_admin_elsewhere_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), PTERO_ADMIN_ROLES);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Role…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, create_run },
  { "change", N_("Change _Permissions in Panel"), NULL, PTERO_VERB_MENU, change_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_run },
  { "rename", N_("_Rename…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, rename_run, fits_change, "F2", explain_change },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE, delete_run, fits_change, "Delete", explain_change },
};

static const PteroListFilter filters[] = {
  { "filter[name]", N_("Name") },
  { NULL }
};

static const PteroListInfo info = {
  .id = "roles",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-lock-symbolic",
  .empty_title = N_("No Roles"),
  .empty_description = N_("A role says what users may do on the panel beyond their own servers"),
  .per_page = 100,
  .filters = filters,
};

/**
 * ptero_admin_roles_new:
 * @panel: a Pelican panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the roles of the panel
 */
GtkWidget *
ptero_admin_roles_new (PteroPanel    *panel,
                       PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLES_LIST, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_CREATE, NULL);
  GtkWidget *pane;

  ptero_request_set_query (request, "include", "permissions");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}

/**
 * ptero_admin_roles_open:
 * @widget: where a link was followed
 * @panel: a Pelican panel
 * @jobs: where long work goes
 * @id: the id of a role
 * @name: what it is called
 *
 * Shows a role in the place of what is shown.
 */
void
ptero_admin_roles_open (GtkWidget     *widget,
                        PteroPanel    *panel,
                        PteroJobQueue *jobs,
                        gint64         id,
                        const char    *name)
{
  g_autoptr(PteroRequest) request = create_get (id);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_ROLE_CREATE, NULL);
  GtkWidget *overview = ptero_facts_new (&facts_info, panel, request, jobs);

  ptero_admin_rights_heed (overview, panel, creation);
  ptero_panel_page_push (widget, name, overview);
}
