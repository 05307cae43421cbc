/* ptero-tree.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ptero-rename.h"

/* Folders of this computer by what is open of them. No symbolic link is ever followed. */

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

static gboolean
is_dots (const char *name)
{
  return g_str_equal (name, ".") || g_str_equal (name, "..");
}

static gboolean
make_folder (int         folder,
             const char *name,
             guint64    *n_made)
{
  if (mkdirat (folder, name, 0777) != 0)
    return errno == EEXIST;

  ++*n_made;

  return TRUE;
}

/* Closes @folder, and keeps errno. Returns: what is open now, or -1 */
static int
enter (int         folder,
       const char *name,
       guint64    *n_made)
{
  int child = -1;
  int number;

  if (n_made == NULL || make_folder (folder, name, n_made))
    child = openat (folder, name, FOLDER_FLAGS);
  number = errno;
  close (folder);
  errno = number;

  return child;
}

/**
 * ptero_tree_open: (skip)
 * @folder: a folder that is open
 * @names: names of folders, each in the one before
 * @n_names: how many
 * @n_made: (inout) (nullable): counts those that are made as they are missing; %NULL to make none
 *
 * Returns: the last folder, opened; -1 if one of them is none, and `errno`
 */
int
ptero_tree_open (int                 folder,
                 const char * const *names,
                 guint               n_names,
                 guint64            *n_made)
{
  int current = fcntl (folder, F_DUPFD_CLOEXEC, 0);

  for (guint i = 0; i < n_names && current >= 0; i++)
    current = enter (current, names[i], n_made);

  return current;
}

/* What is in a folder. Returns: (transfer full): names, none if it is no folder */
static GPtrArray *
list_names (int         folder,
            const char *name)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  int fd = openat (folder, name, FOLDER_FLAGS);
  DIR *stream = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;

  while (stream != NULL && (entry = readdir (stream)) != NULL)
    if (!is_dots (entry->d_name))
      g_ptr_array_add (names, g_strdup (entry->d_name));

  if (stream != NULL)
    closedir (stream);
  else if (fd >= 0)
    close (fd);

  return names;
}

static gboolean
set_error (GError     **error,
           const char  *name,
           int          number)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  if (number == EEXIST)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("There is already a file “%s”."), valid);
  else if (number == EISDIR || number == ENOTDIR || number == ELOOP)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("“%s” is something else there."), valid);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", valid,
                 g_strerror (number));

  return FALSE;
}

/* Both are folders. */
static gboolean
merge_folders (int          from,
               const char  *name,
               int          to,
               const char  *new_name,
               GError     **error)
{
  g_autoptr(GPtrArray) names = list_names (from, name);
  int source = openat (from, name, FOLDER_FLAGS);
  int target = source >= 0 ? openat (to, new_name, FOLDER_FLAGS) : -1;
  gboolean done = target >= 0 || set_error (error, new_name, errno);

  for (guint i = 0; done && i < names->len; i++)
    done = ptero_tree_move (source, names->pdata[i], target, names->pdata[i], TRUE, error);

  if (target >= 0)
    close (target);
  if (source >= 0)
    close (source);

  return done;
}

/**
 * ptero_tree_move: (skip)
 * @from: a folder that is open
 * @name: what is moved
 * @to: another one, of the same file system
 * @new_name: its name there
 * @merge: whether to replace files that are there; what else is in folders that are there stays
 * @error: return location for an error
 *
 * Returns: whether all of it is there now
 */
gboolean
ptero_tree_move (int          from,
                 const char  *name,
                 int          to,
                 const char  *new_name,
                 gboolean     merge,
                 GError     **error)
{
  struct stat info;

  if (ptero_rename_new (from, name, to, new_name))
    return TRUE;
  if (errno != EEXIST || !merge)
    return set_error (error, new_name, errno);

  if (fstatat (from, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR (info.st_mode))
    return merge_folders (from, name, to, new_name, error);

  return renameat (from, name, to, new_name) == 0 || set_error (error, new_name, errno);
}

/**
 * ptero_tree_remove: (skip)
 * @folder: a folder that is open
 * @name: what is in it
 *
 * Deletes it with all that is in it, as far as that is possible.
 */
void
ptero_tree_remove (int         folder,
                   const char *name)
{
  g_autoptr(GPtrArray) names = NULL;
  int child;

  if (unlinkat (folder, name, 0) == 0)
    return;

  names = list_names (folder, name);
  child = openat (folder, name, FOLDER_FLAGS);
  for (guint i = 0; child >= 0 && i < names->len; i++)
    ptero_tree_remove (child, names->pdata[i]);
  if (child >= 0)
    close (child);
  unlinkat (folder, name, AT_REMOVEDIR);
}
