/* fuzz-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "ptero-error.h"

/* A body as an error of the panel and of a node: the first byte chooses the status, the second the
 * headers. */

static const guint statuses[] = { 302, 400, 401, 403, 404, 405, 409, 413, 419, 422, 429, 500, 502,
                                  503, 504, 522 };

static void
use_error (GError *error,
           guint   status)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);

  g_assert_cmpuint (ptero_api_error_get_status (error), ==, status);
  g_assert_true (*error->message != '\0');
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (ptero_api_error_get_detail (error) == NULL ||
                 g_utf8_validate (ptero_api_error_get_detail (error), -1, NULL));
  g_assert_cmpint (ptero_api_error_get_retry_after (error), >=, -1);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const PteroProblem *problem = g_ptr_array_index (problems, i);

      g_assert_nonnull (problem->field);
      g_assert_nonnull (problem->rule);
      g_assert_nonnull (problem->message);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GError) panel_error = NULL;
  g_autoptr(GError) node_error = NULL;
  g_autoptr(GBytes) body = NULL;
  guint status;

  if (size < 2)
    return 0;

  status = statuses[data[0] % G_N_ELEMENTS (statuses)];
  if ((data[1] & 3) != 0)
    soup_message_headers_append (headers, "Content-Type", (data[1] & 1) != 0
                                   ? "application/json"
                                   : "text/html; charset=UTF-8");
  if ((data[1] & 4) != 0)
    {
      g_autofree char *words = g_utf8_make_valid ((const char *) data + 2, MIN (size - 2, 24));

      g_strdelimit (words, "\r\n", ' ');
      soup_message_headers_append (headers, "Retry-After", words);
      soup_message_headers_append (headers, "Location", words);
      soup_message_headers_append (headers, "X-Request-Id", words);
    }

  body = g_bytes_new (data + 2, size - 2);
  panel_error = ptero_api_error_new_from_answer (status, headers, body);
  node_error = ptero_api_error_new_from_node (status, headers, body);
  use_error (panel_error, status);
  use_error (node_error, status);

  return 0;
}
