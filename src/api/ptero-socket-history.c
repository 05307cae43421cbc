/* ptero-socket-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-history.h"

#include <string.h>

#define N_HELD    1024  /* Wings gives 150 lines unless it is configured otherwise */
#define MIN_RUN   3     /* shorter runs that do not reach the beginning may be chance */

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

/* How many lines, counted backwards from before @end, are the newest ones that are held. */
static guint
measure_run (PteroSocketHistory *self,
             const guint64      *hashes,
             guint               end)
{
  guint run = 0;

  while (run < end && run < self->length && hashes[end - run - 1] == get_held (self, run + 1))
    run++;

  return run;
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
  if (ptero_socket_line_is_daemon (line))
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
 * Finds where @lines begin to be new: behind the longest run that ends with
 * the newest line that is held.
 *
 * Returns: how many of @lines were shown before
 */
guint
ptero_socket_history_match (PteroSocketHistory *self,
                            const char *const  *lines,
                            guint               n_lines)
{
  g_autofree guint64 *hashes = g_new (guint64, n_lines + 1);
  guint longest = 0;
  guint found = 0;

  for (guint i = 0; i < n_lines; i++)
    hashes[i] = hash_line (lines[i]);

  /* From the end, so that of two runs of the same length the later wins */
  for (guint end = n_lines; end > longest; end--)
    {
      guint run = measure_run (self, hashes, end);

      /* All that is held, or all before: no run can be better */
      if (run > 0 && (run == end || run == self->length))
        return end;

      if (run > longest)
        {
          longest = run;
          found = end;
        }
    }

  return longest >= MIN_RUN ? found : 0;
}
