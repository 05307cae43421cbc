/* ptero-list-delete.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-list-delete.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-format.h"

typedef struct
{
  GPtrArray        *items;
  char             *title;
  PteroItemRequest  create_request;
  PteroItemName     dup_name;
  PteroRequestJudge judge;
} Question;

static void
question_free (Question *question)
{
  g_ptr_array_unref (question->items);
  g_free (question->title);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/**
 * ptero_list_run_judged:
 * @pane: a pane
 * @items: some of its items
 * @title: what is done, as the title of the job
 * @create_request: makes what is sent for an item
 * @dup_name: tells what an item is called
 * @judge: (nullable): tells what became of an item, where the answer alone does not
 *
 * Sends a request for each item, as a job that tells what became of each; the
 * list is fetched again afterwards.
 */
void
ptero_list_run_judged (PteroListPane     *pane,
                       GPtrArray         *items,
                       const char        *title,
                       PteroItemRequest   create_request,
                       PteroItemName      dup_name,
                       PteroRequestJudge  judge)
{
  g_autoptr(PteroJob) job = ptero_request_job_new (title);

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  ptero_request_job_set_judge (PTERO_REQUEST_JOB (job), judge);

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr(PteroRequest) request = create_request (pane, items->pdata[i]);
      g_autofree char *name = dup_name (items->pdata[i]);

      ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_list_pane_get_panel (pane), request,
                             name);
    }
  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), pane,
                           G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

/**
 * ptero_list_run_each:
 * @pane: a pane
 * @items: some of its items
 * @title: what is done, as the title of the job
 * @create_request: makes what is sent for an item
 * @dup_name: tells what an item is called
 *
 * Does what [func@Ptero.list_run_judged] does, as the answers tell it.
 */
void
ptero_list_run_each (PteroListPane    *pane,
                     GPtrArray        *items,
                     const char       *title,
                     PteroItemRequest  create_request,
                     PteroItemName     dup_name)
{
  ptero_list_run_judged (pane, items, title, create_request, dup_name, NULL);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Question) question = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    ptero_list_run_judged (PTERO_LIST_PANE (source), question->items, question->title,
                           question->create_request, question->dup_name, question->judge);
}

/**
 * ptero_list_ask_judged:
 * @pane: a pane
 * @items: some of its items
 * @heading: the question
 * @body: (nullable): what will happen
 * @action: the label of the button that agrees
 * @title: what is done, as the title of the job
 * @create_request: makes what is sent for an item
 * @dup_name: tells what an item is called
 * @judge: (nullable): tells what became of an item, where the answer alone does not
 *
 * Does what [func@Ptero.list_run_judged] does if the person agrees.
 */
void
ptero_list_ask_judged (PteroListPane     *pane,
                       GPtrArray         *items,
                       const char        *heading,
                       const char        *body,
                       const char        *action,
                       const char        *title,
                       PteroItemRequest   create_request,
                       PteroItemName      dup_name,
                       PteroRequestJudge  judge)
{
  Question *question;

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  question = g_new0 (Question, 1);
  question->items = g_ptr_array_ref (items);
  question->title = g_strdup (title);
  question->create_request = create_request;
  question->dup_name = dup_name;
  question->judge = judge;
  ptero_alert_confirm_async (GTK_WIDGET (pane), heading, body, action, NULL, confirmed_cb,
                             question);
}

/**
 * ptero_list_ask_each:
 * @pane: a pane
 * @items: some of its items
 * @heading: the question
 * @body: (nullable): what will happen
 * @action: the label of the button that agrees
 * @title: what is done, as the title of the job
 * @create_request: makes what is sent for an item
 * @dup_name: tells what an item is called
 *
 * Does what [func@Ptero.list_run_each] does if the person agrees.
 */
void
ptero_list_ask_each (PteroListPane    *pane,
                     GPtrArray        *items,
                     const char       *heading,
                     const char       *body,
                     const char       *action,
                     const char       *title,
                     PteroItemRequest  create_request,
                     PteroItemName     dup_name)
{
  ptero_list_ask_judged (pane, items, heading, body, action, title, create_request, dup_name, NULL);
}

/**
 * ptero_list_delete:
 * @pane: a pane
 * @items: some of its items
 * @title: what is done, e.g. "Delete 3 Backups"
 * @body: (nullable): what will happen
 * @create_request: makes what is sent for an item
 * @dup_name: tells what an item is called
 *
 * Asks, and deletes.
 */
void
ptero_list_delete (PteroListPane    *pane,
                   GPtrArray        *items,
                   const char       *title,
                   const char       *body,
                   PteroItemRequest  create_request,
                   PteroItemName     dup_name)
{
  g_autofree char *heading = NULL;

  if (items->len == 1)
    {
      g_autofree char *name = dup_name (items->pdata[0]);
      g_autofree char *safe = ptero_text_make_safe (name != NULL ? name : "");

      /* Translators: %s is the name of what is deleted */
      heading = g_strdup_printf (_("Delete “%s”?"), safe);
    }
  else
    {
      /* Translators: %s is e.g. "Delete 3 Backups" */
      heading = g_strdup_printf (_("%s?"), title);
    }
  ptero_list_ask_each (pane, items, heading, body, _("_Delete"), title, create_request, dup_name);
}
