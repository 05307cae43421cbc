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

/* How long a job of the demo takes, in ms: the next request must come within it, however slow the
 * machine is, and the pauses of recordings.txt, which are for a SLOWNESS of 1, must be longer. */
#define JOB_TIME 150
#ifdef __SANITIZE_ADDRESS__
#define SLOWNESS 8
#else
#define SLOWNESS 2
#endif

/* Returns: (transfer full) (nullable): the uuid of the Nth server that the demo had at first */
static char *
get_server_uuid (DemoStage *self,
                 guint      number)
{
  if (number == 0 || number > g_strv_length (self->servers))
    {
      g_ptr_array_add (self->findings,
                       g_strdup_printf ("recordings.txt: the demo has no server %u", number));
      return NULL;
    }

  return g_strndup (self->servers[number - 1], 36);
}

DemoAnswer *
demo_stage_ask (DemoStage    *self,
                PteroDemoKey  key,
                const char   *path)
{
  return demo_send (self->session, self->panel, "GET", path,
                    ptero_demo_panel_get_key (self->panel, key), NULL,
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
    g_ptr_array_add (self->findings,
                     g_strdup_printf ("recordings.txt: no server can be %s", words[1]));

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
    g_ptr_array_add (self->findings,
                     g_strdup_printf ("recordings.txt: the demo has no user %s", number));
}

/* "user UUID N": the demo's Nth user stands for the recorded one. "server UUID N [status]": the
 * demo's Nth server stands for the recorded one. "name RECORDED DEMO": so does any other word of a
 * path. */
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
        g_hash_table_insert (self->names, g_strdup (direction->pattern),
                             g_strdup (direction->value));
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

  self->servers = ptero_demo_panel_list_servers (self->panel, N_SERVERS);
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
  g_strfreev (self->servers);
  g_free (self->new_key);
  g_free (self->new_secret);
  g_free (self->totp_secret);
  g_free (self);
}

/* Whether the budget of the Application API is to be used up still */
static gboolean
is_limited (DemoStage *self,
            Recording *recording)
{
  return recording->status == 429 ||
         (self->is_exhausted && !g_str_has_prefix (recording->path, "/api/application/"));
}

/* Makes the panel as it was when @recording was made, as far as it is no matter of what is in
 * it. */
void
demo_stage_set (DemoStage *self,
                Recording *recording)
{
  if (!is_limited (self, recording))
    ptero_demo_panel_set_rate (self->panel, 0);

  self->is_exhausted = is_limited (self, recording);
  ptero_demo_panel_set_faults (self->panel, "", NULL);
}

/* Has the node answer or not, for the recorded request only. */
void
demo_stage_set_faults (DemoStage *self,
                       Recording *recording)
{
  gboolean is_down = recording_says (recording, "Could not establish a connection*") ||
                     recording_says (recording, "ConfigurationNotPersistedException");

  ptero_demo_panel_set_faults (self->panel, is_down ? "daemon-down" : "", NULL);
}

/* Makes jobs that begin now last, or take the time that they have here. */
void
demo_stage_set_slow (DemoStage *self,
                     gboolean   is_slow)
{
  ptero_demo_panel_set_job_time (self->panel, (is_slow ? 100 : 1) * JOB_TIME * SLOWNESS);
}

/* Returns: (transfer full): the answer about a thing once it has a text at @member, or when no job
 * takes that long */
DemoAnswer *
demo_stage_wait (DemoStage  *self,
                 const char *member,
                 const char *format,
                 ...)
{
  g_autofree char *path = NULL;
  va_list arguments;
  gint64 ends = g_get_monotonic_time () + 30 * JOB_TIME * SLOWNESS * 1000;

  va_start (arguments, format);
  path = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  while (TRUE)
    {
      DemoAnswer *answer = demo_stage_ask (self, PTERO_DEMO_KEY_ADMIN, path);
      JsonNode *node = demo_answer_find (answer, member);

      if ((node != NULL && JSON_NODE_HOLDS_VALUE (node)) || answer->status != 200 ||
          g_get_monotonic_time () > ends)
        return answer;

      demo_answer_free (answer);
      g_usleep (JOB_TIME * SLOWNESS * 1000 / 4);   /* not so often that the panel has enough of it */
    }
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
    { "admin", PTERO_DEMO_KEY_ADMIN }, { "alice", PTERO_DEMO_KEY_USER },
    { "bob", PTERO_DEMO_KEY_NO_SERVERS },
    { "app", PTERO_DEMO_KEY_APPLICATION }, { "ro", PTERO_DEMO_KEY_PARTIAL },
    { "client_admin_iplocked", PTERO_DEMO_KEY_IP_LOCKED },
    { "two-factor", PTERO_DEMO_KEY_TWO_FACTOR },
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

/* Returns: (transfer full) (nullable): the uuid of the first server of the demo that stands for
 * none yet */
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

/* A server that was there when it was recorded, but of which no direction speaks, gets one of the
 * demo. */
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

/* Returns: (transfer full): id of the first unassigned allocation of the first node */
static char *
find_free_allocation (DemoStage *self)
{
  g_autoptr(DemoAnswer) answer = demo_stage_ask (self, PTERO_DEMO_KEY_APPLICATION,
                                                 "/api/application/nodes/1/allocations?filter[server_id]=0&per_page=1");

  return dup_node (demo_answer_find (answer, "data.0.attributes.id"));
}

/* Returns: (transfer full) (nullable): what a word in braces means in a path */
static char *
fill_in (DemoStage  *self,
         const char *word)
{
  return g_str_equal (word, "{free}")
           ? find_free_allocation (self)
           : get_server_uuid (self, (guint) atoi (word + 1));
}

/* Returns: (transfer full): @path with the recorded ids replaced if @with_names. Else it is that of
 * a direction, where "{N}" is the uuid of the demo's Nth server, and "{free}" an allocation that
 * nobody has. */
static char *
map_path (DemoStage  *self,
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
        word = fill_in (self, parts[i]);
      else
        continue;

      g_free (parts[i]);
      parts[i] = word != NULL ? word : g_strdup ("none");
    }

  return g_strjoinv ("/", parts);
}

/* Returns: (nullable): number of the server of the demo of which a refusal is true in the words of
 * @recording */
static const char *
find_said (DemoStage *self,
           Recording *recording)
{
  for (guint i = 0; i < self->directions->len; i++)
    {
      DemoDirection *direction = g_ptr_array_index (self->directions, i);

      if (g_str_equal (direction->action, "says") && recording_says (recording, direction->pattern))
        {
          direction->n_uses++;
          return direction->value;
        }
    }

  return NULL;
}

/* Returns: (transfer full): the path of @recording as the demo's */
char *
demo_stage_find_path (DemoStage *self,
                      Recording *recording)
{
  const char *path = demo_directions_find (self->directions, "path", recording->name);
  const char *said = find_said (self, recording);
  g_autofree char *mapped = map_path (self, path != NULL ? path : recording->path, path == NULL);
  g_auto(GStrv) parts = g_strsplit (mapped, "/", -1);

  if (said == NULL || !g_str_has_prefix (mapped, "/api/client/servers/"))
    return g_steal_pointer (&mapped);

  g_free (parts[4]);
  parts[4] = get_server_uuid (self, (guint) atoi (said));

  return g_strjoinv ("/", parts);
}

/* From now on @name stands for the recorded @word, which is what is called @kind in a path. */
void
demo_stage_name (DemoStage  *self,
                 const char *kind,
                 const char *word,
                 const char *name)
{
  g_autofree char *qualified = g_strdup_printf ("%s/%s", kind, word);

  g_hash_table_insert (self->names, g_steal_pointer (&qualified), g_strdup (name));
}

/* Whether a direction says what stands for @word */
static gboolean
is_directed (DemoStage  *self,
             const char *word)
{
  for (guint i = 0; i < self->directions->len; i++)
    {
      DemoDirection *direction = g_ptr_array_index (self->directions, i);

      if (g_str_equal (direction->action, "name") && g_str_equal (direction->pattern, word))
        return TRUE;
    }

  return FALSE;
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

  if (!is_directed (self, from))
    g_hash_table_insert (self->names, g_steal_pointer (&from), g_steal_pointer (&to));
}

/* The secrets that a panel tells once. */
void
demo_stage_learn_secrets (DemoStage  *self,
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

  demo_stage_learn_secrets (self, answer);

  if (JSON_NODE_HOLDS_OBJECT (recording->body))
    recorded = recording_get_object (json_node_get_object (recording->body), "attributes");

  if (!g_str_equal (recording->method, "POST") || recorded == NULL || given == NULL ||
      !JSON_NODE_HOLDS_OBJECT (given))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    learn_name (self, recorded, json_node_get_object (given), kind, members[i]);
}

/* The one-time code of now for a base32 secret of 32 characters. */
static char *
compute_totp (const char *secret)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  g_autoptr(GHmac) hmac = NULL;
  guint64 step = GUINT64_TO_BE ((guint64) (g_get_real_time () / G_USEC_PER_SEC / 30));
  guint8 key[20] = { 0 };
  guint8 digest[20];
  gsize length = sizeof digest;
  const guint8 *at;

  if (secret == NULL || strlen (secret) != 32 || strspn (secret, digits) != 32)
    return g_strdup ("");

  for (guint i = 0; i < 160; i++)
    {
      if (((guint) (strchr (digits, secret[i / 5]) - digits) >> (4 - i % 5)) & 1)
        key[i / 8] |= (guint8) (128 >> i % 8);
    }

  hmac = g_hmac_new (G_CHECKSUM_SHA1, key, sizeof key);
  g_hmac_update (hmac, (const guchar *) &step, sizeof step);
  g_hmac_get_digest (hmac, digest, &length);
  at = digest + (digest[19] & 15);

  return g_strdup_printf ("%06u", (((guint) at[0] & 127) << 24 | (guint) at[1] << 16 |
                                   (guint) at[2] << 8 | at[3]) % 1000000);
}

/* Returns: (transfer full): @text with the recorded words replaced by the demo's, and "{totp}" by
 * the one-time code of now */
char *
demo_stage_replace_texts (DemoStage  *self,
                          const char *text)
{
  GString *replaced = g_string_new (text);

  for (guint i = 0; i < self->directions->len; i++)
    {
      DemoDirection *direction = g_ptr_array_index (self->directions, i);

      if (g_str_equal (direction->action, "text"))
        g_string_replace (replaced, direction->pattern, direction->value, 0);
    }

  if (strstr (replaced->str, "{totp}") != NULL)
    {
      g_autofree char *code = compute_totp (self->totp_secret);

      g_string_replace (replaced, "{totp}", code, 0);
    }

  return g_string_free (replaced, FALSE);
}
