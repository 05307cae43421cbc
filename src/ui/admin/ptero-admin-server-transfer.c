/* ptero-admin-server-transfer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-server-transfer.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-admin-load.h"
#include "ptero-allocation.h"
#include "ptero-app-server.h"
#include "ptero-form-dialog.h"
#include "ptero-panel-toast.h"
#include "ptero-send.h"

/* api/differences.md 3.3; its other addresses are left to the panel */
static const PteroFormField fields[] = {
  { NULL, N_("Transfer"), PTERO_FORM_HEADING,
    N_("The files of the server go to another node. Nobody can use it meanwhile.") },
  { "node_id", N_("Node"), PTERO_FORM_CHOICE },
  { "allocation_id", N_("Address"), PTERO_FORM_CHOICE },
};

/* What belongs to the form: it goes with it. */
typedef struct
{
  PteroPanel   *panel;
  GCancellable *cancellable;
  char         *node;       /* (nullable): whose addresses are asked for, or there */
} Transfer;

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_cancellable_cancel (transfer->cancellable);
  g_clear_object (&transfer->cancellable);
  g_object_unref (transfer->panel);
  g_free (transfer->node);
  g_free (transfer);
}

static void
allocations_cb (GtkWidget  *form,
                GListModel *allocations)
{
  Transfer *transfer = g_object_get_data (G_OBJECT (form), "transfer");
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; allocations != NULL && i < g_list_model_get_n_items (allocations); i++)
    {
      g_autoptr(PteroAllocation) allocation = g_list_model_get_item (allocations, i);

      if (allocation->assigned || allocation->ip == NULL)
        continue;
      g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT, allocation->id));
      g_ptr_array_add (titles, ptero_address_join_port (allocation->ip, allocation->port));
    }
  if (values->len == 0)
    ptero_form_complain (PTERO_FORM (form), "node_id",
                         allocations != NULL
                           ? _("This node has no free address")
                           : _("The addresses of this node could not be read"));
  ptero_form_take_choices (PTERO_FORM (form), "allocation_id", values, titles);
  if (allocations == NULL)
    g_clear_pointer (&transfer->node, g_free);   /* to be asked for again */
}

static void
changed_cb (PteroForm *form)
{
  Transfer *transfer = g_object_get_data (G_OBJECT (form), "transfer");
  g_autofree char *node = ptero_form_dup_string (form, "node_id");
  static const char *const none[] = { NULL };
  g_autoptr(PteroRequest) request = NULL;

  if (*node == '\0' || g_strcmp0 (transfer->node, node) == 0)
    return;

  g_free (transfer->node);
  transfer->node = g_strdup (node);
  g_cancellable_cancel (transfer->cancellable);
  g_clear_object (&transfer->cancellable);
  transfer->cancellable = g_cancellable_new ();
  ptero_form_set_choices (form, "allocation_id", none, none);
  request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_LIST, "node", node, NULL);
  ptero_request_set_query (request, "filter[server_id]", "0");
  ptero_admin_load_all (GTK_WIDGET (form), transfer->panel, request, transfer->cancellable,
                        allocations_cb);
}

static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  g_autofree char *node = ptero_form_dup_string (form, "node_id");
  g_autofree char *allocation = ptero_form_dup_string (form, "allocation_id");

  ptero_request_set_int (request, "node_id", g_ascii_strtoll (node, NULL, 10));
  ptero_request_set_int (request, "allocation_id", g_ascii_strtoll (allocation, NULL, 10));
}

static gboolean
check (PteroForm *form)
{
  Transfer *transfer = g_object_get_data (G_OBJECT (form), "transfer");
  g_autofree char *allocation = ptero_form_dup_string (form, "allocation_id");

  if (*allocation != '\0')
    return TRUE;

  ptero_form_complain (form, "allocation_id", transfer->node != NULL
                         ? _("Choose an address")
                         : _("The addresses of this node are not there yet"));
  changed_cb (form);   /* asks again where that failed */

  return FALSE;
}

static void
done_cb (PteroFacts *facts)
{
  ptero_panel_toast (GTK_WIDGET (facts), "%s", _("The server is on its way to the other node"));
  ptero_facts_refresh (facts);
}

static void
present (PteroFacts     *facts,
         PteroAppServer *server,
         GPtrArray      *values,
         GPtrArray      *titles)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, server->id);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_SERVER_TRANSFER,
                                                       "server", id, NULL);
  PteroFormDialog *dialog;
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->panel = g_object_ref (ptero_facts_get_panel (facts));
  g_object_set_data_full (G_OBJECT (form), "transfer", transfer, transfer_free);
  ptero_form_take_choices (form, "node_id", values, titles);
  dialog = ptero_form_dialog_new (form, transfer->panel, request, _("_Transfer"));
  ptero_form_dialog_set_fill (dialog, fill);
  ptero_form_dialog_set_check (dialog, check);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), facts, G_CONNECT_SWAPPED);
  g_signal_connect (form, "changed", G_CALLBACK (changed_cb), NULL);
  ptero_form_dialog_present (dialog, _("Transfer Server"), GTK_WIDGET (facts));
  changed_cb (form);
}

static void
nodes_cb (GtkWidget  *facts,
          GListModel *nodes)
{
  PteroAppServer *server = ptero_facts_get_item (PTERO_FACTS (facts));
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  if (nodes == NULL || server == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (nodes, i);

      if (node->id == server->node_id)
        continue;
      g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT, node->id));
      g_ptr_array_add (titles, g_strdup (node->name != NULL
                                           ? node->name
                                           : values->pdata[values->len - 1]));
    }
  if (values->len == 0)
    ptero_panel_toast (facts, "%s", _("There is no other node"));
  else
    present (PTERO_FACTS (facts), server, values, titles);
}

/**
 * ptero_admin_server_transfer:
 * @facts: where it was asked for
 * @server: (type PteroAppServer): a server of a Pelican panel
 *
 * Lets the person choose the node that the server moves to. Whoever asks again
 * before the nodes are known gets it once.
 */
void
ptero_admin_server_transfer (PteroFacts *facts,
                             gpointer    server)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_LIST, NULL);

  ptero_admin_load_all (GTK_WIDGET (facts), ptero_facts_get_panel (facts), request,
                        ptero_admin_load_begin (GTK_WIDGET (facts)), nodes_cb);
}

/**
 * ptero_admin_server_stop_transfer:
 * @facts: where it was asked for
 * @server: (type PteroAppServer): a server of a Pelican panel
 *
 * Has the server stay where it is. The panel refuses where that is not possible.
 */
void
ptero_admin_server_stop_transfer (PteroFacts *facts,
                                  gpointer    server)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_APP_SERVER (server)->id);
  g_autoptr(PteroRequest) request =
    ptero_request_new (PTERO_ENDPOINT_PELICAN_SERVER_CANCEL_TRANSFER, "server", id, NULL);

  ptero_send (GTK_WIDGET (facts), ptero_facts_get_panel (facts), request,
              _("The transfer is stopped"), NULL);
}
