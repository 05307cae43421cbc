/* ptero-remote-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-remote-file.h"

#include <string.h>

#include "ptero-file-object.h"

/**
 * PteroRemoteFile:
 *
 * A file of a server as it was when it was read.
 *
 * It is written only if it is still what was read: else somebody's work would be
 * lost, the server's own often. There is no lock and no version in the API, so it
 * is read again right before it is written.
 */
struct _PteroRemoteFile
{
  GObject      parent_instance;

  PteroAccess *access;
  char        *path;
  GBytes      *bytes;    /* what was read or written last; NULL: there is no such file */
  GBytes      *theirs;   /* what was there instead when it was to be written; NULL: no such file */
};

G_DEFINE_FINAL_TYPE (PteroRemoteFile, ptero_remote_file, G_TYPE_OBJECT)

static void
send (PteroRemoteFile     *self,
      PteroRequest        *request,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (self->access)), request,
                           cancellable, callback, user_data);
}

static void
read_contents (PteroRemoteFile     *self,
               GTask               *task,
               GAsyncReadyCallback  callback)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_CONTENTS,
                                                       "server",
                                                       ptero_access_get_uuid (self->access),
                                                       "file", self->path,
                                                       NULL);

  send (self, request, g_task_get_cancellable (task), callback, task);
}

static void
set_bytes (GBytes **member,
           GBytes  *bytes)
{
  GBytes *old = *member;

  *member = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_clear_pointer (&old, g_bytes_unref);
}

static gboolean
are_equal (GBytes *a,
           GBytes *b)
{
  return a == b || (a != NULL && b != NULL && g_bytes_equal (a, b));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroRemoteFile *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  set_bytes (&self->bytes, ptero_answer_get_bytes (answer));
  g_clear_pointer (&self->theirs, g_bytes_unref);
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroRemoteFile *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  set_bytes (&self->bytes, g_task_get_task_data (task));
  g_clear_pointer (&self->theirs, g_bytes_unref);
  g_task_return_boolean (task, TRUE);
}

static void
write_contents (PteroRemoteFile *self,
                GTask           *task)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE,
                                                       "server",
                                                       ptero_access_get_uuid (self->access), NULL);

  ptero_request_set_query (request, "file", self->path);
  ptero_request_set_body (request, "text/plain", g_task_get_task_data (task));
  send (self, request, g_task_get_cancellable (task), written_cb, task);
}

/* Now it is known what is there. */
static void
compare_and_write (PteroRemoteFile *self,
                   GTask           *task,
                   GBytes          *there)
{
  if (are_equal (there, self->bytes))
    {
      write_contents (self, task);
      return;
    }

  /* Nobody wants to decide between what is the same. */
  if (are_equal (there, g_task_get_task_data (task)))
    {
      set_bytes (&self->bytes, there);
      g_clear_pointer (&self->theirs, g_bytes_unref);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      set_bytes (&self->theirs, there);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                               "The file was changed on the server");
    }
  g_object_unref (task);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  PteroRemoteFile *self = g_task_get_source_object (task);
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);

  if (answer != NULL && ptero_answer_get_n_unread (answer) == 0 &&
      ptero_file_object_find (ptero_answer_get_items (answer),
                              ptero_remote_file_get_name (self)) == NULL)
    {
      compare_and_write (self, task, NULL);
      return;
    }

  g_task_return_error (task, g_error_copy (g_object_get_data (G_OBJECT (task), "failure")));
  g_object_unref (task);
}

/* A file that is not there is a failure of the node like any other: whether it is one is seen in
 * the folder. */
static void
look_for_it (PteroRemoteFile *self,
             GTask           *task,
             GError          *failure)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_LIST,
                                                       "server",
                                                       ptero_access_get_uuid (self->access),
                                                       "directory",
                                                       g_str_equal (folder, ".") ? "/" : folder,
                                                       NULL);

  g_object_set_data_full (G_OBJECT (task), "failure", failure, (GDestroyNotify) g_error_free);
  send (self, request, g_task_get_cancellable (task), listed_cb, task);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask *task = user_data;
  PteroRemoteFile *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (answer != NULL)
    {
      compare_and_write (self, task, ptero_answer_get_bytes (answer));
    }
  else if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_DAEMON) ||
           g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND))
    {
      look_for_it (self, task, error);
    }
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

static void
ptero_remote_file_finalize (GObject *object)
{
  PteroRemoteFile *self = PTERO_REMOTE_FILE (object);

  g_clear_object (&self->access);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->theirs, g_bytes_unref);

  G_OBJECT_CLASS (ptero_remote_file_parent_class)->finalize (object);
}

static void
ptero_remote_file_class_init (PteroRemoteFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_remote_file_finalize;
}

static void
ptero_remote_file_init (PteroRemoteFile *self)
{
}

/**
 * ptero_remote_file_new:
 * @access: what may be done with the server
 * @path: the path of the file there
 *
 * Returns: (transfer full): a file that is not read yet
 */
PteroRemoteFile *
ptero_remote_file_new (PteroAccess *access,
                       const char  *path)
{
  PteroRemoteFile *self;

  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PTERO_TYPE_REMOTE_FILE, NULL);
  self->access = g_object_ref (access);
  self->path = g_strdup (path);

  return self;
}

/**
 * ptero_remote_file_copy:
 * @self: a file
 *
 * Returns: (transfer full): one that knows the same, and then goes its own way
 */
PteroRemoteFile *
ptero_remote_file_copy (PteroRemoteFile *self)
{
  PteroRemoteFile *copy;

  g_return_val_if_fail (PTERO_IS_REMOTE_FILE (self), NULL);

  copy = ptero_remote_file_new (self->access, self->path);
  set_bytes (&copy->bytes, self->bytes);
  set_bytes (&copy->theirs, self->theirs);

  return copy;
}

/**
 * ptero_remote_file_get_access:
 * @self: a file
 *
 * Returns: (transfer none): what may be done with its server
 */
PteroAccess *
ptero_remote_file_get_access (PteroRemoteFile *self)
{
  return self->access;
}

/**
 * ptero_remote_file_get_path:
 * @self: a file
 *
 * Returns: (transfer none): its path
 */
const char *
ptero_remote_file_get_path (PteroRemoteFile *self)
{
  return self->path;
}

/**
 * ptero_remote_file_get_name:
 * @self: a file
 *
 * Returns: (transfer none): the last part of its path
 */
const char *
ptero_remote_file_get_name (PteroRemoteFile *self)
{
  const char *slash = strrchr (self->path, '/');

  return slash != NULL ? slash + 1 : self->path;
}

/**
 * ptero_remote_file_can_write:
 * @self: a file
 *
 * To update files is what the server's owner allows or not; the panel asks for
 * the right to create them.
 *
 * Returns: whether this account may write it
 */
gboolean
ptero_remote_file_can_write (PteroRemoteFile *self)
{
  return ptero_access_allows (self->access, "file.update") &&
         ptero_access_allows (self->access, "file.create");
}

/**
 * ptero_remote_file_get_bytes:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): what was read or written last
 */
GBytes *
ptero_remote_file_get_bytes (PteroRemoteFile *self)
{
  return self->bytes;
}

/**
 * ptero_remote_file_get_theirs:
 * @self: a file that could not be saved because it was changed on the server
 *
 * Returns: (transfer none) (nullable): what is there; %NULL if it was deleted
 */
GBytes *
ptero_remote_file_get_theirs (PteroRemoteFile *self)
{
  return self->theirs;
}

/**
 * ptero_remote_file_take_theirs:
 * @self: a file that could not be saved because it was changed on the server
 *
 * Takes what is on the server as what was read: it is known what will be lost
 * when the file is saved.
 */
void
ptero_remote_file_take_theirs (PteroRemoteFile *self)
{
  set_bytes (&self->bytes, self->theirs);
  g_clear_pointer (&self->theirs, g_bytes_unref);
}

/**
 * ptero_remote_file_load_async:
 * @self: a file
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was read
 * @user_data: data for @callback
 *
 * Reads it.
 */
void
ptero_remote_file_load_async (PteroRemoteFile     *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PTERO_IS_REMOTE_FILE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_remote_file_load_async);
  read_contents (self, task, loaded_cb);
}

/**
 * ptero_remote_file_load_finish:
 * @self: a file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether its text is there
 */
gboolean
ptero_remote_file_load_finish (PteroRemoteFile  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_remote_file_save_async:
 * @self: a file
 * @bytes: what it is to contain
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was written, or was not
 * @user_data: data for @callback
 *
 * Writes it, if on the server it still is what was read. Else nothing is
 * written, the error is %G_IO_ERROR_WRONG_ETAG and
 * [method@Ptero.RemoteFile.get_theirs] says what is there.
 */
void
ptero_remote_file_save_async (PteroRemoteFile     *self,
                              GBytes              *bytes,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PTERO_IS_REMOTE_FILE (self));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_remote_file_save_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  read_contents (self, task, compared_cb);
}

/**
 * ptero_remote_file_save_finish:
 * @self: a file
 * @result: what the callback got
 * @error: return location for an error, %G_IO_ERROR_WRONG_ETAG if somebody
 *   else has changed it
 *
 * Returns: whether it was written
 */
gboolean
ptero_remote_file_save_finish (PteroRemoteFile  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
