/* ptero-past-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-past-job.h"

#include <glib/gi18n.h>

/**
 * PteroPastJob:
 *
 * A job that was finished in an earlier run of the program, or that ended with
 * it. What it would take to do it again is gone, so that it cannot be retried;
 * but a power action that some servers were never asked for can be had of them
 * by another job.
 */
struct _PteroPastJob
{
  PteroJob          parent_instance;

  PteroJobKind      kind;
  gboolean          is_power;
  PteroPowerSignal  signal;    /* where it was one */
};

G_DEFINE_FINAL_TYPE (PteroPastJob, ptero_past_job, PTERO_TYPE_JOB)

static void
ptero_past_job_class_init (PteroPastJobClass *klass)
{
}

static void
ptero_past_job_init (PteroPastJob *self)
{
}

static void
add_target (PteroPastJob    *self,
            PteroJobResult  *result,
            PteroPanelStore *panels)
{
  PteroPanel *panel = ptero_panel_store_find (panels, result->panel_id);
  g_autoptr(PteroJobTarget) target = NULL;

  target = ptero_job_target_new_ended (panel, result->server, result->name, result->status,
                                       result->message, result->elapsed);
  ptero_job_restore_target (PTERO_JOB (self), target);
}

/* Microseconds since 1970; a moment that no calendar has becomes the first one. */
static GDateTime *
create_time (gint64 moment)
{
  GDateTime *time = g_date_time_new_from_unix_local (moment / G_USEC_PER_SEC);

  return time != NULL ? time : g_date_time_new_from_unix_local (0);
}

/**
 * ptero_past_job_new:
 * @record: what is known of it
 * @panels: the panels
 *
 * Returns: (transfer full): the job
 */
PteroPastJob *
ptero_past_job_new (PteroJobRecord  *record,
                    PteroPanelStore *panels)
{
  PteroPastJob *self = g_object_new (PTERO_TYPE_PAST_JOB, "title", record->title, NULL);
  g_autoptr(GDateTime) started_at = create_time (record->started);
  g_autoptr(GDateTime) finished_at = create_time (record->finished);

  self->kind = ptero_job_kind_from_nick (record->kind);
  if (self->kind == PTERO_JOB_KIND_ANY)
    self->kind = PTERO_JOB_KIND_OTHER;
  self->is_power = ptero_power_signal_from_wire (record->signal, &self->signal);

  for (guint i = 0; i < record->results->len; i++)
    add_target (self, g_ptr_array_index (record->results, i), panels);
  ptero_job_restore (PTERO_JOB (self), started_at, finished_at);

  return self;
}

/**
 * ptero_past_job_get_kind:
 * @self: a past job
 *
 * Returns: what it was about
 */
PteroJobKind
ptero_past_job_get_kind (PteroPastJob *self)
{
  g_return_val_if_fail (PTERO_IS_PAST_JOB (self), PTERO_JOB_KIND_OTHER);

  return self->kind;
}

/**
 * ptero_past_job_get_signal:
 * @self: a past job
 * @signal: (out): the power action
 *
 * Returns: whether it was one
 */
gboolean
ptero_past_job_get_signal (PteroPastJob     *self,
                           PteroPowerSignal *signal)
{
  g_return_val_if_fail (PTERO_IS_PAST_JOB (self), FALSE);

  if (!self->is_power)
    return FALSE;

  *signal = self->signal;

  return TRUE;
}

static PteroFleetServer *
find_unsent (PteroPastJob   *self,
             PteroFleet     *fleet,
             PteroJobTarget *target)
{
  PteroPanel *panel = ptero_job_target_get_panel (target);
  const char *uuid = ptero_job_target_get_server (target);
  g_autofree char *key = NULL;

  if (!self->is_power || panel == NULL || uuid == NULL ||
      ptero_job_target_get_status (target) != PTERO_TARGET_WAITING)
    return NULL;

  key = g_strdup_printf ("%s/%s", ptero_panel_get_id (panel), uuid);

  return ptero_fleet_find (fleet, key);
}

/**
 * ptero_past_job_dup_unsent:
 * @self: a past job
 * @fleet: the servers
 *
 * Returns: (transfer full): the [class@Ptero.FleetServer]s that it was to be done with, but that
 *   were not asked; none if it was no power action
 */
GListModel *
ptero_past_job_dup_unsent (PteroPastJob *self,
                           PteroFleet   *fleet)
{
  GListStore *servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  GListModel *targets = ptero_job_get_targets (PTERO_JOB (self));

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);
      PteroFleetServer *server = find_unsent (self, fleet, target);

      if (server != NULL)
        g_list_store_append (servers, server);
    }

  return G_LIST_MODEL (servers);
}

/**
 * ptero_past_job_give_up_unsent:
 * @self: a past job
 * @fleet: the servers
 *
 * Leaves out the servers that were not asked, as another job has asked them.
 */
void
ptero_past_job_give_up_unsent (PteroPastJob *self,
                               PteroFleet   *fleet)
{
  GListModel *targets = ptero_job_get_targets (PTERO_JOB (self));

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);

      if (find_unsent (self, fleet, target) != NULL)
        ptero_job_leave_out_target (PTERO_JOB (self), target, _("Left to a later job"));
    }
}
