/* ptero-console-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-search.h"

/**
 * PteroConsoleSearch:
 *
 * Something that shows what a server prints, and in which can be searched.
 */
G_DEFINE_INTERFACE (PteroConsoleSearch, ptero_console_search, GTK_TYPE_WIDGET)

enum {
  MATCHES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
ptero_console_search_default_init (PteroConsoleSearchInterface *iface)
{
  /**
   * PteroConsoleSearch::matches-changed:
   * @self: where lines are searched
   *
   * There are more or fewer lines with what is searched for, or another is shown.
   */
  signals[MATCHES_CHANGED] = g_signal_new ("matches-changed", PTERO_TYPE_CONSOLE_SEARCH,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

/**
 * ptero_console_search_take_filter:
 * @self: where lines are shown
 * @filter: (nullable) (transfer full): which lines to show, %NULL for all
 *
 * Sets which lines are shown.
 */
void
ptero_console_search_take_filter (PteroConsoleSearch *self,
                                  PteroConsoleFilter *filter)
{
  g_return_if_fail (PTERO_IS_CONSOLE_SEARCH (self));

  PTERO_CONSOLE_SEARCH_GET_IFACE (self)->take_filter (self, filter);
}

/**
 * ptero_console_search_find:
 * @self: where lines are searched
 * @text: what to look for, "" for nothing
 * @match: how it is meant
 * @error: return location for an error
 *
 * Looks for something, from the end on.
 *
 * Returns: whether @text is an expression
 */
gboolean
ptero_console_search_find (PteroConsoleSearch  *self,
                           const char          *text,
                           PteroConsoleMatch    match,
                           GError             **error)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE_SEARCH (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  return PTERO_CONSOLE_SEARCH_GET_IFACE (self)->find (self, text, match, error);
}

/**
 * ptero_console_search_find_next:
 * @self: where lines are searched
 * @backward: whether to go to the one above
 *
 * Shows the next line with what is looked for.
 *
 * Returns: whether there is one
 */
gboolean
ptero_console_search_find_next (PteroConsoleSearch *self,
                                gboolean            backward)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE_SEARCH (self), FALSE);

  return PTERO_CONSOLE_SEARCH_GET_IFACE (self)->find_next (self, backward);
}

/**
 * ptero_console_search_get_n_matches:
 * @self: where lines are searched
 * @position: (out): which one is shown, from 1 on; 0: none
 *
 * Returns: how many lines have what is looked for
 */
guint
ptero_console_search_get_n_matches (PteroConsoleSearch *self,
                                    guint              *position)
{
  *position = 0;
  g_return_val_if_fail (PTERO_IS_CONSOLE_SEARCH (self), 0);

  return PTERO_CONSOLE_SEARCH_GET_IFACE (self)->get_n_matches (self, position);
}

/**
 * ptero_console_search_matches_changed:
 * @self: where lines are searched
 *
 * Tells of it.
 */
void
ptero_console_search_matches_changed (PteroConsoleSearch *self)
{
  g_return_if_fail (PTERO_IS_CONSOLE_SEARCH (self));

  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}
