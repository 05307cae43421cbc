/* test-unpack.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core-support.h"
#include "fleet-support.h"
#include "ptero-unpack.h"

/* What archives of a server may do to this computer: nothing. All of it happens in a temporary
 * folder. */

typedef struct
{
  char           *outside;    /* path of a folder in which nothing may change */
  char           *path;       /* in @outside: where it is unpacked to */
  GFile          *folder;
  PteroUnpack    *unpack;
  struct archive *archive;
  char           *stage;
  locale_t        locale;
} Site;

static void
set_up (Site          *site,
        gconstpointer  data)
{
  site->outside = create_folder ();
  site->path = g_build_filename (site->outside, "here", NULL);
  g_assert_cmpint (g_mkdir (site->path, 0700), ==, 0);
  site->folder = g_file_new_for_path (site->path);
  site->unpack = ptero_unpack_new (site->folder);
}

static void
tear_down (Site          *site,
           gconstpointer  data)
{
  g_assert_finalize_object (site->unpack);
  g_object_unref (site->folder);
  remove_folder (site->outside);
  g_free (site->path);
  g_free (site->stage);
}

static void
begin (Site *site)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) stage = ptero_unpack_prepare (site->unpack, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  site->stage = g_file_get_path (stage);
  path = g_build_filename (site->stage, PTERO_UNPACK_ARCHIVE, NULL);
  /* to write, but not to read what is not ASCII */
  site->locale = newlocale (LC_ALL_MASK, "C.UTF-8", NULL);
  uselocale (site->locale);
  site->archive = archive_write_new ();
  g_assert_cmpint (archive_write_add_filter_gzip (site->archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_format_pax_restricted (site->archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (site->archive, path), ==, ARCHIVE_OK);
}

static void
add (Site       *site,
     const char *path,
     mode_t      mode,
     const char *link,
     const char *contents)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname_utf8 (entry, path);
  archive_entry_set_mode (entry, mode);
  archive_entry_set_mtime (entry, 1700000000, 0);
  if (link != NULL && S_ISLNK (mode))
    archive_entry_set_symlink (entry, link);
  else if (link != NULL)
    archive_entry_set_hardlink (entry, link);
  archive_entry_set_size (entry, link == NULL && contents != NULL ? (gint64) strlen (contents) : 0);
  g_assert_cmpint (archive_write_header (site->archive, entry), >=, ARCHIVE_WARN);
  if (link == NULL && contents != NULL)
    g_assert_cmpint (archive_write_data (site->archive, contents, strlen (contents)), ==,
                     (gssize) strlen (contents));
  archive_entry_free (entry);
}

static void
add_file (Site       *site,
          const char *path,
          const char *contents)
{
  add (site, path, S_IFREG | 0644, NULL, contents);
}

static void
add_link (Site       *site,
          const char *path,
          const char *target)
{
  add (site, path, S_IFLNK | 0777, target, NULL);
}

static void
end (Site *site)
{
  archive_write_free (site->archive);
  uselocale (LC_GLOBAL_LOCALE);
  freelocale (site->locale);
}

/* Whatever happened, nothing is left but what is in place. */
static GError *
run_with (Site         *site,
          GCancellable *cancellable)
{
  g_autoptr(GAsyncResult) ran = NULL;
  g_autoptr(GAsyncResult) cleaned = NULL;
  GError *error = NULL;

  ptero_unpack_run_async (site->unpack, cancellable, core_support_result_cb, &ran);
  ptero_unpack_run_finish (site->unpack, core_support_wait (&ran), &error);
  ptero_unpack_clean_async (site->unpack, core_support_result_cb, &cleaned);
  g_assert_true (ptero_unpack_clean_finish (site->unpack, core_support_wait (&cleaned), NULL));
  g_assert_false (g_file_test (site->stage, G_FILE_TEST_EXISTS));
  while (g_main_context_iteration (NULL, FALSE));

  return error;
}

static GError *
run (Site *site)
{
  return run_with (site, NULL);
}

static char *
dup_contents (Site       *site,
              const char *name)
{
  g_autofree char *path = g_build_filename (site->path, name, NULL);
  char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, NULL) ? contents : NULL;
}

static void
assert_contents (Site       *site,
                 const char *name,
                 const char *expected)
{
  g_autofree char *contents = dup_contents (site, name);

  g_assert_cmpstr (contents, ==, expected);
}

static void
write_here (Site       *site,
            const char *name,
            const char *contents)
{
  g_autofree char *path = g_build_filename (site->path, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

static guint
count_in (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

/* There is nothing new beside the folder, nor in it. */
static void
assert_untouched (Site *site)
{
  g_assert_cmpuint (count_in (site->outside), ==, 1);
  g_assert_cmpuint (count_in (site->path), ==, 0);
}

static struct stat
get_info (Site       *site,
          const char *name)
{
  g_autofree char *path = g_build_filename (site->path, name, NULL);
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);

  return info;
}

/* Folders that the archive tells of, and some that it does not; the times, but not the rights. */
static void
test_plain (Site          *site,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  ptero_unpack_add (site->unpack, "world", TRUE, "world (2)", FALSE);
  ptero_unpack_add (site->unpack, "größe.txt", FALSE, "größe.txt", FALSE);
  ptero_unpack_add (site->unpack, "empty", TRUE, "empty", FALSE);
  begin (site);
  add (site, "world/", S_IFDIR | 0500, NULL, NULL);
  add (site, "world/run.sh", S_IFREG | 06777, NULL, "#!/bin/sh");
  add_file (site, "./world/region/r.0.mca", "region");
  add_file (site, "world/größe/ß.txt", "UTF-8");
  add_file (site, "world/back\\slash\n.txt", "odd");
  add_file (site, "größe.txt", "top");
  add_file (site, "not wanted.txt", "x");
  end (site);
  error = run (site);
  g_assert_no_error (error);
  g_assert_cmpuint (ptero_unpack_get_n_left_out (site->unpack), ==, 1);
  assert_contents (site, "world (2)/run.sh", "#!/bin/sh");
  assert_contents (site, "world (2)/region/r.0.mca", "region");
  assert_contents (site, "world (2)/größe/ß.txt", "UTF-8");
  assert_contents (site, "world (2)/back_slash_.txt", "odd");
  assert_contents (site, "größe.txt", "top");
  g_assert_true (S_ISDIR (get_info (site, "empty").st_mode));
  g_assert_cmpuint (count_in (site->path), ==, 3);
  g_assert_cmpint (get_info (site, "world (2)/run.sh").st_mode & (S_ISUID | S_ISGID | 0111), ==, 0);
  g_assert_cmpint (get_info (site, "world (2)/run.sh").st_mtime, ==, 1700000000);
  g_assert_cmpint (get_info (site, "world (2)").st_mode & 0700, ==, 0700);
}

static void
test_traversal (Site          *site,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  begin (site);
  add_file (site, "world/good", "x");
  add_file (site, data, "x");
  end (site);
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_untouched (site);
}

/* A link out of the folder, and what is written through it; one link that is all right alone, and
 * out by way of others. */
static void
test_links (Site          *site,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *target = NULL;
  g_autofree char *path = g_build_filename (site->path, "world", "sub", "good", NULL);
  g_autofree char *place = g_build_filename (site->path, "world", NULL);

  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  ptero_unpack_add (site->unpack, "top", FALSE, "top", FALSE);
  begin (site);
  add_link (site, "world/absolute", site->outside);
  add_file (site, "world/absolute/pwned", "x");
  add_link (site, "world/out", "../..");
  add_file (site, "world/out/pwned", "x");
  add_link (site, "world/self", ".");
  add_link (site, "world/chain", "self/self/self/../../../../pwned");
  add_link (site, "world/passwd", "/etc/passwd");
  add_link (site, "top", "world");
  add_file (site, "world/file", "contents");
  add_link (site, "world/sub/good", "../file");
  add_link (site, "world/sub/bad", "../../world/file");
  add (site, "world/hard", S_IFREG | 0644, "world/file", NULL);
  add (site, "world/passwd2", S_IFREG | 0644, "/etc/passwd", NULL);
  add (site, "world/pipe", S_IFIFO | 0644, NULL, NULL);
  add (site, "world/device", S_IFCHR | 0666, NULL, NULL);
  end (site);
  error = run (site);
  g_assert_no_error (error);

  /* what had the name of a link was written first, into a folder */
  assert_contents (site, "world/absolute/pwned", "x");
  assert_contents (site, "world/out/pwned", "x");
  g_assert_cmpuint (count_in (site->outside), ==, 1);
  g_assert_cmpuint (count_in (site->path), ==, 1);
  g_assert_cmpuint (count_in (place), ==, 5);
  g_assert_cmpuint (ptero_unpack_get_n_left_out (site->unpack), ==, 10);
  target = g_file_read_link (path, NULL);
  g_assert_cmpstr (target, ==, "../file");
  assert_contents (site, "world/sub/good", "contents");
  g_assert_true (S_ISLNK (get_info (site, "world/self").st_mode));
}

/* A file where a folder would have to be, and the other way round; a name twice. */
static void
test_clash (Site          *site,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  begin (site);
  add_file (site, "world", "a file");
  add_file (site, "world/a", "first");
  add_file (site, "world/a", "second");
  add_file (site, "world/a/b", "below a file");
  add_file (site, "world/c/d", "x");
  add_file (site, "world/c", "over a folder");
  end (site);
  error = run (site);
  g_assert_no_error (error);
  g_assert_cmpuint (ptero_unpack_get_n_left_out (site->unpack), ==, 4);
  assert_contents (site, "world/a", "first");
  assert_contents (site, "world/c/d", "x");
}

static void
test_depth (Site          *site,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) path = g_string_new ("world");

  for (guint i = 0; i < 3000; i++)
    g_string_append (path, "/d");
  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  begin (site);
  add_file (site, path->str, "x");
  end (site);
  error = run (site);
  g_assert_no_error (error);
  g_assert_cmpuint (ptero_unpack_get_n_left_out (site->unpack), ==, 1);
}

static void
test_bytes (Site          *site,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *zeros = g_strnfill (4 * 1024 * 1024, '0');

  ptero_unpack_add (site->unpack, "bomb", FALSE, "bomb", FALSE);
  ptero_unpack_set_limits (site->unpack, 100, 1024 * 1024);
  begin (site);
  add_file (site, "bomb", zeros);
  end (site);
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  assert_untouched (site);
}

/* What is left out has to be read all the same. */
static void
test_hidden_bytes (Site          *site,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *zeros = g_strnfill (4 * 1024 * 1024, '0');

  ptero_unpack_add (site->unpack, "a", FALSE, "a", FALSE);
  ptero_unpack_set_limits (site->unpack, 100, 1024 * 1024);
  begin (site);
  add_file (site, "b", zeros);
  end (site);
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  assert_untouched (site);
}

/* A file that is almost all holes: 8 EiB of an archive of some bytes. */
static void
test_sparse (Site          *site,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  struct archive_entry *entry = archive_entry_new ();

  ptero_unpack_add (site->unpack, "sparse", FALSE, "sparse", FALSE);
  ptero_unpack_set_limits (site->unpack, 100, 1024 * 1024);
  begin (site);
  archive_entry_set_pathname (entry, "sparse");
  archive_entry_set_mode (entry, S_IFREG | 0644);
  archive_entry_set_size (entry, (gint64) 1 << 62);
  archive_entry_sparse_add_entry (entry, ((gint64) 1 << 62) - 1, 1);
  g_assert_cmpint (archive_write_header (site->archive, entry), >=, ARCHIVE_WARN);
  archive_write_data (site->archive, "x", 1);
  archive_entry_free (entry);
  end (site);
  error = run (site);
  g_assert_nonnull (error);
  assert_untouched (site);
}

static void
test_entries (Site          *site,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  ptero_unpack_add (site->unpack, "many", TRUE, "many", FALSE);
  ptero_unpack_set_limits (site->unpack, 1000, 0);
  begin (site);
  for (guint i = 0; i < 1001; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%u", i);

      add_file (site, name, "");
    }
  end (site);
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  assert_untouched (site);
}

static void
damage (Site       *site,
        const char *contents,
        gssize      length)
{
  g_autofree char *path = g_build_filename (site->stage, PTERO_UNPACK_ARCHIVE, NULL);

  g_assert_true (g_file_set_contents (path, contents, length, NULL));
}

/* Folders in folders that no entry is about are counted, too: each entry can bring a hundred of
 * them. */
static void
test_hidden_folders (Site          *site,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  ptero_unpack_set_limits (site->unpack, 1000, 0);
  begin (site);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(GString) path = g_string_new ("world");

      for (guint depth = 0; depth < 50; depth++)
        g_string_append_printf (path, "/%u", i);
      g_string_append (path, "/a");
      add_file (site, path->str, "");
    }
  end (site);
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  assert_untouched (site);
}

/* Links are kept in memory until the end, and pack well: there is an end to them. */
static void
test_many_links (Site          *site,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *target = g_strnfill (4000, 'x');

  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  begin (site);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *path = g_strdup_printf ("world/%u", i);

      add_link (site, path, target);
    }
  end (site);
  error = run (site);
  g_assert_no_error (error);
  g_assert_cmpuint (ptero_unpack_get_n_left_out (site->unpack), >, 1000);
}

static void
test_truncated (Site          *site,
                gconstpointer  data)
{
  g_autofree char *text = g_malloc0 (200001);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  for (guint i = 0; i < 200000; i++)
    text[i] = (char) g_random_int_range ('0', 'z');
  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  begin (site);
  add_file (site, "world/first", text);
  add_file (site, "world/second", text);
  end (site);
  path = g_build_filename (site->stage, PTERO_UNPACK_ARCHIVE, NULL);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  damage (site, contents, (gssize) (length * GPOINTER_TO_UINT (data) / 100));
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_untouched (site);
}

static void
test_no_archive (Site          *site,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  begin (site);
  end (site);
  damage (site, data, -1);
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_untouched (site);
}

/* Nothing is replaced unasked, and then nothing else is moved either. */
static void
test_exists (Site          *site,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  write_here (site, "b.txt", "mine");
  ptero_unpack_add (site->unpack, "a.txt", FALSE, "a.txt", FALSE);
  ptero_unpack_add (site->unpack, "b.txt", FALSE, "b.txt", FALSE);
  begin (site);
  add_file (site, "a.txt", "theirs");
  add_file (site, "b.txt", "theirs");
  end (site);
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_contents (site, "a.txt", NULL);
  assert_contents (site, "b.txt", "mine");
}

/* Files are replaced, folders are merged; a link of one's own is not followed. */
static void
test_merge (Site          *site,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  write_here (site, "world/mine.txt", "mine");
  write_here (site, "world/both/a.txt", "mine");
  write_here (site, "plain.txt", "mine");
  ptero_unpack_add (site->unpack, "world", TRUE, "world", TRUE);
  ptero_unpack_add (site->unpack, "plain.txt", FALSE, "plain.txt", TRUE);
  begin (site);
  add_file (site, "world/both/a.txt", "theirs");
  add_file (site, "world/new/b.txt", "theirs");
  add_file (site, "plain.txt", "theirs");
  end (site);
  error = run (site);
  g_assert_no_error (error);
  assert_contents (site, "world/mine.txt", "mine");
  assert_contents (site, "world/both/a.txt", "theirs");
  assert_contents (site, "world/new/b.txt", "theirs");
  assert_contents (site, "plain.txt", "theirs");
}

static void
test_merge_link (Site          *site,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *link = g_build_filename (site->path, "world", "region", NULL);

  write_here (site, "world/mine.txt", "mine");
  write_here (site, "elsewhere/mine.txt", "mine");
  g_assert_cmpint (symlink ("../elsewhere", link), ==, 0);
  ptero_unpack_add (site->unpack, "world", TRUE, "world", TRUE);
  begin (site);
  add_file (site, "world/region/theirs.txt", "theirs");
  end (site);
  error = run (site);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  assert_contents (site, "elsewhere/theirs.txt", NULL);
}

static void
test_cancel (Site          *site,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  ptero_unpack_add (site->unpack, "world", TRUE, "world", FALSE);
  begin (site);
  add_file (site, "world/a", "x");
  end (site);
  g_cancellable_cancel (cancellable);
  error = run_with (site, cancellable);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_untouched (site);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/unpack/plain", Site, NULL, set_up, test_plain, tear_down);
  g_test_add ("/unpack/traversal/up", Site, "world/../../pwned", set_up, test_traversal, tear_down);
  g_test_add ("/unpack/traversal/top", Site, "../pwned", set_up, test_traversal, tear_down);
  g_test_add ("/unpack/traversal/absolute", Site, "/tmp/ptero-test-pwned", set_up, test_traversal,
              tear_down);
  g_test_add ("/unpack/links", Site, NULL, set_up, test_links, tear_down);
  g_test_add ("/unpack/clash", Site, NULL, set_up, test_clash, tear_down);
  g_test_add ("/unpack/depth", Site, NULL, set_up, test_depth, tear_down);
  g_test_add ("/unpack/bytes", Site, NULL, set_up, test_bytes, tear_down);
  g_test_add ("/unpack/hidden-bytes", Site, NULL, set_up, test_hidden_bytes, tear_down);
  g_test_add ("/unpack/sparse", Site, NULL, set_up, test_sparse, tear_down);
  g_test_add ("/unpack/entries", Site, NULL, set_up, test_entries, tear_down);
  g_test_add ("/unpack/hidden-folders", Site, NULL, set_up, test_hidden_folders, tear_down);
  g_test_add ("/unpack/many-links", Site, NULL, set_up, test_many_links, tear_down);
  g_test_add ("/unpack/truncated/half", Site, GUINT_TO_POINTER (50), set_up, test_truncated,
              tear_down);
  g_test_add ("/unpack/truncated/most", Site, GUINT_TO_POINTER (99), set_up, test_truncated,
              tear_down);
  g_test_add ("/unpack/no-archive/text", Site, "<html>Not what you wanted</html>", set_up,
              test_no_archive, tear_down);
  g_test_add ("/unpack/no-archive/empty", Site, "", set_up, test_no_archive, tear_down);
  g_test_add ("/unpack/exists", Site, NULL, set_up, test_exists, tear_down);
  g_test_add ("/unpack/merge", Site, NULL, set_up, test_merge, tear_down);
  g_test_add ("/unpack/merge-link", Site, NULL, set_up, test_merge_link, tear_down);
  g_test_add ("/unpack/cancel", Site, NULL, set_up, test_cancel, tear_down);

  return g_test_run ();
}
