/* ptero-admin-hosts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-hosts.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-admin-chosen.h"
#include "ptero-admin-columns.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-host-databases.h"
#include "ptero-admin-kind.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-rights.h"
#include "ptero-database-host.h"
#include "ptero-error.h"
#include "ptero-node.h"

static char *
dup_address (gpointer item)
{
  PteroDatabaseHost *host = item;

  return host->host != NULL ? ptero_address_join_port (host->host, host->port) : NULL;
}

static char *
dup_username (gpointer item)
{
  return g_strdup (PTERO_DATABASE_HOST (item)->username);
}

PTERO_ADMIN_DEFINE_COUNT (PteroDatabaseHost, databases)

static char *
dup_nodes (gpointer item)
{
  GListModel *nodes = PTERO_DATABASE_HOST (item)->nodes;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (nodes, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              node->name != NULL ? node->name : "");
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id, .server_sort = "id" },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME,
    .server_sort = "name" },
  { "address", N_("Address"), dup_address, PTERO_COLUMN_MONOSPACE, .server_sort = "host" },
  { "username", N_("User Name"), dup_username, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
  { "databases", N_("Databases"), dup_n_databases,
    PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK | PTERO_COLUMN_DETAIL, get_n_databases },
  { "nodes", N_("Nodes"), dup_nodes, PTERO_COLUMN_DETAIL },
};

/* api/differences.md 3.3 */
static const PteroFormField fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 255 },
  { "host", N_("Host"), PTERO_FORM_TEXT, N_("A host name or address that the panel reaches"),
    .min = 1 },
  { "port", N_("Port"), PTERO_FORM_INTEGER, .min = 1, .max = 65535, .usual = 3306 },
  { "username", N_("User Name"), PTERO_FORM_TEXT,
    N_("An account that may make users and databases"), .min = 1, .max = 32 },
  { "password", N_("Password"), PTERO_FORM_PASSWORD, .left_out = TRUE },
};

/* The panel connects before it keeps anything; what the database server said to it is not passed
 * on. */
static char *
explain (PteroForm    *form,
         const GError *error)
{
  if (error->domain != PTERO_API_ERROR ||
      g_strcmp0 (ptero_api_error_get_code (error), "PDOException") != 0)
    return NULL;

  return g_strdup (_("The panel could not connect to this database server, so nothing was saved. "
                     "Check the host and the port, the user name and the password, and whether it lets the panel in."));
}

static gboolean
mark (PteroForm          *form,
      const PteroProblem *problem)
{
  return ptero_admin_chosen_mark (g_object_get_data (G_OBJECT (form), "nodes"), "node_ids",
                                  problem);
}

static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  PteroAdminChosen *nodes = g_object_get_data (G_OBJECT (form), "nodes");

  if (nodes != NULL)
    ptero_admin_chosen_fill (nodes, "node_ids", request);
}

/* The panel takes the nodes only of a new one. */
static void
prepare (PteroForm  *form,
         PteroPanel *panel,
         gpointer    item)
{
  GtkWidget *nodes;

  if (item != NULL)
    {
      ptero_form_remark (form, "password", _("Empty: stays as it is"), FALSE);
      return;
    }

  nodes = ptero_admin_chosen_new (panel, PTERO_ADMIN_PICK_NODES, _("Nodes"),
                                  _("Databases of servers on these nodes are made here"));
  g_object_set_data (G_OBJECT (form), "nodes", nodes);
  ptero_form_add_widget (form, nodes);
  ptero_form_set_marker (form, mark);
}

static const PteroFact facts[] = {
  { N_("Database Host") },
  { N_("Name"), ptero_admin_dup_name, TRUE },
  { N_("Address"), dup_address, TRUE },
  { N_("User Name"), dup_username, TRUE },
  { N_("Record") },
  { N_("ID"), ptero_admin_dup_id, TRUE },
  { N_("Created"), ptero_admin_dup_created },
  { N_("Changed"), ptero_admin_dup_changed },
};

static void
list_nodes (PteroFacts *self,
            gpointer    item)
{
  ptero_admin_nodes_add_links (self, PTERO_DATABASE_HOST (item)->nodes);
  ptero_admin_elsewhere_add (self, PTERO_ADMIN_HOSTS);
}

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = ptero_admin_kind_facts_verbs,
  .n_verbs = PTERO_ADMIN_KIND_N_FACTS_VERBS,
  .links = list_nodes,
};

static void
open_databases_run (PteroListPane *pane,
                    GPtrArray     *items)
{
  ptero_admin_kind_open_selected (pane, items, "databases");
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Database Host…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED,
    ptero_admin_kind_create_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, ptero_admin_kind_open_run },
  { "databases", N_("_Databases"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_databases_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, ptero_admin_kind_edit_run, NULL,
    "F2" },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    ptero_admin_kind_delete_run, NULL, "Delete" },
};

static const PteroListFilter filters[] = {
  { "filter[name]", N_("Name") },
  { "filter[host]", N_("Host") },
  { NULL }
};

static const PteroListInfo info = {
  .id = "database-hosts",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-database-symbolic",
  .empty_title = N_("No Database Hosts"),
  .empty_description = N_("A database host is where the databases of servers are made"),
  .per_page = 100,
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
  ptero_admin_host_databases_add (parts, panel, jobs, request);
}

static char *
dup_delete_title (guint n_hosts)
{
  return g_strdup_printf (ngettext ("Delete %u Database Host", "Delete %u Database Hosts", n_hosts),
                          n_hosts);
}

static const PteroAdminKind kind = {
  .name = "database_host",
  .list = PTERO_ENDPOINT_PELICAN_HOSTS_LIST,
  .get = PTERO_ENDPOINT_PELICAN_HOST_GET,
  .create = PTERO_ENDPOINT_PELICAN_HOST_CREATE,
  .update = PTERO_ENDPOINT_PELICAN_HOST_UPDATE,
  .delete = PTERO_ENDPOINT_PELICAN_HOST_DELETE,
  .include = "databases,nodes",
  .page_include = "nodes",
  .flavour = PTERO_FLAVOUR_PELICAN,
  .dup_name = ptero_admin_dup_name,
  .info = &info,
  .facts = &facts_info,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .new_title = N_("New Database Host"),
  .edit_title = N_("Edit Database Host"),
  .prepare = prepare,
  .fill = fill,
  .explain = explain,
  .dup_delete_title = dup_delete_title,
  .delete_body = N_("The panel no longer makes databases there. One on which servers still have databases is not deleted."),
  .add_parts = add_parts,
};

/**
 * ptero_admin_hosts_new:
 * @panel: a Pelican panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the database hosts of the panel
 */
GtkWidget *
ptero_admin_hosts_new (PteroPanel    *panel,
                       PteroJobQueue *jobs)
{
  return ptero_admin_kind_list_new (&kind, panel, jobs);
}
