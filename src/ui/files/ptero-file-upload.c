/* ptero-file-upload.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-transfers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-alert.h"
#include "ptero-conflict.h"
#include "ptero-error-text.h"
#include "ptero-file-chooser.h"
#include "ptero-file-request.h"
#include "ptero-format.h"
#include "ptero-node.h"
#include "ptero-panel-toast.h"
#include "ptero-path.h"
#include "ptero-transfer-job.h"
#include "ptero-upload-plan.h"

#define MIB       (1024 * 1024)
#define MAX_NAMED 5

/* An upload before it begins: what there is, what the node takes, what is there already, and what
 * to do about it. */
typedef struct
{
  PteroFileBrowser    *browser;
  char                *path;          /* where it goes */
  PteroUploadPlan     *plan;
  gint64               limit;         /* bytes of a file, 0: not known */
  GPtrArray           *directories;   /* that may be there already; a parent before what is in it */
  guint                n_listed;
  GHashTable          *folders;       /* path → PteroFolder, of those that are there */
  GPtrArray           *conflicts;     /* of PteroUploadFile, owned by the plan */
  guint                n_asked;
  PteroConflictAnswer  for_all;
} Upload;

static void list_next (Upload *upload);
static void ask_next (Upload *upload);

static void
upload_free (Upload *upload)
{
  g_clear_object (&upload->browser);
  g_clear_pointer (&upload->plan, ptero_upload_plan_free);
  g_clear_pointer (&upload->directories, g_ptr_array_unref);
  g_clear_pointer (&upload->folders, g_hash_table_unref);
  g_clear_pointer (&upload->conflicts, g_ptr_array_unref);
  g_free (upload->path);
  g_free (upload);
}

/* Whoever closed the page doesn't want it any more. */
static gboolean
is_gone (Upload *upload)
{
  return gtk_widget_get_root (GTK_WIDGET (upload->browser)) == NULL;
}

static char *
create_title (Upload *upload)
{
  guint n_files = upload->plan->files->len;

  if (n_files == 1)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("Upload %s"),
                            ((PteroUploadFile *) upload->plan->files->pdata[0])->name);

  /* Translators: %s is a path */
  return g_strdup_printf (ngettext ("Upload %u File to %s", "Upload %u Files to %s", n_files),
                          n_files, upload->path);
}

/* Takes @upload. */
static void
start (Upload *upload)
{
  PteroAccess *access = ptero_file_browser_get_access (upload->browser);
  g_autofree char *title = create_title (upload);
  g_autoptr(PteroJob) job = ptero_transfer_job_new (title, ptero_access_get_panel (access),
                                                    ptero_access_get_uuid (access));
  guint n_skipped = upload->plan->skipped->len;

  for (guint i = 0; i < upload->plan->folders->len; i++)
    ptero_transfer_job_add_folder (PTERO_TRANSFER_JOB (job), upload->plan->folders->pdata[i]);
  for (guint i = 0; i < upload->plan->files->len; i++)
    {
      PteroUploadFile *file = upload->plan->files->pdata[i];

      ptero_transfer_job_add_upload (PTERO_TRANSFER_JOB (job), file->source, file->directory,
                                     file->name, file->size);
    }
  if (n_skipped > 0)
    ptero_panel_toast (GTK_WIDGET (upload->browser),
                       ngettext ("%u thing cannot be uploaded, such as a link",
                                 "%u things cannot be uploaded, such as links", n_skipped),
                       n_skipped);
  if (upload->plan->files->len + upload->plan->folders->len > 0)
    ptero_file_job_start (upload->browser, job);
  upload_free (upload);
}

static void
keep_both (Upload          *upload,
           PteroUploadFile *file)
{
  PteroFolder *folder = g_hash_table_lookup (upload->folders, file->directory);
  g_autofree char *name = g_steal_pointer (&file->name);

  for (guint i = 1; file->name == NULL; i++)
    {
      g_autofree char *other = ptero_conflict_rename (name, i);

      if (ptero_folder_find (folder, other) == NULL)
        file->name = g_steal_pointer (&other);
    }
}

static void
apply (Upload              *upload,
       PteroUploadFile     *file,
       PteroConflictAnswer  answer)
{
  if (answer == PTERO_CONFLICT_KEEP)
    keep_both (upload, file);
  else if (answer == PTERO_CONFLICT_SKIP)
    g_ptr_array_remove (upload->plan->files, file);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Upload *upload = user_data;
  gboolean for_all = FALSE;
  PteroConflictAnswer answer = ptero_conflict_ask_finish (GTK_WIDGET (source), result, &for_all);

  if (answer == PTERO_CONFLICT_STOP)
    {
      upload_free (upload);
      return;
    }

  apply (upload, upload->conflicts->pdata[upload->n_asked++], answer);
  if (for_all)
    upload->for_all = answer;
  ask_next (upload);
}

/* Takes @upload. */
static void
ask_next (Upload *upload)
{
  PteroUploadFile *file;

  while (upload->for_all != PTERO_CONFLICT_STOP && upload->n_asked < upload->conflicts->len)
    apply (upload, upload->conflicts->pdata[upload->n_asked++], upload->for_all);

  if (is_gone (upload))
    {
      upload_free (upload);
      return;
    }
  if (upload->n_asked == upload->conflicts->len)
    {
      start (upload);
      return;
    }

  file = upload->conflicts->pdata[upload->n_asked];
  ptero_conflict_ask_async (GTK_WIDGET (upload->browser), file->name, file->directory,
                            upload->conflicts->len - upload->n_asked - 1, asked_cb, upload);
}

/* Takes @upload. */
static void
find_conflicts (Upload *upload)
{
  for (guint i = 0; i < upload->plan->files->len; i++)
    {
      PteroUploadFile *file = upload->plan->files->pdata[i];
      PteroFolder *folder = g_hash_table_lookup (upload->folders, file->directory);

      if (folder != NULL && ptero_folder_find (folder, file->name) != NULL)
        g_ptr_array_add (upload->conflicts, file);
    }
  ask_next (upload);
}

static void
listed_cb (PteroFolder *folder,
           GParamSpec  *pspec,
           Upload      *upload)
{
  g_autofree char *reason = NULL;

  if (ptero_folder_get_loading (folder))
    return;

  g_signal_handlers_disconnect_by_data (folder, upload);
  if (ptero_folder_get_error (folder) == NULL)
    {
      list_next (upload);
      return;
    }

  /* Nothing is replaced unasked: what is there has to be known. */
  reason = ptero_error_describe (ptero_folder_get_error (folder));
  ptero_panel_toast (GTK_WIDGET (upload->browser), "%s", reason);
  upload_free (upload);
}

static gboolean
may_exist (Upload     *upload,
           const char *path)
{
  g_autofree char *parent = ptero_path_parent (path);
  g_autofree char *name = g_path_get_basename (path);
  PteroFolder *folder = g_hash_table_lookup (upload->folders, parent);

  return g_str_equal (path, upload->path) ||
         (folder != NULL && ptero_folder_find (folder, name) != NULL);
}

/* Takes @upload. */
static void
list_next (Upload *upload)
{
  PteroAccess *access = ptero_file_browser_get_access (upload->browser);

  while (upload->n_listed < upload->directories->len)
    {
      const char *path = upload->directories->pdata[upload->n_listed++];
      PteroFolder *folder;

      if (!may_exist (upload, path))
        continue;

      folder = ptero_folder_new (ptero_panel_get_client (ptero_access_get_panel (access)),
                                 ptero_access_get_uuid (access), path);
      g_hash_table_insert (upload->folders, g_strdup (path), folder);
      ptero_folder_refresh (folder);
      g_signal_connect (folder, "notify::loading", G_CALLBACK (listed_cb), upload);
      return;
    }

  find_conflicts (upload);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* All the folders files go to, and what is above them. */
static void
find_directories (Upload *upload)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < upload->plan->files->len; i++)
    {
      g_autofree char *path =
        g_strdup (((PteroUploadFile *) upload->plan->files->pdata[i])->directory);

      while (!g_hash_table_contains (known, path))
        {
          char *kept = g_strdup (path);

          g_hash_table_add (known, kept);
          g_ptr_array_add (upload->directories, kept);
          if (g_str_equal (path, upload->path))
            break;
          g_free (path);
          path = ptero_path_parent (kept);
        }
    }
  g_ptr_array_sort (upload->directories, compare_paths);
}

/* Takes @upload. */
static void
start_listing (Upload *upload)
{
  find_directories (upload);
  list_next (upload);
}

static gboolean
is_too_large (Upload          *upload,
              PteroUploadFile *file)
{
  return upload->limit > 0 && file->size > upload->limit;
}

static void
large_answered_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Upload *upload = user_data;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL) || is_gone (upload))
    {
      upload_free (upload);
      return;
    }

  for (guint i = upload->plan->files->len; i > 0; i--)
    if (is_too_large (upload, upload->plan->files->pdata[i - 1]))
      g_ptr_array_remove_index (upload->plan->files, i - 1);
  start_listing (upload);
}

/* Takes @upload. What a node does not take it would refuse after all of it has been sent. */
static void
check_sizes (Upload *upload)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *limit = ptero_format_bytes (upload->limit);
  g_autofree char *heading = NULL;
  guint n_large = 0;

  for (guint i = 0; i < upload->plan->files->len; i++)
    {
      PteroUploadFile *file = upload->plan->files->pdata[i];
      g_autofree char *safe = ptero_text_make_safe (file->name);

      if (is_too_large (upload, file) && ++n_large <= MAX_NAMED)
        g_string_append_printf (names, "%s\n", safe);
    }
  if (n_large == 0)
    {
      start_listing (upload);
      return;
    }

  g_string_append (names, n_large > MAX_NAMED ? "…\n\n" : "\n");
  g_string_append (names, _("Larger files can be sent by SFTP."));
  /* Translators: %s is a size */
  heading = g_strdup_printf (ngettext ("%u File Is Larger Than the %s This Node Takes",
                                       "%u Files Are Larger Than the %s This Node Takes", n_large),
                             n_large, limit);
  if (n_large == upload->plan->files->len)
    {
      ptero_alert_show (GTK_WIDGET (upload->browser), heading, names->str);
      upload_free (upload);
      return;
    }
  ptero_alert_ask_async (GTK_WIDGET (upload->browser), heading, names->str, _("_Upload the Others"),
                         NULL, large_answered_cb, upload);
}

static PteroServer *
get_server (Upload *upload)
{
  return ptero_fleet_server_get_server (ptero_access_get_server (ptero_file_browser_get_access (upload->browser)));
}

static void
nodes_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Upload *upload = user_data;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);
  GPtrArray *nodes = answer != NULL ? ptero_answer_get_items (answer) : NULL;

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      PteroNode *node = nodes->pdata[i];

      if (g_strcmp0 (node->name, get_server (upload)->node) == 0 && node->upload_size > 0 &&
          node->upload_size < G_MAXINT)
        upload->limit = node->upload_size * MIB;
    }

  if (is_gone (upload))
    upload_free (upload);
  else
    check_sizes (upload);
}

/* Takes @upload. Only an application key may ask what the node takes. */
static void
find_limit (Upload *upload)
{
  PteroPanel *panel = ptero_access_get_panel (ptero_file_browser_get_access (upload->browser));
  g_autoptr(PteroRequest) request = NULL;

  if (!ptero_client_has_key (ptero_panel_get_client (panel), PTERO_API_APPLICATION) ||
      get_server (upload)->node == NULL)
    {
      check_sizes (upload);
      return;
    }

  request = ptero_request_new (PTERO_ENDPOINT_APP_NODES_LIST, NULL);
  ptero_request_set_query (request, "filter[name]", get_server (upload)->node);
  ptero_client_send_async (ptero_panel_get_client (panel), request, NULL, nodes_cb, upload);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Upload *upload = user_data;

  upload->plan = ptero_upload_plan_finish (result, NULL);
  if (upload->plan == NULL || is_gone (upload))
    upload_free (upload);
  else
    find_limit (upload);
}

/**
 * ptero_file_upload:
 * @browser: a browser
 * @sources: (element-type GFile): files and folders of this computer
 * @path: a clean path: where they go
 *
 * Uploads them, after asking what has to be asked.
 */
void
ptero_file_upload (PteroFileBrowser *browser,
                   GPtrArray        *sources,
                   const char       *path)
{
  Upload *upload = g_new0 (Upload, 1);

  upload->browser = g_object_ref (browser);
  upload->path = g_strdup (path);
  upload->directories = g_ptr_array_new_with_free_func (g_free);
  upload->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  upload->conflicts = g_ptr_array_new ();
  ptero_upload_plan_async (sources, path, NULL, planned_cb, upload);
}

/**
 * ptero_file_upload_list:
 * @browser: a browser
 * @list: what was dropped
 * @path: a clean path: where it goes
 */
void
ptero_file_upload_list (PteroFileBrowser *browser,
                        GdkFileList      *list,
                        const char       *path)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new ();
  GSList *files = gdk_file_list_get_files (list);

  for (GSList *file = files; file != NULL; file = file->next)
    g_ptr_array_add (sources, file->data);
  ptero_file_upload (browser, sources, path);
  g_slist_free (files);
}

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  PteroFileBrowser *browser = PTERO_FILE_BROWSER (source);
  g_autofree char *path = user_data;
  g_autoptr(GListModel) files = ptero_file_chooser_open_finish (GTK_WIDGET (source), result, NULL);
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (sources, g_list_model_get_item (files, i));
  if (sources->len > 0)
    ptero_file_upload (browser, sources, path);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree char *path = user_data;
  g_autoptr(GFile) folder = ptero_file_chooser_select_folder_finish (GTK_WIDGET (source), result,
                                                                     NULL);
  g_autoptr(GPtrArray) sources = g_ptr_array_new ();

  if (folder == NULL)
    return;

  g_ptr_array_add (sources, folder);
  ptero_file_upload (PTERO_FILE_BROWSER (source), sources, path);
}

/**
 * ptero_file_upload_ask:
 * @browser: a browser
 * @folders: whether to upload a folder
 *
 * Asks what to upload into the folder that is shown.
 */
void
ptero_file_upload_ask (PteroFileBrowser *browser,
                       gboolean          folders)
{
  char *path = g_strdup (ptero_folder_get_path (ptero_file_browser_get_folder (browser)));

  if (folders)
    ptero_file_chooser_select_folder_async (GTK_WIDGET (browser), _("Upload Folder"), NULL,
                                            folder_chosen_cb, path);
  else
    ptero_file_chooser_open_async (GTK_WIDGET (browser), _("Upload Files"), NULL, files_chosen_cb,
                                   path);
}
