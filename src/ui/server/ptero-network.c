/* ptero-network.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-network.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-address.h"
#include "ptero-alert.h"
#include "ptero-allocation.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-pane.h"
#include "ptero-panel-toast.h"
#include "ptero-request-job.h"
#include "ptero-send.h"

static const char *
get_host (gpointer item)
{
  PteroAllocation *allocation = item;
  const char *host = allocation->ip_alias != NULL && *allocation->ip_alias != '\0'
                       ? allocation->ip_alias
                       : allocation->ip;

  return host != NULL ? host : "";
}

/* What players connect to. */
static char *
dup_full_address (gpointer item)
{
  return ptero_address_join_port (get_host (item), PTERO_ALLOCATION (item)->port);
}

static char *
dup_address (gpointer item)
{
  return g_strdup (get_host (item));
}

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

static char *
dup_notes (gpointer item)
{
  return g_strdup (PTERO_ALLOCATION (item)->notes);
}

static char *
dup_primary (gpointer item)
{
  return PTERO_ALLOCATION (item)->is_default ? g_strdup (_("Primary")) : NULL;
}

static const char *
get_primary_icon (gpointer item)
{
  return PTERO_ALLOCATION (item)->is_default ? "ptero-check-symbolic" : NULL;
}

/* Where something else is shown. */
static char *
dup_ip (gpointer item)
{
  return g_str_equal (get_host (item),
                      PTERO_ALLOCATION (item)->ip != NULL
                        ? PTERO_ALLOCATION (item)->ip
                        : "") ? NULL : g_strdup (PTERO_ALLOCATION (item)->ip);
}

static const PteroColumn columns[] = {
  { "address", N_("Address"), dup_address, PTERO_COLUMN_EXPAND },
  { "port", N_("Port"), dup_port, PTERO_COLUMN_NUMERIC, get_port },
  { "primary", N_("Use"), dup_primary, .get_icon = get_primary_icon },
  { "notes", N_("Notes"), dup_notes, PTERO_COLUMN_EXPAND },
  { "ip", N_("IP Address"), dup_ip, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
};

/* 0 if no port may be added: the panel takes no limit for one of zero. */
static guint
get_limit (PteroListPane *pane)
{
  PteroServer *server =
    ptero_fleet_server_get_server (ptero_access_get_server (ptero_list_pane_get_access (pane)));

  return server->feature_limits != NULL ? (guint) CLAMP (server->feature_limits->allocations, 0,
                                                         G_MAXINT) : 0;
}

static guint
count (PteroListPane *pane)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ptero_list_pane_get_listing (pane)));
}

static char *
summarize (PteroListPane *pane)
{
  guint limit;

  if (ptero_list_pane_get_access (pane) == NULL)
    return NULL;

  limit = get_limit (pane);
  if (limit == 0)
    return g_strdup (_("No more ports are allowed here"));

  return g_strdup_printf (ngettext ("%u of %u port", "%u of %u ports", limit), count (pane), limit);
}

/* The page of the server shows its address too. */
static void
sent_cb (GtkWidget   *pane,
         PteroAnswer *answer)
{
  ptero_list_pane_refresh (PTERO_LIST_PANE (pane));
  ptero_access_refresh (ptero_list_pane_get_access (PTERO_LIST_PANE (pane)));
}

static PteroRequest *
create_request (PteroListPane *pane,
                PteroEndpoint  endpoint,
                gpointer       item)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_ALLOCATION (item)->id);

  return ptero_request_new (endpoint, "server",
                            ptero_access_get_uuid (ptero_list_pane_get_access (pane)), "allocation",
                            id, NULL);
}

static void
added_cb (GtkWidget   *pane,
          PteroAnswer *answer)
{
  PteroResource *allocation = ptero_answer_get_resource (answer);

  if (PTERO_IS_ALLOCATION (allocation))
    {
      g_autofree char *address = dup_full_address (allocation);

      /* Translators: %s is an address and a port */
      ptero_panel_toast (pane, _("%s was added. The server listens there from its next start on."),
                         address);
    }
  sent_cb (pane, answer);
}

static void
add_run (PteroListPane *pane,
         GPtrArray     *items)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ALLOCATION_CREATE, "server",
                                                       ptero_access_get_uuid (ptero_list_pane_get_access (pane)), NULL);

  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, NULL, added_cb);
}

static gboolean
add_fits (PteroListPane *pane,
          gpointer       item)
{
  return ptero_list_pane_get_access (pane) != NULL && count (pane) < get_limit (pane);
}

static char *
add_explain (PteroListPane *pane,
             GPtrArray     *items)
{
  guint limit = ptero_list_pane_get_access (pane) != NULL ? get_limit (pane) : 0;

  if (limit == 0)
    return g_strdup (_("The panel lets this server have no ports but those it has. Whoever runs the panel can change that."));

  return g_strdup_printf (ngettext ("This server has the only port it may have",
                                    "This server has all the %u ports it may have. Remove one first.", limit), limit);
}

static gboolean
is_other (PteroListPane *pane,
          gpointer       item)
{
  return !PTERO_ALLOCATION (item)->is_default;
}

static void
primary_run (PteroListPane *pane,
             GPtrArray     *items)
{
  g_autoptr(PteroRequest) request = create_request (pane, PTERO_ENDPOINT_ALLOCATION_MAKE_PRIMARY,
                                                    items->pdata[0]);

  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request,
              _("This is the primary port now. The server uses it from its next start on."),
              sent_cb);
}

static char *
primary_explain (PteroListPane *pane,
                 GPtrArray     *items)
{
  return items->len == 1 && PTERO_ALLOCATION (items->pdata[0])->is_default
           ? g_strdup (_("It is the primary one already"))
           : NULL;
}

static const PteroFormField notes_fields[] = {
  { "notes", N_("Notes"), PTERO_FORM_TEXT, N_("What this port is for; empty for none"), .max = 191,
    .optional = TRUE },
};

static void
notes_run (PteroListPane *pane,
           GPtrArray     *items)
{
  PteroAllocation *allocation = items->pdata[0];
  PteroForm *form = PTERO_FORM (ptero_form_new (notes_fields, G_N_ELEMENTS (notes_fields)));
  g_autoptr(PteroRequest) request = create_request (pane, PTERO_ENDPOINT_ALLOCATION_UPDATE,
                                                    allocation);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, ptero_list_pane_get_panel (pane), request,
                                                   _("_Save"));
  g_autofree char *address = dup_full_address (allocation);
  g_autofree char *safe = ptero_text_make_safe (address);
  /* Translators: %s is an address and a port */
  g_autofree char *title = g_strdup_printf (_("Notes on %s"), safe);

  ptero_form_set_string (form, "notes", allocation->notes);
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_list_pane_refresh), pane,
                           G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, title, GTK_WIDGET (pane));
}

static void
copy_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autofree char *address = dup_full_address (items->pdata[0]);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (pane)), address);
  ptero_panel_toast (GTK_WIDGET (pane), "%s", _("Copied"));
}

static gboolean
remove_fits (PteroListPane *pane,
             gpointer       item)
{
  return is_other (pane, item) && ptero_list_pane_get_access (pane) != NULL && get_limit (pane) > 0;
}

static char *
remove_explain (PteroListPane *pane,
                GPtrArray     *items)
{
  if (ptero_list_pane_get_access (pane) != NULL && get_limit (pane) == 0)
    return g_strdup (_("The panel lets only its administrators change the ports of this server"));
  for (guint i = 0; i < items->len; i++)
    if (PTERO_ALLOCATION (items->pdata[i])->is_default)
      return g_strdup (_("The primary port cannot be removed. Make another one the primary one first."));

  return NULL;
}

static void
removed_cb (PteroListPane *pane,
            PteroJob      *job)
{
  sent_cb (GTK_WIDGET (pane), NULL);
  ptero_list_pane_take_job (pane, job);
}

static void
remove_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  PteroListPane *pane = PTERO_LIST_PANE (source);
  g_autoptr(GPtrArray) items = user_data;
  g_autoptr(PteroJob) job = NULL;
  g_autofree char *title = NULL;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  if (items->len == 1)
    {
      g_autoptr(PteroRequest) request = create_request (pane, PTERO_ENDPOINT_ALLOCATION_DELETE,
                                                        items->pdata[0]);

      ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request,
                  _("The port was removed"), sent_cb);
      return;
    }

  title = g_strdup_printf (ngettext ("Remove %u Port", "Remove %u Ports", items->len), items->len);
  job = ptero_request_job_new (title);
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr(PteroRequest) request = create_request (pane, PTERO_ENDPOINT_ALLOCATION_DELETE,
                                                        items->pdata[i]);
      g_autofree char *address = dup_full_address (items->pdata[i]);

      ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_list_pane_get_panel (pane), request,
                             address);
    }
  g_signal_connect_object (job, "finished", G_CALLBACK (removed_cb), pane, G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

static void
remove_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *heading = NULL;

  if (items->len == 1)
    {
      g_autofree char *address = dup_full_address (items->pdata[0]);
      g_autofree char *safe = ptero_text_make_safe (address);

      /* Translators: %s is an address and a port */
      heading = g_strdup_printf (_("Remove %s?"), safe);
    }
  else
    {
      heading = g_strdup_printf (ngettext ("Remove %u Port?", "Remove %u Ports?", items->len),
                                 items->len);
    }
  ptero_alert_confirm_async (GTK_WIDGET (pane), heading,
                             _("Another server may get it. Its notes are lost, and the server no longer listens there after its next start."),
                             _("_Remove"), NULL, remove_confirmed_cb, g_ptr_array_ref (items));
}

static const PteroVerb verbs[] = {
  { "add", N_("_Add Port"), "allocation.create", PTERO_VERB_SUGGESTED, add_run, add_fits,
    .explain = add_explain },
  { "notes", N_("Edit _Notes…"), "allocation.update", PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT,
    notes_run, NULL, "F2" },
  { "primary", N_("Make _Primary"), "allocation.update", PTERO_VERB_FOR_ONE, primary_run, is_other,
    .explain = primary_explain },
  { "copy-address", N_("C_opy Address"), NULL, PTERO_VERB_FOR_ONE, copy_run },
  { "remove", N_("_Remove…"), "allocation.delete", PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    remove_run, remove_fits, "Delete", remove_explain },
};

static const PteroListInfo info = {
  .id = "network",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-network-symbolic",
  .empty_title = N_("No Ports"),
  .empty_description = N_("A port is where players and programs reach the server"),
  .summarize = summarize,
};

/**
 * ptero_network_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the addresses and ports of the server
 */
GtkWidget *
ptero_network_new (PteroAccess   *access,
                   PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ALLOCATIONS_LIST, "server",
                                                       ptero_access_get_uuid (access), NULL);
  GtkWidget *pane = ptero_list_pane_new (&info, ptero_access_get_panel (access), request, jobs);

  ptero_list_pane_set_access (PTERO_LIST_PANE (pane), access);

  return pane;
}
