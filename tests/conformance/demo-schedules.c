/* demo-schedules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-schedules.h"

/* Schedules as they were when something was recorded of them. */

typedef struct
{
  int has_tasks;   /* TRUE, FALSE, or -1 if it does not matter */
  int has_run;
  gboolean is_running;
  gboolean needs_node;   /* is run whether the server is online or not, which the node has to do */
} Wanted;

static gboolean
has_tasks (JsonObject *one)
{
  JsonObject *relations = recording_get_object (one, "relationships");

  return relations != NULL &&
         demo_scene_get_item (demo_scene_get_list (json_object_get_member (relations, "tasks")),
                              0) != NULL;
}

static gboolean
is_running (JsonObject *one)
{
  return recording_get_boolean (one, "is_processing");
}

static Wanted
find_wanted (DemoScene  *self,
             JsonObject *recorded)
{
  Wanted wanted = { -1, -1, FALSE, FALSE };

  if (g_str_has_suffix (self->info->path, "/execute"))
    {
      wanted.has_tasks = !demo_scene_says (self, "*no tasks are registered*");
      wanted.needs_node = self->recording->status == 504;
    }

  if (recorded == NULL || !json_object_has_member (recorded, "last_run_at"))
    return wanted;

  wanted.has_tasks = has_tasks (recorded) ? TRUE : -1;   /* without tasks, nothing of them is compared */
  wanted.has_run = recording_get_string (recorded, "last_run_at") != NULL;
  wanted.is_running = is_running (recorded);

  return wanted;
}

static gboolean
is_as (Wanted     *wanted,
       JsonObject *one)
{
  gboolean has_run = recording_get_string (one, "last_run_at") != NULL;

  return (wanted->has_tasks == -1 || wanted->has_tasks == has_tasks (one)) &&
         (wanted->has_run == -1 || wanted->has_run == has_run) &&
         (!wanted->is_running || is_running (one)) && (!wanted->needs_node ||
                                                       !recording_get_boolean (one, "only_when_online"));
}

/* Whether a schedule of the demo is as the recorded one was; one that runs may become so. */
gboolean
demo_schedules_suit (DemoScene  *self,
                     JsonObject *one,
                     JsonObject *recorded)
{
  Wanted wanted = find_wanted (self, recorded);
  g_autofree char *id = demo_scene_dup_text (one, "id");
  g_autoptr(DemoAnswer) answer = NULL;
  JsonNode *attributes;

  if (is_as (&wanted, one))
    return TRUE;

  if (id == NULL || self->server == NULL || !is_running (one) || wanted.is_running ||
      wanted.has_run != TRUE)
    return FALSE;

  answer = demo_stage_wait (self->stage, "attributes.last_run_at", "%s/schedules/%s", self->server,
                            id);
  attributes = demo_answer_find (answer, "attributes");

  return attributes != NULL && JSON_NODE_HOLDS_OBJECT (attributes) &&
         is_as (&wanted, json_node_get_object (attributes));
}

/* Returns: (transfer full) (nullable): the id of a new one that is so */
char *
demo_schedules_make (DemoScene  *self,
                     const char *collection)
{
  Wanted wanted = find_wanted (self, self->attributes);
  g_autoptr(DemoAnswer) answer = demo_scene_ask (self, "POST",
                                                 "{\"name\":\"Prepared\",\"minute\":\"0\",\"hour\":\"4\",\"day_of_month\":\"*\","
                                                 "\"month\":\"*\",\"day_of_week\":\"*\",\"is_active\":true,\"only_when_online\":false}",
                                                 "%s", collection);
  JsonNode *given = demo_answer_find (answer, "attributes");
  g_autofree char *id = NULL;

  if (given == NULL || !JSON_NODE_HOLDS_OBJECT (given))
    return NULL;

  id = demo_scene_dup_text (json_node_get_object (given), "id");
  if (wanted.has_tasks == TRUE || wanted.has_run == TRUE || wanted.is_running)
    {
      g_autofree char *body = g_strdup_printf ("{\"action\":\"command\",\"payload\":\"say prepared\",\"time_offset\":%u}",
                                               wanted.is_running ? 60 : 0);

      demo_scene_do (self, "POST", body, "%s/%s/tasks", collection, id);
    }

  if (wanted.has_run == TRUE || wanted.is_running)
    demo_scene_do (self, "POST", NULL, "%s/%s/execute", collection, id);
  if (wanted.has_run == TRUE)
    {
      g_autoptr(DemoAnswer) done = demo_stage_wait (self->stage, "attributes.last_run_at", "%s/%s",
                                                    collection, id);
    }

  return g_steal_pointer (&id);
}
