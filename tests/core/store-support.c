/* store-support.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-support.h"

#include "fleet-support.h"

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = create_folder ();
  fixture->path = g_build_filename (fixture->folder, "data", "ptero.db", NULL);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GPtrArray **fleet = user_data;
  g_autoptr(GError) error = NULL;

  *fleet = ptero_store_load_fleet_finish (PTERO_STORE (object), result, &error);
  g_assert_no_error (error);
}

GPtrArray *
load (PteroStore *store)
{
  GPtrArray *fleet = NULL;

  ptero_store_load_fleet_async (store, NULL, loaded_cb, &fleet);
  WAIT_UNTIL (10, fleet != NULL);

  return fleet;
}

PteroStoredServer *
find (GPtrArray  *fleet,
      const char *panel_id,
      guint       number)
{
  g_autofree char *uuid = create_uuid (number);

  for (guint i = 0; i < fleet->len; i++)
    {
      PteroStoredServer *server = g_ptr_array_index (fleet, i);

      if (g_str_equal (server->panel_id, panel_id) && g_str_equal (server->uuid, uuid))
        return server;
    }

  return NULL;
}

void
save (PteroStore       *store,
      const char       *panel_id,
      guint             number,
      const char       *extra,
      PteroServerState  state)
{
  g_autoptr(PteroServer) server = create_server (number, extra);
  g_autoptr(PteroStats) stats = create_stats ("running", 1000);

  ptero_store_save_server (store, panel_id, server, stats, state, 1700000000, 1700000100);
}

/* Opens the store, checks that it works as a new one, and returns its notice. */
char *
check_new_store (Fixture *fixture)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) fleet = load (store);
  char *notice = g_strdup (ptero_store_get_notice (store));

  g_assert_cmpuint (fleet->len, ==, 0);
  save (store, "a", 1, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_close (store);

  return notice;
}

void
save_job (PteroStore *store,
          const char *id,
          const char *panel_id)
{
  PteroJobRecord *record = ptero_job_record_new (id, "Do Something");

  record->kind = g_strdup ("other");
  record->started = g_get_real_time ();
  record->finished = g_get_real_time ();
  ptero_job_record_add_result (record, panel_id, "Server 1", PTERO_TARGET_DONE);
  ptero_store_save_job (store, record);
}

static void
jobs_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(GPtrArray **) user_data = ptero_store_load_jobs_finish (PTERO_STORE (object), result, &error);
  g_assert_no_error (error);
}

GPtrArray *
load_jobs (PteroStore *store)
{
  GPtrArray *jobs = NULL;

  ptero_store_load_jobs_async (store, NULL, jobs_loaded_cb, &jobs);
  WAIT_UNTIL (10, jobs != NULL);

  return jobs;
}

guint
count_files (Fixture    *fixture,
             const char *part)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (strstr (name, part) != NULL)
        n_files++;
    }

  return n_files;
}

void
execute (Fixture    *fixture,
         const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* As somebody else does, until sqlite3_close(). */
sqlite3 *
lock (Fixture *fixture)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);

  return handle;
}

guint
count_servers (Fixture *fixture)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  guint n_servers;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 2000);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT count(*) FROM fleet", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n_servers = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return n_servers;
}
