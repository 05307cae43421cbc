/* ptero-file-object.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-object.h"

/**
 * PteroFileObject:
 *
 * A file or a folder of a server.
 */

G_DEFINE_FINAL_TYPE (PteroFileObject, ptero_file_object, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroFileObject, name, ptero_type_string),
  PTERO_FIELD (PteroFileObject, mode, ptero_type_string),
  PTERO_FIELD (PteroFileObject, mode_bits, ptero_type_string),
  PTERO_FIELD (PteroFileObject, size, ptero_type_int),
  PTERO_FIELD (PteroFileObject, is_file, ptero_type_boolean),
  PTERO_FIELD (PteroFileObject, is_symlink, ptero_type_boolean),
  PTERO_FIELD_SHARED_STRING (PteroFileObject, mimetype),
  PTERO_FIELD (PteroFileObject, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroFileObject, modified_at, g_date_time_get_type),
};

static void
ptero_file_object_class_init (PteroFileObjectClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->sibling_identity = "name";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_file_object_init (PteroFileObject *self)
{
}

/**
 * PteroFileObject:name:
 *
 * Its name in its folder. Hostile: it may hold anything.
 */

/**
 * PteroFileObject:mode:
 *
 * Its kind and permissions, such as `drwxr-xr-x`; a symbolic link begins with
 * `L`.
 */

/**
 * PteroFileObject:mode-bits:
 *
 * The permissions in octal digits, such as `644`.
 */

/**
 * PteroFileObject:size:
 *
 * Its size in bytes; of a folder whatever its file system says.
 */

/**
 * PteroFileObject:is-file:
 *
 * Whether it is no folder.
 */

/**
 * PteroFileObject:is-symlink:
 *
 * Whether it is a symbolic link; never so with Wings 1.11.9 to 1.11.11, whose
 * [property@Ptero.FileObject:mode] tells.
 */

/**
 * PteroFileObject:mimetype:
 *
 * Its type, with a charset at times; `inode/directory` of a folder.
 */

/**
 * PteroFileObject:created-at:
 *
 * When it was made.
 */

/**
 * PteroFileObject:modified-at:
 *
 * When it was last written.
 */

/**
 * ptero_file_object_find:
 * @files: (nullable) (element-type PteroFileObject): what a folder has
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the one of that name
 */
PteroFileObject *
ptero_file_object_find (GPtrArray  *files,
                        const char *name)
{
  for (guint i = 0; files != NULL && i < files->len; i++)
    if (g_strcmp0 (((PteroFileObject *) files->pdata[i])->name, name) == 0)
      return files->pdata[i];

  return NULL;
}

/**
 * ptero_file_object_is_link:
 * @file: a file
 *
 * Returns: whether it is a symbolic link
 */
gboolean
ptero_file_object_is_link (PteroFileObject *file)
{
  return file->is_symlink || (file->mode != NULL && (*file->mode == 'L' || *file->mode == 'l'));
}
