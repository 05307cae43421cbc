/* ptero-archive-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-archive-reader.h"

#include <glib/gi18n.h>

#ifdef HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>

#define BLOCK 65536

/* An archive of a server: tar, packed with gzip. Here alone is libarchive. */
struct _PteroArchiveReader
{
  struct archive *archive;
};

static void
set_error (PteroArchiveReader  *self,
           GError             **error)
{
  const char *message = archive_error_string (self->archive);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The archive is damaged: %s"),
               message != NULL ? message : "?");
}

/**
 * ptero_archive_reader_is_supported: (skip)
 *
 * Returns: whether Ptero was built with what reads archives
 */
gboolean
ptero_archive_reader_is_supported (void)
{
  return TRUE;
}

/**
 * ptero_archive_reader_new: (skip)
 * @path: path of an archive
 * @error: return location for an error
 *
 * Returns: (transfer full): what reads it
 */
PteroArchiveReader *
ptero_archive_reader_new (const char  *path,
                          GError     **error)
{
  g_autoptr(PteroArchiveReader) self = g_new0 (PteroArchiveReader, 1);

  self->archive = archive_read_new ();
  archive_read_support_filter_gzip (self->archive);
  archive_read_support_format_tar (self->archive);
  if (archive_read_open_filename (self->archive, path, BLOCK) == ARCHIVE_OK)
    return g_steal_pointer (&self);

  set_error (self, error);

  return NULL;
}

/**
 * ptero_archive_reader_free: (skip)
 * @self: a reader
 */
void
ptero_archive_reader_free (PteroArchiveReader *self)
{
  archive_read_free (self->archive);
  g_free (self);
}

static PteroArchiveType
get_type (struct archive_entry *entry)
{
  if (archive_entry_hardlink (entry) != NULL)
    return PTERO_ARCHIVE_OTHER;

  switch (archive_entry_filetype (entry))
    {
    case AE_IFREG: return PTERO_ARCHIVE_FILE;
    case AE_IFDIR: return PTERO_ARCHIVE_FOLDER;
    case AE_IFLNK: return PTERO_ARCHIVE_LINK;
    default: return PTERO_ARCHIVE_OTHER;
    }
}

/* As UTF-8, or as the bytes that it is. */
static const char *
get_text (struct archive_entry  *entry,
          const char         * (*get_utf8)  (struct archive_entry *),
          const char         * (*get_bytes) (struct archive_entry *))
{
  const char *text = get_utf8 (entry);

  return text != NULL ? text : get_bytes (entry);
}

/**
 * ptero_archive_reader_next: (skip)
 * @self: a reader
 * @entry: (out): what comes next, until this is called again
 * @error: return location for an error
 *
 * Returns: %FALSE at the end, without an error, or with %G_IO_ERROR_INVALID_DATA
 */
gboolean
ptero_archive_reader_next (PteroArchiveReader  *self,
                           PteroArchiveEntry   *entry,
                           GError             **error)
{
  struct archive_entry *header;
  int status = archive_read_next_header (self->archive, &header);

  if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
    {
      if (status != ARCHIVE_EOF)
        set_error (self, error);
      return FALSE;
    }

  entry->type = get_type (header);
  entry->path = get_text (header, archive_entry_pathname_utf8, archive_entry_pathname);
  entry->target = get_text (header, archive_entry_symlink_utf8, archive_entry_symlink);
  entry->size = archive_entry_size (header);
  entry->has_time = archive_entry_mtime_is_set (header);
  entry->time = archive_entry_mtime (header);

  return TRUE;
}

/**
 * ptero_archive_reader_read: (skip)
 * @self: a reader
 * @buffer: where to
 * @length: how many bytes fit there
 * @error: return location for an error
 *
 * Returns: how many bytes of the entry were read, 0 at its end, -1 with %G_IO_ERROR_INVALID_DATA
 */
gssize
ptero_archive_reader_read (PteroArchiveReader  *self,
                           char                *buffer,
                           gsize                length,
                           GError             **error)
{
  gssize n_bytes = archive_read_data (self->archive, buffer, length);

  if (n_bytes < 0)
    set_error (self, error);

  return MAX (n_bytes, -1);
}

/**
 * ptero_archive_reader_get_done: (skip)
 * @self: a reader
 *
 * Returns: how many bytes of the archive were read
 */
gint64
ptero_archive_reader_get_done (PteroArchiveReader *self)
{
  return archive_filter_bytes (self->archive, -1);
}

#else

gboolean
ptero_archive_reader_is_supported (void)
{
  return FALSE;
}

PteroArchiveReader *
ptero_archive_reader_new (const char  *path,
                          GError     **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _("This build of Ptero cannot unpack archives."));

  return NULL;
}

void
ptero_archive_reader_free (PteroArchiveReader *self)
{
}

gboolean
ptero_archive_reader_next (PteroArchiveReader  *self,
                           PteroArchiveEntry   *entry,
                           GError             **error)
{
  return FALSE;
}

gssize
ptero_archive_reader_read (PteroArchiveReader  *self,
                           char                *buffer,
                           gsize                length,
                           GError             **error)
{
  return -1;
}

gint64
ptero_archive_reader_get_done (PteroArchiveReader *self)
{
  return 0;
}

#endif
