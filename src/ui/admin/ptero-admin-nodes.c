/* ptero-admin-nodes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-nodes.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-locations.h"
#include "ptero-admin-maintenance.h"
#include "ptero-admin-mounts.h"
#include "ptero-admin-node-check.h"
#include "ptero-admin-node-form.h"
#include "ptero-admin-node-page.h"
#include "ptero-admin-node-reach.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-room.h"
#include "ptero-admin-server-facts.h"
#include "ptero-format.h"
#include "ptero-node.h"
#include "ptero-node-configuration.h"
#include "ptero-panel-page.h"
#include "ptero-place.h"
#include "ptero-secret-dialog.h"
#include "ptero-send.h"
#include "ptero-yaml.h"

#define MIB (1024 * 1024)
#define MAX_CPU 10000000    /* percent of one core: more than any machine has */
#define MASK "••••••••"

static char *
dup_location (gpointer item)
{
  PteroNode *node = item;

  /* Pelican has none */
  if (node->location == NULL && node->location_id <= 0)
    return NULL;

  return node->location != NULL
           ? g_strdup (node->location->short_name)
           : g_strdup_printf ("#%" G_GINT64_FORMAT, node->location_id);
}

static char *
dup_state (gpointer item)
{
  return g_strdup (PTERO_NODE (item)->maintenance_mode ? _("Maintenance") : C_("node", "In Use"));
}

static const char *
get_state_icon (gpointer item)
{
  return PTERO_NODE (item)->maintenance_mode
           ? "ptero-state-maintenance-symbolic"
           : "ptero-check-symbolic";
}

static char *
dup_memory (gpointer item)
{
  PteroNode *node = item;

  return ptero_admin_room_describe_use (node->allocated_resources != NULL
                                          ? node->allocated_resources->memory
                                          : 0, node->memory, node->memory_overallocate);
}

static void
meter_memory (gpointer  item,
              double   *value,
              double   *limit)
{
  PteroNode *node = item;

  *value = node->allocated_resources != NULL
             ? (double) node->allocated_resources->memory * MIB
             : -1;
  *limit = ptero_admin_room_get_size (node->memory, node->memory_overallocate);
}

static gint64
get_memory (gpointer item)
{
  return PTERO_NODE (item)->memory;
}

static char *
dup_disk (gpointer item)
{
  PteroNode *node = item;

  return ptero_admin_room_describe_use (node->allocated_resources != NULL
                                          ? node->allocated_resources->disk
                                          : 0, node->disk, node->disk_overallocate);
}

static void
meter_disk (gpointer  item,
            double   *value,
            double   *limit)
{
  PteroNode *node = item;

  *value = node->allocated_resources != NULL ? (double) node->allocated_resources->disk * MIB : -1;
  *limit = ptero_admin_room_get_size (node->disk, node->disk_overallocate);
}

static gint64
get_disk (gpointer item)
{
  return PTERO_NODE (item)->disk;
}

/* of Pelican */
static char *
dup_cpu (gpointer item)
{
  PteroNode *node = item;
  gint64 given = node->allocated_resources != NULL ? node->allocated_resources->cpu : 0;
  gint64 cpu = MIN (node->cpu, MAX_CPU);

  if (cpu <= 0 || node->cpu_overallocate < 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "\u202f%%", given);

  /* Translators: how much of all cores is given to servers, and how much there is */
  return g_strdup_printf (_("%d of %d\u202f%%"), (int) CLAMP (given, 0, MAX_CPU),
                          (int) (cpu * (100 + MIN (node->cpu_overallocate, 10000)) / 100));
}

static gint64
get_cpu (gpointer item)
{
  return PTERO_NODE (item)->cpu;
}

static char *
dup_tags (gpointer item)
{
  char **tags = PTERO_NODE (item)->tags;

  return tags != NULL && *tags != NULL ? g_strjoinv (", ", tags) : NULL;
}

PTERO_ADMIN_DEFINE_COUNT (PteroNode, servers)

static char *
dup_address (gpointer item)
{
  PteroNode *node = item;

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, node->fqdn != NULL ? node->fqdn : "",
                          node->daemon_listen);
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id, .server_sort = "id" },
  { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "state", N_("State"), dup_state, PTERO_COLUMN_DEFAULT, .get_icon = get_state_icon },
  { "location", N_("Location"), dup_location, PTERO_COLUMN_DETAIL | PTERO_COLUMN_LINK,
    .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "memory", N_("Memory"), dup_memory, PTERO_COLUMN_DEFAULT, get_memory, .server_sort = "memory",
    .get_meter = meter_memory },
  { "disk", N_("Disk"), dup_disk, PTERO_COLUMN_DETAIL, get_disk, .server_sort = "disk",
    .get_meter = meter_disk },
  { "cpu", N_("CPU"), dup_cpu, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_cpu,
    .server_sort = "cpu", .flavour = PTERO_FLAVOUR_PELICAN },
  { "servers", N_("Servers"), dup_n_servers,
    PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL | PTERO_COLUMN_LINK, get_n_servers },
  { "tags", N_("Tags"), dup_tags, PTERO_COLUMN_DETAIL, .flavour = PTERO_FLAVOUR_PELICAN },
  { "address", N_("Address"), dup_address, PTERO_COLUMN_DETAIL },
  { "reach", N_("Reachability"), ptero_admin_node_check_dup_text, PTERO_COLUMN_DETAIL,
    ptero_admin_node_check_get_time,
    .get_icon = ptero_admin_node_check_get_icon },
};

static char *
dup_sftp (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_NODE (item)->daemon_sftp);
}

static char *
dup_scheme (gpointer item)
{
  PteroNode *node = item;

  if (node->behind_proxy)
    return g_strdup (_("Behind a proxy"));

  return g_strdup (g_strcmp0 (node->scheme,
                              "https") == 0 ? _("Encrypted (https)") : _("Not encrypted (http)"));
}

PTERO_ADMIN_DEFINE_TEXT (dup_folder, PteroNode, daemon_base)

static char *
dup_upload (gpointer item)
{
  return ptero_admin_format_limit (PTERO_NODE (item)->upload_size);
}

static char *
dup_public (gpointer item)
{
  return g_strdup (PTERO_NODE (item)->public ? _("Yes") : _("No"));
}

PTERO_ADMIN_DEFINE_TEXT (dup_uuid, PteroNode, uuid)

/* The head of the page says what it found */
static GtkWidget *
create_reach (PteroFacts *self)
{
  GtkWidget *reach = ptero_admin_node_reach_new (ptero_facts_get_panel (self));

  g_object_set_data (G_OBJECT (self), "reach", reach);

  return reach;
}

static void
update_reach (GtkWidget *group,
              gpointer   item)
{
  ptero_admin_node_reach_set_node (PTERO_ADMIN_NODE_REACH (group), item);
}

static void
open_location (PteroFacts *self,
               gpointer    item)
{
  PteroNode *node = item;

  ptero_admin_kind_follow (&ptero_admin_location_kind, GTK_WIDGET (self), node->location_id,
                           node->location != NULL ? node->location->short_name : _("Location"));
}

static const PteroFact facts[] = {
  { N_("Capacity") },
  { N_("State"), dup_state },
  { N_("Memory"), dup_memory },
  { N_("Disk"), dup_disk },
  { N_("CPU"), dup_cpu, .flavour = PTERO_FLAVOUR_PELICAN },
  { N_("Tags"), dup_tags, .flavour = PTERO_FLAVOUR_PELICAN },
  { N_("For Automatic Deployment"), dup_public },
  { N_("Location"), dup_location, .open = open_location, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { N_("Daemon") },
  { N_("Address"), dup_address, TRUE },
  { N_("Connection"), dup_scheme },
  { N_("SFTP Port"), dup_sftp },
  { N_("Folder of the Servers"), dup_folder, TRUE },
  { N_("Largest Upload"), dup_upload },
  { .create = create_reach, .update = update_reach },
  { N_("Record") },
  { N_("ID"), ptero_admin_dup_id, TRUE },
  { N_("UUID"), dup_uuid, TRUE },
};

static char *
dup_masked_yaml (JsonNode *json)
{
  g_autoptr(JsonNode) masked = json_from_string ("{}", NULL);
  JsonObject *object = json_node_get_object (json);
  g_autoptr(GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    if (!g_str_equal (member->data, "token"))
      json_object_set_member (json_node_get_object (masked), member->data,
                              json_node_copy (json_object_get_member (object, member->data)));
    else
      json_object_set_string_member (json_node_get_object (masked), "token", MASK);

  return ptero_yaml_from_json (masked);
}

/* It holds the secret of the daemon: whoever went elsewhere meanwhile does not want it there. */
static void
configuration_cb (GtkWidget   *widget,
                  PteroAnswer *answer)
{
  PteroNodeConfiguration *configuration = ptero_answer_get_resource (answer);
  g_autoptr(JsonNode) json = NULL;
  g_autofree char *yaml = NULL;
  g_autofree char *masked = NULL;
  g_autofree char *explanation = NULL;
  gboolean is_pelican = ptero_panel_offers (ptero_facts_get_panel (PTERO_FACTS (widget)),
                                            PTERO_FLAVOUR_PELICAN);
  GtkWidget *dialog;

  if (configuration == NULL || !gtk_widget_get_mapped (widget))
    return;

  json = ptero_resource_to_json (PTERO_RESOURCE (configuration));
  yaml = ptero_yaml_from_json (json);
  masked = dup_masked_yaml (json);
  /* Translators: %s is the path of a file */
  explanation = g_strdup_printf (_("The content of %s on the node. It holds the token of the daemon: who has it has all servers of the node."),
                                 is_pelican
                                   ? "/etc/pelican/config.yml"
                                   : "/etc/pterodactyl/config.yml");
  dialog = ptero_secret_dialog_new (explanation, yaml);
  ptero_secret_dialog_set_masked (PTERO_SECRET_DIALOG (dialog), masked);
  ptero_place_present (dialog, _("Configuration"), widget);
}

static void
show_configuration (PteroFacts *self,
                    gpointer    item)
{
  g_autofree char *id = ptero_admin_dup_id (item);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODE_CONFIGURATION,
                                                       "node", id, NULL);

  ptero_send (GTK_WIDGET (self), ptero_facts_get_panel (self), request, NULL, configuration_cb);
}

static void
list_more (PteroFacts *self,
           gpointer    item)
{
  ptero_admin_mounts_add_link (self);
}

static gboolean
is_in_use (gpointer item)
{
  return !PTERO_NODE (item)->maintenance_mode;
}

static gboolean
is_in_maintenance (gpointer item)
{
  return PTERO_NODE (item)->maintenance_mode;
}

static void
maintain_facts (PteroFacts *self,
                gpointer    item)
{
  g_autoptr(GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr(PteroJob) job = NULL;

  g_ptr_array_add (nodes, item);
  job = ptero_admin_maintenance_run (ptero_facts_get_panel (self), ptero_facts_get_jobs (self),
                                     nodes, is_in_use (item));
  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_facts_take_job), self,
                           G_CONNECT_SWAPPED);
}

static const PteroFactsVerb facts_verbs[] = {
  { N_("_Edit…"), ptero_admin_kind_edit_facts },
  { N_("Begin _Maintenance"), maintain_facts, .fits = is_in_use },
  { N_("End _Maintenance"), maintain_facts, .fits = is_in_maintenance },
  { N_("Show _Configuration"), show_configuration, .reads = TRUE },
  { N_("_Delete…"), ptero_admin_kind_delete_facts, .destructive = TRUE },
};

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = facts_verbs,
  .n_verbs = G_N_ELEMENTS (facts_verbs),
  .links = list_more,
};

static void
open_location_run (PteroListPane *pane,
                   GPtrArray     *items)
{
  PteroNode *node = items->pdata[0];

  ptero_admin_kind_follow (&ptero_admin_location_kind, GTK_WIDGET (pane), node->location_id,
                           node->location != NULL ? node->location->short_name : _("Location"));
}

static void
open_servers_run (PteroListPane *pane,
                  GPtrArray     *items)
{
  ptero_admin_kind_open_selected (pane, items, "servers");
}

static void
open_allocations_run (PteroListPane *pane,
                      GPtrArray     *items)
{
  ptero_admin_kind_open_selected (pane, items, "allocations");
}

/* Pelican has no locations */
static gboolean
has_location (PteroListPane *pane,
              gpointer       item)
{
  return ptero_panel_offers (ptero_list_pane_get_panel (pane), PTERO_FLAVOUR_PTERODACTYL);
}

static void
check_run (PteroListPane *pane,
           GPtrArray     *items)
{
  ptero_admin_node_check_run (ptero_list_pane_get_panel (pane), items);
}

static gboolean
begin_fits (PteroListPane *pane,
            gpointer       item)
{
  return is_in_use (item);
}

static gboolean
end_fits (PteroListPane *pane,
          gpointer       item)
{
  return is_in_maintenance (item);
}

static void
maintain (PteroListPane *pane,
          GPtrArray     *items,
          gboolean       begin)
{
  g_autoptr(PteroJob) job = ptero_admin_maintenance_run (ptero_list_pane_get_panel (pane),
                                                         ptero_list_pane_get_jobs (pane), items,
                                                         begin);

  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), pane,
                           G_CONNECT_SWAPPED);
}

static void
begin_run (PteroListPane *pane,
           GPtrArray     *items)
{
  maintain (pane, items, TRUE);
}

static void
end_run (PteroListPane *pane,
         GPtrArray     *items)
{
  maintain (pane, items, FALSE);
}

static const PteroFormField fit_fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING,
    N_("Nodes for automatic deployment that have this much room, with what they may give away beyond what they have") },
  { "memory", N_("Memory"), PTERO_FORM_INTEGER, N_("In MiB"), .max = G_MAXINT },
  { "disk", N_("Disk"), PTERO_FORM_INTEGER, N_("In MiB"), .max = G_MAXINT },
};

static void fit_done_cb (PteroListPane   *pane,
                         PteroAnswer     *answer,
                         PteroFormDialog *dialog);

static void
fit_run (PteroListPane *pane,
         GPtrArray     *items)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (fit_fields, G_N_ELEMENTS (fit_fields)));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_DEPLOYABLE, NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, ptero_list_pane_get_panel (pane), request,
                                                   _("_Find"));

  ptero_form_set_int (form, "memory", 8192);
  ptero_form_set_int (form, "disk", 40960);
  g_signal_connect_object (dialog, "done", G_CALLBACK (fit_done_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Where Does It Fit?"), GTK_WIDGET (pane));
}

/* Those of the whole list come first. */
#define N_LIST_VERBS 2

static const PteroVerb verbs[] = {
  { "create", N_("_New Node…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED,
    ptero_admin_kind_create_run },
  { "fit", N_("_Where Does It Fit?"), NULL, PTERO_VERB_MENU | PTERO_VERB_READS, fit_run },
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, ptero_admin_kind_open_run },
  { "location", N_("_Location"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_location_run, has_location, .flavour = PTERO_FLAVOUR_PTERODACTYL },
  { "servers", N_("_Servers"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_servers_run },
  { "allocations", N_("_Allocations"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU | PTERO_VERB_LINK,
    open_allocations_run },
  { "edit", N_("_Edit…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_ONE, ptero_admin_kind_edit_run, NULL,
    "F2" },
  { "check", N_("Chec_k Reachability"), NULL, PTERO_VERB_FOR_MANY, check_run },
  { "begin-maintenance", N_("Begin _Maintenance"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY,
    begin_run, begin_fits },
  { "end-maintenance", N_("End Main_tenance"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY, end_run,
    end_fits },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    ptero_admin_kind_delete_run, NULL, "Delete" },
};

static const PteroListFilter filters[] = {
  { "filter[name]", N_("Name") },
  { "filter[fqdn]", N_("Host Name") },
  { "filter[uuid]", N_("UUID") },
  { NULL }
};

static const PteroListInfo info = {
  .id = "nodes",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "network-server-symbolic",
  .empty_title = N_("No Nodes"),
  .empty_description = N_("A node is a machine with Wings, on which servers run"),
  .per_page = 100,
  .filters = filters,
};

/* What the panel finds for automatic deployment: it is not searched, and has nothing to create */
static const PteroListInfo fit_info = {
  .id = "fitting-nodes",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs + N_LIST_VERBS,
  .n_verbs = G_N_ELEMENTS (verbs) - N_LIST_VERBS,
  .icon_name = "network-server-symbolic",
  .empty_title = N_("No Nodes"),
  .empty_description = N_("No node for automatic deployment has this much room"),
  .per_page = 100,
};

/* A panel without such a node refuses, which the dialog says. */
static void
fit_done_cb (PteroListPane   *pane,
             PteroAnswer     *answer,
             PteroFormDialog *dialog)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  PteroPanel *panel = ptero_list_pane_get_panel (pane);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_DEPLOYABLE, NULL);
  g_autofree char *memory = ptero_admin_format_limit (ptero_form_peek_int (form, "memory"));
  g_autofree char *disk = ptero_admin_format_limit (ptero_form_peek_int (form, "disk"));
  g_autofree char *title = NULL;
  GtkWidget *list;

  if (answer == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (fit_fields); i++)
    if (fit_fields[i].name != NULL)
      {
        g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                  ptero_form_peek_int (form, fit_fields[i].name));

        ptero_request_set_query (request, fit_fields[i].name, value);
      }
  ptero_request_set_query (request, "include", "location,servers");
  list = ptero_admin_kind_list_new_of (&ptero_admin_node_kind, &fit_info, panel,
                                       ptero_list_pane_get_jobs (pane), request);
  /* Translators: memory and disk, as in "Room for 8 GiB / 40 GiB" */
  title = g_strdup_printf (_("Room for %s / %s"), memory, disk);
  ptero_panel_page_push (GTK_WIDGET (pane), title, list);
}

static void
open_page (GtkWidget     *widget,
           PteroPanel    *panel,
           PteroJobQueue *jobs,
           gint64         id,
           const char    *name,
           const char    *part)
{
  ptero_admin_nodes_open_at (widget, panel, jobs, id, name, part, NULL);
}

static char *
dup_delete_title (guint n_nodes)
{
  return g_strdup_printf (ngettext ("Delete %u Node", "Delete %u Nodes", n_nodes), n_nodes);
}

const PteroAdminKind ptero_admin_node_kind = {
  .name = "node",
  .list = PTERO_ENDPOINT_APP_NODES_LIST,
  .get = PTERO_ENDPOINT_APP_NODE_GET,
  .create = PTERO_ENDPOINT_APP_NODE_CREATE,
  .update = PTERO_ENDPOINT_APP_NODE_UPDATE,
  .delete = PTERO_ENDPOINT_APP_NODE_DELETE,
  .include = "location,servers",
  .page_include = "location,servers",
  .dup_name = ptero_admin_dup_name,
  .info = &info,
  .facts = &facts_info,
  .fields = ptero_admin_node_fields,
  .n_fields = PTERO_ADMIN_N_NODE_FIELDS,
  .choices = &ptero_admin_location_kind,
  .new_title = N_("New Node"),
  .edit_title = N_("Edit Node"),
  .prepare = ptero_admin_node_form_prepare,
  .show = ptero_admin_node_form_show,
  .check = ptero_admin_node_form_check,
  .fill = ptero_admin_node_form_fill,
  .failed = ptero_admin_node_form_failed,
  .dup_delete_title = dup_delete_title,
  .delete_body = N_("Only a node without servers can be deleted. Its allocations go with it."),
  .open = open_page,
};

/**
 * ptero_admin_nodes_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the nodes of the panel
 */
GtkWidget *
ptero_admin_nodes_new (PteroPanel    *panel,
                       PteroJobQueue *jobs)
{
  return ptero_admin_kind_list_new (&ptero_admin_node_kind, panel, jobs);
}

/**
 * ptero_admin_nodes_open_at:
 * @widget: where a link was followed
 * @panel: a panel
 * @jobs: where long work goes
 * @id: the id of a node
 * @name: what it is called
 * @part: the part of its page that is shown
 * @choice: (nullable): which of the things in that part are shown
 *
 * Shows a part of a node in the place of what is shown.
 */
void
ptero_admin_nodes_open_at (GtkWidget     *widget,
                           PteroPanel    *panel,
                           PteroJobQueue *jobs,
                           gint64         id,
                           const char    *name,
                           const char    *part,
                           const char    *choice)
{
  GtkWidget *overview = ptero_admin_kind_facts_new (&ptero_admin_node_kind, panel, jobs, id);
  GtkWidget *page = ptero_admin_node_page_new (PTERO_FACTS (overview), id);

  ptero_admin_node_page_show (PTERO_ADMIN_NODE_PAGE (page), part, choice);
  ptero_panel_page_push (widget, name, page);
}

static void
open_node_cb (PteroFacts *self,
              gpointer    node)
{
  ptero_admin_kind_follow (&ptero_admin_node_kind, GTK_WIDGET (self), PTERO_NODE (node)->id,
                           PTERO_NODE (node)->name);
}

/**
 * ptero_admin_nodes_add_links:
 * @self: facts about what has nodes
 * @nodes: (nullable): its nodes
 *
 * Leads to the nodes, from the function that lists links.
 */
void
ptero_admin_nodes_add_links (PteroFacts *self,
                             GListModel *nodes)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (nodes, i);

      ptero_facts_add_link (self, _("Nodes"), node->name, node->fqdn, open_node_cb, node);
    }
}
