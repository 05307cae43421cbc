/* ptero-job-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-table.h"

/* What is more, or older, is forgotten. */
#define MAX_JOBS    500
#define MAX_RESULTS 10000   /* of all jobs but the oldest that is kept */
#define MAX_AGE     (90 * (gint64) G_TIME_SPAN_DAY)

/* Of what is kept nothing runs any more. What waits was never begun. */
static const char *const statuses[] = {
  [PTERO_TARGET_WAITING] = "waiting",
  [PTERO_TARGET_RUNNING] = NULL,
  [PTERO_TARGET_DONE] = "done",
  [PTERO_TARGET_FAILED] = "failed",
  [PTERO_TARGET_LEFT_OUT] = "left-out",
};

static PteroTargetStatus
parse_status (const char *nick)
{
  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (statuses); i++)
    {
      if (g_strcmp0 (statuses[i], nick) == 0)
        return i;
    }

  return PTERO_TARGET_LEFT_OUT;
}

/* What somebody else wrote there may be anything. */
static char *
dup_text (sqlite3_stmt *statement,
          int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static PteroJobRecord *
read_record (sqlite3_stmt *statement)
{
  g_autofree char *id = dup_text (statement, 0);
  g_autofree char *title = dup_text (statement, 1);
  PteroJobRecord *record = ptero_job_record_new (id, title);

  record->kind = dup_text (statement, 2);
  record->signal = dup_text (statement, 3);
  record->started = sqlite3_column_int64 (statement, 4);
  record->finished = sqlite3_column_int64 (statement, 5);

  return record;
}

static void
read_result (sqlite3_stmt   *statement,
             PteroJobRecord *record)
{
  g_autofree char *panel_id = dup_text (statement, 6);
  g_autofree char *name = dup_text (statement, 8);
  PteroTargetStatus status = parse_status ((const char *) sqlite3_column_text (statement, 9));
  PteroJobResult *result = ptero_job_record_add_result (record, panel_id, name, status);

  result->server = dup_text (statement, 7);
  result->message = dup_text (statement, 10);
  result->elapsed = MAX (0, sqlite3_column_int64 (statement, 11));
}

/**
 * ptero_job_table_read:
 * @database: a database
 * @records: (element-type PteroJobRecord): where to add the jobs, the newest first
 *
 * Returns: whether it worked
 */
gboolean
ptero_job_table_read (PteroSqlite *database,
                      GPtrArray   *records)
{
  static const char sql[] =
    "SELECT id, title, kind, signal, started, finished,"
    "  panel, server, name, status, message, elapsed"
    " FROM job JOIN job_target ON job = id ORDER BY finished DESC, id, position";
  sqlite3_stmt *statement = ptero_sqlite_prepare (database, sql);
  PteroJobRecord *record = NULL;
  int result;

  if (statement == NULL)
    return FALSE;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *id = (const char *) sqlite3_column_text (statement, 0);

      if (record == NULL || g_strcmp0 (record->id, id) != 0)
        {
          record = read_record (statement);
          g_ptr_array_add (records, record);
        }
      read_result (statement, record);
    }

  sqlite3_finalize (statement);
  ptero_sqlite_note (database, result);

  return result == SQLITE_DONE;
}

/* Prepares, has @value as the first of its values, and runs. */
static gboolean
run_with (PteroSqlite *database,
          const char  *sql,
          const char  *value)
{
  sqlite3_stmt *statement = ptero_sqlite_prepare (database, sql);
  gboolean worked;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, value, -1, SQLITE_STATIC);
  worked = ptero_sqlite_run (database, statement);
  sqlite3_finalize (statement);

  return worked;
}

static gboolean
save_job (PteroSqlite    *database,
          PteroJobRecord *record)
{
  static const char sql[] = "INSERT OR REPLACE INTO job VALUES (?, ?, ?, ?, ?, ?)";
  sqlite3_stmt *statement = ptero_sqlite_prepare (database, sql);
  gboolean worked;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, record->id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, record->title, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, record->kind, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, record->signal, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 5, record->started);
  sqlite3_bind_int64 (statement, 6, record->finished);
  worked = ptero_sqlite_run (database, statement);
  sqlite3_finalize (statement);

  return worked;
}

static gboolean
save_results (PteroSqlite    *database,
              PteroJobRecord *record)
{
  static const char sql[] = "INSERT INTO job_target VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  sqlite3_stmt *statement = ptero_sqlite_prepare (database, sql);
  gboolean worked = statement != NULL;

  for (guint i = 0; worked && i < record->results->len; i++)
    {
      PteroJobResult *result = g_ptr_array_index (record->results, i);

      sqlite3_bind_text (statement, 1, record->id, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 2, i);
      sqlite3_bind_text (statement, 3, result->panel_id, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 4, result->server, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 5, result->name, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 6, statuses[result->status], -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 7, result->message, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 8, result->elapsed);
      worked = ptero_sqlite_run (database, statement);
    }
  sqlite3_finalize (statement);

  return worked;
}

/* The newest stays, be it as large as it may. */
static gboolean
forget_old (PteroSqlite *database)
{
  g_autofree char *sql =
    g_strdup_printf ("WITH sizes AS (SELECT job, count(*) AS size FROM job_target GROUP BY job),"
                     " ranks AS (SELECT id, row_number() OVER newest AS rank,"
                     "  sum(size) OVER newest - size AS newer FROM job JOIN sizes ON job = id"
                     "  WINDOW newest AS (ORDER BY finished DESC, id))"
                     " DELETE FROM job WHERE finished < %" G_GINT64_FORMAT
                     "  OR id IN (SELECT id FROM ranks WHERE rank > %d OR newer >= %d);"
                     "DELETE FROM job_target WHERE job NOT IN (SELECT id FROM job)",
                     g_get_real_time () - MAX_AGE, MAX_JOBS, MAX_RESULTS);

  return ptero_sqlite_execute (database, sql);
}

/**
 * ptero_job_table_save:
 * @database: a database
 * @record: a job
 *
 * Cleans @record and keeps it, instead of what was kept of it before. Forgets
 * the oldest where there are many.
 *
 * Returns: whether it worked
 */
gboolean
ptero_job_table_save (PteroSqlite    *database,
                      PteroJobRecord *record)
{
  ptero_job_record_clean (record);

  return run_with (database, "DELETE FROM job_target WHERE job = ?", record->id) &&
         save_job (database, record) &&
         save_results (database, record) &&
         forget_old (database);
}

/**
 * ptero_job_table_remove_panel:
 * @database: a database
 * @panel_id: a panel
 *
 * Forgets what was done there, and the jobs that were nowhere else.
 *
 * Returns: whether it worked
 */
gboolean
ptero_job_table_remove_panel (PteroSqlite *database,
                              const char  *panel_id)
{
  static const char sql[] = "DELETE FROM job WHERE id NOT IN (SELECT job FROM job_target)";

  return run_with (database, "DELETE FROM job_target WHERE panel = ?", panel_id) &&
         ptero_sqlite_execute (database, sql);
}

/**
 * ptero_job_table_clear:
 * @database: a database
 *
 * Forgets all jobs.
 *
 * Returns: whether it worked
 */
gboolean
ptero_job_table_clear (PteroSqlite *database)
{
  return ptero_sqlite_execute (database, "DELETE FROM job_target; DELETE FROM job");
}
