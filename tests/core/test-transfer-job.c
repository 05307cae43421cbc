/* test-transfer-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "fleet-support.h"
#include "ptero-archive-reader.h"
#include "ptero-backup.h"
#include "ptero-folder.h"
#include "ptero-path.h"
#include "ptero-transfer-job.h"
#include "ptero-upload-plan.h"

#define SIZE (3 * 1024 * 1024 + 17)

typedef struct
{
  PteroDemoPanel *demo;
  PteroPanel     *panel;
  GStrv           servers;
  char           *path;
  GFile          *folder;
} Site;

static void
set_up (Site          *site,
        gconstpointer  data)
{
  site->demo = start_demo (0);
  ptero_demo_panel_set_rate (site->demo, 100000);
  site->panel = create_panel (site->demo, PTERO_DEMO_KEY_ADMIN);
  site->servers = ptero_demo_panel_list_servers (site->demo, 3);
  for (guint i = 0; site->servers[i] != NULL; i++)
    *strchr (site->servers[i], ' ') = '\0';
  site->path = create_folder ();
  site->folder = g_file_new_for_path (site->path);
}

static void
tear_down (Site          *site,
           gconstpointer  data)
{
  run_for (0.05);
  g_assert_finalize_object (site->panel);
  g_object_unref (site->folder);
  remove_folder (site->path);
  g_strfreev (site->servers);
  ptero_demo_panel_stop (site->demo);
  g_object_unref (site->demo);
}

static PteroJob *
create_job (Site *site)
{
  return ptero_transfer_job_new ("Test", site->panel, site->servers[0]);
}

static void
run_job (PteroJob *job)
{
  ptero_job_start (job);
  WAIT_UNTIL (20, ptero_job_get_finished (job));
}

static GFile *
write_file (Site       *site,
            const char *name,
            gsize       size)
{
  g_autofree char *contents = g_malloc0 (size);
  GFile *file = g_file_get_child (site->folder, name);

  memset (contents, 'x', size);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), contents, (gssize) size, NULL));

  return file;
}

static gsize
get_size (Site       *site,
          const char *name)
{
  g_autofree char *path = g_build_filename (site->path, name, NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gsize) info.st_size : 0;
}

static void
progressed_cb (PteroJob   *job,
               GParamSpec *pspec,
               double     *fraction)
{
  *fraction = MAX (*fraction, ptero_job_get_fraction (job) < 1 ? ptero_job_get_fraction (job) : 0);
}

static PteroJobTarget *
get_target (PteroJob *job,
            guint     i)
{
  g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), i);

  return target;
}

/* There and back, with bytes counted; nothing is overwritten unasked. */
static void
test_round_trip (Site          *site,
                 gconstpointer  data)
{
  g_autoptr(GFile) source = write_file (site, "source.bin", SIZE);
  g_autoptr(PteroJob) up = create_job (site);
  g_autoptr(PteroJob) down = create_job (site);
  g_autoptr(PteroJob) again = create_job (site);
  double fraction = 0;

  ptero_transfer_job_add_upload (PTERO_TRANSFER_JOB (up), source, "/new/deep", "there.bin", SIZE);
  ptero_transfer_job_add_folder (PTERO_TRANSFER_JOB (up), "/new/empty");
  g_signal_connect (up, "notify::fraction", G_CALLBACK (progressed_cb), &fraction);
  run_job (up);
  g_assert_cmpuint (ptero_job_get_n_done (up), ==, 2);
  g_assert_cmpint (ptero_transfer_job_get_done (PTERO_TRANSFER_JOB (up)), ==, SIZE);
  g_assert_cmpint (ptero_transfer_job_get_total (PTERO_TRANSFER_JOB (up)), ==, SIZE);
  g_assert_cmpint (ptero_job_target_get_done (get_target (up, 0)), ==, SIZE);
  g_assert_cmpfloat (ptero_job_get_fraction (up), ==, 1);
  g_assert_cmpfloat (fraction, >, 0);

  ptero_transfer_job_add_download (PTERO_TRANSFER_JOB (down), "/new/deep/there.bin", SIZE,
                                   site->folder, "here.bin", FALSE);
  run_job (down);
  g_assert_cmpuint (ptero_job_get_n_done (down), ==, 1);
  g_assert_cmpuint (get_size (site, "here.bin"), ==, SIZE);

  ptero_transfer_job_add_download (PTERO_TRANSFER_JOB (again), "/new/deep/there.bin", SIZE,
                                   site->folder, "here.bin", FALSE);
  run_job (again);
  g_assert_cmpuint (ptero_job_get_n_failed (again), ==, 1);
  g_assert_error (ptero_job_target_get_error (get_target (again, 0)), G_IO_ERROR,
                  G_IO_ERROR_EXISTS);

  /* it is out of the way */
  g_assert_cmpint (g_unlink (g_file_peek_path (source)), ==, 0);
  {
    g_autofree char *path = g_build_filename (site->path, "here.bin", NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  ptero_job_retry (again);
  WAIT_UNTIL (20, ptero_job_get_finished (again));
  g_assert_cmpuint (ptero_job_get_n_done (again), ==, 1);
  g_assert_cmpuint (get_size (site, "here.bin"), ==, SIZE);
}

static guint
count_archives (Site *site)
{
  g_autoptr(PteroFolder) folder = ptero_folder_new (ptero_panel_get_client (site->panel),
                                                    site->servers[0], "/");
  guint n = 0;

  ptero_folder_refresh (folder);
  WAIT_UNTIL (20, !ptero_folder_get_loading (folder));
  g_assert_no_error (ptero_folder_get_error (folder));
  g_assert_true (ptero_folder_get_loaded (folder));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (folder)); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (G_LIST_MODEL (folder), i);

      n += g_str_has_prefix (file->name, "archive-");
    }

  return n;
}

/* An archive is not left behind, whether it came here or not. */
static void
test_archive (Site          *site,
              gconstpointer  data)
{
  static const char * const names[] = { "odd names", NULL };
  g_autoptr(PteroJob) job = create_job (site);
  g_autoptr(PteroJob) failing = create_job (site);

  ptero_transfer_job_add_archive (PTERO_TRANSFER_JOB (job), "/", names, site->folder, "odd.tar.gz",
                                  FALSE);
  run_job (job);
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
  g_assert_cmpuint (get_size (site, "odd.tar.gz"), >, 0);
  g_assert_cmpuint (count_archives (site), ==, 0);

  ptero_transfer_job_add_archive (PTERO_TRANSFER_JOB (failing), "/", names, site->folder,
                                  "odd.tar.gz", FALSE);
  run_job (failing);
  g_assert_cmpuint (ptero_job_get_n_failed (failing), ==, 1);
  g_assert_cmpuint (count_archives (site), ==, 0);
}

static guint
count_here (Site *site)
{
  g_autoptr(GDir) folder = g_dir_open (site->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static PteroUnpack *
create_unpack (Site     *site,
               gboolean  overwrite)
{
  PteroUnpack *unpack = ptero_unpack_new (site->folder);

  ptero_unpack_add (unpack, "odd names", TRUE, "odd names", overwrite);
  ptero_unpack_add (unpack, "server.properties", FALSE, "mine.properties", overwrite);

  return unpack;
}

/* A folder and a file come as they are, and nothing of the archive is left on either side. */
static void
test_unpack (Site          *site,
             gconstpointer  data)
{
  g_autoptr(PteroUnpack) unpack = create_unpack (site, FALSE);
  g_autoptr(PteroUnpack) again = create_unpack (site, TRUE);
  g_autoptr(PteroJob) job = create_job (site);
  g_autoptr(PteroJob) over = create_job (site);
  g_autofree char *path = g_build_filename (site->path, "mine.properties", NULL);

  ptero_transfer_job_add_unpack (PTERO_TRANSFER_JOB (job), "/", "2 files", unpack);
  run_job (job);
  g_assert_cmpstr (ptero_job_target_get_message (get_target (job, 0)), ==, NULL);
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
  g_assert_cmpfloat (ptero_job_get_fraction (job), ==, 1);
  g_assert_cmpuint (get_size (site, "mine.properties"), >, 0);
  g_assert_cmpuint (get_size (site, "odd names/100% sure?.txt"), >, 0);
  g_assert_cmpuint (count_here (site), ==, 2);
  g_assert_cmpuint (count_archives (site), ==, 0);

  /* again: not over what is there, unless that was said */
  g_assert_cmpint (g_unlink (path), ==, 0);
  ptero_transfer_job_add_unpack (PTERO_TRANSFER_JOB (over), "/", "2 files", unpack);
  ptero_transfer_job_add_unpack (PTERO_TRANSFER_JOB (over), "/", "2 files", again);
  ptero_job_set_width (over, 1);
  run_job (over);
  g_assert_cmpuint (ptero_job_get_n_failed (over), ==, 1);
  g_assert_cmpuint (ptero_job_get_n_done (over), ==, 1);
  g_assert_cmpuint (get_size (site, "mine.properties"), >, 0);
  g_assert_cmpuint (count_here (site), ==, 2);
  g_assert_cmpuint (count_archives (site), ==, 0);
}

/* Stopped at any time, nothing is left behind: neither here nor on the server, also where it was
 * not made yet. */
static void
test_unpack_cancel (Site          *site,
                    gconstpointer  data)
{
  for (guint delay = 0; delay < 60; delay += 4)
    {
      g_autoptr(PteroUnpack) unpack = create_unpack (site, FALSE);
      g_autoptr(PteroJob) job = create_job (site);

      ptero_transfer_job_add_unpack (PTERO_TRANSFER_JOB (job), "/", "2 files", unpack);
      ptero_job_start (job);
      run_for (delay / 1000.0);
      ptero_job_cancel (job);
      WAIT_UNTIL (20, ptero_job_get_finished (job));
      g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
      run_for (0.3);
      g_assert_cmpuint (count_archives (site), ==, 0);
      if (ptero_job_get_n_done (job) > 0)
        break;
      g_assert_cmpuint (count_here (site), ==, 0);
    }
}

static void
test_cancel (Site          *site,
             gconstpointer  data)
{
  g_autoptr(PteroJob) job = create_job (site);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.log", i);

      ptero_transfer_job_add_download (PTERO_TRANSFER_JOB (job), "/logs/huge.log", 24 * 1024 * 1024,
                                       site->folder, name, FALSE);
    }
  ptero_job_start (job);
  run_for (0.02);
  ptero_job_cancel (job);
  WAIT_UNTIL (20, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_left_out (job), >=, 3);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PteroAnswer **answer = user_data;
  g_autoptr(GError) error = NULL;

  *answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  g_assert_no_error (error);
}

/* A backup that is finished, of any server. */
static PteroBackup *
find_backup (Site  *site,
             char **server)
{
  for (guint i = 0; site->servers[i] != NULL; i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_BACKUPS_LIST, "server",
                                                           site->servers[i], NULL);
      g_autoptr(PteroAnswer) answer = NULL;

      ptero_client_send_async (ptero_panel_get_client (site->panel), request, NULL, answered_cb,
                               &answer);
      WAIT_UNTIL (20, answer != NULL);
      for (guint j = 0; j < ptero_answer_get_items (answer)->len; j++)
        {
          PteroBackup *backup = ptero_answer_get_items (answer)->pdata[j];

          if (!backup->is_successful || backup->completed_at == NULL)
            continue;
          *server = site->servers[i];
          return g_object_ref (backup);
        }
    }

  return NULL;
}

static void
test_backup (Site          *site,
             gconstpointer  data)
{
  char *server = NULL;
  g_autoptr(PteroBackup) backup = find_backup (site, &server);
  g_autoptr(PteroJob) good = NULL;
  g_autoptr(PteroJob) bad = NULL;
  g_autoptr(PteroJob) worse = NULL;
  gsize size;

  g_assert_nonnull (backup);
  good = ptero_transfer_job_new ("Test", site->panel, server);
  ptero_transfer_job_add_backup (PTERO_TRANSFER_JOB (good), backup->uuid, backup->checksum,
                                 backup->bytes, site->folder, "good.tar.gz", FALSE);
  run_job (good);
  g_assert_cmpstr (ptero_job_target_get_message (get_target (good, 0)), ==, NULL);
  g_assert_cmpuint (ptero_job_get_n_done (good), ==, 1);
  g_assert_cmpuint (get_size (site, "good.tar.gz"), >, 0);

  bad = ptero_transfer_job_new ("Test", site->panel, server);
  ptero_transfer_job_add_backup (PTERO_TRANSFER_JOB (bad), backup->uuid,
                                 "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
                                 backup->bytes, site->folder, "bad.tar.gz", FALSE);
  run_job (bad);
  g_assert_cmpuint (ptero_job_get_n_failed (bad), ==, 1);
  g_assert_cmpuint (get_size (site, "bad.tar.gz"), ==, 0);

  /* what it was to replace is still there */
  size = get_size (site, "good.tar.gz");
  worse = ptero_transfer_job_new ("Test", site->panel, server);
  ptero_transfer_job_add_backup (PTERO_TRANSFER_JOB (worse), backup->uuid,
                                 "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
                                 backup->bytes, site->folder, "good.tar.gz", TRUE);
  run_job (worse);
  g_assert_cmpuint (ptero_job_get_n_failed (worse), ==, 1);
  g_assert_cmpuint (get_size (site, "good.tar.gz"), ==, size);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PteroUploadPlan **plan = user_data;

  *plan = ptero_upload_plan_finish (result, NULL);
}

/* Links and names that no server takes are left out; empty folders are not. */
static void
test_plan (Site          *site,
           gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (site, "a.txt", 10);
  g_autoptr(GFile) odd = write_file (site, "back\\slash", 10);
  g_autoptr(GPtrArray) sources = g_ptr_array_new ();
  g_autofree char *link = g_build_filename (site->path, "link", NULL);
  g_autofree char *empty = g_build_filename (site->path, "empty", NULL);
  g_autofree char *base = g_path_get_basename (site->path);
  g_autofree char *expected = g_strdup_printf ("/to/%s", base);
  g_autoptr(PteroUploadPlan) plan = NULL;

  g_assert_cmpint (symlink ("a.txt", link), ==, 0);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_ptr_array_add (sources, site->folder);
  ptero_upload_plan_async (sources, "/to", NULL, planned_cb, &plan);
  WAIT_UNTIL (20, plan != NULL);
  g_assert_cmpuint (plan->files->len, ==, 1);
  g_assert_cmpuint (plan->skipped->len, ==, 2);
  g_assert_cmpuint (plan->folders->len, ==, 1);
  g_assert_cmpstr (((PteroUploadFile *) plan->files->pdata[0])->directory, ==, expected);
  g_assert_cmpint (((PteroUploadFile *) plan->files->pdata[0])->size, ==, 10);
  g_assert_cmpint (g_rmdir (empty), ==, 0);
}

static void
test_paths (void)
{
  static const struct { const char *path; const char *clean; } cases[] = {
    { "", "/" }, { "/", "/" }, { "a", "/a" }, { "//a//b/", "/a/b" }, { "a/./b/..", "/a" },
    { "../../x", "/x" },
  };
  g_autofree char *joined = ptero_path_join ("/a", "b");
  g_autofree char *at_root = ptero_path_join ("/", "b");
  g_autofree char *parent = ptero_path_parent ("/a/b");
  g_autofree char *root = ptero_path_parent ("/a");
  g_autofree char *escaped = ptero_path_escape ("/100%41");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = ptero_path_clean (cases[i].path);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
  g_assert_cmpstr (joined, ==, "/a/b");
  g_assert_cmpstr (at_root, ==, "/b");
  g_assert_cmpstr (parent, ==, "/a");
  g_assert_cmpstr (root, ==, "/");
  g_assert_cmpstr (escaped, ==, "/100%2541");
  g_assert_true (ptero_path_is_in ("/a/b", "/a"));
  g_assert_true (ptero_path_is_in ("/a", "/a"));
  g_assert_true (ptero_path_is_in ("/a", "/"));
  g_assert_false (ptero_path_is_in ("/ab", "/a"));
  g_assert_false (ptero_path_is_in ("/", "/a"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transfer-job/paths", test_paths);
  g_test_add ("/transfer-job/round-trip", Site, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/transfer-job/archive", Site, NULL, set_up, test_archive, tear_down);
  if (ptero_archive_reader_is_supported ())
    {
      g_test_add ("/transfer-job/unpack", Site, NULL, set_up, test_unpack, tear_down);
      g_test_add ("/transfer-job/unpack-cancel", Site, NULL, set_up, test_unpack_cancel, tear_down);
    }
  g_test_add ("/transfer-job/cancel", Site, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/transfer-job/backup", Site, NULL, set_up, test_backup, tear_down);
  g_test_add ("/transfer-job/plan", Site, NULL, set_up, test_plan, tear_down);

  return g_test_run ();
}
