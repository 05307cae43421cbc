/* ptero-demo-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-files.h"

#include <string.h>

/* The volume of a server: a tree in memory. Large files are not kept but made of a repeated line
 * when they are read. */

#define LINE "[00:00:00] [Server thread/INFO]: Saving chunks for level 'world'/minecraft:overworld\n"

void
ptero_demo_file_free (PteroDemoFile *self)
{
  g_free (self->name);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static PteroDemoFile *
new_entry (const char *name,
           guint       mode)
{
  PteroDemoFile *self = g_new0 (PteroDemoFile, 1);

  self->name = g_strdup (name);
  self->mode = mode;
  self->created_at = self->modified_at = g_get_real_time () / G_USEC_PER_SEC;

  return self;
}

PteroDemoFile *
ptero_demo_file_new_folder (const char *name)
{
  PteroDemoFile *self = new_entry (name, 0755);

  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) ptero_demo_file_free);
  self->size = 4096;

  return self;
}

/* Returns: (transfer full): the same again, with all that is in it; contents are shared */
PteroDemoFile *
ptero_demo_file_copy (PteroDemoFile *self)
{
  PteroDemoFile *copy = new_entry (self->name, self->mode);

  copy->size = self->size;
  copy->is_link = self->is_link;
  copy->modified_at = self->modified_at;
  if (self->bytes != NULL)
    copy->bytes = g_bytes_ref (self->bytes);

  if (self->children != NULL)
    copy->children = g_ptr_array_new_with_free_func ((GDestroyNotify) ptero_demo_file_free);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    ptero_demo_file_add (copy, ptero_demo_file_copy (g_ptr_array_index (self->children, i)));

  return copy;
}

PteroDemoFile *
ptero_demo_file_get_child (PteroDemoFile *self,
                           const char    *name)
{
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      PteroDemoFile *child = g_ptr_array_index (self->children, i);

      if (g_str_equal (child->name, name))
        return child;
    }

  return NULL;
}

/* Puts @child (transfer full) into the folder @self. */
void
ptero_demo_file_add (PteroDemoFile *self,
                     PteroDemoFile *child)
{
  child->parent = self;
  g_ptr_array_add (self->children, child);
}

/* Takes @self out of its folder, and ends it. */
void
ptero_demo_file_remove (PteroDemoFile *self)
{
  g_ptr_array_remove (self->parent->children, self);
}

/**
 * ptero_demo_file_resolve:
 * @folder: (nullable): what @path is relative to; %NULL for the top
 * @path: a path; a leading slash means nothing
 *
 * Returns: (nullable) (transfer full): "a/b" without dots, "" for the top; %NULL if it leads out of
 *   the volume
 */
char *
ptero_demo_file_resolve (const char *folder,
                         const char *path)
{
  g_autofree char *joined = g_strconcat (folder != NULL ? folder : "", "/", path, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || g_str_equal (parts[i], "."))
        continue;

      if (!g_str_equal (parts[i], ".."))
        g_ptr_array_add (kept, parts[i]);
      else if (kept->len > 0)
        g_ptr_array_set_size (kept, (gint) kept->len - 1);
      else
        return NULL;
    }

  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("/", (char **) kept->pdata);
}

/* Returns: (nullable): what is at the resolved @path; links lead nowhere */
PteroDemoFile *
ptero_demo_file_find (PteroDemoFile *root,
                      const char    *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  PteroDemoFile *self = root;

  for (guint i = 0; parts[i] != NULL && self != NULL; i++)
    if (*parts[i] != '\0')
      self = ptero_demo_file_get_child (self, parts[i]);

  return self;
}

/* Returns: (nullable): the folder at the resolved @path, made with its parents; %NULL if a file is
 * in the way */
PteroDemoFile *
ptero_demo_file_make_path (PteroDemoFile *root,
                           const char    *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  PteroDemoFile *self = root;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      PteroDemoFile *child;

      if (*parts[i] == '\0')
        continue;

      child = ptero_demo_file_get_child (self, parts[i]);
      if (child == NULL)
        ptero_demo_file_add (self, child = ptero_demo_file_new_folder (parts[i]));
      if (child->children == NULL)
        return NULL;

      self = child;
    }

  return self;
}

/**
 * ptero_demo_file_write:
 * @root: the top of a volume
 * @path: a resolved path
 * @bytes: contents
 *
 * Returns: (nullable) (transfer none): the file, made or overwritten; %NULL if @path or a part of
 *   it is of the wrong kind
 */
PteroDemoFile *
ptero_demo_file_write (PteroDemoFile *root,
                       const char    *path,
                       GBytes        *bytes)
{
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  PteroDemoFile *folder = ptero_demo_file_make_path (root, g_str_equal (folder_path, ".")
                                                       ? ""
                                                       : folder_path);
  PteroDemoFile *self;

  if (folder == NULL)
    return NULL;

  self = ptero_demo_file_get_child (folder, name);
  if (self == NULL)
    ptero_demo_file_add (folder, self = new_entry (name, 0644));
  if (self->children != NULL)
    return NULL;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (bytes);
  self->size = (gint64) g_bytes_get_size (bytes);
  self->modified_at = g_get_real_time () / G_USEC_PER_SEC;

  return self;
}

/* Bytes of all files in @self. */
gint64
ptero_demo_file_measure (PteroDemoFile *self)
{
  gint64 size = self->children == NULL ? self->size : 0;

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    size += ptero_demo_file_measure (g_ptr_array_index (self->children, i));

  return size;
}

/* Returns: (transfer full): at most @length bytes of a file from @offset */
GBytes *
ptero_demo_file_read (PteroDemoFile *self,
                      gint64         offset,
                      gsize          length)
{
  const gsize line = strlen (LINE);
  guchar *data;

  length = (gsize) MIN ((gint64) length, self->size - offset);
  if (self->bytes != NULL)
    return g_bytes_new_from_bytes (self->bytes, (gsize) offset, length);

  data = g_malloc (length);
  for (gsize i = 0; i < length;)
    {
      gsize at = (gsize) ((guint64) offset + i) % line;
      gsize count = MIN (line - at, length - i);

      memcpy (data + i, LINE + at, count);
      i += count;
    }

  return g_bytes_new_take (data, length);
}

/* Returns: what Wings says about the kind of contents */
const char *
ptero_demo_file_get_type (PteroDemoFile *self)
{
  static const struct
  {
    const char *suffix;
    const char *type;
  } types[] = {
    { ".jar", "application/jar" }, { ".tar.gz", "application/gzip" }, { ".gz", "application/gzip" },
    { ".zip", "application/zip" }, { ".tar", "application/x-tar" }, { ".png", "image/png" },
    { ".json", "application/json" }, { ".mca", "application/octet-stream" },
  };
  gsize length;
  const char *data;

  if (self->children != NULL)
    return "inode/directory";

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_has_suffix (self->name, types[i].suffix))
        return types[i].type;
    }

  if (self->bytes == NULL || (data = g_bytes_get_data (self->bytes, &length)) == NULL)
    return "text/plain; charset=utf-8";

  return memchr (data, '\0', MIN (length, 3072)) != NULL
           ? "application/octet-stream"
           : "text/plain; charset=utf-8";
}

/* Returns: (transfer none): the top of the volume of @server, filled on the first look */
PteroDemoFile *
ptero_demo_files_get (PteroDemoWorld  *world,
                      PteroDemoServer *server)
{
  if (server->files == NULL)
    {
      server->files = ptero_demo_file_new_folder ("");
      ptero_demo_files_fill (world, server, server->files);
    }

  return server->files;
}
