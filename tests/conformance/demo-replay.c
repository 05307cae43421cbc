/* demo-replay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-replay.h"

#include <stdlib.h>
#include <string.h>

#include "demo-account.h"
#include "demo-compare.h"
#include "demo-directions.h"
#include "demo-prepare.h"
#include "demo-stage.h"

/* Sends what was recorded from a real panel to the demo panel, in the recorded order. */

static gboolean
is_same_folder (const char *a,
                const char *b)
{
  g_autofree char *real_a = realpath (a, NULL);
  g_autofree char *real_b = realpath (b, NULL);

  return real_a != NULL && g_strcmp0 (real_a, real_b) == 0;
}

DemoReplay *
demo_replay_new (const char *folder)
{
  DemoReplay *self = g_new0 (DemoReplay, 1);
  g_autofree char *path = recording_find_data ("conformance/recordings.txt");
  g_autofree char *own = recording_find_data ("fixtures/recordings");
  g_autoptr(GError) error = NULL;

  self->findings = g_ptr_array_new_with_free_func (g_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->is_own = is_same_folder (folder, own);
  self->directions = demo_directions_read (path, &error);
  if (self->directions == NULL)
    {
      g_ptr_array_add (self->findings, g_strdup (error->message));
      self->directions = g_ptr_array_new ();
    }

  return self;
}

void
demo_replay_free (DemoReplay *self)
{
  g_ptr_array_unref (self->directions);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

static void
leave_out (DemoReplay *self,
           const char *name,
           const char *reason)
{
  g_ptr_array_add (self->left_out, g_strdup_printf ("%s cannot be replayed: %s", name, reason));
}

static char *
build_query (DemoStage *stage,
             Recording *recording)
{
  JsonObject *query = recording_get_object (recording->request, "query");
  GString *text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (query == NULL)
    return g_string_free (text, FALSE);

  json_object_iter_init (&iter, query);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const char *string = recording_get_string (query, name);
      g_autofree char *value = string != NULL ? g_strdup (string) : json_to_string (node, FALSE);
      const char *mapped = g_hash_table_lookup (stage->names, value);
      g_autofree char *escaped_name = g_uri_escape_string (name, NULL, FALSE);
      g_autofree char *escaped_value = g_uri_escape_string (mapped != NULL ? mapped : value, NULL,
                                                            FALSE);

      g_string_append_printf (text, "%c%s=%s", text->len == 0 ? '?' : '&', escaped_name,
                              escaped_value);
    }

  return g_string_free (text, FALSE);
}

/* "body" adds or replaces members. */
static void
change_members (JsonObject *body,
                const char *changes)
{
  g_autoptr(JsonNode) other = json_from_string (changes, NULL);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  if (other == NULL || !JSON_NODE_HOLDS_OBJECT (other))
    return;

  json_object_iter_init (&iter, json_node_get_object (other));
  while (json_object_iter_next (&iter, &member, &node))
    json_object_set_member (body, member, json_node_copy (node));
}

/* A body that is text was sent as it is, malformed or not. */
static char *
build_body (DemoStage *stage,
            Recording *recording)
{
  const char *changes = demo_directions_find (stage->directions, "body", recording->name);
  const char *string = recording_get_string (recording->request, "body");
  JsonObject *object = recording_get_object (recording->request, "body");
  JsonNode *body = json_object_get_member (recording->request, "body");
  JsonObject *head = object != NULL ? recording_get_object (object, "$text") : NULL;
  g_autofree char *text = NULL;

  if (body == NULL || JSON_NODE_HOLDS_NULL (body))
    return NULL;

  if (changes != NULL && object != NULL)
    change_members (object, changes);

  if (head != NULL)
    return recording_repeat_head (head);

  text = string != NULL ? g_strdup (string) : json_to_string (body, FALSE);

  return demo_stage_replace_texts (stage, text);
}

static char *
build_address (DemoStage *stage,
               Recording *recording)
{
  const char *more = demo_directions_find (stage->directions, "query", recording->name);
  g_autofree char *mapped = demo_stage_find_path (stage, recording);
  g_autofree char *query = build_query (stage, recording);

  return g_strconcat (mapped, query, more, NULL);
}

static gboolean
is_well_formed (DemoStage *stage,
                Recording *recording)
{
  g_autofree char *address = build_address (stage, recording);
  g_autofree char *whole = g_strconcat (ptero_demo_panel_get_address (stage->panel), address, NULL);

  return *address == '/' && g_uri_is_valid (whole, SOUP_HTTP_URI_FLAGS, NULL);
}

static DemoAnswer *
send_recorded (DemoStage  *stage,
               Recording  *recording,
               const char *address,
               const char *key)
{
  JsonObject *headers = recording_get_object (recording->request, "headers");
  g_autofree char *body = build_body (stage, recording);
  const char *recorded = headers != NULL ? recording_get_string (headers, "Accept") : NULL;
  const char *accept = headers != NULL && json_object_has_member (headers, "Accept")
                         ? NULL
                         : "application/json";
  const char *preflight[] = {
    "Origin", "http://example.com", "Access-Control-Request-Method", "GET", NULL, NULL, NULL,
  };

  if (recorded != NULL && strpbrk (recorded, "\r\n") == NULL)
    accept = recorded;

  if (headers != NULL && json_object_has_member (headers, "Access-Control-Request-Headers"))
    {
      preflight[4] = "Access-Control-Request-Headers";
      preflight[5] = "authorization";
    }

  return demo_send (stage->session, stage->panel, recording->method, address, key, body, accept,
                    headers != NULL && json_object_has_member (headers,
                                                               "Origin") ? preflight : NULL);
}

/* Returns: (transfer full): the answer; some come only after the same was asked before */
static DemoAnswer *
send_until_answered (DemoStage  *stage,
                     Recording  *recording,
                     const char *address,
                     const char *key)
{
  DemoAnswer *answer = send_recorded (stage, recording, address, key);

  for (guint i = 1; i < demo_prepare_count (recording) && answer->status != recording->status; i++)
    {
      demo_answer_free (answer);
      answer = send_recorded (stage, recording, address, key);
    }

  return answer;
}

static void
compare (DemoReplay *self,
         DemoStage  *stage,
         Recording  *recording,
         DemoAnswer *answer)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);

  demo_compare_answer (recording, answer, stage->names, differences);
  demo_stage_learn (stage, recording, answer);

  self->n_replayed++;
  self->n_differing += differences->len > 0 ? 1 : 0;
  for (guint i = 0; i < differences->len; i++)
    g_ptr_array_add (self->findings, g_strdup_printf ("%s: %s", recording->name,
                                                      (char *) g_ptr_array_index (differences, i)));
}

static void
replay (DemoReplay *self,
        DemoStage  *stage,
        Recording  *recording)
{
  const char *as = demo_directions_find (stage->directions, "as", recording->name);
  g_autofree char *address = NULL;
  g_autofree char *lacking = NULL;
  g_autoptr(DemoAnswer) answer = NULL;
  const char *key;

  as = as != NULL ? as : recording->as;
  demo_stage_set (stage, recording);
  demo_account_prepare_new_key (stage, as);
  if (!demo_stage_find_key (stage, as, &key))
    {
      leave_out (self, recording->name, "the demo has no key of whom it was recorded as");
      return;
    }

  demo_stage_add_stand_in (stage, recording);
  if (!is_well_formed (stage, recording))
    {
      leave_out (self, recording->name, "its path is malformed");
      return;
    }

  lacking = demo_prepare (stage, recording, key);
  if (lacking != NULL)
    {
      leave_out (self, recording->name, lacking);
      return;
    }

  address = build_address (stage, recording);
  demo_stage_set_faults (stage, recording);
  answer = send_until_answered (stage, recording, address, key);
  compare (self, stage, recording, answer);
}

static void
replay_file (DemoReplay *self,
             DemoStage  *stage,
             const char *folder,
             const char *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Recording) recording = recording_read (folder, file, &error);
  const char *reason;

  if (recording == NULL)
    {
      g_ptr_array_add (self->findings, g_strdup_printf ("%s: %s", file, error->message));
      return;
    }

  reason = demo_directions_find (stage->directions, "skip", recording->name);

  if (reason != NULL)
    leave_out (self, recording->name, reason);
  else if (recording->is_node)
    leave_out (self, recording->name, "its address was signed by the node that was recorded");
  else
    replay (self, stage, recording);
}

/* Returns: (transfer full) (nullable): a panel for the recordings of one folder */
static DemoStage *
set_up (DemoReplay *self,
        const char *group)
{
  g_autoptr(GError) error = NULL;
  DemoStage *stage = demo_stage_new (self->directions, self->findings, &error);

  if (stage == NULL)
    g_ptr_array_add (self->findings, g_strdup_printf ("%s: %s", group, error->message));

  return stage;
}

/* Replays each recording of @folder and the folders below, with a panel for each of these. */
void
demo_replay_run (DemoReplay *self,
                 const char *folder)
{
  g_autoptr(GPtrArray) exchanges = recording_list (folder, ".json");
  g_autoptr(GPtrArray) sessions = recording_list (folder, ".jsonl");
  g_autoptr(DemoStage) stage = NULL;
  g_autofree char *group = NULL;

  for (guint i = 0; i < exchanges->len; i++)
    {
      const char *file = g_ptr_array_index (exchanges, i);
      g_autofree char *next = g_path_get_dirname (file);

      if (g_strcmp0 (group, next) != 0)
        {
          g_clear_pointer (&stage, demo_stage_free);
          g_free (group);
          group = g_steal_pointer (&next);
          stage = set_up (self, group);
        }

      if (stage != NULL)
        replay_file (self, stage, folder, file);
    }

  for (guint i = 0; i < sessions->len; i++)
    leave_out (self, g_ptr_array_index (sessions, i), "it is a session, not a request");

  if (self->is_own)
    demo_directions_add_unused (self->directions, self->findings);
}
