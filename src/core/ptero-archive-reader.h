/* ptero-archive-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PteroArchiveType:
 * @PTERO_ARCHIVE_FILE: a file
 * @PTERO_ARCHIVE_FOLDER: a folder
 * @PTERO_ARCHIVE_LINK: a symbolic link
 * @PTERO_ARCHIVE_OTHER: anything else: a hard link, a device, a pipe
 *
 * What an entry of an archive is.
 */
typedef enum
{
  PTERO_ARCHIVE_FILE,
  PTERO_ARCHIVE_FOLDER,
  PTERO_ARCHIVE_LINK,
  PTERO_ARCHIVE_OTHER,
} PteroArchiveType;

/**
 * PteroArchiveEntry:
 * @type: what it is
 * @path: (nullable): where it wants to be: anything
 * @target: (nullable): where a symbolic link leads: anything
 * @size: how many bytes it says that it has
 * @has_time: whether it says when it was modified
 * @time: when it was, in seconds since 1970
 *
 * One entry of an archive. Nothing of it is to be trusted.
 */
typedef struct
{
  PteroArchiveType  type;
  const char       *path;
  const char       *target;
  gint64            size;
  gboolean          has_time;
  gint64            time;
} PteroArchiveEntry;

typedef struct _PteroArchiveReader PteroArchiveReader;

gboolean            ptero_archive_reader_is_supported (void);
PteroArchiveReader *ptero_archive_reader_new          (const char          *path,
                                                       GError             **error);
void                ptero_archive_reader_free         (PteroArchiveReader  *self);
gboolean            ptero_archive_reader_next         (PteroArchiveReader  *self,
                                                       PteroArchiveEntry   *entry,
                                                       GError             **error);
gssize              ptero_archive_reader_read         (PteroArchiveReader  *self,
                                                       char                *buffer,
                                                       gsize                length,
                                                       GError             **error);
gint64              ptero_archive_reader_get_done     (PteroArchiveReader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroArchiveReader, ptero_archive_reader_free)

G_END_DECLS
