/* test-file-transfers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "ptero-archive-reader.h"
#include "ptero-file-browser.h"
#include "ptero-file-clip.h"
#include "ptero-file-jobs-button.h"
#include "ptero-file-request.h"
#include "ptero-file-transfers.h"
#include "ptero-test-files.h"
#include "ptero-transfer-job.h"

static gboolean
has_archive (gpointer browser)
{
  GListModel *items = ptero_table_get_items (ptero_file_browser_get_table (browser));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (items, i);

      if (g_str_has_prefix (file->name, "archive-"))
        {
          ptero_table_select (ptero_file_browser_get_table (browser), file);
          return TRUE;
        }
    }

  return FALSE;
}

/* A person packs, unpacks and fetches. */
static void
test_archive (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;

  ptero_test_files_wait (browser, "plugins");
  ptero_test_files_open_folder (browser, "plugins");
  ptero_test_files_wait (browser, "WorldEdit");
  ptero_test_files_select (browser, "WorldEdit");
  ptero_test_files_run (browser, "archive");
  ptero_test_wait (has_archive, browser);
  ptero_test_files_select (browser, "WorldEdit");
  ptero_test_files_run (browser, "delete");
  ptero_test_answer_alert (browser, "Delete");
  ptero_test_files_wait_none (browser, "WorldEdit");
  ptero_test_wait (has_archive, browser);
  ptero_test_files_run (browser, "extract");
  ptero_test_answer_alert (browser, "Extract");
  ptero_test_files_wait (browser, "WorldEdit");

  ptero_test_files_run (browser, "pull");
  ptero_test_wait_dialog (browser);
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (ptero_test_find_dialog (browser))),
                         "files-pull");
  ptero_test_files_fill (browser, "_url", "ftp://example.org/a.jar");
  g_assert_false (ptero_test_has_no_dialog (browser));
  ptero_test_files_fill (browser, "_url", "https://example.org/fetched.jar");
  ptero_test_files_wait (browser, "fetched.jar");
  ptero_test_section_free (self);
}

static PteroJob *
wait_job (PteroTestSection *self)
{
  g_autoptr(PteroJob) job = NULL;
  GListModel *jobs = G_LIST_MODEL (self->fleet->jobs);

  ptero_test_wait (ptero_test_jobs_ended, jobs);
  job = g_list_model_get_item (jobs, 0);

  return job;
}

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static GtkWidget *
find_button (const char *text)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);
      GtkWidget *label = ptero_test_find_label (window, text);

      if (label != NULL && gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) != NULL)
        return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
    }

  return NULL;
}

static gboolean
has_button (gpointer text)
{
  return find_button (text) != NULL;
}

static void
press (const char *text)
{
  ptero_test_wait (has_button, (gpointer) text);
  g_signal_emit_by_name (find_button (text), "clicked");
}

static gint64
get_size (GtkWidget  *browser,
          const char *name)
{
  PteroFileObject *file = ptero_test_files_find (browser, name);

  return file != NULL ? file->size : -1;
}

/* A person uploads a folder, then a file that is there. */
static void
test_upload (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  g_autofree char *folder = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autofree char *empty = g_build_filename (folder, "pack", "empty", NULL);

  write_file (folder, "pack/one.txt", "1");
  write_file (folder, "pack/sub/two.txt", "22");
  g_assert_cmpint (g_mkdir_with_parents (empty, 0700), ==, 0);
  ptero_test_files_wait (browser, "server.properties");
  ptero_test_files_upload (browser, folder, "pack");
  ptero_test_files_wait (browser, "pack");
  g_assert_cmpuint (ptero_job_get_n_done (wait_job (self)), ==, 3);
  ptero_test_files_open_folder (browser, "pack");
  ptero_test_files_wait (browser, "one.txt");
  ptero_test_files_wait (browser, "empty");
  ptero_test_files_open_folder (browser, "sub");
  ptero_test_files_wait (browser, "two.txt");

  /* What is there already: kept, beside, replaced */
  write_file (folder, "two.txt", "2222");
  ptero_test_files_upload (browser, folder, "two.txt");
  ptero_test_wait (has_button, (gpointer) "Replace");
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (find_button ("Replace"))),
                         "files-conflict");
  press ("Skip");
  ptero_test_spin (300);
  g_assert_cmpint (get_size (browser, "two.txt"), ==, 2);
  ptero_test_files_upload (browser, folder, "two.txt");
  press ("Keep Both");
  ptero_test_files_wait (browser, "two (1).txt");
  g_assert_cmpint (get_size (browser, "two.txt"), ==, 2);
  ptero_test_files_upload (browser, folder, "two.txt");
  press ("Replace");
  ptero_test_wait (ptero_test_jobs_ended, self->fleet->jobs);
  ptero_test_spin (500);
  g_assert_cmpint (get_size (browser, "two.txt"), ==, 4);

  ptero_test_section_free (self);
}

/* A person downloads files, and a folder that comes as a folder: by an archive that is not left
 * behind. */
static void
test_download (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  g_autofree char *path = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *contents = NULL;
  g_autofree char *unpacked = g_build_filename (path, "plugins", NULL);
  g_autofree char *odd = g_build_filename (path, "100% sure?.txt", NULL);

  ptero_test_files_wait (browser, "plugins");
  g_ptr_array_add (files, g_object_ref (ptero_test_files_find (browser, "plugins")));
  ptero_file_download (PTERO_FILE_BROWSER (browser), files, folder);
  g_assert_cmpuint (ptero_job_get_n_done (wait_job (self)), ==, 1);
  g_assert_true (!ptero_archive_reader_is_supported () ||
                 g_file_test (unpacked, G_FILE_TEST_IS_DIR));
  ptero_file_browser_refresh (PTERO_FILE_BROWSER (browser));
  ptero_test_wait (ptero_test_files_is_listed, browser);
  g_assert_false (has_archive (browser));

  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/odd names");
  ptero_test_files_wait (browser, "100% sure?.txt");
  g_ptr_array_set_size (files, 0);
  g_ptr_array_add (files, g_object_ref (ptero_test_files_find (browser, "100% sure?.txt")));
  ptero_file_download (PTERO_FILE_BROWSER (browser), files, folder);
  ptero_test_spin (100);
  ptero_test_wait (ptero_test_jobs_ended, self->fleet->jobs);
  g_assert_true (g_file_get_contents (odd, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "%41 is not A\n");
  ptero_file_download (PTERO_FILE_BROWSER (browser), files, folder);
  press ("Skip");
  ptero_test_section_free (self);
}

/* What the node does not take is told before it is sent, where the key may ask. */
static void
test_limit (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  g_autofree char *folder = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.bin", NULL);

  ptero_test_files_wait (browser, "server.properties");
  ptero_client_set_key (ptero_panel_get_client (self->fleet->panel), PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (self->fleet->demo, PTERO_DEMO_KEY_APPLICATION));
  write_file (folder, "large.bin", "x");
  g_assert_cmpint (truncate (path, 101 * 1024 * 1024), ==, 0);
  ptero_test_files_upload (browser, folder, "large.bin");
  ptero_test_wait (has_button, (gpointer) "Close");
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (find_button ("Close"))), "files-limit");
  press ("Close");
  ptero_test_spin (200);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->fleet->jobs)), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  ptero_test_section_free (self);
}

/* A person cuts, copies and pastes. */
static void
test_paste (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;

  ptero_test_files_wait (browser, "eula.txt");
  ptero_test_files_select (browser, "eula.txt");
  ptero_test_files_run (browser, "cut");
  g_assert_true (ptero_file_is_cut (ptero_test_files_find (browser, "eula.txt")));
  ptero_test_spin (100);
  ptero_test_screenshot (self->window, "files-cut");
  ptero_test_files_select (browser, "ops.json");
  ptero_test_files_run (browser, "cut");
  g_assert_false (ptero_file_is_cut (ptero_test_files_find (browser, "eula.txt")));
  g_assert_true (ptero_file_is_cut (ptero_test_files_find (browser, "ops.json")));
  ptero_test_files_open_folder (browser, "config");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/");
  ptero_test_files_wait (browser, "ops.json");
  g_assert_true (ptero_file_is_cut (ptero_test_files_find (browser, "ops.json")));
  ptero_test_files_open_folder (browser, "config");
  ptero_test_files_wait (browser, "paper-global.yml");
  ptero_test_files_run (browser, "paste");
  ptero_test_files_wait (browser, "ops.json");
  g_assert_false (ptero_file_is_cut (ptero_test_files_find (browser, "ops.json")));

  /* it stays cut until it is moved */
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/WorldEdit");
  ptero_test_files_wait (browser, "config.yml");
  ptero_test_files_select (browser, "config.yml");
  ptero_test_files_run (browser, "take-copy");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/config");
  ptero_test_files_wait (browser, "paper-global.yml");
  ptero_test_files_run (browser, "paste");
  ptero_test_files_wait (browser, "config.yml");
  ptero_test_files_select (browser, "config.yml");
  ptero_test_files_run (browser, "cut");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/WorldEdit");
  ptero_test_files_wait (browser, "config.yml");
  ptero_test_files_run (browser, "paste");
  press ("Cancel");
  ptero_test_spin (300);
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/config");
  ptero_test_files_wait (browser, "config.yml");
  g_assert_true (ptero_file_is_cut (ptero_test_files_find (browser, "config.yml")));
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/WorldEdit");
  ptero_test_files_wait (browser, "config.yml");
  ptero_test_files_run (browser, "paste");
  press ("Replace");
  ptero_test_wait (ptero_test_jobs_ended, self->fleet->jobs);
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/config");
  ptero_test_files_wait (browser, "paper-global.yml");
  ptero_test_files_wait_none (browser, "config.yml");

  /* a folder into itself */
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/");
  ptero_test_files_wait_none (browser, "ops.json");
  ptero_test_files_wait (browser, "config");
  ptero_test_files_select (browser, "config");
  ptero_test_files_run (browser, "take-copy");
  ptero_test_files_open_folder (browser, "config");
  ptero_test_files_wait (browser, "ops.json");
  ptero_test_files_run (browser, "paste");
  ptero_test_spin (300);
  g_assert_null (ptero_test_files_find (browser, "config"));

  /* a folder elsewhere, twice, and beside itself; nothing else is left */
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/WorldEdit");
  ptero_test_files_wait (browser, "config.yml");
  ptero_test_files_run (browser, "paste");
  ptero_test_files_wait (browser, "config");
  ptero_test_wait (ptero_test_jobs_ended, self->fleet->jobs);
  ptero_test_spin (300);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ptero_file_browser_get_folder (PTERO_FILE_BROWSER (browser)))), ==, 2);
  ptero_test_files_run (browser, "paste");
  ptero_test_wait (has_button, (gpointer) "Replace");
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (find_button ("Replace"))),
                         "files-paste-conflict");
  press ("Keep Both");
  ptero_test_files_wait (browser, "config (1)");
  ptero_test_files_run (browser, "paste");
  press ("Replace");
  ptero_test_spin (200);
  ptero_test_wait (ptero_test_jobs_ended, self->fleet->jobs);
  ptero_test_spin (300);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ptero_file_browser_get_folder (PTERO_FILE_BROWSER (browser)))), ==, 3);
  ptero_test_files_open_folder (browser, "config (1)");
  ptero_test_files_wait (browser, "ops.json");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/");
  ptero_test_files_wait (browser, "config");
  ptero_test_files_run (browser, "paste");
  ptero_test_files_wait (browser, "config (1)");
  ptero_test_wait (ptero_test_jobs_ended, self->fleet->jobs);
  ptero_test_spin (300);
  g_assert_false (has_archive (browser));
  ptero_test_section_free (self);
}

static gboolean
has_finished (gpointer job)
{
  return ptero_job_get_finished (job);
}

/* What runs is shown where it was started, and how many of those before it failed. */
static void
test_jobs (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  PteroAccess *access = ptero_file_browser_get_access (PTERO_FILE_BROWSER (browser));
  GtkWidget *button = ptero_test_find_type (browser, PTERO_TYPE_FILE_JOBS_BUTTON);
  g_autoptr(PteroJob) job = ptero_transfer_job_new ("Upload map.zip",
                                                    ptero_access_get_panel (access),
                                                    ptero_access_get_uuid (access));
  g_autoptr(PteroJob) next = ptero_transfer_job_new ("Upload again",
                                                     ptero_access_get_panel (access),
                                                     ptero_access_get_uuid (access));
  g_autoptr(PteroJob) other = ptero_transfer_job_new ("Elsewhere", ptero_access_get_panel (access),
                                                      "another");
  g_autoptr(GFile) source = g_file_new_for_path ("/nowhere/map.zip");

  ptero_test_files_wait (browser, "server.properties");
  g_assert_false (gtk_widget_get_visible (button));
  ptero_job_set_paused (other, TRUE);
  ptero_transfer_job_add_upload (PTERO_TRANSFER_JOB (other), source, "/", "map.zip", 100);
  ptero_job_queue_add (self->fleet->jobs, other);
  g_assert_false (gtk_widget_get_visible (button));

  ptero_job_set_paused (job, TRUE);
  ptero_transfer_job_add_upload (PTERO_TRANSFER_JOB (job), source, "/", "map.zip", 100);
  ptero_file_job_start (PTERO_FILE_BROWSER (browser), job);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (ptero_test_find_type (button, GTK_TYPE_MENU_BUTTON)));
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "files-jobs");
  g_assert_nonnull (ptero_test_find_label (button, "Upload map.zip"));
  g_assert_null (ptero_test_find_label (button, "Elsewhere"));
  ptero_job_set_paused (job, FALSE);
  ptero_test_wait (has_finished, job);
  ptero_test_spin (100);
  g_assert_false (gtk_widget_get_visible (button));
  ptero_job_set_paused (next, TRUE);
  ptero_transfer_job_add_upload (PTERO_TRANSFER_JOB (next), source, "/", "map.zip", 100);
  ptero_file_job_start (PTERO_FILE_BROWSER (browser), next);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ptero_test_find_type (button, GTK_TYPE_MENU_BUTTON)));
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "files-jobs-failed");
  g_assert_nonnull (ptero_test_find_label (button, "1 failed"));
  ptero_job_cancel (next);
  ptero_job_cancel (other);
  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/files/archive", test_archive);
  g_test_add_func ("/files/upload", test_upload);
  g_test_add_func ("/files/download", test_download);
  g_test_add_func ("/files/limit", test_limit);
  g_test_add_func ("/files/jobs", test_jobs);
  g_test_add_func ("/files/paste", test_paste);

  return g_test_run ();
}
