/* test-file-drag.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "ptero-archive-reader.h"
#include "ptero-file-drag.h"
#include "ptero-file-transfers.h"
#include "ptero-scratch.h"
#include "ptero-test-sections.h"

/* What another program gets when files are dropped there, and a folder that is there already. */

typedef struct
{
  GOutputStream *stream;
  GError        *error;
  gboolean       done;
} Drop;

static gboolean
is_loaded (gpointer browser)
{
  return ptero_folder_get_loaded (ptero_file_browser_get_folder (browser)) &&
         !ptero_folder_get_loading (ptero_file_browser_get_folder (browser));
}

static GPtrArray *
find_files (PteroTestSection   *self,
            const char * const *names)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  ptero_test_wait (is_loaded, self->section);
  for (guint i = 0; names[i] != NULL; i++)
    {
      PteroFileObject *file =
        ptero_folder_find (ptero_file_browser_get_folder (PTERO_FILE_BROWSER (self->section)),
                           names[i]);

      g_assert_nonnull (file);
      g_ptr_array_add (files, g_object_ref (file));
    }

  return files;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Drop *drop = user_data;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &drop->error);
  drop->done = TRUE;
}

static gboolean
is_done (gpointer drop)
{
  return ((Drop *) drop)->done;
}

static void
ask (GdkContentProvider *provider,
     Drop               *drop)
{
  drop->stream = g_memory_output_stream_new_resizable ();
  gdk_content_provider_write_mime_type_async (provider, "text/uri-list", drop->stream,
                                              G_PRIORITY_DEFAULT, NULL, written_cb, drop);
}

static void
drop_clear (Drop *drop)
{
  g_clear_object (&drop->stream);
  g_clear_error (&drop->error);
}

/* Returns: (transfer full): paths, in their order */
static char **
read_paths (Drop *drop)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) uris = NULL;
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  g_assert_no_error (drop->error);
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (drop->stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (drop->stream)));
  uris = g_uri_list_extract_uris (text);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);

      g_assert_nonnull (path);
      g_strv_builder_add (paths, path);
    }

  return g_strv_builder_end (paths);
}

static gboolean
contains_name (char       **paths,
               const char  *name,
               GFileTest    test)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (paths[i]);

      if (g_str_equal (base, name))
        return g_file_test (paths[i], test);
    }

  return FALSE;
}

/* Files and folders are there when the other program hears of them, private, once, and gone at the
 * end. */
static void
test_drop (void)
{
  static const char * const names[] = { "server.properties", "plugins", NULL };
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  g_autoptr(GPtrArray) files = find_files (self, names);
  GdkContentProvider *provider = ptero_file_drag_new (PTERO_FILE_BROWSER (self->section), files);
  g_autoptr(GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);
  Drop first = { NULL };
  Drop second = { NULL };
  Drop third = { NULL };
  g_auto(GStrv) paths = NULL;
  g_auto(GStrv) again = NULL;
  g_autofree char *folder = NULL;
  GStatBuf info;

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "text/plain"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->fleet->jobs)), ==, 0);
  ask (provider, &first);
  ask (provider, &second);
  ptero_test_wait (is_done, &first);
  ptero_test_wait (is_done, &second);
  ask (provider, &third);
  ptero_test_wait (is_done, &third);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->fleet->jobs)), ==, 1);

  paths = read_paths (&first);
  again = read_paths (&third);
  g_assert_cmpuint (g_strv_length (paths), ==, 2);
  g_assert_true (g_strv_equal ((const char * const *) paths, (const char * const *) again));
  g_assert_true (contains_name (paths, "server.properties", G_FILE_TEST_IS_REGULAR));
  g_assert_true (contains_name (paths, "plugins", G_FILE_TEST_IS_DIR));
  folder = g_path_get_dirname (paths[0]);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);

  ptero_scratch_clean_all ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  drop_clear (&first);
  drop_clear (&second);
  drop_clear (&third);
  g_assert_finalize_object (provider);
  ptero_test_section_free (self);
}

/* What is not there any more: the other program hears of it, and gets nothing. */
static void
test_failure (void)
{
  static const char * const names[] = { "server.properties", NULL };
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  g_autoptr(GPtrArray) files = find_files (self, names);
  PteroFileObject *file;
  GdkContentProvider *provider;
  Drop drop = { NULL };

  file = files->pdata[0];
  g_free (file->name);
  file->name = g_strdup ("gone.txt");
  provider = ptero_file_drag_new (PTERO_FILE_BROWSER (self->section), files);
  ask (provider, &drop);
  ptero_test_wait (is_done, &drop);
  g_assert_error (drop.error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (drop.stream)), ==,
                    0);
  drop_clear (&drop);
  g_assert_finalize_object (provider);
  ptero_scratch_clean_all ();
  ptero_test_section_free (self);
}

static void
test_cancel (void)
{
  static const char * const names[] = { "plugins", "logs", NULL };
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  g_autoptr(GPtrArray) files = find_files (self, names);
  GdkContentProvider *provider = ptero_file_drag_new (PTERO_FILE_BROWSER (self->section), files);
  Drop drop = { NULL };

  ptero_file_drag_cancel (PTERO_FILE_DRAG (provider));
  ask (provider, &drop);
  ptero_file_drag_cancel (PTERO_FILE_DRAG (provider));
  ptero_test_wait (is_done, &drop);
  g_assert_error (drop.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  drop_clear (&drop);
  ptero_test_spin (200);
  g_assert_finalize_object (provider);
  ptero_scratch_clean_all ();
  ptero_test_section_free (self);
}

static gboolean
is_finished (gpointer job)
{
  return ptero_job_get_finished (job);
}

static gboolean
has_job (gpointer jobs)
{
  return g_list_model_get_n_items (jobs) > 0;
}

/* A folder of that name is here already: it stays as it is, and the other comes beside it. */
static void
test_keep_both (void)
{
  static const char * const names[] = { "plugins", NULL };
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  g_autoptr(GPtrArray) files = find_files (self, names);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = ptero_scratch_new (&error);
  g_autoptr(GFile) mine = g_file_get_child (folder, "plugins");
  g_autoptr(GFile) other = g_file_get_child (folder, "plugins (1)");
  g_autoptr(PteroJob) job = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_make_directory (mine, NULL, NULL));
  ptero_file_download (PTERO_FILE_BROWSER (self->section), files, folder);
  ptero_test_press_anywhere ("Keep Both");
  ptero_test_wait (has_job, self->fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (self->fleet->jobs), 0);
  ptero_test_wait (is_finished, job);
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
  g_assert_cmpint (g_rmdir (g_file_peek_path (mine)), ==, 0);
  g_assert_true (g_file_query_exists (other, NULL));
  ptero_scratch_clean_all ();
  g_assert_false (g_file_query_exists (folder, NULL));
  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/file-drag/failure", test_failure);
  g_test_add_func ("/file-drag/cancel", test_cancel);
  if (ptero_archive_reader_is_supported ())
    {
      g_test_add_func ("/file-drag/drop", test_drop);
      g_test_add_func ("/file-drag/keep-both", test_keep_both);
    }

  return g_test_run ();
}
