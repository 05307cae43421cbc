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
#include "ptero-store-change.h"

/* How long a file that cannot be used is left alone before it is tried again */
#define RETRY_SECONDS 5

/**
 * PteroStore:
 *
 * What is kept on this machine: an SQLite database, used in a worker thread. It
 * has the last-known fleet, so that it is on screen at once on the next start,
 * and what became of the jobs.
 *
 * Reading begins when the store is made. Writes are queued and made in their
 * order; while the file cannot be used they stay in the queue. A file that is
 * damaged or newer is set aside. [property@Ptero.Store:notice] tells all that.
 * None of it holds keys.
 */
struct _PteroStore
{
  GObject        parent_instance;

  char          *path;
  GPtrArray     *fleet;           /* of PteroStoredServer, until somebody has asked for it */
  GQueue         loading;         /* of GTask */
  gboolean       loaded;          /* the fleet was read */

  GMutex         queue_mutex;
  GQueue         queue;           /* of PteroStoreChange, under queue_mutex */
  gboolean       draining;        /* a thread is about to take the queue, under queue_mutex */
  char          *new_notice;      /* not told yet, under queue_mutex */

  GMutex         mutex;
  PteroSqlite   *database;        /* under mutex, as all of the following; NULL: not open */
  char          *failure;         /* why nothing can be written now */
  char          *unread;          /* why something could not be read */
  char          *refusal;         /* why something can never be written */
  gint64         write_at;        /* when writing is tried again after a failure, monotonic */
  char          *set_aside;       /* what is told again when neither is the case */
  gboolean       closed;          /* which only the thread of the object sets */

  char          *notice;
  guint          retry;           /* the source that writes what could not be written */
};

enum
{
  PROP_0,
  PROP_NOTICE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PteroStore, ptero_store, G_TYPE_OBJECT)

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
tell_set_aside (PteroStore *self,
                char       *notice)
{
  g_free (self->set_aside);
  self->set_aside = notice;
  tell (self, g_strdup (notice));
}

/* What is the case now: the worst of it. */
static void
tell_trouble (PteroStore *self)
{
  if (self->failure != NULL)
    /* Translators: %s says why, e.g. “database or disk is full” */
    tell (self, g_strdup_printf (_("What is known of the servers cannot be stored (%s). It is kept until Ptero is closed."),
                                 self->failure));
  else if (self->unread != NULL)
    /* Translators: %s says why, e.g. “database is locked” */
    tell (self, g_strdup_printf (_("What is stored of servers and jobs could not be read (%s)."),
                                 self->unread));
  else if (self->refusal != NULL)
    /* Translators: %s says why, e.g. “constraint failed” */
    tell (self, g_strdup_printf (_("Not all of what is known of servers and jobs could be stored (%s)."),
                                 self->refusal));
  else
    /* "": there is nothing to tell any more */
    tell (self, g_strdup (self->set_aside != NULL ? self->set_aside : ""));
}

/* Nothing can be written for now. */
static void
hold_back (PteroStore *self,
           const char *reason)
{
  g_free (self->failure);
  self->failure = g_strdup (reason);
  self->write_at = g_get_monotonic_time () + RETRY_SECONDS * G_USEC_PER_SEC;
  tell_trouble (self);
}

static void
end_unread (PteroStore *self)
{
  if (self->unread == NULL)
    return;

  g_clear_pointer (&self->unread, g_free);
  tell_trouble (self);
}

/* What can be written can be read, too. */
static void
end_failure (PteroStore *self)
{
  end_unread (self);
  if (self->failure == NULL)
    return;

  g_clear_pointer (&self->failure, g_free);
  self->write_at = 0;
  tell_trouble (self);
}

static gboolean
ensure_open (PteroStore *self)
{
  g_autoptr(GError) error = NULL;
  char *notice = NULL;

  if (self->database != NULL)
    return TRUE;

  self->database = ptero_sqlite_open (self->path, &notice, &error);
  if (notice != NULL)
    tell_set_aside (self, notice);
  if (self->database == NULL)
    hold_back (self, error->message);

  return self->database != NULL;
}

static gboolean
replace_damaged (PteroStore *self)
{
  g_autoptr(GError) error = NULL;
  char *notice;

  g_clear_pointer (&self->database, ptero_sqlite_close);
  notice = ptero_sqlite_set_aside (self->path, &error);
  if (notice == NULL)
    {
      hold_back (self, error->message);
      return FALSE;
    }

  tell_set_aside (self, notice);

  return ensure_open (self);
}

static char *
get_note_path (PteroStore *self)
{
  return g_strconcat (self->path, ".notice", NULL);
}

/* What the next start is to tell: what is lost then, or what was told too late to be seen. */
static char *
dup_notice_to_keep (PteroStore *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->queue_mutex);

  if (self->failure == NULL)
    return g_strdup (self->new_notice);

  /* Translators: %s says why, e.g. “database or disk is full” */
  return self->queue.length > 0
           ? g_strdup_printf (_("Ptero was closed before the last changes to servers and jobs could be stored (%s)."),
                              self->failure)
           : NULL;
}

static void
keep_notice (PteroStore *self)
{
  g_autofree char *path = get_note_path (self);
  g_autofree char *notice = dup_notice_to_keep (self);

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
    tell_set_aside (self, g_steal_pointer (&notice));
}

static gpointer
read_resource (sqlite3_stmt *statement,
               int           column,
               GType         type)
{
  const char *stored_format = (const char *)sqlite3_column_text (statement, column);
  g_autoptr(GBytes) record = NULL;

  if (g_strcmp0 (stored_format, ptero_resource_get_record_format (type)) != 0 ||
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
read_server (sqlite3_stmt *statement)
{
  g_autoptr(PteroStoredServer) server = g_new0 (PteroStoredServer, 1);

  server->panel_id = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  server->uuid = g_strdup ((const char *)sqlite3_column_text (statement, 1));
  server->state = parse_state ((const char *)sqlite3_column_text (statement, 2));
  server->since = sqlite3_column_int64 (statement, 3);
  server->seen = sqlite3_column_int64 (statement, 4);
  server->server = read_resource (statement, 5, PTERO_TYPE_SERVER);
  server->stats = read_resource (statement, 7, PTERO_TYPE_STATS);

  /* what another version wrote, or what is not what it says */
  if (server->panel_id == NULL || server->server == NULL ||
      g_strcmp0 (server->server->uuid, server->uuid) != 0)
    return NULL;

  /* kept with it, for whoever sorts */
  ptero_server_order_get_key (server->server);
  ptero_server_order_get_folded_key (server->server);

  return g_steal_pointer (&server);
}

static gboolean
read_fleet (PteroStore *self,
            GPtrArray  *fleet)
{
  sqlite3_stmt *statement;
  int result = SQLITE_ERROR;

  statement = ptero_sqlite_prepare (self->database,
                                    "SELECT panel, uuid, state, since, seen, server_type, server, stats_type, stats FROM fleet");
  if (statement == NULL)
    return FALSE;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      PteroStoredServer *server = read_server (statement);

      if (server != NULL)
        g_ptr_array_add (fleet, server);
    }

  sqlite3_finalize (statement);
  ptero_sqlite_note (self->database, result);

  return result == SQLITE_DONE;
}

/* Nothing is lost where it did not work, and writing may work all the same. */
static void
handle_read (PteroStore *self,
             gboolean    worked)
{
  if (worked)
    {
      end_unread (self);
    }
  else if (ptero_sqlite_is_damaged (self->database))
    {
      replace_damaged (self);
    }
  else
    {
      g_free (self->unread);
      self->unread = g_strdup (ptero_sqlite_get_message (self->database));
      tell_trouble (self);
    }
}

static void
load_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  PteroStore *self = PTERO_STORE (source_object);
  GDestroyNotify free_server = (GDestroyNotify)ptero_stored_server_free;
  g_autoptr(GPtrArray) fleet = g_ptr_array_new_with_free_func (free_server);

  g_mutex_lock (&self->mutex);
  if (!self->closed)
    {
      read_kept_notice (self);
      if (ensure_open (self))
        handle_read (self, read_fleet (self, fleet));
    }
  g_mutex_unlock (&self->mutex);

  g_task_return_pointer (task, g_steal_pointer (&fleet), (GDestroyNotify)g_ptr_array_unref);
}

/* To whoever asked first: it may be large, and what is on screen is soon newer. */
static void
hand_over_fleet (PteroStore *self)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->loading)) != NULL)
    {
      GPtrArray *fleet = g_steal_pointer (&self->fleet);

      g_task_return_pointer (task, fleet != NULL ? fleet : g_ptr_array_new (),
                             (GDestroyNotify)g_ptr_array_unref);
      g_object_unref (task);
    }
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  PteroStore *self = PTERO_STORE (object);

  self->fleet = g_task_propagate_pointer (G_TASK (result), NULL);
  self->loaded = TRUE;
  update_notice (self);
  hand_over_fleet (self);
}

static void
note_rescue (PteroStore *self,
             gboolean    whole)
{
  g_free (self->set_aside);
  self->set_aside = g_strdup (whole
    ? _("The file with the servers and jobs was removed or replaced while Ptero was running. What Ptero knows of them was added to the file that is there now.")
    : _("The file with the servers and jobs was removed or replaced while Ptero was running, and could not be read to its end. What could be read was added to the file that is there now."));
}

/* The file was removed or replaced. What this run knows goes into the one that is there now, before
 * @changes; to be told when it is there. */
static void
rescue (PteroStore *self,
        GQueue     *changes)
{
  GDestroyNotify free_server = (GDestroyNotify)ptero_stored_server_free;
  g_autoptr(GPtrArray) fleet = g_ptr_array_new_with_free_func (free_server);
  g_autoptr(GPtrArray) jobs = g_ptr_array_new ();
  gboolean has_fleet = read_fleet (self, fleet);
  gboolean has_jobs = ptero_job_table_read (self->database, jobs);

  note_rescue (self, has_fleet && has_jobs);
  g_clear_pointer (&self->database, ptero_sqlite_close);

  for (guint i = 0; i < jobs->len; i++)
    g_queue_push_head (changes, ptero_store_change_new_job (g_ptr_array_index (jobs, i)));

  for (guint i = 0; i < fleet->len; i++)
    {
      PteroStoredServer *server = g_ptr_array_index (fleet, i);

      g_queue_push_head (changes, ptero_store_change_new_server (server->panel_id, server->server,
                                                                 server->stats, server->state,
                                                                 server->since, server->seen));
    }
}

/* Whether @changes were written; those that never can be are told of and lost. */
static gboolean
try_changes (PteroStore *self,
             GQueue     *changes)
{
  char *refusal;

  if (!ptero_store_changes_write (changes, self->database, &refusal))
    return FALSE;

  if (refusal != NULL)
    {
      g_free (self->refusal);
      self->refusal = refusal;
      tell_trouble (self);
    }

  return TRUE;
}

static gboolean
write_changes (PteroStore *self,
               GQueue     *changes)
{
  if (!ensure_open (self))
    return FALSE;

  if (try_changes (self, changes))
    return TRUE;

  if (ptero_sqlite_is_damaged (self->database))
    {
      if (!replace_damaged (self))
        return FALSE;
      if (try_changes (self, changes))
        return TRUE;
    }

  hold_back (self, ptero_sqlite_get_message (self->database));

  return FALSE;
}

static void
write_queue (PteroStore *self,
             GQueue     *changes)
{
  if (write_changes (self, changes))
    {
      end_failure (self);
      return;
    }

  g_mutex_lock (&self->queue_mutex);
  ptero_store_changes_put_back (changes, &self->queue);
  g_mutex_unlock (&self->queue_mutex);
}

/* Writes what is queued. */
static void
drain (PteroStore *self,
       gboolean    at_once)
{
  GQueue changes = G_QUEUE_INIT;
  gboolean moved;

  g_mutex_lock (&self->mutex);

  g_mutex_lock (&self->queue_mutex);
  self->draining = FALSE;
  if (self->closed || at_once || self->write_at <= g_get_monotonic_time ())
    {
      changes = self->queue;
      g_queue_init (&self->queue);
    }
  g_mutex_unlock (&self->queue_mutex);

  moved = self->database != NULL && ptero_sqlite_has_moved (self->database);
  if (moved)
    rescue (self, &changes);
  if ((changes.length > 0 || moved) && !self->closed)
    write_queue (self, &changes);
  if (moved)
    tell_trouble (self);

  g_mutex_unlock (&self->mutex);

  g_queue_clear_full (&changes, (GDestroyNotify)ptero_store_change_free);
}

static void
drain_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  drain (PTERO_STORE (source_object), GPOINTER_TO_INT (task_data));
  g_task_return_boolean (task, TRUE);
}

static void drained_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data);

static void
start_drain (PteroStore *self,
             gboolean    at_once)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, drained_cb, NULL);

  g_task_set_source_tag (task, start_drain);
  g_task_set_task_data (task, GINT_TO_POINTER (at_once), NULL);
  g_task_run_in_thread (task, drain_thread);
}

static gboolean
retry_cb (gpointer user_data)
{
  PteroStore *self = PTERO_STORE (user_data);

  self->retry = 0;
  start_drain (self, TRUE);

  return G_SOURCE_REMOVE;
}

/* What is left in the queue is written after a while, though nothing else may change by then. */
static void
update_retry (PteroStore *self)
{
  gboolean empty;

  g_mutex_lock (&self->queue_mutex);
  empty = self->queue.length == 0;
  g_mutex_unlock (&self->queue_mutex);

  if (empty || self->closed)
    g_clear_handle_id (&self->retry, g_source_remove);
  else if (self->retry == 0)
    self->retry = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

static void
handle_drained (PteroStore *self)
{
  update_notice (self);
  update_retry (self);
}

static void
drained_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  handle_drained (PTERO_STORE (object));
}

static void
queue_change (PteroStore       *self,
              PteroStoreChange *change)
{
  gboolean start;

  g_mutex_lock (&self->queue_mutex);
  g_queue_push_tail (&self->queue, change);
  start = !self->draining;
  self->draining = TRUE;
  g_mutex_unlock (&self->queue_mutex);

  if (start)
    start_drain (self, FALSE);
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

  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_pointer (&self->database, ptero_sqlite_close);
  g_clear_pointer (&self->failure, g_free);
  g_clear_pointer (&self->unread, g_free);
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->set_aside, g_free);
  g_clear_pointer (&self->fleet, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->new_notice, g_free);
  g_queue_clear_full (&self->queue, (GDestroyNotify)ptero_store_change_free);
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
 * Gets the fleet as it was when the store was made. Who asks first gets it, and nobody after that:
 * the store does not keep it.
 */
void
ptero_store_load_fleet_async (PteroStore          *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PTERO_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_store_load_fleet_async);
  g_queue_push_tail (&self->loading, task);

  if (self->loaded)
    hand_over_fleet (self);
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
 * @seen: seconds since 1970: when its panel told of it
 *
 * Keeps a server, soon.
 */
void
ptero_store_save_server (PteroStore       *self,
                         const char       *panel_id,
                         PteroServer      *server,
                         PteroStats       *stats,
                         PteroServerState  state,
                         gint64            since,
                         gint64            seen)
{
  g_return_if_fail (PTERO_IS_STORE (self));
  g_return_if_fail (panel_id != NULL);
  g_return_if_fail (PTERO_IS_SERVER (server) && server->uuid != NULL);

  queue_change (self, ptero_store_change_new_server (panel_id, server, stats, state, since, seen));
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
  g_return_if_fail (PTERO_IS_STORE (self));
  g_return_if_fail (panel_id != NULL && uuid != NULL);

  queue_change (self, ptero_store_change_new_remove (panel_id, uuid));
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
  g_return_if_fail (PTERO_IS_STORE (self));
  g_return_if_fail (panel_id != NULL);

  queue_change (self, ptero_store_change_new_remove (panel_id, NULL));
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
  g_return_if_fail (PTERO_IS_STORE (self));
  g_return_if_fail (record != NULL);

  queue_change (self, ptero_store_change_new_job (record));
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

  queue_change (self, ptero_store_change_new_clear ());
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
  if (!self->closed && ensure_open (self))
    handle_read (self, ptero_job_table_read (self->database, jobs));
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

  handle_drained (self);

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
  handle_drained (self);
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

  drain (self, TRUE);

  g_mutex_lock (&self->mutex);
  keep_notice (self);
  self->closed = TRUE;
  g_clear_pointer (&self->database, ptero_sqlite_close);
  g_mutex_unlock (&self->mutex);

  update_retry (self);
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
