/* test-socket-events.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "fixture-socket.h"
#include "ptero-socket-event.h"
#include "ptero-socket-private.h"

/* The signal that each event becomes; NULL: none. */
static const char *
get_signal (PteroSocketEventKind kind)
{
  static const char *const names[PTERO_SOCKET_N_EVENTS] = {
    [PTERO_SOCKET_EVENT_BACKUP_COMPLETED] = "backup-completed",
    [PTERO_SOCKET_EVENT_BACKUP_RESTORE_COMPLETED] = "backup-restore-completed",
    [PTERO_SOCKET_EVENT_CONSOLE_OUTPUT] = "console-output",
    [PTERO_SOCKET_EVENT_DAEMON_ERROR] = "daemon-error",
    [PTERO_SOCKET_EVENT_DAEMON_MESSAGE] = "daemon-message",
    [PTERO_SOCKET_EVENT_DELETED] = "deleted",
    [PTERO_SOCKET_EVENT_INSTALL_COMPLETED] = "install-completed",
    [PTERO_SOCKET_EVENT_INSTALL_OUTPUT] = "install-output",
    [PTERO_SOCKET_EVENT_INSTALL_STARTED] = "install-started",
    [PTERO_SOCKET_EVENT_STATS] = "stats-received",
    [PTERO_SOCKET_EVENT_THROTTLED] = "throttled",
    [PTERO_SOCKET_EVENT_TRANSFER_LOGS] = "transfer-log",
    [PTERO_SOCKET_EVENT_TRANSFER_STATUS] = "transfer-status",
  };

  return names[kind];
}

/* What is only passed on. */
static void
test_announcements (void)
{
  static const struct { const char *event; const char *text; PteroSocketEventKind kind;
                        } cases[] = {
    { "backup restore completed", "", PTERO_SOCKET_EVENT_BACKUP_RESTORE_COMPLETED },
    { "daemon error", "Error Event [x]: server is running", PTERO_SOCKET_EVENT_DAEMON_ERROR },
    { "daemon message", "(restoring): world/level.dat", PTERO_SOCKET_EVENT_DAEMON_MESSAGE },
    { "install started", "", PTERO_SOCKET_EVENT_INSTALL_STARTED },
    { "install output", "Fetching the jar", PTERO_SOCKET_EVENT_INSTALL_OUTPUT },
    { "install completed", "", PTERO_SOCKET_EVENT_INSTALL_COMPLETED },
    { "transfer logs", "[Transfer System] [Source Node]: Streaming",
      PTERO_SOCKET_EVENT_TRANSFER_LOGS },
    { "transfer status", "processing", PTERO_SOCKET_EVENT_TRANSFER_STATUS },
  };
  g_auto(FixtureSocket) fixture = { NULL };
  GArray *hooks;

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);
  hooks = fixture_socket_watch (&fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture_node_send (fixture.node, cases[i].event, cases[i].text);
      wait_until (fixture_socket_get_count (&fixture, get_signal (cases[i].kind)) == 1);
    }

  fixture_socket_unwatch (hooks);
  g_assert_cmpstr (fixture.states->str, ==, "caO");
}

static void
replay_frame (FixtureSocket    *fixture,
              JsonObject *frame,
              const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(PteroSocketEvent) event = ptero_socket_event_read (bytes);
  JsonArray *arguments = json_object_has_member (frame, "args")
                           ? json_object_get_array_member (frame, "args")
                           : NULL;
  const char *expected = arguments != NULL ? json_array_get_string_element (arguments, 0) : "";
  const char *signal;
  guint before;

  g_assert_nonnull (event);
  g_assert_cmpint (event->kind, !=, PTERO_SOCKET_EVENT_UNKNOWN);
  g_assert_cmpstr (ptero_socket_event_get_name (event->kind), ==,
                   json_object_get_string_member (frame, "event"));
  g_assert_cmpstr (event->text, ==, expected);

  signal = get_signal (event->kind);
  before = signal != NULL ? fixture_socket_get_count (fixture, signal) : 0;
  g_assert_true (ptero_socket_receive (fixture->socket, bytes));

  if (signal != NULL)
    g_assert_cmpuint (fixture_socket_get_count (fixture, signal), ==, before + 1);
  if (event->kind == PTERO_SOCKET_EVENT_STATUS)
    g_assert_cmpstr (ptero_socket_get_server_state (fixture->socket), ==, expected);
  if (event->kind == PTERO_SOCKET_EVENT_CONSOLE_OUTPUT)
    g_assert_cmpstr (fixture->lines->pdata[fixture->lines->len - 1], ==, expected);

  fixture_socket_count (fixture, ptero_socket_event_get_name (event->kind));
}

static void
replay_line (FixtureSocket    *fixture,
             const char *line)
{
  g_autoptr(JsonNode) root = json_from_string (line, NULL);
  JsonObject *object = json_node_get_object (root);
  g_autofree char *text = NULL;

  if (!g_str_equal (json_object_get_string_member (object, "direction"), "recv"))
    return;

  text = json_object_has_member (object, "text") ? g_strdup (json_object_get_string_member (object, "text"))
                                                 : json_to_string (json_object_get_member (object, "frame"), FALSE);
  replay_frame (fixture, json_object_get_object_member (object, "frame"), text);
}

/* What a real Wings sent, frame by frame. */
static void
test_recordings (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings",
                                                   "websocket", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_auto(FixtureSocket) fixture = { NULL };
  GArray *hooks;
  const char *name;
  guint n_files = 0;

  fixture_socket_init (&fixture, NULL, NULL);
  hooks = fixture_socket_watch (&fixture);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_auto(GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
        replay_line (&fixture, lines[i]);
      n_files++;
    }

  fixture_socket_unwatch (hooks);
  g_assert_cmpuint (n_files, ==, 27);
  g_assert_cmpuint (fixture_socket_get_count (&fixture, "console output"), ==, 559);
  g_assert_cmpuint (fixture_socket_get_count (&fixture, "stats"), ==, 332);
  g_assert_cmpuint (fixture_socket_get_count (&fixture, "jwt error"), ==, 214);
  g_assert_cmpuint (fixture_socket_get_count (&fixture, "backup completed"), ==, 23);
  g_assert_nonnull (ptero_socket_get_stats (fixture.socket)->network);
}

/* Details are short: what is longer is not worth the main loop's time. */
static void
test_large_details (void)
{
  g_auto(FixtureSocket) fixture = { NULL };
  g_autofree char *filler = g_strnfill (100 * 1024, 'x');
  g_autofree char *backup =
    g_strdup_printf ("{\"uuid\":\"b\",\"is_successful\":true,\"checksum\":\"%s\"}", filler);
  g_autofree char *stats = g_strdup_printf ("{\"state\":\"%s\"}", filler);
  const char *signal = get_signal (PTERO_SOCKET_EVENT_BACKUP_COMPLETED);
  GArray *hooks;

  fixture_socket_init (&fixture, NULL, NULL);
  fixture_socket_open (&fixture);
  hooks = fixture_socket_watch (&fixture);

  fixture_node_send (fixture.node, "backup completed", backup);
  fixture_node_send (fixture.node, "stats", stats);
  fixture_node_send (fixture.node, "backup completed", "{\"uuid\":\"b\",\"is_successful\":true}");
  wait_until (fixture_socket_get_count (&fixture, signal) > 0);
  g_assert_cmpuint (fixture_socket_get_count (&fixture, signal), ==, 1);
  g_assert_null (ptero_socket_get_stats (fixture.socket));
  fixture_node_send (fixture.node, "daemon message", "over");
  wait_until (fixture_socket_get_count (&fixture,
                                        get_signal (PTERO_SOCKET_EVENT_DAEMON_MESSAGE)) == 1);
  g_assert_cmpuint (fixture_socket_get_count (&fixture, signal), ==, 1);

  fixture_socket_unwatch (hooks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/socket-events/announcements", test_announcements);
  g_test_add_func ("/socket-events/large-details", test_large_details);
  g_test_add_func ("/socket-events/recordings", test_recordings);

  return g_test_run ();
}
