/* ptero-checksum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-checksum.h"

#include <glib/gi18n.h>
#include <string.h>

#define BUFFER_SIZE (1024 * 1024)

static gboolean
parse (const char     *checksum,
       GChecksumType  *type,
       const char    **digest)
{
  static const struct { const char *prefix; GChecksumType type; } kinds[] = {
    { "sha1:", G_CHECKSUM_SHA1 },
    { "sha256:", G_CHECKSUM_SHA256 },
    { "sha512:", G_CHECKSUM_SHA512 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!g_str_has_prefix (checksum, kinds[i].prefix))
        continue;
      *type = kinds[i].type;
      *digest = checksum + strlen (kinds[i].prefix);
      return TRUE;
    }

  return FALSE;
}

static char *
compute (GFile          *file,
         GChecksumType   type,
         GCancellable   *cancellable,
         GError        **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GChecksum) sum = g_checksum_new (type);
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  gssize length;

  if (stream == NULL)
    return NULL;

  while ((length = g_input_stream_read (G_INPUT_STREAM (stream), buffer, BUFFER_SIZE, cancellable, error)) > 0)
    g_checksum_update (sum, buffer, length);

  return length == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

static void
verify_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const char *checksum = task_data;
  g_autofree char *found = NULL;
  GChecksumType type;
  const char *digest;
  GError *error = NULL;

  if (!parse (checksum, &type, &digest))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", _("The checksum is of a kind that is not known."));
      return;
    }

  found = compute (source, type, cancellable, &error);
  if (found == NULL)
    g_task_return_error (task, error);
  else if (g_ascii_strcasecmp (found, digest) != 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", _("The file is damaged: its checksum is another one."));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * ptero_checksum_verify_async:
 * @file: a file
 * @checksum: what a panel says of it, e.g. `sha1:…`
 * @cancellable: (nullable): to stop it
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a file in a thread and compares.
 */
void
ptero_checksum_verify_async (GFile               *file,
                             const char          *checksum,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, ptero_checksum_verify_async);
  g_task_set_task_data (task, g_strdup (checksum), g_free);
  g_task_run_in_thread (task, verify_in_thread);
}

/**
 * ptero_checksum_verify_finish:
 * @file: a file
 * @result: what the callback got
 * @error: return location for an error; %G_IO_ERROR_INVALID_DATA: it is another file,
 *   %G_IO_ERROR_NOT_SUPPORTED: nobody can tell
 *
 * Returns: whether it is the file
 */
gboolean
ptero_checksum_verify_finish (GFile         *file,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
