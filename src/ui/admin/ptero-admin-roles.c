/* ptero-admin-roles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-roles.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-kind-form.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-role-words.h"

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

  return PTERO_ROLE (item)->permissions != NULL
           ? g_list_model_get_n_items (PTERO_ROLE (item)->permissions)
           : 0;
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id, .server_sort = "id" },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME,
    .get_icon = get_name_icon, .server_sort = "name" },
  { "permissions", N_("Permissions"), dup_permissions, PTERO_COLUMN_NUMERIC, get_n_permissions },
  { "created", N_("Created"), ptero_admin_dup_created, PTERO_COLUMN_DETAIL },
  { "changed", N_("Changed"), ptero_admin_dup_changed, PTERO_COLUMN_DETAIL },
};

/* What a role allows is not among them: api/differences.md 3.3 */
static const PteroFormField fields[] = {
  { NULL, N_("Role"), PTERO_FORM_HEADING,
    N_("What a role allows is chosen in the panel once it is there") },
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 255 },
};

/* Of a name that is taken the panel says that it has failed: what is listed tells before. Whether
 * “a” is “A” depends on its database. */
static gboolean
check_name (PteroForm *form)
{
  GListModel *roles = ptero_admin_kind_form_get_items (form);
  PteroRole *edited = ptero_admin_kind_form_get_item (form);
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
  static const char *const codes[] = { "RoleAlreadyExists", "UniqueConstraintViolationException",
                                       NULL };
  const char *code = ptero_api_error_get_code (error);

  return code != NULL && g_strv_contains (codes, code)
           ? g_strdup (_("There is a role of this name already"))
           : NULL;
}

static const PteroFact facts[] = {
  { N_("Role") },
  { N_("Name"), ptero_admin_dup_name, TRUE },
  { N_("ID"), ptero_admin_dup_id, TRUE },
  { N_("Created"), ptero_admin_dup_created },
  { N_("Changed"), ptero_admin_dup_changed },
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

static const PteroFactsVerb facts_verbs[] = {
  { N_("_Rename…"), ptero_admin_kind_edit_facts, .fits = is_changeable },
  { N_("_Delete…"), ptero_admin_kind_delete_facts, .destructive = TRUE, .fits = is_changeable },
};

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = facts_verbs,
  .n_verbs = G_N_ELEMENTS (facts_verbs),
  .links = list_permissions,
};

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
  ptero_admin_elsewhere_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane),
                              PTERO_ADMIN_ROLES);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Role…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED,
    ptero_admin_kind_create_run },
  { "change", N_("Change _Permissions in Panel"), NULL, PTERO_VERB_MENU, change_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, ptero_admin_kind_open_run },
  { "rename", N_("_Rename…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, ptero_admin_kind_edit_run,
    fits_change, "F2", explain_change },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    ptero_admin_kind_delete_run, fits_change, "Delete", explain_change },
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

static char *
dup_delete_title (guint n_roles)
{
  return g_strdup_printf (ngettext ("Delete %u Role", "Delete %u Roles", n_roles), n_roles);
}

const PteroAdminKind ptero_admin_role_kind = {
  .name = "role",
  .list = PTERO_ENDPOINT_PELICAN_ROLES_LIST,
  .get = PTERO_ENDPOINT_PELICAN_ROLE_GET,
  .create = PTERO_ENDPOINT_PELICAN_ROLE_CREATE,
  .update = PTERO_ENDPOINT_PELICAN_ROLE_UPDATE,
  .delete = PTERO_ENDPOINT_PELICAN_ROLE_DELETE,
  .include = "permissions",
  .page_include = "permissions",
  .flavour = PTERO_FLAVOUR_PELICAN,
  .dup_name = ptero_admin_dup_name,
  .info = &info,
  .facts = &facts_info,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .new_title = N_("New Role"),
  .edit_title = N_("Rename Role"),
  .check = check_name,
  .explain = explain,
  .dup_delete_title = dup_delete_title,
  .delete_body = N_("Whoever has it can no longer do what it allows."),
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
  return ptero_admin_kind_list_new (&ptero_admin_role_kind, panel, jobs);
}
