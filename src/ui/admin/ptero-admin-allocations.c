/* ptero-admin-allocations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-allocations.h"

#include <glib/gi18n.h>

#include "ptero-admin-allocation-preview.h"
#include "ptero-admin-columns.h"
#include "ptero-admin-rights.h"
#include "ptero-admin-servers.h"
#include "ptero-address.h"
#include "ptero-allocation.h"
#include "ptero-app-server.h"
#include "ptero-form-dialog.h"
#include "ptero-list-delete.h"
#include "ptero-panel-toast.h"
#include "ptero-port-list.h"
#include "ptero-request-job.h"

static char *
dup_id (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_ALLOCATION (item)->id);
}

static gint64
get_id (gpointer item)
{
  return PTERO_ALLOCATION (item)->id;
}

PTERO_ADMIN_DEFINE_TEXT (dup_ip, PteroAllocation, ip)

static char *
dup_port (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_ALLOCATION (item)->port);
}

static gint64
get_port (gpointer item)
{
  return PTERO_ALLOCATION (item)->port;
}

PTERO_ADMIN_DEFINE_TEXT (dup_alias, PteroAllocation, ip_alias)

static char *
dup_server (gpointer item)
{
  PteroAllocation *allocation = item;

  if (!allocation->assigned)
    return g_strdup (_("Free"));

  return g_strdup (allocation->server != NULL
                     ? allocation->server->name
                     : C_("allocation", "In Use"));
}

static const char *
get_server_icon (gpointer item)
{
  return PTERO_ALLOCATION (item)->assigned ? "ptero-server-symbolic" : NULL;
}

static gboolean
names_server (gpointer item)
{
  return PTERO_ALLOCATION (item)->server != NULL;
}

PTERO_ADMIN_DEFINE_TEXT (dup_notes, PteroAllocation, notes)

static char *
dup_address (gpointer item)
{
  return ptero_address_join_port (PTERO_ALLOCATION (item)->ip, get_port (item));
}

const PteroColumn ptero_admin_allocation_columns[] = {
  /* PTERO_ADMIN_ALLOCATION_N_ADDRESS_COLUMNS */
  { "ip", N_("Address"), dup_ip, PTERO_COLUMN_EXPAND },
  { "port", N_("Port"), dup_port, PTERO_COLUMN_NUMERIC, get_port },
  { "alias", N_("Alias"), dup_alias, PTERO_COLUMN_DETAIL },

  { "server", N_("Server"), dup_server, PTERO_COLUMN_LINK, .get_icon = get_server_icon,
    .is_link = names_server },
  { "notes", N_("Notes"), dup_notes, PTERO_COLUMN_DETAIL },
  { "id", N_("ID"), dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_id },
};

static char *
check_address (const char *text)
{
  return ptero_address_range_get_n_hosts (text) > 0
           ? NULL
           : g_strdup (_("A network may have a prefix from /25 to /32"));
}

static char *
check_ports (const char *text)
{
  g_autoptr(GPtrArray) ranges = NULL;
  g_autoptr(GError) error = NULL;
  guint n_ports;
  guint n_twice;

  ranges = ptero_port_list_parse (text, &n_ports, &n_twice, &error);

  return error != NULL ? g_strdup (error->message) : NULL;
}

static const PteroFormField fields[] = {
  { "ip", N_("Address or Network"), PTERO_FORM_TEXT, N_("As in 198.51.100.14 or 198.51.100.16/31"),
    .min = 1, .check = check_address, .left_to_right = TRUE },
  { "ports", N_("Ports and Ranges"), PTERO_FORM_TEXT, N_("As in 25565, 27000-27049"), .min = 1,
    .check = check_ports, .left_to_right = TRUE },
  { "alias", N_("Alias"), PTERO_FORM_TEXT, N_("What is shown instead of the address"), .max = 191,
    .left_out = TRUE },
};

/* The panel takes a thousand ports at a time, so that there is a request for each range. */
static void
set_range (PteroRequest *request,
           const char   *range)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) ports = NULL;

  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, range);
  json_builder_end_array (builder);
  ports = json_builder_get_root (builder);
  ptero_request_set_node (request, "ports", ports);
}

static GPtrArray *
list_ranges (PteroForm *form,
             guint     *n_ports)
{
  g_autofree char *text = ptero_form_dup_string (form, "ports");
  guint n_twice;

  return ptero_port_list_parse (text, n_ports, &n_twice, NULL);
}

/* The first one is sent by the form, where what the panel does not accept is said. */
static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  guint n_ports;
  g_autoptr(GPtrArray) ranges = list_ranges (form, &n_ports);

  g_return_if_fail (ranges != NULL);

  set_range (request, ranges->pdata[0]);
}

/* The panel does not say what it made, so that it is counted before and after. */
typedef struct
{
  GWeakRef    pane;
  PteroPanel *panel;
  char       *node;
  gint64      before;    /* -1 if that is not known */
  guint       wanted;    /* 0 until the first were made */
} Making;

static Making *
making_new (PteroListPane *pane)
{
  Making *making = g_atomic_rc_box_new0 (Making);

  g_weak_ref_init (&making->pane, pane);
  making->panel = g_object_ref (ptero_list_pane_get_panel (pane));
  making->node = g_strdup (g_object_get_data (G_OBJECT (pane), "node"));
  making->before = -1;

  return making;
}

static void
making_clear (gpointer data)
{
  Making *making = data;

  g_weak_ref_clear (&making->pane);
  g_object_unref (making->panel);
  g_free (making->node);
}

static void
making_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, making_clear);
}

/* Of all the node has, whatever the list is searched for. */
static void
count (Making              *making,
       GAsyncReadyCallback  callback)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node",
                                                       making->node, NULL);

  ptero_request_set_query (request, "per_page", "1");
  ptero_client_send_async (ptero_panel_get_client (making->panel), request, NULL, callback,
                           g_atomic_rc_box_acquire (making));
}

static gint64
count_finish (GObject      *source,
              GAsyncResult *result)
{
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);
  const PteroPagination *pagination = answer != NULL ? ptero_answer_get_pagination (answer) : NULL;

  return pagination != NULL ? (gint64) pagination->total : -1;
}

static void
counted_before_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Making *making = user_data;

  /* What comes too late may count what was made. */
  if (making->wanted == 0)
    making->before = count_finish (source, result);
  making_unref (making);
}

static void
tell (Making *making,
      gint64  now)
{
  g_autoptr(GtkWidget) pane = g_weak_ref_get (&making->pane);
  guint n_new = (guint) CLAMP (now - making->before, 0, (gint64) making->wanted);
  g_autofree char *made = NULL;

  if (pane == NULL || now < 0 || making->before < 0)
    return;

  made = g_strdup_printf (ngettext ("%'u allocation made", "%'u allocations made", n_new), n_new);
  if (n_new < making->wanted)
    /* Translators: first "5 allocations made", then a number */
    ptero_panel_toast (pane, _("%s, %'u existed already"), made, making->wanted - n_new);
  else
    ptero_panel_toast (pane, "%s", made);
}

static void
counted_after_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Making *making = user_data;

  tell (making, count_finish (source, result));
  making_unref (making);
}

/* What failed was neither made nor there. */
static void
job_finished_cb (PteroJob *job,
                 Making   *making)
{
  g_autoptr(GtkWidget) pane = g_weak_ref_get (&making->pane);

  if (pane == NULL)
    return;

  ptero_list_pane_take_job (PTERO_LIST_PANE (pane), job);
  if (ptero_job_get_n_failed (job) == 0 && ptero_job_get_n_left_out (job) == 0)
    count (making, counted_after_cb);
}

/* Goes on with the ranges after the first one. */
static void
make_rest (PteroListPane *pane,
           PteroForm     *form,
           GPtrArray     *ranges,
           Making        *making)
{
  g_autofree char *address = ptero_form_dup_string (form, "ip");
  g_autofree char *title = NULL;
  g_autoptr(PteroJob) job = NULL;

  /* Translators: %s is an address or a network */
  title = g_strdup_printf (_("New Allocations on %s"), address);
  job = ptero_request_job_new (title);
  for (guint i = 1; i < ranges->len; i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_CREATE,
                                                           "node", making->node, NULL);
      g_autofree char *name = g_strdup_printf ("%s:%s", address, (char *) ranges->pdata[i]);

      ptero_form_fill (form, request);
      set_range (request, ranges->pdata[i]);
      ptero_request_job_add (PTERO_REQUEST_JOB (job), making->panel, request, name);
    }
  g_signal_connect_data (job, "finished", G_CALLBACK (job_finished_cb),
                         g_atomic_rc_box_acquire (making), (GClosureNotify) making_unref, 0);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

static void
first_done_cb (PteroListPane   *pane,
               PteroAnswer     *answer,
               PteroFormDialog *dialog)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  Making *making = g_object_get_data (G_OBJECT (dialog), "making");
  g_autofree char *address = ptero_form_dup_string (form, "ip");
  g_autoptr(GPtrArray) ranges = NULL;
  guint n_ports;

  ranges = list_ranges (form, &n_ports);
  g_return_if_fail (ranges != NULL);

  making->wanted = n_ports * ptero_address_range_get_n_hosts (address);
  ptero_list_pane_refresh (pane);
  if (ranges->len > 1)
    make_rest (pane, form, ranges, making);
  else
    count (making, counted_after_cb);
}

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  const char *node = g_object_get_data (G_OBJECT (pane), "node");
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_CREATE,
                                                       "node", node, NULL);
  GtkWidget *form = ptero_form_new (fields, G_N_ELEMENTS (fields));
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form),
                                                   ptero_list_pane_get_panel (pane), request,
                                                   _("_Create"));
  Making *making = making_new (pane);

  ptero_form_dialog_set_fill (dialog, fill);
  ptero_form_add_widget (PTERO_FORM (form),
                         ptero_admin_allocation_preview_new (ptero_list_pane_get_panel (pane), node,
                                                             dialog));
  g_object_set_data_full (G_OBJECT (dialog), "making", making, making_unref);
  count (making, counted_before_cb);
  g_signal_connect_object (dialog, "done", G_CALLBACK (first_done_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New Allocations"), GTK_WIDGET (pane));
}

static gboolean
has_server (PteroListPane *pane,
            gpointer       item)
{
  return names_server (item);
}

static void
open_run (PteroListPane *pane,
          GPtrArray     *items)
{
  PteroAppServer *server = PTERO_ALLOCATION (items->pdata[0])->server;

  if (server != NULL)
    ptero_admin_kind_follow (&ptero_admin_server_kind, GTK_WIDGET (pane), server->id, server->name);
}

static gboolean
is_free (PteroListPane *pane,
         gpointer       item)
{
  return !PTERO_ALLOCATION (item)->assigned;
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  g_autofree char *id = dup_id (item);

  return ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATION_DELETE, "node",
                            g_object_get_data (G_OBJECT (pane), "node"), "allocation", id, NULL);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Remove %u Allocation",
                                                      "Remove %u Allocations", items->len),
                                            items->len);

  ptero_list_delete (pane, items, title,
                     _("No server uses what is removed here. It can be made again."), create_delete,
                     dup_address);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Allocations…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, create_run },
  { "server", N_("Show _Server"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT | PTERO_VERB_LINK,
    open_run, has_server },
  { "delete", N_("_Remove…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    delete_run, is_free, "Delete" },
};

static const PteroListFilter filters[] = {
  { "filter[ip]", N_("Address") },
  { "filter[port]", N_("Port") },
  { "filter[ip_alias]", N_("Alias") },
  { NULL, N_("Server"), "server" },
  { "filter[server_id]", N_("Number of the Server") },
  { NULL }
};

static gboolean
is_assigned (gpointer item)
{
  return PTERO_ALLOCATION (item)->assigned;
}

/* The panel finds those that no server has, but not those that any has: api/application.md 2.1. */
static const PteroListChoice choices[] = {
  { "all", N_("All") },
  { "free", N_("Free"), "filter[server_id]", "0" },
  { "used", N_("In Use"), .fits = is_assigned },
  { NULL }
};

static const PteroListInfo info = {
  .id = "allocations",
  .columns = ptero_admin_allocation_columns,
  .n_columns = G_N_ELEMENTS (ptero_admin_allocation_columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "network-wired-symbolic",
  .empty_title = N_("No Allocations"),
  .empty_description = N_("An allocation is an address and a port that a server of this node can use"),
  .per_page = 100,
  .filters = filters,
  .choices = choices,
};

/**
 * ptero_admin_allocations_new:
 * @panel: a panel
 * @jobs: where long work goes
 * @node: the id of a node
 *
 * Returns: (transfer floating): the allocations of the node
 */
GtkWidget *
ptero_admin_allocations_new (PteroPanel    *panel,
                             PteroJobQueue *jobs,
                             gint64         node)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, node);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node",
                                                       id, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_CREATE,
                                                        "node", id, NULL);
  GtkWidget *pane;

  ptero_request_set_query (request, "include", "server");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  g_object_set_data_full (G_OBJECT (pane), "node", g_steal_pointer (&id), g_free);
  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}
