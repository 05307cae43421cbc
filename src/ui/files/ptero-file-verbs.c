/* ptero-file-verbs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-verbs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-alert.h"
#include "ptero-file-clip.h"
#include "ptero-file-columns.h"
#include "ptero-file-editor.h"
#include "ptero-file-forms.h"
#include "ptero-file-place.h"
#include "ptero-file-request.h"
#include "ptero-file-transfers.h"
#include "ptero-format.h"
#include "ptero-open-with.h"
#include "ptero-path.h"
#include "ptero-send.h"

static char *
dup_path (PteroFileBrowser *browser,
          PteroFileObject  *file)
{
  return ptero_path_join (ptero_folder_get_path (ptero_file_browser_get_folder (browser)),
                          file->name);
}

static void
open_in_editor (PteroFileBrowser *browser,
                PteroFileObject  *file,
                gboolean          in_window)
{
  g_autofree char *path = dup_path (browser, file);

  ptero_file_editor_open (GTK_WIDGET (browser), ptero_file_browser_get_access (browser), path,
                          file->size, in_window);
}

/**
 * ptero_file_open:
 * @browser: a browser
 * @file: a file or folder of what it shows
 *
 * Does what a double click does.
 */
void
ptero_file_open (PteroFileBrowser *browser,
                 PteroFileObject  *file)
{
  g_autofree char *path = NULL;

  if (file->is_file)
    {
      if (ptero_access_allows (ptero_file_browser_get_access (browser), "file.read-content"))
        open_in_editor (browser, file, FALSE);
      else
        gtk_widget_error_bell (GTK_WIDGET (browser));
      return;
    }

  path = dup_path (browser, file);
  ptero_file_browser_open (browser, path);
}

static void
open_run (PteroFileBrowser *browser,
          GPtrArray        *files)
{
  ptero_file_open (browser, files->pdata[0]);
}

/* So that the list stays, for another one. */
static void
open_window_run (PteroFileBrowser *browser,
                 GPtrArray        *files)
{
  open_in_editor (browser, files->pdata[0], TRUE);
}

static void
open_with_run (PteroFileBrowser *browser,
               GPtrArray        *files)
{
  g_autofree char *path = dup_path (browser, files->pdata[0]);

  ptero_open_with_ask (GTK_WIDGET (browser), ptero_file_browser_get_access (browser), path);
}

static gboolean
is_file (PteroFileBrowser *browser,
         PteroFileObject  *file)
{
  return file->is_file;
}

/* It is made by the panel, and deleted after. */
static gboolean
download_archive_fits (PteroFileBrowser *browser,
                       PteroFileObject  *file)
{
  PteroAccess *access = ptero_file_browser_get_access (browser);

  return ptero_access_allows (access, "file.archive") &&
         ptero_access_allows (access, "file.delete");
}

/* Folders come in an archive. */
static gboolean
download_fits (PteroFileBrowser *browser,
               PteroFileObject  *file)
{
  return file->is_file || download_archive_fits (browser, file);
}

static gboolean
copy_fits (PteroFileBrowser *browser,
           PteroFileObject  *file)
{
  return !ptero_file_object_is_link (file);
}

static gboolean
has_folder (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    if (!PTERO_FILE_OBJECT (files->pdata[i])->is_file)
      return TRUE;

  return FALSE;
}

static void
copy_files (PteroFileBrowser *browser,
            GPtrArray        *files)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Copy %u File", "Copy %u Files", files->len),
                                            files->len);
  g_autoptr(PteroJob) job = ptero_request_job_new (title);

  /* the daemon finds each copy a name by looking what is there */
  ptero_job_set_width (job, 1);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = ptero_path_join (ptero_folder_get_path (ptero_file_browser_get_folder (browser)),
                                               PTERO_FILE_OBJECT (files->pdata[i])->name);
      g_autoptr(PteroRequest) request = ptero_file_request_new (browser, PTERO_ENDPOINT_FILE_COPY,
                                                                NULL);

      ptero_request_set_string (request, "location", path);
      ptero_file_job_add (browser, job, request, PTERO_FILE_OBJECT (files->pdata[i])->name);
    }
  ptero_file_job_start (browser, job);
}

/* The route of the panel is for files alone. */
static void
copy_run (PteroFileBrowser *browser,
          GPtrArray        *files)
{
  if (has_folder (files))
    ptero_file_duplicate (browser, files);
  else
    copy_files (browser, files);
}

static void
archive_run (PteroFileBrowser *browser,
             GPtrArray        *files)
{
  g_autofree char *name = ptero_file_describe (files);
  g_autofree char *safe = ptero_text_make_safe (name);
  /* Translators: %s is a name, or "3 files" */
  g_autofree char *title = g_strdup_printf (_("Archive %s"), safe);
  g_autoptr(PteroJob) job = ptero_request_job_new (title);
  g_autoptr(PteroRequest) request = ptero_file_request_new (browser, PTERO_ENDPOINT_FILES_COMPRESS,
                                                            files);

  ptero_file_job_add (browser, job, request, name);
  ptero_file_job_start (browser, job);
}

static void
extract_confirmed_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  PteroFileBrowser *browser = PTERO_FILE_BROWSER (source);
  g_autofree char *name = user_data;
  g_autofree char *safe = ptero_text_make_safe (name);
  /* Translators: %s is the name of an archive */
  g_autofree char *title = g_strdup_printf (_("Extract %s"), safe);
  g_autoptr(PteroJob) job = NULL;
  g_autoptr(PteroRequest) request = NULL;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  job = ptero_request_job_new (title);
  request = ptero_file_request_new (browser, PTERO_ENDPOINT_FILE_DECOMPRESS, NULL);
  ptero_request_set_string (request, "root",
                            ptero_folder_get_path (ptero_file_browser_get_folder (browser)));
  ptero_request_set_string (request, "file", name);
  ptero_file_job_add (browser, job, request, name);
  ptero_file_job_start (browser, job);
}

static void
extract_run (PteroFileBrowser *browser,
             GPtrArray        *files)
{
  const char *name = PTERO_FILE_OBJECT (files->pdata[0])->name;
  g_autofree char *safe = ptero_text_make_safe (name);
  /* Translators: %s is the name of an archive */
  g_autofree char *heading = g_strdup_printf (_("Extract “%s”?"), safe);

  ptero_alert_confirm_async (GTK_WIDGET (browser), heading,
                             _("It is unpacked into this folder. Files of the same name are replaced."), _("_Extract"), NULL,
                             extract_confirmed_cb, g_strdup (name));
}

static gboolean
extract_fits (PteroFileBrowser *browser,
              PteroFileObject  *file)
{
  return ptero_file_is_archive (file);
}

static void
delete_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  PteroFileBrowser *browser = PTERO_FILE_BROWSER (source);
  g_autoptr(PteroRequest) request = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    ptero_send (GTK_WIDGET (browser),
                ptero_access_get_panel (ptero_file_browser_get_access (browser)), request,
                _("Deleted"), ptero_file_sent_cb);
}

static void
delete_run (PteroFileBrowser *browser,
            GPtrArray        *files)
{
  g_autofree char *name = ptero_file_describe (files);
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *heading = NULL;
  gboolean any_folder = FALSE;

  for (guint i = 0; i < files->len; i++)
    any_folder = any_folder || !PTERO_FILE_OBJECT (files->pdata[i])->is_file;
  if (files->len == 1)
    /* Translators: %s is the name of a file */
    heading = g_strdup_printf (_("Delete “%s”?"), safe);
  else
    heading = g_strdup_printf (ngettext ("Delete %u File or Folder?",
                                         "Delete %u Files and Folders?", files->len), files->len);
  ptero_alert_confirm_async (GTK_WIDGET (browser), heading,
                             any_folder ? _("Folders are deleted with all that is in them. It cannot be brought back.") : _("It cannot be brought back."),
                             _("_Delete"), NULL, delete_confirmed_cb,
                             ptero_file_request_new (browser, PTERO_ENDPOINT_FILES_DELETE, files));
}

static void
upload_run (PteroFileBrowser *browser,
            GPtrArray        *files)
{
  ptero_file_upload_ask (browser, FALSE);
}

static void
upload_folder_run (PteroFileBrowser *browser,
                   GPtrArray        *files)
{
  ptero_file_upload_ask (browser, TRUE);
}

static const PteroFileVerb verbs[] = {
  { "open", N_("_Open"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU, open_run },
  { "open-window", N_("Open i_n Own Window"), "file.read-content",
    PTERO_VERB_FOR_ONE | PTERO_VERB_MENU, open_window_run, is_file, "<Shift>Return" },
  { "open-with", N_("Open _With…"), "file.read-content", PTERO_VERB_FOR_ONE | PTERO_VERB_MENU,
    open_with_run, is_file },
  { "download", N_("_Download…"), "file.read-content", PTERO_VERB_FOR_MANY, ptero_file_download_ask,
    download_fits,
    .icon_name = "folder-download-symbolic" },
  { "download-archive", N_("Download as Arch_ive…"), "file.read-content",
    PTERO_VERB_FOR_MANY | PTERO_VERB_MENU,
    ptero_file_download_archive_ask, download_archive_fits },
  { "rename", N_("_Rename…"), "file.update", PTERO_VERB_FOR_ONE | PTERO_VERB_MENU,
    ptero_file_rename, NULL, "F2" },
  { "cut", N_("Cu_t"), "file.update", PTERO_VERB_FOR_MANY | PTERO_VERB_MENU, ptero_file_cut, NULL,
    "<Control>x" },
  { "take-copy", N_("_Copy"), NULL, PTERO_VERB_FOR_MANY | PTERO_VERB_MENU, ptero_file_copy, NULL,
    "<Control>c" },
  { "paste", N_("Pa_ste"), NULL, PTERO_VERB_FOR_NONE | PTERO_VERB_MENU, ptero_file_paste, NULL,
    "<Control>v" },
  { "move", N_("_Move To…"), "file.update", PTERO_VERB_FOR_MANY, ptero_file_move, NULL,
    "<Control>m",
    "folder-symbolic" },
  { "copy", N_("Make a Cop_y"), "file.create", PTERO_VERB_FOR_MANY | PTERO_VERB_MENU, copy_run,
    copy_fits, "<Control>d" },
  { "permissions", N_("_Permissions…"), "file.update", PTERO_VERB_FOR_MANY, ptero_file_change_mode,
    .icon_name = "ptero-lock-symbolic" },
  { "archive", N_("_Archive"), "file.archive", PTERO_VERB_FOR_MANY, archive_run,
    .icon_name = "package-x-generic-symbolic" },
  { "extract", N_("E_xtract…"), "file.create", PTERO_VERB_FOR_ONE | PTERO_VERB_MENU, extract_run,
    extract_fits },
  { "delete", N_("De_lete…"), "file.delete", PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    delete_run, NULL, "Delete",
    "user-trash-symbolic" },
  { "upload", N_("_Upload Files…"), "file.create", PTERO_VERB_FOR_NONE, upload_run },
  { "upload-folder", N_("Upload _Folder…"), "file.create", PTERO_VERB_FOR_NONE, upload_folder_run },
  { "new-folder", N_("New _Folder…"), "file.create", PTERO_VERB_FOR_NONE, ptero_file_create_folder,
    NULL, "<Control><Shift>n" },
  { "new-file", N_("New F_ile…"), "file.create", PTERO_VERB_FOR_NONE, ptero_file_create },
  { "pull", N_("Fetch from an _Address…"), "file.create", PTERO_VERB_FOR_NONE, ptero_file_pull },
};

/**
 * ptero_file_verbs_get:
 * @n_verbs: (out): how many there are
 *
 * Returns: (transfer none): what can be done with files
 */
const PteroFileVerb *
ptero_file_verbs_get (guint *n_verbs)
{
  *n_verbs = G_N_ELEMENTS (verbs);

  return verbs;
}

/**
 * ptero_file_verb_needs_files:
 * @verb: a verb
 *
 * Returns: whether it is done with files that are selected
 */
gboolean
ptero_file_verb_needs_files (const PteroFileVerb *verb)
{
  return (verb->flags & (PTERO_VERB_FOR_ONE | PTERO_VERB_FOR_MANY)) != 0;
}

/**
 * ptero_file_verb_fits:
 * @verb: a verb
 * @browser: a browser
 * @files: (element-type PteroFileObject): what is selected
 *
 * Returns: whether it can be done now
 */
gboolean
ptero_file_verb_fits (const PteroFileVerb *verb,
                      PteroFileBrowser    *browser,
                      GPtrArray           *files)
{
  if (!ptero_access_allows (ptero_file_browser_get_access (browser), verb->permission))
    return FALSE;
  if ((verb->flags & (PTERO_VERB_FOR_ONE | PTERO_VERB_FOR_MANY)) == 0)
    return ptero_folder_get_loaded (ptero_file_browser_get_folder (browser));
  if (files->len == 0 || (files->len > 1 && (verb->flags & PTERO_VERB_FOR_MANY) == 0))
    return FALSE;

  for (guint i = 0; verb->fits != NULL && i < files->len; i++)
    if (!verb->fits (browser, files->pdata[i]))
      return FALSE;

  return TRUE;
}
