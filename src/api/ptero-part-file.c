/* ptero-part-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-part-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ptero-rename.h"

/* A file on its way: beside what it becomes, and gone if it does not. */
struct _PteroPartFile
{
  char *folder;
  char *path;
  int   fd;
};

static gboolean
set_error_from_errno (GError **error,
                      int      number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));

  return FALSE;
}

/**
 * ptero_part_file_new: (skip)
 * @folder: path of the folder in which the file shall be
 * @error: return location for an error
 *
 * Returns: (transfer full): an empty file under a name of its own, or %NULL
 *   with %G_IO_ERROR
 */
PteroPartFile *
ptero_part_file_new (const char  *folder,
                     GError     **error)
{
  g_autofree char *path = g_build_filename (folder, ".ptero-XXXXXX.part", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0666);
  PteroPartFile *self;

  if (fd < 0)
    {
      set_error_from_errno (error, errno);
      return NULL;
    }

  self = g_new0 (PteroPartFile, 1);
  self->folder = g_strdup (folder);
  self->path = g_steal_pointer (&path);
  self->fd = fd;

  return self;
}

/**
 * ptero_part_file_free: (skip)
 * @self: (nullable): a file
 *
 * Closes the file, and deletes it unless it was committed.
 */
void
ptero_part_file_free (PteroPartFile *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

/**
 * ptero_part_file_write: (skip)
 * @self: a file
 * @data: what to append
 * @length: bytes of @data
 * @error: return location for an error
 *
 * Returns: whether all of it was written; if not, %G_IO_ERROR_NO_SPACE or
 *   another %G_IO_ERROR
 */
gboolean
ptero_part_file_write (PteroPartFile  *self,
                       const void     *data,
                       gsize           length,
                       GError        **error)
{
  while (length > 0)
    {
      gssize written = write (self->fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;

      if (written < 0)
        /* What a quota and a limit of the file system say */
        return set_error_from_errno (error, errno == EDQUOT || errno == EFBIG ? ENOSPC : errno);

      data = (const char *) data + written;
      length -= written;
    }

  return TRUE;
}

static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  /* The file is whole either way; not all file systems can do this */
  fsync (fd);
  close (fd);
}

/**
 * ptero_part_file_commit: (skip)
 * @self: a file that is complete
 * @name: a safe name
 * @overwrite: whether to replace a file of that name
 * @error: return location for an error
 *
 * Brings the file to the disk and gives it its name.
 *
 * Returns: whether it is there now; if not, %G_IO_ERROR_EXISTS or another
 *   %G_IO_ERROR, and nothing has changed
 */
gboolean
ptero_part_file_commit (PteroPartFile  *self,
                        const char     *name,
                        gboolean        overwrite,
                        GError        **error)
{
  g_autofree char *target = g_build_filename (self->folder, name, NULL);
  gboolean done;

  if (fsync (self->fd) != 0)
    return set_error_from_errno (error, errno);

  done = overwrite
           ? g_rename (self->path, target) == 0
           : ptero_rename_new (AT_FDCWD, self->path, AT_FDCWD, target);
  if (!done && errno == EEXIST)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("There is already a file “%s”."), name);
      return FALSE;
    }

  if (!done)
    return set_error_from_errno (error, errno);

  g_clear_pointer (&self->path, g_free);
  sync_folder (self->folder);

  return TRUE;
}
