/* ptero-admin-delete.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-delete.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-format.h"
#include "ptero-page.h"
#include "ptero-panel-page.h"
#include "ptero-request-job.h"

typedef struct
{
  char         *title;
  char         *name;      /* (nullable) */
  PteroRequest *request;
} Question;

static void
question_free (Question *question)
{
  g_free (question->title);
  g_free (question->name);
  g_object_unref (question->request);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  PteroFacts *facts = PTERO_FACTS (source);
  g_autoptr(Question) question = user_data;
  g_autoptr(PteroJob) job = NULL;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  job = ptero_request_job_new (question->title);
  ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_facts_get_panel (facts), question->request,
                         question->name);
  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_admin_delete_take), facts,
                           G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_facts_get_jobs (facts), job);
}

/**
 * ptero_admin_delete:
 * @facts: the page of what is deleted
 * @title: what is done, e.g. "Delete 1 User"
 * @name: (nullable): what it is called, as the panel wrote it
 * @body: (nullable): what will happen
 * @request: deletes it
 *
 * Asks, deletes, and shows the list again.
 */
void
ptero_admin_delete (PteroFacts   *facts,
                    const char   *title,
                    const char   *name,
                    const char   *body,
                    PteroRequest *request)
{
  g_autofree char *safe = ptero_text_make_safe (name != NULL ? name : "");
  g_autofree char *heading = NULL;
  Question *question;

  g_return_if_fail (PTERO_IS_FACTS (facts));
  g_return_if_fail (PTERO_IS_REQUEST (request));

  question = g_new0 (Question, 1);
  question->title = g_strdup (title);
  question->name = g_strdup (name);
  question->request = g_object_ref (request);
  /* Translators: %s is the name of what is deleted */
  heading = g_strdup_printf (_("Delete “%s”?"), safe);
  ptero_alert_confirm_async (GTK_WIDGET (facts), heading, body, _("_Delete"), NULL, confirmed_cb,
                             question);
}

/**
 * ptero_admin_delete_take:
 * @facts: the page of what was to be deleted
 * @job: a job that is finished
 *
 * Shows the list as it is now, as what is not there any more has no page; if
 * the job failed the page says why.
 */
void
ptero_admin_delete_take (PteroFacts *facts,
                         PteroJob   *job)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (facts), PTERO_TYPE_PANEL_PAGE);

  if (ptero_job_get_n_failed (job) > 0 || page == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (facts)))
    {
      ptero_facts_take_job (facts, job);
      return;
    }

  ptero_page_go_back (PTERO_PAGE (page));
  ptero_page_refresh (PTERO_PAGE (page));
}
