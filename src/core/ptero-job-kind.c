/* ptero-job-kind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-kind.h"

#include "ptero-move-job.h"
#include "ptero-past-job.h"
#include "ptero-power-job.h"
#include "ptero-request.h"
#include "ptero-transfer-job.h"

static const char *const nicks[] = {
  [PTERO_JOB_KIND_POWER] = "power",
  [PTERO_JOB_KIND_TRANSFER] = "transfer",
  [PTERO_JOB_KIND_FILES] = "files",
  [PTERO_JOB_KIND_BACKUPS] = "backups",
  [PTERO_JOB_KIND_COMMANDS] = "commands",
  [PTERO_JOB_KIND_ADMINISTRATION] = "administration",
  [PTERO_JOB_KIND_OTHER] = "other",
  [PTERO_JOB_KIND_ANY] = "any",
};

/* What a request is for, by its route: from the first one to the last. */
static const struct
{
  PteroEndpoint first;
  PteroEndpoint last;
  PteroJobKind  kind;
} routes[] = {
  { PTERO_ENDPOINT_SERVER_COMMAND, PTERO_ENDPOINT_SERVER_COMMAND, PTERO_JOB_KIND_COMMANDS },
  { PTERO_ENDPOINT_FILES_LIST, PTERO_ENDPOINT_FILE_UPLOAD, PTERO_JOB_KIND_FILES },
  { PTERO_ENDPOINT_BACKUPS_LIST, PTERO_ENDPOINT_BACKUP_DELETE, PTERO_JOB_KIND_BACKUPS },
};

static PteroJobKind
get_kind_of_request (PteroRequest *request)
{
  PteroEndpoint endpoint = ptero_request_get_endpoint (request);

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (endpoint >= routes[i].first && endpoint <= routes[i].last)
        return routes[i].kind;
    }

  return ptero_endpoint_get_info (endpoint)->api == PTERO_API_APPLICATION
           ? PTERO_JOB_KIND_ADMINISTRATION
           : PTERO_JOB_KIND_OTHER;
}

/**
 * ptero_job_get_kind:
 * @job: a job
 *
 * Returns: what it is about
 */
PteroJobKind
ptero_job_get_kind (PteroJob *job)
{
  g_autoptr(PteroJobTarget) target = NULL;

  g_return_val_if_fail (PTERO_IS_JOB (job), PTERO_JOB_KIND_OTHER);

  if (PTERO_IS_PAST_JOB (job))
    return ptero_past_job_get_kind (PTERO_PAST_JOB (job));
  if (PTERO_IS_POWER_JOB (job))
    return PTERO_JOB_KIND_POWER;
  if (PTERO_IS_TRANSFER_JOB (job))
    return PTERO_JOB_KIND_TRANSFER;
  if (PTERO_IS_MOVE_JOB (job))
    return PTERO_JOB_KIND_FILES;

  /* All requests of a job are alike. */
  target = g_list_model_get_item (ptero_job_get_targets (job), 0);
  if (target != NULL && PTERO_IS_REQUEST (ptero_job_target_get_object (target)))
    return get_kind_of_request (ptero_job_target_get_object (target));

  return PTERO_JOB_KIND_OTHER;
}

/**
 * ptero_job_kind_get_nick:
 * @self: a kind
 *
 * Returns: (transfer none): its name in actions and in what is stored, which never changes
 */
const char *
ptero_job_kind_get_nick (PteroJobKind self)
{
  g_return_val_if_fail (self <= PTERO_JOB_KIND_ANY, NULL);

  return nicks[self];
}

/**
 * ptero_job_kind_from_nick:
 * @nick: (nullable): a name
 *
 * Returns: the kind, %PTERO_JOB_KIND_ANY if there is none of that name
 */
PteroJobKind
ptero_job_kind_from_nick (const char *nick)
{
  for (guint i = 0; i < PTERO_N_JOB_KINDS; i++)
    {
      if (g_strcmp0 (nicks[i], nick) == 0)
        return i;
    }

  return PTERO_JOB_KIND_ANY;
}
