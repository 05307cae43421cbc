/* test-store-trouble.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-store.h"

#include <glib/gstdio.h>

#include "fleet-support.h"
#include "store-support.h"

/* Of what the store says when something is in the way, and when that is over. */

/* The last change is written when it can be, though nothing changes after it. */
static void
test_retry (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  sqlite3 *handle = lock (fixture);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  run_for (0.2);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));
  sqlite3_close (handle);

  WAIT_UNTIL (20, ptero_store_get_notice (store) == NULL);
  g_assert_cmpuint (count_servers (fixture), ==, 2);
  ptero_store_close (store);
}

/* Nothing is tried any more when it was closed. */
static void
test_retry_closed (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  sqlite3 *handle = lock (fixture);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_flush (store);
  run_for (0.1);
  g_assert_nonnull (g_main_context_find_source_by_user_data (NULL, store));
  save (store, "a", 3, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_close (store);
  g_assert_null (g_main_context_find_source_by_user_data (NULL, store));
  run_for (0.1);
  g_assert_null (g_main_context_find_source_by_user_data (NULL, store));
  sqlite3_close (handle);
}

/* A read or a write that works ends what was said of one that did not, and what was said before
 * that is said again. */
static void
test_unread (Fixture       *fixture,
             gconstpointer  write)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autofree char *note = g_strconcat (fixture->path, ".notice", NULL);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) jobs = NULL;
  g_autoptr(GPtrArray) again = NULL;
  sqlite3 *handle;

  /* readers wait for a writer where there is no write-ahead log */
  execute (fixture, "PRAGMA journal_mode = DELETE");
  g_assert_true (g_file_set_contents (note, "Told before.", -1, NULL));
  store = ptero_store_new (fixture->path);
  fleet = load (store);
  g_assert_cmpstr (ptero_store_get_notice (store), ==, "Told before.");
  handle = lock (fixture);
  jobs = load_jobs (store);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "could not be read"));
  sqlite3_close (handle);

  if (write != NULL)
    {
      save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
      ptero_store_flush (store);
    }
  else
    {
      again = load_jobs (store);
    }
  g_assert_cmpstr (ptero_store_get_notice (store), ==, "Told before.");
  ptero_store_close (store);
}

/* That nothing can be stored is the worse of two. */
static void
test_unread_unwritten (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  g_autoptr(GPtrArray) jobs = NULL;
  g_autoptr(GPtrArray) again = NULL;
  sqlite3 *handle;

  execute (fixture, "PRAGMA journal_mode = DELETE");
  store = ptero_store_new (fixture->path);
  fleet = load (store);
  handle = lock (fixture);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_flush (store);
  jobs = load_jobs (store);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));
  sqlite3_close (handle);

  again = load_jobs (store);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));
  ptero_store_flush (store);
  g_assert_null (ptero_store_get_notice (store));
  ptero_store_close (store);
}

/* The file was removed, and not all of it could still be read. */
static void
test_removed_in_part (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = load (store);
  g_autoptr(GPtrArray) jobs = NULL;
  const char *told;

  save_job (store, "job", "a");
  ptero_store_flush (store);
  execute (fixture, "DROP TABLE fleet");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  ptero_store_flush (store);
  told = ptero_store_get_notice (store);
  g_assert_nonnull (told);
  g_assert_nonnull (strstr (told, "could not be read to its end"));
  g_assert_null (strstr (told, "What Ptero knows"));
  jobs = load_jobs (store);
  g_assert_cmpuint (jobs->len, ==, 1);
  ptero_store_close (store);
}

/* What is there instead cannot be written yet: that something was added to it is said when it
 * was. */
static void
test_replaced_by_locked (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = load (store);
  g_autofree char *copy = g_strconcat (fixture->path, ".copy", NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (copy, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);

  ptero_store_flush (store);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));
  sqlite3_close (handle);
  ptero_store_flush (store);
  g_assert_nonnull (ptero_store_get_notice (store));
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "What Ptero knows"));
  g_assert_cmpuint (count_servers (fixture), ==, 1);
  ptero_store_close (store);
}

/* What can never be stored does not hold up what can, and is told of. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = load (store);
  g_autoptr(GPtrArray) jobs = NULL;
  PteroJobRecord *nameless = ptero_job_record_new ("nameless", NULL);

  nameless->kind = g_strdup ("other");
  ptero_job_record_add_result (nameless, "a", "Server 1", PTERO_TARGET_DONE);

  save (store, "a", 2, "", PTERO_SERVER_STATE_OFFLINE);
  ptero_store_save_job (store, nameless);
  save (store, "a", 3, "", PTERO_SERVER_STATE_RUNNING);
  save_job (store, "job", "a");
  ptero_store_flush (store);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "Not all of what is known"));
  g_assert_cmpuint (count_servers (fixture), ==, 3);
  jobs = load_jobs (store);
  g_assert_cmpuint (jobs->len, ==, 1);
  ptero_store_close (store);
}

#define ADD(name, data, function) \
  g_test_add ("/store-trouble/" name, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("retry", NULL, test_retry);
  ADD ("retry-closed", NULL, test_retry_closed);
  ADD ("unread/read", NULL, test_unread);
  ADD ("unread/write", "write", test_unread);
  ADD ("unread/unwritten", NULL, test_unread_unwritten);
  ADD ("removed-in-part", NULL, test_removed_in_part);
  ADD ("replaced-by-locked", NULL, test_replaced_by_locked);
  ADD ("refused", NULL, test_refused);

  return g_test_run ();
}
