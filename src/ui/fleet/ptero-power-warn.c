/* ptero-power-warn.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-power-warn.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-form-dialog.h"
#include "ptero-power-job.h"
#include "ptero-power-warning.h"
#include "ptero-power.h"
#include "ptero-settings.h"
#include "ptero-toast.h"

static const char *const actions[] = { "restart", "stop", NULL };
static const char *const times[] = { "30", "60", "120", "300", "600", "900", NULL };

static const PteroFormField fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING,
    N_("The console is told at once and again as the end comes near. Until then it can be cancelled under Jobs.") },
  { "action", N_("Then"), PTERO_FORM_CHOICE },
  { "seconds", N_("After"), PTERO_FORM_CHOICE },
  { "command", N_("Console Command"), PTERO_FORM_TEXT, N_("{time} becomes the time that is left"),
    .min = 1, .max = 500 },
};

static void
fill_choices (PteroForm *form)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const char *action_titles[] = { _("Restart"), _("Stop"), NULL };

  for (guint i = 0; times[i] != NULL; i++)
    g_ptr_array_add (titles, ptero_power_warning_dup_time ((guint) g_ascii_strtoull (times[i], NULL,
                                                                                     10)));
  g_ptr_array_add (titles, NULL);
  ptero_form_set_choices (form, "action", actions, action_titles);
  ptero_form_set_choices (form, "seconds", times, (const char *const *) titles->pdata);
  ptero_form_set_string (form, "seconds", "60");
}

static char *
dup_command (void)
{
  GSettings *settings = ptero_settings_get_default ();
  g_autofree char *command = settings != NULL
                               ? g_settings_get_string (settings, "power-warning")
                               : NULL;

  if (command != NULL && *command != '\0')
    return g_steal_pointer (&command);

  /* Translators: a command of game servers: keep “say” and “{time}” */
  return g_strdup (_("say The server goes down in {time}"));
}

static void
remember_command (const char *command)
{
  GSettings *settings = ptero_settings_get_default ();

  if (settings != NULL)
    g_settings_set_string (settings, "power-warning", command);
}

static void
done_cb (PteroFormDialog *dialog,
         PteroAnswer     *answer,
         GtkWidget       *widget)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  g_autofree char *action = ptero_form_dup_string (form, "action");
  g_autofree char *seconds = ptero_form_dup_string (form, "seconds");
  g_autofree char *command = ptero_form_dup_string (form, "command");
  g_autoptr(PteroJob) job = NULL;
  PteroPowerSignal signal;

  if (!ptero_power_signal_from_wire (action, &signal))
    return;

  remember_command (command);
  job = ptero_power_job_new (signal, g_object_get_data (G_OBJECT (dialog), "servers"));
  ptero_power_job_set_warning (PTERO_POWER_JOB (job), command,
                               (guint) g_ascii_strtoull (seconds, NULL, 10));
  ptero_power_start_job (widget, g_object_get_data (G_OBJECT (dialog), "jobs"), job);
  ptero_toast_show (widget, adw_toast_new (_("The players are warned")));
}

/**
 * ptero_power_warn_ask:
 * @widget: where it was asked for
 * @jobs: the queue
 * @servers: a list of [class@Ptero.FleetServer]
 *
 * Has players warned on the consoles of @servers before these are stopped or
 * restarted, after asking how.
 */
void
ptero_power_warn_ask (GtkWidget     *widget,
                      PteroJobQueue *jobs,
                      GListModel    *servers)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  g_autofree char *command = dup_command ();
  PteroFormDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_JOB_QUEUE (jobs));
  g_return_if_fail (G_IS_LIST_MODEL (servers));

  fill_choices (form);
  ptero_form_set_string (form, "command", command);
  ptero_form_set_unchanged (form);
  dialog = ptero_form_dialog_new (form, NULL, NULL, _("_Warn Players"));
  g_object_set_data_full (G_OBJECT (dialog), "servers", g_object_ref (servers), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "jobs", g_object_ref (jobs), g_object_unref);
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), widget, 0);
  ptero_form_dialog_present (dialog, _("Warn Players First"), widget);
}
