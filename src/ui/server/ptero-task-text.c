/* ptero-task-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-task-text.h"

#include <glib/gi18n.h>

#include "ptero-format.h"

static const struct { const char *signal; const char *title; const char *icon_name; } signals[] = {
  { "start", N_("Start"), "ptero-start-symbolic" },
  { "stop", N_("Stop"), "ptero-stop-symbolic" },
  { "restart", N_("Restart"), "ptero-restart-symbolic" },
  { "kill", N_("Kill"), "ptero-kill-symbolic" },
};

static gboolean
is (PteroTaskDraft *task,
    const char     *action)
{
  return g_strcmp0 (task->action, action) == 0;
}

static int
find_signal (PteroTaskDraft *task)
{
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    if (is (task, "power") && g_strcmp0 (signals[i].signal, task->payload) == 0)
      return (int) i;

  return -1;
}

/**
 * ptero_task_draft_dup_title:
 * @task: a task
 *
 * Returns: (transfer full): what it does
 */
char *
ptero_task_draft_dup_title (PteroTaskDraft *task)
{
  int signal = find_signal (task);

  g_return_val_if_fail (PTERO_IS_TASK_DRAFT (task), NULL);

  if (signal >= 0)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, signals[signal].title));
  if (is (task, "command"))
    return g_strdup (_("Send Command"));
  if (is (task, "backup"))
    return g_strdup (_("Create Backup"));

  return ptero_text_make_safe (is (task, "power") ? task->payload : task->action);
}

/**
 * ptero_task_draft_dup_subtitle:
 * @task: a task
 *
 * Returns: (transfer full): with what it does it, in one line of plain text
 */
char *
ptero_task_draft_dup_subtitle (PteroTaskDraft *task)
{
  g_autofree char *safe = NULL;

  g_return_val_if_fail (PTERO_IS_TASK_DRAFT (task), NULL);

  if (is (task, "power"))
    return g_strdup (_("Power action"));
  if (is (task, "backup"))
    {
      g_autofree char *text = g_strstrip (g_strdelimit (g_strdup (task->payload), "\r", '\n'));
      g_auto(GStrv) lines = g_strsplit (text, "\n", 50);
      g_autofree char *patterns = g_strjoinv (", ", lines);

      safe = ptero_text_make_safe (patterns);
      /* Translators: %s are patterns of files */
      return *safe != '\0' ? g_strdup_printf (_("without %s"), safe) : g_strdup (_("of all files"));
    }

  safe = g_strstrip (ptero_text_make_safe (task->payload));

  return *safe != '\0' ? g_steal_pointer (&safe) : g_strdup (PTERO_NO_VALUE);
}

/**
 * ptero_task_draft_dup_delay:
 * @task: a task
 * @position: its place, from 0
 *
 * Returns: (transfer full): when it runs
 */
char *
ptero_task_draft_dup_delay (PteroTaskDraft *task,
                            guint           position)
{
  int seconds;

  g_return_val_if_fail (PTERO_IS_TASK_DRAFT (task), NULL);

  if (task->time_offset <= 0)
    return g_strdup (_("at once"));
  seconds = (int) MIN (task->time_offset, G_MAXINT);

  /* Translators: seconds after the begin, and after the task before */
  return position == 0 ? g_strdup_printf (_("after %d s"),
                                          seconds) : g_strdup_printf (_("%d s later"), seconds);
}

/**
 * ptero_task_draft_get_icon:
 * @task: a task
 *
 * Returns: (transfer none): its icon
 */
const char *
ptero_task_draft_get_icon (PteroTaskDraft *task)
{
  int signal = find_signal (task);

  if (signal >= 0)
    return signals[signal].icon_name;
  if (is (task, "backup"))
    return "drive-harddisk-symbolic";

  return is (task, "power") ? "ptero-power-symbolic" : "utilities-terminal-symbolic";
}
