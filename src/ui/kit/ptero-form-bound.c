/* ptero-form-bound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-bound.h"

/* The rules of the panel that have a bound; their words end with it, in every language. */
static const struct
{
  const char *rule;
  gboolean    is_least;
  gboolean    is_most;
  int         distance;   /* of what is accepted from the bound */
} rules[] = {
  { "between", TRUE, TRUE, 0 },
  { "min", TRUE, FALSE, 0 },
  { "gte", TRUE, FALSE, 0 },
  { "gt", TRUE, FALSE, 1 },
  { "max", FALSE, TRUE, 0 },
  { "lte", FALSE, TRUE, 0 },
  { "lt", FALSE, TRUE, 1 },
};

/* The last two whole numbers of a text; parts of names and of other numbers are none. */
static guint
read_numbers (const char *text,
              gint64      numbers[2])
{
  g_autoptr(GRegex) regex = g_regex_new ("(?<![\\w.,-])-?\\d{1,15}(?![\\w]|[.,]\\d)",
                                         G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  guint n_numbers = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return 0;

  for (g_regex_match (regex, text, 0,
                      &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);

      numbers[0] = numbers[1];
      numbers[1] = g_ascii_strtoll (word, NULL, 10);
      n_numbers++;
    }

  return n_numbers;
}

/**
 * ptero_form_find_bound:
 * @problem: what a panel complains of
 * @value: the number it is about
 * @usual: what the number usually is, 0 if that is not known
 * @better: (out): a number that would be accepted: the usual one if it is, else the nearest
 *
 * Returns: whether the panel said what would be accepted, and it is another number
 */
gboolean
ptero_form_find_bound (const PteroProblem *problem,
                       gint64              value,
                       gint64              usual,
                       gint64             *better)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gint64 numbers[2] = { 0, 0 };
      gint64 least = G_MININT64;
      gint64 most = G_MAXINT64;
      guint n_needed = rules[i].is_least && rules[i].is_most ? 2 : 1;

      if (g_strcmp0 (problem->rule, rules[i].rule) != 0 ||
          read_numbers (problem->message, numbers) < n_needed)
        continue;
      if (rules[i].is_least)
        least = numbers[2 - n_needed] + rules[i].distance;
      if (rules[i].is_most)
        most = numbers[1] - rules[i].distance;
      if (least > most || (value >= least && value <= most))
        return FALSE;

      *better = usual != 0 && usual >= least && usual <= most ? usual : CLAMP (value, least, most);

      return TRUE;
    }

  return FALSE;
}
