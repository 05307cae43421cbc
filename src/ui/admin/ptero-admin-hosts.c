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
#include "ptero-admin-delete.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-load.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-app-database.h"
#include "ptero-database-host.h"
#include "ptero-error.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-delete.h"
#include "ptero-list-pane.h"
#include "ptero-node.h"
#include "ptero-panel-page.h"
#include "ptero-parts.h"

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

static char *
dup_created (gpointer item)
{
  return PTERO_DATABASE_HOST (item)->created_at != NULL ? ptero_format_time (PTERO_DATABASE_HOST (item)->created_at) : NULL;
}

static char *
dup_updated (gpointer item)
{
  return PTERO_DATABASE_HOST (item)->updated_at != NULL ? ptero_format_time (PTERO_DATABASE_HOST (item)->updated_at) : NULL;
}

static gint64
get_n_databases (gpointer item)
{
  GListModel *databases = PTERO_DATABASE_HOST (item)->databases;

  return databases != NULL ? g_list_model_get_n_items (databases) : 0;
}

/* A key that may not list them is not told of them: that is not none. */
static char *
dup_n_databases (gpointer item)
{
  return PTERO_DATABASE_HOST (item)->databases != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, get_n_databases (item)) : NULL;
}

static char *
dup_nodes (gpointer item)
{
  GListModel *nodes = PTERO_DATABASE_HOST (item)->nodes;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (nodes, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", node->name != NULL ? node->name : "");
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, ptero_admin_get_id, .server_sort = "id" },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME, .server_sort = "name" },
  { "address", N_("Address"), dup_address, PTERO_COLUMN_MONOSPACE, .server_sort = "host" },
  { "username", N_("User Name"), dup_username, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
  { "databases", N_("Databases"), dup_n_databases, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK | PTERO_COLUMN_DETAIL, get_n_databases },
  { "nodes", N_("Nodes"), dup_nodes, PTERO_COLUMN_DETAIL },
};

/* api/differences.md 3.3 */
static const PteroFormField fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 255 },
  { "host", N_("Host"), PTERO_FORM_TEXT, N_("A host name or address that the panel reaches"), .min = 1 },
  { "port", N_("Port"), PTERO_FORM_INTEGER, .min = 1, .max = 65535, .usual = 3306 },
  { "username", N_("User Name"), PTERO_FORM_TEXT, N_("An account that may make users and databases"), .min = 1, .max = 32 },
  { "password", N_("Password"), PTERO_FORM_PASSWORD, .left_out = TRUE },
};

/* The panel connects before it keeps anything; what the database server said to it is not passed on. */
static char *
explain (PteroForm    *form,
         const GError *error)
{
  if (error->domain != PTERO_API_ERROR || g_strcmp0 (ptero_api_error_get_code (error), "PDOException") != 0)
    return NULL;

  return g_strdup (_("The panel could not connect to this database server, so nothing was saved. "
                     "Check the host and the port, the user name and the password, and whether it lets the panel in."));
}

static gboolean
mark (PteroForm          *form,
      const PteroProblem *problem)
{
  return ptero_admin_chosen_mark (g_object_get_data (G_OBJECT (form), "nodes"), "node_ids", problem);
}

static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  ptero_admin_chosen_fill (g_object_get_data (G_OBJECT (form), "nodes"), "node_ids", request);
}

/* The panel takes them only of a new one. */
static void
add_nodes (PteroFormDialog *dialog,
           PteroPanel      *panel)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  GtkWidget *nodes = ptero_admin_chosen_new (panel, PTERO_ADMIN_PICK_NODES, _("Nodes"), _("Databases of servers on these nodes are made here"));

  g_object_set_data (G_OBJECT (form), "nodes", nodes);
  ptero_form_add_widget (form, nodes);
  ptero_form_set_marker (form, mark);
  ptero_form_dialog_set_fill (dialog, fill);
}

/* @host: (nullable): none for a new one */
static void
edit (GtkWidget         *widget,
      PteroPanel        *panel,
      PteroDatabaseHost *host,
      GCallback          done)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  g_autofree char *id = host != NULL ? ptero_admin_dup_id (host) : NULL;
  g_autoptr(PteroRequest) request = host != NULL ? ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_UPDATE, "database_host", id, NULL)
                                                 : ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_CREATE, NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, panel, request, host != NULL ? _("_Save") : _("_Create"));

  ptero_form_dialog_set_explain (dialog, explain);
  if (host != NULL)
    {
      g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_GET, "database_host", id, NULL);

      ptero_form_set_string (form, "name", host->name);
      ptero_form_set_string (form, "host", host->host);
      ptero_form_set_int (form, "port", host->port);
      ptero_form_set_string (form, "username", host->username);
      ptero_form_remark (form, "password", _("Empty: stays as it is"), FALSE);
      ptero_form_dialog_set_edited (dialog, look, host);
    }
  else
    {
      ptero_form_set_usual (form);
      add_nodes (dialog, panel);
    }
  g_signal_connect_object (dialog, "done", done, widget, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, host != NULL ? _("Edit Database Host") : _("New Database Host"), widget);
}

static const PteroFact facts[] = {
  { N_("Database Host") },
  { N_("Name"), ptero_admin_dup_name, TRUE },
  { N_("Address"), dup_address, TRUE },
  { N_("User Name"), dup_username, TRUE },
  { N_("Record") },
  { N_("ID"), ptero_admin_dup_id, TRUE },
  { N_("Created"), dup_created },
  { N_("Changed"), dup_updated },
};

static void
open_node_cb (PteroFacts *self,
              gpointer    node)
{
  ptero_admin_nodes_open (GTK_WIDGET (self), ptero_facts_get_panel (self), ptero_facts_get_jobs (self), PTERO_NODE (node)->id, PTERO_NODE (node)->name);
}

static void
list_nodes (PteroFacts *self,
            gpointer    item)
{
  GListModel *nodes = PTERO_DATABASE_HOST (item)->nodes;

  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (nodes, i);

      ptero_facts_add_link (self, _("Nodes"), node->name, node->fqdn, open_node_cb, node);
    }
  ptero_admin_elsewhere_add (self, PTERO_ADMIN_HOSTS);
}

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

  return ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_DELETE, "database_host", id, NULL);
}

static char *
dup_delete_title (guint n_hosts)
{
  return g_strdup_printf (ngettext ("Delete %u Database Host", "Delete %u Database Hosts", n_hosts), n_hosts);
}

static const char *
get_delete_body (void)
{
  return _("The panel no longer makes databases there. One on which servers still have databases is not deleted.");
}

static void
delete_facts (PteroFacts *self,
              gpointer    item)
{
  g_autoptr(PteroRequest) request = create_delete (NULL, item);
  g_autofree char *title = dup_delete_title (1);

  ptero_admin_delete (self, title, PTERO_DATABASE_HOST (item)->name, get_delete_body (), request);
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
  .links = list_nodes,
};

static char *
dup_database_id (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_APP_DATABASE (item)->id);
}

static gint64
get_database_id (gpointer item)
{
  return PTERO_APP_DATABASE (item)->id;
}

static char *
dup_database_name (gpointer item)
{
  return g_strdup (PTERO_APP_DATABASE (item)->database);
}

static char *
dup_database_user (gpointer item)
{
  return g_strdup (PTERO_APP_DATABASE (item)->username);
}

static char *
dup_database_remote (gpointer item)
{
  return g_strdup (PTERO_APP_DATABASE (item)->remote);
}

static gint64
get_database_server (gpointer item)
{
  return PTERO_APP_DATABASE (item)->server_id;
}

static char *
dup_database_server (gpointer item)
{
  return g_strdup_printf ("#%" G_GINT64_FORMAT, get_database_server (item));
}

static const PteroColumn database_columns[] = {
  { "id", N_("ID"), dup_database_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_database_id },
  { "name", N_("Name"), dup_database_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "user", N_("User Name"), dup_database_user, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
  { "remote", N_("Connections From"), dup_database_remote, PTERO_COLUMN_DETAIL },
  { "server", N_("Server"), dup_database_server, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK, get_database_server },
};

static void
open_server_run (PteroListPane *pane,
                 GPtrArray     *items)
{
  g_autofree char *name = dup_database_server (items->pdata[0]);

  ptero_admin_servers_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), ptero_list_pane_get_jobs (pane),
                            get_database_server (items->pdata[0]), name);
}

static const PteroVerb database_verbs[] = {
  { "server", N_("_Server"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT | PTERO_VERB_LINK, open_server_run },
};

static const PteroListInfo databases_info = {
  .id = "host-databases",
  .columns = database_columns,
  .n_columns = G_N_ELEMENTS (database_columns),
  .verbs = database_verbs,
  .n_verbs = G_N_ELEMENTS (database_verbs),
  .icon_name = "ptero-database-symbolic",
  .empty_title = N_("No Databases"),
  .empty_description = N_("The databases of servers that are on this host"),
};

static void
open_selected (PteroListPane *pane,
               GPtrArray     *items,
               const char    *part)
{
  PteroDatabaseHost *host = items->pdata[0];
  PteroPanel *panel = ptero_list_pane_get_panel (pane);
  PteroJobQueue *jobs = ptero_list_pane_get_jobs (pane);
  g_autofree char *id = ptero_admin_dup_id (host);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_GET, "database_host", id, NULL);
  g_autoptr(PteroRequest) databases = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_GET, "database_host", id, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_CREATE, NULL);
  GtkWidget *parts = ptero_parts_new ();
  GtkWidget *overview;

  ptero_request_set_query (request, "include", "nodes");
  ptero_request_set_query (databases, "include", "databases");
  ptero_request_set_relation (databases, "databases");
  overview = ptero_facts_new (&facts_info, panel, request, jobs);
  ptero_admin_rights_heed (overview, panel, creation);
  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"), overview);
  ptero_parts_add (PTERO_PARTS (parts), "databases", _("Databases"), ptero_list_pane_new (&databases_info, panel, databases, jobs));
  ptero_parts_show (PTERO_PARTS (parts), part);
  ptero_panel_page_push (GTK_WIDGET (pane), host->name, parts);
}

static void
open_run (PteroListPane *pane,
          GPtrArray     *items)
{
  open_selected (pane, items, "overview");
}

static void
open_databases_run (PteroListPane *pane,
                    GPtrArray     *items)
{
  open_selected (pane, items, "databases");
}

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  edit (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), NULL, G_CALLBACK (ptero_list_pane_refresh));
}

static void
fetched_cb (GtkWidget *pane,
            gpointer   host)
{
  if (host != NULL)
    edit (pane, ptero_list_pane_get_panel (PTERO_LIST_PANE (pane)), host, G_CALLBACK (ptero_list_pane_refresh));
}

/* The form sends all of it: what somebody else has changed since it was listed would be undone. */
static void
edit_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autofree char *id = ptero_admin_dup_id (items->pdata[0]);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_GET, "database_host", id, NULL);

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
  { "create", N_("_New Database Host…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, create_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_run },
  { "databases", N_("_Databases"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK, open_databases_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, edit_run, NULL, "F2" },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE, delete_run, NULL, "Delete" },
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
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOSTS_LIST, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_CREATE, NULL);
  GtkWidget *pane;

  ptero_request_set_query (request, "include", "databases,nodes");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}
