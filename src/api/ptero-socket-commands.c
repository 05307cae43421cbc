/* ptero-socket-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-commands.h"

#define MAX_LINES 200
#define BURST     5     /* Wings takes ten at once, and ten of all events */

/* The commands that wait for their turn: a few at once, then one each interval. */
struct _PteroSocketCommands
{
  GQueue  lines;
  char   *last;      /* the newest that was taken */
  gint64  interval;
  gint64  ready;     /* when the bucket was, or will be, empty last; in steps of an interval */
};

/**
 * ptero_socket_commands_new: (skip)
 * @interval: microseconds between two commands in the long run
 *
 * Returns: (transfer full): a queue without commands
 */
PteroSocketCommands *
ptero_socket_commands_new (gint64 interval)
{
  PteroSocketCommands *self = g_new0 (PteroSocketCommands, 1);

  g_queue_init (&self->lines);
  self->interval = interval;

  return self;
}

/**
 * ptero_socket_commands_free: (skip)
 * @self: (nullable): a queue
 *
 * Frees a queue and forgets its commands.
 */
void
ptero_socket_commands_free (PteroSocketCommands *self)
{
  if (self == NULL)
    return;

  ptero_socket_commands_clear (self);
  g_free (self);
}

/**
 * ptero_socket_commands_push: (skip)
 * @self: a queue
 * @line: a command
 *
 * Returns: whether there was room for @line
 */
gboolean
ptero_socket_commands_push (PteroSocketCommands *self,
                            const char          *line)
{
  if (g_queue_get_length (&self->lines) >= MAX_LINES)
    return FALSE;

  g_queue_push_tail (&self->lines, g_strdup (line));

  return TRUE;
}

/**
 * ptero_socket_commands_take: (skip)
 * @self: a queue
 * @now: the monotonic time
 * @wait: (out): microseconds until the next one, -1 if there is none
 *
 * Returns: (transfer none) (nullable): the command to send now
 */
const char *
ptero_socket_commands_take (PteroSocketCommands *self,
                            gint64               now,
                            gint64              *wait)
{
  gint64 limit = now + (BURST - 1) * self->interval;

  *wait = -1;
  if (g_queue_is_empty (&self->lines))
    return NULL;

  self->ready = MAX (self->ready, now);
  if (self->ready > limit)
    {
      *wait = self->ready - limit;
      return NULL;
    }

  self->ready += self->interval;
  g_free (self->last);
  self->last = g_queue_pop_head (&self->lines);

  return self->last;
}

/**
 * ptero_socket_commands_put_back: (skip)
 * @self: a queue
 * @now: the monotonic time
 *
 * Puts the newest that was taken before the others: it was thrown away, and
 * more than one each interval is too much.
 */
void
ptero_socket_commands_put_back (PteroSocketCommands *self,
                                gint64               now)
{
  if (self->last == NULL)
    return;

  g_queue_push_head (&self->lines, g_steal_pointer (&self->last));
  self->ready = now + BURST * self->interval;
}

/**
 * ptero_socket_commands_clear: (skip)
 * @self: a queue
 *
 * Forgets all commands.
 */
void
ptero_socket_commands_clear (PteroSocketCommands *self)
{
  g_queue_clear_full (&self->lines, g_free);
  g_clear_pointer (&self->last, g_free);
}
