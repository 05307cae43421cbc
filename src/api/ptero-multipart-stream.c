/* ptero-multipart-stream.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-multipart-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUFFER_SIZE (256 * 1024)  /* large for the system calls, small for the processor's cache */

/**
 * PteroMultipartStream:
 *
 * The body of an upload: what comes before the file, the file, and what comes
 * after it, with a length that is known before.
 *
 * libsoup's own multipart holds the file in memory. The file is read in
 * pieces of 256 KiB, however little is asked for, and need not go through
 * who reads the stream: see [method@Ptero.MultipartStream.set_shortcut].
 */

struct _PteroMultipartStream
{
  GInputStream           parent_instance;

  GInputStream          *file;
  char                  *boundary;
  char                  *head;
  char                  *tail;
  gsize                  head_length;
  gsize                  tail_length;
  goffset                size;
  goffset                position;  /* of the whole */

  char                  *buffer;
  gsize                  buffer_begin;
  gsize                  buffer_end;

  GOutputStream         *shortcut;
  GFileProgressCallback  shortcut_func;
  gpointer               shortcut_data;
};

G_DEFINE_FINAL_TYPE (PteroMultipartStream, ptero_multipart_stream, G_TYPE_INPUT_STREAM)

/* As Go's parser reads it: a backslash before what is special. */
static char *
quote (const char *name)
{
  GString *string = g_string_new (NULL);

  for (; *name != '\0'; name++)
    {
      if (*name == '"' || *name == '\\')
        g_string_append_c (string, '\\');
      g_string_append_c (string, *name);
    }

  return g_string_free (string, FALSE);
}

static goffset
get_file_end (PteroMultipartStream *self)
{
  return self->head_length + self->size;
}

/* Leaves what it has, if it has something. */
static gboolean
fill_buffer (PteroMultipartStream  *self,
             GCancellable          *cancellable,
             GError               **error)
{
  goffset left = get_file_end (self) - self->position;
  gssize n_read;

  if (self->buffer_begin < self->buffer_end)
    return TRUE;

  n_read = g_input_stream_read (self->file, self->buffer, MIN (left, BUFFER_SIZE), cancellable,
                                error);
  if (n_read == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                         _("The file became shorter while it was being sent."));

  self->buffer_begin = 0;
  self->buffer_end = MAX (n_read, 0);

  return n_read > 0;
}

static gssize
read_file (PteroMultipartStream  *self,
           void                  *data,
           gsize                  count,
           GCancellable          *cancellable,
           GError               **error)
{
  gsize length;

  if (!fill_buffer (self, cancellable, error))
    return -1;

  length = MIN (count, self->buffer_end - self->buffer_begin);
  memcpy (data, self->buffer + self->buffer_begin, length);
  self->buffer_begin += length;

  return length;
}

static gboolean
write_file (PteroMultipartStream  *self,
            GCancellable          *cancellable,
            GError               **error)
{
  while (self->position < get_file_end (self))
    {
      gssize n_written;

      if (!fill_buffer (self, cancellable, error))
        return FALSE;

      n_written = g_output_stream_write (self->shortcut, self->buffer + self->buffer_begin,
                                         self->buffer_end - self->buffer_begin,
                                         cancellable, error);
      if (n_written < 0)
        return FALSE;

      self->buffer_begin += n_written;
      self->position += n_written;
      self->shortcut_func (self->position - self->head_length, self->size, self->shortcut_data);
    }

  return TRUE;
}

static gsize
read_text (const char *text,
           gsize       length,
           gsize       offset,
           void       *data,
           gsize       count)
{
  gsize n_read = MIN (count, length - offset);

  memcpy (data, text + offset, n_read);

  return n_read;
}

static gssize
ptero_multipart_stream_read (GInputStream  *stream,
                             void          *data,
                             gsize          count,
                             GCancellable  *cancellable,
                             GError       **error)
{
  PteroMultipartStream *self = PTERO_MULTIPART_STREAM (stream);
  gssize n_read;

  if (self->position >= (goffset) self->head_length && self->shortcut != NULL &&
      !write_file (self, cancellable, error))
    return -1;

  if (self->position < (goffset) self->head_length)
    n_read = read_text (self->head, self->head_length, self->position, data, count);
  else if (self->position < get_file_end (self))
    n_read = read_file (self, data, count, cancellable, error);
  else
    n_read = read_text (self->tail, self->tail_length, self->position - get_file_end (self), data,
                        count);

  self->position += MAX (n_read, 0);

  return n_read;
}

static gboolean
ptero_multipart_stream_close (GInputStream  *stream,
                              GCancellable  *cancellable,
                              GError       **error)
{
  return g_input_stream_close (PTERO_MULTIPART_STREAM (stream)->file, cancellable, error);
}

static void
ptero_multipart_stream_finalize (GObject *object)
{
  PteroMultipartStream *self = PTERO_MULTIPART_STREAM (object);

  g_clear_object (&self->file);
  g_clear_object (&self->shortcut);
  g_clear_pointer (&self->boundary, g_free);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->tail, g_free);
  g_clear_pointer (&self->buffer, g_free);

  G_OBJECT_CLASS (ptero_multipart_stream_parent_class)->finalize (object);
}

static void
ptero_multipart_stream_class_init (PteroMultipartStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GInputStreamClass *stream_class = G_INPUT_STREAM_CLASS (klass);

  object_class->finalize = ptero_multipart_stream_finalize;

  stream_class->read_fn = ptero_multipart_stream_read;
  stream_class->close_fn = ptero_multipart_stream_close;
}

static void
ptero_multipart_stream_init (PteroMultipartStream *self)
{
  self->buffer = g_malloc (BUFFER_SIZE);
}

/**
 * ptero_multipart_stream_new: (skip)
 * @file: the content of the file
 * @size: how many bytes of @file to send
 * @name: a safe name
 *
 * Returns: (transfer full): a stream for one file, under the field name that
 *   Wings wants
 */
PteroMultipartStream *
ptero_multipart_stream_new (GInputStream *file,
                            goffset       size,
                            const char   *name)
{
  PteroMultipartStream *self = g_object_new (PTERO_TYPE_MULTIPART_STREAM, NULL);
  g_autofree char *quoted = quote (name);

  self->file = g_object_ref (file);
  self->size = size;
  self->boundary = g_strdup_printf ("ptero-%08x%08x%08x", g_random_int (), g_random_int (),
                                    g_random_int ());
  self->head = g_strdup_printf ("--%s\r\n"
                                "Content-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n"
                                "Content-Type: application/octet-stream\r\n\r\n",
                                self->boundary, quoted);
  self->tail = g_strdup_printf ("\r\n--%s--\r\n", self->boundary);
  self->head_length = strlen (self->head);
  self->tail_length = strlen (self->tail);

  return self;
}

/**
 * ptero_multipart_stream_get_length: (skip)
 * @self: a stream
 *
 * Returns: bytes of the whole
 */
goffset
ptero_multipart_stream_get_length (PteroMultipartStream *self)
{
  return self->head_length + self->size + self->tail_length;
}

/**
 * ptero_multipart_stream_get_head_length: (skip)
 * @self: a stream
 *
 * Returns: bytes before the file
 */
goffset
ptero_multipart_stream_get_head_length (PteroMultipartStream *self)
{
  return self->head_length;
}

/**
 * ptero_multipart_stream_dup_content_type: (skip)
 * @self: a stream
 *
 * Returns: (transfer full): the Content-Type of the whole
 */
char *
ptero_multipart_stream_dup_content_type (PteroMultipartStream *self)
{
  return g_strconcat ("multipart/form-data; boundary=", self->boundary, NULL);
}

/**
 * ptero_multipart_stream_set_shortcut: (skip)
 * @self: a stream
 * @shortcut: where the bytes arrive in the end
 * @func: what to call after each piece that went there, with bytes of the file
 * @data: what to give it
 *
 * Spares the file the way through who reads the stream: with the next read
 * from the file, all of what is left of it is written to @shortcut, and what
 * is read is what comes after it. Only for who reads without a stock of its
 * own, and does not miss the bytes.
 */
void
ptero_multipart_stream_set_shortcut (PteroMultipartStream  *self,
                                     GOutputStream         *shortcut,
                                     GFileProgressCallback  func,
                                     gpointer               data)
{
  g_set_object (&self->shortcut, shortcut);
  self->shortcut_func = func;
  self->shortcut_data = data;
}
