/* test-demo-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "demo-fixture.h"
#include "demo-shape.h"

/* Sends what was recorded from a real panel to the demo panel, in the recorded order, and compares
 * status, error codes, failed fields and rules, headers, and the shape of the answers.
 * recordings.txt says which things of the demo stand for the recorded ones, and which recordings
 * cannot be replayed, each with its reason. */

typedef struct
{
  char *action;
  char *pattern;
  char *value;
  guint n_uses;
} Direction;

typedef struct
{
  PteroDemoPanel *panel;
  SoupSession *session;
  GPtrArray *directions;
  GHashTable *names;         /* recorded id, or "kind id", to the demo's */
  char *new_key;
  char *new_secret;
  char *totp_secret;
  guint n_replayed;
  guint n_skipped;
  guint n_failed;
} Replay;

static void
free_direction (gpointer data)
{
  Direction *direction = data;

  g_free (direction->action);
  g_free (direction->pattern);
  g_free (direction->value);
  g_free (direction);
}

static void
read_directions (Replay *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "demo", "recordings.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);
      Direction *direction;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;

      g_assert_cmpuint (g_strv_length (words), >=, 2);
      direction = g_new0 (Direction, 1);
      direction->action = g_strdup (words[0]);
      direction->pattern = g_strdup (words[1]);
      direction->value = g_strdup (words[2] != NULL ? words[2] : "");
      g_ptr_array_add (self->directions, direction);
    }
}

/* Returns: (nullable): the value of the direction @action for a recording, whether by its name or
 * by its method and path */
static const char *
find_direction (Replay     *self,
                const char *action,
                const char *name,
                const char *request)
{
  for (guint i = 0; i < self->directions->len; i++)
    {
      Direction *direction = g_ptr_array_index (self->directions, i);

      if (!g_str_equal (direction->action, action) ||
          (!g_pattern_match_simple (direction->pattern, name) &&
           (request == NULL || !g_pattern_match_simple (direction->pattern, request))))
        continue;

      direction->n_uses++;
      return direction->value;
    }

  return NULL;
}

static char *
get_server_uuid (Replay *self,
                 guint   number)
{
  g_auto (GStrv) servers = ptero_demo_panel_list_servers (self->panel, number);

  g_assert_cmpuint (g_strv_length (servers), ==, number);

  return g_strndup (servers[number - 1], 36);
}

static char *
get_user_uuid (Replay     *self,
               const char *number)
{
  g_autofree char *path = g_strconcat ("/api/application/users/", number, NULL);
  g_autoptr (DemoAnswer) answer = demo_send (self->session, self->panel, "GET", path,
                                             ptero_demo_panel_get_key (self->panel, PTERO_DEMO_KEY_APPLICATION),
                                             NULL, "application/json", NULL);

  return json_node_dup_string (demo_answer_find (answer, "attributes.uuid"));
}

/* "user UUID N": the demo's Nth user stands for the recorded one. "server UUID N [status]": the demo's Nth server stands for the recorded one.
 * "name RECORDED DEMO": so does any other word of a path. */
static void
prepare (Replay *self)
{
  for (guint i = 0; i < self->directions->len; i++)
    {
      Direction *direction = g_ptr_array_index (self->directions, i);
      g_auto (GStrv) words = g_strsplit (direction->value, " ", 2);

      if (g_str_equal (direction->action, "server"))
        {
          char *uuid = get_server_uuid (self, (guint) atoi (words[0]));

          g_hash_table_insert (self->names, g_strdup (direction->pattern), uuid);
          g_hash_table_insert (self->names, g_strndup (direction->pattern, 8), g_strndup (uuid, 8));
          if (words[1] != NULL)
            g_assert_true (ptero_demo_panel_set_server_status (self->panel, uuid, words[1]));
        }
      else if (g_str_equal (direction->action, "user"))
        {
          g_hash_table_insert (self->names, g_strdup (direction->pattern), get_user_uuid (self, direction->value));
        }
      else if (g_str_equal (direction->action, "name"))
        {
          g_hash_table_insert (self->names, g_strdup (direction->pattern), g_strdup (direction->value));
        }
    }
}

/* Returns: (transfer full): id of the first unassigned allocation of the first node */
static char *
find_free_allocation (Replay *self)
{
  g_autoptr (DemoAnswer) answer = demo_send (self->session, self->panel, "GET",
                                             "/api/application/nodes/1/allocations?filter[server_id]=0&per_page=1",
                                             ptero_demo_panel_get_key (self->panel, PTERO_DEMO_KEY_APPLICATION),
                                             NULL, "application/json", NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (demo_answer_find (answer, "data.0.attributes.id")));
}

/* Returns: (transfer full): uuid or id of the Nth thing in a list of @server */
static char *
find_listed (Replay     *self,
             const char *server,
             const char *kind,
             guint       number)
{
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/%s", server, kind);
  g_autofree char *member = g_strdup_printf ("data.%u.attributes.%s", number - 1, g_str_equal (kind, "backups") ? "uuid" : "id");
  g_autoptr (DemoAnswer) answer = demo_send (self->session, self->panel, "GET", path,
                                             ptero_demo_panel_get_key (self->panel, PTERO_DEMO_KEY_ADMIN),
                                             NULL, "application/json", NULL);

  if (demo_answer_find (answer, member) == NULL)
    return g_strdup ("none");

  return g_str_equal (kind, "backups")
           ? json_node_dup_string (demo_answer_find (answer, member))
           : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (demo_answer_find (answer, member)));
}

/* Replaces the recorded ids in a path, "{N}" by the uuid of the demo's Nth server and "{bN}"
 * and "{sN}" by the id of its Nth backup or schedule. */
static char *
map_path (Replay     *self,
          const char *path,
          gboolean    with_names)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      g_autofree char *qualified = g_strdup_printf ("%s/%s", parts[i - 1], parts[i]);
      const char *name = g_hash_table_lookup (self->names, qualified);

      if (name == NULL)
        name = g_hash_table_lookup (self->names, parts[i]);

      if (g_str_equal (parts[i], "{free}"))
        {
          g_free (parts[i]);
          parts[i] = find_free_allocation (self);
        }
      else if (g_str_has_prefix (parts[i], "{b") || g_str_has_prefix (parts[i], "{s"))
        {
          char *id = find_listed (self, parts[i - 2], parts[i - 1], (guint) atoi (parts[i] + 2));

          g_free (parts[i]);
          parts[i] = id;
        }
      else if (*parts[i] == '{')
        {
          char *uuid = get_server_uuid (self, (guint) atoi (parts[i] + 1));

          g_free (parts[i]);
          parts[i] = uuid;
        }
      else if (name != NULL && with_names)
        parts[i] = (g_free (parts[i]), g_strdup (name));
    }

  return g_strjoinv ("/", parts);
}

static char *
build_query (Replay     *self,
             JsonObject *query)
{
  GString *text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, query);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *value = json_node_get_value_type (node) == G_TYPE_STRING
                                 ? json_node_dup_string (node)
                                 : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      const char *mapped = g_hash_table_lookup (self->names, value);
      g_autofree char *escaped_name = g_uri_escape_string (name, NULL, FALSE);
      g_autofree char *escaped_value = g_uri_escape_string (mapped != NULL ? mapped : value, NULL, FALSE);

      g_string_append_printf (text, "%c%s=%s", text->len == 0 ? '?' : '&', escaped_name, escaped_value);
    }

  return g_string_free (text, FALSE);
}

/* A long text was recorded by its beginning and its length. */
static char *
repeat_head (JsonObject *recorded)
{
  const char *head = json_object_get_string_member (recorded, "head");
  gsize length = (gsize) json_object_get_int_member (recorded, "bytes");
  char *text = g_malloc0 (length + 1);

  for (gsize i = 0; i < length; i++)
    text[i] = head[i % strlen (head)];

  return text;
}

/* The one-time code of now for a base32 secret of 32 characters. */
static char *
compute_totp (const char *secret)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  g_autoptr (GHmac) hmac = NULL;
  guint64 step = GUINT64_TO_BE ((guint64) (g_get_real_time () / G_USEC_PER_SEC / 30));
  guint8 key[20] = { 0 };
  guint8 digest[20];
  gsize length = sizeof digest;
  const guint8 *at;

  g_assert_cmpuint (strlen (secret), ==, 32);
  for (guint i = 0; i < 160; i++)
    {
      if (((guint) (strchr (digits, secret[i / 5]) - digits) >> (4 - i % 5)) & 1)
        key[i / 8] |= (guint8) (128 >> i % 8);
    }

  hmac = g_hmac_new (G_CHECKSUM_SHA1, key, sizeof key);
  g_hmac_update (hmac, (const guchar *) &step, sizeof step);
  g_hmac_get_digest (hmac, digest, &length);
  at = digest + (digest[19] & 15);

  return g_strdup_printf ("%06u", (((guint) at[0] & 127) << 24 | (guint) at[1] << 16 | (guint) at[2] << 8 | at[3]) % 1000000);
}

/* A body that is text was sent as it is, malformed or not. "body" adds or replaces members. */
static char *
build_body (Replay     *self,
            JsonNode   *body,
            const char *name)
{
  const char *changes = find_direction (self, "body", name, NULL);
  g_autofree char *text = NULL;
  GString *replaced;

  if (JSON_NODE_HOLDS_NULL (body))
    return NULL;

  if (changes != NULL)
    {
      g_autoptr (JsonNode) other = json_from_string (changes, NULL);
      JsonObjectIter iter;
      const char *member;
      JsonNode *node;

      json_object_iter_init (&iter, json_node_get_object (other));
      while (json_object_iter_next (&iter, &member, &node))
        json_object_set_member (json_node_get_object (body), member, json_node_copy (node));
    }

  if (JSON_NODE_HOLDS_OBJECT (body) && json_object_has_member (json_node_get_object (body), "$text"))
    return repeat_head (json_object_get_object_member (json_node_get_object (body), "$text"));

  text = JSON_NODE_HOLDS_VALUE (body) ? json_node_dup_string (body) : json_to_string (body, FALSE);
  replaced = g_string_new (text);
  for (guint i = 0; i < self->directions->len; i++)
    {
      Direction *direction = g_ptr_array_index (self->directions, i);

      if (g_str_equal (direction->action, "text"))
        g_string_replace (replaced, direction->pattern, direction->value, 0);
    }

  if (strstr (replaced->str, "{totp}") != NULL)
    {
      g_autofree char *code = compute_totp (self->totp_secret);

      g_string_replace (replaced, "{totp}", code, 0);
    }

  return g_string_free (replaced, FALSE);
}

static const char *
find_key (Replay     *self,
          const char *as)
{
  static const struct
  {
    const char *name;
    PteroDemoKey key;
  } keys[] = {
    { "admin", PTERO_DEMO_KEY_ADMIN }, { "alice", PTERO_DEMO_KEY_USER }, { "bob", PTERO_DEMO_KEY_NO_SERVERS },
    { "app", PTERO_DEMO_KEY_APPLICATION }, { "ro", PTERO_DEMO_KEY_PARTIAL },
    { "client_admin_iplocked", PTERO_DEMO_KEY_IP_LOCKED }, { "two-factor", PTERO_DEMO_KEY_TWO_FACTOR },
  };

  if (as == NULL)
    return NULL;

  if (g_str_equal (as, "bad"))
    return "ptlc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  if (g_str_equal (as, "new"))
    return self->new_key;
  if (g_str_equal (as, "newsecretonly"))
    return self->new_secret;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i].name, as))
        return ptero_demo_panel_get_key (self->panel, keys[i].key);
    }

  g_error ("Nobody is called %s", as);
}

static DemoAnswer *
send_recorded (Replay     *self,
               JsonObject *request,
               const char *name,
               const char *key)
{
  JsonObject *headers = json_object_has_member (request, "headers") ? json_object_get_object_member (request, "headers") : NULL;
  JsonNode *query_node = json_object_get_member (request, "query");
  const char *path = find_direction (self, "path", name, NULL);
  const char *more = find_direction (self, "query", name, NULL);
  g_autofree char *mapped = map_path (self, path != NULL ? path : json_object_get_string_member (request, "path"), path == NULL);
  g_autofree char *query = JSON_NODE_HOLDS_OBJECT (query_node) ? build_query (self, json_node_get_object (query_node)) : g_strdup ("");
  g_autofree char *address = g_strconcat (mapped, query, more, NULL);
  g_autofree char *body = build_body (self, json_object_get_member (request, "body"), name);
  const char *accept = "application/json";
  const char *preflight[] = {
    "Origin", "http://example.com", "Access-Control-Request-Method", "GET", NULL, NULL, NULL,
  };

  if (headers != NULL && json_object_has_member (headers, "Accept"))
    accept = json_object_get_null_member (headers, "Accept") ? NULL : json_object_get_string_member (headers, "Accept");

  if (headers != NULL && json_object_has_member (headers, "Access-Control-Request-Headers"))
    {
      preflight[4] = "Access-Control-Request-Headers";
      preflight[5] = "authorization";
    }

  return demo_send (self->session, self->panel, json_object_get_string_member (request, "method"), address, key, body, accept,
                    headers != NULL && json_object_has_member (headers, "Origin") ? preflight : NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* "code field rule" of each error, sorted. */
static char *
describe_errors (Replay   *self,
                 JsonNode *body)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  JsonArray *errors;
  GString *text = g_string_new (NULL);

  if (body == NULL || !JSON_NODE_HOLDS_OBJECT (body) || !json_object_has_member (json_node_get_object (body), "errors"))
    return g_string_free (text, FALSE);

  errors = json_object_get_array_member (json_node_get_object (body), "errors");
  for (guint i = 0; i < json_array_get_length (errors); i++)
    {
      JsonObject *error = json_array_get_object_element (errors, i);
      JsonObject *meta = json_object_has_member (error, "meta") ? json_object_get_object_member (error, "meta") : NULL;
      const char *field = meta != NULL ? json_object_get_string_member (meta, "source_field") : "-";
      const char *mapped = g_hash_table_lookup (self->names, field);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s", json_object_get_string_member (error, "code"),
                                               mapped != NULL ? mapped : field,
                                               meta != NULL ? json_object_get_string_member (meta, "rule") : "-"));
    }

  g_ptr_array_sort (lines, compare_names);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s; ", (char *) g_ptr_array_index (lines, i));

  return g_string_free (text, FALSE);
}

static void
compare_headers (JsonObject *recorded,
                 DemoAnswer *answer,
                 GPtrArray  *differences)
{
  static const char * const names[] = {
    "Content-Type", "Cache-Control", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials",
    "X-RateLimit-Limit", "X-RateLimit-Remaining", "Retry-After", "X-RateLimit-Reset", "Allow", "Location",
    "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age", "Vary",
  };
  static const char * const varying[] = { "X-RateLimit-Remaining", "Retry-After", "X-RateLimit-Reset", "Location", "X-RateLimit-Limit", NULL };
  g_autoptr (GHashTable) lower = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, recorded);
  while (json_object_iter_next (&iter, &name, &node))
    g_hash_table_insert (lower, g_ascii_strdown (name, -1), (gpointer) json_node_get_string (node));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = g_ascii_strdown (names[i], -1);
      const char *expected = g_hash_table_lookup (lower, key);
      const char *given = demo_answer_header (answer, names[i]);

      if ((expected == NULL) != (given == NULL) ||
          (expected != NULL && !g_strv_contains (varying, names[i]) && !g_str_equal (expected, given)) ||
          (g_str_equal (names[i], "X-RateLimit-Limit") && (g_strcmp0 (expected, "720") == 0 || g_strcmp0 (expected, "240") == 0) &&
           g_strcmp0 (expected, given) != 0))
        g_ptr_array_add (differences, g_strdup_printf ("header %s is %s, recorded as %s", names[i],
                                                       given != NULL ? given : "missing", expected != NULL ? expected : "missing"));
    }
}

/* Ids of requests and rows, which differ each time, as "ID". */
static char *
mask_ids (const char *text)
{
  g_autoptr (GRegex) ids = g_regex_new ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=Variable\\[)\\d+(?=\\])", 0, 0, NULL);

  return text != NULL ? g_regex_replace_literal (ids, text, -1, 0, "ID", 0, NULL) : NULL;
}

static void
compare_texts (Replay     *self,
               JsonNode   *recorded,
               DemoAnswer *answer,
               GPtrArray  *differences)
{
  g_autofree char *expected = describe_errors (self, recorded);
  g_autofree char *given = describe_errors (self, answer->json);
  JsonNode *detail = demo_answer_find (answer, "errors.0.detail");
  g_autofree char *said = NULL;
  g_autofree char *recorded_words = NULL;
  const char *words;

  if (!g_str_equal (expected, given))
    {
      g_ptr_array_add (differences, g_strdup_printf ("errors are %s recorded as %s", given, expected));
      return;
    }

  if (detail == NULL || strstr (expected, "ValidationException") != NULL)
    return;

  words = json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (json_node_get_object (recorded), "errors"), 0), "detail");
  said = mask_ids (json_node_get_string (detail));
  recorded_words = mask_ids (words);
  if (g_strcmp0 (said, recorded_words) != 0)
    g_ptr_array_add (differences, g_strdup_printf ("says %s recorded as %s", said, recorded_words));
}

/* Contents that are no text were recorded as their digest. */
static gboolean
stands_for_bytes (JsonNode *body)
{
  return json_object_has_member (json_node_get_object (body), "$binary") ||
         json_object_has_member (json_node_get_object (body), "$text");
}

static void
compare_answer (Replay     *self,
                JsonObject *response,
                DemoAnswer *answer,
                GPtrArray  *differences)
{
  JsonNode *body = json_object_get_member (response, "body");
  guint status = (guint) json_object_get_int_member (response, "status");

  if (answer->error != NULL)
    g_ptr_array_add (differences, g_strdup (answer->error->message));

  if (answer->status != status)
    g_ptr_array_add (differences, g_strdup_printf ("status %u recorded as %u", answer->status, status));

  compare_headers (json_object_get_object_member (response, "headers"), answer, differences);
  compare_texts (self, body, answer, differences);
  if (answer->json != NULL && status < 300 && !JSON_NODE_HOLDS_NULL (body))
    demo_shape_compare (body, answer->json, differences);
  else if ((JSON_NODE_HOLDS_OBJECT (body) && !stands_for_bytes (body)) != (answer->json != NULL))
    g_ptr_array_add (differences, g_strdup ("body is JSON in one only"));
}

/* What was made gets the recorded id, for the requests after. */
static void
learn_names (Replay     *self,
             JsonNode   *body,
             DemoAnswer *answer,
             const char *path)
{
  static const char * const members[] = { "id", "uuid", "identifier" };
  g_autofree char *kind = g_path_get_basename (path);
  JsonNode *secret = demo_answer_find (answer, "meta.secret_token");
  JsonObject *left;
  JsonObject *right;

  if (answer->json == NULL || !JSON_NODE_HOLDS_OBJECT (body) || !json_object_has_member (json_node_get_object (body), "attributes") ||
      demo_answer_find (answer, "attributes") == NULL)
    return;

  left = json_object_get_object_member (json_node_get_object (body), "attributes");
  right = json_node_get_object (demo_answer_find (answer, "attributes"));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (!json_object_has_member (left, members[i]) || !json_object_has_member (right, members[i]))
        continue;

      if (i == 0 && json_node_get_value_type (json_object_get_member (left, "id")) == G_TYPE_INT64)
        {
          from = g_strdup_printf ("%s/%" G_GINT64_FORMAT, kind, json_object_get_int_member (left, "id"));
          to = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (right, "id"));
        }
      else
        {
          from = g_strdup (json_object_get_string_member (left, members[i]));
          to = g_strdup (json_object_get_string_member (right, members[i]));
        }

      if (!g_hash_table_contains (self->names, from))
        g_hash_table_insert (self->names, g_steal_pointer (&from), g_steal_pointer (&to));
    }

  if (secret != NULL)
    {
      g_free (self->new_secret);
      g_free (self->new_key);
      self->new_secret = json_node_dup_string (secret);
      self->new_key = g_strconcat (json_object_get_string_member (right, "identifier"), self->new_secret, NULL);
    }
}

static void
set_stage (Replay     *self,
           const char *name,
           const char *request)
{
  const char *faults = find_direction (self, "faults", name, request);
  const char *status = find_direction (self, "status", name, request);
  const char *state = find_direction (self, "state", name, request);
  const char *pause = find_direction (self, "pause", name, request);
  const char *exhaust = find_direction (self, "exhaust", name, request);

  g_assert_true (ptero_demo_panel_set_faults (self->panel, faults != NULL ? faults : "", NULL));

  if (status != NULL || state != NULL)
    {
      g_autofree char *uuid = get_server_uuid (self, 1);

      if (status != NULL)
        ptero_demo_panel_set_server_status (self->panel, uuid, g_str_equal (status, "none") ? NULL : status);
      if (state != NULL)
        g_assert_true (ptero_demo_panel_set_server_state (self->panel, uuid, state));
    }

  if (pause != NULL)
    g_usleep ((gulong) atoi (pause) * 1000);

  if (find_direction (self, "window", name, request) != NULL)
    ptero_demo_panel_set_rate (self->panel, 0);

  for (guint i = 0; exhaust != NULL && i < 300; i++)
    {
      g_autoptr (DemoAnswer) answer = demo_send (self->session, self->panel, "GET", "/api/application/users?per_page=1",
                                                 ptero_demo_panel_get_key (self->panel, PTERO_DEMO_KEY_APPLICATION),
                                                 NULL, "application/json", NULL);

      if (answer->status == 429)
        break;
    }
}

static void
replay (Replay     *self,
        const char *folder,
        const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings", folder, file, NULL);
  g_autofree char *name = g_strdup_printf ("%s/%.*s", folder, (int) (strlen (file) - strlen (".json")), file);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DemoAnswer) answer = NULL;
  g_autofree char *line = NULL;
  JsonObject *recording;
  JsonObject *request;
  JsonObject *response;
  const char *as;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  recording = json_node_get_object (json_parser_get_root (parser));
  request = json_object_get_object_member (recording, "request");
  response = json_object_get_object_member (recording, "response");
  line = g_strdup_printf ("%s %s", json_object_get_string_member (request, "method"), json_object_get_string_member (request, "path"));

  if (find_direction (self, "skip", name, line) != NULL)
    {
      self->n_skipped++;
      return;
    }

  set_stage (self, name, line);
  as = find_direction (self, "as", name, line);
  if (as == NULL && !json_object_get_null_member (recording, "as"))
    as = json_object_get_string_member (recording, "as");

  for (guint i = 0; i < 30; i++)
    {
      g_clear_pointer (&answer, demo_answer_free);
      answer = send_recorded (self, request, name, find_key (self, as));
      if (find_direction (self, "until", name, line) == NULL || answer->status == json_object_get_int_member (response, "status"))
        break;
    }

  compare_answer (self, response, answer, differences);
  if (demo_answer_find (answer, "data.secret") != NULL)
    {
      g_free (self->totp_secret);
      self->totp_secret = json_node_dup_string (demo_answer_find (answer, "data.secret"));
    }
  if (g_str_equal (json_object_get_string_member (request, "method"), "POST"))
    learn_names (self, json_object_get_member (response, "body"), answer, json_object_get_string_member (request, "path"));

  self->n_replayed++;
  self->n_failed += differences->len > 0 ? 1 : 0;
  for (guint i = 0; i < differences->len; i++)
    g_test_message ("%s: %s", name, (char *) g_ptr_array_index (differences, i));
}

static void
replay_folder (Replay     *self,
               const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *file;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_strdup (file));

  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++)
    replay (self, folder, g_ptr_array_index (files, i));
}

static void
test_recordings (gconstpointer data)
{
  Replay self = { 0 };

  self.panel = ptero_demo_panel_new (500, 1);
  self.session = soup_session_new ();
  self.directions = g_ptr_array_new_with_free_func (free_direction);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_true (ptero_demo_panel_start (self.panel, NULL));
  ptero_demo_panel_set_cache (self.panel, 0);
  ptero_demo_panel_set_job_time (self.panel, 150);
  if (g_strcmp0 (data, "client-wings") == 0)
    ptero_demo_panel_set_backup_pace (self.panel, 0, 0);
  read_directions (&self);
  prepare (&self);

  replay_folder (&self, data);
  g_test_message ("%s: %u replayed, %u of them differ, %u not replayable", (const char *) data,
                  self.n_replayed, self.n_failed, self.n_skipped);

  /* a direction that no recording needs is a mistake */
  for (guint i = 0; i < self.directions->len; i++)
    {
      Direction *direction = g_ptr_array_index (self.directions, i);
      g_autofree char *prefix = g_strconcat (data, "/", NULL);

      if (g_str_has_prefix (direction->pattern, prefix) && direction->n_uses == 0)
        g_error ("recordings.txt: %s %s is not used", direction->action, direction->pattern);
    }

  g_assert_cmpuint (self.n_failed, ==, 0);
  g_assert_cmpuint (self.n_replayed, >=, 30);

  g_object_unref (self.session);
  g_object_unref (self.panel);
  g_ptr_array_unref (self.directions);
  g_hash_table_unref (self.names);
  g_free (self.new_key);
  g_free (self.new_secret);
  g_free (self.totp_secret);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/demo/recordings/client", "client", test_recordings);
  g_test_add_data_func ("/demo/recordings/client-wings", "client-wings", test_recordings);
  g_test_add_data_func ("/demo/recordings/application", "application", test_recordings);

  return g_test_run ();
}
