/* demo-things.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-things.h"

#include <string.h>

#include "demo-backups.h"
#include "demo-schedules.h"

/* The things that paths name and lists hold: that they are there, or gone, as the recorded answer
 * says. */

#define MANY 60

typedef struct
{
  const char *argument;   /* the path of a row up to it */
  const char *member;     /* what names one */
  gboolean    has_route;  /* one can be asked for; else there is only the list */
  const char *limit;      /* member of the server's feature limits; or NULL */
  guint       n_most;     /* how many there may be, where the server does not say it; 0: any number */
  const char *within;     /* where those they belong to show them, which have no list of their own; or NULL */
  const char *relations;  /* what belongs to one, without which it can be deleted; or NULL */
  const char *needed;     /* member that is true of one that cannot be deleted; or NULL */
  gboolean    is_removed; /* by its name in a body, not in the path */
  char     *(*make) (DemoScene *self,
                     const char *collection);   /* (transfer full) (nullable): the name of a new one */
  gboolean  (*suits) (DemoScene *self, JsonObject *one,
                      JsonObject *recorded);   /* whether it is in the recorded state; or NULL: any is */
} ThingKind;

static char *
make_from (DemoScene  *self,
           const char *collection,
           const char *member,
           const char *body)
{
  g_autoptr(DemoAnswer) answer = demo_scene_ask (self, "POST", body, "%s", collection);
  JsonNode *given = demo_answer_find (answer, "attributes");

  return given != NULL && JSON_NODE_HOLDS_OBJECT (given)
           ? demo_scene_dup_text (json_node_get_object (given), member)
           : NULL;
}

static char *
make_task (DemoScene  *self,
           const char *collection)
{
  return make_from (self, collection, "id",
                    "{\"action\":\"command\",\"payload\":\"say prepared\",\"time_offset\":0}");
}

static char *
make_database (DemoScene  *self,
               const char *collection)
{
  g_autofree char *word = demo_scene_make_word (self);
  g_autofree char *body = g_strdup_printf ("{\"database\":\"%s\",\"remote\":\"%%\",\"host\":1}",
                                           word);

  return make_from (self, collection, "id", body);
}

static char *
make_allocation (DemoScene  *self,
                 const char *collection)
{
  return make_from (self, collection, "id", NULL);
}

static char *
make_subuser (DemoScene  *self,
              const char *collection)
{
  g_autofree char *word = demo_scene_make_word (self);
  g_autofree char *body =
    g_strdup_printf ("{\"email\":\"%s@example.com\",\"permissions\":[\"websocket.connect\"]}",
                     word);

  return make_from (self, collection, "uuid", body);
}

static char *
make_key (DemoScene  *self,
          const char *collection)
{
  return make_from (self, collection, "identifier",
                    "{\"description\":\"Prepared\",\"allowed_ips\":[]}");
}

static char *
make_ssh_key (DemoScene  *self,
              const char *collection)
{
  return make_from (self, collection, "fingerprint",
                    "{\"name\":\"Prepared\",\"public_key\":\"ssh-ed25519 "
                    "AAAAC3NzaC1lZDI1NTE5AAAAIAPB+64Ad+vloBYEJGz9b4+BVL2AkM8xSGMSr3YT5d9v prepared\"}");
}

static char *
make_user (DemoScene  *self,
           const char *collection)
{
  g_autofree char *word = demo_scene_make_word (self);
  g_autofree char *body = g_strdup_printf ("{\"email\":\"%s@example.com\",\"username\":\"%s\",\"first_name\":\"Pre\",\"last_name\":\"Pared\"}",
                                           word, word);

  return make_from (self, collection, "id", body);
}

static char *
make_location (DemoScene  *self,
               const char *collection)
{
  g_autofree char *word = demo_scene_make_word (self);
  g_autofree char *body = g_strdup_printf ("{\"short\":\"%s\",\"long\":\"Prepared\"}", word);

  return make_from (self, collection, "id", body);
}

static char *
make_node (DemoScene  *self,
           const char *collection)
{
  return make_from (self, collection, "id",
                    "{\"name\":\"Prepared\",\"location_id\":1,\"public\":true,\"fqdn\":\"prepared.example.com\",\"scheme\":\"http\","
                    "\"behind_proxy\":false,\"memory\":1024,\"memory_overallocate\":0,\"disk\":1024,\"disk_overallocate\":0,"
                    "\"upload_size\":100,\"daemon_base\":\"/var/lib/pterodactyl/volumes\",\"daemon_sftp\":2022,\"daemon_listen\":8080}");
}

/* A server is not made: the demo has more of them than recordings name. */
static char *
make_server (DemoScene  *self,
             const char *collection)
{
  g_autoptr(DemoAnswer) answer = demo_scene_ask (self, "GET", NULL, "%s?sort=-id&per_page=1",
                                                 collection);

  return demo_scene_dup_text (demo_scene_get_item (demo_scene_get_list (answer->json), 0), "id");
}

/* What is deleted has nothing that belongs to it. */
static gboolean
is_alone (DemoScene       *self,
          const ThingKind *kind,
          JsonObject      *one)
{
  JsonObject *relations = recording_get_object (one, "relationships");

  if (kind->relations == NULL || relations == NULL || self->recording->status / 100 != 2 ||
      !g_str_equal (self->recording->method, "DELETE"))
    return TRUE;

  return demo_scene_get_item (demo_scene_get_list (json_object_get_member (relations,
                                                                           kind->relations)),
                              0) == NULL;
}

static const ThingKind kinds[] = {
  { "/api/client/servers/{server}/backups", "uuid", TRUE, "backups", .make = demo_backups_make,
    .suits = demo_backups_suit },
  { "/api/client/servers/{server}/schedules", "id", TRUE, .make = demo_schedules_make,
    .suits = demo_schedules_suit },
  { "/api/client/servers/{server}/schedules/{schedule}/tasks", "id",
    .within = "attributes.relationships.tasks", .make = make_task },
  { "/api/client/servers/{server}/databases", "id", FALSE, "databases", .make = make_database },
  { "/api/client/servers/{server}/network/allocations", "id", FALSE, "allocations",
    .needed = "is_default", .make = make_allocation },
  { "/api/client/servers/{server}/users", "uuid", TRUE, .make = make_subuser },
  { "/api/client/account/api-keys", "identifier", .n_most = 25, .make = make_key },
  { "/api/client/account/ssh-keys", "fingerprint", .is_removed = TRUE, .make = make_ssh_key },
  { "/api/application/users", "id", TRUE, .relations = "servers", .make = make_user },
  { "/api/application/locations", "id", TRUE, .relations = "nodes", .make = make_location },
  { "/api/application/nodes", "id", TRUE, .relations = "servers", .make = make_node },
  { "/api/application/servers", "id", TRUE, .make = make_server },
  { "/api/application/servers/{server}/databases", "id", TRUE, .make = make_database },
};

/* Returns: (nullable): the kind of what is below the path @row, whose arguments may be called
 * otherwise */
static const ThingKind *
find_kind (const char *row)
{
  g_auto(GStrv) words = g_strsplit (row, "/", -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto(GStrv) own = g_strsplit (kinds[i].argument, "/", -1);
      guint j = 0;

      while (words[j] != NULL && own[j] != NULL &&
             ((*words[j] == '{' && *own[j] == '{') || g_str_equal (words[j], own[j])))
        j++;

      if (words[j] == NULL && own[j] == NULL)
        return &kinds[i];
    }

  return NULL;
}

/* Returns: (transfer full): what is listed, with what can be had of each */
static DemoAnswer *
list_things (DemoScene       *self,
             const ThingKind *kind,
             const char      *collection)
{
  if (kind->within != NULL)
    return demo_scene_ask (self, "GET", NULL, "%.*s",
                           (int) (strrchr (collection, '/') - collection), collection);

  return demo_scene_ask (self, "GET", NULL, "%s?per_page=100", collection);
}

static JsonArray *
get_things (const ThingKind *kind,
            DemoAnswer      *answer)
{
  return demo_scene_get_list (kind->within != NULL
                                ? demo_answer_find (answer, kind->within)
                                : answer->json);
}

/* Returns: (nullable): which of @list is called @name */
static JsonObject *
find_listed (const ThingKind *kind,
             JsonArray       *list,
             const char      *name)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *one = demo_scene_get_item (list, i);
      g_autofree char *text = demo_scene_dup_text (one, kind->member);

      if (g_strcmp0 (text, name) == 0)
        return one;
    }

  return NULL;
}

static DemoAnswer *
ask_for_one (DemoScene       *self,
             const ThingKind *kind,
             const char      *collection,
             const char      *name)
{
  return demo_scene_ask (self, "GET", NULL, "%s/%s%s%s", collection, name,
                         kind->relations != NULL ? "?include=" : "",
                         kind->relations != NULL ? kind->relations : "");
}

/* Whether there is a @name, and in the state in which it was recorded */
static gboolean
is_there (DemoScene       *self,
          const ThingKind *kind,
          const char      *collection,
          const char      *name,
          gboolean         in_any_state)
{
  g_autoptr(DemoAnswer) answer = kind->has_route
                                   ? ask_for_one (self, kind, collection, name)
                                   : list_things (self, kind, collection);
  JsonNode *attributes = demo_answer_find (answer, "attributes");

  if (!kind->has_route)
    return find_listed (kind, get_things (kind, answer), name) != NULL;

  if (answer->status != 200 || in_any_state || attributes == NULL)
    return answer->status == 200;

  return is_alone (self, kind, json_node_get_object (attributes)) &&
         (kind->suits == NULL ||
          kind->suits (self, json_node_get_object (attributes), self->attributes));
}

static void
delete_one (DemoScene       *self,
            const ThingKind *kind,
            const char      *collection,
            JsonObject      *one)
{
  g_autofree char *name = demo_scene_dup_text (one, kind->member);

  if (recording_get_boolean (one, "is_locked"))
    demo_scene_do (self, "POST", NULL, "%s/%s/lock", collection, name);
  if (kind->is_removed)
    {
      g_autofree char *body = g_strdup_printf ("{\"fingerprint\":\"%s\"}", name);

      demo_scene_do (self, "POST", body, "%s/remove", collection);
    }
  else
    demo_scene_do (self, "DELETE", NULL, "%s/%s", collection, name);
}

/* Whether a thing may go to make room: not the primary allocation, nor the key with which the demo
 * is asked. */
static gboolean
is_spare (DemoScene       *self,
          const ThingKind *kind,
          JsonObject      *one)
{
  g_autofree char *name = demo_scene_dup_text (one, kind->member);

  if (kind->needed != NULL && recording_get_boolean (one, kind->needed))
    return FALSE;

  return name != NULL && (self->key == NULL || !g_str_has_prefix (self->key, name));
}

/* Deletes what is too much in a list of at most @limit, for one more. */
static void
make_room (DemoScene       *self,
           const ThingKind *kind,
           const char      *collection,
           guint            limit)
{
  g_autoptr(DemoAnswer) answer = list_things (self, kind, collection);
  JsonArray *list = get_things (kind, answer);
  guint n_left = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = n_left; i-- > 0 && n_left >= limit;)
    {
      JsonObject *one = demo_scene_get_item (list, i);

      if (!is_spare (self, kind, one))
        continue;

      delete_one (self, kind, collection, one);
      n_left--;
    }
}

/* Returns: how many of a kind there may be */
static guint
find_limit (DemoScene       *self,
            const ThingKind *kind)
{
  g_autoptr(DemoAnswer) answer = NULL;
  g_autofree char *member = g_strconcat ("attributes.feature_limits.", kind->limit, NULL);
  JsonNode *limit;

  if (kind->limit == NULL || self->server == NULL)
    return kind->n_most > 0 ? kind->n_most : G_MAXUINT;

  answer = demo_scene_ask (self, "GET", NULL, "%s", self->server);
  limit = demo_answer_find (answer, member);

  return limit != NULL && JSON_NODE_HOLDS_VALUE (limit)
           ? (guint) MAX (json_node_get_int (limit), 0)
           : G_MAXUINT;
}

static char *
make_one (DemoScene       *self,
          const ThingKind *kind,
          const char      *collection)
{
  make_room (self, kind, collection, find_limit (self, kind));

  return kind->make (self, collection);
}

/* One argument of a path */
typedef struct
{
  const ThingKind *kind;
  char *collection;   /* the demo's path up to it */
  char *of;           /* the last word of that */
  char *word;         /* as recorded */
  char *name;         /* as the demo's */
  gboolean is_last;
} Argument;

static void
argument_free (Argument *self)
{
  g_free (self->collection);
  g_free (self->of);
  g_free (self->word);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Argument, argument_free)

/* Returns: (transfer full): the first @n_parts of a path */
static char *
join_parts (char  **parts,
            guint   n_parts)
{
  GString *path = g_string_new (parts[0]);

  for (guint i = 1; i < n_parts; i++)
    g_string_append_printf (path, "/%s", parts[i]);

  return g_string_free (path, FALSE);
}

/* Returns: (transfer full) (nullable): what the path of the recording has at @at, if it is a thing
 * that can be prepared */
static Argument *
read_argument (DemoScene *self,
               guint      at)
{
  g_auto(GStrv) words = g_strsplit (self->recording->path, "/", -1);
  g_auto(GStrv) template = g_strsplit (self->info->path, "/", -1);
  g_autofree char *path = demo_stage_find_path (self->stage, self->recording);
  g_auto(GStrv) names = g_strsplit (path, "/", -1);
  g_autofree char *row = NULL;
  const ThingKind *kind;
  Argument *argument;

  if (*template[at] != '{' || g_strv_length (words) <= at || g_strv_length (names) <= at)
    return NULL;

  row = join_parts (template, at);
  kind = find_kind (row);
  if (kind == NULL)
    return NULL;

  argument = g_new0 (Argument, 1);
  argument->kind = kind;
  argument->collection = join_parts (names, at);
  argument->of = g_strdup (words[at - 1]);
  argument->word = g_strdup (words[at]);
  argument->name = g_strdup (names[at]);
  argument->is_last = strchr (self->info->path + strlen (row) + 2, '{') == NULL;

  return argument;
}

static guint
count_parts (DemoScene *self)
{
  g_auto(GStrv) template = g_strsplit (self->info->path, "/", -1);

  return g_strv_length (template);
}

/* Whatever the path names was there, in the recorded state. */
void
demo_things_prepare_named (DemoScene *self)
{
  for (guint i = 1; i < count_parts (self) && self->lacking == NULL; i++)
    {
      g_autoptr(Argument) argument = read_argument (self, i);
      g_autofree char *made = NULL;

      if (argument == NULL || (argument->is_last && self->recording->status == 404) ||
          is_there (self, argument->kind, argument->collection, argument->name, !argument->is_last))
        continue;

      made = make_one (self, argument->kind, argument->collection);
      if (made != NULL)
        demo_stage_name (self->stage, argument->of, argument->word, made);
      else
        self->lacking = g_strdup_printf ("%s %s was made by a request that is not there, and another cannot be made", argument->of,
                                         argument->word);
    }
}

/* What the path names last was not there, or was gone. */
void
demo_things_prepare_missing (DemoScene *self)
{
  for (guint i = 1; i < count_parts (self); i++)
    {
      g_autoptr(Argument) argument = read_argument (self, i);

      if (argument != NULL && argument->is_last &&
          is_there (self, argument->kind, argument->collection, argument->name, TRUE))
        demo_stage_name (self->stage, argument->of, argument->word,
                         g_str_equal (argument->kind->member, "uuid")
                           ? "00000000-0000-0000-0000-000000000000"
                           : "999999999");
    }
}

/* A list had something in it; what is compared is all like the first of it. */
void
demo_things_prepare_list (DemoScene *self)
{
  const ThingKind *kind = find_kind (self->info->path);
  JsonObject *recorded = demo_scene_get_item (demo_scene_get_recorded (self), 0);
  g_autoptr(DemoAnswer) answer = NULL;
  g_autofree char *made = NULL;
  JsonArray *list;
  guint n_good = 0;

  if (kind == NULL || recorded == NULL)
    return;

  answer = list_things (self, kind, self->path);
  list = get_things (kind, answer);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *one = demo_scene_get_item (list, i);

      if (kind->suits == NULL || kind->suits (self, one, recorded))
        n_good++;
      else
        delete_one (self, kind, self->path, one);
    }

  self->attributes = recorded;
  if (n_good == 0)
    made = make_one (self, kind, self->path);
}

/* Returns: whether the one that is there has what must be its own in the request */
static gboolean
is_same (DemoScene  *self,
         JsonObject *one)
{
  static const struct { const char *sent; const char *shown; } members[] = {
    { "email", "email" }, { "username", "username" }, { "external_id", "external_id" },
    { "short", "short" },
  };
  const char *database = demo_scene_get_input (self, "database");
  g_autofree char *name = demo_scene_dup_text (one, json_object_has_member (one, "database")
                                                 ? "database"
                                                 : "name");

  if (database != NULL && name != NULL && g_str_has_suffix (name, database))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *sent = demo_scene_get_input (self, members[i].sent);
      g_autofree char *given = sent != NULL ? demo_stage_replace_texts (self->stage, sent) : NULL;
      g_autofree char *shown = demo_scene_dup_text (one, members[i].shown);

      if (given != NULL && shown != NULL && g_ascii_strcasecmp (given, shown) == 0)
        return TRUE;
    }

  return FALSE;
}

/* One more could be made, and nothing had its name. */
void
demo_things_make_room (DemoScene *self)
{
  const ThingKind *kind = find_kind (self->info->path);
  g_autoptr(DemoAnswer) answer = NULL;
  g_autofree char *fingerprint = demo_scene_dup_text (self->attributes, "fingerprint");
  JsonArray *list;
  guint limit;

  if (kind == NULL)
    return;

  answer = list_things (self, kind, self->path);
  list = get_things (kind, answer);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *one = demo_scene_get_item (list, i);
      g_autofree char *name = demo_scene_dup_text (one, kind->member);

      if (is_same (self, one) || (fingerprint != NULL && g_strcmp0 (fingerprint, name) == 0))
        delete_one (self, kind, self->path, one);
    }

  /* what was refused as there already is made once, and then again */
  limit = find_limit (self, kind);
  make_room (self, kind, self->path,
             self->recording->status == 400 && limit > 1 && limit != G_MAXUINT ? limit - 1 : limit);
}

/* As many as may be had are there. */
void
demo_things_fill (DemoScene *self)
{
  const ThingKind *kind = find_kind (self->info->path);

  for (guint i = 0; kind != NULL && i < MANY; i++)
    {
      g_autofree char *made = kind->make (self, self->path);

      if (made == NULL)
        return;
    }
}

/* A server that was shown with its databases had one. */
void
demo_things_prepare_included (DemoScene *self)
{
  JsonObject *relations = self->attributes != NULL
                            ? recording_get_object (self->attributes, "relationships")
                            : NULL;
  JsonNode *recorded = relations != NULL ? json_object_get_member (relations, "databases") : NULL;
  g_autofree char *collection = g_strconcat (self->path, "/databases", NULL);
  g_autofree char *made = NULL;
  g_autoptr(DemoAnswer) answer = NULL;

  if (recorded == NULL || demo_scene_get_item (demo_scene_get_list (recorded), 0) == NULL)
    return;

  answer = demo_scene_ask (self, "GET", NULL, "%s", collection);
  if (demo_scene_get_item (demo_scene_get_list (answer->json), 0) == NULL)
    made = make_database (self, collection);
}
