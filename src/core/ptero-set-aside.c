/* ptero-set-aside.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-set-aside.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "ptero-json-reader.h"

static JsonNode *
read_bytes (char    *contents,
            gsize    length,
            gsize    max_size,
            GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (contents, length);
  JsonNode *root = NULL;

  if (length > max_size)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "too large");
  else
    root = ptero_json_read (bytes, error);

  if (root != NULL && !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no object");
      g_clear_pointer (&root, json_node_unref);
    }

  return root;
}

/**
 * ptero_set_aside_read: (skip)
 * @file: a file of this computer in which Ptero keeps something
 * @result: what g_file_load_contents_async() came to
 * @max_size: how large it may be
 *
 * Something else may have written it, or half of it. What cannot be read is
 * renamed, so that it is not lost when what is new is kept.
 *
 * Returns: (transfer full) (nullable): the object in it, if there is one
 */
JsonNode *
ptero_set_aside_read (GFile        *file,
                      GAsyncResult *result,
                      gsize         max_size)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = ptero_set_aside_dup_path (g_file_peek_path (file));
  JsonNode *root = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (g_file_load_contents_finish (file, result, &contents, &length, NULL, &error))
    root = read_bytes (contents, length, max_size, &error);
  if (root != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return root;

  g_debug ("%s could not be read: %s", g_file_peek_path (file), error->message);
  if (g_rename (g_file_peek_path (file), aside) != 0)
    g_debug ("It could not be set aside: %s", g_strerror (errno));

  return NULL;
}

/**
 * ptero_set_aside_dup_path: (skip)
 * @path: path of a file in which Ptero keeps something
 *
 * Returns: (transfer full): what it is renamed to if it cannot be read
 */
char *
ptero_set_aside_dup_path (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return g_strconcat (path, ".unreadable", NULL);
}
