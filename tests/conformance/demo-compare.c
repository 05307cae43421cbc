/* demo-compare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-compare.h"

#include <string.h>

#include "demo-shape.h"

/* Compares status, error codes, failed fields and rules, headers, and the shape of the answers. */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* Returns: (nullable): the errors in a body */
static JsonArray *
get_errors (JsonNode *body)
{
  JsonNode *errors = NULL;

  if (body != NULL && JSON_NODE_HOLDS_OBJECT (body))
    errors = json_object_get_member (json_node_get_object (body), "errors");

  return errors != NULL && JSON_NODE_HOLDS_ARRAY (errors) ? json_node_get_array (errors) : NULL;
}

static JsonObject *
get_error (JsonArray *errors,
           guint      at)
{
  JsonNode *node = json_array_get_element (errors, at);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* "code field rule" of an error */
static char *
describe_error (JsonObject *error,
                GHashTable *names)
{
  JsonObject *meta = error != NULL ? recording_get_object (error, "meta") : NULL;
  const char *code = error != NULL ? recording_get_string (error, "code") : NULL;
  const char *field = meta != NULL ? recording_get_string (meta, "source_field") : NULL;
  const char *rule = meta != NULL ? recording_get_string (meta, "rule") : NULL;
  const char *mapped = field != NULL ? g_hash_table_lookup (names, field) : NULL;

  if (mapped != NULL)
    field = mapped;

  return g_strdup_printf ("%s %s %s", code != NULL ? code : "-", field != NULL ? field : "-",
                          rule != NULL ? rule : "-");
}

/* All errors of a body, sorted */
static char *
describe_errors (JsonNode   *body,
                 GHashTable *names)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  JsonArray *errors = get_errors (body);
  GString *text = g_string_new (NULL);

  for (guint i = 0; errors != NULL && i < json_array_get_length (errors); i++)
    g_ptr_array_add (lines, describe_error (get_error (errors, i), names));

  g_ptr_array_sort (lines, compare_names);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s; ", (char *) g_ptr_array_index (lines, i));

  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): what the first error says, with ids of requests and rows,
 * which differ each time, as "ID" */
static char *
read_detail (JsonNode *body)
{
  g_autoptr(GRegex) ids =
    g_regex_new ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=Variable\\[)\\d+(?=\\])", 0, 0,
                 NULL);
  JsonArray *errors = get_errors (body);
  JsonObject *first = errors != NULL && json_array_get_length (errors) > 0
                        ? get_error (errors, 0)
                        : NULL;
  const char *detail = first != NULL ? recording_get_string (first, "detail") : NULL;

  return detail != NULL ? g_regex_replace_literal (ids, detail, -1, 0, "ID", 0, NULL) : NULL;
}

static void
compare_texts (Recording  *recording,
               DemoAnswer *answer,
               GHashTable *names,
               GPtrArray  *differences)
{
  g_autofree char *expected = describe_errors (recording->body, names);
  g_autofree char *given = describe_errors (answer->json, names);
  g_autofree char *recorded_words = read_detail (recording->body);
  g_autofree char *said = read_detail (answer->json);

  if (!g_str_equal (expected, given))
    g_ptr_array_add (differences,
                     g_strdup_printf ("errors are %s recorded as %s", given, expected));
  else if (strstr (expected, "ValidationException") == NULL &&
           g_strcmp0 (said, recorded_words) != 0)
    g_ptr_array_add (differences,
                     g_strdup_printf ("says %s recorded as %s", said != NULL ? said : "nothing",
                                      recorded_words != NULL ? recorded_words : "nothing"));
}

/* Returns: (transfer full): the recorded headers by their names in lower case */
static GHashTable *
read_headers (Recording *recording)
{
  GHashTable *lower = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObject *recorded = recording_get_object (recording->response, "headers");
  JsonObjectIter iter;
  const char *name;

  if (recorded == NULL)
    return lower;

  json_object_iter_init (&iter, recorded);
  while (json_object_iter_next (&iter, &name, NULL))
    g_hash_table_insert (lower, g_ascii_strdown (name, -1),
                         (gpointer) recording_get_string (recorded, name));

  return lower;
}

/* Of some headers the value varies; of the limit, only where the recording has not the default. */
static gboolean
header_agrees (const char *name,
               const char *expected,
               const char *given)
{
  static const char * const varying[] = { "X-RateLimit-Remaining", "Retry-After",
                                          "X-RateLimit-Reset", "Location", NULL };

  if (expected == NULL || given == NULL)
    return expected == given;

  if (g_str_equal (name, "X-RateLimit-Limit"))
    return (!g_str_equal (expected, "720") && !g_str_equal (expected, "240")) ||
           g_str_equal (expected, given);

  return g_strv_contains (varying, name) || g_str_equal (expected, given);
}

static void
compare_headers (Recording  *recording,
                 DemoAnswer *answer,
                 GPtrArray  *differences)
{
  static const char * const names[] = {
    "Content-Type", "Cache-Control", "Access-Control-Allow-Origin",
    "Access-Control-Allow-Credentials",
    "X-RateLimit-Limit", "X-RateLimit-Remaining", "Retry-After", "X-RateLimit-Reset", "Allow",
    "Location",
    "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age",
    "Vary",
  };
  g_autoptr(GHashTable) recorded = read_headers (recording);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = g_ascii_strdown (names[i], -1);
      const char *expected = g_hash_table_lookup (recorded, key);
      const char *given = demo_answer_header (answer, names[i]);

      if (!header_agrees (names[i], expected, given))
        g_ptr_array_add (differences, g_strdup_printf ("header %s is %s, recorded as %s", names[i],
                                                       given != NULL ? given : "missing",
                                                       expected != NULL ? expected : "missing"));
    }
}

/* Compares what the demo answered with what was recorded; @names has the demo's names for the
 * recorded ones. */
void
demo_compare_answer (Recording  *recording,
                     DemoAnswer *answer,
                     GHashTable *names,
                     GPtrArray  *differences)
{
  JsonNode *body = recording->body;

  if (answer->error != NULL)
    g_ptr_array_add (differences, g_strdup (answer->error->message));

  if (answer->status != recording->status)
    g_ptr_array_add (differences, g_strdup_printf ("status %u recorded as %u", answer->status,
                                                   recording->status));

  compare_headers (recording, answer, differences);
  compare_texts (recording, answer, names, differences);
  if (answer->json != NULL && recording->status < 300 && !JSON_NODE_HOLDS_NULL (body))
    demo_shape_compare (body, answer->json, differences);
  else if ((JSON_NODE_HOLDS_OBJECT (body) &&
            recording_is_whole (recording)) != (answer->json != NULL))
    g_ptr_array_add (differences, g_strdup ("body is JSON in one only"));
}
