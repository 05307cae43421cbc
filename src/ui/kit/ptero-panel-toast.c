/* ptero-panel-toast.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-format.h"
#include "ptero-job-message.h"
#include "ptero-panel-toast.h"
#include "ptero-toast.h"

/* Why something failed is a sentence that takes a while to read. */
#define FAILURE_SECONDS 10

/* Returns: (transfer full): says @text, which is made safe and is no markup */
static AdwToast *
create_toast (const char *text)
{
  g_autofree char *safe = ptero_text_make_safe (text);
  g_autofree char *escaped = g_markup_escape_text (safe, -1);

  return adw_toast_new (escaped);
}

/**
 * ptero_panel_toast:
 * @widget: (nullable): a widget in the window
 * @format: what to say, as for printf()
 * @...: its arguments, which may be names that panels made up
 *
 * Says something in passing. The text is made safe and is not markup.
 */
void
ptero_panel_toast (GtkWidget  *widget,
                   const char *format,
                   ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (widget == NULL)
    return;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  ptero_toast_show (widget, create_toast (text));
}

/**
 * ptero_panel_toast_job:
 * @widget: what asked for it
 * @job: a job that is finished
 *
 * Says why the job failed, if it did.
 */
void
ptero_panel_toast_job (GtkWidget *widget,
                       PteroJob  *job)
{
  GListModel *targets;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PTERO_IS_JOB (job));

  targets = ptero_job_get_targets (job);
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);
      g_autofree char *message = ptero_job_describe_message (target);

      if (ptero_job_target_get_status (target) == PTERO_TARGET_FAILED && message != NULL)
        {
          AdwToast *toast = create_toast (message);

          /* at once, before what was said until now */
          adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
          adw_toast_set_timeout (toast, FAILURE_SECONDS);
          ptero_toast_show (widget, toast);
          return;
        }
    }
}
