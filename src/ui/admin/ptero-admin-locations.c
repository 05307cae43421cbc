/* ptero-admin-locations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-locations.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-new-server.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-location.h"

PTERO_ADMIN_DEFINE_TEXT (dup_short, PteroLocation, short_name)
PTERO_ADMIN_DEFINE_TEXT (dup_long, PteroLocation, long_name)
PTERO_ADMIN_DEFINE_COUNT (PteroLocation, nodes)
PTERO_ADMIN_DEFINE_COUNT (PteroLocation, servers)

static const PteroColumn columns[] = {
  { "short", N_("Short Name"), dup_short, PTERO_COLUMN_DEFAULT },
  { "long", N_("Description"), dup_long, PTERO_COLUMN_EXPAND },
  { "nodes", N_("Nodes"), dup_n_nodes, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK, get_n_nodes },
  { "servers", N_("Servers"), dup_n_servers, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK,
    get_n_servers },
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id, .server_sort = "id" },
};

/* api/application.md, Locations */
static const PteroFormField fields[] = {
  { "short", N_("Short Name"), PTERO_FORM_TEXT, N_("As in “eu-de-1”"), .min = 1, .max = 60 },
  { "long", N_("Description"), PTERO_FORM_TEXT, .max = 191, .optional = TRUE },
};

static void
list_nodes (PteroFacts *facts,
            gpointer    item)
{
  ptero_admin_nodes_add_links (facts, PTERO_LOCATION (item)->nodes);
}

static const PteroFact facts[] = {
  { N_("Location") },
  { N_("Short Name"), dup_short, TRUE },
  { N_("Description"), dup_long },
  { N_("ID"), ptero_admin_dup_id, TRUE },
};

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = ptero_admin_kind_facts_verbs,
  .n_verbs = PTERO_ADMIN_KIND_N_FACTS_VERBS,
  .links = list_nodes,
};

static void
open_servers_run (PteroListPane *pane,
                  GPtrArray     *items)
{
  ptero_admin_kind_open_selected (pane, items, "servers");
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Location…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED,
    ptero_admin_kind_create_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, ptero_admin_kind_open_run },
  { "nodes", N_("_Nodes"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    ptero_admin_kind_open_run },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_servers_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, ptero_admin_kind_edit_run, NULL,
    "F2" },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    ptero_admin_kind_delete_run, NULL, "Delete" },
};

/* api/application.md: what is searched and sorted by the panel */
static const PteroListFilter filters[] = {
  { "filter[short]", N_("Short Name") },
  { "filter[long]", N_("Description") },
  { NULL }
};

static const PteroListInfo info = {
  .id = "locations",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "mark-location-symbolic",
  .empty_title = N_("No Locations"),
  .empty_description = N_("A location groups the nodes of a place"),
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
  GtkWidget *servers = ptero_admin_servers_add_part (parts, panel, jobs, request);

  ptero_admin_new_server_begin_with (PTERO_LIST_PANE (servers), "_location", id, NULL);
}

static char *
dup_delete_title (guint n_locations)
{
  return g_strdup_printf (ngettext ("Delete %u Location", "Delete %u Locations", n_locations),
                          n_locations);
}

const PteroAdminKind ptero_admin_location_kind = {
  .name = "location",
  .list = PTERO_ENDPOINT_APP_LOCATIONS_LIST,
  .get = PTERO_ENDPOINT_APP_LOCATION_GET,
  .create = PTERO_ENDPOINT_APP_LOCATION_CREATE,
  .update = PTERO_ENDPOINT_APP_LOCATION_UPDATE,
  .delete = PTERO_ENDPOINT_APP_LOCATION_DELETE,
  .include = "nodes,servers",
  .page_include = "nodes",
  .flavour = PTERO_FLAVOUR_PTERODACTYL,
  .dup_name = dup_short,
  .info = &info,
  .facts = &facts_info,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .new_title = N_("New Location"),
  .edit_title = N_("Edit Location"),
  .dup_delete_title = dup_delete_title,
  .delete_body = N_("Only a location without nodes can be deleted."),
  .add_parts = add_parts,
};

/**
 * ptero_admin_locations_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the locations of the panel
 */
GtkWidget *
ptero_admin_locations_new (PteroPanel    *panel,
                           PteroJobQueue *jobs)
{
  return ptero_admin_kind_list_new (&ptero_admin_location_kind, panel, jobs);
}
