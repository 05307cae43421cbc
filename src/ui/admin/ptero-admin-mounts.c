/* ptero-admin-mounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-mounts.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-kind.h"
#include "ptero-admin-mount-parts.h"
#include "ptero-admin-rights.h"
#include "ptero-mount.h"

PTERO_ADMIN_DEFINE_TEXT (dup_uuid, PteroMount, uuid)
PTERO_ADMIN_DEFINE_TEXT (dup_description, PteroMount, description)
PTERO_ADMIN_DEFINE_TEXT (dup_source, PteroMount, source)
PTERO_ADMIN_DEFINE_TEXT (dup_target, PteroMount, target)

static char *
dup_read_only (gpointer item)
{
  return g_strdup (PTERO_MOUNT (item)->read_only ? _("Yes") : _("No"));
}

static char *
dup_user_mountable (gpointer item)
{
  return g_strdup (PTERO_MOUNT (item)->user_mountable ? _("Yes") : _("No"));
}

PTERO_ADMIN_DEFINE_COUNT (PteroMount, nodes)
PTERO_ADMIN_DEFINE_COUNT (PteroMount, eggs)
PTERO_ADMIN_DEFINE_COUNT (PteroMount, servers)

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id, .server_sort = "id" },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "source", N_("Folder of the Node"), dup_source, PTERO_COLUMN_MONOSPACE },
  { "target", N_("Folder of the Server"), dup_target, PTERO_COLUMN_MONOSPACE },
  { "read-only", N_("Read Only"), dup_read_only, PTERO_COLUMN_DETAIL },
  { "user-mountable", N_("User Mountable"), dup_user_mountable, PTERO_COLUMN_DETAIL },
  { "nodes", N_("Nodes"), dup_n_nodes,
    PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK | PTERO_COLUMN_DETAIL, get_n_nodes },
  { "eggs", N_("Eggs"), dup_n_eggs, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK | PTERO_COLUMN_DETAIL,
    get_n_eggs },
  { "servers", N_("Servers"), dup_n_servers,
    PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK | PTERO_COLUMN_DETAIL, get_n_servers },
  { "uuid", N_("UUID"), dup_uuid, PTERO_COLUMN_UNSEEN | PTERO_COLUMN_MONOSPACE,
    .server_sort = "uuid" },
};

static char *
check_folder (const char *text)
{
  return *text == '/' ? NULL : g_strdup (_("A path from the root, as in “/srv/maps”"));
}

/* api/differences.md 3.3; what else the panel does not allow, it says itself */
static const PteroFormField fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 2, .max = 64 },
  { "description", N_("Description"), PTERO_FORM_TEXT, .max = 255, .optional = TRUE },
  { "source", N_("Folder of the Node"), PTERO_FORM_TEXT,
    N_("A path on the nodes, which their configuration has to allow"), .min = 1,
    .check = check_folder },
  { "target", N_("Folder of the Server"), PTERO_FORM_TEXT, N_("Where servers see it"), .min = 1,
    .check = check_folder },
  { "read_only", N_("Read Only"), PTERO_FORM_SWITCH, N_("Servers cannot change what is in it") },
  { "user_mountable", N_("User Mountable"), PTERO_FORM_SWITCH,
    N_("Whoever has a server may attach it") },
};

static const PteroFact facts[] = {
  { N_("Mount") },
  { N_("Name"), ptero_admin_dup_name, TRUE },
  { N_("Description"), dup_description },
  { N_("Folder of the Node"), dup_source, TRUE },
  { N_("Folder of the Server"), dup_target, TRUE },
  { N_("Read Only"), dup_read_only },
  { N_("User Mountable"), dup_user_mountable },
  { N_("Record") },
  { N_("ID"), ptero_admin_dup_id, TRUE },
  { N_("UUID"), dup_uuid, TRUE },
};

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = ptero_admin_kind_facts_verbs,
  .n_verbs = PTERO_ADMIN_KIND_N_FACTS_VERBS,
};

static void
open_nodes_run (PteroListPane *pane,
                GPtrArray     *items)
{
  ptero_admin_kind_open_selected (pane, items, "nodes");
}

static void
open_eggs_run (PteroListPane *pane,
               GPtrArray     *items)
{
  ptero_admin_kind_open_selected (pane, items, "eggs");
}

static void
open_servers_run (PteroListPane *pane,
                  GPtrArray     *items)
{
  ptero_admin_kind_open_selected (pane, items, "servers");
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Mount…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED,
    ptero_admin_kind_create_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, ptero_admin_kind_open_run },
  { "nodes", N_("_Nodes"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_nodes_run },
  { "eggs", N_("E_ggs"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_eggs_run },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_servers_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, ptero_admin_kind_edit_run, NULL,
    "F2" },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    ptero_admin_kind_delete_run, NULL, "Delete" },
};

static const PteroListFilter filters[] = {
  { "filter[name]", N_("Name") },
  { "filter[uuid]", N_("UUID") },
  { NULL }
};

static const PteroListInfo info = {
  .id = "mounts",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "folder-symbolic",
  .empty_title = N_("No Mounts"),
  .empty_description = N_("A mount is a folder of nodes that servers may see as one of theirs"),
  .per_page = 50,
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
  ptero_admin_mount_parts_add (parts, panel, jobs, id);
}

static char *
dup_delete_title (guint n_mounts)
{
  return g_strdup_printf (ngettext ("Delete %u Mount", "Delete %u Mounts", n_mounts), n_mounts);
}

static const PteroAdminKind kind = {
  .name = "mount",
  .list = PTERO_ENDPOINT_PELICAN_MOUNTS_LIST,
  .get = PTERO_ENDPOINT_PELICAN_MOUNT_GET,
  .create = PTERO_ENDPOINT_PELICAN_MOUNT_CREATE,
  .update = PTERO_ENDPOINT_PELICAN_MOUNT_UPDATE,
  .delete = PTERO_ENDPOINT_PELICAN_MOUNT_DELETE,
  .include = "eggs,nodes,servers",
  .flavour = PTERO_FLAVOUR_PELICAN,
  .dup_name = ptero_admin_dup_name,
  .info = &info,
  .facts = &facts_info,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .new_title = N_("New Mount"),
  .edit_title = N_("Edit Mount"),
  .dup_delete_title = dup_delete_title,
  .delete_body = N_("Only a mount without servers can be deleted. What is in the folder stays on the nodes."),
  .add_parts = add_parts,
};

/**
 * ptero_admin_mounts_new:
 * @panel: a Pelican panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the mounts of the panel
 */
GtkWidget *
ptero_admin_mounts_new (PteroPanel    *panel,
                        PteroJobQueue *jobs)
{
  return ptero_admin_kind_list_new (&kind, panel, jobs);
}

static void
show_mounts_cb (PteroFacts *self,
                gpointer    panel)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panel-page", "(ss)",
                              ptero_panel_get_id (panel), "admin-mounts");
}

/**
 * ptero_admin_mounts_add_link:
 * @self: facts about what may have mounts
 *
 * Leads to the mounts, from the function that lists links: to the list of them,
 * or to the panel itself where its API does not have them.
 */
void
ptero_admin_mounts_add_link (PteroFacts *self)
{
  PteroPanel *panel = ptero_facts_get_panel (self);

  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    ptero_facts_add_link (self, _("More"), _("Mounts"), _("Folders of nodes that servers may see"),
                          show_mounts_cb, panel);
  else
    ptero_admin_elsewhere_add (self, PTERO_ADMIN_MOUNTS);
}
