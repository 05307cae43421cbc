/* ptero-fleet-server-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-server-private.h"

#include <string.h>

static char *
fold (const char *text)
{
  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
}

static void
append_folded (GString    *string,
               const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return;

  folded = fold (text);
  g_string_append (string, folded);
  g_string_append_c (string, '\n');
}

static const char *
get_haystack (PteroFleetServer *self)
{
  GString *string;
  g_autoptr(PteroAllocation) allocation = NULL;

  if (self->haystack != NULL)
    return self->haystack;

  string = g_string_sized_new (256);
  append_folded (string, self->server->name);
  append_folded (string, self->address);
  append_folded (string, self->server->node);
  append_folded (string, ptero_panel_get_name (self->panel));
  self->n_shown = string->len;

  append_folded (string, self->server->identifier);
  append_folded (string, self->server->uuid);
  /* an address may be looked for by its number although it has an alias */
  allocation = ptero_fleet_server_find_allocation (self->server);
  if (allocation != NULL)
    append_folded (string, allocation->ip);
  self->n_named = string->len;

  append_folded (string, self->server->description);
  self->haystack = g_string_free (string, FALSE);

  return self->haystack;
}

/**
 * ptero_fleet_server_matches:
 * @self: a server
 * @words: (array zero-terminated=1): case-folded words
 *
 * Does the server match what was typed? Each word must be in its name,
 * identifier, uuid, address, node, panel or description.
 *
 * Returns: whether all @words were found
 */
gboolean
ptero_fleet_server_matches (PteroFleetServer   *self,
                            const char * const *words)
{
  const char *haystack;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  haystack = get_haystack (self);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (haystack, words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * ptero_fleet_server_match_words:
 * @self: a server
 * @words: (array zero-terminated=1): case-folded words
 *
 * Like [method@Ptero.FleetServer.matches], for what is sorted by it.
 *
 * Returns: how well @words match the name and the rest
 */
PteroWordsMatch
ptero_fleet_server_match_words (PteroFleetServer   *self,
                                const char * const *words)
{
  PteroWordsMatch match;
  const char *haystack;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), PTERO_WORDS_NONE);

  haystack = get_haystack (self);
  match = ptero_words_match (haystack, words);
  if (match != PTERO_WORDS_ELSEWHERE || haystack[self->n_named] == '\0')
    return match;

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (haystack, words[i]) >= haystack + self->n_named)
      return PTERO_WORDS_DESCRIPTION;

  return match;
}

static gboolean
has_word (const char *text,
          const char *word)
{
  g_autofree char *folded = text != NULL ? fold (text) : NULL;

  return folded != NULL && strstr (folded, word) != NULL;
}

static const char *
find_text (PteroFleetServer *self,
           PteroAllocation  *allocation,
           const char       *word)
{
  const char *texts[] = {
    self->server->identifier,
    self->server->uuid,
    allocation != NULL ? allocation->ip : NULL,
    self->server->description,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (has_word (texts[i], word))
      return texts[i];

  return NULL;
}

/**
 * ptero_fleet_server_find_reason:
 * @self: a server
 * @words: (array zero-terminated=1): case-folded words
 * @word: (out) (transfer none): the one of @words that is in what is returned
 *
 * Finds why [method@Ptero.FleetServer.match_words] found the server where its
 * name, address, node and panel do not tell.
 *
 * Returns: (transfer full) (nullable): the identifier, uuid, number of the
 *   address or description, %NULL: all of @words are in what is shown
 */
char *
ptero_fleet_server_find_reason (PteroFleetServer    *self,
                                const char * const  *words,
                                const char         **word)
{
  g_autoptr(PteroAllocation) allocation = NULL;
  const char *haystack;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  haystack = get_haystack (self);
  allocation = ptero_fleet_server_find_allocation (self->server);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (haystack, words[i]);
      const char *text = found != NULL && found >= haystack + self->n_shown
                           ? find_text (self, allocation, words[i])
                           : NULL;

      if (text == NULL)
        continue;

      *word = words[i];
      return g_strdup (text);
    }

  return NULL;
}

/**
 * ptero_fleet_server_gather_words:
 * @self: a server
 *
 * Gathers what [method@Ptero.FleetServer.matches] searches, so that the first
 * search does not have to.
 */
void
ptero_fleet_server_gather_words (PteroFleetServer *self)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  get_haystack (self);
}

/**
 * ptero_fleet_server_forget_words:
 * @self: a server
 *
 * What [method@Ptero.FleetServer.matches] searches is to be gathered anew, as
 * something of it changed.
 */
void
ptero_fleet_server_forget_words (PteroFleetServer *self)
{
  g_return_if_fail (PTERO_IS_FLEET_SERVER (self));

  g_clear_pointer (&self->haystack, g_free);
}
