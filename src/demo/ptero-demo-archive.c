/* ptero-demo-archive.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-archive.h"

#include <gio/gio.h>
#include <string.h>

/* Archives that are archives: tar in the ustar form, packed with gzip. */

#define BLOCK 512
#define MAX_PACKED (128 * 1024 * 1024)
#define MAX_UNPACKED (512 * 1024 * 1024)

typedef struct
{
  char name[100];
  char mode[8];
  char uid[8];
  char gid[8];
  char size[12];
  char mtime[12];
  char checksum[8];
  char type;
  char link[100];
  char magic[8];
  char user[32];
  char group[32];
  char major[8];
  char minor[8];
  char prefix[155];
  char padding[12];
} Header;

G_STATIC_ASSERT (sizeof (Header) == BLOCK);

static guint
sum_header (const Header *header)
{
  const guchar *bytes = (const guchar *) header;
  guint sum = 0;

  for (gsize i = 0; i < BLOCK; i++)
    sum += i >= G_STRUCT_OFFSET (Header, checksum) && i < G_STRUCT_OFFSET (Header, type) ? ' ' : bytes[i];

  return sum;
}

static void
append_padding (GByteArray *tar)
{
  static const guint8 zeros[BLOCK];

  if (tar->len % BLOCK != 0)
    g_byte_array_append (tar, zeros, BLOCK - tar->len % BLOCK);
}

static void
append_header (GByteArray    *tar,
               PteroDemoFile *file,
               const char    *path)
{
  Header header = { 0 };

  memcpy (header.name, path, MIN (strlen (path), sizeof header.name));
  g_snprintf (header.mode, sizeof header.mode, "%07o", file->mode);
  g_snprintf (header.uid, sizeof header.uid, "%07o", 988u);
  g_snprintf (header.gid, sizeof header.gid, "%07o", 988u);
  g_snprintf (header.size, sizeof header.size, "%011" G_GINT64_MODIFIER "o", file->size);
  g_snprintf (header.mtime, sizeof header.mtime, "%011" G_GINT64_MODIFIER "o", file->modified_at);
  header.type = '0';
  memcpy (header.magic, "ustar\00000", 8);
  g_snprintf (header.checksum, sizeof header.checksum, "%06o", sum_header (&header));
  header.checksum[7] = ' ';
  g_byte_array_append (tar, (const guint8 *) &header, BLOCK);
}

/* As the daemon does it: folders come of the files in them, and one without is not there. */
static void
append_file (GByteArray    *tar,
             PteroDemoFile *file,
             const char    *before)
{
  g_autofree char *path = NULL;

  /* a disk that was filled up is not for carrying about */
  if (file->size > MAX_PACKED)
    return;

  path = g_strconcat (before, file->name, file->children != NULL ? "/" : "", NULL);

  if (file->children == NULL)
    {
      g_autoptr (GBytes) bytes = ptero_demo_file_read (file, 0, (gsize) file->size);

      append_header (tar, file, path);
      g_byte_array_append (tar, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
      append_padding (tar);
    }

  for (guint i = 0; file->children != NULL && i < file->children->len; i++)
    append_file (tar, g_ptr_array_index (file->children, i), path);
}

/* Returns: (nullable) (transfer full): @bytes through @converter */
static GBytes *
convert (GConverter *converter,
         GBytes     *bytes)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) input = g_converter_input_stream_new (memory, converter);
  g_autoptr (GByteArray) result = g_byte_array_new ();
  guint8 *buffer = g_malloc (65536);
  gssize length;

  while ((length = g_input_stream_read (input, buffer, 65536, NULL, NULL)) > 0 &&
         result->len < MAX_UNPACKED)
    g_byte_array_append (result, buffer, (guint) length);

  g_free (buffer);

  return length == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&result)) : NULL;
}

/**
 * ptero_demo_archive_pack:
 * @files: (element-type PteroDemoFile): files and folders
 *
 * Returns: (transfer full): a .tar.gz of them
 */
GBytes *
ptero_demo_archive_pack (GPtrArray *files)
{
  static const guint8 end[2 * BLOCK];
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  GByteArray *tar = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < files->len; i++)
    append_file (tar, g_ptr_array_index (files, i), "");
  g_byte_array_append (tar, end, sizeof end);
  bytes = g_byte_array_free_to_bytes (tar);

  return convert (G_CONVERTER (compressor), bytes);
}

/* One entry into @folder; %FALSE if it does not fit there. */
static gboolean
unpack_entry (const Header  *header,
              const guchar  *data,
              gsize          size,
              PteroDemoFile *folder)
{
  g_autofree char *name = g_strndup (header->name, sizeof header->name);
  g_autofree char *path = ptero_demo_file_resolve (NULL, name);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  PteroDemoFile *file;

  if (path == NULL)
    return FALSE;

  if (header->type == '5')
    return ptero_demo_file_make_path (folder, path) != NULL;

  if (header->type != '0' && header->type != '\0')
    return TRUE;

  file = *path != '\0' ? ptero_demo_file_write (folder, path, bytes) : NULL;
  if (file == NULL)
    return FALSE;

  file->mode = (guint) g_ascii_strtoull (header->mode, NULL, 8) & 0777;

  return TRUE;
}

/**
 * ptero_demo_archive_unpack:
 * @archive: contents of a file
 * @folder: where its files go; they overwrite
 *
 * Returns: %FALSE if @archive is no .tar.gz
 */
gboolean
ptero_demo_archive_unpack (GBytes        *archive,
                           PteroDemoFile *folder)
{
  g_autoptr (GZlibDecompressor) decompressor =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GBytes) tar = convert (G_CONVERTER (decompressor), archive);
  const guchar *data;
  gsize length;
  gsize at = 0;

  if (tar == NULL)
    return FALSE;

  data = g_bytes_get_data (tar, &length);
  while (at + BLOCK <= length && data[at] != '\0')
    {
      const Header *header = (const Header *) (data + at);
      guint64 size = g_ascii_strtoull (header->size, NULL, 8);

      at += BLOCK;
      if (memcmp (header->magic, "ustar", 5) != 0 || size > length - at ||
          !unpack_entry (header, data + at, (gsize) size, folder))
        return FALSE;

      at += (size + BLOCK - 1) / BLOCK * BLOCK;
    }

  return TRUE;
}
