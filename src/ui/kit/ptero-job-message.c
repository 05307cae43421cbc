/* ptero-job-message.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-message.h"

#include <glib/gi18n.h>

#include "ptero-error-text.h"
#include "ptero-format.h"

/* A refusal tells in the words of who refused; what libraries say of files and of the wire, or what
 * is wrong with an answer, is neither for people nor translated. */
static char *
describe_reason (const GError *error)
{
  return ptero_error_is_worded (error)
           ? ptero_text_make_safe (error->message)
           : ptero_error_describe (error);
}

/**
 * ptero_job_describe_message:
 * @target: a target of a job
 *
 * Returns: (transfer full) (nullable): how it ended, why it failed, or what it waits for, safe to
 *   show
 */
char *
ptero_job_describe_message (PteroJobTarget *target)
{
  const char *message = ptero_job_target_get_message (target);
  gboolean failed = ptero_job_target_get_status (target) == PTERO_TARGET_FAILED;
  const GError *error = failed ? ptero_job_target_get_error (target) : NULL;
  g_autofree char *safe = message != NULL ? ptero_text_make_safe (message) : NULL;
  g_autofree char *reason = error != NULL ? describe_reason (error) : NULL;

  if (reason == NULL)
    return g_steal_pointer (&safe);
  if (safe == NULL)
    return g_steal_pointer (&reason);

  /* Translators: what failed, and why */
  return g_strdup_printf (_("%s: %s"), safe, reason);
}
