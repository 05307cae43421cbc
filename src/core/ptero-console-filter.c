/* ptero-console-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-filter.h"

#include "ptero-console-text.h"

/* An expression that goes back and forth for ever gives up instead. */
#define LIMIT "(*LIMIT_MATCH=20000)"

/* Which lines of a console are shown, or found. */
struct _PteroConsoleFilter
{
  GRegex            *regex;    /* NULL: any text */
  gboolean           invert;
  PteroConsoleLevel  level;    /* and above; lines that do not say are information */
};

/**
 * ptero_console_filter_dup_pattern: (skip)
 * @text: what was typed
 * @match: how it is meant
 *
 * Returns: (transfer full): a regular expression for it
 */
char *
ptero_console_filter_dup_pattern (const char        *text,
                                  PteroConsoleMatch  match)
{
  g_autofree char *escaped = (match & PTERO_CONSOLE_MATCH_REGEX) != 0
                               ? g_strdup (text)
                               : g_regex_escape_string (text, -1);

  return g_strconcat (LIMIT, escaped, NULL);
}

/**
 * ptero_console_filter_new: (skip)
 * @text: what was typed, "" for any line
 * @match: how it is meant
 * @level: the least serious lines to take
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a filter; %NULL where @text is no regular expression
 */
PteroConsoleFilter *
ptero_console_filter_new (const char         *text,
                          PteroConsoleMatch   match,
                          PteroConsoleLevel   level,
                          GError            **error)
{
  g_autoptr(PteroConsoleFilter) self = g_new0 (PteroConsoleFilter, 1);
  GRegexCompileFlags flags = G_REGEX_OPTIMIZE;

  g_return_val_if_fail (text != NULL, NULL);

  self->level = level;
  self->invert = (match & PTERO_CONSOLE_MATCH_INVERT) != 0;
  if ((match & PTERO_CONSOLE_MATCH_CASE) == 0)
    flags |= G_REGEX_CASELESS;

  if (*text != '\0')
    {
      g_autofree char *pattern = ptero_console_filter_dup_pattern (text, match);

      self->regex = g_regex_new (pattern, flags, 0, error);
      if (self->regex == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * ptero_console_filter_free: (skip)
 * @self: (transfer full): a filter
 */
void
ptero_console_filter_free (PteroConsoleFilter *self)
{
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

/**
 * ptero_console_filter_matches: (skip)
 * @self: a filter
 * @line: a line
 *
 * Returns: whether to take @line
 */
gboolean
ptero_console_filter_matches (PteroConsoleFilter     *self,
                              const PteroConsoleLine *line)
{
  PteroConsoleLevel level = line->level != PTERO_CONSOLE_LEVEL_NONE
                              ? line->level
                              : PTERO_CONSOLE_LEVEL_INFO;
  g_autofree char *plain = NULL;

  if (self->level != PTERO_CONSOLE_LEVEL_NONE && level < self->level)
    return FALSE;
  if (self->regex == NULL)
    return TRUE;

  plain = ptero_console_text_strip (line->text);

  return g_regex_match (self->regex, plain, 0, NULL) != self->invert;
}
