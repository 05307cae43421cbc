/* ptero-store-change.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-store-change.h"

#include "ptero-job-table.h"

/* A job; or of a panel a server, or without one to remove it, or without a uuid the whole panel.
 * Without any of that all jobs are removed. */
struct _PteroStoreChange
{
  PteroJobRecord   *job;
  char             *panel_id;
  char             *uuid;
  GBytes           *server;
  GBytes           *stats;
  PteroServerState  state;
  gint64            since;
  gint64            seen;
};

/* What a run of changes to servers is written with. */
typedef struct
{
  sqlite3_stmt *save;
  sqlite3_stmt *remove;
  sqlite3_stmt *remove_panel;
} Writer;

/**
 * ptero_store_change_new_server:
 * @panel_id: the panel it is on
 * @server: what the panel says of it
 * @stats: (nullable): its statistics
 * @state: what it does
 * @since: seconds since 1970, 0: not known
 * @seen: seconds since 1970: when its panel told of it
 *
 * Returns: (transfer full): to keep a server
 */
PteroStoreChange *
ptero_store_change_new_server (const char       *panel_id,
                               PteroServer      *server,
                               PteroStats       *stats,
                               PteroServerState  state,
                               gint64            since,
                               gint64            seen)
{
  PteroStoreChange *self = ptero_store_change_new_remove (panel_id, server->uuid);

  self->server = ptero_resource_to_record (PTERO_RESOURCE (server));
  self->state = state;
  self->since = since;
  self->seen = seen;

  if (stats != NULL)
    self->stats = ptero_resource_to_record (PTERO_RESOURCE (stats));

  return self;
}

/**
 * ptero_store_change_new_remove:
 * @panel_id: a panel
 * @uuid: (nullable): a server there; %NULL: all of them, and what was done there
 *
 * Returns: (transfer full): to forget that
 */
PteroStoreChange *
ptero_store_change_new_remove (const char *panel_id,
                               const char *uuid)
{
  PteroStoreChange *self = g_new0 (PteroStoreChange, 1);

  self->panel_id = g_strdup (panel_id);
  self->uuid = g_strdup (uuid);

  return self;
}

/**
 * ptero_store_change_new_job:
 * @record: (transfer full): what became of a job
 *
 * Returns: (transfer full): to keep it
 */
PteroStoreChange *
ptero_store_change_new_job (PteroJobRecord *record)
{
  PteroStoreChange *self = g_new0 (PteroStoreChange, 1);

  self->job = record;

  return self;
}

/**
 * ptero_store_change_new_clear:
 *
 * Returns: (transfer full): to forget all jobs
 */
PteroStoreChange *
ptero_store_change_new_clear (void)
{
  return g_new0 (PteroStoreChange, 1);
}

/**
 * ptero_store_change_free:
 * @self: (transfer full): a change
 *
 * Frees it.
 */
void
ptero_store_change_free (PteroStoreChange *self)
{
  g_clear_pointer (&self->job, ptero_job_record_free);
  g_free (self->panel_id);
  g_free (self->uuid);
  g_clear_pointer (&self->server, g_bytes_unref);
  g_clear_pointer (&self->stats, g_bytes_unref);
  g_free (self);
}

static void
bind_record (sqlite3_stmt *statement,
             int           column,
             GType         type,
             GBytes       *record)
{
  if (record == NULL)
    return;

  sqlite3_bind_text (statement, column, ptero_resource_get_record_format (type), -1,
                     SQLITE_STATIC);
  sqlite3_bind_blob (statement, column + 1, g_bytes_get_data (record, NULL),
                     (int) g_bytes_get_size (record), SQLITE_STATIC);
}

static gboolean
write_change (PteroStoreChange *self,
              PteroSqlite      *database,
              Writer           *writer)
{
  sqlite3_stmt *statement = self->server != NULL ? writer->save
                            : self->uuid != NULL ? writer->remove
                                                 : writer->remove_panel;

  if (self->job != NULL)
    return ptero_job_table_save (database, self->job);
  if (self->panel_id == NULL)
    return ptero_job_table_clear (database);
  if (self->uuid == NULL && !ptero_job_table_remove_panel (database, self->panel_id))
    return FALSE;

  sqlite3_bind_text (statement, 1, self->panel_id, -1, SQLITE_STATIC);

  if (self->uuid != NULL)
    sqlite3_bind_text (statement, 2, self->uuid, -1, SQLITE_STATIC);

  if (self->server != NULL)
    {
      sqlite3_bind_text (statement, 3, ptero_server_state_get_nick (self->state), -1,
                         SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 4, self->since);
      sqlite3_bind_int64 (statement, 5, self->seen);
      bind_record (statement, 6, PTERO_TYPE_SERVER, self->server);
      bind_record (statement, 8, PTERO_TYPE_STATS, self->stats);
    }

  return ptero_sqlite_run (database, statement);
}

/* What the database will never take is left out, so that it does not hold back the others. */
static gboolean
write_or_leave_out (PteroStoreChange  *self,
                    PteroSqlite       *database,
                    Writer            *writer,
                    char             **refusal)
{
  if (!ptero_sqlite_execute (database, "SAVEPOINT change"))
    return FALSE;

  if (!write_change (self, database, writer))
    {
      if (!ptero_sqlite_is_refused (database))
        return FALSE;

      g_free (*refusal);
      *refusal = g_strdup (ptero_sqlite_get_message (database));
      if (!ptero_sqlite_execute (database, "ROLLBACK TO change"))
        return FALSE;
    }

  return ptero_sqlite_execute (database, "RELEASE change");
}

static gboolean
write_all (GQueue       *changes,
           PteroSqlite  *database,
           char        **refusal)
{
  Writer writer = {
    ptero_sqlite_prepare (database,
                          "INSERT OR REPLACE INTO fleet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    ptero_sqlite_prepare (database, "DELETE FROM fleet WHERE panel = ? AND uuid = ?"),
    ptero_sqlite_prepare (database, "DELETE FROM fleet WHERE panel = ?"),
  };
  gboolean worked = writer.save != NULL && writer.remove != NULL && writer.remove_panel != NULL;

  for (GList *l = changes->head; worked && l != NULL; l = l->next)
    worked = write_or_leave_out (l->data, database, &writer, refusal);

  sqlite3_finalize (writer.save);
  sqlite3_finalize (writer.remove);
  sqlite3_finalize (writer.remove_panel);

  return worked;
}

/**
 * ptero_store_changes_write:
 * @changes: (element-type PteroStoreChange): what to write
 * @database: where
 * @refusal: (out) (nullable) (transfer full): why some of them were left out, which can never be
 *   written
 *
 * Writes them in their order, all or, where that may work later, nothing.
 *
 * Returns: whether it worked
 */
gboolean
ptero_store_changes_write (GQueue       *changes,
                           PteroSqlite  *database,
                           char        **refusal)
{
  g_autofree char *reason = NULL;

  *refusal = NULL;
  if (!ptero_sqlite_execute (database, "BEGIN IMMEDIATE"))
    return FALSE;

  if (write_all (changes, database, &reason) && ptero_sqlite_execute (database, "COMMIT"))
    {
      *refusal = g_steal_pointer (&reason);
      return TRUE;
    }

  /* keeps the first failure as what went wrong */
  ptero_sqlite_roll_back (database);

  return FALSE;
}

static char *
dup_key (PteroStoreChange *self)
{
  return self->uuid != NULL ? g_strconcat (self->panel_id, "/", self->uuid, NULL) : NULL;
}

/**
 * ptero_store_changes_put_back:
 * @changes: (element-type PteroStoreChange): what could not be written, empty then
 * @newer: (element-type PteroStoreChange): what came meanwhile
 *
 * Puts @changes before @newer. Of each server only the last is kept.
 */
void
ptero_store_changes_put_back (GQueue *changes,
                              GQueue *newer)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PteroStoreChange *change;

  for (GList *l = newer->head; l != NULL; l = l->next)
    {
      char *key = dup_key (l->data);

      if (key != NULL)
        g_hash_table_add (keys, key);
    }

  while ((change = g_queue_pop_tail (changes)) != NULL)
    {
      char *key = dup_key (change);

      if (key == NULL || g_hash_table_add (keys, key))
        g_queue_push_head (newer, change);
      else
        ptero_store_change_free (change);
    }
}
