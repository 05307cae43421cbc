/* ptero-diff-filler.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff-filler.h"

/* Lines that come or go between two looks at the clock. */
#define PORTION 100

/* Lines of a place that are compared word by word. */
#define MAX_WORD_LINES 500

/**
 * PteroDiffFiller: (skip)
 *
 * Shows two texts that are compared, in steps that are as short as is wanted:
 * those of some 10,000 lines take a second.
 */
struct _PteroDiffFiller
{
  PteroDiff           *diff;      /* not owned */
  PteroDiffPane       *theirs;    /* not owned */
  PteroDiffPane       *mine;      /* (nullable): not owned; NULL where both texts are shown as one */
  const PteroDiffHunk *hunks;
  const char *const   *old_lines;
  const char *const   *new_lines;
  guint                n_hunks;
  guint                n_old;
  guint                n_new;

  GArray              *places;    /* the line of the view where each difference begins */
  gboolean             is_clear;  /* what was shown before is gone */
  guint                line;      /* the next one of the old text */
  guint                shift;     /* what its number is less than that of the new text */
  guint                hunk;      /* the next one */
  guint                row;       /* of it */
};

/**
 * ptero_diff_filler_new:
 * @diff: two texts that are compared
 * @theirs: where the old one is shown
 * @mine: (nullable): where the new one is shown; %NULL to show both in @theirs
 *
 * Begins to show @diff instead of what the panes show now. All of them have to
 * outlive it.
 *
 * Returns: (transfer full): what does it
 */
PteroDiffFiller *
ptero_diff_filler_new (PteroDiff     *diff,
                       PteroDiffPane *theirs,
                       PteroDiffPane *mine)
{
  PteroDiffFiller *self = g_new0 (PteroDiffFiller, 1);

  self->diff = diff;
  self->theirs = theirs;
  self->mine = mine;
  self->hunks = ptero_diff_get_hunks (diff, &self->n_hunks);
  self->old_lines = ptero_diff_get_old_lines (diff, &self->n_old);
  self->new_lines = ptero_diff_get_new_lines (diff, &self->n_new);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  ptero_diff_pane_fit (theirs, MAX (self->n_old, self->n_new));
  if (mine != NULL)
    ptero_diff_pane_fit (mine, MAX (self->n_old, self->n_new));

  return self;
}

/**
 * ptero_diff_filler_free:
 * @self: (transfer full): a filler
 */
void
ptero_diff_filler_free (PteroDiffFiller *self)
{
  g_array_unref (self->places);
  g_free (self);
}

static void
add_filler (PteroDiffPane *pane)
{
  ptero_diff_pane_add_line (pane, "", 0, PTERO_DIFF_SAME);
  ptero_diff_pane_add_tag (pane, PTERO_DIFF_TAG_FILLER);
}

static void
add_removed (PteroDiffFiller *self,
             guint            line)
{
  ptero_diff_pane_add_line (self->theirs, self->old_lines[line], line + 1, PTERO_DIFF_REMOVED);
  ptero_diff_pane_add_tag (self->theirs, PTERO_DIFF_TAG_REMOVED);
}

static void
add_added (PteroDiffFiller *self,
           PteroDiffPane   *pane,
           guint            line)
{
  ptero_diff_pane_add_line (pane, self->new_lines[line], line + 1, PTERO_DIFF_ADDED);
  ptero_diff_pane_add_tag (pane, PTERO_DIFF_TAG_ADDED);
}

/* What was changed within lines that took each other's place. */
static void
compare_words (PteroDiffFiller     *self,
               const PteroDiffHunk *hunk,
               guint                i,
               guint                removed_line,
               guint                added_line)
{
  const char *old_line;
  guint start, n_removed, n_added;

  if (hunk->n_old != hunk->n_new || hunk->n_old > MAX_WORD_LINES)
    return;

  old_line = self->old_lines[hunk->old_start + i];
  ptero_diff_compare_words (old_line, self->new_lines[hunk->new_start + i], &start, &n_removed,
                            &n_added);
  if (start == 0 && n_removed == g_utf8_strlen (old_line, -1))
    return;

  ptero_diff_pane_add_word (self->theirs, PTERO_DIFF_TAG_REMOVED_WORD, removed_line, start,
                            n_removed);
  ptero_diff_pane_add_word (self->mine != NULL ? self->mine : self->theirs,
                            PTERO_DIFF_TAG_ADDED_WORD, added_line, start, n_added);
}

/* Beside each other. Returns: how many there are of @hunk. */
static guint
add_row_beside (PteroDiffFiller     *self,
                const PteroDiffHunk *hunk,
                guint                row)
{
  const guint line = ptero_diff_pane_get_n_lines (self->theirs);

  if (row < hunk->n_old)
    add_removed (self, hunk->old_start + row);
  else
    add_filler (self->theirs);
  if (row < hunk->n_new)
    add_added (self, self->mine, hunk->new_start + row);
  else
    add_filler (self->mine);
  if (row < hunk->n_old && row < hunk->n_new)
    compare_words (self, hunk, row, line, line);

  return MAX (hunk->n_old, hunk->n_new);
}

/* Below each other. Returns: how many there are of @hunk. */
static guint
add_row_within (PteroDiffFiller     *self,
                const PteroDiffHunk *hunk,
                guint                row)
{
  const guint line = ptero_diff_pane_get_n_lines (self->theirs);

  if (row < hunk->n_old)
    {
      add_removed (self, hunk->old_start + row);
    }
  else
    {
      add_added (self, self->theirs, hunk->new_start + row - hunk->n_old);
      compare_words (self, hunk, row - hunk->n_old, line - hunk->n_old, line);
    }

  return hunk->n_old + hunk->n_new;
}

static void
add_row_of_hunk (PteroDiffFiller *self)
{
  const PteroDiffHunk *hunk = &self->hunks[self->hunk];
  const guint line = ptero_diff_pane_get_n_lines (self->theirs);
  guint n_rows;

  if (self->row == 0)
    g_array_append_val (self->places, line);
  n_rows = self->mine != NULL ? add_row_beside (self, hunk,
                                                self->row) : add_row_within (self, hunk, self->row);
  self->row++;
  if (self->row < n_rows)
    return;

  self->row = 0;
  self->hunk++;
  self->line += hunk->n_old;
  self->shift = hunk->new_start + hunk->n_new - self->line;
}

static void
add_same (PteroDiffFiller *self)
{
  const char *line = self->old_lines[self->line];
  const guint number = self->line + self->shift + 1;

  ptero_diff_pane_add_line (self->theirs, line, self->mine != NULL ? self->line + 1 : number,
                            PTERO_DIFF_SAME);
  if (self->mine != NULL)
    ptero_diff_pane_add_line (self->mine, line, number, PTERO_DIFF_SAME);
  self->line++;
}

/* Returns: FALSE after the last one */
static gboolean
add_row (PteroDiffFiller *self)
{
  if (self->hunk < self->n_hunks && self->line == self->hunks[self->hunk].old_start)
    add_row_of_hunk (self);
  else if (self->line < self->n_old)
    add_same (self);
  else
    return FALSE;

  return TRUE;
}

static gboolean
add_portion (PteroDiffFiller *self)
{
  gboolean more = TRUE;

  for (guint i = 0; i < PORTION && more; i++)
    more = add_row (self);
  ptero_diff_pane_flush (self->theirs);
  if (self->mine != NULL)
    ptero_diff_pane_flush (self->mine);

  return more;
}

static gboolean
clear_portion (PteroDiffFiller *self)
{
  gboolean more = ptero_diff_pane_shrink (self->theirs, PORTION);

  return (self->mine != NULL && ptero_diff_pane_shrink (self->mine, PORTION)) || more;
}

/**
 * ptero_diff_filler_step:
 * @self: a filler
 * @budget: how long it may take, in microseconds; a portion is done however
 *   short that is, so that little is shown at once
 *
 * Returns: whether there is more to do
 */
gboolean
ptero_diff_filler_step (PteroDiffFiller *self,
                        gint64           budget)
{
  const gint64 end = g_get_monotonic_time () + budget;

  while (!self->is_clear)
    {
      self->is_clear = !clear_portion (self);
      if (!self->is_clear && g_get_monotonic_time () > end)
        return TRUE;
    }
  while (add_portion (self))
    if (g_get_monotonic_time () > end)
      return TRUE;

  return FALSE;
}

/**
 * ptero_diff_filler_get_fraction:
 * @self: a filler
 *
 * Returns: how much of the old text is shown, between 0 and 1
 */
double
ptero_diff_filler_get_fraction (PteroDiffFiller *self)
{
  return self->n_old > 0 ? (double) self->line / self->n_old : 0;
}

/**
 * ptero_diff_filler_get_places:
 * @self: a filler
 *
 * Returns: (transfer none) (element-type guint): the lines of the view where the
 *   differences begin that are shown
 */
GArray *
ptero_diff_filler_get_places (PteroDiffFiller *self)
{
  return self->places;
}
