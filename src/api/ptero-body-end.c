/* ptero-body-end.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-body-end.h"

/* Some versions of libsoup, of which 3.2 is one, take the end of the connection between two chunks
 * for the end of the body: half of a file, which a proxy sends when what is behind it dies, would
 * pass for the whole. */

/**
 * ptero_body_end_find_chunked: (skip)
 * @message: a message that was sent
 * @stream: the body of its answer
 *
 * Returns: (transfer none) (nullable): what takes the chunks to pieces, below
 *   what decompresses; %NULL if the body does not come in chunks
 */
GInputStream *
ptero_body_end_find_chunked (SoupMessage  *message,
                             GInputStream *stream)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CHUNKED)
    return NULL;

  while (G_IS_FILTER_INPUT_STREAM (stream))
    {
      if (g_str_equal (G_OBJECT_TYPE_NAME (stream), "SoupBodyInputStream"))
        return stream;

      stream = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));
    }

  return NULL;
}

/**
 * ptero_body_end_was_reached: (skip)
 * @chunked: what [func@Ptero.body_end_find_chunked] found, and has no more
 *
 * Behind the last chunk it is at its end whoever asks. Between two it looks
 * for the next one, which somebody who has given up cannot wait for.
 *
 * Returns: whether the last chunk was there
 */
gboolean
ptero_body_end_was_reached (GInputStream *chunked)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  char buffer[256];    /* room for a line, which libsoup insists on */

  g_cancellable_cancel (cancellable);

  return g_input_stream_read (chunked, buffer, sizeof buffer, cancellable, NULL) == 0;
}
