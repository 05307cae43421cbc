/* ptero-fleet-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-query.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ptero-format.h"

/**
 * PteroFleetQuery:
 *
 * What was typed into the search of the server list, taken apart.
 *
 * It is made of words and tokens, separated by spaces; a server has to match
 * all of them. Quotes keep spaces together. Tokens are
 *
 * - `state:running`: the state, by the start of its name in English or in the
 *   person's language; `state:attention` is any that asks for somebody
 * - `node:fra`, `panel:home`: a part of the name
 * - `owner:me`, `owner:other`
 * - `is:favorite`, `is:attention`: has a star; wants a person
 * - `cpu>50`: percent of one core, as the list shows it
 * - `mem>80`, `disk<90%`: percent of the limit, or an amount: `mem>=1.5G`
 *
 * Anything else is a word, also a token that is not understood, so that what
 * was typed is never silently left out. Only of the start of a token nothing is
 * searched, as `node:`, `is:fav`, `mem>` or `mem>8Gi`: the rest is still to be
 * typed.
 */

typedef enum
{
  TOKEN_STATE,
  TOKEN_NODE,
  TOKEN_PANEL,
  TOKEN_OWNER,
  TOKEN_FAVORITE,
  TOKEN_ATTENTION,
  TOKEN_CPU,
  TOKEN_MEMORY,
  TOKEN_DISK,
} TokenKind;

typedef enum
{
  COMPARE_LESS,
  COMPARE_LESS_OR_EQUAL,
  COMPARE_EQUAL,
  COMPARE_GREATER_OR_EQUAL,
  COMPARE_GREATER,
} Comparison;

typedef struct
{
  TokenKind   kind;
  char       *text;      /* folded: of a node or panel */
  guint       states;    /* a bit for each state */
  gboolean    attention; /* besides those states: whatever wants a person */
  gboolean    owner;
  Comparison  comparison;
  double      number;
  gboolean    amount;    /* the number is bytes, not percent */
} Token;

struct _PteroFleetQuery
{
  GObject     parent_instance;

  GPtrArray  *words;      /* NULL-terminated */
  GArray     *tokens;
  GHashTable *folded;     /* of each node and panel that was looked at */
};

G_DEFINE_FINAL_TYPE (PteroFleetQuery, ptero_fleet_query, G_TYPE_OBJECT)

static const struct { const char *key; TokenKind kind; } texts[] = {
  { "state:", TOKEN_STATE },
  { "node:", TOKEN_NODE },
  { "panel:", TOKEN_PANEL },
  { "owner:", TOKEN_OWNER },
};

/* American and British. */
static const struct { const char *word; TokenKind kind; } marks[] = {
  { "is:favorite", TOKEN_FAVORITE },
  { "is:favourite", TOKEN_FAVORITE },
  { "is:attention", TOKEN_ATTENTION },
};

static const struct { const char *key; TokenKind kind; } numbers[] = {
  { "cpu", TOKEN_CPU },
  { "memory", TOKEN_MEMORY },
  { "mem", TOKEN_MEMORY },
  { "disk", TOKEN_DISK },
};

static void
clear_token (Token *token)
{
  g_clear_pointer (&token->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Token, clear_token)

static guint
find_states (const char *start)
{
  guint states = 0;

  if (*start == '\0')
    return 0;

  for (guint state = 0; state < PTERO_N_SERVER_STATES; state++)
    {
      g_autofree char *label = g_utf8_casefold (ptero_server_state_get_label (state), -1);

      if (g_str_has_prefix (ptero_server_state_get_nick (state), start) ||
          g_str_has_prefix (label, start))
        states |= 1u << state;
    }

  return states;
}

static gboolean
parse_text_token (const char *word,
                  Token      *token)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value;

      if (!g_str_has_prefix (word, texts[i].key))
        continue;

      value = word + strlen (texts[i].key);
      token->kind = texts[i].kind;
      token->states = token->kind == TOKEN_STATE ? find_states (value) : 0;
      token->attention = token->kind == TOKEN_STATE && *value != '\0' &&
                         g_str_has_prefix ("attention", value);
      token->owner = g_str_equal (value, "me");

      if (*value == '\0')
        return FALSE;
      if (token->kind == TOKEN_STATE)
        return token->states != 0 || token->attention;
      if (token->kind == TOKEN_OWNER)
        return token->owner || g_str_equal (value, "other");

      token->text = g_strdup (value);
      return TRUE;
    }

  return FALSE;
}

static gboolean
parse_mark (const char *word,
            Token      *token)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (!g_str_equal (word, marks[i].word))
        continue;

      token->kind = marks[i].kind;
      return TRUE;
    }

  return FALSE;
}

static gboolean
parse_comparison (const char **text,
                  Comparison  *comparison)
{
  const char *c = *text;
  gboolean equal = c[0] != '\0' && c[1] == '=';

  if (*c == '>')
    *comparison = equal ? COMPARE_GREATER_OR_EQUAL : COMPARE_GREATER;
  else if (*c == '<')
    *comparison = equal ? COMPARE_LESS_OR_EQUAL : COMPARE_LESS;
  else if (*c == '=')
    *comparison = COMPARE_EQUAL;
  else
    return FALSE;

  *text = c + (*c != '=' && equal ? 2 : 1);

  return TRUE;
}

/* The rest after a number: nothing, a percent sign, or a binary unit. */
static gboolean
parse_unit (const char *unit,
            Token      *token)
{
  static const char letters[] = "kmgt";
  const char *letter;

  if (*unit == '\0' || g_str_equal (unit, "%"))
    return TRUE;

  letter = strchr (letters, *unit);
  if (letter == NULL || token->kind == TOKEN_CPU)
    return FALSE;

  unit++;
  if (*unit != '\0' && !g_str_equal (unit, "b") && !g_str_equal (unit, "ib"))
    return FALSE;

  token->amount = TRUE;
  for (const char *l = letters; l <= letter; l++)
    token->number *= 1024.0;

  return TRUE;
}

static gboolean
parse_number_token (const char *word,
                    Token      *token)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *rest;
      char *end;

      if (!g_str_has_prefix (word, numbers[i].key))
        continue;

      rest = word + strlen (numbers[i].key);
      if (!parse_comparison (&rest, &token->comparison))
        continue;
      if (!g_ascii_isdigit (*rest))
        return FALSE;

      token->kind = numbers[i].kind;
      token->number = g_ascii_strtod (rest, &end);

      return parse_unit (end, token);
    }

  return FALSE;
}

/* A word of what was typed, with its quotes. */
typedef struct
{
  const char *start;
  const char *end;
  gboolean    quoted;   /* from its start: never a token */
  gboolean    open;     /* a quote that is not closed yet */
} Segment;

/* Takes the next one off @text, and gives it without its quotes in @word. */
static gboolean
take_segment (const char **text,
              Segment     *segment,
              GString     *word)
{
  const char *c = *text;
  gboolean quoted = FALSE;

  g_string_truncate (word, 0);
  while (g_unichar_isspace (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);

  segment->start = c;
  segment->quoted = *c == '"';
  for (; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (!quoted && g_unichar_isspace (g_utf8_get_char (c)))
        break;
      if (*c == '"')
        quoted = !quoted;
      else
        g_string_append_unichar (word, g_utf8_get_char (c));
    }
  segment->end = c;
  segment->open = quoted;
  *text = c;

  return segment->end > segment->start;
}

static gboolean
parse_token (const char *word,
             Token      *token)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return parse_text_token (folded, token) || parse_mark (folded, token) ||
         parse_number_token (folded, token);
}

static gboolean
is_term (const Segment *segment,
         const char    *word)
{
  g_auto(Token) token = { 0 };

  return !segment->quoted && !segment->open && parse_token (word, &token);
}

/* Whether @word begins @token, and is not all of it; it has the colon at least. */
static gboolean
is_start (const char *word,
          const char *token)
{
  return strchr (word, ':') != NULL && g_str_has_prefix (token, word) &&
         !g_str_equal (token, word);
}

static gboolean
is_unfinished_text (const char *word)
{
  static const char * const tokens[] = {
    "owner:me", "owner:other", "is:favorite", "is:favourite", "is:attention",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      if (is_start (word, tokens[i]))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_str_equal (word, texts[i].key))
        return TRUE;
    }

  return FALSE;
}

/* Without a number, or in the middle of "GiB". */
static gboolean
is_unfinished_number (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      Comparison comparison;
      const char *rest;

      if (!g_str_has_prefix (word, numbers[i].key))
        continue;

      rest = word + strlen (numbers[i].key);
      if (!parse_comparison (&rest, &comparison))
        continue;

      return *rest == '\0' ||
             (numbers[i].kind != TOKEN_CPU &&
              g_regex_match_simple ("^[0-9.]+[kmgt]i$", rest, 0, 0));
    }

  return FALSE;
}

/* The value is still to be typed. */
static gboolean
is_unfinished (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return is_unfinished_text (folded) || is_unfinished_number (folded);
}

static void
add_word (PteroFleetQuery *self,
          const char      *word,
          gboolean         quoted)
{
  Token token = { 0 };

  if (*word == '\0' || (!quoted && is_unfinished (word)))
    return;

  if (!quoted && parse_token (word, &token))
    g_array_append_val (self->tokens, token);
  else
    g_ptr_array_add (self->words, g_utf8_casefold (word, -1));
}

static void
parse (PteroFleetQuery *self,
       const char      *text)
{
  g_autoptr(GString) word = g_string_new (NULL);
  Segment segment;

  while (take_segment (&text, &segment, word))
    add_word (self, word->str, segment.quoted);
}

/* Few nodes have many servers. */
static gboolean
contains_folded (PteroFleetQuery *self,
                 const char      *text,
                 const char      *needle)
{
  char *folded;

  if (text == NULL)
    return FALSE;

  folded = g_hash_table_lookup (self->folded, text);
  if (folded == NULL)
    {
      folded = g_utf8_casefold (text, -1);
      g_hash_table_insert (self->folded, g_strdup (text), folded);
    }

  return strstr (folded, needle) != NULL;
}

static gboolean
compare_number (const Token *token,
                double       value)
{
  switch (token->comparison)
    {
    case COMPARE_LESS: return value < token->number;
    case COMPARE_LESS_OR_EQUAL: return value <= token->number;
    case COMPARE_GREATER_OR_EQUAL: return value >= token->number;
    case COMPARE_GREATER: return value > token->number;
    case COMPARE_EQUAL: return value == token->number;
    default: g_assert_not_reached ();
    }
}

/* What is not known matches no comparison, and nothing is a share of "unlimited". */
static gboolean
compare_amount (const Token *token,
                gint64       used,
                gint64       limit)
{
  if (used < 0)
    return FALSE;
  if (token->amount)
    return compare_number (token, used);

  return limit > 0 && compare_number (token, 100.0 * used / limit);
}

/* Of what was running when it was last seen it is not known whether it runs. */
static gboolean
match_state (const Token      *token,
             PteroFleetServer *server)
{
  PteroServerState state = ptero_fleet_server_get_state (server);

  if (ptero_fleet_server_get_stale (server) && !ptero_server_state_is_conflict (state))
    state = PTERO_SERVER_STATE_UNKNOWN;

  return (token->states & (1u << state)) != 0;
}

static gboolean
match_token (PteroFleetQuery  *self,
             const Token      *token,
             PteroFleetServer *server)
{
  switch (token->kind)
    {
    case TOKEN_STATE:
      return match_state (token, server) ||
             (token->attention && ptero_fleet_server_get_attention (server) != 0);
    case TOKEN_FAVORITE:
      return ptero_fleet_server_get_favorite (server);
    case TOKEN_ATTENTION:
      return ptero_fleet_server_get_attention (server) != 0;
    case TOKEN_NODE:
      return contains_folded (self, ptero_fleet_server_get_server (server)->node, token->text);
    case TOKEN_PANEL:
      return contains_folded (self, ptero_panel_get_name (ptero_fleet_server_get_panel (server)),
                              token->text);
    case TOKEN_OWNER:
      return ptero_fleet_server_get_server (server)->server_owner == token->owner;
    case TOKEN_CPU:
      return ptero_fleet_server_get_cpu (server) >= 0 &&
             compare_number (token, ptero_fleet_server_get_cpu (server));
    case TOKEN_MEMORY:
      return compare_amount (token, ptero_fleet_server_get_memory (server),
                             ptero_fleet_server_get_memory_limit (server));
    case TOKEN_DISK:
      return compare_amount (token, ptero_fleet_server_get_disk (server),
                             ptero_fleet_server_get_disk_limit (server));
    default:
      g_assert_not_reached ();
    }
}

static void
ptero_fleet_query_finalize (GObject *object)
{
  PteroFleetQuery *self = PTERO_FLEET_QUERY (object);

  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);

  G_OBJECT_CLASS (ptero_fleet_query_parent_class)->finalize (object);
}

static void
ptero_fleet_query_class_init (PteroFleetQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_fleet_query_finalize;
}

static void
ptero_fleet_query_init (PteroFleetQuery *self)
{
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  g_array_set_clear_func (self->tokens, (GDestroyNotify) clear_token);
}

/**
 * ptero_fleet_query_new:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full): the query; one that matches all servers for an empty text
 */
PteroFleetQuery *
ptero_fleet_query_new (const char *text)
{
  PteroFleetQuery *self = g_object_new (PTERO_TYPE_FLEET_QUERY, NULL);

  if (text != NULL)
    parse (self, text);
  g_ptr_array_add (self->words, NULL);

  return self;
}

/**
 * ptero_fleet_query_is_empty:
 * @self: a query
 *
 * Returns: whether it matches every server
 */
gboolean
ptero_fleet_query_is_empty (PteroFleetQuery *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_QUERY (self), TRUE);

  return self->words->len <= 1 && self->tokens->len == 0;
}

/**
 * ptero_fleet_query_is_live:
 * @self: a query
 *
 * Returns: whether what it matches changes with the state and the numbers of a server
 */
gboolean
ptero_fleet_query_is_live (PteroFleetQuery *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_QUERY (self), FALSE);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      TokenKind kind = g_array_index (self->tokens, Token, i).kind;

      if (kind != TOKEN_NODE && kind != TOKEN_PANEL && kind != TOKEN_OWNER &&
          kind != TOKEN_FAVORITE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_word_with (PteroFleetQuery *self,
               const char      *part)
{
  for (guint i = 0; i + 1 < self->words->len; i++)
    {
      if (strstr (self->words->pdata[i], part) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * ptero_fleet_query_is_part_of:
 * @self: a query
 * @other: another query, as of the same text with more typed
 *
 * Returns: whether it is known that @self matches all that @other matches
 */
gboolean
ptero_fleet_query_is_part_of (PteroFleetQuery *self,
                              PteroFleetQuery *other)
{
  g_return_val_if_fail (PTERO_IS_FLEET_QUERY (self), FALSE);
  g_return_val_if_fail (PTERO_IS_FLEET_QUERY (other), FALSE);

  if (self->tokens->len > 0)
    return FALSE;

  for (guint i = 0; i + 1 < self->words->len; i++)
    {
      if (!has_word_with (other, self->words->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * ptero_fleet_query_get_words:
 * @self: a query
 *
 * Returns: (transfer none) (array zero-terminated=1): the words, case-folded
 */
const char * const *
ptero_fleet_query_get_words (PteroFleetQuery *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_QUERY (self), NULL);

  return (const char * const *) self->words->pdata;
}

/**
 * ptero_fleet_query_n_tokens:
 * @self: a query
 *
 * Returns: how many tokens were understood
 */
guint
ptero_fleet_query_n_tokens (PteroFleetQuery *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_QUERY (self), 0);

  return self->tokens->len;
}

/**
 * ptero_fleet_query_matches:
 * @self: a query
 * @server: a server
 *
 * Returns: whether @server matches every word and token
 */
gboolean
ptero_fleet_query_matches (PteroFleetQuery  *self,
                           PteroFleetServer *server)
{
  g_return_val_if_fail (PTERO_IS_FLEET_QUERY (self), FALSE);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      if (!match_token (self, &g_array_index (self->tokens, Token, i), server))
        return FALSE;
    }

  return self->words->len <= 1 ||
         ptero_fleet_server_matches (server, (const char * const *) self->words->pdata);
}

/**
 * ptero_fleet_query_find_term:
 * @text: what was typed
 * @start: (inout): from where in @text to look, in bytes; where the term is
 * @end: (out): where it ends
 *
 * Finds what is understood as a token, with its quotes.
 *
 * Returns: whether there is one
 */
gboolean
ptero_fleet_query_find_term (const char *text,
                             gsize      *start,
                             gsize      *end)
{
  g_autoptr(GString) word = g_string_new (NULL);
  const char *rest = text + *start;
  Segment segment;

  while (take_segment (&rest, &segment, word))
    {
      if (!is_term (&segment, word->str))
        continue;

      *start = segment.start - text;
      *end = segment.end - text;
      return TRUE;
    }

  return FALSE;
}

/**
 * ptero_fleet_query_split:
 * @text: what is searched
 * @words: (out) (transfer full): all of it that is no token
 *
 * Returns: (transfer full) (array zero-terminated=1): the tokens in @text, each once
 */
char **
ptero_fleet_query_split (const char  *text,
                         char       **words)
{
  g_autoptr(GString) word = g_string_new (NULL);
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) rest = g_string_new (NULL);
  Segment segment;

  while (take_segment (&text, &segment, word))
    {
      g_autofree char *raw = g_strndup (segment.start, segment.end - segment.start);

      if (!is_term (&segment, word->str))
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", raw);
      else if (!g_ptr_array_find_with_equal_func (terms, raw, g_str_equal, NULL))
        g_ptr_array_add (terms, g_steal_pointer (&raw));
    }

  *words = g_string_free (g_steal_pointer (&rest), FALSE);
  g_ptr_array_add (terms, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&terms), FALSE);
}

/**
 * ptero_fleet_query_join:
 * @terms: (array zero-terminated=1): tokens
 * @words: what else is searched, which may end with a token, too
 *
 * Returns: (transfer full): the text of a search for all of it
 */
char *
ptero_fleet_query_join (const char * const *terms,
                        const char         *words)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) terms);

  return g_strconcat (joined, *joined != '\0' && *words != '\0' ? " " : "", words, NULL);
}

/**
 * ptero_fleet_query_tidy:
 * @text: what is searched
 *
 * Returns: (transfer full): a text for the same, which is equal where only the order of
 *   the tokens and spaces differ
 */
char *
ptero_fleet_query_tidy (const char *text)
{
  g_autofree char *words = NULL;
  g_auto(GStrv) terms = ptero_fleet_query_split (text, &words);

  return ptero_fleet_query_join ((const char * const *) terms, words);
}

static char *
describe_state (const Token *token,
                const char  *value)
{
  if (token->states == 0)
    return g_strdup (_("Needs Attention"));

  /* one of them has a name */
  for (guint state = 0; state < PTERO_N_SERVER_STATES && !token->attention; state++)
    {
      if (token->states == 1u << state)
        return g_strdup_printf (_("State: %s"), ptero_server_state_get_label (state));
    }

  return g_strdup_printf (_("State: %s"), value);
}

static char *
describe_number (const Token *token)
{
  static const char *const signs[] = { "<", "≤", "=", "≥", ">" };
  g_autofree char *number = token->amount ? ptero_format_bytes ((gint64) token->number)
                                          : g_strdup_printf ("%g\u202f%%", token->number);
  const char *name = token->kind == TOKEN_CPU ? _("CPU") : _("Memory");

  if (token->kind == TOKEN_DISK)
    name = _("Disk");

  /* Translators: what is used, a sign of comparison, and an amount, as in “Memory > 80 %” */
  return g_strdup_printf (_("%s %s %s"), name, signs[token->comparison], number);
}

/**
 * ptero_fleet_query_describe_term:
 * @term: a token, as of [func@Ptero.FleetQuery.split]
 *
 * Returns: (transfer full): what it leaves of the servers, for people
 */
char *
ptero_fleet_query_describe_term (const char *term)
{
  g_autoptr(GString) word = g_string_new (NULL);
  g_auto(Token) token = { 0 };
  g_autofree char *safe = NULL;
  const char *value;
  Segment segment;

  g_return_val_if_fail (term != NULL, NULL);

  if (!take_segment (&term, &segment, word) || !parse_token (word->str, &token))
    return ptero_text_make_safe (word->str);

  value = strchr (word->str, ':');
  safe = ptero_text_make_safe (value != NULL ? value + 1 : "");
  switch (token.kind)
    {
    case TOKEN_STATE: return describe_state (&token, safe);
    case TOKEN_NODE: return g_strdup_printf (_("Node: %s"), safe);
    case TOKEN_PANEL: return g_strdup_printf (_("Panel: %s"), safe);
    case TOKEN_OWNER: return g_strdup (token.owner ? _("Owned by Me") : _("Owned by Others"));
    case TOKEN_FAVORITE: return g_strdup (_("Favorites"));
    case TOKEN_ATTENTION: return g_strdup (_("Needs Attention"));
    case TOKEN_CPU:
    case TOKEN_MEMORY:
    case TOKEN_DISK: return describe_number (&token);
    default: g_assert_not_reached ();
    }
}
