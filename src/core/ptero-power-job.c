/* ptero-power-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-power-job.h"

#include <glib/gi18n.h>

#include "ptero-power-warning.h"
#include "ptero-text.h"

/**
 * PteroPowerJob:
 *
 * One power action on some servers.
 *
 * A target is done when the server got where the action leads to: it runs
 * again after a restart, is offline after a stop. It failed when the panel
 * refused, or when the server did not get there. It is left out when the action
 * does not fit its state, and fails at once when the server is not on its panel
 * any more or the panel is removed. Panels take turns. The players may be warned before.
 */
struct _PteroPowerJob
{
  PteroJob          parent_instance;

  PteroPowerSignal  signal;
  char             *warning;          /* a command; NULL: nobody is warned */
  guint             warning_seconds;
};

G_DEFINE_FINAL_TYPE (PteroPowerJob, ptero_power_job, PTERO_TYPE_JOB)

/* One target that runs. */
typedef struct
{
  PteroPowerJob    *job;
  PteroJobTarget   *target;
  PteroFleetServer *server;
  GCancellable     *cancellable;      /* cancelled with the job, and when the server is gone */
  GCancellable     *job_cancellable;
  gulong            cancelled_id;
  gulong            job_cancelled_id;
  gint64            begun;            /* ms after the target began */
} Run;

static void
run_free (Run *run)
{
  g_signal_handlers_disconnect_by_data (run->server, run);

  /* not g_cancellable_disconnect(): it would wait for itself in the handler */
  g_clear_signal_handler (&run->cancelled_id, run->cancellable);
  g_clear_signal_handler (&run->job_cancelled_id, run->job_cancellable);

  g_object_unref (run->job);
  g_object_unref (run->target);
  g_object_unref (run->server);
  g_object_unref (run->cancellable);
  g_object_unref (run->job_cancellable);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static GError *
create_gone_error (Run *run)
{
  g_autofree char *panel =
    ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (run->server)));

  /* Translators: %s is the name of a panel */
  return g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED,
                      _("The server is no longer on “%s”, or the panel was removed"), panel);
}

/* Ends the target, and @run. */
static void
end (Run          *run,
     const GError *error,
     const char   *message)
{
  g_autoptr(Run) owned = run;
  g_autoptr(GError) gone = NULL;

  if (error != NULL && ptero_fleet_server_get_gone (run->server))
    {
      gone = create_gone_error (run);
      error = gone;
      message = NULL;
    }

  ptero_job_target_done (PTERO_JOB (run->job), run->target, error, message);
}

static void
fail (Run        *run,
      const char *message)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, message);

  end (run, error, NULL);
}

static char *
describe_success (Run *run)
{
  int seconds = (int) ((ptero_job_target_get_elapsed (run->target) - run->begun + 500) / 1000);

  switch (run->job->signal)
    {
    case PTERO_POWER_RESTART:
      return g_strdup_printf (ngettext ("Running again after %d second",
                                        "Running again after %d seconds", seconds), seconds);

    case PTERO_POWER_START:
      return g_strdup_printf (ngettext ("Running after %d second", "Running after %d seconds",
                                        seconds), seconds);

    default:
      return g_strdup_printf (ngettext ("Offline after %d second", "Offline after %d seconds",
                                        seconds), seconds);
    }
}

static gboolean
is_reached (PteroPowerSignal signal,
            PteroServerState state)
{
  if (signal == PTERO_POWER_START || signal == PTERO_POWER_RESTART)
    return state == PTERO_SERVER_STATE_RUNNING;

  return state == PTERO_SERVER_STATE_OFFLINE || state == PTERO_SERVER_STATE_CRASHED;
}

/* The action is not under way any more: has it worked? */
static void
judge (Run *run)
{
  PteroServerState state = ptero_fleet_server_get_state (run->server);
  g_autofree char *message = NULL;

  if (ptero_fleet_server_get_away (run->server) || ptero_fleet_server_get_gone (run->server))
    {
      fail (run, _("The panel cannot be reached any more"));
      return;
    }

  if (is_reached (run->job->signal, state))
    {
      message = describe_success (run);
      end (run, NULL, message);
      return;
    }

  if (state == PTERO_SERVER_STATE_CRASHED)
    {
      fail (run, _("It stopped by itself while starting"));
      return;
    }

  /* Translators: %s is the state of a server, e.g. “Stopping” */
  message = g_strdup_printf (_("It did not get there in time and is in the state “%s”"),
                             ptero_server_state_get_label (state));
  fail (run, message);
}

/* By somebody who wanted another thing, which is no failure. */
static void
give_way (Run *run)
{
  g_autoptr(Run) owned = run;

  ptero_job_leave_out_target (PTERO_JOB (run->job), run->target, _("Replaced by another action"));
}

static void
pending_changed_cb (Run *run)
{
  if (ptero_fleet_server_get_pending (run->server) &&
      ptero_fleet_server_get_pending_signal (run->server) == run->job->signal)
    return;

  if (ptero_fleet_server_get_pending (run->server))
    give_way (run);
  else
    judge (run);
}

static void
cancelled_cb (GCancellable *cancellable,
              Run          *run)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                 _("Not waited for any longer"));

  end (run, error, error->message);
}

/* Whatever it waits for. */
static void
stop_cb (Run *run)
{
  g_cancellable_cancel (run->cancellable);
}

static void
follow (Run *run)
{
  run->cancelled_id = g_signal_connect (run->cancellable, "cancelled", G_CALLBACK (cancelled_cb),
                                        run);
  g_signal_connect_swapped (run->server, "notify::pending", G_CALLBACK (pending_changed_cb), run);
  g_signal_connect_swapped (run->server, "notify::pending-signal", G_CALLBACK (pending_changed_cb),
                            run);
  pending_changed_cb (run);
}

static void
power_sent_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  if (!ptero_fleet_server_power_finish (PTERO_FLEET_SERVER (object), result, &error))
    end (run, error, NULL);
  else
    follow (run);
}

static const char *
describe_misfit (PteroServerState state)
{
  switch (state)
    {
    case PTERO_SERVER_STATE_OFFLINE:
    case PTERO_SERVER_STATE_CRASHED:
      return _("It is not running");

    case PTERO_SERVER_STATE_RUNNING:
      return _("It is running already");

    case PTERO_SERVER_STATE_STARTING:
      return _("It is starting already");

    case PTERO_SERVER_STATE_STOPPING:
      return _("It is stopping");

    default:
      return ptero_server_state_get_label (state);
    }
}

static void
begin (Run *run)
{
  PteroPowerSignal signal = run->job->signal;
  PteroServerState state = ptero_fleet_server_get_state (run->server);

  if (!ptero_fleet_server_fits (run->server, signal) && !ptero_fleet_server_get_gone (run->server))
    {
      g_autoptr(Run) owned = run;

      ptero_job_leave_out_target (PTERO_JOB (run->job), run->target, describe_misfit (state));
      return;
    }

  if (!ptero_fleet_server_can_power (run->server, signal))
    {
      fail (run, ptero_power_describe_misfit (run->server, signal));
      return;
    }

  run->begun = ptero_job_target_get_elapsed (run->target);
  ptero_job_target_set_status (run->target, PTERO_TARGET_RUNNING, NULL);
  ptero_fleet_server_power_async (run->server, signal, run->cancellable, power_sent_cb, run);
}

static void
warned_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  if (ptero_power_warning_run_finish (PTERO_FLEET_SERVER (object), result, &error))
    begin (run);
  else
    end (run, error, NULL);
}

static void
set_off (Run *run)
{
  PteroPowerJob *self = run->job;

  if (self->warning != NULL && ptero_fleet_server_can_power (run->server, self->signal))
    ptero_power_warning_run_async (run->server, run->target, self->warning, self->warning_seconds,
                                   run->cancellable, warned_cb, run);
  else
    begin (run);
}

static void
state_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);

  if (answer != NULL)
    {
      ptero_fleet_server_take_stats (run->server, ptero_answer_get_resource (answer));
      set_off (run);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ptero_fleet_server_take_error (run->server, error);
  end (run, error, NULL);
}

/* That its node did not answer when it was asked last is no reason to leave a server out: it is
 * asked again. */
static void
read_state (Run *run)
{
  g_autoptr(PteroRequest) request = NULL;

  request = ptero_request_new (PTERO_ENDPOINT_SERVER_RESOURCES, "server",
                               ptero_fleet_server_get_uuid (run->server), NULL);
  ptero_request_set_priority (request, PTERO_PRIORITY_USER);
  ptero_client_send_async (ptero_panel_get_client (ptero_fleet_server_get_panel (run->server)),
                           request, run->cancellable,
                           state_read_cb, run);
}

static void
ptero_power_job_run_target (PteroJob       *job,
                            PteroJobTarget *target,
                            GCancellable   *cancellable)
{
  Run *run = g_new0 (Run, 1);

  run->job = g_object_ref (PTERO_POWER_JOB (job));
  run->target = g_object_ref (target);
  run->server = g_object_ref (ptero_job_target_get_object (target));
  run->cancellable = g_cancellable_new ();
  run->job_cancellable = g_object_ref (cancellable);
  run->job_cancelled_id = g_signal_connect_swapped (cancellable, "cancelled", G_CALLBACK (stop_cb),
                                                    run);
  g_signal_connect_swapped (run->server, "notify::gone", G_CALLBACK (stop_cb), run);

  if (ptero_fleet_server_get_state (run->server) == PTERO_SERVER_STATE_NODE_DOWN &&
      !ptero_fleet_server_get_away (run->server))
    read_state (run);
  else
    set_off (run);
}

static void
ptero_power_job_finalize (GObject *object)
{
  g_free (PTERO_POWER_JOB (object)->warning);

  G_OBJECT_CLASS (ptero_power_job_parent_class)->finalize (object);
}

static void
ptero_power_job_class_init (PteroPowerJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_power_job_finalize;
  PTERO_JOB_CLASS (klass)->run_target = ptero_power_job_run_target;
}

static void
ptero_power_job_init (PteroPowerJob *self)
{
}

static char *
format_title (PteroPowerSignal  signal,
              GListModel       *servers)
{
  guint n_servers = g_list_model_get_n_items (servers);

  if (n_servers == 1)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, 0);
      const char *name = ptero_fleet_server_get_server (server)->name;

      switch (signal)
        {
        case PTERO_POWER_START:
          return g_strdup_printf (_("Start %s"), name);
        case PTERO_POWER_STOP:
          return g_strdup_printf (_("Stop %s"), name);
        case PTERO_POWER_RESTART:
          return g_strdup_printf (_("Restart %s"), name);
        case PTERO_POWER_KILL:
        default:
          return g_strdup_printf (_("Kill %s"), name);
        }
    }

  switch (signal)
    {
    case PTERO_POWER_START:
      return g_strdup_printf (ngettext ("Start %u Server", "Start %u Servers", n_servers),
                              n_servers);
    case PTERO_POWER_STOP:
      return g_strdup_printf (ngettext ("Stop %u Server", "Stop %u Servers", n_servers), n_servers);
    case PTERO_POWER_RESTART:
      return g_strdup_printf (ngettext ("Restart %u Server", "Restart %u Servers", n_servers),
                              n_servers);
    case PTERO_POWER_KILL:
    default:
      return g_strdup_printf (ngettext ("Kill %u Server", "Kill %u Servers", n_servers), n_servers);
    }
}

/**
 * ptero_power_job_new:
 * @signal: what to do
 * @servers: a list of [class@Ptero.FleetServer], read at once
 *
 * Returns: (transfer full): a job that is not started
 */
PteroJob *
ptero_power_job_new (PteroPowerSignal  signal,
                     GListModel       *servers)
{
  g_autofree char *title = NULL;
  PteroPowerJob *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (servers), NULL);

  title = format_title (signal, servers);
  self = g_object_new (PTERO_TYPE_POWER_JOB, "title", title, NULL);
  self->signal = signal;

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      ptero_job_add_server (PTERO_JOB (self), server);
    }

  return PTERO_JOB (self);
}

/**
 * ptero_power_job_get_signal:
 * @self: a job
 *
 * Returns: what it does
 */
PteroPowerSignal
ptero_power_job_get_signal (PteroPowerJob *self)
{
  g_return_val_if_fail (PTERO_IS_POWER_JOB (self), PTERO_POWER_START);

  return self->signal;
}

/**
 * ptero_power_job_set_warning:
 * @self: a job that is not started
 * @command: what the console of each server is told before; `{time}` becomes the time that is left
 * @seconds: how long before
 *
 * Has the players warned, again and again. Whoever cannot be warned is left
 * alone, and so is everybody if the job is cancelled meanwhile.
 */
void
ptero_power_job_set_warning (PteroPowerJob *self,
                             const char    *command,
                             guint          seconds)
{
  guint n_targets;

  g_return_if_fail (PTERO_IS_POWER_JOB (self));
  g_return_if_fail (command != NULL);

  g_free (self->warning);
  self->warning = g_strdup (command);
  self->warning_seconds = seconds;
  /* nobody waits for the count-down of another server */
  n_targets = g_list_model_get_n_items (ptero_job_get_targets (PTERO_JOB (self)));
  ptero_job_set_width (PTERO_JOB (self), MAX (1, n_targets));
}

/**
 * ptero_power_job_get_warns:
 * @self: a job
 *
 * Returns: whether servers that are worked on may not have been asked yet, as players are warned
 */
gboolean
ptero_power_job_get_warns (PteroPowerJob *self)
{
  g_return_val_if_fail (PTERO_IS_POWER_JOB (self), FALSE);

  return self->warning != NULL;
}

/**
 * ptero_power_describe_misfit:
 * @server: a server
 * @signal: a power action that cannot be done with @server now
 *
 * Returns: (transfer none): why not, for people
 */
const char *
ptero_power_describe_misfit (PteroFleetServer *server,
                             PteroPowerSignal  signal)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);

  if (ptero_fleet_server_get_pending (server))
    return _("Another action is under way");
  if (ptero_fleet_server_fits (server, signal))
    return _("The panel cannot be reached");

  return describe_misfit (ptero_fleet_server_get_state (server));
}
