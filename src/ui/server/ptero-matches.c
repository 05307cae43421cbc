/* ptero-matches.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-matches.h"

#define PIECE_TIME 6000   /* µs; the rest waits for the next turn of the main loop */
#define NONE       G_MAXUINT64

/**
 * PteroMatches:
 *
 * The lines of a log that have what is searched for, counted bit by bit, and which
 * of them is shown.
 */
struct _PteroMatches
{
  GObject             parent_instance;

  PteroConsoleLog    *log;
  PteroConsoleFilter *wanted;
  PteroConsoleFilter *shown;     /* of somebody else; NULL: all lines are */
  GArray             *lines;     /* of guint64 */
  guint64             next;      /* to be looked at */
  guint64             end;
  guint64             current;
  guint               n_moves;   /* steps to do when all are counted */
  gboolean            backward;
  guint               source_id;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroMatches, ptero_matches, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* The first one that is still in the log. */
static guint
find_begin (PteroMatches *self)
{
  const guint64 begin = ptero_console_log_get_begin (self->log);
  guint low = 0;
  guint high = self->lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->lines, guint64, middle) < begin)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
forget_gone (PteroMatches *self)
{
  guint begin = find_begin (self);

  if (begin > 0)
    g_array_remove_range (self->lines, 0, begin);
}

static guint
find_position (PteroMatches *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, guint64, i) == self->current)
      return i;

  return self->lines->len;
}

static void
step (PteroMatches *self)
{
  const guint n = self->lines->len;
  guint position = find_position (self);

  if (n == 0)
    return;

  if (position == n)
    position = self->backward ? n - 1 : 0;
  else
    position = (position + (self->backward ? n - 1 : 1)) % n;
  self->current = g_array_index (self->lines, guint64, position);
}

static gboolean
look_cb (gpointer user_data)
{
  PteroMatches *self = user_data;
  const gint64 until = g_get_monotonic_time () + PIECE_TIME;

  self->next = MAX (self->next, ptero_console_log_get_begin (self->log));
  while (self->next < self->end && g_get_monotonic_time () < until)
    {
      const PteroConsoleLine *line = ptero_console_log_get (self->log, self->next);

      if (ptero_console_filter_matches (self->wanted, line) &&
          (self->shown == NULL || ptero_console_filter_matches (self->shown, line)))
        g_array_append_val (self->lines, self->next);
      self->next++;
    }

  if (self->next < self->end)
    return G_SOURCE_CONTINUE;

  self->source_id = 0;
  forget_gone (self);
  for (; self->n_moves > 0; self->n_moves--)
    step (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
ptero_matches_dispose (GObject *object)
{
  PteroMatches *self = PTERO_MATCHES (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (ptero_matches_parent_class)->dispose (object);
}

static void
ptero_matches_finalize (GObject *object)
{
  PteroMatches *self = PTERO_MATCHES (object);

  g_array_unref (self->lines);
  g_clear_pointer (&self->wanted, ptero_console_filter_free);

  G_OBJECT_CLASS (ptero_matches_parent_class)->finalize (object);
}

static void
ptero_matches_class_init (PteroMatchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_matches_dispose;
  object_class->finalize = ptero_matches_finalize;

  /**
   * PteroMatches::changed:
   * @self: matches
   *
   * There are more or fewer of them, or another is shown.
   */
  signals[CHANGED] = g_signal_new ("changed", PTERO_TYPE_MATCHES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ptero_matches_init (PteroMatches *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->current = NONE;
}

/**
 * ptero_matches_new:
 * @log: lines
 * @wanted: (transfer full): what is searched for
 *
 * Returns: (transfer full): matches, none of which is counted yet
 */
PteroMatches *
ptero_matches_new (PteroConsoleLog    *log,
                   PteroConsoleFilter *wanted)
{
  PteroMatches *self = g_object_new (PTERO_TYPE_MATCHES, NULL);

  self->log = g_object_ref (log);
  self->wanted = wanted;

  return self;
}

/**
 * ptero_matches_restart:
 * @self: matches
 * @shown: (nullable) (transfer none): which lines are shown; to be replaced before it goes
 *
 * Counts anew from the oldest line on.
 */
void
ptero_matches_restart (PteroMatches       *self,
                       PteroConsoleFilter *shown)
{
  g_return_if_fail (PTERO_IS_MATCHES (self));

  g_clear_handle_id (&self->source_id, g_source_remove);
  g_array_set_size (self->lines, 0);
  self->shown = shown;
  self->next = 0;
  self->end = 0;
  self->current = NONE;
  self->n_moves = 0;
}

/**
 * ptero_matches_set_end:
 * @self: matches
 * @end: the number of the first line that is not shown yet
 *
 * Counts until there.
 */
void
ptero_matches_set_end (PteroMatches *self,
                       guint64       end)
{
  g_return_if_fail (PTERO_IS_MATCHES (self));

  self->end = end;
  if (self->source_id == 0)
    self->source_id = g_idle_add (look_cb, self);
}

/**
 * ptero_matches_move:
 * @self: matches
 * @backward: whether to the one above
 *
 * Goes one further, from the end to the begin where there is none.
 */
void
ptero_matches_move (PteroMatches *self,
                    gboolean      backward)
{
  g_return_if_fail (PTERO_IS_MATCHES (self));

  if (self->n_moves > 0 && self->backward != backward)
    self->n_moves -= 1;
  else
    self->n_moves += 1;
  self->backward = backward;
  if (self->source_id == 0)
    self->source_id = g_idle_add (look_cb, self);
}

/**
 * ptero_matches_get_n:
 * @self: matches
 * @position: (out): which one is shown, from 1 on; 0: none
 *
 * Returns: how many there are
 */
guint
ptero_matches_get_n (PteroMatches *self,
                     guint        *position)
{
  guint found;

  g_return_val_if_fail (PTERO_IS_MATCHES (self), 0);

  forget_gone (self);
  found = find_position (self);
  *position = found < self->lines->len ? found + 1 : 0;

  return self->lines->len;
}
