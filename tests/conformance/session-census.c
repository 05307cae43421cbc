/* session-census.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "answer-census.h"

#include <string.h>

#include "ptero-live-stats.h"
#include "ptero-socket-event.h"

/* Recorded sessions of the console's websocket. */

static GBytes *
make_frame (JsonObject *line,
            JsonNode   *frame)
{
  char *text = g_strdup (recording_get_string (line, "text"));

  if (text == NULL)
    text = json_to_string (frame, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static const char *
get_argument (JsonObject *frame)
{
  JsonNode *args = json_object_get_member (frame, "args");
  JsonArray *array = args != NULL && JSON_NODE_HOLDS_ARRAY (args)
                       ? json_node_get_array (args)
                       : NULL;

  if (array == NULL || json_array_get_length (array) == 0)
    return "";

  args = json_array_get_element (array, 0);

  return JSON_NODE_HOLDS_VALUE (args) && json_node_get_value_type (args) == G_TYPE_STRING
           ? json_node_get_string (args)
           : NULL;
}

/* The event, what it is about and its text must be those of the frame; stats must be statistics. */
static void
check_frame (Census     *self,
             JsonObject *line,
             JsonNode   *frame,
             guint       number)
{
  const char *name = recording_get_string (json_node_get_object (frame), "event");
  const char *argument = get_argument (json_node_get_object (frame));
  g_autoptr(GBytes) bytes = make_frame (line, frame);
  g_autoptr(PteroSocketEvent) event = ptero_socket_event_read (bytes);
  g_autofree char *read = NULL;

  self->n_frames++;
  if (event == NULL || event->kind == PTERO_SOCKET_EVENT_UNKNOWN)
    {
      census_report (self, "line %u: “%s” is not understood", number, name);
      return;
    }

  read = event->subject != NULL ? g_strconcat (ptero_socket_event_get_name (event->kind), ":",
                                               event->subject, NULL)
                                : g_strdup (ptero_socket_event_get_name (event->kind));
  if (g_strcmp0 (read, name) != 0 || g_strcmp0 (event->text, argument) != 0)
    census_report (self, "line %u: “%s” is read as another", number, name);

  if (event->kind == PTERO_SOCKET_EVENT_STATS)
    {
      g_autoptr(JsonNode) stats = json_from_string (event->text, NULL);
      g_autoptr(PteroResource) resource =
        stats != NULL ? ptero_resource_new_from_json (PTERO_TYPE_LIVE_STATS, stats, NULL) : NULL;

      if (resource == NULL)
        census_report (self, "line %u: no statistics", number);
      else
        census_check_attributes (self, stats, resource);
    }
}

/* Reads a whole session, a JSON object a line. */
void
census_read_session (Census     *self,
                     const char *folder,
                     const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      census_report (self, "%s", error->message);
      return;
    }

  self->n_sessions++;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) flaw = NULL;
      g_autoptr(JsonNode) line = NULL;
      JsonObject *object;

      if (*lines[i] == '\0')
        continue;

      line = recording_read_line (lines[i], &flaw);
      object = line != NULL ? json_node_get_object (line) : NULL;
      if (line == NULL)
        census_report (self, "line %u: %s", i + 1, flaw->message);
      else if (g_str_equal (recording_get_string (object, "direction"), "recv"))
        check_frame (self, object, json_object_get_member (object, "frame"), i + 1);
    }
}
