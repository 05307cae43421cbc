/* ptero-schedule-saver.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-schedule-saver.h"

#include <glib/gi18n.h>

#include "ptero-task.h"

/* A schedule and its tasks are many requests: the schedule, then a request for each task that went,
 * came, changed or moved, one after the other. What is done is noted in the draft, so that saving
 * again after a failure goes on where it stopped.
 *
 * A new schedule that is active becomes so when it has all its tasks: half of it might stop a
 * server and not start it. */

typedef struct
{
  PteroPanel     *panel;
  char           *server;
  PteroTaskDraft *task;      /* what the request under way is about */
  gboolean        removing;
  gboolean        is_active; /* as was sent last */
} Save;

static void send_next (GTask *task);

static void
save_free (Save *save)
{
  g_object_unref (save->panel);
  g_clear_object (&save->task);
  g_free (save->server);
  g_free (save);
}

static gint64
get_id (PteroAnswer *answer)
{
  gpointer resource = ptero_answer_get_resource (answer);

  if (PTERO_IS_SCHEDULE (resource))
    return PTERO_SCHEDULE (resource)->id;

  return PTERO_IS_TASK (resource) ? PTERO_TASK (resource)->id : 0;
}

/* As the panel does: those behind the place make room, those behind the old one close the gap. */
static void
move_others (PteroScheduleDraft *self,
             PteroTaskDraft     *moved,
             gint64              from,
             gint64              to)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tasks)); i++)
    {
      g_autoptr(PteroTaskDraft) task = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);

      if (task == moved || task->id == 0)
        continue;
      if (to < from && task->sequence >= to && task->sequence < from)
        task->sequence++;
      else if (to > from && task->sequence > from && task->sequence <= to)
        task->sequence--;
    }
}

static void
note_done (PteroScheduleDraft *self,
           Save               *save,
           PteroAnswer        *answer)
{
  if (save->task == NULL)
    {
      if (self->id == 0)
        self->id = get_id (answer);
      self->changed = self->is_active != save->is_active;
    }
  else if (save->removing)
    {
      move_others (self, save->task, save->task->sequence, G_MAXINT64);
      g_ptr_array_remove (self->removed, save->task);
    }
  else
    {
      guint position;

      g_list_store_find (self->tasks, save->task, &position);
      move_others (self, save->task, save->task->id == 0 ? G_MAXINT64 : save->task->sequence,
                   position + 1);
      if (save->task->id == 0)
        save->task->id = get_id (answer);
      save->task->sequence = position + 1;
      save->task->changed = FALSE;
    }
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroScheduleDraft *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  /* one that somebody else has deleted meanwhile is gone too */
  if (save->removing && g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND))
    g_clear_error (&error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  note_done (self, save, answer);
  if (self->id == 0 || (save->task != NULL && !save->removing && save->task->id == 0))
    g_task_return_new_error (task, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER, "%s",
                             _("The answer has no id"));
  else
    send_next (task);
}

static void
send (GTask          *task,
      PteroRequest   *request,
      PteroTaskDraft *about,
      gboolean        removing)
{
  Save *save = g_task_get_task_data (task);

  g_set_object (&save->task, about);
  save->removing = removing;
  ptero_client_send_async (ptero_panel_get_client (save->panel), request,
                           g_task_get_cancellable (task), sent_cb, g_object_ref (task));
}

static void
send_schedule (GTask    *task,
               gboolean  is_active)
{
  PteroScheduleDraft *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  g_autoptr(PteroRequest) request = NULL;

  request = self->id == 0 ? ptero_request_new (PTERO_ENDPOINT_SCHEDULE_CREATE, "server",
                                               save->server, NULL)
                          : ptero_request_new (PTERO_ENDPOINT_SCHEDULE_UPDATE, "server",
                                               save->server, "schedule", id, NULL);
  ptero_schedule_draft_fill (self, request);
  ptero_request_set_boolean (request, "is_active", is_active);
  save->is_active = is_active;
  send (task, request, NULL, FALSE);
}

static PteroRequest *
create_task_request (PteroScheduleDraft *self,
                     Save               *save,
                     PteroTaskDraft     *draft,
                     PteroEndpoint       endpoint)
{
  g_autofree char *schedule = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, draft->id);

  if (endpoint == PTERO_ENDPOINT_TASK_CREATE)
    return ptero_request_new (endpoint, "server", save->server, "schedule", schedule, NULL);

  return ptero_request_new (endpoint, "server", save->server, "schedule", schedule, "task", id,
                            NULL);
}

static gboolean
send_task (GTask *task)
{
  PteroScheduleDraft *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);

  if (self->removed->len > 0)
    {
      PteroTaskDraft *draft = self->removed->pdata[0];
      g_autoptr(PteroRequest) request = create_task_request (self, save, draft,
                                                             PTERO_ENDPOINT_TASK_DELETE);

      send (task, request, draft, TRUE);
      return TRUE;
    }

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tasks)); i++)
    {
      g_autoptr(PteroTaskDraft) draft = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);
      g_autoptr(PteroRequest) request = NULL;

      if (draft->id != 0 && !draft->changed && draft->sequence == i + 1)
        continue;
      request = create_task_request (self, save, draft, draft->id == 0
                                       ? PTERO_ENDPOINT_TASK_CREATE
                                       : PTERO_ENDPOINT_TASK_UPDATE);
      ptero_task_draft_fill (draft, request);
      ptero_request_set_int (request, "sequence_id", i + 1);
      send (task, request, draft, FALSE);
      return TRUE;
    }

  return FALSE;
}

static void
send_next (GTask *task)
{
  PteroScheduleDraft *self = g_task_get_source_object (task);

  if (self->id == 0)
    send_schedule (task, self->is_active &&
                   g_list_model_get_n_items (G_LIST_MODEL (self->tasks)) == 0);
  else if (send_task (task))
    return;
  else if (self->changed)
    send_schedule (task, self->is_active);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * ptero_schedule_draft_save_async:
 * @self: a draft, not to be changed until it is saved
 * @panel: a panel
 * @server: the uuid of a server of the panel
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the panel have what the draft says.
 */
void
ptero_schedule_draft_save_async (PteroScheduleDraft  *self,
                                 PteroPanel          *panel,
                                 const char          *server,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Save *save;

  g_return_if_fail (PTERO_IS_SCHEDULE_DRAFT (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (server != NULL);

  save = g_new0 (Save, 1);
  save->panel = g_object_ref (panel);
  save->server = g_strdup (server);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_schedule_draft_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);

  /* what the panel may refuse comes before the tasks are touched */
  if (self->id != 0 && self->changed)
    send_schedule (task, self->is_active);
  else
    send_next (task);
}

/**
 * ptero_schedule_draft_save_finish:
 * @self: a draft
 * @result: what the callback got
 * @task: (out) (optional) (nullable) (transfer full): the task that was refused, if it was one
 * @error: location for an error
 *
 * Returns: whether the panel has all of it
 */
gboolean
ptero_schedule_draft_save_finish (PteroScheduleDraft  *self,
                                  GAsyncResult        *result,
                                  PteroTaskDraft     **task,
                                  GError             **error)
{
  Save *save;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  save = g_task_get_task_data (G_TASK (result));
  if (task != NULL)
    *task = g_task_had_error (G_TASK (result)) && save->task != NULL
              ? g_object_ref (save->task)
              : NULL;

  return g_task_propagate_boolean (G_TASK (result), error);
}
