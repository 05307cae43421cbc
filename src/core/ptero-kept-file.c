/* ptero-kept-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-kept-file.h"

#include <errno.h>

#include <glib/gstdio.h>

/**
 * PteroKeptFile:
 *
 * A small file in which something keeps itself across starts, and which only the
 * person may read. What cannot be read is set aside, so that it is not lost when
 * the next is written.
 */
struct _PteroKeptFile
{
  GObject            parent_instance;

  char              *path;
  gsize              max_size;
  gpointer           owner;      /* not owned but while it is read or written: it has this */
  PteroKeptFileTake  take;
  PteroKeptFileGive  give;
  gboolean           loaded;
  gboolean           ignored;    /* what is being read is not wanted any more */
  gboolean           saving;
  gboolean           dirty;
};

G_DEFINE_FINAL_TYPE (PteroKeptFile, ptero_kept_file, G_TYPE_OBJECT)

static void
ptero_kept_file_finalize (GObject *object)
{
  g_free (PTERO_KEPT_FILE (object)->path);

  G_OBJECT_CLASS (ptero_kept_file_parent_class)->finalize (object);
}

static void
ptero_kept_file_class_init (PteroKeptFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_kept_file_finalize;
}

static void
ptero_kept_file_init (PteroKeptFile *self)
{
}

static char *
build_aside (const char *path)
{
  return g_strconcat (path, ".unreadable", NULL);
}

static void
set_aside (PteroKeptFile *self,
           const char    *reason)
{
  g_autofree char *aside = build_aside (self->path);

  g_debug ("%s could not be read: %s", self->path, reason);
  if (g_rename (self->path, aside) != 0)
    g_debug ("It could not be set aside: %s", g_strerror (errno));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PteroKeptFile *self = user_data;
  g_autoptr(GObject) owner = self->owner;
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;

  if (g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      if (!self->ignored && (length > self->max_size || !self->take (owner, contents, length)))
        set_aside (self, length > self->max_size ? "it is too large" : "it makes no sense");
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      set_aside (self, error->message);
    }

  self->loaded = TRUE;
  if (self->dirty)
    ptero_kept_file_save (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PteroKeptFile *self = user_data;
  g_autoptr(GObject) owner = self->owner;
  g_autoptr(GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_debug ("%s could not be written: %s", self->path, error->message);

  self->saving = FALSE;
  if (self->dirty)
    ptero_kept_file_save (self);
}

/**
 * ptero_kept_file_new:
 * @path: where it is
 * @max_size: how many bytes it has at the most
 * @owner: (type GObject): what is kept, which owns the file
 * @take: (scope forever): takes what was read
 * @give: (scope forever): gives what is to be written
 *
 * Returns: (transfer full): a file that is neither read nor written yet
 */
PteroKeptFile *
ptero_kept_file_new (const char        *path,
                     gsize              max_size,
                     gpointer           owner,
                     PteroKeptFileTake  take,
                     PteroKeptFileGive  give)
{
  PteroKeptFile *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);
  g_return_val_if_fail (take != NULL && give != NULL, NULL);

  self = g_object_new (PTERO_TYPE_KEPT_FILE, NULL);
  self->path = g_strdup (path);
  self->max_size = max_size;
  self->owner = owner;
  self->take = take;
  self->give = give;

  return self;
}

/**
 * ptero_kept_file_load:
 * @self: a file
 *
 * Has it read, once.
 */
void
ptero_kept_file_load (PteroKeptFile *self)
{
  g_autoptr(GFile) file = NULL;

  g_return_if_fail (PTERO_IS_KEPT_FILE (self));

  file = g_file_new_for_path (self->path);
  g_object_ref (self->owner);
  g_file_load_contents_async (file, NULL, loaded_cb, self);
}

/**
 * ptero_kept_file_ignore:
 * @self: a file
 *
 * Has what is still being read not taken.
 */
void
ptero_kept_file_ignore (PteroKeptFile *self)
{
  g_return_if_fail (PTERO_IS_KEPT_FILE (self));

  self->ignored = TRUE;
}

/**
 * ptero_kept_file_save:
 * @self: a file that was read, or is being read
 *
 * Has it written, or deleted where there is nothing to be kept: never over what is still to be
 * read, and one at a time, so that the newest is what stays.
 */
void
ptero_kept_file_save (PteroKeptFile *self)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *folder = NULL;

  g_return_if_fail (PTERO_IS_KEPT_FILE (self));

  self->dirty = TRUE;
  if (!self->loaded || self->saving)
    return;

  self->dirty = FALSE;
  bytes = self->give (self->owner);
  if (bytes == NULL)
    {
      ptero_kept_file_delete (self->path);
      return;
    }

  folder = g_path_get_dirname (self->path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_debug ("%s could not be written: %s", self->path, g_strerror (errno));
      return;
    }

  self->saving = TRUE;
  file = g_file_new_for_path (self->path);
  g_object_ref (self->owner);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE |
                                       G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                       saved_cb, self);
}

/**
 * ptero_kept_file_delete:
 * @path: where a file is or was
 *
 * Deletes it, and what was set aside of it.
 */
void
ptero_kept_file_delete (const char *path)
{
  g_autofree char *aside = NULL;

  g_return_if_fail (path != NULL);

  aside = build_aside (path);
  g_unlink (path);
  g_unlink (aside);
}
