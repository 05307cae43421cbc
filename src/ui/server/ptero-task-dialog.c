/* ptero-task-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-task-dialog.h"

#include <glib/gi18n.h>

#include "ptero-form-dialog.h"

#define WAIT_FIELD { "time_offset", N_("Wait Before"), PTERO_FORM_INTEGER, N_("Seconds after the task before, at most 900"), 0, PTERO_TASK_MAX_OFFSET }
#define GOES_ON_FIELD { "continue_on_failure", N_("Go On After a Failure"), PTERO_FORM_SWITCH, N_("The next task runs even if this one fails") }

static char *
check_command (const char *text)
{
  return strpbrk (text, "\r\n") != NULL ? g_strdup (_("A command is one line")) : NULL;
}

static const PteroFormField command_fields[] = {
  { "payload", N_("Command"), PTERO_FORM_TEXT, N_("As you would type it into the console"),
    .min = 1, .check = check_command },
  WAIT_FIELD,
  GOES_ON_FIELD,
};

static const PteroFormField power_fields[] = {
  { "payload", N_("Action"), PTERO_FORM_CHOICE },
  WAIT_FIELD,
  GOES_ON_FIELD,
};

static const PteroFormField backup_fields[] = {
  { "payload", N_("Files to Leave Out"), PTERO_FORM_LINES,
    N_("A pattern on each line, as in .gitignore; empty for those of the file .pteroignore") },
  WAIT_FIELD,
  GOES_ON_FIELD,
};

static const char *const power_values[] = { "start", "restart", "stop", "kill", NULL };

static GtkWidget *
create_form (PteroTaskDraft *task)
{
  GtkWidget *form;

  if (g_str_equal (task->action, "power"))
    {
      const char *const titles[] = { _("Start"), _("Restart"), _("Stop"), _("Kill"), NULL };

      form = ptero_form_new (power_fields, G_N_ELEMENTS (power_fields));
      ptero_form_set_choices (PTERO_FORM (form), "payload", power_values, titles);
    }
  else if (g_str_equal (task->action, "backup"))
    {
      form = ptero_form_new (backup_fields, G_N_ELEMENTS (backup_fields));
    }
  else
    {
      form = ptero_form_new (command_fields, G_N_ELEMENTS (command_fields));
    }

  ptero_form_set_string (PTERO_FORM (form), "payload", task->payload);
  ptero_form_set_int (PTERO_FORM (form), "time_offset",
                      CLAMP (task->time_offset, 0, PTERO_TASK_MAX_OFFSET));
  ptero_form_set_boolean (PTERO_FORM (form), "continue_on_failure", task->continue_on_failure);

  return form;
}

static void
done_cb (PteroFormDialog *dialog,
         PteroAnswer     *answer,
         PteroTaskDraft  *task)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  g_autofree char *payload = ptero_form_dup_string (form, "payload");

  ptero_task_draft_set (task, task->action, payload, ptero_form_get_int (form, "time_offset"),
                        ptero_form_get_boolean (form, "continue_on_failure"));
}

static const char *
get_title (PteroTaskDraft *task)
{
  if (g_str_equal (task->action, "power"))
    return _("Power Action");

  return g_str_equal (task->action, "backup") ? _("Create Backup") : _("Send Command");
}

/**
 * ptero_task_dialog_present:
 * @task: a task, which is changed when the person is done
 * @is_new: whether it is to be added
 * @parent: a widget in the window the dialog is for
 * @done: called, swapped, with @user_data and @task when it was changed
 * @user_data: (type GObject): not called if it is gone by then
 *
 * Has a task edited. Nothing is sent.
 */
void
ptero_task_dialog_present (PteroTaskDraft *task,
                           gboolean        is_new,
                           GtkWidget      *parent,
                           GCallback       done,
                           gpointer        user_data)
{
  PteroFormDialog *dialog;

  g_return_if_fail (PTERO_IS_TASK_DRAFT (task));

  dialog = ptero_form_dialog_new (PTERO_FORM (create_form (task)), NULL, NULL,
                                  is_new ? _("_Add") : _("_Apply"));
  g_signal_connect_data (dialog, "done", G_CALLBACK (done_cb), g_object_ref (task),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  g_signal_connect_object (dialog, "done", done, user_data, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, get_title (task), parent);
}
