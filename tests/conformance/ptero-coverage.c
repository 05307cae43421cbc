/* ptero-coverage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "ptero-demo-router.h"
#include "ptero-demo-sockets.h"
#include "ptero-demo-wings.h"
#include "ptero-endpoint.h"
#include "ptero-socket-event.h"
#include "recording.h"
#include "sources.h"

/* What of the wire is there: a line a route of the API. A hole is a route that lacks one of the
 * columns, unless coverage-pending.txt says of which issue its page is still to come, or that no
 * panel was seen to send it. */

enum
{
  COLUMN_API,
  COLUMN_METHOD,
  COLUMN_PATH,
  COLUMN_ROW,
  COLUMN_TYPE,
  COLUMN_DEMO,
  COLUMN_CONFORMANCE,
  COLUMN_CALLER,
  COLUMN_TEST,
  N_COLUMNS
};

static const char *const titles[] = { "api", "method", "path", "row", "type", "demo", "conformance",
                                      "caller", "test", NULL };

typedef struct
{
  GHashTable *recordings;   /* "METHOD path" of a row, or the name of an event, to the recording */
  GPtrArray  *callers;
  GPtrArray  *tests;
  GPtrArray  *socket_tests;
  GStrv       pending;
  gboolean   *pending_used;
  guint       asked;        /* bits of the columns that must not have holes */
  guint       n_routes;
  guint       n_holes;
  guint       n_pending;
} Coverage;

static char **
read_lines (const char *path)
{
  g_autofree char *full = recording_find_data (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (full, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (2);
    }

  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
note_recording (Coverage   *self,
                char       *key,
                const char *name)
{
  if (g_hash_table_contains (self->recordings, key))
    g_free (key);
  else
    g_hash_table_insert (self->recordings, key, g_strdup (name));
}

static void
note_session (Coverage   *self,
              const char *folder,
              const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(JsonNode) line = recording_read_line (lines[i], NULL);
      JsonObject *frame = line != NULL ? recording_get_object (json_node_get_object (line),
                                                               "frame") : NULL;
      const char *event = frame != NULL ? recording_get_string (frame, "event") : NULL;
      g_autofree char *direction = NULL;

      if (event == NULL)
        continue;

      direction = g_ascii_strup (recording_get_string (json_node_get_object (line), "direction"),
                                 -1);
      note_recording (self, g_strdup_printf ("%s %.*s", direction, (int) strcspn (event, ":"),
                                             event), file);
    }
}

static void
read_recordings (Coverage *self)
{
  g_autofree char *folder = recording_find_data ("fixtures/recordings");
  g_autoptr(GPtrArray) exchanges = recording_list (folder, ".json");
  g_autoptr(GPtrArray) sessions = recording_list (folder, ".jsonl");

  for (guint i = 0; i < exchanges->len; i++)
    {
      g_autoptr(Recording) recording = recording_read (folder, exchanges->pdata[i], NULL);
      int row = recording != NULL ? recording_find_row (recording->method, recording->path) : -1;

      if (row >= 0)
        note_recording (self, g_strdup_printf ("%s %s", recording->method,
                                               ptero_endpoint_get_info (row)->path),
                        recording->name);
    }

  for (guint i = 0; i < sessions->len; i++)
    note_session (self, folder, sessions->pdata[i]);
}

static const PteroEndpointInfo *
find_info (const char *method,
           const char *path)
{
  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);

      if (g_str_equal (info->method, method) && g_str_equal (info->path, path))
        return info;
    }

  return NULL;
}

static const char *
get_type_name (const PteroEndpointInfo *info)
{
  if (info->type != NULL)
    return g_type_name (info->type ());

  switch (info->answer)
    {
    case PTERO_ANSWER_NOTHING:
      return "nothing";

    case PTERO_ANSWER_BYTES:
      return "bytes";

    case PTERO_ANSWER_JSON:
      return "json";

    case PTERO_ANSWER_ONE:
    case PTERO_ANSWER_LIST:
    default:
      return "";
    }
}

/* Routes that a class of api calls by itself: whoever uses the class calls them. */
static const struct { PteroEndpoint endpoint; const char *function; } own_calls[] = {
  { PTERO_ENDPOINT_SERVER_WEBSOCKET, "ptero_socket_new" },
  { PTERO_ENDPOINT_WINGS_WEBSOCKET, "ptero_socket_new" },
  { PTERO_ENDPOINT_WINGS_DOWNLOAD_FILE, "ptero_transfer_new_download" },
  { PTERO_ENDPOINT_WINGS_DOWNLOAD_BACKUP, "ptero_transfer_new_download" },
  { PTERO_ENDPOINT_WINGS_UPLOAD_FILE, "ptero_transfer_new_upload" },
  { PTERO_ENDPOINT_FILE_UPLOAD, "ptero_transfer_new_upload" },
};

static const char *
find_caller (Coverage                *self,
             const PteroEndpointInfo *info,
             const char              *word)
{
  const char *caller = sources_find_word (self->callers, word);

  for (guint i = 0; caller == NULL && i < G_N_ELEMENTS (own_calls); i++)
    if (ptero_endpoint_get_info (own_calls[i].endpoint) == info)
      caller = sources_find_word (self->callers, own_calls[i].function);

  return caller;
}

static void
fill_route (Coverage  *self,
            char     **fields)
{
  const PteroEndpointInfo *info = find_info (fields[COLUMN_METHOD], fields[COLUMN_PATH]);
  const PteroDemoRoute *route = ptero_demo_router_find (fields[COLUMN_METHOD], fields[COLUMN_PATH]);
  g_autofree char *word = NULL;

  fields[COLUMN_DEMO] = g_strdup (route != NULL
                                    ? route->path
                                    : ptero_demo_wings_find (fields[COLUMN_METHOD],
                                                             fields[COLUMN_PATH]));
  if (info == NULL)
    return;

  word = g_strconcat ("PTERO_ENDPOINT_", info->name, NULL);
  fields[COLUMN_ROW] = g_strdup (info->name);
  fields[COLUMN_TYPE] = g_strdup (get_type_name (info));
  fields[COLUMN_CALLER] = g_strdup (find_caller (self, info, word));
  fields[COLUMN_TEST] = g_strdup (sources_find_word (self->tests, word));
}

/* An event that arrives is a kind of the parser's, one that is sent a text in the socket's
 * sources. */
static void
fill_event (Coverage  *self,
            char     **fields)
{
  g_autofree char *text = g_strdup_printf ("\"%s\"", fields[COLUMN_PATH]);

  if (g_str_equal (fields[COLUMN_METHOD], "SEND") ? ptero_demo_sockets_receive (fields[COLUMN_PATH])
                                                  : ptero_demo_sockets_send (fields[COLUMN_PATH]))
    fields[COLUMN_DEMO] = g_strdup (fields[COLUMN_PATH]);

  for (guint kind = PTERO_SOCKET_EVENT_UNKNOWN + 1; kind < PTERO_SOCKET_N_EVENTS; kind++)
    {
      if (g_str_equal (fields[COLUMN_METHOD], "RECV") &&
          g_strcmp0 (ptero_socket_event_get_name (kind), fields[COLUMN_PATH]) == 0)
        fields[COLUMN_ROW] = g_strdup (fields[COLUMN_PATH]);
    }

  if (g_str_equal (fields[COLUMN_METHOD], "SEND"))
    {
      g_autoptr(GPtrArray) socket = sources_read ("../src/api", "ptero-socket");

      if (sources_find_text (socket, text) != NULL)
        fields[COLUMN_ROW] = g_strdup (fields[COLUMN_PATH]);
    }

  if (fields[COLUMN_ROW] != NULL)
    {
      fields[COLUMN_TYPE] = g_strdup ("PteroSocketEvent");
      fields[COLUMN_CALLER] = g_strdup (sources_find_word (self->callers, "ptero_socket_new"));
    }

  fields[COLUMN_TEST] = g_strdup (sources_find_quoted (self->socket_tests, fields[COLUMN_PATH]));
}

/* Returns: whether it is known why the route lacks the column: its page is still to come, or
 * nothing could be recorded */
static gboolean
is_pending (Coverage   *self,
            char      **fields,
            guint       column)
{
  g_autofree char *name = g_strdup_printf ("%s %s", fields[COLUMN_METHOD], fields[COLUMN_PATH]);
  gboolean found = FALSE;

  for (guint i = 0; self->pending[i] != NULL; i++)
    {
      const char *pattern = strchr (self->pending[i], ' ');

      if (*self->pending[i] == '#' || pattern == NULL || !g_str_equal (pattern + 1, name) ||
          g_str_has_prefix (self->pending[i], "unrecorded ") != (column == COLUMN_CONFORMANCE))
        continue;

      self->pending_used[i] = TRUE;
      found = TRUE;
    }

  return found;
}

static void
print_fields (Coverage  *self,
              char     **fields)
{
  g_autoptr(GString) line = g_string_new (NULL);
  g_autoptr(GString) holes = g_string_new (NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_string_append_printf (line, "%s%s", i > 0 ? "," : "", fields[i] != NULL ? fields[i] : "");

      if (fields[i] != NULL || (self->asked & (1u << i)) == 0)
        continue;

      if ((i == COLUMN_CALLER || i == COLUMN_CONFORMANCE) && is_pending (self, fields, i))
        self->n_pending++;
      else
        g_string_append_printf (holes, " %s", titles[i]);
    }

  g_print ("%s\n", line->str);
  if (holes->len > 0)
    {
      self->n_holes++;
      g_printerr ("%s %s has no%s\n", fields[COLUMN_METHOD], fields[COLUMN_PATH], holes->str);
    }
}

static void
cover (Coverage   *self,
       const char *line)
{
  g_auto(GStrv) columns = g_strsplit (line, ",", -1);
  char *fields[N_COLUMNS] = { NULL };
  g_autofree char *key = NULL;

  if (g_strv_length (columns) < 3)
    return;

  for (guint i = 0; i < 3; i++)
    fields[i] = g_strdup (columns[i]);

  key = g_strdup_printf ("%s %s", columns[1], columns[2]);
  fields[COLUMN_CONFORMANCE] = g_strdup (g_hash_table_lookup (self->recordings, key));
  if (g_str_equal (columns[0], "wings-ws"))
    fill_event (self, fields);
  else
    fill_route (self, fields);

  self->n_routes++;
  print_fields (self, fields);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (fields[i]);
}

/* Arguments: the columns that must not have a hole; none: all. */
static gboolean
read_arguments (Coverage  *self,
                int        argc,
                char     **argv)
{
  self->asked = argc > 1 ? 0 : G_MAXUINT;

  for (int n = 1; n < argc; n++)
    {
      guint i = 0;

      while (i < N_COLUMNS && !g_str_equal (titles[i], argv[n]))
        i++;

      if (i == N_COLUMNS)
        {
          g_printerr ("Usage: ptero-coverage [COLUMN…]\n");
          return FALSE;
        }

      self->asked |= 1u << i;
    }

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  Coverage self = { NULL };
  g_auto(GStrv) routes = NULL;
  g_autofree char *header = NULL;

  setlocale (LC_ALL, "");
  if (!read_arguments (&self, argc, argv))
    return 2;

  self.recordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.callers = sources_read ("../src/core", "");
  g_ptr_array_extend_and_steal (self.callers, sources_read ("../src/ui", ""));
  self.tests = sources_read (".", "test-");
  self.socket_tests = sources_read (".", "test-socket");
  g_ptr_array_extend_and_steal (self.socket_tests, sources_read (".", "test-demo-wings"));
  self.pending = read_lines ("conformance/coverage-pending.txt");
  self.pending_used = g_new0 (gboolean, g_strv_length (self.pending));
  routes = read_lines ("fixtures/coverage.csv");
  read_recordings (&self);

  header = g_strjoinv (",", (char **) titles);
  g_print ("%s\n", header);
  for (guint i = 1; routes[0] != NULL && routes[i] != NULL; i++)
    cover (&self, routes[i]);

  for (guint i = 0; (self.asked & (1u << COLUMN_CALLER)) != 0 && self.pending[i] != NULL; i++)
    {
      if (*self.pending[i] != '#' && *self.pending[i] != '\0' && !self.pending_used[i])
        g_printerr ("coverage-pending.txt: %s is not pending any more\n", self.pending[i]);
    }

  g_printerr ("%u routes, %u with holes, %u of known reason\n", self.n_routes, self.n_holes,
              self.n_pending);
  g_hash_table_unref (self.recordings);
  g_ptr_array_unref (self.callers);
  g_ptr_array_unref (self.tests);
  g_ptr_array_unref (self.socket_tests);
  g_strfreev (self.pending);
  g_free (self.pending_used);

  return self.n_holes == 0 && self.n_routes > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
