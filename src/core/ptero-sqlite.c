/* ptero-sqlite.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sqlite.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define DATABASE_ID 0x50746572   /* "Pter" */
#define BUSY_TIMEOUT   2000

struct _PteroSqlite
{
  sqlite3 *handle;
  int      result;      /* of the last failure; SQLITE_OK: none */
  gboolean traceable;   /* whether the file system tells files apart */
};

/* What makes of each version the next one: the first makes a database of nothing. */
static const char *const steps[] = {
  "CREATE TABLE fleet ("
  "  panel TEXT NOT NULL,"
  "  uuid TEXT NOT NULL,"
  "  state TEXT NOT NULL,"
  "  since INTEGER NOT NULL,"
  "  seen INTEGER NOT NULL,"
  "  server_type TEXT NOT NULL,"
  "  server BLOB NOT NULL,"
  "  stats_type TEXT,"
  "  stats BLOB,"
  "  PRIMARY KEY (panel, uuid)"
  ") WITHOUT ROWID;",

  "CREATE TABLE job ("
  "  id TEXT PRIMARY KEY NOT NULL,"
  "  title TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  signal TEXT,"
  "  started INTEGER NOT NULL,"
  "  finished INTEGER NOT NULL"
  ") WITHOUT ROWID;"
  "CREATE TABLE job_target ("
  "  job TEXT NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  panel TEXT NOT NULL,"
  "  server TEXT,"
  "  name TEXT,"
  "  status TEXT NOT NULL,"
  "  message TEXT,"
  "  elapsed INTEGER NOT NULL,"
  "  PRIMARY KEY (job, position)"
  ") WITHOUT ROWID;",
};

#define SCHEMA_VERSION ((int) G_N_ELEMENTS (steps))

static gboolean
check (PteroSqlite *self,
       int          result)
{
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW)
    return TRUE;

  self->result = result;

  return FALSE;
}

static int
read_pragma (PteroSqlite *self,
             const char  *sql)
{
  sqlite3_stmt *statement = ptero_sqlite_prepare (self, sql);
  int value = -1;

  if (statement == NULL)
    return -1;

  if (check (self, sqlite3_step (statement)))
    value = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);

  return value;
}

static gboolean
open_handle (PteroSqlite *self,
             const char  *path)
{
  if (!check (self, sqlite3_open_v2 (path, &self->handle,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                     SQLITE_OPEN_NOMUTEX, NULL)))
    return FALSE;

  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);

  return TRUE;
}

static void
close_handle (PteroSqlite *self)
{
  sqlite3_close (self->handle);
  self->handle = NULL;
  self->result = SQLITE_OK;
}

typedef enum
{
  FILE_GOOD,
  FILE_DAMAGED,   /* or of somebody else */
  FILE_NEWER,
  FILE_UNUSABLE,  /* read-only, locked, no space … */
} FileState;

static FileState
classify_failure (PteroSqlite *self)
{
  return ptero_sqlite_is_damaged (self) ? FILE_DAMAGED : FILE_UNUSABLE;
}

/* Makes a database of today of an empty or older one. At least it is tried whether it may be
 * written. Somebody else may have done it a moment ago: which version it is is asked again. */
static FileState
upgrade (PteroSqlite *self)
{
  g_autofree char *pragmas =
    g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                     DATABASE_ID, SCHEMA_VERSION);
  gboolean worked = ptero_sqlite_execute (self, "BEGIN IMMEDIATE");
  int version = worked ? read_pragma (self, "PRAGMA user_version") : -1;

  if (version > SCHEMA_VERSION)
    return FILE_NEWER;

  worked = version >= 0;
  for (int i = version; worked && i < SCHEMA_VERSION; i++)
    worked = ptero_sqlite_execute (self, steps[i]);
  if (version < SCHEMA_VERSION)
    worked = worked && ptero_sqlite_execute (self, pragmas);

  return worked && ptero_sqlite_execute (self, "COMMIT") ? FILE_GOOD : classify_failure (self);
}

static FileState
inspect (PteroSqlite *self)
{
  gboolean empty;
  int version;
  int id;

  /* all of one moment, as somebody else may be making it */
  ptero_sqlite_execute (self, "BEGIN");
  version = read_pragma (self, "PRAGMA user_version");
  id = read_pragma (self, "PRAGMA application_id");
  empty = version == 0 && id == 0 && read_pragma (self, "SELECT count(*) FROM sqlite_master") == 0;
  if (self->result != SQLITE_OK || !ptero_sqlite_execute (self, "COMMIT"))
    return classify_failure (self);

  if (!empty && (id != DATABASE_ID || version < 1))
    return FILE_DAMAGED;

  if (version > SCHEMA_VERSION)
    return FILE_NEWER;

  /* a file system that cannot have a write-ahead log still works without one */
  if (empty)
    ptero_sqlite_execute (self, "PRAGMA journal_mode = WAL;");
  self->result = SQLITE_OK;

  /* reading works on a file that may not be written, so that is tried */
  return ptero_sqlite_execute (self, "PRAGMA synchronous = NORMAL;") ? upgrade (self)
                                                                      : classify_failure (self);
}

static gboolean
is_moved (PteroSqlite *self)
{
  int moved = 0;

  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);

  return moved != 0;
}

static char *
describe_set_aside (FileState   state,
                    const char *name)
{
  if (state == FILE_NEWER)
    {
      /* Translators: %s is the name of a file */
      return g_strdup_printf (_("What was stored is from a newer version of Ptero. It was kept as “%s”, and a new store was begun."), name);
    }

  /* Translators: %s is the name of a file */
  return g_strdup_printf (_("What was stored is damaged. It was kept as “%s”, and a new store was begun."), name);
}

static void
set_rename_error (GError     **error,
                  FileState    state,
                  const char  *path,
                  int          number)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (state == FILE_NEWER)
    {
      /* Translators: first the name of a file, then why, e.g. “Permission denied” */
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                   _("“%s” is from a newer version of Ptero and cannot be renamed: %s"),
                   name, g_strerror (number));
      return;
    }

  /* Translators: first the name of a file, then why, e.g. “Permission denied” */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _("“%s” is damaged and cannot be renamed: %s"), name, g_strerror (number));
}

/* Renames the file and what belongs to it. Returns what the person should know, %NULL if it cannot
 * be renamed. */
static char *
set_aside (const char  *path,
           FileState    state,
           GError     **error)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  const char *why = state == FILE_NEWER ? "newer" : "damaged";
  g_autofree char *target = g_strdup_printf ("%s.%s-%s", path, why, stamp);
  g_autofree char *name = NULL;

  /* what was set aside a moment ago is not to be overwritten */
  for (guint i = 2; g_file_test (target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); i++)
    {
      g_free (target);
      target = g_strdup_printf ("%s.%s-%s-%u", path, why, stamp, i);
    }

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strconcat (target, endings[i], NULL);

      if (g_rename (from, to) != 0 && i == 0)
        {
          set_rename_error (error, state, path, errno);
          return NULL;
        }
    }

  name = g_filename_display_basename (target);

  return describe_set_aside (state, name);
}

/**
 * ptero_sqlite_open:
 * @path: where the file is, or is to be
 * @notice: (out) (nullable): what the person should know, if there is something
 * @error: return location for an error
 *
 * Opens the database, and makes it if it is not there. A file that is damaged
 * or newer is set aside, and @notice says so.
 *
 * Returns: (transfer full) (nullable): a database that works, %NULL if nothing
 *   can be stored there now
 */
PteroSqlite *
ptero_sqlite_open (const char  *path,
                   char       **notice,
                   GError     **error)
{
  g_autoptr(PteroSqlite) self = g_new0 (PteroSqlite, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean replaced = FALSE;

  *notice = NULL;
  g_mkdir_with_parents (folder, 0700);

  for (;;)
    {
      FileState state = open_handle (self, path) ? inspect (self) : FILE_UNUSABLE;

      if (state == FILE_GOOD)
        {
          g_chmod (path, 0600);
          self->traceable = !is_moved (self);
          return g_steal_pointer (&self);
        }

      if (state == FILE_UNUSABLE || replaced)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                               ptero_sqlite_get_message (self));
          return NULL;
        }

      close_handle (self);
      *notice = set_aside (path, state, error);
      if (*notice == NULL)
        return NULL;

      replaced = TRUE;
    }
}

/**
 * ptero_sqlite_set_aside:
 * @path: where the file is
 * @error: return location for an error
 *
 * Renames a file that turned out to be damaged while it was used. It must be
 * closed.
 *
 * Returns: (transfer full) (nullable): what the person should know, %NULL if it
 *   could not be renamed
 */
char *
ptero_sqlite_set_aside (const char  *path,
                        GError     **error)
{
  return set_aside (path, FILE_DAMAGED, error);
}

/**
 * ptero_sqlite_close:
 * @self: (transfer full): a database without open statements
 *
 * Closes it.
 */
void
ptero_sqlite_close (PteroSqlite *self)
{
  /* what its log still has would be taken for the log of the file that is there now */
  if (self->handle != NULL && ptero_sqlite_has_moved (self))
    ptero_sqlite_execute (self, "PRAGMA wal_checkpoint (TRUNCATE)");

  if (self->handle != NULL)
    sqlite3_close (self->handle);
  g_free (self);
}

/**
 * ptero_sqlite_prepare:
 * @self: a database
 * @sql: one statement
 *
 * Returns: (nullable): the statement, for sqlite3_finalize()
 */
sqlite3_stmt *
ptero_sqlite_prepare (PteroSqlite *self,
                      const char  *sql)
{
  sqlite3_stmt *statement = NULL;

  check (self, sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL));

  return statement;
}

/**
 * ptero_sqlite_run:
 * @self: a database
 * @statement: a statement that gives no rows
 *
 * Runs @statement and makes it ready for the next values.
 *
 * Returns: whether it worked
 */
gboolean
ptero_sqlite_run (PteroSqlite  *self,
                  sqlite3_stmt *statement)
{
  gboolean worked = check (self, sqlite3_step (statement));

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);

  return worked;
}

/**
 * ptero_sqlite_execute:
 * @self: a database
 * @sql: statements without values
 *
 * Returns: whether they worked
 */
gboolean
ptero_sqlite_execute (PteroSqlite *self,
                      const char  *sql)
{
  return check (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL));
}

/**
 * ptero_sqlite_get_message:
 * @self: a database
 *
 * Returns: what went wrong last, in SQLite's words
 */
const char *
ptero_sqlite_get_message (PteroSqlite *self)
{
  return sqlite3_errstr (self->result);
}

/**
 * ptero_sqlite_is_damaged:
 * @self: a database
 *
 * Returns: whether something failed because the file is not what it should be
 */
gboolean
ptero_sqlite_is_damaged (PteroSqlite *self)
{
  int result = self->result & 0xff;

  return result == SQLITE_CORRUPT || result == SQLITE_NOTADB || result == SQLITE_ERROR;
}

/**
 * ptero_sqlite_is_refused:
 * @self: a database
 *
 * Returns: whether something failed because of what was to be written, which is refused again
 *   however often it is tried
 */
gboolean
ptero_sqlite_is_refused (PteroSqlite *self)
{
  int result = self->result & 0xff;

  /* a trigger is not ours, and may go again */
  if (self->result == SQLITE_CONSTRAINT_TRIGGER)
    return FALSE;

  return result == SQLITE_CONSTRAINT || result == SQLITE_MISMATCH || result == SQLITE_TOOBIG;
}

/**
 * ptero_sqlite_has_moved:
 * @self: a database
 *
 * Returns: whether its file was removed or replaced, so that nobody will find
 *   what is written there
 */
gboolean
ptero_sqlite_has_moved (PteroSqlite *self)
{
  return self->traceable && is_moved (self);
}

/**
 * ptero_sqlite_roll_back:
 * @self: a database
 *
 * Undoes what was begun, after a failure, which stays the last one.
 */
void
ptero_sqlite_roll_back (PteroSqlite *self)
{
  sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * ptero_sqlite_note:
 * @self: a database
 * @result: what a call of SQLite returned
 *
 * Remembers @result if it is a failure.
 */
void
ptero_sqlite_note (PteroSqlite *self,
                   int          result)
{
  check (self, result);
}
