/* ptero-diff-decisions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff-decisions.h"

/**
 * PteroDiffDecisions:
 *
 * What is decided of the differences of a diff: one that is taken is none any
 * more, one that is kept stays as it is here, and any other is open.
 */
struct _PteroDiffDecisions
{
  GArray   *kept;       /* of each difference */
  gboolean  touched;    /* something is decided */
};

/**
 * ptero_diff_decisions_new:
 *
 * Returns: (transfer full): decisions of a diff without differences
 */
PteroDiffDecisions *
ptero_diff_decisions_new (void)
{
  PteroDiffDecisions *self = g_new0 (PteroDiffDecisions, 1);

  self->kept = g_array_new (FALSE, TRUE, sizeof (gboolean));

  return self;
}

/**
 * ptero_diff_decisions_free:
 * @self: (transfer full): decisions
 */
void
ptero_diff_decisions_free (PteroDiffDecisions *self)
{
  g_array_unref (self->kept);
  g_free (self);
}

/**
 * ptero_diff_decisions_reset:
 * @self: decisions
 * @diff: a diff
 *
 * Nothing of @diff is decided.
 */
void
ptero_diff_decisions_reset (PteroDiffDecisions *self,
                            PteroDiff          *diff)
{
  guint n_hunks;

  ptero_diff_get_hunks (diff, &n_hunks);
  g_array_set_size (self->kept, 0);
  g_array_set_size (self->kept, n_hunks);
  self->touched = FALSE;
}

/**
 * ptero_diff_decisions_carry:
 * @self: decisions of @before
 * @before: a diff
 * @after: what became of it
 *
 * What was decided to be kept and is still as different from the same lines on
 * the server stays decided.
 */
void
ptero_diff_decisions_carry (PteroDiffDecisions *self,
                            PteroDiff          *before,
                            PteroDiff          *after)
{
  guint n_before, n_hunks;
  const PteroDiffHunk *old_hunks = ptero_diff_get_hunks (before, &n_before);
  const PteroDiffHunk *hunks = ptero_diff_get_hunks (after, &n_hunks);
  GArray *kept = g_array_new (FALSE, TRUE, sizeof (gboolean));
  guint j = 0;

  g_array_set_size (kept, n_hunks);
  for (guint i = 0; i < n_hunks; i++)
    {
      while (j < n_before && old_hunks[j].old_start < hunks[i].old_start)
        j++;
      if (j < n_before && old_hunks[j].old_start == hunks[i].old_start &&
          old_hunks[j].n_old == hunks[i].n_old && old_hunks[j].n_new == hunks[i].n_new)
        g_array_index (kept, gboolean, i) = ptero_diff_decisions_is_kept (self, (int) j);
    }

  g_array_unref (self->kept);
  self->kept = kept;
}

/**
 * ptero_diff_decisions_keep:
 * @self: decisions
 * @position: a difference
 *
 * It stays as it is here.
 */
void
ptero_diff_decisions_keep (PteroDiffDecisions *self,
                           int                 position)
{
  g_return_if_fail (position >= 0 && position < (int) self->kept->len);

  g_array_index (self->kept, gboolean, position) = TRUE;
  self->touched = TRUE;
}

/**
 * ptero_diff_decisions_take:
 * @self: decisions
 * @position: a difference
 *
 * What is on the server is taken, so that it is none any more.
 */
void
ptero_diff_decisions_take (PteroDiffDecisions *self,
                           int                 position)
{
  g_return_if_fail (position >= 0 && position < (int) self->kept->len);

  g_array_remove_index (self->kept, (guint) position);
  self->touched = TRUE;
}

/**
 * ptero_diff_decisions_get_n:
 * @self: decisions
 *
 * Returns: how many differences there are
 */
guint
ptero_diff_decisions_get_n (PteroDiffDecisions *self)
{
  return self->kept->len;
}

/**
 * ptero_diff_decisions_is_kept:
 * @self: decisions
 * @position: a difference, or one that there is not
 *
 * Returns: whether it stays as it is here
 */
gboolean
ptero_diff_decisions_is_kept (PteroDiffDecisions *self,
                              int                 position)
{
  return position >= 0 && position < (int) self->kept->len &&
         g_array_index (self->kept, gboolean, position);
}

/**
 * ptero_diff_decisions_count_open:
 * @self: decisions
 *
 * Returns: how many differences are not decided
 */
guint
ptero_diff_decisions_count_open (PteroDiffDecisions *self)
{
  guint n_open = 0;

  for (int i = 0; i < (int) self->kept->len; i++)
    n_open += !ptero_diff_decisions_is_kept (self, i);

  return n_open;
}

/**
 * ptero_diff_decisions_find_open:
 * @self: decisions
 * @position: where to begin
 *
 * Returns: the first difference from @position on that is not decided, or else
 *   before it, or else what is there; -1 if there is none
 */
int
ptero_diff_decisions_find_open (PteroDiffDecisions *self,
                                int                 position)
{
  const int n = (int) self->kept->len;

  for (int i = 0; i < n; i++)
    if (!ptero_diff_decisions_is_kept (self, (position + i) % n))
      return (position + i) % n;

  return MIN (position, n - 1);
}

/**
 * ptero_diff_decisions_is_done:
 * @self: decisions
 *
 * Returns: whether something was decided, and nothing is left to be
 */
gboolean
ptero_diff_decisions_is_done (PteroDiffDecisions *self)
{
  return self->touched && ptero_diff_decisions_count_open (self) == 0;
}
