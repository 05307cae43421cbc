/* ptero-file-download.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-transfers.h"

#include <glib/gi18n.h>

#include "ptero-archive-reader.h"
#include "ptero-conflict.h"
#include "ptero-file-chooser.h"
#include "ptero-file-name.h"
#include "ptero-file-request.h"
#include "ptero-path.h"
#include "ptero-transfer-job.h"

/* A file before it is downloaded: what it will be called here. */
typedef struct
{
  PteroFileObject *file;        /* NULL: an archive of all, as such */
  char            *name;        /* NULL: it is left out */
  gboolean         overwrite;
} Item;

/* A download before it begins. */
typedef struct
{
  PteroFileBrowser    *browser;
  char                *path;       /* the folder of the server */
  GFile               *folder;     /* the folder of this computer */
  gboolean             unpack;     /* it comes in an archive that is unpacked here */
  GPtrArray           *names;      /* of what goes into an archive */
  GArray              *items;      /* of Item */
  GHashTable          *there;      /* the set of the names in @folder */
  GHashTable          *chosen;     /* the set of the names of the items before @at */
  guint                at;
  PteroConflictAnswer  for_all;
} Download;

static void check_next (Download *download);

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->file);
  g_free (item->name);
}

static void
download_free (Download *download)
{
  g_clear_object (&download->browser);
  g_clear_object (&download->folder);
  g_clear_pointer (&download->names, g_ptr_array_unref);
  g_clear_pointer (&download->items, g_array_unref);
  g_clear_pointer (&download->there, g_hash_table_unref);
  g_clear_pointer (&download->chosen, g_hash_table_unref);
  g_free (download->path);
  g_free (download);
}

static char *
create_title (Download *download)
{
  guint n_files = download->items->len;

  if (n_files == 1)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("Download %s"), g_array_index (download->items, Item, 0).name);

  return g_strdup_printf (ngettext ("Download %u File", "Download %u Files", n_files), n_files);
}

static void
add_item (Download         *download,
          PteroTransferJob *job,
          Item             *item)
{
  g_autofree char *path = NULL;

  if (item->file == NULL)
    {
      ptero_transfer_job_add_archive (job, download->path,
                                      (const char * const *) download->names->pdata,
                                      download->folder, item->name, item->overwrite);
      return;
    }

  path = ptero_path_join (download->path, item->file->name);
  ptero_transfer_job_add_download (job, path, item->file->size, download->folder, item->name,
                                   item->overwrite);
}

/* Folders come in one archive, which takes files along. */
static void
add_unpack (Download         *download,
            PteroTransferJob *job)
{
  g_autoptr(PteroUnpack) unpack = ptero_unpack_new (download->folder);
  g_autoptr(GPtrArray) files = g_ptr_array_new ();
  g_autofree char *name = NULL;

  for (guint i = 0; i < download->items->len; i++)
    {
      Item *item = &g_array_index (download->items, Item, i);

      ptero_unpack_add (unpack, item->file->name, !item->file->is_file, item->name,
                        item->overwrite);
      g_ptr_array_add (files, item->file);
    }
  name = ptero_file_describe (files);
  ptero_transfer_job_add_unpack (job, download->path, name, unpack);
}

/* Of the items that have a name. Returns: (transfer full) (nullable): none if there is nothing to
 * download */
static PteroJob *
create_job (Download *download)
{
  PteroAccess *access = ptero_file_browser_get_access (download->browser);
  g_autofree char *title = NULL;
  PteroJob *job;

  for (guint i = download->items->len; i > 0; i--)
    if (g_array_index (download->items, Item, i - 1).name == NULL)
      g_array_remove_index (download->items, i - 1);
  if (download->items->len == 0)
    return NULL;

  title = create_title (download);
  job = ptero_transfer_job_new (title, ptero_access_get_panel (access),
                                ptero_access_get_uuid (access));
  if (download->unpack)
    add_unpack (download, PTERO_TRANSFER_JOB (job));
  for (guint i = 0; i < download->items->len && !download->unpack; i++)
    add_item (download, PTERO_TRANSFER_JOB (job), &g_array_index (download->items, Item, i));

  return job;
}

/* Takes @download. */
static void
start (Download *download)
{
  g_autoptr(PteroJob) job = create_job (download);

  if (job != NULL)
    ptero_file_job_start (download->browser, job);
  download_free (download);
}

/* By a file of this computer. */
static gboolean
is_there (Download   *download,
          const char *name)
{
  return g_hash_table_contains (download->there, name);
}

/* By what comes before it in the same download. */
static gboolean
is_chosen (Download   *download,
           const char *name)
{
  return g_hash_table_contains (download->chosen, name);
}

static void
keep_both (Download *download,
           Item     *item)
{
  g_autofree char *name = g_steal_pointer (&item->name);

  for (guint i = 1; item->name == NULL; i++)
    {
      g_autofree char *other = ptero_conflict_rename (name, i);

      if (!is_there (download, other) && !is_chosen (download, other))
        item->name = g_steal_pointer (&other);
    }
}

static void
apply (Download            *download,
       PteroConflictAnswer  answer)
{
  Item *item = &g_array_index (download->items, Item, download->at);

  if (answer == PTERO_CONFLICT_REPLACE)
    item->overwrite = TRUE;
  else if (answer == PTERO_CONFLICT_KEEP)
    keep_both (download, item);
  else
    g_clear_pointer (&item->name, g_free);
}

/* The item has its name, or none. */
static void
go_on (Download *download)
{
  const char *name = g_array_index (download->items, Item, download->at).name;

  if (name != NULL)
    g_hash_table_add (download->chosen, g_strdup (name));
  download->at++;
}

/* Two names of the server that are one here, and nothing else is there. */
static void
name_apart (Download *download)
{
  for (; download->at < download->items->len; go_on (download))
    {
      Item *item = &g_array_index (download->items, Item, download->at);

      if (is_chosen (download, item->name))
        keep_both (download, item);
    }
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Download *download = user_data;
  gboolean for_all = FALSE;
  PteroConflictAnswer answer = ptero_conflict_ask_finish (GTK_WIDGET (source), result, &for_all);

  if (answer == PTERO_CONFLICT_STOP || gtk_widget_get_root (GTK_WIDGET (source)) == NULL)
    {
      download_free (download);
      return;
    }

  apply (download, answer);
  if (for_all)
    download->for_all = answer;
  go_on (download);
  check_next (download);
}

static guint
count_conflicts (Download *download,
                 guint     from)
{
  guint n = 0;

  for (guint i = from; i < download->items->len; i++)
    if (is_there (download, g_array_index (download->items, Item, i).name))
      n++;

  return n;
}

/* Takes @download. */
static void
check_next (Download *download)
{
  for (; download->at < download->items->len; go_on (download))
    {
      Item *item = &g_array_index (download->items, Item, download->at);
      g_autofree char *place = NULL;

      if (item->overwrite)
        continue;
      /* two names of the server that are one here */
      if (is_chosen (download, item->name) && !is_there (download, item->name))
        keep_both (download, item);
      if (!is_there (download, item->name))
        continue;
      if (download->for_all != PTERO_CONFLICT_STOP)
        {
          apply (download, download->for_all);
          continue;
        }

      place = g_file_get_parse_name (download->folder);
      ptero_conflict_ask_async (GTK_WIDGET (download->browser), item->name, place,
                                count_conflicts (download, download->at + 1), asked_cb, download);
      return;
    }

  start (download);
}

/* What cannot be listed is found out by the download, which replaces nothing by itself. */
static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GFileEnumerator) enumerator = NULL;
  GFileInfo *info;

  enumerator = g_file_enumerate_children (task_data, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                          G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  while (enumerator != NULL &&
         g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, NULL) && info != NULL)
    g_hash_table_add (names, g_strdup (g_file_info_get_name (info)));

  g_task_return_pointer (task, names, (GDestroyNotify) g_hash_table_unref);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Download *download = user_data;

  download->there = g_task_propagate_pointer (G_TASK (result), NULL);
  if (gtk_widget_get_root (GTK_WIDGET (download->browser)) != NULL)
    check_next (download);
  else
    download_free (download);
}

/* Takes @download. The task does not have its browser: the thread may be the last to let go of it,
 * and no widget may end there. */
static void
list_names (Download *download)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, listed_cb, download);

  g_task_set_source_tag (task, list_names);
  g_task_set_task_data (task, g_object_ref (download->folder), g_object_unref);
  g_task_run_in_thread (task, list_in_thread);
}

static gboolean
needs_archive (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (!PTERO_FILE_OBJECT (files->pdata[i])->is_file)
      return TRUE;

  return FALSE;
}

/* What is in it: the one folder, or things of the folder that is shown, or of the server. */
static char *
name_archive (PteroFileBrowser *browser,
              GPtrArray        *files)
{
  const char *path = ptero_folder_get_path (ptero_file_browser_get_folder (browser));
  PteroServer *server =
    ptero_fleet_server_get_server (ptero_access_get_server (ptero_file_browser_get_access (browser)));
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (files->len == 1)
    base = g_strdup (PTERO_FILE_OBJECT (files->pdata[0])->name);
  else if (g_str_equal (path, "/"))
    base = g_strdup (server->name);
  else
    base = g_path_get_basename (path);
  name = g_strconcat (base != NULL ? base : "files", ".tar.gz", NULL);

  return ptero_file_name_make_safe (name);
}

static Download *
download_new (PteroFileBrowser *browser,
              GFile            *folder)
{
  Download *download = g_new0 (Download, 1);

  download->browser = g_object_ref (browser);
  download->path = g_strdup (ptero_folder_get_path (ptero_file_browser_get_folder (browser)));
  download->folder = g_object_ref (folder);
  download->names = g_ptr_array_new_with_free_func (g_free);
  download->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (download->items, item_clear);
  download->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return download;
}

static void
add_files (Download  *download,
           GPtrArray *files)
{
  download->unpack = needs_archive (files);
  for (guint i = 0; i < files->len; i++)
    {
      PteroFileObject *file = files->pdata[i];
      Item item = { g_object_ref (file), ptero_file_name_make_safe (file->name), FALSE };

      g_array_append_val (download->items, item);
    }
}

static void
add_archive (Download  *download,
             GPtrArray *files)
{
  Item item = { NULL, name_archive (download->browser, files), FALSE };

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (download->names, g_strdup (PTERO_FILE_OBJECT (files->pdata[i])->name));
  g_ptr_array_add (download->names, NULL);
  g_array_append_val (download->items, item);
}

/* As they are, if that can be. */
static void
add_all (Download  *download,
         GPtrArray *files)
{
  if (needs_archive (files) && !ptero_archive_reader_is_supported ())
    add_archive (download, files);
  else
    add_files (download, files);
}

/**
 * ptero_file_download:
 * @browser: a browser
 * @files: (element-type PteroFileObject): files and folders of what it shows
 * @folder: a folder of this computer
 *
 * Downloads them, after asking what has to be asked.
 */
void
ptero_file_download (PteroFileBrowser *browser,
                     GPtrArray        *files,
                     GFile            *folder)
{
  Download *download = download_new (browser, folder);

  add_all (download, files);
  list_names (download);
}

/**
 * ptero_file_download_job_new:
 * @browser: a browser
 * @path: a folder of its server
 * @files: (element-type PteroFileObject): files and folders of that
 * @folder: a folder of this computer in which nothing is
 *
 * Returns: (transfer full): a job that downloads them, to be started
 */
PteroJob *
ptero_file_download_job_new (PteroFileBrowser *browser,
                             const char       *path,
                             GPtrArray        *files,
                             GFile            *folder)
{
  Download *download = download_new (browser, folder);
  PteroJob *job;

  g_free (download->path);
  download->path = g_strdup (path);
  add_all (download, files);
  download->there = g_hash_table_new (g_str_hash, g_str_equal);
  name_apart (download);
  job = create_job (download);
  download_free (download);

  return job;
}

/* The chooser has asked already. Takes @download, which has one item. */
static void
start_saved (Download *download,
             GFile    *file)
{
  Item *item = &g_array_index (download->items, Item, 0);

  g_free (item->name);
  item->name = g_file_get_basename (file);
  item->overwrite = TRUE;
  start (download);
}

/* Takes @taken, the files that @add adds. */
static void
finish_saved (GObject       *source,
              GAsyncResult  *result,
              GPtrArray     *taken,
              void         (*add) (Download  *download,
                                   GPtrArray *files))
{
  g_autoptr(GPtrArray) files = taken;
  g_autoptr(GFile) file = ptero_file_chooser_save_finish (GTK_WIDGET (source), result, NULL);
  g_autoptr(GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  Download *download;

  if (folder == NULL)
    return;

  download = download_new (PTERO_FILE_BROWSER (source), folder);
  add (download, files);
  start_saved (download, file);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  finish_saved (source, result, user_data, add_files);
}

static void
archive_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  finish_saved (source, result, user_data, add_archive);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GPtrArray) files = user_data;
  g_autoptr(GFile) folder = ptero_file_chooser_select_folder_finish (GTK_WIDGET (source), result,
                                                                     NULL);

  if (folder != NULL)
    ptero_file_download (PTERO_FILE_BROWSER (source), files, folder);
}

static GPtrArray *
copy_files (GPtrArray *files)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (copy, g_object_ref (files->pdata[i]));

  return copy;
}

/**
 * ptero_file_download_ask:
 * @browser: a browser
 * @files: (element-type PteroFileObject): files and folders of what it shows
 *
 * Asks where to download them to.
 */
void
ptero_file_download_ask (PteroFileBrowser *browser,
                         GPtrArray        *files)
{
  g_autofree char *name = NULL;

  if (files->len > 1 || needs_archive (files))
    {
      ptero_file_chooser_select_folder_async (GTK_WIDGET (browser), _("Download To"), NULL,
                                              folder_chosen_cb, copy_files (files));
      return;
    }

  name = ptero_file_name_make_safe (PTERO_FILE_OBJECT (files->pdata[0])->name);
  ptero_file_chooser_save_async (GTK_WIDGET (browser), _("Download"), name, NULL, saved_cb,
                                 copy_files (files));
}

/**
 * ptero_file_download_archive_ask:
 * @browser: a browser
 * @files: (element-type PteroFileObject): files and folders of what it shows
 *
 * Asks where to download an archive of them to.
 */
void
ptero_file_download_archive_ask (PteroFileBrowser *browser,
                                 GPtrArray        *files)
{
  g_autofree char *name = name_archive (browser, files);

  ptero_file_chooser_save_async (GTK_WIDGET (browser), _("Download"), name, NULL, archive_saved_cb,
                                 copy_files (files));
}
