/* ptero-admin-host-databases.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-host-databases.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-servers.h"
#include "ptero-app-database.h"
#include "ptero-app-server.h"

/* The databases on a host. The panel tells the server of each by its number only: what it is called
 * is known of the server. */

#define SERVER "host-server"     /* of a database: its server, once that is known */
#define SERVERS "host-servers"   /* of the list: all servers of the panel, where they had to be asked for */
#define PER_PAGE 100

PTERO_ADMIN_DEFINE_TEXT (dup_name, PteroAppDatabase, database)
PTERO_ADMIN_DEFINE_TEXT (dup_user, PteroAppDatabase, username)
PTERO_ADMIN_DEFINE_TEXT (dup_remote, PteroAppDatabase, remote)

static char *
dup_server (gpointer item)
{
  PteroAppServer *server = g_object_get_data (item, SERVER);

  return server != NULL && server->name != NULL ? g_strdup (server->name)
                                                : g_strdup_printf ("#%" G_GINT64_FORMAT,
                                                                   PTERO_APP_DATABASE (item)->server_id);
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id },
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "user", N_("User Name"), dup_user, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
  { "remote", N_("Connections From"), dup_remote, PTERO_COLUMN_DETAIL },
  { "server", N_("Server"), dup_server, PTERO_COLUMN_LINK },
};

static void
open_server_run (PteroListPane *pane,
                 GPtrArray     *items)
{
  g_autofree char *name = dup_server (items->pdata[0]);

  ptero_admin_kind_follow (&ptero_admin_server_kind, GTK_WIDGET (pane),
                           PTERO_APP_DATABASE (items->pdata[0])->server_id, name);
}

static const PteroVerb verbs[] = {
  { "server", N_("_Server"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT | PTERO_VERB_LINK,
    open_server_run },
};

static const PteroListInfo info = {
  .id = "host-databases",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-database-symbolic",
  .empty_title = N_("No Databases"),
  .empty_description = N_("The databases of servers that are on this host"),
};

/* Returns: whether it is known, also to other pages of the panel */
static gboolean
name_server (PteroIdentityMap *known,
             PteroAppDatabase *database)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, database->server_id);
  g_autoptr(PteroResource) server = ptero_identity_map_lookup (known, PTERO_TYPE_APP_SERVER, id);

  if (server == NULL)
    return g_object_get_data (G_OBJECT (database), SERVER) != NULL;

  if (g_object_get_data (G_OBJECT (database), SERVER) != server)
    {
      g_object_set_data_full (G_OBJECT (database), SERVER, g_object_ref (server), g_object_unref);
      /* what shows the database looks at it again */
      g_object_notify (G_OBJECT (database), "server-id");
    }

  return TRUE;
}

static gboolean
name_servers (PteroListPane *pane)
{
  PteroClient *client = ptero_panel_get_client (ptero_list_pane_get_panel (pane));
  GListModel *databases = ptero_table_get_items (ptero_list_pane_get_table (pane));
  gboolean all_known = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (databases); i++)
    {
      g_autoptr(PteroAppDatabase) database = g_list_model_get_item (databases, i);

      all_known &= name_server (ptero_client_get_identity_map (client), database);
    }

  return all_known;
}

/* Where the key may not see them they keep their numbers. */
static void
servers_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PteroListPane) pane = user_data;

  if (ptero_listing_load_all_finish (PTERO_LISTING (source), result, NULL) &&
      gtk_widget_get_root (GTK_WIDGET (pane)) != NULL)
    name_servers (pane);
}

/* Once for all that comes. */
static void
changed_cb (PteroListPane *pane)
{
  PteroClient *client = ptero_panel_get_client (ptero_list_pane_get_panel (pane));
  g_autoptr(PteroRequest) request = NULL;
  PteroListing *servers;

  if (name_servers (pane) || g_object_get_data (G_OBJECT (pane), SERVERS) != NULL)
    return;

  request = ptero_request_new (PTERO_ENDPOINT_APP_SERVERS_LIST, NULL);
  ptero_request_set_priority (request, PTERO_PRIORITY_BACKGROUND);
  servers = ptero_listing_new (client, request, PER_PAGE);
  g_object_set_data_full (G_OBJECT (pane), SERVERS, servers, g_object_unref);
  ptero_listing_load_all_async (servers, NULL, servers_cb, g_object_ref (pane));
}

/**
 * ptero_admin_host_databases_add:
 * @parts: the parts of the page of a database host
 * @panel: a Pelican panel
 * @jobs: where long work goes
 * @host: a request that is answered with the host
 *
 * Adds the databases on it as the part `databases`.
 */
void
ptero_admin_host_databases_add (PteroParts    *parts,
                                PteroPanel    *panel,
                                PteroJobQueue *jobs,
                                PteroRequest  *host)
{
  g_autoptr(PteroRequest) request = NULL;
  GtkWidget *pane;

  g_return_if_fail (PTERO_IS_PARTS (parts));

  request = ptero_request_copy (host);
  ptero_request_set_query (request, "include", "databases");
  ptero_request_set_relation (request, "databases");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  g_signal_connect_object (ptero_table_get_items (ptero_list_pane_get_table (PTERO_LIST_PANE (pane))), "items-changed", G_CALLBACK (changed_cb), pane,
                           G_CONNECT_SWAPPED);
  ptero_parts_add (parts, "databases", _("Databases"), pane);
}
