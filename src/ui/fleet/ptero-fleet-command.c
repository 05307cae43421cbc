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

static const PteroFormField fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING, N_("It is sent to the console of each server. One that is not running refuses it.") },
  { "command", N_("Command"), PTERO_FORM_TEXT, .min = 1, .max = 2000 },
};

static void
done_cb (PteroJobQueue   *jobs,
         PteroAnswer     *answer,
         PteroFormDialog *dialog)
{
  GListModel *servers = g_object_get_data (G_OBJECT (dialog), "servers");
  g_autofree char *command = ptero_form_dup_string (ptero_form_dialog_get_form (dialog), "command");
  guint n_servers = g_list_model_get_n_items (servers);
  g_autofree char *title = g_strdup_printf (ngettext ("Command to %u Server", "Command to %u Servers", n_servers), n_servers);
  g_autoptr(PteroJob) job = ptero_request_job_new (title);

  for (guint i = 0; i < n_servers; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);
      g_autoptr(PteroRequest) request = NULL;

      request = ptero_request_new (PTERO_ENDPOINT_SERVER_COMMAND, "server", ptero_fleet_server_get_server (server)->uuid, NULL);
      ptero_request_set_string (request, "command", command);
      ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_fleet_server_get_panel (server), request,
                             ptero_fleet_server_get_server (server)->name);
    }
  ptero_job_queue_add (jobs, job);
}

/**
 * ptero_fleet_command_ask:
 * @widget: where it was asked for
 * @jobs: where it goes
 * @servers: a list of [class@Ptero.FleetServer], not empty
 *
 * Asks for a command and sends it to each server, as a job that tells what
 * became of each.
 */
void
ptero_fleet_command_ask (GtkWidget     *widget,
                         PteroJobQueue *jobs,
                         GListModel    *servers)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  PteroFormDialog *dialog = ptero_form_dialog_new (form, NULL, NULL, _("_Send"));
  guint n_servers = g_list_model_get_n_items (servers);
  g_autofree char *title = g_strdup_printf (ngettext ("Send a Command to %u Server", "Send a Command to %u Servers", n_servers), n_servers);

  g_return_if_fail (n_servers > 0);

  g_object_set_data_full (G_OBJECT (dialog), "servers", g_object_ref (servers), g_object_unref);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), jobs, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, title, widget);
}
