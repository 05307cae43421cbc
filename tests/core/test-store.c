/* test-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sqlite.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "fleet-support.h"
#include "store-support.h"

/* A name to which nothing can be added: such a file cannot be renamed as one that is set aside. */
static void
take_long_name (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *name = g_strnfill (240, 'x');

  g_free (fixture->path);
  fixture->path = g_build_filename (folder, name, NULL);
}

static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = NULL;
  PteroStoredServer *server;

  save (store, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  save (store, "b", 1, "", PTERO_SERVER_STATE_OFFLINE);
  save (store, "a", 2, ",\"status\":\"suspended\"", PTERO_SERVER_STATE_SUSPENDED);
  ptero_store_close (store);
  g_assert_null (ptero_store_get_notice (store));

  /* what comes after is dropped */
  save (store, "a", 3, "", PTERO_SERVER_STATE_RUNNING);
  run_for (0.1);
  g_clear_object (&store);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_cmpuint (fleet->len, ==, 3);
  g_assert_null (ptero_store_get_notice (store));

  server = find (fleet, "a", 1);
  g_assert_cmpstr (server->server->name, ==, "Server 1");
  g_assert_cmpstr (server->server->description, ==, "Ümläut");
  g_assert_cmpint (server->server->limits->memory, ==, 1024);
  g_assert_cmpuint (g_list_model_get_n_items (server->server->allocations), ==, 1);
  g_assert_cmpfloat (server->stats->resources->cpu_absolute, ==, 12.5);
  g_assert_cmpint (server->state, ==, PTERO_SERVER_STATE_RUNNING);
  g_assert_cmpint (server->since, ==, 1700000000);
  g_assert_cmpint (server->seen, ==, 1700000100);

  /* the last word counts */
  server = find (fleet, "a", 2);
  g_assert_cmpint (server->state, ==, PTERO_SERVER_STATE_SUSPENDED);
  g_assert_cmpstr (server->server->status, ==, "suspended");
}

/* The store itself does not hold on to what is newer on the screen before long. */
static void
test_handed_over (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) again = NULL;
  PteroStats *stats;

  save (store, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_close (store);
  g_clear_object (&store);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  stats = g_object_ref (find (fleet, "a", 1)->stats);
  g_clear_pointer (&fleet, g_ptr_array_unref);
  g_assert_finalize_object (stats);

  again = load (store);
  g_assert_cmpuint (again->len, ==, 0);
}

static void
test_forget (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = NULL;
  g_autofree char *uuid = create_uuid (2);

  save (store, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  save (store, "b", 1, "", PTERO_SERVER_STATE_RUNNING);
  save (store, "b", 2, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_remove_server (store, "a", uuid);
  ptero_store_remove_panel (store, "b");
  ptero_store_flush (store);
  g_clear_object (&store);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_cmpuint (fleet->len, ==, 1);
  g_assert_nonnull (find (fleet, "a", 1));
}

static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  GStatBuf status;

  g_assert_null (notice);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_not_a_database (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *notice = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path,
                                      "This is a letter to somebody, and quite long enough to be one.\n", -1, NULL));

  notice = check_new_store (fixture);
  g_assert_nonnull (strstr (notice, "damaged"));
  g_assert_cmpuint (count_files (fixture, "damaged"), ==, 1);
}

static void
test_somebody_elses (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *notice = NULL;

  g_mkdir_with_parents (folder, 0700);
  execute (fixture,
           "CREATE TABLE letters (text TEXT); INSERT INTO letters VALUES ('Dear'); PRAGMA user_version = 7;");

  notice = check_new_store (fixture);
  g_assert_nonnull (notice);
  g_assert_cmpuint (count_files (fixture, "damaged"), ==, 1);
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autofree char *newer_notice = NULL;

  g_assert_null (notice);
  execute (fixture, "PRAGMA user_version = 99;");

  newer_notice = check_new_store (fixture);
  g_assert_nonnull (strstr (newer_notice, "newer"));
  g_assert_cmpuint (count_files (fixture, "newer"), >=, 1);
}

/* What an older version wrote is taken over, and gets what came later. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) jobs = NULL;

  g_assert_null (notice);
  execute (fixture, "DROP TABLE job; DROP TABLE job_target; PRAGMA user_version = 1;");

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_cmpuint (fleet->len, ==, 1);
  g_assert_null (ptero_store_get_notice (store));
  save_job (store, "job", "a");
  jobs = load_jobs (store);
  g_assert_cmpuint (jobs->len, ==, 1);
  g_assert_null (ptero_store_get_notice (store));
}

static void
test_hostile_jobs (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) jobs = NULL;
  PteroJobRecord *record;
  PteroJobResult *result;

  execute (fixture,
           "INSERT INTO job VALUES ('lonely', 'x', 'power', NULL, 1, 1);"
           "INSERT INTO job VALUES (x'ff', x'fe', 'dancing', 'jump', 'soon', 9223372036854775807);"
           "INSERT INTO job_target VALUES (x'ff', 0, 'a', NULL, x'ff', 'running', x'fd', -5);");

  store = ptero_store_new (fixture->path);
  jobs = load_jobs (store);
  g_assert_cmpuint (jobs->len, ==, 1);
  record = g_ptr_array_index (jobs, 0);
  g_assert_true (g_utf8_validate (record->title, -1, NULL));
  g_assert_cmpint (record->started, ==, 0);
  result = g_ptr_array_index (record->results, 0);
  g_assert_true (g_utf8_validate (result->name, -1, NULL));
  g_assert_cmpint (result->status, ==, PTERO_TARGET_LEFT_OUT);
  g_assert_cmpint (result->elapsed, ==, 0);
}

static void
test_missing_table (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autofree char *second_notice = NULL;

  execute (fixture, "DROP TABLE fleet;");
  second_notice = check_new_store (fixture);
  g_assert_nonnull (strstr (second_notice, "damaged"));
}

static void
test_corrupt_pages (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autofree char *content = NULL;
  g_autofree char *notice = NULL;
  gsize length;

  for (guint i = 0; i < 200; i++)
    save (store, "a", i, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_close (store);
  g_clear_object (&store);

  /* the header stays as it is */
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 3 * 4096);
  memset (content + 4096, 0xa5, length - 4096);
  g_assert_true (g_file_set_contents (fixture->path, content, length, NULL));

  notice = check_new_store (fixture);
  g_assert_nonnull (strstr (notice, "damaged"));
}

static void
test_hostile_rows (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;

  execute (fixture,
           /* of another version of the class */
           "INSERT INTO fleet SELECT panel, 'x', state, since, seen, '(s)', server, stats_type, stats FROM fleet WHERE panel = 'a';"
           /* another server than it says */
           "INSERT INTO fleet SELECT 'b', 'y', state, since, seen, server_type, server, stats_type, stats FROM fleet WHERE panel = 'a' AND uuid <> 'x';"
           /* noise */
           "INSERT INTO fleet SELECT 'c', uuid, state, since, seen, server_type, randomblob (300), stats_type, stats FROM fleet WHERE panel = 'a' AND uuid <> 'x';"
           "INSERT INTO fleet SELECT 'd', uuid, 'dancing', since, seen, server_type, server, stats_type, zeroblob (3) FROM fleet WHERE panel = 'a' AND uuid <> 'x';"
           "INSERT INTO fleet SELECT 'e', uuid, state, since, seen, server_type, 'text', stats_type, stats FROM fleet WHERE panel = 'a' AND uuid <> 'x';");

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_nonnull (find (fleet, "a", 1));
  g_assert_null (find (fleet, "c", 1));
  g_assert_null (find (fleet, "e", 1));
  g_assert_cmpint (find (fleet, "d", 1)->state, ==, PTERO_SERVER_STATE_UNKNOWN);
  g_assert_cmpuint (fleet->len, ==, 2);
}

static void
test_folder_in_the_way (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;

  /* nothing can be written below a file */
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "file", "ptero.db", NULL);
  {
    g_autofree char *file = g_path_get_dirname (fixture->path);

    g_assert_true (g_file_set_contents (file, "", 0, NULL));
  }

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_cmpuint (fleet->len, ==, 0);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));

  /* in memory it goes on */
  save (store, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_close (store);
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  sqlite3 *handle = lock (fixture);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));
  g_assert_cmpuint (count_files (fixture, "damaged"), ==, 0);
  sqlite3_close (handle);
}

/* Nothing can be written for a while: what came then is there when it can be again. */
static void
test_space_again (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char fail[] =
    "CREATE TRIGGER full BEFORE INSERT ON fleet BEGIN SELECT RAISE (FAIL, 'disk full'); END";
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = load (store);
  g_autoptr(PteroStore) again = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, fail, NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < 3; i++)
    {
      save (store, "a", 2, "", PTERO_SERVER_STATE_OFFLINE);
      ptero_store_flush (store);
      g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));
    }
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);

  g_assert_cmpint (sqlite3_exec (handle, "DROP TRIGGER full", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  save (store, "a", 3, "", PTERO_SERVER_STATE_OFFLINE);
  ptero_store_flush (store);
  g_assert_null (ptero_store_get_notice (store));
  ptero_store_close (store);

  again = ptero_store_new (fixture->path);
  kept = load (again);
  g_assert_cmpuint (kept->len, ==, 3);
  g_assert_cmpint (find (kept, "a", 2)->state, ==, PTERO_SERVER_STATE_RUNNING);
}

/* Whoever had the file lets go of it: what was kept in memory gets there. */
static void
test_unlocked (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(PteroStore) again = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  sqlite3 *handle = lock (fixture);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_nonnull (ptero_store_get_notice (store));
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_flush (store);

  sqlite3_close (handle);
  save (store, "a", 3, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_flush (store);
  g_assert_null (ptero_store_get_notice (store));
  ptero_store_close (store);

  again = ptero_store_new (fixture->path);
  kept = load (again);
  g_assert_cmpuint (kept->len, ==, 3);
  ptero_store_close (again);
}

/* What was removed while somebody else had the file does not come back. */
static void
test_unlocked_removed (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(PteroStore) first = ptero_store_new (fixture->path);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(PteroStore) again = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) jobs = NULL;
  g_autofree char *uuid = create_uuid (2);
  sqlite3 *handle;

  save (first, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
  save (first, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  save (first, "b", 1, "", PTERO_SERVER_STATE_RUNNING);
  save_job (first, "job", "a");
  ptero_store_close (first);

  handle = lock (fixture);
  store = ptero_store_new (fixture->path);
  fleet = load (store);
  ptero_store_remove_server (store, "a", uuid);
  ptero_store_remove_panel (store, "b");
  ptero_store_clear_jobs (store);
  save (store, "a", 3, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_flush (store);
  sqlite3_close (handle);
  ptero_store_close (store);
  g_assert_cmpuint (count_files (fixture, "notice"), ==, 0);

  again = ptero_store_new (fixture->path);
  kept = load (again);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_nonnull (find (kept, "a", 1));
  g_assert_nonnull (find (kept, "a", 3));
  jobs = load_jobs (again);
  g_assert_cmpuint (jobs->len, ==, 0);
  ptero_store_close (again);
}

/* Somebody else has the file to the end: the next start says what became of it. */
static void
test_locked_to_the_end (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(PteroStore) again = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  sqlite3 *handle = lock (fixture);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_close (store);
  sqlite3_close (handle);

  again = ptero_store_new (fixture->path);
  kept = load (again);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_nonnull (strstr (ptero_store_get_notice (again), "before the last changes"));
  g_assert_null (strstr (ptero_store_get_notice (again), "until Ptero is closed"));
  ptero_store_close (again);
}

/* What cannot be read can perhaps be written, and is not said to be lost. */
static void
test_locked_while_reading (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) jobs = NULL;
  sqlite3 *handle;

  /* readers wait for a writer where there is no write-ahead log */
  execute (fixture, "PRAGMA journal_mode = DELETE");
  store = ptero_store_new (fixture->path);
  fleet = load (store);
  handle = lock (fixture);
  jobs = load_jobs (store);
  g_assert_cmpuint (jobs->len, ==, 0);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "could not be read"));
  sqlite3_close (handle);

  /* not held back */
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  for (guint i = 0; i < 100 && count_servers (fixture) < 2; i++)
    run_for (0.02);
  g_assert_cmpuint (count_servers (fixture), ==, 2);
  ptero_store_close (store);
}

/* Damaged, and where it cannot be set aside. */
static void
test_stuck (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *notice = NULL;
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;

  take_long_name (fixture);
  notice = check_new_store (fixture);
  g_assert_null (notice);
  store = ptero_store_new (fixture->path);
  fleet = load (store);
  execute (fixture, "ALTER TABLE fleet RENAME TO kept");

  for (guint i = 0; i < 2; i++)
    {
      save (store, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
      ptero_store_flush (store);
      g_assert_nonnull (ptero_store_get_notice (store));
      g_assert_nonnull (strstr (ptero_store_get_notice (store), "damaged and cannot be renamed"));
    }

  /* nothing is lost when it is mended before the end */
  execute (fixture, "ALTER TABLE kept RENAME TO fleet");
  ptero_store_flush (store);
  g_assert_null (ptero_store_get_notice (store));
  g_assert_cmpuint (count_servers (fixture), ==, 1);
  ptero_store_close (store);
}

static void
test_newer_stuck (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *notice = NULL;
  g_autofree char *newer_notice = NULL;

  take_long_name (fixture);
  notice = check_new_store (fixture);
  execute (fixture, "PRAGMA user_version = 99;");
  newer_notice = check_new_store (fixture);
  g_assert_nonnull (strstr (newer_notice, "newer version of Ptero and cannot be renamed"));
  g_assert_nonnull (strstr (newer_notice, g_strerror (ENAMETOOLONG)));
}

static gpointer
open_thread (gpointer data)
{
  g_autoptr(PteroSqlite) database = NULL;
  char *notice = NULL;

  /* whoever has to wait for too long tries again later */
  database = ptero_sqlite_open (data, &notice, NULL);

  return notice;
}

/* Several that make or upgrade the same file in the same moment. */
static void
open_together (Fixture *fixture)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("open", open_thread, fixture->path);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *notice = g_thread_join (threads[i]);

      g_assert_null (notice);
    }
}

static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < 20; i++)
    {
      open_together (fixture);
      execute (fixture, "DROP TABLE job; DROP TABLE job_target; PRAGMA user_version = 1;");
      open_together (fixture);
      g_assert_cmpint (g_unlink (fixture->path), ==, 0);
    }
}

/* What this run knows is written again. */
static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(PteroStore) again = NULL;
  g_autoptr(GPtrArray) fleet = load (store);
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) jobs = NULL;

  save (store, "a", 2, "", PTERO_SERVER_STATE_OFFLINE);
  save_job (store, "job", "a");
  ptero_store_flush (store);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_flush (store);
  g_assert_nonnull (ptero_store_get_notice (store));
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "removed or replaced"));
  ptero_store_close (store);
  g_assert_cmpuint (count_files (fixture, "damaged"), ==, 0);

  again = ptero_store_new (fixture->path);
  kept = load (again);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_nonnull (find (kept, "a", 1)->stats);
  g_assert_cmpint (find (kept, "a", 2)->state, ==, PTERO_SERVER_STATE_RUNNING);
  jobs = load_jobs (again);
  g_assert_cmpuint (jobs->len, ==, 1);
  ptero_store_close (again);
}

/* A copy from earlier takes its place, beside the log of what was written since; nothing is to be
 * written any more. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autofree char *copy = g_strconcat (fixture->path, ".copy", NULL);
  g_autofree char *content = NULL;
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(PteroStore) again = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (copy, content, length, NULL));
  execute (fixture, "DELETE FROM fleet");
  store = ptero_store_new (fixture->path);
  fleet = load (store);
  for (guint i = 2; i < 200; i++)
    save (store, "b", i, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_flush (store);
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  ptero_store_close (store);
  g_assert_cmpuint (count_files (fixture, "damaged"), ==, 0);

  again = ptero_store_new (fixture->path);
  kept = load (again);
  g_assert_cmpuint (kept->len, ==, 199);
  g_assert_nonnull (find (kept, "a", 1));
  g_assert_nonnull (find (kept, "b", 199));
  g_assert_nonnull (strstr (ptero_store_get_notice (again), "removed or replaced"));
  ptero_store_close (again);
}

/* Damaged while it was used, and set aside when nobody was there to be told; twice within a
 * second. */
static void
test_told_later (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(PteroStore) again = NULL;
  g_autoptr(GPtrArray) fleet = load (store);
  g_autoptr(GPtrArray) next = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "DROP TABLE fleet", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  save (store, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_close (store);
  g_assert_cmpuint (count_files (fixture, "damaged"), >=, 1);

  again = ptero_store_new (fixture->path);
  next = load (again);
  g_assert_nonnull (ptero_store_get_notice (again));
  g_assert_nonnull (strstr (ptero_store_get_notice (again), "damaged"));
  ptero_store_close (again);
  g_assert_cmpuint (count_files (fixture, "notice"), ==, 0);
}

static void
test_set_aside_twice (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_mkdir_with_parents (folder, 0700);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *notice = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, "one", -1, NULL));
      notice = ptero_sqlite_set_aside (fixture->path, &error);
      g_assert_no_error (error);
      g_assert_nonnull (notice);
    }

  g_assert_cmpuint (count_files (fixture, "damaged"), ==, 3);
}

static void
notice_cb (guint *n_notices)
{
  (*n_notices)++;
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = load (store);
  guint n_notices = 0;
  struct rlimit limit;
  struct rlimit small;

  /* a limit of the size of files stands in for a full disk */
  g_signal_connect_swapped (store, "notify::notice", G_CALLBACK (notice_cb), &n_notices);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 128 * 1024;
  setrlimit (RLIMIT_FSIZE, &small);

  for (guint i = 0; i < 500; i++)
    save (store, "a", i, "", PTERO_SERVER_STATE_RUNNING);

  WAIT_UNTIL (10, n_notices > 0);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));

  save (store, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_close (store);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_cmpuint (count_files (fixture, "damaged"), ==, 0);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = NULL;

  /* many writers in a row, in threads that may overtake each other */
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *uuid = create_uuid (i);

      save (store, "a", i, "", PTERO_SERVER_STATE_OFFLINE);
      ptero_store_remove_server (store, "a", uuid);
      save (store, "a", i, "", PTERO_SERVER_STATE_RUNNING);

      if (i % 50 == 0)
        run_for (0.002);
    }
  ptero_store_close (store);
  g_clear_object (&store);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_cmpuint (fleet->len, ==, 300);
  for (guint i = 0; i < 300; i++)
    g_assert_cmpint (find (fleet, "a", i)->state, ==, PTERO_SERVER_STATE_RUNNING);
}

#define ADD(name, function) g_test_add ("/store/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("keep", test_keep);
  ADD ("handed-over", test_handed_over);
  ADD ("forget", test_forget);
  ADD ("private", test_private);
  ADD ("not-a-database", test_not_a_database);
  ADD ("somebody-elses", test_somebody_elses);
  ADD ("newer", test_newer);
  ADD ("older", test_older);
  ADD ("hostile-jobs", test_hostile_jobs);
  ADD ("missing-table", test_missing_table);
  ADD ("corrupt-pages", test_corrupt_pages);
  ADD ("hostile-rows", test_hostile_rows);
  ADD ("folder-in-the-way", test_folder_in_the_way);
  ADD ("locked", test_locked);
  ADD ("space-again", test_space_again);
  ADD ("unlocked", test_unlocked);
  ADD ("unlocked-removed", test_unlocked_removed);
  ADD ("locked-to-the-end", test_locked_to_the_end);
  ADD ("locked-while-reading", test_locked_while_reading);
  ADD ("stuck", test_stuck);
  ADD ("newer-stuck", test_newer_stuck);
  ADD ("together", test_together);
  ADD ("removed", test_removed);
  ADD ("replaced", test_replaced);
  ADD ("told-later", test_told_later);
  ADD ("set-aside-twice", test_set_aside_twice);
  ADD ("full", test_full);
  ADD ("order", test_order);

  return g_test_run ();
}
