/* ptero-admin-mounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-mounts.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-delete.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-load.h"
#include "ptero-admin-mount-parts.h"
#include "ptero-admin-rights.h"
#include "ptero-form-dialog.h"
#include "ptero-list-delete.h"
#include "ptero-list-pane.h"
#include "ptero-mount.h"
#include "ptero-panel-page.h"
#include "ptero-parts.h"

static char *
dup_uuid (gpointer item)
{
  return g_strdup (PTERO_MOUNT (item)->uuid);
}

static char *
dup_description (gpointer item)
{
  return g_strdup (PTERO_MOUNT (item)->description);
}

static char *
dup_source (gpointer item)
{
  return g_strdup (PTERO_MOUNT (item)->source);
}

static char *
dup_target (gpointer item)
{
  return g_strdup (PTERO_MOUNT (item)->target);
}

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

static gint64
count (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

/* A key that may not list them is not told of them: that is not none. */
static char *
dup_count (GListModel *list)
{
  return list != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, count (list)) : NULL;
}

static gint64
get_n_nodes (gpointer item)
{
  return count (PTERO_MOUNT (item)->nodes);
}

static char *
dup_nodes (gpointer item)
{
  return dup_count (PTERO_MOUNT (item)->nodes);
}

static gint64
get_n_eggs (gpointer item)
{
  return count (PTERO_MOUNT (item)->eggs);
}

static char *
dup_eggs (gpointer item)
{
  return dup_count (PTERO_MOUNT (item)->eggs);
}

static gint64
get_n_servers (gpointer item)
{
  return count (PTERO_MOUNT (item)->servers);
}

static char *
dup_servers (gpointer item)
{
  return dup_count (PTERO_MOUNT (item)->servers);
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, ptero_admin_get_id, .server_sort = "id" },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "source", N_("Folder of the Node"), dup_source, PTERO_COLUMN_MONOSPACE },
  { "target", N_("Folder of the Server"), dup_target, PTERO_COLUMN_MONOSPACE },
  { "read-only", N_("Read Only"), dup_read_only, PTERO_COLUMN_DETAIL },
  { "user-mountable", N_("User Mountable"), dup_user_mountable, PTERO_COLUMN_DETAIL },
  { "nodes", N_("Nodes"), dup_nodes, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK | PTERO_COLUMN_DETAIL, get_n_nodes },
  { "eggs", N_("Eggs"), dup_eggs, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK | PTERO_COLUMN_DETAIL, get_n_eggs },
  { "servers", N_("Servers"), dup_servers, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK | PTERO_COLUMN_DETAIL, get_n_servers },
  { "uuid", N_("UUID"), dup_uuid, PTERO_COLUMN_UNSEEN | PTERO_COLUMN_MONOSPACE, .server_sort = "uuid" },
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
  { "source", N_("Folder of the Node"), PTERO_FORM_TEXT, N_("A path on the nodes, which their configuration has to allow"), .min = 1, .check = check_folder },
  { "target", N_("Folder of the Server"), PTERO_FORM_TEXT, N_("Where servers see it"), .min = 1, .check = check_folder },
  { "read_only", N_("Read Only"), PTERO_FORM_SWITCH, N_("Servers cannot change what is in it") },
  { "user_mountable", N_("User Mountable"), PTERO_FORM_SWITCH, N_("Whoever has a server may attach it") },
};

/* @mount: (nullable): none for a new one */
static void
edit (GtkWidget  *widget,
      PteroPanel *panel,
      PteroMount *mount,
      GCallback   done)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  g_autofree char *id = mount != NULL ? ptero_admin_dup_id (mount) : NULL;
  g_autoptr(PteroRequest) request = mount != NULL ? ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_UPDATE, "mount", id, NULL)
                                                  : ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_CREATE, NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, panel, request, mount != NULL ? _("_Save") : _("_Create"));

  if (mount != NULL)
    {
      g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_GET, "mount", id, NULL);

      ptero_form_set_string (form, "name", mount->name);
      ptero_form_set_string (form, "description", mount->description);
      ptero_form_set_string (form, "source", mount->source);
      ptero_form_set_string (form, "target", mount->target);
      ptero_form_set_boolean (form, "read_only", mount->read_only);
      ptero_form_set_boolean (form, "user_mountable", mount->user_mountable);
      ptero_form_dialog_set_edited (dialog, look, mount);
    }
  g_signal_connect_object (dialog, "done", done, widget, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, mount != NULL ? _("Edit Mount") : _("New Mount"), widget);
}

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

static void
edit_facts (PteroFacts *self,
            gpointer    item)
{
  edit (GTK_WIDGET (self), ptero_facts_get_panel (self), item, G_CALLBACK (ptero_facts_refresh));
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  g_autofree char *id = ptero_admin_dup_id (item);

  return ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_DELETE, "mount", id, NULL);
}

static char *
dup_delete_title (guint n_mounts)
{
  return g_strdup_printf (ngettext ("Delete %u Mount", "Delete %u Mounts", n_mounts), n_mounts);
}

static const char *
get_delete_body (void)
{
  return _("Only a mount without servers can be deleted. What is in the folder stays on the nodes.");
}

static void
delete_facts (PteroFacts *self,
              gpointer    item)
{
  g_autoptr(PteroRequest) request = create_delete (NULL, item);
  g_autofree char *title = dup_delete_title (1);

  ptero_admin_delete (self, title, PTERO_MOUNT (item)->name, get_delete_body (), request);
}

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
open_selected (PteroListPane *pane,
               GPtrArray     *items,
               const char    *part)
{
  PteroMount *mount = items->pdata[0];
  PteroPanel *panel = ptero_list_pane_get_panel (pane);
  PteroJobQueue *jobs = ptero_list_pane_get_jobs (pane);
  g_autofree char *id = ptero_admin_dup_id (mount);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_GET, "mount", id, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_CREATE, NULL);
  GtkWidget *parts = ptero_parts_new ();
  GtkWidget *overview = ptero_facts_new (&facts_info, panel, request, jobs);

  ptero_admin_rights_heed (overview, panel, creation);
  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"), overview);
  ptero_admin_mount_parts_add (PTERO_PARTS (parts), panel, jobs, mount->id);
  ptero_parts_show (PTERO_PARTS (parts), part);
  ptero_panel_page_push (GTK_WIDGET (pane), mount->name, parts);
}

static void
open_run (PteroListPane *pane,
          GPtrArray     *items)
{
  open_selected (pane, items, "overview");
}

static void
open_nodes_run (PteroListPane *pane,
                GPtrArray     *items)
{
  open_selected (pane, items, "nodes");
}

static void
open_eggs_run (PteroListPane *pane,
               GPtrArray     *items)
{
  open_selected (pane, items, "eggs");
}

static void
open_servers_run (PteroListPane *pane,
                  GPtrArray     *items)
{
  open_selected (pane, items, "servers");
}

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  edit (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), NULL, G_CALLBACK (ptero_list_pane_refresh));
}

static void
fetched_cb (GtkWidget *pane,
            gpointer   mount)
{
  if (mount != NULL)
    edit (pane, ptero_list_pane_get_panel (PTERO_LIST_PANE (pane)), mount, G_CALLBACK (ptero_list_pane_refresh));
}

/* The form sends all of it: what somebody else has changed since it was listed would be undone. */
static void
edit_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autofree char *id = ptero_admin_dup_id (items->pdata[0]);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_GET, "mount", id, NULL);

  ptero_admin_load_one (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, ptero_admin_load_begin (GTK_WIDGET (pane)), fetched_cb);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = dup_delete_title (items->len);

  ptero_list_delete (pane, items, title, get_delete_body (), create_delete, ptero_admin_dup_name);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Mount…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, create_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_run },
  { "nodes", N_("_Nodes"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK, open_nodes_run },
  { "eggs", N_("E_ggs"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK, open_eggs_run },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK, open_servers_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, edit_run, NULL, "F2" },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE, delete_run, NULL, "Delete" },
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
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNTS_LIST, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_MOUNT_CREATE, NULL);
  GtkWidget *pane;

  ptero_request_set_query (request, "include", "eggs,nodes,servers");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}

static void
show_mounts_cb (PteroFacts *self,
                gpointer    panel)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panel-page", "(ss)", ptero_panel_get_id (panel), "admin-mounts");
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
    ptero_facts_add_link (self, _("More"), _("Mounts"), _("Folders of nodes that servers may see"), show_mounts_cb, panel);
  else
    ptero_admin_elsewhere_add (self, PTERO_ADMIN_MOUNTS);
}
