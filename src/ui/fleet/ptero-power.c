/* ptero-power.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-power.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-alert.h"
#include "ptero-format.h"
#include "ptero-job-text.h"
#include "ptero-panel-link.h"
#include "ptero-toast.h"

/* as far as somebody sees at a glance what is selected */
#define MANY 20

static void
retry_clicked_cb (AdwToast *toast,
                  PteroJob *job)
{
  ptero_job_retry (job);
}

static char *
describe_action_failed (PteroPowerSignal  signal,
                        const char       *name)
{
  switch (signal)
    {
    /* Translators: %s is the name of a server */
    case PTERO_POWER_START: return g_strdup_printf (_("“%s” was not started"), name);
    /* Translators: %s is the name of a server */
    case PTERO_POWER_STOP: return g_strdup_printf (_("“%s” was not stopped"), name);
    /* Translators: %s is the name of a server */
    case PTERO_POWER_RESTART: return g_strdup_printf (_("“%s” was not restarted"), name);
    /* Translators: %s is the name of a server */
    case PTERO_POWER_KILL: return g_strdup_printf (_("“%s” was not killed"), name);
    default: g_assert_not_reached ();
    }
}

static char *
describe_failure (PteroPowerSignal  signal,
                  PteroJobTarget   *target)
{
  PteroFleetServer *server = ptero_job_target_get_object (target);
  g_autofree char *name = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
  g_autofree char *what = describe_action_failed (signal, name);
  g_autofree char *why = ptero_job_describe_message (target);

  if (why == NULL)
    return g_steal_pointer (&what);

  /* Translators: what did not work: why */
  return g_strdup_printf (_("%s: %s"), what, why);
}

/* A job on one server says nothing when it worked: the row shows it. */
static void
single_finished_cb (PteroJob  *job,
                    GtkWidget *widget)
{
  g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), 0);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  AdwToast *toast;

  if (ptero_job_target_get_status (target) != PTERO_TARGET_FAILED)
    return;

  text = describe_failure (ptero_power_job_get_signal (PTERO_POWER_JOB (job)), target);
  markup = g_markup_escape_text (text, -1);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _("Retry"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (retry_clicked_cb), job, 0);
  ptero_toast_show (widget, toast);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  gboolean confirmed = ptero_alert_confirm_finish (GTK_WIDGET (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, confirmed);
}

static gboolean
needs_question (PteroPowerSignal signal,
                guint            n_servers)
{
  return signal == PTERO_POWER_KILL || (signal != PTERO_POWER_START && n_servers > MANY);
}

/* One server is asked about by name, which is to kill it. */
static char *
describe_heading (PteroPowerSignal  signal,
                  GListModel       *servers)
{
  const guint n_servers = g_list_model_get_n_items (servers);
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, 0);
  g_autofree char *name = NULL;

  if (signal == PTERO_POWER_STOP)
    return g_strdup_printf (ngettext ("Stop %'u Server?", "Stop %'u Servers?", n_servers),
                            n_servers);
  if (signal == PTERO_POWER_RESTART)
    return g_strdup_printf (ngettext ("Restart %'u Server?", "Restart %'u Servers?", n_servers),
                            n_servers);
  if (n_servers > 1)
    return g_strdup_printf (ngettext ("Kill %'u Server?", "Kill %'u Servers?", n_servers),
                            n_servers);

  name = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);

  /* Translators: %s is the name of a server */
  return g_strdup_printf (_("Kill “%s”?"), name);
}

/* Servers of several panels may have one name. */
static char *
describe_servers (GListModel *servers)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, 0);
  g_autofree char *name = NULL;

  if (g_list_model_get_n_items (servers) > 1)
    return ptero_fleet_describe_servers (servers);

  name = ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (server)));

  /* Translators: %s is the name of a panel */
  return g_strdup_printf (_("It is a server of “%s”."), name);
}

static char *
describe_outcome (PteroPowerSignal         signal,
                  GListModel              *servers,
                  const PteroFleetLeftOut *left_out)
{
  const char *text = signal == PTERO_POWER_KILL
                       ? _("The process ends at once, without saving. What is not on disk yet is lost, and files that are being written may be damaged.")
                       : _("Everybody who plays there is disconnected.");
  g_autofree char *which = describe_servers (servers);
  g_autofree char *left = left_out != NULL ? ptero_fleet_describe_left_out (left_out) : NULL;

  return g_strdup_printf ("%s\n\n%s%s%s", which, text, left != NULL ? "\n\n" : "", left != NULL ? left : "");
}

static const char *
get_confirm_label (PteroPowerSignal signal)
{
  switch (signal)
    {
    case PTERO_POWER_STOP: return _("_Stop");
    case PTERO_POWER_RESTART: return _("_Restart");
    default: return _("_Kill");
    }
}

/**
 * ptero_power_confirm_async:
 * @widget: where the question belongs to
 * @signal: a power action
 * @servers: a list of [class@Ptero.FleetServer]
 * @left_out: (nullable): how many more were meant
 * @cancellable: (nullable): makes any answer a refusal
 * @callback: called when it was answered
 * @user_data: for @callback
 *
 * Asks before a power action that may lose data, which is to kill, and before
 * one that stops more servers than somebody sees at once; agrees at once to
 * any other.
 */
void
ptero_power_confirm_async (GtkWidget               *widget,
                           PteroPowerSignal         signal,
                           GListModel              *servers,
                           const PteroFleetLeftOut *left_out,
                           GCancellable            *cancellable,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  g_autoptr(GTask) task = g_task_new (widget, cancellable, callback, user_data);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  guint n_servers;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_LIST_MODEL (servers));

  g_task_set_source_tag (task, ptero_power_confirm_async);
  n_servers = g_list_model_get_n_items (servers);

  if (n_servers == 0 || !needs_question (signal, n_servers))
    {
      g_task_return_boolean (task, n_servers > 0);
      return;
    }

  heading = describe_heading (signal, servers);
  body = describe_outcome (signal, servers, left_out);
  ptero_alert_confirm_async (widget, heading, body, get_confirm_label (signal), cancellable,
                             confirmed_cb, g_steal_pointer (&task));
}

/**
 * ptero_power_confirm_finish:
 * @widget: where the question belongs to
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether to go on
 */
gboolean
ptero_power_confirm_finish (GtkWidget     *widget,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, widget), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_power_start_job:
 * @widget: where it was asked for
 * @jobs: the queue
 * @job: a [class@Ptero.PowerJob]
 *
 * Starts @job. If it is on a single server and fails, a toast says so and
 * offers to retry.
 */
void
ptero_power_start_job (GtkWidget     *widget,
                       PteroJobQueue *jobs,
                       PteroJob      *job)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_JOB_QUEUE (jobs));
  g_return_if_fail (PTERO_IS_POWER_JOB (job));

  if (g_list_model_get_n_items (ptero_job_get_targets (job)) == 1)
    g_signal_connect_object (job, "finished", G_CALLBACK (single_finished_cb), widget, 0);
  ptero_job_queue_add (jobs, job);
}

/**
 * ptero_power_start:
 * @widget: where it was asked for
 * @jobs: the queue
 * @signal: a power action
 * @servers: a list of [class@Ptero.FleetServer], not empty
 *
 * Starts a job that does @signal on @servers. If it is a single one and fails,
 * a toast says so and offers to retry.
 *
 * Returns: (transfer none): the job, which the queue owns
 */
PteroJob *
ptero_power_start (GtkWidget        *widget,
                   PteroJobQueue    *jobs,
                   PteroPowerSignal  signal,
                   GListModel       *servers)
{
  g_autoptr(PteroJob) job = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);
  g_return_val_if_fail (g_list_model_get_n_items (servers) > 0, NULL);

  job = ptero_power_job_new (signal, servers);
  ptero_power_start_job (widget, jobs, job);

  return job;
}

/**
 * ptero_power_explain:
 * @widget: where it was asked for
 * @signal: a power action
 * @servers: a list of [class@Ptero.FleetServer] that it fits none of
 *
 * Says why nothing happens.
 */
void
ptero_power_explain (GtkWidget        *widget,
                     PteroPowerSignal  signal,
                     GListModel       *servers)
{
  g_autoptr(PteroFleetServer) server = NULL;
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_LIST_MODEL (servers));

  server = g_list_model_get_item (servers, 0);
  if (server == NULL)
    return;

  if (g_list_model_get_n_items (servers) == 1)
    {
      name = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
      what = describe_action_failed (signal, name);
      /* Translators: what did not work: why */
      text = g_strdup_printf (_("%s: %s"), what, ptero_power_describe_misfit (server, signal));
    }
  else
    {
      text = g_strdup (ptero_fleet_describe_no_power (signal));
    }
  markup = g_markup_escape_text (text, -1);
  ptero_toast_show (widget, adw_toast_new (markup));
}

/**
 * ptero_power_open_in_panel:
 * @widget: where it was asked for
 * @server: a server
 *
 * Opens the page of @server on its panel, in the browser.
 */
void
ptero_power_open_in_panel (GtkWidget        *widget,
                           PteroFleetServer *server)
{
  PteroServer *resource;
  g_autofree char *page = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  /* a panel knows a server by either, and the long one is always there */
  resource = ptero_fleet_server_get_server (server);
  page = ptero_address_get_server_page (ptero_panel_get_address (ptero_fleet_server_get_panel (server)),
                                        resource->identifier != NULL
                                          ? resource->identifier
                                          : resource->uuid);
  ptero_panel_link_open (widget, page);
}
