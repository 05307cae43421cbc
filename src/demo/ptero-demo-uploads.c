/* ptero-demo-uploads.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-uploads.h"

static void
upload_free (gpointer data)
{
  PteroDemoUpload *upload = data;

  g_free (upload->name);
  g_bytes_unref (upload->content);
  g_free (upload);
}

/* (nullable): what @form has as its part @position, if that is called @field */
static PteroDemoUpload *
read_part (SoupMultipart *form,
           int            position,
           const char    *field)
{
  g_autofree char *disposition = NULL;
  g_autoptr(GHashTable) parameters = NULL;
  SoupMessageHeaders *headers;
  PteroDemoUpload *upload;
  GBytes *body;

  soup_multipart_get_part (form, position, &headers, &body);
  if (!soup_message_headers_get_content_disposition (headers, &disposition, &parameters) ||
      parameters == NULL ||
      g_strcmp0 (g_hash_table_lookup (parameters, "name"), field) != 0)
    return NULL;

  upload = g_new0 (PteroDemoUpload, 1);
  upload->name = g_strdup (g_hash_table_lookup (parameters, "filename"));
  upload->content = g_bytes_ref (body);

  return upload;
}

/**
 * ptero_demo_uploads_read:
 * @call: a call
 * @field: the name of a field
 *
 * Returns: (transfer full) (nullable) (element-type PteroDemoUpload): what was sent as that field,
 *   %NULL if no form was sent
 */
GPtrArray *
ptero_demo_uploads_read (PteroDemoCall *call,
                         const char    *field)
{
  SoupMultipart *form = soup_multipart_new_from_message (call->request_headers, call->request_body);
  GPtrArray *uploads;

  if (form == NULL)
    return NULL;

  uploads = g_ptr_array_new_with_free_func (upload_free);
  for (int i = 0; i < soup_multipart_get_length (form); i++)
    {
      PteroDemoUpload *upload = read_part (form, i, field);

      if (upload != NULL)
        g_ptr_array_add (uploads, upload);
    }
  soup_multipart_free (form);

  return uploads;
}
