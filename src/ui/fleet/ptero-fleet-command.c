/* ptero-fleet-command.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-command.h"

#include <glib/gi18n.h>

#include "ptero-fleet-server.h"
#include "ptero-form-dialog.h"
#include "ptero-request-job.h"

static const PteroFormField command_fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING,
    N_("It is sent to the console of each server. One that is not running refuses it.") },
  { "command", N_("Command"), PTERO_FORM_TEXT, .min = 1, .max = 2000 },
};

static const PteroFormField backup_fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING,
    N_("Each server gets a backup of its own. One that has all the backups it may have refuses it; nothing is deleted.") },
  { "name", N_("Name"), PTERO_FORM_TEXT, N_("Empty for the date and the time"), .max = 191 },
};

static const struct
{
  const PteroFormField *fields;
  gsize                 n_fields;
  const char           *member;      /* of the request and the form; not sent if it is empty */
  PteroEndpoint         endpoint;
  const char           *action;
} orders[] = {
  [PTERO_FLEET_ORDER_COMMAND] = { command_fields, G_N_ELEMENTS (command_fields), "command",
                                  PTERO_ENDPOINT_SERVER_COMMAND, N_("_Send") },
  [PTERO_FLEET_ORDER_BACKUP] = { backup_fields, G_N_ELEMENTS (backup_fields), "name",
                                 PTERO_ENDPOINT_BACKUP_CREATE, N_("_Create") },
};

static char *
describe_question (PteroFleetOrder order,
                   guint           n_servers,
                   guint           n_selected)
{
  if (order == PTERO_FLEET_ORDER_BACKUP && n_servers == n_selected)
    return g_strdup_printf (ngettext ("Create a Backup of %'u Server",
                                      "Create a Backup of %'u Servers", n_servers), n_servers);
  if (order == PTERO_FLEET_ORDER_BACKUP)
    return g_strdup_printf (ngettext ("Create a Backup of %'u of %'u Server",
                                      "Create a Backup of %'u of %'u Servers", n_selected),
                            n_servers, n_selected);
  if (n_servers == n_selected)
    return g_strdup_printf (ngettext ("Send a Command to %'u Server",
                                      "Send a Command to %'u Servers", n_servers), n_servers);

  return g_strdup_printf (ngettext ("Send a Command to %'u of %'u Server",
                                    "Send a Command to %'u of %'u Servers", n_selected),
                          n_servers, n_selected);
}

static char *
describe_job (PteroFleetOrder order,
              guint           n_servers)
{
  if (order == PTERO_FLEET_ORDER_BACKUP)
    return g_strdup_printf (ngettext ("Backup of %'u Server", "Backup of %'u Servers", n_servers),
                            n_servers);

  return g_strdup_printf (ngettext ("Command to %'u Server", "Command to %'u Servers", n_servers),
                          n_servers);
}

static void
done_cb (PteroJobQueue   *jobs,
         PteroAnswer     *answer,
         PteroFormDialog *dialog)
{
  GListModel *servers = g_object_get_data (G_OBJECT (dialog), "servers");
  PteroFleetOrder order = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "order"));
  g_autofree char *value = ptero_form_dup_string (ptero_form_dialog_get_form (dialog),
                                                  orders[order].member);
  guint n_servers = g_list_model_get_n_items (servers);
  g_autofree char *title = describe_job (order, n_servers);
  g_autoptr(PteroJob) job = ptero_request_job_new (title);

  for (guint i = 0; i < n_servers; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);
      g_autoptr(PteroRequest) request = NULL;

      request = ptero_request_new (orders[order].endpoint, "server",
                                   ptero_fleet_server_get_server (server)->uuid, NULL);
      if (value != NULL && *value != '\0')
        ptero_request_set_string (request, orders[order].member, value);
      ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_fleet_server_get_panel (server),
                             request,
                             ptero_fleet_server_get_server (server)->name);
    }
  ptero_job_queue_add (jobs, job);
}

/* As long as the state is not known it may fit. */
static gboolean
fits (PteroFleetOrder   order,
      PteroFleetServer *server)
{
  PteroServerState state = ptero_fleet_server_get_state (server);

  if (!ptero_fleet_server_is_within_reach (server) || ptero_server_state_is_conflict (state))
    return FALSE;

  return order == PTERO_FLEET_ORDER_BACKUP ||
         (state != PTERO_SERVER_STATE_OFFLINE && state != PTERO_SERVER_STATE_CRASHED);
}

/**
 * ptero_fleet_command_count:
 * @order: what is to be sent
 * @servers: a list of [class@Ptero.FleetServer]
 *
 * Returns: for how many of @servers it is of use in the state that they are in
 */
guint
ptero_fleet_command_count (PteroFleetOrder  order,
                           GListModel      *servers)
{
  guint n_fit = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (servers), 0);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      n_fit += fits (order, server);
    }

  return n_fit;
}

/**
 * ptero_fleet_command_filter:
 * @order: what is to be sent
 * @servers: a list of [class@Ptero.FleetServer]
 *
 * Returns: (transfer full): those for which it is of use in the state that they are in
 */
GListModel *
ptero_fleet_command_filter (PteroFleetOrder  order,
                            GListModel      *servers)
{
  GListStore *fitting = g_list_store_new (PTERO_TYPE_FLEET_SERVER);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      if (fits (order, server))
        g_list_store_append (fitting, server);
    }

  return G_LIST_MODEL (fitting);
}

/**
 * ptero_fleet_command_describe:
 * @order: what is to be sent
 * @n_fit: for how many of the selected servers it is of use
 * @n_selected: how many are selected
 *
 * Returns: (transfer full): "Send Command…", or "Command to 4 of 5…"
 */
char *
ptero_fleet_command_describe (PteroFleetOrder order,
                              guint           n_fit,
                              guint           n_selected)
{
  const gboolean all = n_fit == 0 || n_fit == n_selected;

  if (order == PTERO_FLEET_ORDER_BACKUP)
    return all ? g_strdup (_("Create Backup…"))
               /* Translators: makes a backup of so many of so many servers */
               : g_strdup_printf (_("Back Up %'u of %'u…"), n_fit, n_selected);

  return all ? g_strdup (_("Send Command…"))
             /* Translators: sends a command to so many of so many servers */
             : g_strdup_printf (_("Command to %'u of %'u…"), n_fit, n_selected);
}

/* What is said above the fields, in the form, which keeps it. */
static PteroForm *
create_form (PteroFleetOrder          order,
             const PteroFleetLeftOut *left_out)
{
  g_autofree char *rest = ptero_fleet_describe_left_out (left_out);
  g_autofree PteroFormField *fields = NULL;
  g_autofree char *text = NULL;
  GtkWidget *form;

  if (rest == NULL)
    return PTERO_FORM (ptero_form_new (orders[order].fields, orders[order].n_fields));

  fields = g_memdup2 (orders[order].fields, orders[order].n_fields * sizeof *fields);
  text = g_strdup_printf ("%s\n%s", _(fields[0].hint), rest);
  fields[0].hint = text;
  form = ptero_form_new (fields, orders[order].n_fields);
  g_object_set_data_full (G_OBJECT (form), "fields", g_steal_pointer (&fields), g_free);
  g_object_set_data_full (G_OBJECT (form), "text", g_steal_pointer (&text), g_free);

  return PTERO_FORM (form);
}

/**
 * ptero_fleet_command_ask:
 * @widget: where it was asked for
 * @order: what is to be sent
 * @jobs: where it goes
 * @servers: a list of [class@Ptero.FleetServer], not empty
 * @left_out: how many more were meant
 *
 * Asks for what has to be known and sends it to each server, as a job that
 * tells what became of each.
 */
void
ptero_fleet_command_ask (GtkWidget               *widget,
                         PteroFleetOrder          order,
                         PteroJobQueue           *jobs,
                         GListModel              *servers,
                         const PteroFleetLeftOut *left_out)
{
  g_autofree char *title = NULL;
  PteroFormDialog *dialog;
  guint n_servers;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_JOB_QUEUE (jobs));
  g_return_if_fail (g_list_model_get_n_items (servers) > 0);

  n_servers = g_list_model_get_n_items (servers);
  title = describe_question (order, n_servers, n_servers + left_out->n_unfit);
  dialog = ptero_form_dialog_new (create_form (order, left_out), NULL, NULL,
                                  _(orders[order].action));
  g_object_set_data_full (G_OBJECT (dialog), "servers", g_object_ref (servers), g_object_unref);
  g_object_set_data (G_OBJECT (dialog), "order", GUINT_TO_POINTER (order));
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), jobs, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, title, widget);
}
