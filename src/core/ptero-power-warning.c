/* ptero-power-warning.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-power-warning.h"

#include <glib/gi18n.h>

#define TICK 250   /* ms */

/* The seconds before the end at which the players are told, once more. */
static const guint marks[] = { 600, 300, 120, 60, 30, 10, 5 };

/* A count-down. */
typedef struct
{
  PteroJobTarget *target;
  char           *command;
  gint64          deadline;   /* 0: nobody was told yet */
  guint           told;       /* the seconds that were left when they were told last */
  gboolean        over;
} Warning;

static void
warning_free (Warning *warning)
{
  g_object_unref (warning->target);
  g_free (warning->command);
  g_free (warning);
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  Warning *warning = g_task_get_task_data (task);

  if (warning->over)
    return;

  /* The time begins when they know of it, however long the panel let that wait */
  if (answer != NULL && warning->deadline == 0)
    warning->deadline = g_get_monotonic_time () + (gint64) warning->told * G_USEC_PER_SEC;
  if (answer != NULL)
    return;

  /* Nobody goes down unwarned. */
  warning->over = TRUE;
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell (GTask *task,
      guint  seconds)
{
  PteroFleetServer *server = g_task_get_source_object (task);
  Warning *warning = g_task_get_task_data (task);
  g_auto(GStrv) parts = g_strsplit (warning->command, PTERO_POWER_WARNING_TIME, -1);
  g_autofree char *left = ptero_power_warning_dup_time (seconds);
  g_autofree char *command = g_strjoinv (left, parts);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_COMMAND, "server",
                                                       ptero_fleet_server_get_server (server)->uuid,
                                                       NULL);

  warning->told = seconds;
  ptero_request_set_string (request, "command", command);
  ptero_client_send_async (ptero_panel_get_client (ptero_fleet_server_get_panel (server)), request,
                           g_task_get_cancellable (task),
                           told_cb, g_object_ref (task));
}

static gboolean
is_mark_passed (Warning *warning,
                guint    seconds)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i] < warning->told && marks[i] >= seconds)
      return TRUE;

  return FALSE;
}

static gboolean
tick_cb (gpointer user_data)
{
  GTask *task = user_data;
  Warning *warning = g_task_get_task_data (task);
  gboolean cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (task));
  gint64 left = (warning->deadline - g_get_monotonic_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autofree char *time = NULL;
  g_autofree char *message = NULL;

  if (warning->over)
    return G_SOURCE_REMOVE;

  if (warning->deadline == 0 && !cancelled)
    return G_SOURCE_CONTINUE;

  if (left <= 0 || cancelled)
    {
      warning->over = TRUE;
      g_task_return_boolean (task, TRUE);
      return G_SOURCE_REMOVE;
    }

  time = ptero_power_warning_dup_time ((guint) left);
  /* Translators: %s is a time, e.g. “30 seconds” */
  message = g_strdup_printf (_("The players are warned, %s left"), time);
  ptero_job_target_set_status (warning->target, PTERO_TARGET_RUNNING, message);
  if (is_mark_passed (warning, (guint) left))
    tell (task, (guint) left);

  return G_SOURCE_CONTINUE;
}

/**
 * ptero_power_warning_run_async:
 * @server: a server
 * @target: the target of a job, whose message tells how much time is left
 * @command: what its console is told; `{time}` becomes the time that is left
 * @seconds: how long it takes
 * @cancellable: ends it
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Tells the players of @server that it goes down, again and again until the
 * time is over, which begins when they are told first.
 */
void
ptero_power_warning_run_async (PteroFleetServer    *server,
                               PteroJobTarget      *target,
                               const char          *command,
                               guint                seconds,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (server, cancellable, callback, user_data);
  Warning *warning = g_new0 (Warning, 1);

  g_task_set_source_tag (task, ptero_power_warning_run_async);
  warning->target = g_object_ref (target);
  warning->command = g_strdup (command);
  g_task_set_task_data (task, warning, (GDestroyNotify) warning_free);
  tell (task, seconds);
  g_timeout_add_full (G_PRIORITY_DEFAULT, TICK, tick_cb, g_object_ref (task), g_object_unref);
}

/**
 * ptero_power_warning_run_finish:
 * @server: a server
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the time is over and the players were told
 */
gboolean
ptero_power_warning_run_finish (PteroFleetServer  *server,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, server), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_power_warning_dup_time:
 * @seconds: a time
 *
 * Returns: (transfer full): it in words
 */
char *
ptero_power_warning_dup_time (guint seconds)
{
  if (seconds >= 60 && seconds % 60 == 0)
    return g_strdup_printf (ngettext ("%u minute", "%u minutes", seconds / 60), seconds / 60);

  return g_strdup_printf (ngettext ("%u second", "%u seconds", seconds), seconds);
}
