/* ptero-pause.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-pause.h"

/**
 * ptero_source_clear: (skip)
 * @source: (inout) (nullable): a source, or nothing
 *
 * Has it call nobody any more.
 */
void
ptero_source_clear (GSource **source)
{
  g_return_if_fail (source != NULL);

  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/**
 * ptero_pause_start: (skip)
 * @pause: (inout) (nullable): the pause before this one, if any, whose place it takes
 * @task: (transfer full): what waits
 * @milliseconds: how long
 * @callback: called with @task
 *
 * Waits in the context of a task. If that is cancelled meanwhile it wakes up at
 * once.
 */
void
ptero_pause_start (GSource     **pause,
                   GTask        *task,
                   guint         milliseconds,
                   GSourceFunc   callback)
{
  g_return_if_fail (pause != NULL);
  g_return_if_fail (G_IS_TASK (task));

  ptero_source_clear (pause);
  *pause = g_timeout_source_new (milliseconds);
  g_source_set_callback (*pause, callback, task, g_object_unref);

  if (g_task_get_cancellable (task) != NULL)
    {
      g_autoptr(GSource) cancelled = g_cancellable_source_new (g_task_get_cancellable (task));

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (*pause, cancelled);
    }

  g_source_attach (*pause, g_task_get_context (task));
}
