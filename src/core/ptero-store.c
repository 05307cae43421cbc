/* ptero-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-store.h"

#include <glib/gi18n.h>

#include <glib/gstdio.h>

#include "ptero-job-table.h"
#include "ptero-server-order.h"
#include "ptero-sqlite.h"

/* How long a file that was locked or could not be written is left alone before it is tried again */
#define RETRY_SECONDS 5

/**
 * PteroStore:
 *
 * What is kept on this machine: an SQLite database, used in a worker thread. It
 * has the last-known fleet, so that it is on screen at once on the next start,
 * and what became of the jobs.
 *
 * Reading begins when the store is made. Writes are queued and made in their
 * order. A file that is damaged or newer is set aside, one that cannot be
 * written is replaced by memory; [property@Ptero.Store:notice] says so. None of
 * it holds keys.
 */
struct _PteroStore
{
  GObject        parent_instance;

  char          *path;
  char          *server_format;   /* of the records */
  char          *stats_format;
  GPtrArray     *fleet;           /* of PteroStoredServer; NULL until it was read */
  GQueue         loading;         /* of GTask */

  GMutex         queue_mutex;
  GQueue         queue;           /* of Change, under queue_mutex */
  gboolean       draining;        /* a thread is about to take the queue, under queue_mutex */
  char          *new_notice;      /* not told yet, under queue_mutex */

  GMutex         mutex;
  PteroSqlite   *database;        /* under mutex, as all of the following */
  gint64         write_at;        /* when writing is tried again after it failed, monotonic; 0: it did not fail */
  gboolean       closed;
  gint64         retry_at;        /* of a file that could not be used, monotonic; 0: it can, or never will */

  char          *notice;
};

enum
{
  PROP_0,
  PROP_NOTICE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PteroStore, ptero_store, G_TYPE_OBJECT)

/* Something to write: a job; or of a panel a server, or without one to remove it, or without a uuid
 * the whole panel. Without any of that all jobs are removed. */
typedef struct
{
  PteroJobRecord   *job;
  char             *panel_id;
  char             *uuid;
  GBytes           *server;
  GBytes           *stats;
  PteroServerState  state;
  gint64            since;
  gint64            seen;
} Change;

static void
change_free (Change *change)
{
  g_clear_pointer (&change->job, ptero_job_record_free);
  g_free (change->panel_id);
  g_free (change->uuid);
  g_clear_pointer (&change->server, g_bytes_unref);
  g_clear_pointer (&change->stats, g_bytes_unref);
  g_free (change);
}

/* Takes @notice, which any thread may. */
static void
tell (PteroStore *self,
      char       *notice)
{
  g_mutex_lock (&self->queue_mutex);
  g_free (self->new_notice);
  self->new_notice = notice;
  g_mutex_unlock (&self->queue_mutex);
}

static void
update_notice (PteroStore *self)
{
  g_autofree char *notice = NULL;

  g_mutex_lock (&self->queue_mutex);
  notice = g_steal_pointer (&self->new_notice);
  g_mutex_unlock (&self->queue_mutex);

  if (notice == NULL || g_strcmp0 (notice, self->notice != NULL ? self->notice : "") == 0)
    return;

  g_free (self->notice);
  self->notice = *notice != '\0' ? g_steal_pointer (&notice) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

static void
ensure_open (PteroStore *self)
{
  char *notice = NULL;

  if (self->database != NULL)
    return;

  self->database = ptero_sqlite_open (self->path, &notice);
  self->retry_at = ptero_sqlite_is_locked (self->database)
                     ? g_get_monotonic_time () + RETRY_SECONDS * G_USEC_PER_SEC
                     : 0;
  if (notice != NULL)
    tell (self, notice);
}

/* Somebody else had the file: perhaps not any more. */
static void
retry_open (PteroStore *self)
{
  PteroSqlite *memory = self->database;
  char *notice = NULL;

  if (self->retry_at == 0 || g_get_monotonic_time () < self->retry_at)
    return;

  self->database = ptero_sqlite_open (self->path, &notice);
  self->retry_at = ptero_sqlite_is_locked (self->database)
                     ? g_get_monotonic_time () + RETRY_SECONDS * G_USEC_PER_SEC
                     : 0;
  if (!ptero_sqlite_is_locked (self->database))
    ptero_sqlite_copy (memory, self->path);
  ptero_sqlite_close (memory);

  /* "": there is nothing to tell any more */
  tell (self, notice != NULL ? notice : g_strdup (""));
}

static char *
get_note_path (PteroStore *self)
{
  return g_strconcat (self->path, ".notice", NULL);
}

/* What was told too late to be seen is told at the next start. */
static void
keep_notice (PteroStore *self)
{
  g_autofree char *path = get_note_path (self);
  g_autofree char *notice = NULL;

  g_mutex_lock (&self->queue_mutex);
  notice = g_strdup (self->new_notice);
  g_mutex_unlock (&self->queue_mutex);

  if (notice != NULL && *notice != '\0')
    g_file_set_contents_full (path, notice, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static void
read_kept_notice (PteroStore *self)
{
  g_autofree char *path = get_note_path (self);
  g_autofree char *notice = NULL;

  if (!g_file_get_contents (path, &notice, NULL, NULL))
    return;

  g_unlink (path);
  if (*notice != '\0' && g_utf8_validate (notice, -1, NULL))
    tell (self, g_steal_pointer (&notice));
}

static gpointer
read_resource (sqlite3_stmt *statement,
               int           column,
               GType         type,
               const char   *format)
{
  const char *stored_format = (const char *)sqlite3_column_text (statement, column);
  g_autoptr(GBytes) record = NULL;

  if (g_strcmp0 (stored_format, format) != 0 ||
      sqlite3_column_type (statement, column + 1) != SQLITE_BLOB)
    return NULL;

  record = g_bytes_new (sqlite3_column_blob (statement, column + 1),
                        sqlite3_column_bytes (statement, column + 1));

  return ptero_resource_new_from_record (type, record);
}

static PteroServerState
parse_state (const char *nick)
{
  for (guint i = 0; i < PTERO_N_SERVER_STATES; i++)
    {
      if (g_strcmp0 (ptero_server_state_get_nick (i), nick) == 0)
        return i;
    }

  return PTERO_SERVER_STATE_UNKNOWN;
}

static PteroStoredServer *
read_server (PteroStore   *self,
             sqlite3_stmt *statement)
{
  g_autoptr(PteroStoredServer) server = g_new0 (PteroStoredServer, 1);

  server->panel_id = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  server->uuid = g_strdup ((const char *)sqlite3_column_text (statement, 1));
  server->state = parse_state ((const char *)sqlite3_column_text (statement, 2));
  server->since = sqlite3_column_int64 (statement, 3);
  server->server = read_resource (statement, 4, PTERO_TYPE_SERVER, self->server_format);
  server->stats = read_resource (statement, 6, PTERO_TYPE_STATS, self->stats_format);

  /* what another version wrote, or what is not what it says */
  if (server->panel_id == NULL || server->server == NULL ||
      g_strcmp0 (server->server->uuid, server->uuid) != 0)
    return NULL;

  /* kept with it, for whoever sorts */
  ptero_server_order_get_key (server->server);
  ptero_server_order_get_folded_key (server->server);

  return g_steal_pointer (&server);
}

/* A statement failed: sets a damaged file aside, leaves one alone for a while that cannot be
 * used. */
static void
handle_failure (PteroStore *self)
{
  if (ptero_sqlite_is_damaged (self->database))
    {
      g_clear_pointer (&self->database, ptero_sqlite_close);
      tell (self, ptero_sqlite_set_aside (self->path));
      ensure_open (self);
      return;
    }

  self->write_at = g_get_monotonic_time () + RETRY_SECONDS * G_USEC_PER_SEC;
  /* Translators: %s says why, e.g. “database or disk is full” */
  tell (self, g_strdup_printf (_("What is known of the servers cannot be stored (%s). It is kept until Ptero is closed."),
                               ptero_sqlite_get_message (self->database)));
}

static GPtrArray *
read_fleet (PteroStore *self)
{
  g_autoptr(GPtrArray) fleet =
    g_ptr_array_new_with_free_func ((GDestroyNotify)ptero_stored_server_free);
  sqlite3_stmt *statement;
  int result = SQLITE_ERROR;

  statement = ptero_sqlite_prepare (self->database,
                                    "SELECT panel, uuid, state, since, server_type, server, stats_type, stats FROM fleet");

  while (statement != NULL && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      PteroStoredServer *server = read_server (self, statement);

      if (server != NULL)
        g_ptr_array_add (fleet, server);
    }

  sqlite3_finalize (statement);

  if (result != SQLITE_DONE)
    {
      ptero_sqlite_note (self->database, result);
      handle_failure (self);
    }

  return g_steal_pointer (&fleet);
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  PteroStore *self = PTERO_STORE (source_object);
  g_autoptr(GPtrArray) fleet = NULL;

  g_mutex_lock (&self->mutex);
  if (self->closed)
    {
      fleet = g_ptr_array_new ();
    }
  else
    {
      read_kept_notice (self);
      ensure_open (self);
      fleet = read_fleet (self);
    }
  g_mutex_unlock (&self->mutex);

  g_task_return_pointer (task, g_steal_pointer (&fleet), (GDestroyNotify)g_ptr_array_unref);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  PteroStore *self = PTERO_STORE (object);
  GTask *task;

  self->fleet = g_task_propagate_pointer (G_TASK (result), NULL);
  update_notice (self);

  while ((task = g_queue_pop_head (&self->loading)) != NULL)
    {
      g_task_return_pointer (task, g_ptr_array_ref (self->fleet),
                             (GDestroyNotify)g_ptr_array_unref);
      g_object_unref (task);
    }
}

static void
bind_record (sqlite3_stmt *statement,
             int           column,
             const char   *format,
             GBytes       *record)
{
  if (record == NULL)
    return;

  sqlite3_bind_text (statement, column, format, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, column + 1, g_bytes_get_data (record, NULL),
                     (int) g_bytes_get_size (record), SQLITE_STATIC);
}

static gboolean
write_change (PteroStore   *self,
              Change       *change,
              sqlite3_stmt *save,
              sqlite3_stmt *remove,
              sqlite3_stmt *remove_panel)
{
  sqlite3_stmt *statement =
    change->server != NULL ? save : change->uuid != NULL ? remove : remove_panel;

  if (change->job != NULL)
    return ptero_job_table_save (self->database, change->job);
  if (change->panel_id == NULL)
    return ptero_job_table_clear (self->database);
  if (statement == remove_panel && !ptero_job_table_remove_panel (self->database, change->panel_id))
    return FALSE;

  sqlite3_bind_text (statement, 1, change->panel_id, -1, SQLITE_STATIC);

  if (change->uuid != NULL)
    sqlite3_bind_text (statement, 2, change->uuid, -1, SQLITE_STATIC);

  if (change->server != NULL)
    {
      sqlite3_bind_text (statement, 3, ptero_server_state_get_nick (change->state), -1,
                         SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 4, change->since);
      sqlite3_bind_int64 (statement, 5, change->seen);
      bind_record (statement, 6, self->server_format, change->server);
      bind_record (statement, 8, self->stats_format, change->stats);
    }

  return ptero_sqlite_run (self->database, statement);
}

static gboolean
write_changes (PteroStore *self,
               GQueue     *changes)
{
  sqlite3_stmt *save;
  sqlite3_stmt *remove;
  sqlite3_stmt *remove_panel;
  gboolean worked;

  if (!ptero_sqlite_execute (self->database, "BEGIN IMMEDIATE"))
    return FALSE;

  save = ptero_sqlite_prepare (self->database,
                               "INSERT OR REPLACE INTO fleet VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  remove = ptero_sqlite_prepare (self->database, "DELETE FROM fleet WHERE panel = ? AND uuid = ?");
  remove_panel = ptero_sqlite_prepare (self->database, "DELETE FROM fleet WHERE panel = ?");
  worked = save != NULL && remove != NULL && remove_panel != NULL;

  for (GList *l = changes->head; worked && l != NULL; l = l->next)
    worked = write_change (self, l->data, save, remove, remove_panel);

  sqlite3_finalize (save);
  sqlite3_finalize (remove);
  sqlite3_finalize (remove_panel);

  if (worked)
    worked = ptero_sqlite_execute (self->database, "COMMIT");

  /* keeps the first failure as what went wrong */
  if (!worked)
    ptero_sqlite_roll_back (self->database);

  return worked;
}

static char *
dup_key (Change *change)
{
  return change->uuid != NULL ? g_strconcat (change->panel_id, "/", change->uuid, NULL) : NULL;
}

/* What could not be written is written before what came meanwhile; of each server only the last is
 * kept. */
static void
put_back (PteroStore *self,
          GQueue     *changes)
{
  g_autoptr(GHashTable) newer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Change *change;

  g_mutex_lock (&self->queue_mutex);

  for (GList *l = self->queue.head; l != NULL; l = l->next)
    {
      char *key = dup_key (l->data);

      if (key != NULL)
        g_hash_table_add (newer, key);
    }

  while ((change = g_queue_pop_tail (changes)) != NULL)
    {
      char *key = dup_key (change);

      if (key == NULL || g_hash_table_add (newer, key))
        g_queue_push_head (&self->queue, change);
      else
        change_free (change);
    }

  g_mutex_unlock (&self->queue_mutex);
}

static void
write_queue (PteroStore *self,
             GQueue     *changes)
{
  ensure_open (self);
  retry_open (self);

  if (!write_changes (self, changes))
    {
      handle_failure (self);
      /* a file that was damaged has been replaced */
      if (self->write_at > g_get_monotonic_time () || !write_changes (self, changes))
        {
          put_back (self, changes);
          return;
        }
    }

  /* "": there is nothing to tell any more */
  if (self->write_at != 0)
    tell (self, g_strdup (""));
  self->write_at = 0;
}

/* Writes what is queued. */
static void
drain (PteroStore *self,
       gboolean    at_once)
{
  GQueue changes = G_QUEUE_INIT;

  g_mutex_lock (&self->mutex);

  g_mutex_lock (&self->queue_mutex);
  self->draining = FALSE;
  if (self->closed || at_once || self->write_at <= g_get_monotonic_time ())
    {
      changes = self->queue;
      g_queue_init (&self->queue);
    }
  g_mutex_unlock (&self->queue_mutex);

  if (changes.length > 0 && !self->closed)
    write_queue (self, &changes);

  g_mutex_unlock (&self->mutex);

  g_queue_clear_full (&changes, (GDestroyNotify)change_free);
}

static void
drain_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  drain (PTERO_STORE (source_object), FALSE);
  g_task_return_boolean (task, TRUE);
}

static void
drained_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  update_notice (PTERO_STORE (object));
}

static void
queue_change (PteroStore *self,
              Change     *change)
{
  gboolean start;

  g_mutex_lock (&self->queue_mutex);
  g_queue_push_tail (&self->queue, change);
  start = !self->draining;
  self->draining = TRUE;
  g_mutex_unlock (&self->queue_mutex);

  if (start)
    {
      g_autoptr(GTask) task = g_task_new (self, NULL, drained_cb, NULL);

      g_task_set_source_tag (task, queue_change);
      g_task_run_in_thread (task, drain_thread);
    }
}

static void
ptero_store_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PteroStore *self = PTERO_STORE (object);

  switch (prop_id)
    {
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_store_finalize (GObject *object)
{
  PteroStore *self = PTERO_STORE (object);

  g_clear_pointer (&self->database, ptero_sqlite_close);
  g_clear_pointer (&self->fleet, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->server_format, g_free);
  g_clear_pointer (&self->stats_format, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->new_notice, g_free);
  g_queue_clear_full (&self->queue, (GDestroyNotify)change_free);
  g_mutex_clear (&self->queue_mutex);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (ptero_store_parent_class)->finalize (object);
}

static void
ptero_store_class_init (PteroStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_store_get_property;
  object_class->finalize = ptero_store_finalize;

  /**
   * PteroStore:notice: (nullable)
   *
   * What was set aside and why, or why nothing can be stored; for people.
   */
  properties[PROP_NOTICE] =
    g_param_spec_string ("notice", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_store_init (PteroStore *self)
{
  g_mutex_init (&self->queue_mutex);
  g_mutex_init (&self->mutex);
}

/**
 * ptero_store_new:
 * @path: (nullable): the file; by default `ptero/ptero.db` in the user's data
 *   folder
 *
 * Makes a store and begins to read.
 *
 * Returns: (transfer full): a store
 */
PteroStore *
ptero_store_new (const char *path)
{
  PteroStore *self = g_object_new (PTERO_TYPE_STORE, NULL);
  g_autoptr(GTask) task = NULL;

  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_data_dir (), "ptero", "ptero.db", NULL);

  self->server_format = ptero_resource_dup_record_format (PTERO_TYPE_SERVER);
  self->stats_format = ptero_resource_dup_record_format (PTERO_TYPE_STATS);

  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_source_tag (task, ptero_store_new);
  g_task_run_in_thread (task, load_thread);

  return self;
}

/**
 * ptero_store_get_notice:
 * @self: a store
 *
 * Returns: (nullable): what was set aside and why, or why nothing can be stored
 */
const char *
ptero_store_get_notice (PteroStore *self)
{
  g_return_val_if_fail (PTERO_IS_STORE (self), NULL);

  return self->notice;
}

/**
 * ptero_store_load_fleet_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was read
 * @user_data: for @callback
 *
 * Gets the fleet as it was when the store was made.
 */
void
ptero_store_load_fleet_async (PteroStore          *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PTERO_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_store_load_fleet_async);

  if (self->fleet != NULL)
    g_task_return_pointer (task, g_ptr_array_ref (self->fleet), (GDestroyNotify)g_ptr_array_unref);
  else
    g_queue_push_tail (&self->loading, g_steal_pointer (&task));
}

/**
 * ptero_store_load_fleet_finish:
 * @self: a store
 * @result: a result
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PteroStoredServer): the servers, in no
 *   order; %NULL if it was cancelled
 */
GPtrArray *
ptero_store_load_fleet_finish (PteroStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ptero_store_save_server:
 * @self: a store
 * @panel_id: the panel it is on
 * @server: what the panel says of it
 * @stats: (nullable): its statistics
 * @state: what it does
 * @since: seconds since 1970, 0: not known
 *
 * Keeps a server, soon.
 */
void
ptero_store_save_server (PteroStore       *self,
                         const char       *panel_id,
                         PteroServer      *server,
                         PteroStats       *stats,
                         PteroServerState  state,
                         gint64            since)
{
  Change *change;

  g_return_if_fail (PTERO_IS_STORE (self));
  g_return_if_fail (panel_id != NULL);
  g_return_if_fail (PTERO_IS_SERVER (server) && server->uuid != NULL);

  change = g_new0 (Change, 1);
  change->panel_id = g_strdup (panel_id);
  change->uuid = g_strdup (server->uuid);
  change->server = ptero_resource_to_record (PTERO_RESOURCE (server));
  change->state = state;
  change->since = since;
  change->seen = g_get_real_time () / G_USEC_PER_SEC;

  if (stats != NULL)
    change->stats = ptero_resource_to_record (PTERO_RESOURCE (stats));

  queue_change (self, change);
}

/**
 * ptero_store_remove_server:
 * @self: a store
 * @panel_id: the panel it was on
 * @uuid: which one
 *
 * Forgets a server, soon.
 */
void
ptero_store_remove_server (PteroStore *self,
                           const char *panel_id,
                           const char *uuid)
{
  Change *change;

  g_return_if_fail (PTERO_IS_STORE (self));
  g_return_if_fail (panel_id != NULL && uuid != NULL);

  change = g_new0 (Change, 1);
  change->panel_id = g_strdup (panel_id);
  change->uuid = g_strdup (uuid);
  queue_change (self, change);
}

/**
 * ptero_store_remove_panel:
 * @self: a store
 * @panel_id: a panel
 *
 * Forgets all servers of a panel, and what was done there, soon.
 */
void
ptero_store_remove_panel (PteroStore *self,
                          const char *panel_id)
{
  Change *change;

  g_return_if_fail (PTERO_IS_STORE (self));
  g_return_if_fail (panel_id != NULL);

  change = g_new0 (Change, 1);
  change->panel_id = g_strdup (panel_id);
  queue_change (self, change);
}

/**
 * ptero_store_save_job:
 * @self: a store
 * @record: (transfer full): what became of a job
 *
 * Keeps it, soon, instead of what was kept of that job before. The oldest are
 * forgotten when there are many.
 */
void
ptero_store_save_job (PteroStore     *self,
                      PteroJobRecord *record)
{
  Change *change;

  g_return_if_fail (PTERO_IS_STORE (self));
  g_return_if_fail (record != NULL);

  change = g_new0 (Change, 1);
  change->job = record;
  queue_change (self, change);
}

/**
 * ptero_store_clear_jobs:
 * @self: a store
 *
 * Forgets all jobs, soon.
 */
void
ptero_store_clear_jobs (PteroStore *self)
{
  g_return_if_fail (PTERO_IS_STORE (self));

  queue_change (self, g_new0 (Change, 1));
}

static void
load_jobs_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  PteroStore *self = PTERO_STORE (source_object);
  GDestroyNotify free_record = (GDestroyNotify)ptero_job_record_free;
  g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func (free_record);

  drain (self, FALSE);

  g_mutex_lock (&self->mutex);
  if (!self->closed)
    {
      ensure_open (self);
      if (!ptero_job_table_read (self->database, jobs))
        handle_failure (self);
    }
  g_mutex_unlock (&self->mutex);

  g_task_return_pointer (task, g_steal_pointer (&jobs), (GDestroyNotify)g_ptr_array_unref);
}

/**
 * ptero_store_load_jobs_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called when they were read
 * @user_data: for @callback
 *
 * Reads the jobs that are kept.
 */
void
ptero_store_load_jobs_async (PteroStore          *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PTERO_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_store_load_jobs_async);
  g_task_run_in_thread (task, load_jobs_thread);
}

/**
 * ptero_store_load_jobs_finish:
 * @self: a store
 * @result: a result
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type PteroJobRecord): the jobs, the newest
 *   first; %NULL if it was cancelled
 */
GPtrArray *
ptero_store_load_jobs_finish (PteroStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  update_notice (self);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ptero_store_flush:
 * @self: a store
 *
 * Writes what is queued and waits for it.
 */
void
ptero_store_flush (PteroStore *self)
{
  g_return_if_fail (PTERO_IS_STORE (self));

  drain (self, TRUE);
  update_notice (self);
}

/**
 * ptero_store_close:
 * @self: a store
 *
 * Writes what is queued and closes the file. What comes later is dropped. If
 * something is to be told by then, the next store on that file tells it.
 */
void
ptero_store_close (PteroStore *self)
{
  g_return_if_fail (PTERO_IS_STORE (self));

  g_mutex_lock (&self->mutex);
  if (self->retry_at != 0)
    self->retry_at = 1;
  retry_open (self);
  g_mutex_unlock (&self->mutex);

  /* nobody reads any more what comes now */
  drain (self, TRUE);
  keep_notice (self);

  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  g_clear_pointer (&self->database, ptero_sqlite_close);
  g_mutex_unlock (&self->mutex);
}

/**
 * ptero_stored_server_free:
 * @server: (transfer full): a stored server
 *
 * Frees it.
 */
void
ptero_stored_server_free (PteroStoredServer *server)
{
  g_free (server->panel_id);
  g_free (server->uuid);
  g_clear_object (&server->server);
  g_clear_object (&server->stats);
  g_free (server);
}
