/* ptero-schedules-exchange.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-schedules-private.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-file-chooser.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-save.h"
#include "ptero-schedule-file.h"
#include "ptero-schedule-job.h"
#include "ptero-server-picker.h"

#define MAX_NAMES 8

/*< private >
 * ptero_schedules_create_drafts:
 * @items: (element-type PteroSchedule): schedules
 *
 * Returns: (transfer full) (element-type PteroScheduleDraft): drafts of them
 */
GPtrArray *
ptero_schedules_create_drafts (GPtrArray *items)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (drafts, ptero_schedule_draft_new_from (items->pdata[i]));

  return drafts;
}

/*< private >
 * ptero_schedules_run_job:
 * @pane: the list
 * @drafts: (element-type PteroScheduleDraft): schedules
 * @servers: (element-type PteroFleetServer): the servers that get them
 * @title: what is done
 *
 * Makes schedules; the result for each server is among the jobs.
 */
void
ptero_schedules_run_job (PteroListPane *pane,
                         GPtrArray     *drafts,
                         GPtrArray     *servers,
                         const char    *title)
{
  g_autoptr(PteroJob) job = ptero_schedule_job_new (title, drafts, servers);

  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), pane,
                           G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

static void
picked_cb (PteroListPane     *pane,
           PteroServerPicker *picker)
{
  GPtrArray *drafts = g_object_get_data (G_OBJECT (picker), "drafts");
  g_autoptr(GPtrArray) servers = ptero_server_picker_dup_chosen (picker);
  g_autofree char *which = NULL;
  g_autofree char *title = NULL;

  if (drafts->len == 1)
    {
      g_autofree char *name =
        ptero_text_make_safe (((PteroScheduleDraft *) drafts->pdata[0])->name);

      /* Translators: %s is a schedule */
      which = g_strdup_printf (_("“%s”"), name);
    }
  else
    {
      which = g_strdup_printf (ngettext ("%u Schedule", "%u Schedules", drafts->len), drafts->len);
    }

  /* Translators: %s is a schedule or several, %u the number of servers that get it */
  title = g_strdup_printf (ngettext ("Copy %s to %u Server", "Copy %s to %u Servers", servers->len),
                           which, servers->len);
  ptero_schedules_run_job (pane, drafts, servers, title);
  ptero_panel_toast (GTK_WIDGET (pane),
                     ngettext ("Being copied to %u server", "Being copied to %u servers",
                               servers->len), servers->len);
}

/*< private >
 * ptero_schedules_copy:
 * @pane: the list
 * @items: (element-type PteroSchedule): schedules
 *
 * Has the person choose servers that get copies of them.
 */
void
ptero_schedules_copy (PteroListPane *pane,
                      GPtrArray     *items)
{
  PteroAccess *access = ptero_list_pane_get_access (pane);
  GListModel *fleet = ptero_panel_get_fleet (ptero_list_pane_get_panel (pane));
  GtkWidget *picker;

  if (fleet == NULL)
    return;

  picker = ptero_server_picker_new (fleet, ptero_access_get_server (access), _("C_opy"));
  g_object_set_data_full (G_OBJECT (picker), "drafts", ptero_schedules_create_drafts (items),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (picker, "done", G_CALLBACK (picked_cb), pane, G_CONNECT_SWAPPED);
  ptero_server_picker_present (PTERO_SERVER_PICKER (picker), _("Copy to Servers"),
                               GTK_WIDGET (pane));
}

/*< private >
 * ptero_schedules_save_file:
 * @pane: the list
 * @items: (element-type PteroSchedule): schedules
 *
 * Has the person choose a file that they are written to.
 */
void
ptero_schedules_save_file (PteroListPane *pane,
                           GPtrArray     *items)
{
  g_autoptr(GPtrArray) drafts = ptero_schedules_create_drafts (items);
  g_autoptr(GBytes) bytes = ptero_schedule_file_write (drafts);

  ptero_save (GTK_WIDGET (pane), _("Export Schedules"), "schedules.json", bytes);
}

static void
import_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  PteroListPane *pane = PTERO_LIST_PANE (source);
  g_autoptr(GPtrArray) drafts = user_data;
  g_autoptr(GPtrArray) servers = g_ptr_array_new ();
  g_autofree char *title = NULL;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  g_ptr_array_add (servers, ptero_access_get_server (ptero_list_pane_get_access (pane)));
  title = g_strdup_printf (ngettext ("Import %u Schedule", "Import %u Schedules", drafts->len),
                           drafts->len);
  ptero_schedules_run_job (pane, drafts, servers, title);
}

/* They come from anywhere, and can send commands. */
static void
ask_import (PteroListPane *pane,
            GPtrArray     *drafts)
{
  g_autofree char *heading = g_strdup_printf (ngettext ("Import %u Schedule?",
                                                        "Import %u Schedules?", drafts->len),
                                              drafts->len);
  g_autoptr(GString) body = g_string_new (NULL);

  for (guint i = 0; i < drafts->len && i < MAX_NAMES; i++)
    {
      PteroScheduleDraft *draft = drafts->pdata[i];
      guint n_tasks = g_list_model_get_n_items (G_LIST_MODEL (draft->tasks));
      g_autofree char *name = ptero_text_make_safe (draft->name);

      g_string_append_printf (body, "“%s” ", name);
      g_string_append_printf (body, ngettext ("with %u task", "with %u tasks", n_tasks), n_tasks);
      g_string_append_c (body, '\n');
    }
  if (drafts->len > MAX_NAMES)
    g_string_append (body, "…\n");
  g_string_append (body, _("Those that are active run by themselves from then on."));
  ptero_alert_ask_async (GTK_WIDGET (pane), heading, body->str, _("_Import"), NULL,
                         import_confirmed_cb, g_ptr_array_ref (drafts));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroListPane) pane = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autoptr(GPtrArray) drafts = bytes != NULL ? ptero_schedule_file_read (bytes, &error) : NULL;
  g_autofree char *reason = error != NULL ? ptero_text_make_safe (error->message) : NULL;

  if (gtk_widget_get_root (GTK_WIDGET (pane)) == NULL)
    return;

  if (drafts == NULL)
    /* Translators: %s is a sentence that says why */
    ptero_panel_toast (GTK_WIDGET (pane), _("The file cannot be imported: %s"), reason);
  else
    ask_import (pane, drafts);
}

/*< private >
 * ptero_schedules_load:
 * @pane: the list
 * @file: a file of schedules
 *
 * Asks and makes them.
 */
void
ptero_schedules_load (PteroListPane *pane,
                      GFile         *file)
{
  g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (pane));
}

static void
load_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GListModel) files = ptero_file_chooser_open_finish (GTK_WIDGET (source), result, NULL);
  g_autoptr(GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    ptero_schedules_load (PTERO_LIST_PANE (source), file);
}

/*< private >
 * ptero_schedules_load_file:
 * @pane: the list
 * @items: nothing
 *
 * Has the person choose a file whose schedules are made.
 */
void
ptero_schedules_load_file (PteroListPane *pane,
                           GPtrArray     *items)
{
  ptero_file_chooser_open_async (GTK_WIDGET (pane), _("Import Schedules"), NULL, load_chosen_cb,
                                 NULL);
}
