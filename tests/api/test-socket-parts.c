/* test-socket-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ptero-socket-budget.h"
#include "ptero-socket-commands.h"
#include "ptero-socket-event.h"
#include "ptero-socket-frame.h"
#include "ptero-socket-history.h"
#include "ptero-token-claims.h"

static void
test_frame_read (void)
{
  static const struct { const char *text; const char *event; const char *argument; } cases[] = {
    { "{\"event\":\"auth success\"}\n", "auth success", NULL },
    { "{\"event\":\"status\",\"args\":[\"running\"]}", "status", "running" },
    { " { \"args\" : [ \"a\" , \"b\", 3, {\"x\":[1,\"]\"]} ] , \"event\" : \"e\" } ", "e", "a" },
    { "{\"event\":\"e\",\"args\":[]}", "e", NULL },
    { "{\"event\":\"e\",\"args\":null}", "e", NULL },
    { "{\"event\":\"e\",\"args\":[null]}", "e", NULL },
    { "{\"event\":\"e\",\"more\":{\"event\":\"x\",\"a\":[\"\\\"}\"]},\"args\":[\"t\"]}", "e", "t" },
    { "{\"event\":\"e\",\"args\":[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]}", "e", "\"\\/\b\f\n\r\t" },
    { "{\"event\":\"e\",\"args\":[\"\\u001b[33mGr\\u00fc\\u00DFe \\ud83e\\udd96\"]}", "e",
      "\033[33mGrüße 🦖" },
    { "{\"event\":\"e\",\"args\":[\"\\ud83e \\udd96 \\ud83e\\u0041 \\u0000\"]}", "e",
      "\xef\xbf\xbd \xef\xbf\xbd \xef\xbf\xbd" "A \xef\xbf\xbd" },
    { "{\"event\":\"first\",\"event\":\"second\",\"args\":[\"1\"],\"args\":[\"2\"]}", "second",
      "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *event = NULL;
      g_autofree char *argument = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (ptero_socket_frame_read (cases[i].text, strlen (cases[i].text), &event,
                                              &argument));
      g_assert_cmpstr (event, ==, cases[i].event);
      g_assert_cmpstr (argument, ==, cases[i].argument);
    }
}

static void
test_frame_hostile (void)
{
  static const char *const cases[] = {
    "{", "}", "{}", "[]", "null", "\"event\"", "{\"event\"}", "{\"event\":}", "{\"event\":3}",
    "{\"event\":null}",
    "{\"event\":\"e\",\"args\":\"x\"}", "{\"event\":\"e\",\"args\":{}}",
    "{\"event\":\"e\",\"args\":[3]}",
    "{\"event\":\"e\",\"args\":[true]}", "{\"event\":\"e\",\"args\":[[\"a\"]]}",
    "{\"event\":\"e\",\"args\":[\"a\"",
    "{\"event\":\"e\",\"args\":[\"a]}", "{\"event\":\"e\",\"args\":[\"a\\",
    "{\"event\":\"e\",\"args\":[\"\\u12\"]}",
    "{\"event\":\"e\",\"args\":[\"\\ud83e\\u12\"]}", "{\"event\":\"e\",\"args\":[\"\\x\"]}",
    "{\"event\":\"e\"} {}",
    "{\"event\":\"e\",}", "{\"event\":\"e\",\"args\":[\"a\",", "{\"event\":\"e\",\"a\":\"\\",
    "\xff\xfe",
    "{\"event\":\"e\",\"args\":[\"\xff\"]}", " ", "\xef\xbb\xbf{\"event\":\"e\"}",
  };
  g_autoptr(GString) deep = g_string_new ("{\"event\":\"e\",\"x\":");
  char *event = NULL;
  char *argument = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", g_utf8_validate (cases[i], -1, NULL) ? cases[i] : "(not UTF-8)");
      g_assert_false (ptero_socket_frame_read (cases[i], strlen (cases[i]), &event, &argument));
    }

  g_assert_false (ptero_socket_frame_read ("{\"event\":\"e\0\"}", 14, &event, &argument));

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_assert_false (ptero_socket_frame_read (deep->str, deep->len, &event, &argument));

  /* Every beginning of a good frame, and every frame with one byte wrong, from memory that ends
   * where it ends */
  for (guint length = 0; length < 60; length++)
    for (guint i = 0; i < 256; i++)
      {
        const char *text =
          "{\"event\":\"stats\",\"x\":[{\"\\u00e4\":1}],\"args\":[\"\\ud83e\\udd96\"]}";
        g_autofree char *copy = g_memdup2 (text, length + 1);
        g_autofree char *name = NULL;
        g_autofree char *first = NULL;

        copy[length] = i;
        if (ptero_socket_frame_read (copy, length + 1, &name, &first))
          g_assert_nonnull (name);
      }
}

static void
test_frame_make (void)
{
  g_autofree char *plain = ptero_socket_frame_make ("send logs", NULL);
  g_autofree char *escaped = ptero_socket_frame_make ("send command", "say \"ä\\\"\n\xff");
  g_autoptr(JsonNode) root = json_from_string (escaped, NULL);

  g_assert_cmpstr (plain, ==, "{\"event\":\"send logs\",\"args\":[null]}");
  g_assert_nonnull (root);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (json_node_get_object (root), "args"), 0),
                   ==, "say \"ä\\\"\n\xef\xbf\xbd");
}

static void
test_event (void)
{
  static const struct { const char *text; PteroSocketEventKind kind; const char *subject;
                        } cases[] = {
    { "{\"event\":\"backup completed\"}", PTERO_SOCKET_EVENT_BACKUP_COMPLETED, NULL },
    { "{\"event\":\"backup completed:b-1\"}", PTERO_SOCKET_EVENT_BACKUP_COMPLETED, "b-1" },
    { "{\"event\":\"backup restore completed:b-1\"}", PTERO_SOCKET_EVENT_BACKUP_RESTORE_COMPLETED,
      "b-1" },
    { "{\"event\":\"backup\"}", PTERO_SOCKET_EVENT_UNKNOWN, NULL },
    { "{\"event\":\"\"}", PTERO_SOCKET_EVENT_UNKNOWN, NULL },
    { "{\"event\":\"throttled\",\"args\":[\"global\"]}", PTERO_SOCKET_EVENT_THROTTLED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr(PteroSocketEvent) event = ptero_socket_event_read (bytes);

      g_assert_nonnull (event);
      g_assert_cmpint (event->kind, ==, cases[i].kind);
      g_assert_cmpstr (event->subject, ==, cases[i].subject);
      g_assert_nonnull (event->text);
    }
}

/* @held and @lines: one character a line. */
static guint
match (const char *held,
       const char *lines)
{
  g_autoptr(PteroSocketHistory) history = ptero_socket_history_new ();
  g_autoptr(GPtrArray) array = g_ptr_array_new_with_free_func (g_free);

  for (; *held != '\0'; held++)
    {
      char line[] = { *held, '\0' };

      ptero_socket_history_add (history, line);
    }

  for (; *lines != '\0'; lines++)
    g_ptr_array_add (array, g_strdup_printf ("%c\r", *lines));

  return ptero_socket_history_match (history, (const char *const *) array->pdata, array->len);
}

static void
test_history (void)
{
  g_autoptr(PteroSocketHistory) history = ptero_socket_history_new ();
  static const char *const newest[] = { "line 2998", "line 2999", "line 3000" };

  g_assert_cmpuint (match ("", "abc"), ==, 0);
  g_assert_cmpuint (match ("abc", ""), ==, 0);
  g_assert_cmpuint (match ("abc", "abc"), ==, 3);
  g_assert_cmpuint (match ("abc", "abcde"), ==, 3);
  g_assert_cmpuint (match ("xyzabc", "abcde"), ==, 3);
  g_assert_cmpuint (match ("bc", "abcde"), ==, 3);
  /* all of it is new */
  g_assert_cmpuint (match ("abc", "xyz"), ==, 0);
  /* the same line again and again */
  g_assert_cmpuint (match ("axxx", "axxxxx"), ==, 4);
  g_assert_cmpuint (match ("ababab", "abababab"), ==, 8);
  /* a line of what was dropped on the way is in the log and was never shown */
  g_assert_cmpuint (match ("aXbcd", "abcdef"), ==, 4);
  /* one line that is the same is chance */
  g_assert_cmpuint (match ("pqr>", "ab>cd"), ==, 0);
  /* a new start of the server */
  g_assert_cmpuint (match ("abcdz", "abcd"), ==, 0);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %u", i);

      ptero_socket_history_add (history, line);
      ptero_socket_history_add (history, "\033[33m\033[1m[Some Daemon]:\033[39m Checking\033[0m");
    }
  g_assert_cmpuint (ptero_socket_history_match (history, newest, 3), ==, 2);
}

/* The lines of a recorded session: what came live before the log was asked for the second time, and
 * that log. */
static void
read_session (GPtrArray *live,
              GPtrArray *log)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings", "websocket",
                                                 "06-full-session.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_asked = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr(JsonNode) root = json_from_string (lines[i], NULL);
      JsonObject *object = json_node_get_object (root);
      JsonObject *frame = json_object_has_member (object, "frame")
                            ? json_object_get_object_member (object, "frame")
                            : NULL;
      const char *event = frame != NULL ? json_object_get_string_member (frame, "event") : "";
      const char *line;

      n_asked += g_str_equal (event, "send logs");
      if (!g_str_equal (event, "console output") ||
          json_object_get_double_member (object, "t") > 18.3)
        continue;

      line = json_array_get_string_element (json_object_get_array_member (frame, "args"), 0);
      if (!ptero_socket_line_is_daemon (line))
        g_ptr_array_add (n_asked < 2 ? live : log, g_strdup (line));
    }
}

/* Wherever the connection had been lost in a real session: the log, which is not quite what came
 * live, goes on from there. */
static void
test_history_recorded (void)
{
  g_autoptr(GPtrArray) live = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) log = g_ptr_array_new_with_free_func (g_free);

  read_session (live, log);
  g_assert_cmpuint (live->len, ==, 39);
  g_assert_cmpuint (log->len, ==, 39);

  for (guint lost = 1; lost <= live->len; lost++)
    {
      g_autoptr(PteroSocketHistory) history = ptero_socket_history_new ();
      guint n_known;

      for (guint i = 0; i < lost; i++)
        ptero_socket_history_add (history, live->pdata[i]);

      n_known = ptero_socket_history_match (history, (const char *const *) log->pdata, log->len);
      g_test_message ("lost after %u: %u known", lost, n_known);
      g_assert_cmpuint (n_known, <=, lost + 1);
      g_assert_cmpuint (n_known + 2, >=, lost);
    }
}

static void
test_commands (void)
{
  g_autoptr(PteroSocketCommands) commands = ptero_socket_commands_new (1000);
  gint64 now = 50000;
  gint64 wait;

  g_assert_null (ptero_socket_commands_take (commands, now, &wait));
  g_assert_cmpint (wait, ==, -1);

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *line = g_strdup_printf ("%u", i);

      g_assert_true (ptero_socket_commands_push (commands, line));
    }

  for (guint i = 0; i < 5; i++)
    g_assert_nonnull (ptero_socket_commands_take (commands, now, &wait));
  g_assert_null (ptero_socket_commands_take (commands, now, &wait));
  g_assert_cmpint (wait, ==, 1000);

  g_assert_cmpstr (ptero_socket_commands_take (commands, now += 1000, &wait), ==, "5");
  g_assert_null (ptero_socket_commands_take (commands, now, &wait));

  /* thrown away: again, when the bucket begins to fill */
  ptero_socket_commands_put_back (commands, now);
  g_assert_null (ptero_socket_commands_take (commands, now += 999, &wait));
  g_assert_cmpstr (ptero_socket_commands_take (commands, now += 1, &wait), ==, "5");
  g_assert_cmpstr (ptero_socket_commands_take (commands, now += 1000, &wait), ==, "6");

  for (guint i = 0; i < 199; i++)
    g_assert_true (ptero_socket_commands_push (commands, "x"));
  g_assert_false (ptero_socket_commands_push (commands, "x"));
}

static void
test_budget (void)
{
  g_autoptr(PteroClient) client = ptero_client_new ("http://127.0.0.1:1");
  gint64 now = 1000;

  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (ptero_socket_budget_take (client, "a", now + i, 600), ==, 0);

  g_assert_cmpint (ptero_socket_budget_take (client, "a", now + 100, 600), ==, 500);
  g_assert_cmpint (ptero_socket_budget_take (client, "b", now + 100, 600), ==, 0);
  g_assert_cmpint (ptero_socket_budget_take (client, "a", now + 600, 600), ==, 0);
  g_assert_cmpint (ptero_socket_budget_take (client, "a", now + 600, 600), ==, 1);
}

static void
test_claims (void)
{
  static const char *const broken[] = { "", "a", "a.b", "a.b.c", "a.e30.c", "a.W10.c", "..",
                                        "a.b.c.d", "a.!!!!.c",
                                        "a.eyJleHAiOiJ4IiwiaWF0Ijp7fSwicGVybWlzc2lvbnMiOjMsImlzcyI6W119.c" };
  const char *text = "{\"iat\":5,\"exp\":605,\"permissions\":[\"a.b\",\"*\"],\"iss\":\"x\"}";
  g_autofree char *payload = g_base64_encode ((const guchar *) text, strlen (text));
  g_autofree char *token = NULL;
  g_autoptr(PteroTokenClaims) claims = NULL;

  payload[strcspn (payload, "=")] = '\0';
  token = g_strdup_printf ("h.%s.s", payload);
  claims = ptero_token_claims_read (token);
  g_assert_cmpuint (claims->lifetime, ==, 600);
  g_assert_cmpstr (claims->issuer, ==, "x");
  g_assert_true (ptero_token_claims_can (claims, "control.console"));
  g_assert_false (ptero_token_claims_can (claims, "admin.websocket.install"));

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(PteroTokenClaims) none = ptero_token_claims_read (broken[i]);

      g_assert_cmpuint (none->lifetime, ==, 0);
      g_assert_null (none->issuer);
      g_assert_true (ptero_token_claims_can (none, "control.console"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/socket/frame/read", test_frame_read);
  g_test_add_func ("/socket/frame/hostile", test_frame_hostile);
  g_test_add_func ("/socket/frame/make", test_frame_make);
  g_test_add_func ("/socket/event", test_event);
  g_test_add_func ("/socket/history", test_history);
  g_test_add_func ("/socket/history/recorded", test_history_recorded);
  g_test_add_func ("/socket/commands", test_commands);
  g_test_add_func ("/socket/budget", test_budget);
  g_test_add_func ("/socket/claims", test_claims);

  return g_test_run ();
}
