/* test-hostile-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Recordings in which each member is in turn missing and of each wrong kind: ptero-conformance,
 * whose path is the first argument, says so of those that cannot be read, and outlives all of them.
 * Of real ones, in the folder of the second, it tells what was changed. */

static const char *program;
static const char *recordings;

static const char *const exchanges[] = {
  "{'as': 'admin', 'request': {'method': 'GET', 'path': '/api/client', 'query': {'page': '1'}, 'body': null, 'headers': {'Accept': 'a/b'}},"
  " 'response': {'status': 200, 'headers': {'Content-Type': 'application/json'}, 'body': {'object': 'list', 'data': [{'object': 'server',"
  " 'attributes': {'uuid': 'x', 'limits': {'memory': 1}, 'egg_features': ['eula'], 'relationships': {'allocations': {'object': 'list', 'data': []}}}}],"
  " 'meta': {'pagination': {'total': 1, 'count': 1, 'per_page': 50, 'current_page': 1, 'total_pages': 1}}}}}",
  "{'as': 'admin', 'request': {'method': 'POST', 'path': '/api/client/account/api-keys', 'query': null, 'body': {'description': {'$text': {'head': 'x', 'bytes': 3}}}},"
  " 'response': {'status': 422, 'headers': {'Retry-After': '3'}, 'body': {'errors': [{'code': 'ValidationException', 'status': '422',"
  " 'detail': 'no', 'meta': {'source_field': 'description', 'rule': 'required'}}]}}}",
  "{'as': 'app', 'request': {'method': 'DELETE', 'path': '/api/application/locations/99', 'query': null, 'body': {'$text': {'head': 'x', 'bytes': 3}}},"
  " 'response': {'status': 204, 'headers': {}, 'body': null}}",
  "{'request': {'method': 'GET', 'url': 'http://127.0.0.1:8081/download/file?token=x'},"
  " 'response': {'status': 404, 'headers': {}, 'body': {'error': 'gone', 'request_id': 'x'}}}",
};

static const char *const frames[] = {
  "{'direction': 'recv', 'text': '{\\\"event\\\":\\\"status\\\",\\\"args\\\":[\\\"offline\\\"]}', 'frame': {'event': 'status', 'args': ['offline']}}",
  "{'direction': 'recv', 'frame': {'event': 'stats', 'args': ['{}']}}",
  "{'direction': 'send', 'frame': {'event': 'auth', 'args': ['x']}}",
};

static const char *const values[] = {
  NULL, "null", "3", "-1", "1.5", "1e300", "true", "''", "'x'", "'a b\\\\r\\\\nc: d'",
  "'\\\\u0000'", "[]", "[[]]", "[3, {}]", "{}",
  "{'a b\\\\n': 'c\\\\n', '': '', 'x': []}",
};

typedef struct
{
  char  *folder;
  guint  n_files;
} Fixture;

static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  JsonNode *node = json_from_string (json, NULL);

  g_assert_nonnull (node);

  return node;
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Sets the member at the end of @path to @value, or takes it out. */
static void
set_member (JsonNode   *root,
            const char *path,
            const char *value)
{
  g_auto(GStrv) words = g_strsplit (path, ".", -1);
  JsonNode *node = root;
  guint i = 0;

  for (; words[i + 1] != NULL; i++)
    {
      node = JSON_NODE_HOLDS_ARRAY (node)
             ? json_array_get_element (json_node_get_array (node),
                                       g_ascii_strtoull (words[i], NULL, 10))
             : json_object_get_member (json_node_get_object (node), words[i]);
      g_assert_nonnull (node);
    }

  if (value != NULL)
    json_object_set_member (json_node_get_object (node), words[i], parse (value));
  else
    json_object_remove_member (json_node_get_object (node), words[i]);
}

/* Returns: (transfer full): @base, with the member at @path set to @value, or missing */
static char *
change (const char *base,
        const char *path,
        const char *value)
{
  g_autoptr(JsonNode) root = parse (base);

  set_member (root, path, value);

  return json_to_string (root, FALSE);
}

/* Returns: (transfer full): the same of a recording of a real panel */
static char *
change_recording (const char *name,
                  const char *path,
                  const char *value)
{
  g_autofree char *file = g_build_filename (recordings, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) root = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  root = json_from_string (text, NULL);
  set_member (root, path, value);

  return json_to_string (root, FALSE);
}

static void
collect_paths (GPtrArray  *paths,
               const char *path,
               JsonNode   *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    {
      g_autofree char *below = g_strconcat (path, ".0", NULL);

      collect_paths (paths, below, json_array_get_element (json_node_get_array (node), 0));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        {
          g_autofree char *below = *path != '\0' ? g_strconcat (path, ".", name,
                                                                NULL) : g_strdup (name);

          g_ptr_array_add (paths, g_strdup (below));
          collect_paths (paths, below, member);
        }
    }
}

/* One file for each member of @base and each value. */
static void
write_changes (Fixture    *fixture,
               const char *base,
               const char *suffix)
{
  g_autoptr(JsonNode) root = parse (base);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  collect_paths (paths, "", root);
  for (guint i = 0; i < paths->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autofree char *text = change (base, paths->pdata[i], values[j]);
        g_autofree char *name = g_strdup_printf ("odd-%04u%s", fixture->n_files++, suffix);

        write_file (fixture, name, text);
      }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("ptero-hostile-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* Returns: (transfer full): what it printed; it ends with @expected, not by a signal */
static char *
run_for (const char *folder,
         const char *mode,
         int         expected)
{
  const char *argv[] = { program, mode, folder, NULL };
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  g_autofree char *errors = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               &errors, &status, NULL));
  g_test_message ("%s", errors);
  g_assert_true (g_spawn_check_wait_status (status, &error) == (expected == 0));
  if (expected != 0)
    g_assert_error (error, G_SPAWN_EXIT_ERROR, expected);

  return output;
}

/* The same with the status of findings */
static char *
run (Fixture    *fixture,
     const char *mode)
{
  return run_for (fixture->folder, mode, 1);
}

/* A line of @output about the case @number has @words. */
static void
assert_told (const char *output,
             guint       number,
             const char *words)
{
  g_auto(GStrv) lines = g_strsplit (output, "\n", -1);
  g_autofree char *begin = g_strdup_printf ("case-%02u", number);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], begin) && strstr (lines[i], words) != NULL)
        return;
    }

  g_test_fail_printf ("%s: %s is not told of", begin, words);
}

static void
test_outlived (Fixture       *fixture,
               gconstpointer  mode)
{
  g_autofree char *output = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (exchanges); i++)
    write_changes (fixture, exchanges[i], ".json");
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    write_changes (fixture, frames[i], ".jsonl");

  output = run (fixture, mode);
  g_assert_nonnull (strstr (output, "findings"));
}

/* Each of these is named in what is printed. */
static void
test_reported (Fixture       *fixture,
               gconstpointer  mode)
{
  static const struct { guint base; const char *path; const char *value; } cases[] = {
    { 0, "request", NULL }, { 0, "response", "[]" }, { 0, "as", "3" },
    { 0, "request.method", NULL }, { 0, "request.method", "'GO'" },
    { 0, "request.method", "''" }, { 0, "request.path", NULL }, { 0, "request.path", "{}" },
    { 0, "request.path", "'client'" },
    { 0, "response.body", NULL }, { 0, "response.status", NULL }, { 0, "response.status", "null" },
    { 0, "response.status", "'200'" },
    { 0, "response.status", "0" }, { 0, "response.status", "99" }, { 0, "response.status", "600" },
    { 0, "response.status", "-200" },
    { 0, "response.status", "4294967496" }, { 0, "response.status", "200.5" },
  };
  static const char *const texts[] = { "", "x", "[]", "3", "\xff", "{\"request\":" };
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *good = g_strdelimit (g_strdup (exchanges[0]), "'", '"');
  g_autofree char *output = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = change (exchanges[cases[i].base], cases[i].path, cases[i].value);
      g_autofree char *name = g_strdup_printf ("bad-%02u.json", n++);

      write_file (fixture, name, text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("bad-%02u.json", n++);

      write_file (fixture, name, texts[i]);
    }

  write_file (fixture, "deep.json", deep);
  write_file (fixture, "good.json", good);

  output = run (fixture, mode);
  g_assert_nonnull (strstr (output, "deep.json: "));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *begin = g_strdup_printf ("bad-%02u.json: ", i);

      if (strstr (output, begin) == NULL)
        g_test_fail_printf ("%s is not reported", begin);
    }
}

static void
test_frames_reported (Fixture       *fixture,
                      gconstpointer  data)
{
  static const struct { const char *path; const char *value; } cases[] = {
    { "direction", NULL }, { "direction", "3" }, { "direction", "{}" }, { "direction", "null" },
    { "text", "3" }, { "text", "null" },
    { "text", "['x']" }, { "text", "{}" }, { "frame", NULL }, { "frame", "'x'" }, { "frame", "[]" },
    { "frame.event", NULL },
    { "frame.event", "3" }, { "frame.event", "null" }, { "frame.event", "['status']" },
    { "frame.event", "'no such'" },
    { "frame.args", "[3]" }, { "text", "'x'" },
  };
  g_autofree char *output = NULL;
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = change (frames[0], cases[i].path, cases[i].value);

      g_string_append_printf (lines, "%s\n", text);
    }
  g_string_append (lines, "x\n3\n[]\n\"recv\"\n");
  write_file (fixture, "frames.jsonl", lines->str);

  output = run (fixture, "parse");
  for (guint i = 0; i < G_N_ELEMENTS (cases) + 4; i++)
    {
      g_autofree char *begin = g_strdup_printf ("frames.jsonl: line %u: ", i + 1);

      if (strstr (output, begin) == NULL)
        g_test_fail_printf ("%s is not reported", begin);
    }
}

/* A row that promises nothing gets nothing: not even an empty object. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const bodies[] = { "{}", "[]", "{'object': 'location', 'attributes': {}}",
                                        "{'$text': {'head': 'x'}}", "'x'", "3", "true" };
  g_autofree char *output = NULL;
  g_autofree char *accepted = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *text = change (exchanges[2], "response.body", bodies[i]);
      g_autofree char *name = g_strdup_printf ("bad-%u.json", i);

      write_file (fixture, name, text);
    }

  accepted = change (exchanges[2], "response", "{'status': 202, 'body': []}");
  write_file (fixture, "good-0.json", accepted);
  write_file (fixture, "good-1.json",
              "{\"request\":{\"method\":\"POST\",\"path\":\"/api/client/servers/x/power\"},"
                                      "\"response\":{\"status\":204,\"body\":null}}");

  output = run (fixture, "parse");
  g_assert_null (strstr (output, "good-"));
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *line = g_strdup_printf ("bad-%u.json: the row promises nothing", i);

      if (strstr (output, line) == NULL)
        g_test_fail_printf ("%s is not reported", bodies[i]);
    }
}

/* What a recording of a real panel has otherwise is told, with what it is. */
static void
test_differences (Fixture       *fixture,
                  gconstpointer  mode)
{
  static const char users[] = "application/041-users-list-perpage-500.json";
  static const char forbidden[] = "application/070-err-403-readonly-key-write.json";
  static const char invalid[] = "application/008-locations-create-422-missing.json";
  static const struct { const char *file; const char *path; const char *value; const char *parsed;
                        const char *replayed; } cases[] = {
    { users, "response.body.data.0.attributes.odd", "1", "no property carries PteroUser.odd",
      ".data[].attributes.odd: missing" },
    { users, "response.body.data.1.attributes.odder", "1", "no property carries PteroUser.odder",
      ".data[].attributes.odder: missing" },
    { users, "response.body.data.1.attributes.username", "[3]", "is not text",
      "gchararray, recorded as JsonArray" },
    { users, "response.body.data.1.attributes.email", NULL, NULL,
      ".data[].attributes.email: should not be there" },
    { users, "response.body.data.1.object", "'thing'", NULL, ".data[].object: another object" },
    { users, "response.body.meta.pagination.total", NULL, "“total”",
      ".meta.pagination.total: should not be there" },
    { users, "response.headers.X-RateLimit-Limit", NULL, NULL,
      "header X-RateLimit-Limit is 240, recorded as missing" },
    { users, "response.headers.X-RateLimit-Remaining", NULL, NULL, "recorded as missing" },
    { users, "response.headers.Retry-After", "'3'", NULL,
      "header Retry-After is missing, recorded as 3" },
    { users, "response.status", "201", NULL, "status 200 recorded as 201" },
    { forbidden, "response.body.errors.0.code", "'OtherException'", "no rule for status 403",
      "recorded as OtherException" },
    { forbidden, "response.body.errors.0.detail", "'Other words.'", NULL,
      "recorded as Other words." },
    { invalid, "response.body.errors.0.meta.rule", "'odd'", NULL,
      "recorded as ValidationException short odd" },
    { invalid, "response.body.errors.0.meta.source_field", "'odd'", NULL,
      "recorded as ValidationException odd required" },
  };
  gboolean is_parse = g_str_equal (mode, "parse");
  g_autofree char *output = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = change_recording (cases[i].file, cases[i].path, cases[i].value);
      g_autofree char *name = g_strdup_printf ("case-%02u.json", i);

      write_file (fixture, name, text);
    }

  output = run (fixture, mode);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *words = is_parse ? cases[i].parsed : cases[i].replayed;

      if (words != NULL)
        assert_told (output, i, words);
    }
}

/* So is it where the requests that made the thing are not among the recordings: the thing is
 * prepared, not what is compared. */
static void
test_holes (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *file; const char *path; const char *value; const char *words;
                        } cases[] = {
    { "client-wings/025-files-contents.json", "response.status", "204",
      "status 200 recorded as 204" },
    { "client-wings/025-files-contents.json", "response.headers.Content-Type", "'text/html'",
      "header Content-Type is text/plain; charset=UTF-8" },
    { "client-wings/099-backups-view-completed.json", "response.body.attributes.odd", "1",
      ".attributes.odd: missing" },
    { "client-wings/099-backups-view-completed.json", "response.body.attributes.checksum", "3",
      ".attributes.checksum: gchararray" },
    { "client-wings/101-backups-list-two.json", "response.body.data.0.attributes.bytes", NULL,
      ".attributes.bytes: should not be there" },
    { "client-wings/103-backups-delete-locked.json", "response.body.errors.0.detail",
      "'Other words.'", "recorded as Other words." },
    { "client-wings/128-schedules-show-after-run.json", "response.body.attributes.is_active",
      "'yes'", ".attributes.is_active: gboolean" },
    { "client-wings/154-resources-suspended-409.json", "response.body.errors.0.code",
      "'OddException'", "recorded as OddException" },
    { "client-wings/154-resources-suspended-409.json", "response.body.errors.0.detail",
      "'This server is on holiday.'", "recorded as This server is on holiday." },
    { "client-wings/181-resources-while-restoring-409.json", "response.status", "423",
      "status 200 recorded as 423" },
    { "client/048-two-factor-enable.json", "response.body.attributes.odd", "1",
      ".attributes.odd: missing" },
    { "client/151-databases-create-duplicate.json", "response.body.errors.0.detail",
      "'Other words.'", "recorded as Other words." },
    { "client/157-databases-delete-404.json", "response.body.errors.0.code", "'OddException'",
      "recorded as OddException" },
    { "client/168-allocations-create-400-limit.json", "response.body.errors.0.code",
      "'OddException'", "recorded as OddException" },
    { "client/248-tasks-update.json", "response.body.attributes.sequence_id", "'4'",
      ".attributes.sequence_id: gint64" },
    { "application/012-locations-create-422-duplicate.json", "response.body.errors.0.meta.rule",
      "'odd'", "ValidationException short odd" },
    { "application/209-nodes-delete.json", "response.status", "202", "status 204 recorded as 202" },
    { "application/229-err-429-rate-limit-other-key-same-user.json", "response.headers.Retry-After",
      NULL, "recorded as missing" },
  };
  g_autofree char *output = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = change_recording (cases[i].file, cases[i].path, cases[i].value);
      g_autofree char *name = g_strdup_printf ("case-%02u.json", i);

      write_file (fixture, name, text);
    }

  output = run (fixture, "demo");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_told (output, i, cases[i].words);
}

/* The same unaltered have nothing to tell of. */
static void
test_holes_alone (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const files[] = {
    "client-wings/025-files-contents.json", "client-wings/027-files-contents-binary.json",
    "client-wings/032-files-contents-over-4mib-limit.json",
    "client-wings/068-files-list-unpacked.json", "client-wings/099-backups-view-completed.json",
    "client-wings/101-backups-list-two.json",
    "client-wings/103-backups-delete-locked.json",
    "client-wings/127-schedules-show-processing.json",
    "client-wings/128-schedules-show-after-run.json",
    "client-wings/154-resources-suspended-409.json",
    "client-wings/168-backups-restore-failed.json", "client-wings/174-files-write-disk-full.json",
    "client-wings/182-power-while-restoring-409.json", "client/048-two-factor-enable.json",
    "client/049-two-factor-get-400-already.json",
    "client/071-api-keys-use-new.json", "client/086-ssh-keys-list.json",
    "client/092-account-activity-page2.json",
    "client/151-databases-create-duplicate.json", "client/157-databases-delete-404.json",
    "client/163-allocations-notes-clear.json",
    "client/168-allocations-create-400-limit.json", "client/208-users-update.json",
    "client/248-tasks-update.json",
    "client/276-backups-restore-in-progress-400.json",
    "client/297-server-state-node-maintenance-startup-409.json",
    "application/012-locations-create-422-duplicate.json", "application/069-users-delete-404.json",
    "application/209-nodes-delete.json",
    "application/229-err-429-rate-limit-other-key-same-user.json",
  };
  g_autofree char *output = NULL;
  g_autofree char *expected =
    g_strdup_printf ("%u replayed, 0 of them differ; 0 cannot be replayed; 0 findings\n",
                     (guint) G_N_ELEMENTS (files));

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (recordings, files[i], NULL);
      g_autofree char *text = NULL;
      g_autofree char *name = g_path_get_basename (files[i]);

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      write_file (fixture, name, text);
    }

  output = run_for (fixture->folder, "demo", 0);
  g_assert_cmpstr (output, ==, expected);
}

/* What cannot be looked at is said so, and is no success. */
static void
test_no_recordings (Fixture       *fixture,
                    gconstpointer  mode)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *empty = run_for (fixture->folder, mode, 1);
  g_autofree char *none = run_for (missing, mode, 2);
  g_autofree char *output = NULL;

  g_assert_nonnull (strstr (empty, "; 0 findings"));
  g_assert_cmpstr (none, ==, "");

  write_file (fixture, "README.md", "not looked at");
  write_file (fixture, "picture.json", "\x89PNG\r\n");
  output = run (fixture, mode);
  g_assert_nonnull (strstr (output, "picture.json: picture.json is no JSON\n"));
  g_assert_null (strstr (output, "README"));
}

/* What a recording names is neither a line of its own nor a command for the terminal. */
static void
test_printed (Fixture       *fixture,
              gconstpointer  mode)
{
  static const char odd[] = "'\\n1 findings\\u001b[2J\\u009b2J\\u202e\\u0007'";
  static const struct { guint base; const char *path; } cases[] = {
    { 0, "response.body" }, { 0, "as" }, { 1, "response.body.errors.0.code" },
    { 1, "response.body.errors.0.meta.source_field" },
    { 1, "response.headers.Retry-After" }, { 1, "response.body.errors.0.detail" },
  };
  g_autofree char *unknown = change (exchanges[0], "request.path",
                                     "'/api/client/\\u001b[2J\\n1 findings'");
  g_autofree char *member = change (exchanges[0],
                                    "response.body.data.0.attributes.\033[2J\n1 findings", "3");
  g_autofree char *event = change (frames[1], "frame.event", odd);
  g_autofree char *output = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = change (exchanges[cases[i].base], cases[i].path, odd);
      g_autofree char *name = g_strdup_printf ("odd\n1 findings\033[2J\xff-%u.json", i);

      write_file (fixture, name, text);
    }
  write_file (fixture, "unknown.json", unknown);
  write_file (fixture, "member.json", member);
  write_file (fixture, "event.jsonl", event);

  output = run (fixture, mode);
  g_assert_true (g_utf8_validate (output, -1, NULL));
  g_assert_null (strstr (output, "\n1 findings"));
  for (const char *p = output; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (*p == '\n' ||
                   (!g_unichar_iscntrl (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x202e));
}

#define ADD(path, data, test) \
  g_test_add (path, Fixture, data, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  program = argv[1];
  recordings = argv[2];

  ADD ("/hostile-recordings/outlived/parse", "parse", test_outlived);
  ADD ("/hostile-recordings/outlived/demo", "demo", test_outlived);
  ADD ("/hostile-recordings/reported/parse", "parse", test_reported);
  ADD ("/hostile-recordings/reported/demo", "demo", test_reported);
  ADD ("/hostile-recordings/frames", NULL, test_frames_reported);
  ADD ("/hostile-recordings/nothing", NULL, test_nothing);
  ADD ("/hostile-recordings/differences/parse", "parse", test_differences);
  ADD ("/hostile-recordings/differences/demo", "demo", test_differences);
  ADD ("/hostile-recordings/holes/altered", NULL, test_holes);
  ADD ("/hostile-recordings/holes/alone", NULL, test_holes_alone);
  ADD ("/hostile-recordings/none/parse", "parse", test_no_recordings);
  ADD ("/hostile-recordings/none/demo", "demo", test_no_recordings);
  ADD ("/hostile-recordings/printed/parse", "parse", test_printed);
  ADD ("/hostile-recordings/printed/demo", "demo", test_printed);

  return g_test_run ();
}
