/* ptero-file-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-file-clip.h"
#include "ptero-format.h"

/* What the panel's daemon unpacks: types, without what follows a semicolon. */
static const char * const archive_types[] = {
  "application/gzip",
  "application/tar+gzip",
  "application/vnd.rar",
  "application/x-7z-compressed",
  "application/x-br",
  "application/x-bzip2",
  "application/x-gzip",
  "application/x-lzip",
  "application/x-rar-compressed",
  "application/x-sz",
  "application/x-tar",
  "application/x-xz",
  "application/zip",
  "application/zstd",
};

static char *
dup_name (gpointer item)
{
  return g_strdup (PTERO_FILE_OBJECT (item)->name);
}

/* Made once for each file: "mods2" comes before "mods10". */
static const char *
get_name_key (gpointer item)
{
  static GQuark quark;
  char *key;

  if (quark == 0)
    quark = g_quark_from_static_string ("ptero-file-name-key");
  key = g_object_get_qdata (item, quark);
  if (key == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (PTERO_FILE_OBJECT (item)->name, -1);

      key = g_utf8_collate_key_for_filename (valid, -1);
      g_object_set_qdata_full (item, quark, key, g_free);
    }

  return key;
}

static const char *
get_icon (gpointer item)
{
  PteroFileObject *file = item;

  if (!file->is_file)
    return "folder-symbolic";
  if (ptero_file_object_is_link (file))
    return "emblem-symbolic-link";
  if (ptero_file_is_archive (file))
    return "package-x-generic-symbolic";
  if (file->mimetype != NULL && g_str_has_prefix (file->mimetype, "image/"))
    return "image-x-generic-symbolic";

  return "text-x-generic-symbolic";
}

/* What can be gone into is seen at once. */
static const char *
get_icon_class (gpointer item)
{
  return PTERO_FILE_OBJECT (item)->is_file ? NULL : "folder-icon";
}

static char *
dup_size (gpointer item)
{
  return PTERO_FILE_OBJECT (item)->is_file
           ? ptero_format_bytes (PTERO_FILE_OBJECT (item)->size)
           : NULL;
}

static gint64
get_size (gpointer item)
{
  return PTERO_FILE_OBJECT (item)->is_file ? PTERO_FILE_OBJECT (item)->size : -1;
}

static char *
dup_modified (gpointer item)
{
  return PTERO_FILE_OBJECT (item)->modified_at != NULL
           ? ptero_format_relative (PTERO_FILE_OBJECT (item)->modified_at)
           : NULL;
}

static gint64
get_modified (gpointer item)
{
  return PTERO_FILE_OBJECT (item)->modified_at != NULL
           ? g_date_time_to_unix (PTERO_FILE_OBJECT (item)->modified_at)
           : 0;
}

static char *
dup_mode (gpointer item)
{
  return g_strdup (PTERO_FILE_OBJECT (item)->mode);
}

static const PteroColumn columns[] = {
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_FILE, .get_icon = get_icon,
    .get_key = get_name_key, .get_dim = ptero_file_is_cut,
    .get_icon_class = get_icon_class },
  { "size", N_("Size"), dup_size, PTERO_COLUMN_NUMERIC, get_size },
  { "modified", N_("Modified"), dup_modified, PTERO_COLUMN_DETAIL, get_modified },
  { "mode", N_("Permissions"), dup_mode, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
};

/**
 * ptero_file_columns_get:
 * @n_columns: (out): how many there are
 *
 * Returns: (transfer none): the columns of a table of files
 */
const PteroColumn *
ptero_file_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);

  return columns;
}

/**
 * ptero_file_is_hidden:
 * @file: a file
 *
 * Returns: whether file managers hide it
 */
gboolean
ptero_file_is_hidden (PteroFileObject *file)
{
  return *file->name == '.';
}

/**
 * ptero_file_is_archive:
 * @file: a file
 *
 * Returns: whether the panel's daemon can unpack it
 */
gboolean
ptero_file_is_archive (PteroFileObject *file)
{
  g_autofree char *type = NULL;

  if (!file->is_file || file->mimetype == NULL)
    return FALSE;

  type = g_strndup (file->mimetype, strcspn (file->mimetype, "; "));
  for (guint i = 0; i < G_N_ELEMENTS (archive_types); i++)
    if (g_str_equal (archive_types[i], type))
      return TRUE;

  return FALSE;
}

/**
 * ptero_file_compare:
 * @a: a file
 * @b: another one
 * @unused: nothing
 *
 * Folders come before files.
 */
int
ptero_file_compare (gconstpointer a,
                    gconstpointer b,
                    gpointer      unused)
{
  gboolean first = ((PteroFileObject *) a)->is_file;
  gboolean second = ((PteroFileObject *) b)->is_file;

  return first == second ? GTK_ORDERING_EQUAL : first ? GTK_ORDERING_LARGER : GTK_ORDERING_SMALLER;
}

/**
 * ptero_file_compare_names:
 * @a: a file
 * @b: another one
 * @unused: nothing
 *
 * Returns: the order of their names
 */
int
ptero_file_compare_names (gconstpointer a,
                          gconstpointer b,
                          gpointer      unused)
{
  return gtk_ordering_from_cmpfunc (strcmp (get_name_key ((gpointer) a),
                                            get_name_key ((gpointer) b)));
}
