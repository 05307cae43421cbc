/* ptero-diff.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff.h"

#include <string.h>

/* Steps after which what is left is called different as a whole: a few hundredths of a second. */
#define MAX_STEPS 8000000

/* A text as lines; each line has a number that is the same for the same line of both texts. */
typedef struct
{
  char       *text;
  char      **lines;
  gboolean    is_ended;    /* the last line too */
  guint      *numbers;
  gboolean   *changed;
  guint       n_lines;

  /* the lines that are in the other text too */
  guint      *shared;
  guint       n_shared;
} Side;

struct _PteroDiff
{
  Side      old_side;
  Side      new_side;
  GArray   *hunks;
  guint     n_removed;
  guint     n_added;

  /* how far each diagonal was walked, from the start and from the end */
  int      *from_start;
  int      *from_end;
  int       zero;
  guint     n_steps;
};

/* The corner at which two texts are parted. */
typedef struct
{
  int x;
  int y;
} Corner;

typedef struct
{
  int x_start, x_end;
  int y_start, y_end;
} Range;

/* The diagonals that are walked in one direction. */
typedef struct
{
  int low;
  int high;
} Fan;

static void
side_init (Side       *side,
           const char *text)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  char *line;
  char *end;

  /* a line break ends a line; it does not begin one more */
  side->text = g_strdup (text);
  for (line = side->text; (end = strchr (line, '\n')) != NULL; line = end + 1)
    {
      *end = '\0';
      g_ptr_array_add (lines, line);
    }
  side->is_ended = *line == '\0';
  if (!side->is_ended)
    g_ptr_array_add (lines, line);
  side->n_lines = lines->len;
  g_ptr_array_add (lines, NULL);
  side->lines = (char **) g_ptr_array_steal (lines, NULL);
  side->numbers = g_new0 (guint, side->n_lines + 1);
  side->shared = g_new0 (guint, side->n_lines + 1);
  side->changed = g_new0 (gboolean, side->n_lines + 1);
}

static void
side_clear (Side *side)
{
  g_free (side->lines);
  g_free (side->text);
  g_free (side->numbers);
  g_free (side->shared);
  g_free (side->changed);
}

static void
number_lines (Side       *side,
              GHashTable *numbers)
{
  for (guint i = 0; i < side->n_lines; i++)
    {
      gpointer number = g_hash_table_lookup (numbers, side->lines[i]);

      if (number == NULL)
        {
          number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
          g_hash_table_insert (numbers, side->lines[i], number);
        }
      side->numbers[i] = GPOINTER_TO_UINT (number);
    }
}

/* A line that the other text has nowhere differs, whatever the rest is: only the others need to be
 * compared. */
static void
keep_shared (Side       *side,
             const Side *other,
             guint       n_numbers)
{
  g_autofree gboolean *known = g_new0 (gboolean, n_numbers + 1);

  for (guint i = 0; i < other->n_lines; i++)
    known[other->numbers[i]] = TRUE;
  for (guint i = 0; i < side->n_lines; i++)
    if (known[side->numbers[i]])
      side->shared[side->n_shared++] = i;
    else
      side->changed[i] = TRUE;
}

static guint
number_at (const Side *side,
           int         position)
{
  return side->numbers[side->shared[position]];
}

static void
mark_changed (Side *side,
              int   start,
              int   end)
{
  for (int i = start; i < end; i++)
    side->changed[side->shared[i]] = TRUE;
}

static void
spread (Fan         *fan,
        int         *reached,
        const Range *range,
        int          nowhere)
{
  if (fan->low > range->x_start - range->y_end)
    reached[--fan->low - 1] = nowhere;
  else
    fan->low++;
  if (fan->high < range->x_end - range->y_start)
    reached[++fan->high + 1] = nowhere;
  else
    fan->high--;
}

/* One more difference on each diagonal from the start; TRUE where it meets the way from the end. */
static gboolean
step_forward (PteroDiff   *self,
              const Range *range,
              Fan         *fan,
              const Fan   *other,
              gboolean     may_meet,
              Corner      *corner)
{
  int *reached = self->from_start + self->zero;
  const int *opposite = self->from_end + self->zero;

  spread (fan, reached, range, -1);
  for (int diagonal = fan->high; diagonal >= fan->low; diagonal -= 2)
    {
      int x = MAX (reached[diagonal - 1] + 1, reached[diagonal + 1]);
      int y = x - diagonal;

      self->n_steps++;
      while (x < range->x_end && y < range->y_end &&
             number_at (&self->old_side, x) == number_at (&self->new_side, y))
        x++, y++, self->n_steps++;
      reached[diagonal] = x;
      if (may_meet && diagonal >= other->low && diagonal <= other->high && opposite[diagonal] <= x)
        {
          *corner = (Corner) { x, y };
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
step_backward (PteroDiff   *self,
               const Range *range,
               Fan         *fan,
               const Fan   *other,
               gboolean     may_meet,
               Corner      *corner)
{
  int *reached = self->from_end + self->zero;
  const int *opposite = self->from_start + self->zero;

  spread (fan, reached, range, G_MAXINT);
  for (int diagonal = fan->high; diagonal >= fan->low; diagonal -= 2)
    {
      int x = MIN (reached[diagonal - 1],
                   reached[diagonal + 1] == G_MAXINT ? G_MAXINT : reached[diagonal + 1] - 1);
      int y = x - diagonal;

      self->n_steps++;
      while (x > range->x_start && y > range->y_start &&
             number_at (&self->old_side, x - 1) == number_at (&self->new_side, y - 1))
        x--, y--, self->n_steps++;
      reached[diagonal] = x;
      if (may_meet && diagonal >= other->low && diagonal <= other->high && x <= opposite[diagonal])
        {
          *corner = (Corner) { x, y };
          return TRUE;
        }
    }

  return FALSE;
}

/* Where a shortest way through the range, from both ends at once, meets (Myers, 1986); FALSE when
 * it takes too long. */
static gboolean
find_corner (PteroDiff   *self,
             const Range *range,
             Corner      *corner)
{
  const int first = range->x_start - range->y_start;
  const int last = range->x_end - range->y_end;
  const gboolean is_odd = ((first - last) & 1) != 0;
  Fan forward = { first, first };
  Fan backward = { last, last };

  (self->from_start + self->zero)[first] = range->x_start;
  (self->from_end + self->zero)[last] = range->x_end;
  while (self->n_steps < MAX_STEPS)
    if (step_forward (self, range, &forward, &backward, is_odd, corner) ||
        step_backward (self, range, &backward, &forward, !is_odd, corner))
      return TRUE;

  return FALSE;
}

static void
trim (PteroDiff *self,
      Range     *range)
{
  while (range->x_start < range->x_end && range->y_start < range->y_end &&
         number_at (&self->old_side, range->x_start) == number_at (&self->new_side, range->y_start))
    range->x_start++, range->y_start++;
  while (range->x_start < range->x_end && range->y_start < range->y_end &&
         number_at (&self->old_side,
                    range->x_end - 1) == number_at (&self->new_side, range->y_end - 1))
    range->x_end--, range->y_end--;
}

static void
compare (PteroDiff *self,
         Range      range)
{
  Corner corner;

  trim (self, &range);
  if (range.x_start == range.x_end || range.y_start == range.y_end ||
      !find_corner (self, &range, &corner))
    {
      mark_changed (&self->old_side, range.x_start, range.x_end);
      mark_changed (&self->new_side, range.y_start, range.y_end);
      return;
    }

  compare (self, (Range) { range.x_start, corner.x, range.y_start, corner.y });
  compare (self, (Range) { corner.x, range.x_end, corner.y, range.y_end });
}

static void
collect_hunks (PteroDiff *self)
{
  const Side *a = &self->old_side;
  const Side *b = &self->new_side;
  guint x = 0;
  guint y = 0;

  while (x < a->n_lines || y < b->n_lines)
    {
      PteroDiffHunk hunk = { x, 0, y, 0 };

      while (x < a->n_lines && a->changed[x])
        x++;
      while (y < b->n_lines && b->changed[y])
        y++;
      hunk.n_old = x - hunk.old_start;
      hunk.n_new = y - hunk.new_start;
      self->n_removed += hunk.n_old;
      self->n_added += hunk.n_new;
      if (hunk.n_old > 0 || hunk.n_new > 0)
        g_array_append_val (self->hunks, hunk);
      else
        x++, y++;
    }
}

/**
 * ptero_diff_new:
 * @old_text: a text
 * @new_text: another one
 *
 * Compares two texts line by line. Whether the last line is ended does not
 * matter. The time it takes is bounded: where the texts are long and have the
 * same lines in quite another order, a part is called different as a whole.
 *
 * Returns: (transfer full): where they differ
 */
PteroDiff *
ptero_diff_new (const char *old_text,
                const char *new_text)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  PteroDiff *self;

  g_return_val_if_fail (old_text != NULL && new_text != NULL, NULL);

  self = g_new0 (PteroDiff, 1);
  self->hunks = g_array_new (FALSE, FALSE, sizeof (PteroDiffHunk));
  side_init (&self->old_side, old_text);
  side_init (&self->new_side, new_text);
  number_lines (&self->old_side, numbers);
  number_lines (&self->new_side, numbers);
  keep_shared (&self->old_side, &self->new_side, g_hash_table_size (numbers));
  keep_shared (&self->new_side, &self->old_side, g_hash_table_size (numbers));

  self->zero = self->new_side.n_shared + 1;
  self->from_start = g_new (int, self->old_side.n_shared + self->new_side.n_shared + 3);
  self->from_end = g_new (int, self->old_side.n_shared + self->new_side.n_shared + 3);
  compare (self, (Range) { 0, self->old_side.n_shared, 0, self->new_side.n_shared });
  g_clear_pointer (&self->from_start, g_free);
  g_clear_pointer (&self->from_end, g_free);
  collect_hunks (self);

  return self;
}

/**
 * ptero_diff_free:
 * @self: (transfer full): a diff
 */
void
ptero_diff_free (PteroDiff *self)
{
  side_clear (&self->old_side);
  side_clear (&self->new_side);
  g_array_unref (self->hunks);
  g_free (self);
}

/**
 * ptero_diff_get_hunks:
 * @self: a diff
 * @n_hunks: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_hunks): where the texts differ, in order
 */
const PteroDiffHunk *
ptero_diff_get_hunks (PteroDiff *self,
                      guint     *n_hunks)
{
  *n_hunks = self->hunks->len;

  return (const PteroDiffHunk *) (gpointer) self->hunks->data;
}

/**
 * ptero_diff_get_old_lines:
 * @self: a diff
 * @n_lines: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_lines): the lines of the old text
 */
const char *const *
ptero_diff_get_old_lines (PteroDiff *self,
                          guint     *n_lines)
{
  *n_lines = self->old_side.n_lines;

  return (const char *const *) self->old_side.lines;
}

/**
 * ptero_diff_get_new_lines:
 * @self: a diff
 * @n_lines: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_lines): the lines of the new text
 */
const char *const *
ptero_diff_get_new_lines (PteroDiff *self,
                          guint     *n_lines)
{
  *n_lines = self->new_side.n_lines;

  return (const char *const *) self->new_side.lines;
}

/**
 * ptero_diff_get_n_removed:
 * @self: a diff
 *
 * Returns: how many lines are only in the old text
 */
guint
ptero_diff_get_n_removed (PteroDiff *self)
{
  return self->n_removed;
}

/**
 * ptero_diff_get_n_added:
 * @self: a diff
 *
 * Returns: how many lines are only in the new text
 */
guint
ptero_diff_get_n_added (PteroDiff *self)
{
  return self->n_added;
}

static void
append_lines (GString *text,
              Side    *side,
              guint    start,
              guint    end)
{
  for (guint i = start; i < end; i++)
    {
      g_string_append (text, side->lines[i]);
      g_string_append_c (text, '\n');
    }
}

static char *
join (Side *side)
{
  GString *text = g_string_new (NULL);

  append_lines (text, side, 0, side->n_lines);
  if (!side->is_ended && text->len > 0)
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}

/* The new text has the lines of the old one there. */
static void
replace_lines (PteroDiff           *self,
               const PteroDiffHunk *place)
{
  Side *side = &self->new_side;
  const guint rest = place->new_start + place->n_new;
  char **lines = g_new0 (char *, side->n_lines - place->n_new + place->n_old + 1);

  memcpy (lines, side->lines, place->new_start * sizeof (char *));
  memcpy (lines + place->new_start, self->old_side.lines + place->old_start,
          place->n_old * sizeof (char *));
  memcpy (lines + place->new_start + place->n_old, side->lines + rest,
          (side->n_lines - rest) * sizeof (char *));
  side->n_lines += place->n_old;
  side->n_lines -= place->n_new;
  g_free (side->lines);
  side->lines = lines;
}

/**
 * ptero_diff_take_old:
 * @self: a diff
 * @hunk: one of its hunks
 *
 * Gives the new text what the old one has at @hunk, where they don't differ any
 * more. The other hunks stay, those behind it with one number less.
 *
 * Returns: (transfer full): the new text
 */
char *
ptero_diff_take_old (PteroDiff *self,
                     guint      hunk)
{
  PteroDiffHunk place;

  g_return_val_if_fail (hunk < self->hunks->len, NULL);

  place = g_array_index (self->hunks, PteroDiffHunk, hunk);
  replace_lines (self, &place);
  self->n_removed -= place.n_old;
  self->n_added -= place.n_new;
  g_array_remove_index (self->hunks, hunk);
  for (guint i = hunk; i < self->hunks->len; i++)
    g_array_index (self->hunks, PteroDiffHunk, i).new_start += place.n_old - place.n_new;

  return join (&self->new_side);
}

static gboolean
is_word (const char *text)
{
  const gunichar character = g_utf8_get_char (text);

  return character == '_' || g_unichar_isalnum (character);
}

/* Whether what is between @start and @end begins, or ends, within a word. */
static gboolean
begins_in_word (const char *start,
                const char *end)
{
  return start < end && is_word (start);
}

static gboolean
ends_in_word (const char *start,
              const char *end)
{
  return start < end && is_word (g_utf8_prev_char (end));
}

/**
 * ptero_diff_compare_words:
 * @old_line: a line
 * @new_line: what became of it
 * @start: (out): the character where they begin to differ
 * @n_old: (out): how many characters of @old_line differ
 * @n_new: (out): how many characters of @new_line differ
 *
 * Finds the part of a line that was changed, in whole words. The lines are UTF-8.
 */
void
ptero_diff_compare_words (const char *old_line,
                          const char *new_line,
                          guint      *start,
                          guint      *n_old,
                          guint      *n_new)
{
  const char *a = old_line;
  const char *b = new_line;
  const char *a_end = a + strlen (a);
  const char *b_end = b + strlen (b);

  for (*start = 0; *a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b); (*start)++)
    a = g_utf8_next_char (a), b = g_utf8_next_char (b);
  while (a_end > a && b_end > b)
    {
      const char *a_previous = g_utf8_prev_char (a_end);
      const char *b_previous = g_utf8_prev_char (b_end);

      if (g_utf8_get_char (a_previous) != g_utf8_get_char (b_previous))
        break;
      a_end = a_previous;
      b_end = b_previous;
    }
  if (begins_in_word (a, a_end) || begins_in_word (b, b_end))
    for (; a > old_line && is_word (g_utf8_prev_char (a)); (*start)--)
      a = g_utf8_prev_char (a), b = g_utf8_prev_char (b);
  if (ends_in_word (a, a_end) || ends_in_word (b, b_end))
    while (*a_end != '\0' && is_word (a_end))
      a_end = g_utf8_next_char (a_end), b_end = g_utf8_next_char (b_end);
  *n_old = (guint) g_utf8_strlen (a, a_end - a);
  *n_new = (guint) g_utf8_strlen (b, b_end - b);
}
