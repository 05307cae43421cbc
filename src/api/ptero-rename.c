/* ptero-rename.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-rename.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

/**
 * ptero_rename_new: (skip)
 * @from_folder: a folder that is open, or `AT_FDCWD`
 * @from: a path in it
 * @to_folder: a folder that is open, or `AT_FDCWD`
 * @to: a path in it
 *
 * Renames what is at @from, but never replaces anything. A file system that
 * cannot do it in one step gets two.
 *
 * Returns: whether it is at @to; if not, `errno` tells why
 */
gboolean
ptero_rename_new (int         from_folder,
                  const char *from,
                  int         to_folder,
                  const char *to)
{
  struct stat info;

  if (renameat2 (from_folder, from, to_folder, to, RENAME_NOREPLACE) == 0)
    return TRUE;

  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return FALSE;

  if (fstatat (to_folder, to, &info, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }

  return renameat (from_folder, from, to_folder, to) == 0;
}
