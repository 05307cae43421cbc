/* ptero-admin-hosts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-hosts.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-rights.h"
#include "ptero-database-host.h"
#include "ptero-list-delete.h"
#include "ptero-list-pane.h"

static char *
dup_id (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_DATABASE_HOST (item)->id);
}

static gint64
get_id (gpointer item)
{
  return PTERO_DATABASE_HOST (item)->id;
}

static char *
dup_name (gpointer item)
{
  return g_strdup (PTERO_DATABASE_HOST (item)->name);
}

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

static const PteroColumn columns[] = {
  { "id", N_("ID"), dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_id },
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "address", N_("Address"), dup_address, PTERO_COLUMN_MONOSPACE },
  { "username", N_("User Name"), dup_username, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
};

/* What a new one needs is not written down: api/differences.md 3.3 names the routes only. */
static void
open_in_panel_run (PteroListPane *pane,
                   GPtrArray     *items)
{
  ptero_admin_elsewhere_open (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), PTERO_ADMIN_HOSTS);
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  g_autofree char *id = dup_id (item);

  return ptero_request_new (PTERO_ENDPOINT_PELICAN_HOST_DELETE, "host", id, NULL);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u Database Host", "Delete %u Database Hosts", items->len), items->len);

  ptero_list_delete (pane, items, title, _("The panel no longer makes databases there."), create_delete, dup_name);
}

static const PteroVerb verbs[] = {
  { "change", N_("_Change in Panel"), NULL, PTERO_VERB_FOR_NONE, open_in_panel_run },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE, delete_run, NULL, "Delete" },
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

  return ptero_list_pane_new (&info, panel, request, jobs);
}
