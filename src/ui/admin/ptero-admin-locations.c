/* ptero-admin-locations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-locations.h"

#include <glib/gi18n.h>

#include "ptero-admin-delete.h"
#include "ptero-admin-load.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-new-server.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-list-delete.h"
#include "ptero-location.h"
#include "ptero-node.h"
#include "ptero-panel-page.h"
#include "ptero-parts.h"

static char *
dup_id (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_LOCATION (item)->id);
}

static gint64
get_id (gpointer item)
{
  return PTERO_LOCATION (item)->id;
}

static char *
dup_short (gpointer item)
{
  return g_strdup (PTERO_LOCATION (item)->short_name);
}

static char *
dup_long (gpointer item)
{
  return g_strdup (PTERO_LOCATION (item)->long_name);
}

static gint64
get_n_nodes (gpointer item)
{
  GListModel *nodes = PTERO_LOCATION (item)->nodes;

  return nodes != NULL ? g_list_model_get_n_items (nodes) : 0;
}

/* A key that may not list them is not told of them: that is not none. */
static char *
dup_nodes (gpointer item)
{
  return PTERO_LOCATION (item)->nodes != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, get_n_nodes (item)) : NULL;
}

static gint64
get_n_servers (gpointer item)
{
  GListModel *servers = PTERO_LOCATION (item)->servers;

  return servers != NULL ? g_list_model_get_n_items (servers) : 0;
}

static char *
dup_servers (gpointer item)
{
  return PTERO_LOCATION (item)->servers != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, get_n_servers (item)) : NULL;
}

static const PteroColumn columns[] = {
  { "short", N_("Short Name"), dup_short, PTERO_COLUMN_DEFAULT },
  { "long", N_("Description"), dup_long, PTERO_COLUMN_EXPAND },
  { "nodes", N_("Nodes"), dup_nodes, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK, get_n_nodes },
  { "servers", N_("Servers"), dup_servers, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_LINK, get_n_servers },
  { "id", N_("ID"), dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_id, .server_sort = "id" },
};

/* api/application.md, Locations */
static const PteroFormField fields[] = {
  { "short", N_("Short Name"), PTERO_FORM_TEXT, N_("As in “eu-de-1”"), .min = 1, .max = 60 },
  { "long", N_("Description"), PTERO_FORM_TEXT, .max = 191, .optional = TRUE },
};

/* @location: (nullable): none for a new one */
static void
edit (GtkWidget     *widget,
      PteroPanel    *panel,
      PteroLocation *location,
      GCallback      done)
{
  GtkWidget *form = ptero_form_new (fields, G_N_ELEMENTS (fields));
  g_autoptr(PteroRequest) request = NULL;
  g_autofree char *id = location != NULL ? dup_id (location) : NULL;
  PteroFormDialog *dialog;

  if (location != NULL)
    {
      request = ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_UPDATE, "location", id, NULL);
      ptero_form_set_string (PTERO_FORM (form), "short", location->short_name);
      ptero_form_set_string (PTERO_FORM (form), "long", location->long_name);
    }
  else
    {
      request = ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_CREATE, NULL);
    }
  dialog = ptero_form_dialog_new (PTERO_FORM (form), panel, request,
                                  location != NULL ? _("_Save") : _("_Create"));
  if (location != NULL)
    {
      g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_GET, "location", id, NULL);

      ptero_form_dialog_set_edited (dialog, look, location);
    }
  g_signal_connect_object (dialog, "done", done, widget, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, location != NULL ? _("Edit Location") : _("New Location"), widget);
}

static void
open_node_cb (PteroFacts *facts,
              gpointer    node)
{
  ptero_admin_nodes_open (GTK_WIDGET (facts), ptero_facts_get_panel (facts), ptero_facts_get_jobs (facts), PTERO_NODE (node)->id, PTERO_NODE (node)->name);
}

static void
list_nodes (PteroFacts *facts,
            gpointer    item)
{
  PteroLocation *location = item;

  for (guint i = 0; location->nodes != NULL && i < g_list_model_get_n_items (location->nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (location->nodes, i);

      ptero_facts_add_link (facts, _("Nodes"), node->name, node->fqdn, open_node_cb, node);
    }
}

static const PteroFact facts[] = {
  { N_("Location") },
  { N_("Short Name"), dup_short, TRUE },
  { N_("Description"), dup_long },
  { N_("ID"), dup_id, TRUE },
};

static void
edit_facts (PteroFacts *self,
            gpointer    item)
{
  edit (GTK_WIDGET (self), ptero_facts_get_panel (self), item, G_CALLBACK (ptero_facts_refresh));
}

static PteroRequest *
create_delete (PteroLocation *location)
{
  g_autofree char *id = dup_id (location);

  return ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_DELETE, "location", id, NULL);
}

static char *
dup_delete_title (guint n_locations)
{
  return g_strdup_printf (ngettext ("Delete %u Location", "Delete %u Locations", n_locations), n_locations);
}

static void
delete_facts (PteroFacts *self,
              gpointer    item)
{
  g_autoptr(PteroRequest) request = create_delete (item);
  g_autofree char *title = dup_delete_title (1);

  ptero_admin_delete (self, title, PTERO_LOCATION (item)->short_name, _("Only a location without nodes can be deleted."), request);
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

static PteroRequest *
create_get (const char *id,
            const char *include)
{
  PteroRequest *request = ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_GET, "location", id, NULL);

  ptero_request_set_query (request, "include", include);

  return request;
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
  g_autoptr(PteroRequest) request = create_get (text, "nodes");
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_CREATE, NULL);
  GtkWidget *parts = ptero_parts_new ();
  GtkWidget *overview = ptero_facts_new (&facts_info, panel, request, jobs);
  GtkWidget *servers;

  ptero_admin_rights_heed (overview, panel, creation);
  ptero_parts_add (PTERO_PARTS (parts), "overview", _("Overview"), overview);
  servers = ptero_admin_servers_add_part (PTERO_PARTS (parts), panel, jobs, request);
  ptero_admin_new_server_begin_with (PTERO_LIST_PANE (servers), "_location", id, NULL);
  ptero_parts_show (PTERO_PARTS (parts), part);
  ptero_panel_page_push (widget, name, parts);
}

static void
open_selected (PteroListPane *pane,
               GPtrArray     *items,
               const char    *part)
{
  open_at (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), ptero_list_pane_get_jobs (pane),
           PTERO_LOCATION (items->pdata[0])->id, PTERO_LOCATION (items->pdata[0])->short_name, part);
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
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  edit (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), NULL, G_CALLBACK (ptero_list_pane_refresh));
}

static void
fetched_cb (GtkWidget *pane,
            gpointer   location)
{
  if (location != NULL)
    edit (pane, ptero_list_pane_get_panel (PTERO_LIST_PANE (pane)), location, G_CALLBACK (ptero_list_pane_refresh));
}

/* The form sends all of it: what somebody else has changed since it was listed would be undone. */
static void
edit_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autofree char *id = dup_id (items->pdata[0]);
  g_autoptr(PteroRequest) request = create_get (id, "nodes,servers");

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

  ptero_list_delete (pane, items, title, _("Only a location without nodes can be deleted."), create_listed_delete, dup_short);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Location…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, create_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, open_run },
  { "nodes", N_("_Nodes"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK, open_run },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK, open_servers_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, edit_run, NULL, "F2" },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE, delete_run, NULL, "Delete" },
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
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_LOCATIONS_LIST, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_CREATE, NULL);
  GtkWidget *pane;

  ptero_request_set_query (request, "include", "nodes,servers");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}

/**
 * ptero_admin_locations_open:
 * @widget: where a link was followed
 * @panel: a panel
 * @jobs: where long work goes
 * @id: the id of a location
 * @name: what it is called
 *
 * Shows a location in the place of what is shown.
 */
void
ptero_admin_locations_open (GtkWidget     *widget,
                            PteroPanel    *panel,
                            PteroJobQueue *jobs,
                            gint64         id,
                            const char    *name)
{
  open_at (widget, panel, jobs, id, name, "overview");
}
