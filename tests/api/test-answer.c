/* test-answer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-answer.h"
#include "ptero-endpoint.h"
#include "ptero-error.h"

#define SERVER(uuid) "{\"object\":\"server\",\"attributes\":{\"uuid\":" uuid ",\"name\":\"Survival\"}}"

static PteroAnswer *
make (PteroEndpoint   endpoint,
      const char     *text,
      GError        **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonNode) json = json_from_string (text, NULL);
  g_autoptr(PteroAnswer) answer = ptero_answer_new (200, bytes, json);

  return ptero_answer_make (answer, ptero_endpoint_get_info (endpoint),
                            error) ? g_steal_pointer (&answer) : NULL;
}

/* What is not as agreed is named. */
static void
test_shape (void)
{
  static const struct { PteroEndpoint endpoint; const char *text; const char *member; } rows[] = {
    { PTERO_ENDPOINT_ACCOUNT_GET, "{\"object\":\"user\"}", "“attributes”" },
    { PTERO_ENDPOINT_ACCOUNT_GET, "{}", "“attributes”" },
    { PTERO_ENDPOINT_ACCOUNT_GET, "{\"object\":\"server\",\"attributes\":{}}", "“attributes”" },
    { PTERO_ENDPOINT_ACCOUNT_GET, "{\"object\":\"user\",\"attributes\":{\"username\":[1]}}",
      "“username”" },
    { PTERO_ENDPOINT_SERVERS_LIST, "{\"object\":\"list\",\"data\":{}}", "“data”" },
    { PTERO_ENDPOINT_SERVERS_LIST, "{\"object\":\"list\",\"data\":[],\"meta\":\"x\"}", "“meta”" },
    { PTERO_ENDPOINT_SERVERS_LIST, "{\"object\":\"list\",\"data\":[],\"meta\":[1]}", "“meta”" },
    { PTERO_ENDPOINT_SERVERS_LIST, "{\"object\":\"list\",\"data\":[],\"meta\":{\"pagination\":7}}",
      "“pagination”" },
    { PTERO_ENDPOINT_SERVERS_LIST, "{\"object\":\"list\",\"data\":[" SERVER ("\"\"") "]}",
      "“uuid”" },
    { PTERO_ENDPOINT_SERVERS_LIST, "{\"object\":\"list\",\"data\":[{}]}", "“attributes”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PteroAnswer) answer = make (rows[i].endpoint, rows[i].text, &error);

      g_assert_null (answer);
      g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
      if (strstr (error->message, rows[i].member) == NULL)
        g_test_fail_printf ("%s: %s", rows[i].text, error->message);
    }
}

/* PHP has three ways to say that there is nothing. */
static void
test_no_meta (void)
{
  static const char *const texts[] = {
    "{\"object\":\"list\",\"data\":[]}",
    "{\"object\":\"list\",\"data\":[],\"meta\":null}",
    "{\"object\":\"list\",\"data\":[],\"meta\":[]}",
    "{\"object\":\"list\",\"data\":[],\"meta\":{\"pagination\":null}}",
    "{\"object\":\"list\",\"data\":[],\"meta\":{\"pagination\":[]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PteroAnswer) answer = make (PTERO_ENDPOINT_SERVERS_LIST, texts[i], &error);

      g_assert_no_error (error);
      g_assert_null (ptero_answer_get_pagination (answer));
    }
}

/* What cannot be told from the others is counted, and does not spoil them. */
static void
test_nameless (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = make (PTERO_ENDPOINT_SERVERS_LIST,
                                        "{\"object\":\"list\",\"data\":[" SERVER ("\"\"") "," SERVER ("null") ","
                                        SERVER ("\"u1\"") ",{},7]}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ptero_answer_get_items (answer)->len, ==, 1);
  g_assert_cmpuint (ptero_answer_get_n_unread (answer), ==, 4);
  g_assert_nonnull (strstr (ptero_answer_get_item_error (answer)->message, "“uuid”"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answer/shape", test_shape);
  g_test_add_func ("/answer/no-meta", test_no_meta);
  g_test_add_func ("/answer/nameless", test_nameless);

  return g_test_run ();
}
