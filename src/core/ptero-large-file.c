/* ptero-large-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-large-file.h"

#include "ptero-file-object.h"
#include "ptero-path.h"
#include "ptero-transfer.h"

/* What the folder says of a file. */
typedef struct
{
  gboolean exists;
  gint64   size;
  gint64   modified;   /* microseconds */
} State;

/**
 * PteroLargeFile:
 *
 * A file of a server that is too large for the routes that read and write
 * contents: it is downloaded to a file of this computer, and uploaded from it.
 *
 * It is written only if it is still what was read, as far as its size and the
 * time of its last change tell.
 */
struct _PteroLargeFile
{
  GObject      parent_instance;

  PteroAccess *access;
  char        *folder;
  char        *name;
  State        known;
  State        theirs;   /* what was there instead when it was to be written */
};

G_DEFINE_FINAL_TYPE (PteroLargeFile, ptero_large_file, G_TYPE_OBJECT)

static PteroClient *
get_client (PteroLargeFile *self)
{
  return ptero_panel_get_client (ptero_access_get_panel (self->access));
}

static void
list (PteroLargeFile      *self,
      GTask               *task,
      GAsyncReadyCallback  callback)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_LIST, "server",
                                                       ptero_access_get_uuid (self->access),
                                                       "directory", self->folder, NULL);

  ptero_client_send_async (get_client (self), request, g_task_get_cancellable (task), callback,
                           task);
}

static gboolean
read_state (PteroLargeFile  *self,
            GAsyncResult    *result,
            GObject         *source,
            State           *state,
            GError         **error)
{
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, error);
  PteroFileObject *file = answer != NULL ? ptero_file_object_find (ptero_answer_get_items (answer),
                                                                   self->name) : NULL;

  *state = (State) { FALSE, 0, 0 };
  if (file != NULL)
    {
      state->exists = TRUE;
      state->size = file->size;
      if (file->modified_at != NULL)
        state->modified = g_date_time_to_unix (file->modified_at) * G_USEC_PER_SEC +
                          g_date_time_get_microsecond (file->modified_at);
    }

  return answer != NULL;
}

static gboolean
are_equal (const State *a,
           const State *b)
{
  return a->exists == b->exists && a->size == b->size && a->modified == b->modified;
}

static void
ptero_large_file_finalize (GObject *object)
{
  PteroLargeFile *self = PTERO_LARGE_FILE (object);

  g_clear_object (&self->access);
  g_free (self->folder);
  g_free (self->name);

  G_OBJECT_CLASS (ptero_large_file_parent_class)->finalize (object);
}

static void
ptero_large_file_class_init (PteroLargeFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_large_file_finalize;
}

static void
ptero_large_file_init (PteroLargeFile *self)
{
}

/**
 * ptero_large_file_new:
 * @access: what may be done with the server
 * @path: a clean path: the file there
 *
 * Returns: (transfer full): a file that is not read yet
 */
PteroLargeFile *
ptero_large_file_new (PteroAccess *access,
                      const char  *path)
{
  PteroLargeFile *self;

  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PTERO_TYPE_LARGE_FILE, NULL);
  self->access = g_object_ref (access);
  self->folder = ptero_path_parent (path);
  self->name = g_path_get_basename (path);

  return self;
}

/**
 * ptero_large_file_take_theirs:
 * @self: a file that could not be saved because it was changed on the server
 *
 * Takes what is on the server as what was read: it is known what will be lost
 * when the file is saved.
 */
void
ptero_large_file_take_theirs (PteroLargeFile *self)
{
  g_return_if_fail (PTERO_IS_LARGE_FILE (self));

  self->known = self->theirs;
}

static void
transferred_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (ptero_transfer_run_finish (PTERO_TRANSFER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
download (PteroLargeFile *self,
          GTask          *task)
{
  GFile *local = g_task_get_task_data (task);
  g_autofree char *path = ptero_path_join (self->folder, self->name);
  g_autofree char *escaped = ptero_path_escape (path);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_DOWNLOAD, "server",
                                                       ptero_access_get_uuid (self->access),
                                                       "file", escaped, NULL);
  g_autoptr(GFile) folder = g_file_get_parent (local);
  g_autofree char *name = g_file_get_basename (local);
  g_autoptr(PteroTransfer) transfer = ptero_transfer_new_download (get_client (self), request,
                                                                   folder, name, TRUE);

  ptero_transfer_run_async (transfer, g_task_get_cancellable (task), transferred_cb, task);
}

static void
listed_for_load_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GTask *task = user_data;
  PteroLargeFile *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!read_state (self, result, source, &self->known, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  download (self, task);
}

/**
 * ptero_large_file_load_async:
 * @self: a file
 * @local: a file of this computer, which is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was downloaded
 * @user_data: data for @callback
 *
 * Downloads it.
 */
void
ptero_large_file_load_async (PteroLargeFile      *self,
                             GFile               *local,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PTERO_IS_LARGE_FILE (self));
  g_return_if_fail (G_IS_FILE (local));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_large_file_load_async);
  g_task_set_task_data (task, g_object_ref (local), g_object_unref);
  list (self, task, listed_for_load_cb);
}

/**
 * ptero_large_file_load_finish:
 * @self: a file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it was downloaded
 */
gboolean
ptero_large_file_load_finish (PteroLargeFile  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What is there now was written here; if that cannot be told, it is asked about before it is
 * written again. */
static void
listed_after_save_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroLargeFile *self = g_task_get_source_object (task);

  read_state (self, result, source, &self->known, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
uploaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroLargeFile *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!ptero_transfer_run_finish (PTERO_TRANSFER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  list (self, g_steal_pointer (&task), listed_after_save_cb);
}

static void
listed_for_save_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroLargeFile *self = g_task_get_source_object (task);
  g_autoptr(PteroTransfer) transfer = NULL;
  GError *error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (!read_state (self, result, source, &self->theirs, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!are_equal (&self->known, &self->theirs))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                               "The file was changed on the server");
      return;
    }

  transfer = ptero_transfer_new_upload (get_client (self), ptero_access_get_uuid (self->access),
                                        self->folder,
                                        g_task_get_task_data (task), self->name);
  ptero_transfer_run_async (transfer, cancellable, uploaded_cb, g_steal_pointer (&task));
}

/**
 * ptero_large_file_save_async:
 * @self: a file that was loaded
 * @local: a file of this computer
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was uploaded, or was not
 * @user_data: data for @callback
 *
 * Uploads it, if on the server it still is what was read. Else nothing is
 * written and the error is %G_IO_ERROR_WRONG_ETAG.
 */
void
ptero_large_file_save_async (PteroLargeFile      *self,
                             GFile               *local,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PTERO_IS_LARGE_FILE (self));
  g_return_if_fail (G_IS_FILE (local));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_large_file_save_async);
  g_task_set_task_data (task, g_object_ref (local), g_object_unref);
  list (self, task, listed_for_save_cb);
}

/**
 * ptero_large_file_save_finish:
 * @self: a file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether it was uploaded
 */
gboolean
ptero_large_file_save_finish (PteroLargeFile  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
