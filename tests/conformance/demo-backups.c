/* demo-backups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-backups.h"

/* Backups as they were when something was recorded of them. */

typedef enum
{
  ANY,
  RUNNING,
  GOOD,
  FAILED,
} BackupState;

typedef struct
{
  BackupState state;
  int lock;   /* TRUE, FALSE, or -1 if it does not matter */
} Wanted;

/* What a refusal says of the backup that it is about */
static const struct { const char *route; guint status; const char *words; Wanted wanted;
                      } refusals[] = {
  { "DELETE *", 400, "BackupLockedException", { GOOD, TRUE } },
  { "POST */restore", 400, "*not completed or failed*", { RUNNING, -1 } },
  { "POST */restore", 500, "*", { FAILED, -1 } },
  { "POST */restore", 504, "*", { GOOD, -1 } },
  { "POST */restore", 204, NULL, { GOOD, -1 } },
  { "DELETE *", 204, NULL, { ANY, FALSE } },
  { "DELETE *", 504, "*", { ANY, FALSE } },
};

static gboolean
has_date (JsonObject *one,
          const char *member)
{
  return recording_get_string (one, member) != NULL;
}

static gboolean
has_ignored (JsonObject *one)
{
  JsonNode *node = json_object_get_member (one, "ignored_files");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
         json_array_get_length (json_node_get_array (node)) > 0;
}

static BackupState
get_state (JsonObject *one)
{
  if (!has_date (one, "completed_at"))
    return RUNNING;

  return recording_get_boolean (one, "is_successful") ? GOOD : FAILED;
}

static Wanted
find_wanted (DemoScene  *self,
             JsonObject *recorded)
{
  Wanted wanted = { ANY, -1 };
  g_autofree char *line = g_strdup_printf ("%s %s", self->info->method, self->info->path);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      if (refusals[i].status == self->recording->status &&
          g_pattern_match_simple (refusals[i].route, line) &&
          (refusals[i].words == NULL || demo_scene_says (self, refusals[i].words)))
        return refusals[i].wanted;
    }

  if (recorded != NULL && json_object_has_member (recorded, "completed_at"))
    wanted.state = get_state (recorded);

  return wanted;
}

/* Whether a backup of the demo is as the recorded one was. Its lock is set as it has to be. */
gboolean
demo_backups_suit (DemoScene  *self,
                   JsonObject *one,
                   JsonObject *recorded)
{
  Wanted wanted = find_wanted (self, recorded);
  const char *uuid = recording_get_string (one, "uuid");
  g_autoptr(DemoAnswer) answer = NULL;
  JsonNode *attributes = NULL;

  if (uuid == NULL || self->server == NULL)
    return FALSE;

  if (wanted.state != RUNNING && wanted.state != ANY)
    {
      answer = demo_stage_wait (self->stage, "attributes.completed_at", "%s/backups/%s",
                                self->server, uuid);
      attributes = demo_answer_find (answer, "attributes");
    }

  if (attributes != NULL && JSON_NODE_HOLDS_OBJECT (attributes))
    one = json_node_get_object (attributes);

  if (wanted.state != ANY && wanted.state != get_state (one))
    return FALSE;

  /* an empty list has nothing to compare */
  if (recorded != NULL && has_ignored (recorded) && !has_ignored (one))
    return FALSE;

  if (wanted.lock != -1 && wanted.lock != recording_get_boolean (one, "is_locked"))
    demo_scene_do (self, "POST", NULL, "%s/backups/%s/lock", self->server, uuid);

  return TRUE;
}

/* Returns: (transfer full) (nullable): the uuid of a new one that is so */
char *
demo_backups_make (DemoScene  *self,
                   const char *collection)
{
  Wanted wanted = find_wanted (self, self->attributes);
  g_autoptr(DemoAnswer) answer = NULL;
  g_autofree char *uuid = NULL;
  JsonNode *given;

  /* one that has to run still is as slow as it can be */
  demo_stage_set_slow (self->stage, wanted.state == RUNNING);
  answer = demo_scene_ask (self, "POST",
                           wanted.state == FAILED ? "{\"name\":\"Will fail\",\"ignored\":\"*.log\"}"
                                                          : "{\"name\":\"Prepared\",\"ignored\":\"*.log\"}",
                           "%s", collection);
  demo_stage_set_slow (self->stage, FALSE);
  given = demo_answer_find (answer, "attributes");
  if (given == NULL || !JSON_NODE_HOLDS_OBJECT (given))
    return NULL;

  uuid = demo_scene_dup_text (json_node_get_object (given), "uuid");
  if (uuid == NULL || !demo_backups_suit (self, json_node_get_object (given), self->attributes))
    return NULL;

  return g_steal_pointer (&uuid);
}
