/* demo-prepare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-prepare.h"

#include <string.h>

#include "demo-account.h"
#include "demo-files.h"
#include "demo-scene.h"
#include "demo-things.h"

/* Earlier requests made the recorded panel what it was; those may not be among the recordings. What
 * they did is told by the recorded answer: that a file was there, a server suspended, a limit
 * reached. The demo panel is made so, by requests like those, before a recording is replayed; what
 * it answers then is compared as ever. */

/* Which states of a server refuse with which words; the first is made where none of them is. */
static const struct { const char *words; const char *states[4]; } conflicts[] = {
  { "*is currently suspended*", { "suspended" } },
  { "*not yet completed its installation*",
    { "installing", "install_failed", "reinstall_failed" } },
  { "*restoring from a backup*", { "restoring_backup" } },
  { "*being transferred*", { "transferring" } },
};

/* Returns: (transfer full): "none", the status of the server, or what is none but refuses all the
 * same */
static char *
read_status (JsonObject *server)
{
  char *status = demo_scene_dup_text (server, "status");

  if (status != NULL)
    return status;

  return g_strdup (recording_get_boolean (server, "is_transferring") ? "transferring" : "none");
}

/* Returns: (transfer full) (nullable): that of the demo's server */
static char *
ask_status (DemoScene *self)
{
  g_autoptr(DemoAnswer) answer = demo_scene_ask (self, "GET", NULL, "%s", self->server);
  JsonNode *attributes = demo_answer_find (answer, "attributes");

  return attributes != NULL && JSON_NODE_HOLDS_OBJECT (attributes)
           ? read_status (json_node_get_object (attributes))
           : NULL;
}

static void
set_status (DemoScene  *self,
            const char *status)
{
  const char *uuid = strrchr (self->server, '/') + 1;

  ptero_demo_panel_set_server_status (self->stage->panel, uuid,
                                      g_str_equal (status, "none") ? NULL : status);
}

static void
prepare_conflict (DemoScene *self)
{
  g_autofree char *status = ask_status (self);

  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      if (status != NULL && demo_scene_says (self, conflicts[i].words) &&
          !g_strv_contains (conflicts[i].states, status))
        set_status (self, conflicts[i].states[0]);
    }
}

/* A server that answered was in no state that refuses; to administrators the websocket is open in
 * most of them. */
static void
prepare_no_conflict (DemoScene *self)
{
  g_autofree char *status = ask_status (self);
  gboolean is_open = g_str_has_suffix (self->info->path,
                                       "/websocket") && g_strcmp0 (self->recording->as,
                                                                   "admin") == 0 &&
                     g_strcmp0 (status, "suspended") != 0;

  if (status != NULL && !g_str_equal (status, "none") && !is_open)
    set_status (self, "none");
}

/* What a server was when it was shown */
static void
prepare_shown (DemoScene *self)
{
  g_autofree char *status = ask_status (self);
  g_autofree char *recorded = self->attributes != NULL ? read_status (self->attributes) : NULL;

  if (status != NULL && recorded != NULL && !g_str_equal (status, recorded))
    set_status (self, recorded);
}

static void
force_state (DemoScene  *self,
             const char *state)
{
  ptero_demo_panel_set_server_state (self->stage->panel, strrchr (self->server, '/') + 1, state);
}

static void
prepare_running (DemoScene *self)
{
  force_state (self, "running");
}

static void
prepare_offline (DemoScene *self)
{
  force_state (self, "offline");
}

static void
prepare_state (DemoScene *self)
{
  const char *state = self->attributes != NULL
                        ? recording_get_string (self->attributes, "current_state")
                        : NULL;

  if (state != NULL)
    force_state (self, state);
}

static void
prepare_suspended (DemoScene *self)
{
  demo_scene_do (self, "POST", NULL, "%.*s/suspend", (int) (strrchr (self->path, '/') - self->path),
                 self->path);
}

/* So many backups may be made as a recorded one was; the panel's own pace is what it refuses by. */
static void
prepare_no_pace (DemoScene *self)
{
  ptero_demo_panel_set_backup_pace (self->stage->panel, 0, 0);
}

static void
prepare_pace (DemoScene *self)
{
  ptero_demo_panel_set_backup_pace (self->stage->panel, 2, 600);
}

#define SERVER "/api/client/servers/{server}"
#define APPLICATION "/api/application"

/* What is done before what is recorded so. All that fit are, in this order. */
static const struct
{
  const char *route;        /* pattern of method and path of its row */
  guint       first;        /* statuses that were recorded … */
  guint       last;
  const char *words;        /* pattern of the code or the words of the refusal; NULL: any */
  void      (*prepare) (DemoScene *self);
} preparations[] = {
  { "GET " SERVER,                           200, 299, NULL, prepare_shown },
  { "* " SERVER "/*",                        200, 408, NULL, prepare_no_conflict },
  { "* " SERVER "/*",                        410, 599, NULL, prepare_no_conflict },

  { "POST " SERVER "/backups",               200, 428, NULL, prepare_no_pace },
  { "POST " SERVER "/backups",               429, 429, NULL, prepare_pace },
  { "* " SERVER "/backups/*",                200, 599, NULL, prepare_no_pace },
  { "GET " SERVER "/backups",                200, 299, NULL, prepare_no_pace },

  { "POST *",                                200, 299, NULL, demo_things_make_room },
  { "POST *",                                504, 504, NULL, demo_things_make_room },
  { "POST *",                                400, 400, "DuplicateDatabaseNameException",
    demo_things_make_room },
  { "POST *",                                400, 400, "TooManyDatabasesException",
    demo_things_fill },
  { "GET *",                                 200, 299, NULL, demo_things_prepare_list },
  { "*",                                     200, 599, NULL, demo_things_prepare_named },
  { "*",                                     404, 404, "NotFoundHttpException",
    demo_things_prepare_missing },
  { "GET " APPLICATION "/servers/{*}",       200, 299, NULL, demo_things_prepare_included },

  { "GET " SERVER "/files/contents",         200, 299, NULL, demo_files_prepare_contents },
  { "GET " SERVER "/files/contents",         400, 400, "FileSizeTooLargeException",
    demo_files_prepare_large },
  { "GET " SERVER "/files/contents",         502, 502, NULL, demo_files_prepare_folder },
  { "GET " SERVER "/files/list",             200, 299, NULL, demo_files_prepare_list },
  { "GET " SERVER "/files/contents",         500, 500, NULL, demo_files_prepare_no_file },
  { "GET " SERVER "/files/list",             500, 500, NULL, demo_files_prepare_no_folder },
  { "POST " SERVER "/files/copy",            500, 500, NULL, demo_files_prepare_no_file },
  { "POST " SERVER "/files/copy",            200, 299, NULL, demo_files_prepare_copy },
  { "POST " SERVER "/files/create-folder",   500, 500, NULL, demo_files_prepare_parent },
  { "POST " SERVER "/files/decompress",      200, 299, NULL, demo_files_prepare_archive },
  { "PUT " SERVER "/files/rename",           200, 299, NULL, demo_files_prepare_rename },
  { "POST " SERVER "/files/write",           400, 400, "*existing directory*",
    demo_files_prepare_folder },

  { "POST " SERVER "/command",               200, 299, NULL, prepare_running },
  { "POST " SERVER "/command",               502, 502, "*must be online*", prepare_offline },
  { "GET " SERVER "/resources",              200, 299, NULL, prepare_state },
  { "POST " APPLICATION "/servers/{*}/unsuspend", 504, 504, NULL, prepare_suspended },

  { "GET /api/client/account/activity",      200, 299, NULL, demo_account_prepare_activity },
  { "GET /api/client/account/two-factor",    200, 299, NULL, demo_account_prepare_no_two_factor },
  { "GET /api/client/account/two-factor",    400, 400, "*already enabled*",
    demo_account_prepare_two_factor },
  { "POST /api/client/account/two-factor",   200, 299, NULL, demo_account_prepare_secret },

  { "* " SERVER "/*",                        409, 409, NULL, prepare_conflict },
};

/* Returns: (transfer full) (nullable): what is lacking for it; %NULL if the panel is as it was when
 * @recording was made */
char *
demo_prepare (DemoStage  *stage,
              Recording  *recording,
              const char *key)
{
  g_autoptr(DemoScene) scene = demo_scene_new (stage, recording, key);
  g_autofree char *route = scene != NULL ? g_strdup_printf ("%s %s", scene->info->method,
                                                            scene->info->path) : NULL;

  for (guint i = 0; scene != NULL && scene->lacking == NULL && i < G_N_ELEMENTS (preparations); i++)
    {
      if (recording->status >= preparations[i].first && recording->status <= preparations[i].last &&
          g_pattern_match_simple (preparations[i].route, route) &&
          (preparations[i].words == NULL || demo_scene_says (scene, preparations[i].words)))
        preparations[i].prepare (scene);
    }

  return scene != NULL ? g_steal_pointer (&scene->lacking) : NULL;
}

/* Returns: how often a request is made until it is refused as it was: refusals that the same
 * requests before it led to */
guint
demo_prepare_count (Recording *recording)
{
  static const struct { guint status; const char *words; guint n_times; } repeated[] = {
    { 429, NULL, 1000 },
    { 422, "*has already been taken*", 2 },
    { 400, "DuplicateDatabaseNameException", 2 },
    { 400, "ServerSubuserExistsException", 2 },
    { 400, "TooManyBackupsException", 30 },
    { 400, "*limit for number of API keys*", 30 },
    { 400, "*Cannot assign additional allocations*", 30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      if (recording->status == repeated[i].status &&
          (repeated[i].words == NULL || recording_says (recording, repeated[i].words)))
        return repeated[i].n_times;
    }

  return 1;
}
