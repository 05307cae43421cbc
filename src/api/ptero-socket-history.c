/* ptero-socket-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-history.h"

#include <string.h>

#define N_HELD     1024  /* Wings gives 150 lines unless it is configured otherwise */
#define MAX_DEPTH  200   /* lines that are compared */
#define MAX_GAP    2     /* lines in a row of one side that the other has not */
#define MIN_SCORE  3     /* less may be chance */
#define SKIP_SCORE 6     /* what it takes if the newest lines that are held are missing */

/* The newest lines that were shown, as hashes: it is asked only whether a line is the same. */
struct _PteroSocketHistory
{
  guint64 hashes[N_HELD];
  guint   begin;
  guint   length;
};

/* FNV-1a, without what the end of a line may have or not. */
static guint64
hash_line (const char *line)
{
  gsize length = strlen (line);
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  while (length > 0 && strchr ("\r\n", line[length - 1]) != NULL)
    length--;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) line[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

/* @back: 1 for the newest. */
static guint64
get_held (PteroSocketHistory *self,
          guint               back)
{
  return self->hashes[(self->begin + self->length - back) % N_HELD];
}

/* Steps over what is not the same: the log of the container breaks lines at other places than the
 * console, and what the console dropped is in it. Returns how many lines of both sides that were, 0
 * if they do not meet again. */
static guint
skip_gap (PteroSocketHistory *self,
          const guint64      *hashes,
          guint              *end,
          guint              *back)
{
  for (guint gap = 1; gap <= 2 * MAX_GAP; gap++)
    for (guint n_lines = gap > MAX_GAP
           ? gap - MAX_GAP
           : 0; n_lines <= MIN (gap, MAX_GAP); n_lines++)
      {
        guint n_held = gap - n_lines;

        if (*end > n_lines && *back + n_held <= self->length &&
            hashes[*end - n_lines - 1] == get_held (self, *back + n_held))
          {
            *end -= n_lines;
            *back += n_held;
            return gap;
          }
      }

  return 0;
}

/* How well the lines before @end go with the newest ones that are held, without the newest @skip of
 * these: lines that are the same, less those that only one side has. 0 if it may be chance. */
static int
measure_match (PteroSocketHistory *self,
               const guint64      *hashes,
               guint               end,
               guint               skip)
{
  guint back = 1 + skip;
  int score = -(int) skip;
  guint n_gaps = skip;

  if (back > self->length || hashes[end - 1] != get_held (self, back))
    return 0;

  for (guint depth = 0; depth < MAX_DEPTH && end > 0 && back <= self->length; depth++)
    if (hashes[end - 1] == get_held (self, back))
      {
        score++;
        end--;
        back++;
      }
    else
      {
        guint gap = skip_gap (self, hashes, &end, &back);

        if (gap == 0)
          break;

        score -= gap;
        n_gaps += gap;
      }

  /* All that is held, or all before */
  if (n_gaps == 0 && (end == 0 || back > self->length))
    return score;

  return score >= (skip > 0 ? SKIP_SCORE : MIN_SCORE) ? score : 0;
}

/* The lines that say something: the log has empty ones where the console has none. Returns how many
 * there are. */
static guint
hash_lines (const char *const *lines,
            guint              n_lines,
            guint64           *hashes,
            guint             *positions)
{
  guint n_hashes = 0;

  for (guint i = 0; i < n_lines; i++)
    if (lines[i][strspn (lines[i], "\r\n")] != '\0')
      {
        hashes[n_hashes] = hash_line (lines[i]);
        positions[n_hashes++] = i;
      }

  return n_hashes;
}

/**
 * ptero_socket_history_new: (skip)
 *
 * Returns: (transfer full): a history that holds no line
 */
PteroSocketHistory *
ptero_socket_history_new (void)
{
  return g_new0 (PteroSocketHistory, 1);
}

/**
 * ptero_socket_history_free: (skip)
 * @self: (nullable): a history
 *
 * Frees a history.
 */
void
ptero_socket_history_free (PteroSocketHistory *self)
{
  g_free (self);
}

/**
 * ptero_socket_line_is_daemon: (skip)
 * @line: a line of the console
 *
 * Returns: whether Wings itself wrote @line: `[Pterodactyl Daemon]:` in bold
 *   yellow, with whatever name it is configured to have. Such lines are not
 *   in the log of the container, so they never come again.
 */
gboolean
ptero_socket_line_is_daemon (const char *line)
{
  return g_str_has_prefix (line, "\033[33m\033[1m[") && strstr (line, "]:\033[39m ") != NULL;
}

/**
 * ptero_socket_history_add: (skip)
 * @self: a history
 * @line: a line that was shown
 *
 * Holds @line, and lets go of the oldest if there are too many.
 */
void
ptero_socket_history_add (PteroSocketHistory *self,
                          const char         *line)
{
  if (ptero_socket_line_is_daemon (line) || line[strspn (line, "\r\n")] == '\0')
    return;

  if (self->length == N_HELD)
    self->begin = (self->begin + 1) % N_HELD;
  else
    self->length++;

  self->hashes[(self->begin + self->length - 1) % N_HELD] = hash_line (line);
}

/**
 * ptero_socket_history_match: (skip)
 * @self: a history
 * @lines: (array length=n_lines): the log of the server as it came after the
 *   connection was made again, without lines of the daemon
 * @n_lines: how many there are
 *
 * Finds where @lines begin to be new: behind those that go best with the
 * newest lines that are held.
 *
 * Returns: how many of @lines were shown before
 */
guint
ptero_socket_history_match (PteroSocketHistory *self,
                            const char *const  *lines,
                            guint               n_lines)
{
  g_autofree guint64 *hashes = g_new (guint64, n_lines + 1);
  g_autofree guint *positions = g_new (guint, n_lines + 1);
  guint n_hashes = hash_lines (lines, n_lines, hashes, positions);
  int best = 0;
  guint found = 0;

  /* From the end, so that of two matches that are as good the later wins */
  for (guint end = n_hashes; end > 0; end--)
    for (guint skip = 0; skip <= MAX_GAP; skip++)
      {
        int score = measure_match (self, hashes, end, skip);

        if (score > best)
          {
            best = score;
            found = positions[end - 1] + 1;
          }
      }

  return found;
}
