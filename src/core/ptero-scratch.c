/* ptero-scratch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "ptero-tree.h"

#define PREFIX  "scratch-"
#define MAX_AGE (10 * 24 * 60 * 60)    /* seconds */

/*
 * Folders for what is handed to another program: it may take its time, so they
 * are there until this program ends, or longer. They are in the cache, as they may be large
 * and as programs outside of a sandbox can read them there.
 */

static GPtrArray *paths;

static char *
dup_parent (void)
{
  return g_build_filename (g_get_user_cache_dir (), "ptero", NULL);
}

static gboolean
is_old (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode) &&
         (gint64) info.st_mtime + MAX_AGE < g_get_real_time () / G_USEC_PER_SEC;
}

static void
clean_old_in_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  const char *parent = task_data;
  g_autoptr(GDir) folder = g_dir_open (parent, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_str_has_prefix (name, PREFIX) && is_old (path))
        ptero_tree_remove (AT_FDCWD, path);
    }
  g_task_return_boolean (task, TRUE);
}

/* A run of the program that did not come to its end may have left some, and some were kept. */
static void
clean_old (const char *parent)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, clean_old);
  g_task_set_task_data (task, g_strdup (parent), g_free);
  g_task_run_in_thread (task, clean_old_in_thread);
}

/**
 * ptero_scratch_new_kept:
 * @error: return location for an error
 *
 * To be called in the main thread.
 *
 * Returns: (transfer full): an empty folder that only this user can read, and
 *   that the caller deletes; what is left there is so for ten days
 */
GFile *
ptero_scratch_new_kept (GError **error)
{
  g_autofree char *parent = dup_parent ();
  g_autofree char *path = g_build_filename (parent, PREFIX "XXXXXX", NULL);

  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp_full (path, 0700) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }

  if (paths == NULL)
    {
      paths = g_ptr_array_new_with_free_func (g_free);
      clean_old (parent);
    }

  return g_file_new_for_path (path);
}

/**
 * ptero_scratch_new:
 * @error: return location for an error
 *
 * To be called in the main thread.
 *
 * Returns: (transfer full): an empty folder that only this user can read, until
 *   the program ends
 */
GFile *
ptero_scratch_new (GError **error)
{
  GFile *folder = ptero_scratch_new_kept (error);

  if (folder != NULL)
    g_ptr_array_add (paths, g_file_get_path (folder));

  return folder;
}

/**
 * ptero_scratch_clean_all:
 *
 * Deletes all of them, with what is in them.
 */
void
ptero_scratch_clean_all (void)
{
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    ptero_tree_remove (AT_FDCWD, paths->pdata[i]);
  g_clear_pointer (&paths, g_ptr_array_unref);
}
