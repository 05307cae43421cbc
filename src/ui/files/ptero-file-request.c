/* ptero-file-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-request.h"

#include <glib/gi18n.h>

#include "ptero-file-jobs-button.h"
#include "ptero-format.h"
#include "ptero-job-text.h"
#include "ptero-panel-toast.h"

/**
 * ptero_file_request_new:
 * @browser: a browser
 * @endpoint: a route about its server
 * @files: (nullable) (element-type PteroFileObject): files of its folder
 *
 * Returns: (transfer full): a request about @files in the folder, which is the root of them
 */
PteroRequest *
ptero_file_request_new (PteroFileBrowser *browser,
                        PteroEndpoint     endpoint,
                        GPtrArray        *files)
{
  PteroRequest *request = ptero_request_new (endpoint, "server",
                                             ptero_access_get_uuid (ptero_file_browser_get_access (browser)), NULL);
  g_autoptr(JsonArray) names = NULL;
  g_autoptr(JsonNode) node = NULL;

  if (files == NULL)
    return request;

  names = json_array_new ();
  for (guint i = 0; i < files->len; i++)
    json_array_add_string_element (names, PTERO_FILE_OBJECT (files->pdata[i])->name);
  node = json_node_init_array (json_node_alloc (), names);
  ptero_request_set_string (request, "root",
                            ptero_folder_get_path (ptero_file_browser_get_folder (browser)));
  ptero_request_set_node (request, "files", node);

  return request;
}

/**
 * ptero_file_describe:
 * @files: (element-type PteroFileObject): files
 *
 * Returns: (transfer full): the name of the one, or how many there are
 */
char *
ptero_file_describe (GPtrArray *files)
{
  if (files->len == 1)
    return g_strdup (PTERO_FILE_OBJECT (files->pdata[0])->name);

  return g_strdup_printf (ngettext ("%u file", "%u files", files->len), files->len);
}

/**
 * ptero_file_sent_cb:
 * @browser: a browser
 * @answer: (nullable): what a panel answered
 *
 * A [callback@Ptero.SentFunc] that lists the folder again.
 */
void
ptero_file_sent_cb (GtkWidget   *browser,
                    PteroAnswer *answer)
{
  ptero_file_browser_refresh (PTERO_FILE_BROWSER (browser));
}

/**
 * ptero_file_job_add:
 * @browser: a browser
 * @job: a job of requests
 * @request: a request
 * @name: what it is about
 */
void
ptero_file_job_add (PteroFileBrowser *browser,
                    PteroJob         *job,
                    PteroRequest     *request,
                    const char       *name)
{
  ptero_request_job_add (PTERO_REQUEST_JOB (job),
                         ptero_access_get_panel (ptero_file_browser_get_access (browser)), request,
                         name);
}

static char *
dup_failure (PteroJob *job)
{
  GListModel *targets = ptero_job_get_targets (job);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);

      if (ptero_job_target_get_status (target) == PTERO_TARGET_FAILED)
        return ptero_job_describe_message (target);
    }

  return NULL;
}

static void
finished_cb (PteroFileBrowser *browser,
             PteroJob         *job)
{
  g_autofree char *reason = dup_failure (job);
  g_autofree char *title = ptero_text_make_safe (ptero_job_get_title (job));

  if (reason != NULL)
    ptero_panel_toast (GTK_WIDGET (browser), "%s: %s", title, reason);
  else if (ptero_job_get_n_left_out (job) == 0)
    /* Translators: %s says what was asked for */
    ptero_panel_toast (GTK_WIDGET (browser), _("%s: done"), title);
  ptero_file_browser_refresh (browser);
}

/**
 * ptero_file_job_start:
 * @browser: a browser
 * @job: a job
 *
 * Has it done, tells how it went and lists the folder again.
 */
void
ptero_file_job_start (PteroFileBrowser *browser,
                      PteroJob         *job)
{
  ptero_file_jobs_tag (job, ptero_access_get_uuid (ptero_file_browser_get_access (browser)));
  g_signal_connect_object (job, "finished", G_CALLBACK (finished_cb), browser, G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_file_browser_get_jobs (browser), job);
}
