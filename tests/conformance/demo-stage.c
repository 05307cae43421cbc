/* demo-stage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-stage.h"

#include <stdlib.h>
#include <string.h>

#include "demo-directions.h"
#include "ptero-endpoint.h"

#define N_SERVERS 500

/* How long a job of the demo takes, in ms: the next request must come within it, however slow the machine is, and the pauses of
 * recordings.txt, which are for a SLOWNESS of 1, must be longer. */
#define JOB_TIME 150
#ifdef __SANITIZE_ADDRESS__
#define SLOWNESS 8
#else
#define SLOWNESS 2
#endif

/* Returns: (transfer full) (nullable): the uuid of the demo's Nth server */
static char *
get_server_uuid (DemoStage *self,
                 guint      number)
{
  g_auto(GStrv) servers = ptero_demo_panel_list_servers (self->panel, number);

  if (number == 0 || g_strv_length (servers) != number)
    {
      g_ptr_array_add (self->findings, g_strdup_printf ("recordings.txt: the demo has no server %u", number));
      return NULL;
    }

  return g_strndup (servers[number - 1], 36);
}

DemoAnswer *
demo_stage_ask (DemoStage    *self,
                PteroDemoKey  key,
                const char   *path)
{
  return demo_send (self->session, self->panel, "GET", path, ptero_demo_panel_get_key (self->panel, key), NULL,
                    "application/json", NULL);
}

/* Returns: (transfer full) (nullable): @node, if it is a text or a number, as text */
static char *
dup_node (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  return json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_dup_string (node)
           : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
add_server (DemoStage  *self,
            const char *recorded,
            const char *value)
{
  g_auto(GStrv) words = g_strsplit (value, " ", 2);
  g_autofree char *uuid = get_server_uuid (self, (guint) atoi (words[0]));

  if (uuid == NULL)
    return;

  if (words[1] != NULL && !ptero_demo_panel_set_server_status (self->panel, uuid, words[1]))
    g_ptr_array_add (self->findings, g_strdup_printf ("recordings.txt: no server can be %s", words[1]));

  g_hash_table_insert (self->names, g_strndup (recorded, 8), g_strndup (uuid, 8));
  g_hash_table_insert (self->names, g_strdup (recorded), g_steal_pointer (&uuid));
}

static void
add_user (DemoStage  *self,
          const char *recorded,
          const char *number)
{
  g_autofree char *path = g_strconcat ("/api/application/users/", number, NULL);
  g_autoptr(DemoAnswer) answer = demo_stage_ask (self, PTERO_DEMO_KEY_APPLICATION, path);
  char *uuid = dup_node (demo_answer_find (answer, "attributes.uuid"));

  if (uuid != NULL)
    g_hash_table_insert (self->names, g_strdup (recorded), uuid);
  else
    g_ptr_array_add (self->findings, g_strdup_printf ("recordings.txt: the demo has no user %s", number));
}

/* "user UUID N": the demo's Nth user stands for the recorded one. "server UUID N [status]": the demo's Nth server stands
 * for the recorded one. "name RECORDED DEMO": so does any other word of a path. */
static void
prepare (DemoStage *self)
{
  for (guint i = 0; i < self->directions->len; i++)
    {
      DemoDirection *direction = g_ptr_array_index (self->directions, i);

      if (g_str_equal (direction->action, "server"))
        add_server (self, direction->pattern, direction->value);
      else if (g_str_equal (direction->action, "user"))
        add_user (self, direction->pattern, direction->value);
      else if (g_str_equal (direction->action, "name"))
        g_hash_table_insert (self->names, g_strdup (direction->pattern), g_strdup (direction->value));
    }
}

/* Returns: (transfer full) (nullable): a panel of its own, which is told of what @directions say */
DemoStage *
demo_stage_new (GPtrArray  *directions,
                GPtrArray  *findings,
                GError    **error)
{
  g_autoptr(DemoStage) self = g_new0 (DemoStage, 1);

  self->panel = ptero_demo_panel_new (N_SERVERS, 1);
  self->session = soup_session_new ();
  self->directions = g_ptr_array_ref (directions);
  self->findings = g_ptr_array_ref (findings);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->stand_ins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!ptero_demo_panel_start (self->panel, error))
    return NULL;

  ptero_demo_panel_set_cache (self->panel, 0);
  ptero_demo_panel_set_job_time (self->panel, JOB_TIME * SLOWNESS);
  prepare (self);

  return g_steal_pointer (&self);
}

void
demo_stage_free (DemoStage *self)
{
  g_object_unref (self->session);
  g_object_unref (self->panel);
  g_ptr_array_unref (self->directions);
  g_ptr_array_unref (self->findings);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->stand_ins);
  g_free (self->new_key);
  g_free (self->new_secret);
  g_free (self->totp_secret);
  g_free (self);
}

static void
set_server (DemoStage  *self,
            const char *status,
            const char *state)
{
  g_autofree char *uuid = get_server_uuid (self, 1);

  if (uuid == NULL)
    return;

  if (status != NULL)
    ptero_demo_panel_set_server_status (self->panel, uuid, g_str_equal (status, "none") ? NULL : status);
  if (state != NULL && !ptero_demo_panel_set_server_state (self->panel, uuid, state))
    g_ptr_array_add (self->findings, g_strdup_printf ("recordings.txt: no server can be %s", state));
}

/* Asks until the panel has enough of it. */
static void
exhaust (DemoStage *self)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(DemoAnswer) answer = demo_stage_ask (self, PTERO_DEMO_KEY_APPLICATION, "/api/application/users?per_page=1");

      if (answer->status == 429)
        return;
    }
}

/* Makes the panel as it was when the recording @name, of the request @line, was made. */
void
demo_stage_set (DemoStage  *self,
                const char *name,
                const char *line)
{
  const char *faults = demo_directions_find (self->directions, "faults", name, line);
  const char *status = demo_directions_find (self->directions, "status", name, line);
  const char *state = demo_directions_find (self->directions, "state", name, line);
  const char *pause = demo_directions_find (self->directions, "pause", name, line);
  g_autoptr(GError) error = NULL;

  if (!ptero_demo_panel_set_faults (self->panel, faults != NULL ? faults : "", &error))
    g_ptr_array_add (self->findings, g_strdup_printf ("recordings.txt: %s", error->message));

  if (status != NULL || state != NULL)
    set_server (self, status, state);

  if (pause != NULL)
    g_usleep ((gulong) atoi (pause) * SLOWNESS * 1000);

  if (demo_directions_find (self->directions, "window", name, line) != NULL)
    ptero_demo_panel_set_rate (self->panel, 0);

  if (demo_directions_find (self->directions, "exhaust", name, line) != NULL)
    exhaust (self);
}

/* Returns: whether the demo has somebody called @as; nobody, %NULL, has no key */
gboolean
demo_stage_find_key (DemoStage   *self,
                     const char  *as,
                     const char **key)
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

  *key = NULL;
  if (as == NULL)
    return TRUE;

  if (g_str_equal (as, "bad"))
    *key = "ptlc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  else if (g_str_equal (as, "new"))
    *key = self->new_key;
  else if (g_str_equal (as, "newsecretonly"))
    *key = self->new_secret;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i].name, as))
        *key = ptero_demo_panel_get_key (self->panel, keys[i].key);
    }

  return *key != NULL;
}

static const char *
look_up (DemoStage  *self,
         const char *kind,
         const char *word)
{
  g_autofree char *qualified = g_strdup_printf ("%s/%s", kind, word);
  const char *name = g_hash_table_lookup (self->names, qualified);

  return name != NULL ? name : g_hash_table_lookup (self->names, word);
}

static gboolean
is_taken (DemoStage  *self,
          const char *uuid)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (strncmp (value, uuid, 8) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): the uuid of the first server of the demo that stands for none yet */
static char *
find_free_server (DemoStage *self)
{
  g_auto(GStrv) servers = ptero_demo_panel_list_servers (self->panel, N_SERVERS);

  for (guint i = 0; servers[i] != NULL; i++)
    {
      if (!is_taken (self, servers[i]))
        return g_strndup (servers[i], 36);
    }

  return NULL;
}

/* A server that was there when it was recorded, but of which no direction speaks, gets one of the demo. */
void
demo_stage_add_stand_in (DemoStage *self,
                         Recording *recording)
{
  g_auto(GStrv) parts = g_strsplit (recording->path, "/", -1);
  g_autofree char *beginning = NULL;
  const char *word;
  const char *uuid;

  if (recording->status == 404 || !g_str_has_prefix (recording->path, "/api/client/servers/"))
    return;

  word = parts[4];
  if ((strlen (word) != 8 && strlen (word) != 36) || look_up (self, "servers", word) != NULL)
    return;

  beginning = g_strndup (word, 8);
  if (!g_hash_table_contains (self->stand_ins, beginning))
    g_hash_table_insert (self->stand_ins, g_strdup (beginning), find_free_server (self));

  uuid = g_hash_table_lookup (self->stand_ins, beginning);
  if (uuid != NULL)
    g_hash_table_insert (self->names, g_strdup (word), g_strndup (uuid, strlen (word)));
}

/* Whether the path of @recording names a thing of which neither a direction nor an answer told what stands for it */
gboolean
demo_stage_names_unknown (DemoStage *self,
                          Recording *recording)
{
  int row = recording_find_row (recording->method, recording->path);
  g_auto(GStrv) parts = g_strsplit (recording->path, "/", -1);
  g_auto(GStrv) template = NULL;

  if (row < 0)
    return FALSE;

  template = g_strsplit (ptero_endpoint_get_info (row)->path, "/", -1);
  for (guint i = 1; template[i] != NULL && parts[i] != NULL; i++)
    {
      if (*template[i] == '{' && look_up (self, parts[i - 1], parts[i]) == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full): id of the first unassigned allocation of the first node */
static char *
find_free_allocation (DemoStage *self)
{
  g_autoptr(DemoAnswer) answer = demo_stage_ask (self, PTERO_DEMO_KEY_APPLICATION,
                                                 "/api/application/nodes/1/allocations?filter[server_id]=0&per_page=1");

  return dup_node (demo_answer_find (answer, "data.0.attributes.id"));
}

/* Returns: (transfer full) (nullable): uuid or id of the Nth thing in a list of @server */
static char *
find_listed (DemoStage  *self,
             const char *server,
             const char *kind,
             guint       number)
{
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/%s", server, kind);
  g_autofree char *member = g_strdup_printf ("data.%u.attributes.%s", number - 1, g_str_equal (kind, "backups") ? "uuid" : "id");
  g_autoptr(DemoAnswer) answer = demo_stage_ask (self, PTERO_DEMO_KEY_ADMIN, path);

  return dup_node (demo_answer_find (answer, member));
}

/* Returns: (transfer full) (nullable): what a word in braces means in a path; @parts are the words up to it */
static char *
fill_in (DemoStage  *self,
         GStrv       parts,
         guint       at)
{
  const char *word = parts[at];

  if (g_str_equal (word, "{free}"))
    return find_free_allocation (self);

  if (at >= 2 && (g_str_has_prefix (word, "{b") || g_str_has_prefix (word, "{s")))
    return find_listed (self, parts[at - 2], parts[at - 1], (guint) atoi (word + 2));

  return get_server_uuid (self, (guint) atoi (word + 1));
}

/* Returns: (transfer full): @path with the recorded ids replaced if @with_names. Else it is that of a direction, where
 * "{N}" is the uuid of the demo's Nth server and "{bN}" and "{sN}" are the id of its Nth backup or schedule. */
char *
demo_stage_map_path (DemoStage  *self,
                     const char *path,
                     gboolean    with_names)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      const char *name = with_names ? look_up (self, parts[i - 1], parts[i]) : NULL;
      char *word = NULL;

      if (name != NULL)
        word = g_strdup (name);
      else if (!with_names && *parts[i] == '{')
        word = fill_in (self, parts, i);
      else
        continue;

      g_free (parts[i]);
      parts[i] = word != NULL ? word : g_strdup ("none");
    }

  return g_strjoinv ("/", parts);
}

static void
learn_name (DemoStage  *self,
            JsonObject *recorded,
            JsonObject *given,
            const char *kind,
            const char *member)
{
  JsonNode *node = json_object_get_member (recorded, member);
  g_autofree char *from = dup_node (json_object_get_member (recorded, member));
  g_autofree char *to = dup_node (json_object_get_member (given, member));

  if (from == NULL || to == NULL)
    return;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      g_autofree char *number = g_steal_pointer (&from);

      from = g_strdup_printf ("%s/%s", kind, number);
    }

  if (!g_hash_table_contains (self->names, from))
    g_hash_table_insert (self->names, g_steal_pointer (&from), g_steal_pointer (&to));
}

/* The secrets that a panel tells once. */
static void
learn_secrets (DemoStage  *self,
               DemoAnswer *answer)
{
  g_autofree char *totp = dup_node (demo_answer_find (answer, "data.secret"));
  g_autofree char *secret = dup_node (demo_answer_find (answer, "meta.secret_token"));
  g_autofree char *identifier = dup_node (demo_answer_find (answer, "attributes.identifier"));

  if (totp != NULL)
    {
      g_free (self->totp_secret);
      self->totp_secret = g_steal_pointer (&totp);
    }

  if (secret != NULL && identifier != NULL)
    {
      g_free (self->new_secret);
      g_free (self->new_key);
      self->new_key = g_strconcat (identifier, secret, NULL);
      self->new_secret = g_steal_pointer (&secret);
    }
}

/* What was made gets the recorded id, for the requests after. */
void
demo_stage_learn (DemoStage  *self,
                  Recording  *recording,
                  DemoAnswer *answer)
{
  static const char * const members[] = { "id", "uuid", "identifier" };
  g_autofree char *kind = g_path_get_basename (recording->path);
  JsonNode *given = demo_answer_find (answer, "attributes");
  JsonObject *recorded = NULL;

  learn_secrets (self, answer);

  if (JSON_NODE_HOLDS_OBJECT (recording->body))
    recorded = recording_get_object (json_node_get_object (recording->body), "attributes");

  if (!g_str_equal (recording->method, "POST") || recorded == NULL || given == NULL || !JSON_NODE_HOLDS_OBJECT (given))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    learn_name (self, recorded, json_node_get_object (given), kind, members[i]);
}
