/* ptero-transfer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-transfer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ptero-file-name.h"
#include "ptero-pause.h"
#include "ptero-signed-url.h"
#include "ptero-transfer-worker.h"

#define MAX_ATTEMPTS 3
#define PAUSE        1000    /* ms before the second attempt, twice that before the third */
#define INTERVAL     100     /* ms between two looks at the progress */

/**
 * PteroTransfer:
 *
 * One file on its way between a node and this computer, in a thread.
 *
 * Each attempt asks the panel for a signed URL, which is good for one request
 * and is never written anywhere. Nodes cannot resume, so that each attempt
 * begins at the start: a download whose connection is lost does so by itself,
 * an upload only when it is run again.
 */

struct _PteroTransfer
{
  GObject             parent_instance;

  PteroClient        *client;
  PteroRequest       *request;
  char               *directory;    /* of an upload; NULL: it is a download */
  GFile              *file;         /* the folder of a download, the source of an upload */
  char               *wanted_name;
  gboolean            overwrite;
  char               *checksum;

  char               *name;
  gint64              done;
  gint64              total;

  PteroTransferWork  *work;         /* owned by the task that is under way */
  guint               progress_id;
};

enum
{
  PROP_0,
  PROP_DONE,
  PROP_NAME,
  PROP_TOTAL,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroTransfer, ptero_transfer, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

typedef struct
{
  guint    attempt;
  GSource *pause;
} Run;

static void start_attempt (GTask *task);

static void
run_free (gpointer data)
{
  Run *run = data;

  ptero_source_clear (&run->pause);
  g_free (run);
}

static void
set_progress (PteroTransfer *self,
              gint64         done,
              gint64         total)
{
  if (self->total != total)
    {
      self->total = total;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
    }

  if (self->done != done)
    {
      self->done = done;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
    }
}

static void
update_progress (PteroTransfer *self)
{
  goffset done;
  goffset total;

  ptero_transfer_work_get_progress (self->work, &done, &total);
  set_progress (self, done, total);
}

static gboolean
progress_cb (gpointer user_data)
{
  update_progress (user_data);

  return G_SOURCE_CONTINUE;
}

/* Takes @name. */
static void
set_name (PteroTransfer *self,
          char          *name)
{
  g_free (self->name);
  self->name = name;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static gboolean
pause_cb (gpointer user_data)
{
  start_attempt (g_object_ref (user_data));

  return G_SOURCE_REMOVE;
}

/* Takes @task. */
static void
start_pause (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  ptero_pause_start (&run->pause, task, PAUSE * run->attempt, pause_cb);
}

/* The connection was lost, and not for a reason that stays. */
static gboolean
may_retry (PteroTransfer *self,
           Run           *run,
           const GError  *error)
{
  return self->directory == NULL && run->attempt < MAX_ATTEMPTS &&
         (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
          g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF));
}

static void
worked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroTransfer *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  char *name = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  update_progress (self);
  self->work = NULL;

  if (name != NULL)
    {
      set_name (self, name);
      g_task_return_boolean (task, TRUE);
    }
  else if (may_retry (self, run, error))
    {
      g_error_free (error);
      start_pause (g_steal_pointer (&task));
    }
  else
    g_task_return_error (task, error);
}

static void
work_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PteroTransferWork *work = task_data;
  g_autoptr(GMainContext) context = g_main_context_new ();
  GError *error = NULL;
  char *name;

  /* What libsoup leaves to a main loop must not come to that of the window */
  g_main_context_push_thread_default (context);
  name = work->source != NULL ? ptero_transfer_work_upload (work, cancellable, &error)
                              : ptero_transfer_work_download (work, cancellable, &error);
  g_main_context_pop_thread_default (context);

  if (name != NULL)
    g_task_return_pointer (task, name, g_free);
  else
    g_task_return_error (task, error);
}

static char *
complete_url (PteroTransfer *self,
              const char    *url)
{
  g_autofree char *escaped = NULL;

  if (self->directory == NULL)
    return g_strdup (url);

  escaped = g_uri_escape_string (self->directory, NULL, FALSE);

  return g_strconcat (url, strchr (url, '?') != NULL ? "&" : "?", "directory=", escaped, NULL);
}

/* Takes @task. */
static void
start_work (GTask      *task,
            const char *url)
{
  PteroTransfer *self = g_task_get_source_object (task);
  PteroNodePins *pins = ptero_client_get_node_pins (self->client);
  g_autoptr(GTask) work = g_task_new (NULL, g_task_get_cancellable (task), worked_cb, task);

  self->work = ptero_transfer_work_new ();
  self->work->url = complete_url (self, url);
  self->work->fingerprint = g_strdup (ptero_node_pins_find (pins, url));
  self->work->name = g_strdup (self->wanted_name);
  self->work->overwrite = self->overwrite;
  self->work->checksum = g_strdup (self->checksum);
  g_set_object (self->directory != NULL ? &self->work->source : &self->work->folder, self->file);

  g_task_set_source_tag (work, start_work);
  g_task_set_task_data (work, self->work, (GDestroyNotify) ptero_transfer_work_free);
  /* What the thread did is known only when it is done */
  g_task_set_check_cancellable (work, FALSE);

  self->progress_id = g_timeout_add (INTERVAL, progress_cb, self);
  g_task_run_in_thread (work, work_in_thread);
}

static void
signed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PteroAnswer) answer = NULL;
  PteroSignedUrl *url;
  GError *error = NULL;

  answer = ptero_client_send_finish (PTERO_CLIENT (object), result, &error);
  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  url = ptero_answer_get_resource (answer);
  if (url == NULL || url->url == NULL)
    g_task_return_new_error (task, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER, "%s",
                             _("The panel’s answer is damaged or incomplete."));
  else
    start_work (g_steal_pointer (&task), url->url);
}

/* Takes @task. */
static void
start_attempt (GTask *task)
{
  g_autoptr(GTask) owned = task;
  PteroTransfer *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  run->attempt++;
  set_progress (self, 0, -1);
  ptero_client_send_async (self->client, self->request, g_task_get_cancellable (task), signed_cb,
                           g_steal_pointer (&owned));
}

static void
ptero_transfer_finalize (GObject *object)
{
  PteroTransfer *self = PTERO_TRANSFER (object);

  g_clear_object (&self->client);
  g_clear_object (&self->request);
  g_clear_object (&self->file);
  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->wanted_name, g_free);
  g_clear_pointer (&self->checksum, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (ptero_transfer_parent_class)->finalize (object);
}

static void
ptero_transfer_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PteroTransfer *self = PTERO_TRANSFER (object);

  switch (prop_id)
    {
    case PROP_DONE:
      g_value_set_int64 (value, self->done);
      break;

    case PROP_NAME:
      g_value_set_string (value, ptero_transfer_get_name (self));
      break;

    case PROP_TOTAL:
      g_value_set_int64 (value, self->total);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_transfer_class_init (PteroTransferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ptero_transfer_finalize;
  object_class->get_property = ptero_transfer_get_property;

  /**
   * PteroTransfer:done:
   *
   * How many bytes of the file were transferred, at most 0.1 seconds ago.
   */
  properties[PROP_DONE] = g_param_spec_int64 ("done", NULL, NULL, 0, G_MAXINT64, 0, flags);

  /**
   * PteroTransfer:name:
   *
   * The name of the file; %NULL as long as the node has not given it one.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  /**
   * PteroTransfer:total:
   *
   * How many bytes the file has, -1 as long as that is not known.
   */
  properties[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, -1, G_MAXINT64, -1, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_transfer_init (PteroTransfer *self)
{
  self->total = -1;
}

/**
 * ptero_transfer_new_download:
 * @client: the panel
 * @request: %PTERO_ENDPOINT_FILE_DOWNLOAD or %PTERO_ENDPOINT_BACKUP_DOWNLOAD
 *   with its arguments
 * @folder: a folder of this computer
 * @name: (nullable): the name of the file, %NULL to take the node's
 * @overwrite: whether to replace a file of that name
 *
 * Returns: (transfer full): a download, to be run
 */
PteroTransfer *
ptero_transfer_new_download (PteroClient  *client,
                             PteroRequest *request,
                             GFile        *folder,
                             const char   *name,
                             gboolean      overwrite)
{
  PteroTransfer *self;

  g_return_val_if_fail (PTERO_IS_CLIENT (client), NULL);
  g_return_val_if_fail (PTERO_IS_REQUEST (request), NULL);
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  self = g_object_new (PTERO_TYPE_TRANSFER, NULL);
  self->client = g_object_ref (client);
  self->request = ptero_request_copy (request);
  self->file = g_object_ref (folder);
  self->wanted_name = g_strdup (name);
  self->overwrite = overwrite;

  return self;
}

/**
 * ptero_transfer_new_upload:
 * @client: the panel
 * @server: the uuid of a server
 * @directory: the folder of the server; it is made if it is missing
 * @source: a file
 * @name: (nullable): the name of the file, %NULL to take that of @source
 *
 * Returns: (transfer full): an upload, to be run
 */
PteroTransfer *
ptero_transfer_new_upload (PteroClient *client,
                           const char  *server,
                           const char  *directory,
                           GFile       *source,
                           const char  *name)
{
  PteroTransfer *self;

  g_return_val_if_fail (PTERO_IS_CLIENT (client), NULL);
  g_return_val_if_fail (server != NULL, NULL);
  g_return_val_if_fail (directory != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (source), NULL);

  self = g_object_new (PTERO_TYPE_TRANSFER, NULL);
  self->client = g_object_ref (client);
  self->request = ptero_request_new (PTERO_ENDPOINT_FILE_UPLOAD, "server", server, NULL);
  self->file = g_object_ref (source);
  self->directory = g_strdup (directory);
  self->wanted_name = name != NULL ? g_strdup (name) : g_file_get_basename (source);

  return self;
}

/**
 * ptero_transfer_get_done:
 * @self: a transfer
 *
 * Returns: how many bytes of the file were transferred
 */
gint64
ptero_transfer_get_done (PteroTransfer *self)
{
  g_return_val_if_fail (PTERO_IS_TRANSFER (self), 0);

  return self->done;
}

/**
 * ptero_transfer_get_total:
 * @self: a transfer
 *
 * Returns: how many bytes the file has, -1 as long as that is not known
 */
gint64
ptero_transfer_get_total (PteroTransfer *self)
{
  g_return_val_if_fail (PTERO_IS_TRANSFER (self), -1);

  return self->total;
}

/**
 * ptero_transfer_get_name:
 * @self: a transfer
 *
 * Returns: (nullable): the name of the file
 */
const char *
ptero_transfer_get_name (PteroTransfer *self)
{
  g_return_val_if_fail (PTERO_IS_TRANSFER (self), NULL);

  return self->name != NULL ? self->name : self->wanted_name;
}

/**
 * ptero_transfer_set_checksum:
 * @self: a download
 * @checksum: (nullable): what the panel says of the bytes, e.g. `sha1:…`; of a
 *   kind that is not known it is not compared
 *
 * Bytes that are others get no name, and what has it stays. To be called before
 * it is run.
 */
void
ptero_transfer_set_checksum (PteroTransfer *self,
                             const char    *checksum)
{
  g_return_if_fail (PTERO_IS_TRANSFER (self));

  g_free (self->checksum);
  self->checksum = g_strdup (checksum);
}

static GError *
check (PteroTransfer *self)
{
  g_autoptr(GFile) target = NULL;

  if (self->wanted_name != NULL && !ptero_file_name_is_safe (self->wanted_name))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                                _("The name of the file is not safe."));

  if (self->directory != NULL)
    return NULL;

  if (g_file_peek_path (self->file) == NULL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                _("The folder is not on this computer."));

  if (self->wanted_name == NULL || self->overwrite)
    return NULL;

  target = g_file_get_child (self->file, self->wanted_name);
  if (g_file_query_exists (target, NULL))
    return g_error_new (G_IO_ERROR, G_IO_ERROR_EXISTS, _("There is already a file “%s”."),
                        self->wanted_name);

  return NULL;
}

/**
 * ptero_transfer_run_async:
 * @self: a transfer that is not under way
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Transfers the file from its start. May be called again after a failure.
 */
void
ptero_transfer_run_async (PteroTransfer       *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error;

  g_return_if_fail (PTERO_IS_TRANSFER (self));
  g_return_if_fail (self->work == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_transfer_run_async);
  /* A file that has its name already is there, whoever changed his mind in the meantime */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_new0 (Run, 1), run_free);

  error = check (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    start_attempt (g_steal_pointer (&task));
}

/**
 * ptero_transfer_run_finish:
 * @self: a transfer
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors of the panel and of the node are of %PTERO_API_ERROR, those of the
 * disk of %G_IO_ERROR: %G_IO_ERROR_NO_SPACE, %G_IO_ERROR_EXISTS,
 * %G_IO_ERROR_INVALID_FILENAME and others; %G_IO_ERROR_INVALID_DATA is a
 * checksum that does not fit; %G_IO_ERROR_PARTIAL_INPUT and
 * %G_IO_ERROR_CONNECTION_CLOSED are those of a connection that was lost.
 *
 * Returns: whether the file is where it shall be
 */
gboolean
ptero_transfer_run_finish (PteroTransfer  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
