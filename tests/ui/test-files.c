/* test-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "ptero-archive-reader.h"
#include "ptero-file-action-bar.h"
#include "ptero-file-browser.h"
#include "ptero-file-clip.h"
#include "ptero-file-jobs-button.h"
#include "ptero-file-request.h"
#include "ptero-file-transfers.h"
#include "ptero-folder-picker.h"
#include "ptero-form-dialog.h"
#include "ptero-mode-grid.h"
#include "ptero-part.h"
#include "ptero-test-sections.h"
#include "ptero-transfer-job.h"

static gboolean
is_listed (gpointer browser)
{
  PteroFolder *folder = ptero_file_browser_get_folder (browser);

  return ptero_folder_get_loaded (folder) && !ptero_folder_get_loading (folder);
}

static PteroFileObject *
find (GtkWidget  *browser,
      const char *name)
{
  GListModel *items =
    ptero_table_get_items (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (items, i);

      if (g_str_equal (file->name, name))
        return file;
    }

  return NULL;
}

typedef struct { GtkWidget *browser; const char *name; } Wanted;

static gboolean
is_there (gpointer user_data)
{
  Wanted *wanted = user_data;

  return find (wanted->browser, wanted->name) != NULL;
}

static gboolean
is_not_there (gpointer user_data)
{
  return !is_there (user_data);
}

static void
wait_file (GtkWidget  *browser,
           const char *name)
{
  Wanted wanted = { browser, name };

  ptero_test_wait (is_there, &wanted);
}

static void
wait_no_file (GtkWidget  *browser,
              const char *name)
{
  Wanted wanted = { browser, name };

  ptero_test_wait (is_not_there, &wanted);
}

static gboolean
is_selected (gpointer user_data)
{
  Wanted *wanted = user_data;
  g_autoptr(GPtrArray) files =
    ptero_table_dup_selected (ptero_file_browser_get_table (PTERO_FILE_BROWSER (wanted->browser)));

  return files->len == 1 && g_str_equal (PTERO_FILE_OBJECT (files->pdata[0])->name, wanted->name);
}

static void
wait_selected (GtkWidget  *browser,
               const char *name)
{
  Wanted wanted = { browser, name };

  ptero_test_wait (is_selected, &wanted);
}

static void
run (GtkWidget  *browser,
     const char *verb)
{
  g_autofree char *action = g_strconcat ("files.", verb, NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser))), action, NULL));
}

static void
select_file (GtkWidget  *browser,
             const char *name)
{
  g_assert_nonnull (find (browser, name));
  ptero_table_select (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)),
                      find (browser, name));
}

static void
fill (GtkWidget  *browser,
      const char *field,
      const char *value)
{
  PteroForm *form =
    ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (browser)));

  ptero_form_set_string (form, field, value);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
}

static void
open_folder (GtkWidget  *browser,
             const char *name)
{
  PteroTable *table = ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser));

  g_signal_emit_by_name (table, "activate", find (browser, name));
  ptero_test_wait (is_listed, browser);
}

static const char *
get_path (GtkWidget *browser)
{
  return ptero_folder_get_path (ptero_file_browser_get_folder (PTERO_FILE_BROWSER (browser)));
}

/* Sorted step by step: not at once on a busy computer. */
static gboolean
is_folder_first (gpointer browser)
{
  g_autoptr(PteroFileObject) first =
    g_list_model_get_item (ptero_table_get_items (ptero_file_browser_get_table (browser)), 0);

  return first != NULL && !first->is_file;
}

/* A person looks around. */
static void
test_browse (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;

  g_assert_true (PTERO_IS_FILE_BROWSER (browser));
  ptero_test_wait (is_listed, browser);
  wait_file (browser, "server.properties");
  ptero_test_wait (is_folder_first, browser);
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "files");
  g_assert_false (ptero_part_go_back (PTERO_PART (browser)));

  open_folder (browser, "plugins");
  wait_file (browser, "Essentials");
  open_folder (browser, "Essentials");
  g_assert_cmpstr (get_path (browser), ==, "/plugins/Essentials");
  wait_file (browser, "config.yml");
  ptero_test_spin (150);
  ptero_test_screenshot (self->window, "files-deep");
  run (browser, "up");
  wait_selected (browser, "Essentials");
  g_assert_true (ptero_part_go_back (PTERO_PART (browser)));
  g_assert_cmpstr (get_path (browser), ==, "/plugins/Essentials");
  run (browser, "forward");
  g_assert_cmpstr (get_path (browser), ==, "/plugins");

  run (browser, "edit-path");
  ptero_test_spin (50);
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/odd names");
  wait_file (browser, ".hidden");
  run (browser, "hidden");
  wait_no_file (browser, ".hidden");
  run (browser, "hidden");
  wait_file (browser, ".hidden");

  ptero_part_start_search (PTERO_PART (browser));
  gtk_editable_set_text (GTK_EDITABLE (ptero_test_find_type (browser, GTK_TYPE_SEARCH_ENTRY)),
                         "quot");
  wait_no_file (browser, ".hidden");
  wait_file (browser, "\"quoted\".txt");
  ptero_test_spin (100);
  ptero_test_screenshot (self->window, "files-search");

  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/not there");
  ptero_test_wait_label (browser, "This Could Not Be Loaded");
  ptero_test_section_free (self);
}

/* A person makes, renames, moves, copies, changes and deletes. */
static void
test_change (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;

  wait_file (browser, "server.properties");
  run (browser, "new-folder");
  fill (browser, "_name", "a/b");
  ptero_test_wait_label (ptero_test_find_dialog (browser),
                         "A name has no / and no \\, and is not . or ..");
  fill (browser, "_name", "stuff");
  ptero_test_wait (ptero_test_has_no_dialog, browser);
  wait_selected (browser, "stuff");
  run (browser, "copy");
  wait_file (browser, "stuff (1)");
  select_file (browser, "stuff");
  open_folder (browser, "stuff");
  ptero_test_wait_label (browser, "Empty Folder");
  ptero_test_screenshot (self->window, "files-empty");

  run (browser, "new-file");
  fill (browser, "_name", "notes.txt");
  wait_selected (browser, "notes.txt");
  run (browser, "rename");
  ptero_test_wait_dialog (browser);
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (ptero_test_find_dialog (browser))),
                         "files-rename");
  fill (browser, "_name", "todo.txt");
  wait_selected (browser, "todo.txt");
  run (browser, "copy");
  wait_file (browser, "todo copy.txt");

  /* what is there already is not overwritten */
  select_file (browser, "todo copy.txt");
  run (browser, "rename");
  fill (browser, "_name", "todo.txt");
  ptero_test_spin (500);
  g_assert_false (ptero_test_has_no_dialog (browser));
  fill (browser, "_name", "other.txt");
  wait_selected (browser, "other.txt");

  run (browser, "permissions");
  ptero_test_wait_dialog (browser);
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (ptero_test_find_dialog (browser))),
                         "files-permissions");
  fill (browser, "_mode", "9");
  ptero_test_spin (50);
  ptero_mode_grid_set_mode (PTERO_MODE_GRID (ptero_test_find_type (ptero_test_find_dialog (browser),
                                                                   PTERO_TYPE_MODE_GRID)), 0750);
  g_signal_emit_by_name (ptero_test_find_type (ptero_test_find_dialog (browser),
                                               PTERO_TYPE_MODE_GRID), "changed");
  g_assert_true (gtk_widget_activate_action (ptero_test_find_dialog (browser), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, browser);
  ptero_test_spin (300);
  g_assert_cmpstr (find (browser, "other.txt")->mode_bits, ==, "750");

  select_file (browser, "other.txt");
  run (browser, "delete");
  ptero_test_answer_alert (browser, "Delete");
  wait_no_file (browser, "other.txt");
  g_assert_nonnull (find (browser, "todo.txt"));

  ptero_test_section_free (self);
}

/* Closes what only says something. */
static void
close_alert (const char *heading)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ptero_test_find_label (window, heading) == NULL)
        continue;
      g_signal_emit_by_name (ptero_test_find_button (window, "Close"), "clicked");
      return;
    }

  g_assert_not_reached ();
}

/* A new file does not replace what the server made meanwhile; many things get a mode that fits all
 * of them. */
static void
test_late (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  PteroAccess *access = ptero_file_browser_get_access (PTERO_FILE_BROWSER (browser));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server",
                                                       ptero_access_get_uuid (access), NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("theirs", 6);
  g_autofree char *mode = NULL;

  wait_file (browser, "server.properties");
  ptero_request_set_query (request, "file", "/late.txt");
  ptero_request_set_body (request, "text/plain", bytes);
  ptero_test_ask (ptero_panel_get_client (ptero_access_get_panel (access)), request);
  g_assert_null (find (browser, "late.txt"));

  run (browser, "new-file");
  fill (browser, "_name", "late.txt");
  wait_file (browser, "late.txt");
  ptero_test_spin (300);
  g_assert_cmpint (find (browser, "late.txt")->size, ==, 6);
  close_alert ("“late.txt” Is There Already");

  g_assert_true (gtk_widget_activate_action (ptero_test_find_type (browser, GTK_TYPE_LIST_VIEW),
                                             "list.select-all", NULL));
  run (browser, "permissions");
  ptero_test_wait_dialog (browser);
  mode = ptero_form_dup_string (ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (browser))), "_mode");
  g_assert_cmpstr (mode, ==, "755");

  ptero_test_section_free (self);
}

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

  wait_file (browser, "plugins");
  open_folder (browser, "plugins");
  wait_file (browser, "WorldEdit");
  select_file (browser, "WorldEdit");
  run (browser, "archive");
  ptero_test_wait (has_archive, browser);
  select_file (browser, "WorldEdit");
  run (browser, "delete");
  ptero_test_answer_alert (browser, "Delete");
  wait_no_file (browser, "WorldEdit");
  ptero_test_wait (has_archive, browser);
  run (browser, "extract");
  ptero_test_answer_alert (browser, "Extract");
  wait_file (browser, "WorldEdit");

  run (browser, "pull");
  ptero_test_wait_dialog (browser);
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (ptero_test_find_dialog (browser))),
                         "files-pull");
  fill (browser, "_url", "ftp://example.org/a.jar");
  g_assert_false (ptero_test_has_no_dialog (browser));
  fill (browser, "_url", "https://example.org/fetched.jar");
  wait_file (browser, "fetched.jar");
  ptero_test_section_free (self);
}

static gboolean
is_idle (gpointer jobs)
{
  return g_list_model_get_n_items (jobs) > 0 && ptero_job_queue_get_n_running (jobs) == 0;
}

static PteroJob *
wait_job (PteroTestSection *self)
{
  g_autoptr(PteroJob) job = NULL;
  GListModel *jobs = G_LIST_MODEL (self->fleet->jobs);

  ptero_test_wait (is_idle, jobs);
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

static void
upload (GtkWidget  *browser,
        const char *folder,
        const char *name)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (sources, g_file_new_build_filename (folder, name, NULL));
  ptero_file_upload (PTERO_FILE_BROWSER (browser), sources, get_path (browser));
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
  return find (browser, name) != NULL ? find (browser, name)->size : -1;
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
  wait_file (browser, "server.properties");
  upload (browser, folder, "pack");
  wait_file (browser, "pack");
  g_assert_cmpuint (ptero_job_get_n_done (wait_job (self)), ==, 3);
  open_folder (browser, "pack");
  wait_file (browser, "one.txt");
  wait_file (browser, "empty");
  open_folder (browser, "sub");
  wait_file (browser, "two.txt");

  /* What is there already: kept, beside, replaced */
  write_file (folder, "two.txt", "2222");
  upload (browser, folder, "two.txt");
  ptero_test_wait (has_button, (gpointer) "Replace");
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (find_button ("Replace"))),
                         "files-conflict");
  press ("Skip");
  ptero_test_spin (300);
  g_assert_cmpint (get_size (browser, "two.txt"), ==, 2);
  upload (browser, folder, "two.txt");
  press ("Keep Both");
  wait_file (browser, "two (1).txt");
  g_assert_cmpint (get_size (browser, "two.txt"), ==, 2);
  upload (browser, folder, "two.txt");
  press ("Replace");
  ptero_test_wait (is_idle, self->fleet->jobs);
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

  wait_file (browser, "plugins");
  g_ptr_array_add (files, g_object_ref (find (browser, "plugins")));
  ptero_file_download (PTERO_FILE_BROWSER (browser), files, folder);
  g_assert_cmpuint (ptero_job_get_n_done (wait_job (self)), ==, 1);
  g_assert_true (!ptero_archive_reader_is_supported () ||
                 g_file_test (unpacked, G_FILE_TEST_IS_DIR));
  ptero_file_browser_refresh (PTERO_FILE_BROWSER (browser));
  ptero_test_wait (is_listed, browser);
  g_assert_false (has_archive (browser));

  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/odd names");
  wait_file (browser, "100% sure?.txt");
  g_ptr_array_set_size (files, 0);
  g_ptr_array_add (files, g_object_ref (find (browser, "100% sure?.txt")));
  ptero_file_download (PTERO_FILE_BROWSER (browser), files, folder);
  ptero_test_spin (100);
  ptero_test_wait (is_idle, self->fleet->jobs);
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

  wait_file (browser, "server.properties");
  ptero_client_set_key (ptero_panel_get_client (self->fleet->panel), PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (self->fleet->demo, PTERO_DEMO_KEY_APPLICATION));
  write_file (folder, "large.bin", "x");
  g_assert_cmpint (truncate (path, 101 * 1024 * 1024), ==, 0);
  upload (browser, folder, "large.bin");
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

static gboolean
is_picker_ready (gpointer picker)
{
  PteroFolder *folder = ptero_folder_picker_get_folder (picker);

  return ptero_folder_get_loaded (folder) && !ptero_folder_get_loading (folder);
}

static gboolean
has_picker (gpointer wanted)
{
  return (ptero_test_find_anywhere (PTERO_TYPE_FOLDER_PICKER) != NULL) == GPOINTER_TO_INT (wanted);
}

static GtkWidget *
wait_picker (void)
{
  GtkWidget *picker;

  ptero_test_wait (has_picker, GINT_TO_POINTER (TRUE));
  picker = ptero_test_find_anywhere (PTERO_TYPE_FOLDER_PICKER);
  ptero_test_wait (is_picker_ready, picker);
  ptero_test_spin (100);

  return picker;
}

static GListModel *
get_folders (GtkWidget *picker)
{
  return ptero_table_get_items (PTERO_TABLE (ptero_test_find_type (picker, PTERO_TYPE_TABLE)));
}

/* A person moves something to a folder that is picked, and one that is made for it. */
static void
test_move (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  GtkWidget *picker;

  wait_file (browser, "world");
  select_file (browser, "world");
  run (browser, "move");
  picker = wait_picker ();
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (picker)), "files-move");
  /* neither files nor what is moved */
  for (guint i = 0; i < g_list_model_get_n_items (get_folders (picker)); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (get_folders (picker), i);

      g_assert_false (file->is_file);
      g_assert_cmpstr (file->name, !=, "world");
    }
  g_assert_false (gtk_widget_activate_action (picker, "picker.up", NULL) &&
                  !g_str_equal (ptero_folder_get_path (ptero_folder_picker_get_folder (PTERO_FOLDER_PICKER (picker))), "/"));
  gtk_widget_activate_action (picker, "picker.accept", NULL);
  ptero_test_spin (100);
  g_assert_true (has_picker (GINT_TO_POINTER (TRUE)));

  g_signal_emit_by_name (ptero_test_find_type (picker, PTERO_TYPE_TABLE), "activate",
                         find (browser, "plugins"));
  ptero_test_wait (is_picker_ready, picker);
  ptero_test_spin (100);
  g_assert_true (gtk_widget_activate_action (picker, "picker.new-folder", NULL));
  ptero_test_wait_dialog (picker);
  fill (picker, "_name", "kept");
  while (!g_str_equal (ptero_folder_get_path (ptero_folder_picker_get_folder (PTERO_FOLDER_PICKER (picker))), "/plugins/kept"))
    ptero_test_spin (20);
  ptero_test_wait (is_picker_ready, picker);
  ptero_test_spin (100);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (picker)), "files-move-empty");
  g_assert_true (gtk_widget_activate_action (picker, "picker.accept", NULL));
  wait_no_file (browser, "world");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/kept");
  wait_file (browser, "world");

  /* what is not picked is not moved */
  select_file (browser, "world");
  run (browser, "move");
  picker = wait_picker ();
  g_assert_true (gtk_widget_activate_action (picker, "picker.up", NULL));
  ptero_test_wait (is_picker_ready, picker);
  g_assert_true (gtk_widget_activate_action (picker, "picker.close", NULL));
  ptero_test_wait (has_picker, GINT_TO_POINTER (FALSE));
  ptero_test_spin (200);
  g_assert_nonnull (find (browser, "world"));
  ptero_test_section_free (self);
}

static void
press_key (GtkWidget *widget,
           guint      key,
           guint      modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
}

/* What is typed in the list searches; keys that are no letters are those of the list. */
static void
test_typed (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  GtkWidget *table = GTK_WIDGET (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)));
  GtkWidget *entry = ptero_test_find_type (browser, GTK_TYPE_SEARCH_ENTRY);
  GtkSearchBar *bar = GTK_SEARCH_BAR (ptero_test_find_type (browser, GTK_TYPE_SEARCH_BAR));

  wait_file (browser, "eula.txt");
  press_key (table, GDK_KEY_F10, GDK_SHIFT_MASK);
  press_key (table, GDK_KEY_Menu, 0);
  press_key (table, GDK_KEY_Delete, 0);
  g_assert_false (gtk_search_bar_get_search_mode (bar));
  press_key (table, GDK_KEY_e, 0);
  g_assert_true (gtk_search_bar_get_search_mode (bar));
  press_key (table, GDK_KEY_u, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "eu");
  wait_no_file (browser, "ops.json");
  wait_file (browser, "eula.txt");
  g_assert_null (gtk_search_bar_get_key_capture_widget (bar));
  ptero_test_section_free (self);
}

/* A person cuts, copies and pastes. */
static void
test_paste (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;

  wait_file (browser, "eula.txt");
  select_file (browser, "eula.txt");
  run (browser, "cut");
  g_assert_true (ptero_file_is_cut (find (browser, "eula.txt")));
  ptero_test_spin (100);
  ptero_test_screenshot (self->window, "files-cut");
  select_file (browser, "ops.json");
  run (browser, "cut");
  g_assert_false (ptero_file_is_cut (find (browser, "eula.txt")));
  g_assert_true (ptero_file_is_cut (find (browser, "ops.json")));
  open_folder (browser, "config");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/");
  wait_file (browser, "ops.json");
  g_assert_true (ptero_file_is_cut (find (browser, "ops.json")));
  open_folder (browser, "config");
  wait_file (browser, "paper-global.yml");
  run (browser, "paste");
  wait_file (browser, "ops.json");
  g_assert_false (ptero_file_is_cut (find (browser, "ops.json")));

  /* it stays cut until it is moved */
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/WorldEdit");
  wait_file (browser, "config.yml");
  select_file (browser, "config.yml");
  run (browser, "take-copy");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/config");
  wait_file (browser, "paper-global.yml");
  run (browser, "paste");
  wait_file (browser, "config.yml");
  select_file (browser, "config.yml");
  run (browser, "cut");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/WorldEdit");
  wait_file (browser, "config.yml");
  run (browser, "paste");
  press ("Cancel");
  ptero_test_spin (300);
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/config");
  wait_file (browser, "config.yml");
  g_assert_true (ptero_file_is_cut (find (browser, "config.yml")));
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/WorldEdit");
  wait_file (browser, "config.yml");
  run (browser, "paste");
  press ("Replace");
  ptero_test_wait (is_idle, self->fleet->jobs);
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/config");
  wait_file (browser, "paper-global.yml");
  wait_no_file (browser, "config.yml");

  /* a folder into itself */
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/");
  wait_no_file (browser, "ops.json");
  wait_file (browser, "config");
  select_file (browser, "config");
  run (browser, "take-copy");
  open_folder (browser, "config");
  wait_file (browser, "ops.json");
  run (browser, "paste");
  ptero_test_spin (300);
  g_assert_null (find (browser, "config"));

  /* a folder elsewhere, twice, and beside itself; nothing else is left */
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/WorldEdit");
  wait_file (browser, "config.yml");
  run (browser, "paste");
  wait_file (browser, "config");
  ptero_test_wait (is_idle, self->fleet->jobs);
  ptero_test_spin (300);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ptero_file_browser_get_folder (PTERO_FILE_BROWSER (browser)))), ==, 2);
  run (browser, "paste");
  ptero_test_wait (has_button, (gpointer) "Replace");
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (find_button ("Replace"))),
                         "files-paste-conflict");
  press ("Keep Both");
  wait_file (browser, "config (1)");
  run (browser, "paste");
  press ("Replace");
  ptero_test_spin (200);
  ptero_test_wait (is_idle, self->fleet->jobs);
  ptero_test_spin (300);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ptero_file_browser_get_folder (PTERO_FILE_BROWSER (browser)))), ==, 3);
  open_folder (browser, "config (1)");
  wait_file (browser, "ops.json");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/");
  wait_file (browser, "config");
  run (browser, "paste");
  wait_file (browser, "config (1)");
  ptero_test_wait (is_idle, self->fleet->jobs);
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

  wait_file (browser, "server.properties");
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

static gboolean
is_enabled (GtkWidget  *browser,
            const char *verb)
{
  return g_action_group_get_action_enabled (ptero_file_browser_get_actions (PTERO_FILE_BROWSER (browser)), verb);
}

static PteroFleetServer *
find_shared (PteroTestFleet *fleet)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (!ptero_fleet_server_get_server (server)->server_owner &&
          !ptero_server_state_is_conflict (ptero_fleet_server_get_state (server)))
        return server;
    }

  return NULL;
}

static gboolean
is_known (gpointer access)
{
  return ptero_access_get_known (access);
}

/* Of a subuser each verb is enabled that the panel allows, and no other. */
static void
test_subuser (void)
{
  static const struct { const char *verb; const char *permission; } verbs[] = {
    { "rename", "file.update" }, { "permissions", "file.update" }, { "delete", "file.delete" },
    { "archive", "file.archive" },
    { "new-folder", "file.create" }, { "upload", "file.create" },
  };
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_USER);
  g_autoptr(PteroAccess) access = NULL;
  GtkWidget *browser;
  GtkWidget *window;

  ptero_test_fleet_start (fleet);
  g_assert_nonnull (find_shared (fleet));
  access = ptero_access_new (find_shared (fleet));
  ptero_access_refresh (access);
  ptero_test_wait (is_known, access);
  browser = g_object_ref_sink (ptero_file_browser_new (access, fleet->jobs));
  window = ptero_test_present_sized (browser, 800, 600);
  if (ptero_access_allows (access, "file.read"))
    {
      wait_file (browser, "eula.txt");
      select_file (browser, "eula.txt");
    }
  else
    {
      ptero_test_wait_label (browser, "This Could Not Be Loaded");
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs) && ptero_access_allows (access, "file.read"); i++)
    g_assert_cmpint (is_enabled (browser, verbs[i].verb), ==,
                     ptero_access_allows (access, verbs[i].permission));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (browser);
  g_clear_object (&access);
  ptero_test_fleet_free (fleet);
}

static void
test_narrow (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 360, 700);
  GtkWidget *browser = self->section;

  wait_file (browser, "plugins");
  select_file (browser, "plugins");
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "files-narrow");
  ptero_test_section_free (self);
}

static void
test_mirrored (void)
{
  PteroTestSection *self;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  self = ptero_test_section_new ("files", 1000, 600);
  wait_file (self->section, "plugins");
  select_file (self->section, "plugins");
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "files-mirrored");
  ptero_test_section_free (self);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What is checked is added to what is selected already, and taken out again. The list keeps its
 * place meanwhile. */
static void
test_checks (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 600);
  PteroTable *table;
  GtkWidget *check;
  GtkWidget *bar = ptero_test_find_type (self->section, PTERO_TYPE_FILE_ACTION_BAR);
  int height;

  wait_file (self->section, "plugins");
  ptero_test_wait_label (bar, "17 items");
  table = ptero_file_browser_get_table (PTERO_FILE_BROWSER (self->section));
  ptero_test_spin (200);
  height = gtk_widget_get_height (GTK_WIDGET (table));
  select_file (self->section, "config");
  ptero_test_spin (200);
  check = ptero_test_find_type (gtk_widget_get_last_child (ptero_test_find_type (self->section,
                                                                                 GTK_TYPE_COLUMN_VIEW)), GTK_TYPE_IMAGE);
  g_assert_true (gtk_widget_has_css_class (check, "row-check"));
  g_assert_true ((gtk_widget_get_state_flags (check) & GTK_STATE_FLAG_CHECKED) != 0);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (table)), ==, height);
  g_assert_nonnull (ptero_test_find_label (bar, "1 of 17"));

  g_action_group_activate_action (ptero_file_browser_get_actions (PTERO_FILE_BROWSER (self->section)), "select-all", NULL);
  g_assert_nonnull (ptero_test_find_label (bar, "17 of 17"));
  ptero_table_unselect (table);
  ptero_test_spin (200);
  g_assert_false ((gtk_widget_get_state_flags (check) & GTK_STATE_FLAG_CHECKED) != 0);
  g_assert_nonnull (ptero_test_find_label (bar, "17 items"));
  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/files/browse", test_browse);
  g_test_add_func ("/files/change", test_change);
  g_test_add_func ("/files/late", test_late);
  g_test_add_func ("/files/checks", test_checks);
  g_test_add_func ("/files/mirrored", test_mirrored);
  g_test_add_func ("/files/archive", test_archive);
  g_test_add_func ("/files/upload", test_upload);
  g_test_add_func ("/files/download", test_download);
  g_test_add_func ("/files/limit", test_limit);
  g_test_add_func ("/files/jobs", test_jobs);
  g_test_add_func ("/files/move", test_move);
  g_test_add_func ("/files/paste", test_paste);
  g_test_add_func ("/files/typed", test_typed);
  g_test_add_func ("/files/subuser", test_subuser);
  g_test_add_func ("/files/narrow", test_narrow);

  return g_test_run ();
}
