/* ptero-palette-finder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-palette-finder.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "ptero-format.h"
#include "ptero-palette-commands.h"

#define MAX_SERVERS      12
#define MAX_ACTIONS      8
#define MAX_OTHERS       8
#define MAX_RECENT       8
#define MAX_OF_SERVER    8    /* actions on one */
#define SERVERS_OF_VERB  4
#define MAX_FOUND        (PTERO_PALETTE_MAX_ROWS - MAX_OF_SERVER - 1)

/* What the text begins with to find only a part. */
#define ONLY_ACTIONS '>'
#define ONLY_PAGES   ':'

/**
 * PteroPaletteFinder:
 *
 * Finds the rows of the palette for what was typed: servers of all panels,
 * what can be done with them, commands and pages. What matches better comes
 * first, then what was used more recently.
 */
struct _PteroPaletteFinder
{
  GObject           parent_instance;

  PteroFleet       *fleet;
  PteroFleetServer *front;
  GPtrArray        *at_hand;     /* the one in front, or those that are selected */
  GHashTable       *recent;      /* id → place, counted from 1 */
  GPtrArray        *recent_ids;
  GPtrArray        *commands;
  GPtrArray        *pages;
  guint             n_servers;   /* that the last text found */
  PteroFleetServer *only;        /* (nullable): what can be done with it needs not be asked for */
  gboolean          guessed;     /* with servers that nobody named, or what was named in part */
};

G_DEFINE_FINAL_TYPE (PteroPaletteFinder, ptero_palette_finder, G_TYPE_OBJECT)

typedef struct
{
  PteroWordsMatch match;
  guint           recent;        /* place, G_MAXUINT: not used lately */
  gpointer        object;
} Hit;

/* The best of what was found, the best one first. */
typedef struct
{
  Hit   hits[MAX_SERVERS];
  guint n_hits;
  guint n_most;
  guint n_found;
} Best;

static gboolean
is_better (const Hit *a,
           const Hit *b)
{
  return a->match != b->match ? a->match > b->match : a->recent < b->recent;
}

/* What is as good as what is there comes after it: all come in their own order. */
static void
best_add (Best           *best,
          PteroWordsMatch match,
          guint           recent,
          gpointer        object)
{
  const Hit hit = { match, recent, object };
  guint place;

  best->n_found++;
  if (best->n_hits == best->n_most && !is_better (&hit, &best->hits[best->n_hits - 1]))
    return;

  if (best->n_hits < best->n_most)
    best->n_hits++;
  for (place = best->n_hits - 1; place > 0 && is_better (&hit, &best->hits[place - 1]); place--)
    best->hits[place] = best->hits[place - 1];
  best->hits[place] = hit;
}

static PteroWordsMatch
best_get_match (const Best *best)
{
  return best->n_hits > 0 ? best->hits[0].match : PTERO_WORDS_NONE;
}

static guint
get_recent (PteroPaletteFinder *self,
            const char         *id)
{
  const guint place = id != NULL && self->recent_ids->len > 0
                        ? GPOINTER_TO_UINT (g_hash_table_lookup (self->recent, id))
                        : 0;

  return place > 0 ? place : G_MAXUINT;
}

static void
find_servers (PteroPaletteFinder  *self,
              const char * const  *words,
              Best                *best)
{
  const guint n_servers = g_list_model_get_n_items (G_LIST_MODEL (self->fleet));

  for (guint i = 0; i < n_servers; i++)
    {
      /* the fleet keeps it */
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet), i);
      const PteroWordsMatch match = ptero_fleet_server_match_words (server, words);

      if (match > PTERO_WORDS_NONE)
        best_add (best, match, get_recent (self, ptero_fleet_server_get_key (server)), server);
    }
}

static void
find_items (PteroPaletteFinder  *self,
            GPtrArray           *items,
            const char * const  *words,
            Best                *best)
{
  for (guint i = 0; i < items->len; i++)
    {
      PteroPaletteItem *item = items->pdata[i];
      const PteroWordsMatch match = ptero_palette_item_match (item, words);

      if (match > PTERO_WORDS_NONE)
        best_add (best, match, get_recent (self, item->id), item);
    }
}

/* A part of the rows, with its heading. */
typedef struct
{
  const char      *title;
  GPtrArray       *items;
  PteroWordsMatch  match;
  gboolean         first;        /* before what matches better */
} Group;

static void
group_init (Group           *group,
            const char      *title,
            PteroWordsMatch  match)
{
  group->title = title;
  group->items = g_ptr_array_new_with_free_func (g_object_unref);
  group->match = match;
  group->first = FALSE;
}

static void
add_group (GPtrArray   *rows,
           const Group *group)
{
  if (group->items->len == 0)
    return;

  g_ptr_array_add (rows, ptero_palette_item_new_heading (group->title));
  for (guint i = 0; i < group->items->len; i++)
    g_ptr_array_add (rows, g_object_ref (group->items->pdata[i]));
}

/* The best group first, those that are as good in their order. */
static void
add_groups (GPtrArray *rows,
            Group     *groups,
            guint      n_groups)
{
  for (guint i = 0; i < n_groups; i++)
    if (groups[i].first)
      add_group (rows, &groups[i]);
  for (guint match = PTERO_WORDS_START; match > PTERO_WORDS_NONE; match--)
    for (guint i = 0; i < n_groups; i++)
      if (groups[i].match == match && !groups[i].first)
        add_group (rows, &groups[i]);

  for (guint i = 0; i < n_groups; i++)
    g_ptr_array_unref (groups[i].items);
}

typedef struct
{
  PteroPaletteFinder *self;
  Group              *group;
  char               *rest;      /* for which best was found */
  Best                best;
  gboolean            any;       /* where no server is meant, those that were used lately are */
} VerbSearch;

static gboolean
add_verb (VerbSearch       *search,
          guint             verb,
          PteroFleetServer *server,
          PteroWordsMatch   match)
{
  PteroPaletteItem *item = search->group->items->len < MAX_ACTIONS
                             ? ptero_palette_verb_apply (verb, server, TRUE)
                             : NULL;

  if (item == NULL)
    return FALSE;

  g_ptr_array_add (search->group->items, item);
  search->group->match = MAX (search->group->match, match);

  return TRUE;
}

/* What was used: a server that is still there, or something else. */
static PteroFleetServer *
find_recent_server (PteroPaletteFinder *self,
                    const char         *id)
{
  return g_str_has_prefix (id, PTERO_PALETTE_SERVER_PREFIX)
           ? ptero_fleet_find (self->fleet, id + strlen (PTERO_PALETTE_SERVER_PREFIX))
           : NULL;
}

/* Servers for which it can be done, those that were used lately first. */
static void
add_verb_of_any (VerbSearch *search,
                 guint       verb)
{
  PteroPaletteFinder *self = search->self;
  const guint n_servers = g_list_model_get_n_items (G_LIST_MODEL (self->fleet));
  guint n_added = 0;

  for (guint i = 0; i < self->recent_ids->len && n_added < SERVERS_OF_VERB; i++)
    {
      PteroFleetServer *server = find_recent_server (self, self->recent_ids->pdata[i]);

      n_added += server != NULL && add_verb (search, verb, server, PTERO_WORDS_PREFIXES);
    }

  for (guint i = 0; i < n_servers && n_added < SERVERS_OF_VERB; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet), i);

      if (get_recent (self, ptero_fleet_server_get_key (server)) == G_MAXUINT)
        n_added += add_verb (search, verb, server, PTERO_WORDS_PREFIXES);
    }

  self->guessed = self->guessed || n_added > 0;
}

/* With all that are selected: none of them was named, so that it is to be walked to. */
static void
add_verb_of_selected (VerbSearch *search,
                      guint       verb)
{
  PteroPaletteItem *item = search->group->items->len < MAX_ACTIONS
                             ? ptero_palette_verb_apply_selected (verb, search->self->at_hand)
                             : NULL;

  if (item == NULL)
    return;

  g_ptr_array_add (search->group->items, item);
  search->group->match = MAX (search->group->match, PTERO_WORDS_PREFIXES);
  search->self->guessed = TRUE;
}

/* Without any words left it is about the server at hand. One that is only half named must not stop
 * it by a Return that comes too early. */
static void
add_verb_at_hand (VerbSearch *search,
                  guint       verb,
                  gboolean    exact)
{
  PteroPaletteFinder *self = search->self;
  const guint n_before = search->group->items->len;

  if (self->at_hand->len > 1)
    add_verb_of_selected (search, verb);
  else if (self->at_hand->len == 1 &&
           add_verb (search, verb, self->at_hand->pdata[0], PTERO_WORDS_PREFIXES))
    self->guessed = self->guessed || !exact;
  else if (self->at_hand->len == 0 && (search->any || exact))
    add_verb_of_any (search, verb);

  search->group->first = search->group->first ||
                         (exact && search->group->items->len > n_before);
}

/* A server is meant by what is in sight of it, not by what is written about it. */
static void
verb_cb (guint                verb,
         gboolean             exact,
         const char * const  *rest,
         gpointer             user_data)
{
  VerbSearch *search = user_data;
  g_autofree char *joined = g_strjoinv (" ", (char **) rest);

  if (*joined == '\0')
    {
      add_verb_at_hand (search, verb, exact);
      return;
    }

  if (g_strcmp0 (joined, search->rest) != 0)
    {
      g_free (search->rest);
      search->rest = g_steal_pointer (&joined);
      search->best = (Best) { .n_most = SERVERS_OF_VERB };
      find_servers (search->self, rest, &search->best);
    }
  for (guint i = 0; i < search->best.n_hits; i++)
    if (search->best.hits[i].match > PTERO_WORDS_DESCRIPTION)
      add_verb (search, verb, search->best.hits[i].object, search->best.hits[i].match);
}

static void
find_verbs (PteroPaletteFinder  *self,
            const char * const  *words,
            gboolean             any,
            Group               *group)
{
  VerbSearch search = { .self = self, .group = group, .any = any };

  ptero_palette_find_verbs (words, verb_cb, &search);
  g_free (search.rest);
}

static void
take_servers (Best                *best,
              const char * const  *words,
              Group               *group)
{
  for (guint i = 0; i < best->n_hits; i++)
    g_ptr_array_add (group->items, ptero_palette_item_new_server (best->hits[i].object, words));
  group->match = best_get_match (best);
}

static void
take_items (Best  *best,
            Group *group)
{
  for (guint i = 0; i < best->n_hits; i++)
    g_ptr_array_add (group->items, g_object_ref (best->hits[i].object));
  group->match = best_get_match (best);
}

/* For what the fleet's page finds and shows in its table. */
static void
add_filter (GPtrArray  *rows,
            const char *text)
{
  g_autofree char *safe = ptero_text_make_safe (text);
  g_autofree char *title = NULL;

  /* Translators: what was typed */
  title = g_strdup_printf (_("Search All Servers for “%s”"), safe);
  g_ptr_array_add (rows, ptero_palette_item_new (title, NULL, "system-search-symbolic",
                                                 "win.find-servers", g_variant_new_string (text)));
}

static void
find_words (PteroPaletteFinder  *self,
            GPtrArray           *rows,
            char                 only,
            const char * const  *words)
{
  enum { SERVERS, ACTIONS, COMMANDS, PAGES, N_GROUPS };
  Group groups[N_GROUPS];
  Best servers = { .n_most = MAX_SERVERS };
  Best commands = { .n_most = MAX_OTHERS };
  Best pages = { .n_most = MAX_OTHERS };

  group_init (&groups[SERVERS], _("Servers"), PTERO_WORDS_NONE);
  group_init (&groups[ACTIONS], _("Actions"), PTERO_WORDS_NONE);
  group_init (&groups[COMMANDS], _("Commands"), PTERO_WORDS_NONE);
  group_init (&groups[PAGES], _("Pages"), PTERO_WORDS_NONE);

  self->guessed = FALSE;
  if (only == '\0')
    find_servers (self, words, &servers);
  if (only != ONLY_PAGES)
    find_items (self, self->commands, words, &commands);
  if (only != ONLY_ACTIONS)
    find_items (self, self->pages, words, &pages);
  if (only != ONLY_PAGES)
    find_verbs (self, words,
                only == ONLY_ACTIONS || (best_get_match (&servers) <= PTERO_WORDS_DESCRIPTION &&
                                         commands.n_hits + pages.n_hits == 0),
                &groups[ACTIONS]);

  self->n_servers = servers.n_found;
  self->only = servers.n_found == 1 && groups[ACTIONS].items->len == 0
                 ? servers.hits[0].object
                 : NULL;
  take_servers (&servers, words, &groups[SERVERS]);
  take_items (&commands, &groups[COMMANDS]);
  take_items (&pages, &groups[PAGES]);
  add_groups (rows, groups, N_GROUPS);
}

static PteroPaletteItem *
find_item (GPtrArray  *items,
           const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((PteroPaletteItem *) items->pdata[i])->id, id) == 0)
      return g_object_ref (items->pdata[i]);

  return NULL;
}

static PteroFleetServer *
get_at_hand (PteroPaletteFinder *self)
{
  return self->at_hand->len == 1 ? self->at_hand->pdata[0] : NULL;
}

/* What was used, as far as it is still there. */
static PteroPaletteItem *
resolve (PteroPaletteFinder *self,
         const char         *id)
{
  PteroPaletteItem *item;

  if (g_str_has_prefix (id, PTERO_PALETTE_SERVER_PREFIX))
    {
      PteroFleetServer *server = find_recent_server (self, id);

      return server != NULL && server != get_at_hand (self)
               ? ptero_palette_item_new_server (server, NULL)
               : NULL;
    }

  item = find_item (self->commands, id);

  return item != NULL ? item : find_item (self->pages, id);
}

static void
add_recent (PteroPaletteFinder *self,
            GPtrArray          *rows)
{
  Group group;

  group_init (&group, _("Recently Used"), PTERO_WORDS_NONE);
  for (guint i = 0; i < self->recent_ids->len && group.items->len < MAX_RECENT; i++)
    {
      PteroPaletteItem *item = resolve (self, self->recent_ids->pdata[i]);

      if (item != NULL)
        g_ptr_array_add (group.items, item);
    }
  add_group (rows, &group);
  g_ptr_array_unref (group.items);
}

/* Those of panels only come when they are looked for, and what was used is there already. */
static void
add_all (GPtrArray  *rows,
         const char *title,
         GPtrArray  *items)
{
  Group group;

  group_init (&group, title, PTERO_WORDS_NONE);
  for (guint i = 0; i < items->len; i++)
    if (((PteroPaletteItem *) items->pdata[i])->panel == NULL &&
        !g_ptr_array_find (rows, items->pdata[i], NULL))
      g_ptr_array_add (group.items, g_object_ref (items->pdata[i]));
  add_group (rows, &group);
  g_ptr_array_unref (group.items);
}

static void
add_at_hand (PteroPaletteFinder *self,
             GPtrArray          *rows)
{
  g_ptr_array_add (rows, ptero_palette_item_new_heading (_("This Server")));
  g_ptr_array_add (rows, ptero_palette_item_new_server (get_at_hand (self), NULL));
  self->only = get_at_hand (self);
}

/* What there is before anything was typed. */
static void
add_start (PteroPaletteFinder *self,
           GPtrArray          *rows,
           char                only)
{
  self->n_servers = 0;
  self->only = NULL;
  self->guessed = FALSE;
  if (only == '\0')
    add_recent (self, rows);
  if (get_at_hand (self) != NULL && only != ONLY_PAGES)
    add_at_hand (self, rows);
  if (only != ONLY_PAGES)
    add_all (rows, _("Commands"), self->commands);
  if (only != ONLY_ACTIONS)
    add_all (rows, _("Pages"), self->pages);
}

static void
ptero_palette_finder_finalize (GObject *object)
{
  PteroPaletteFinder *self = PTERO_PALETTE_FINDER (object);

  g_clear_object (&self->fleet);
  g_clear_object (&self->front);
  g_ptr_array_unref (self->at_hand);
  g_hash_table_unref (self->recent);
  g_ptr_array_unref (self->recent_ids);
  g_ptr_array_unref (self->commands);
  g_ptr_array_unref (self->pages);

  G_OBJECT_CLASS (ptero_palette_finder_parent_class)->finalize (object);
}

static void
ptero_palette_finder_class_init (PteroPaletteFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_palette_finder_finalize;
}

static void
ptero_palette_finder_init (PteroPaletteFinder *self)
{
  self->at_hand = g_ptr_array_new_with_free_func (g_object_unref);
  self->recent = g_hash_table_new (g_str_hash, g_str_equal);
  self->recent_ids = g_ptr_array_new_with_free_func (g_free);
  self->commands = g_ptr_array_new_with_free_func (g_object_unref);
  self->pages = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Servers are found by their key: nothing is to be put together for each of thousands. */
static void
set_recent (PteroPaletteFinder *self,
            const char * const *recent)
{
  for (guint i = 0; recent[i] != NULL; i++)
    {
      char *id = g_strdup (recent[i]);
      char *known = g_str_has_prefix (id, PTERO_PALETTE_SERVER_PREFIX)
                      ? id + strlen (PTERO_PALETTE_SERVER_PREFIX)
                      : id;

      g_ptr_array_add (self->recent_ids, id);
      g_hash_table_insert (self->recent, known, GUINT_TO_POINTER (i + 1));
    }
}

static void
set_at_hand (PteroPaletteFinder *self,
             GListModel         *selected)
{
  const guint n_selected = selected != NULL ? g_list_model_get_n_items (selected) : 0;

  if (self->front != NULL)
    g_ptr_array_add (self->at_hand, g_object_ref (self->front));
  else
    for (guint i = 0; i < n_selected; i++)
      g_ptr_array_add (self->at_hand, g_list_model_get_item (selected, i));
}

/**
 * ptero_palette_finder_new:
 * @fleet: the servers
 * @front: (nullable): the server whose page is in front
 * @selected: (nullable): the servers that are selected in a list in front
 * @recent: (array zero-terminated=1): ids of what was used, the newest first
 *
 * Returns: (transfer full): a finder
 */
PteroPaletteFinder *
ptero_palette_finder_new (PteroFleet         *fleet,
                          PteroFleetServer   *front,
                          GListModel         *selected,
                          const char * const *recent)
{
  PteroPaletteFinder *self;
  PteroPanelStore *panels;

  g_return_val_if_fail (PTERO_IS_FLEET (fleet), NULL);
  g_return_val_if_fail (recent != NULL, NULL);

  panels = ptero_fleet_get_panels (fleet);
  self = g_object_new (PTERO_TYPE_PALETTE_FINDER, NULL);
  self->fleet = g_object_ref (fleet);
  g_set_object (&self->front, front);
  set_at_hand (self, selected);
  set_recent (self, recent);
  ptero_palette_add_commands (self->commands, panels);
  ptero_palette_add_pages (self->pages, panels, front);

  return self;
}

/**
 * ptero_palette_finder_find:
 * @self: a finder
 * @text: what was typed; `>` at its beginning finds only actions, `:` only pages
 *
 * Returns: (transfer full) (element-type PteroPaletteItem): the rows, at most
 *   %PTERO_PALETTE_MAX_ROWS with those of [method@Ptero.PaletteFinder.actions]
 */
GPtrArray *
ptero_palette_finder_find (PteroPaletteFinder *self,
                           const char         *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  const char only = *text == ONLY_ACTIONS || *text == ONLY_PAGES ? *text : '\0';
  g_auto(GStrv) words = NULL;

  g_return_val_if_fail (PTERO_IS_PALETTE_FINDER (self), rows);

  words = ptero_words_split (only != '\0' ? text + 1 : text);
  if (words[0] == NULL)
    {
      add_start (self, rows, only);
    }
  else
    {
      find_words (self, rows, only, (const char * const *) words);
      if (only == '\0')
        add_filter (rows, text);
    }
  if (rows->len > MAX_FOUND)
    g_ptr_array_set_size (rows, MAX_FOUND);

  return rows;
}

/**
 * ptero_palette_finder_actions:
 * @self: a finder
 * @server: a server
 *
 * Returns: (transfer full) (element-type PteroPaletteItem): a heading that names
 *   @server and its panel, and what can be done with it
 */
GPtrArray *
ptero_palette_finder_actions (PteroPaletteFinder *self,
                              PteroFleetServer   *server)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PTERO_IS_PALETTE_FINDER (self), rows);

  name = ptero_palette_describe_server (server);
  safe = ptero_text_make_safe (name);
  /* Translators: what can be done with a server */
  title = g_strdup_printf (_("Actions on %s"), safe);
  g_ptr_array_add (rows, ptero_palette_item_new_heading (title));
  ptero_palette_add_server_actions (rows, server, server != self->front, MAX_OF_SERVER);

  return rows;
}

/**
 * ptero_palette_finder_count:
 * @self: a finder
 *
 * Returns: how many servers the last text found, shown or not
 */
guint
ptero_palette_finder_count (PteroPaletteFinder *self)
{
  g_return_val_if_fail (PTERO_IS_PALETTE_FINDER (self), 0);

  return self->n_servers;
}

/**
 * ptero_palette_finder_get_only:
 * @self: a finder
 *
 * Returns: (transfer none) (nullable): the server that the rows are about, as
 *   nothing was typed or no other was found: what can be done with it needs not
 *   be asked for
 */
PteroFleetServer *
ptero_palette_finder_get_only (PteroPaletteFinder *self)
{
  g_return_val_if_fail (PTERO_IS_PALETTE_FINDER (self), NULL);

  return self->only;
}

/**
 * ptero_palette_finder_get_guessed:
 * @self: a finder
 *
 * Returns: whether what the last text told to do was only half named, or no
 *   server to do it with was
 */
gboolean
ptero_palette_finder_get_guessed (PteroPaletteFinder *self)
{
  g_return_val_if_fail (PTERO_IS_PALETTE_FINDER (self), FALSE);

  return self->guessed;
}
