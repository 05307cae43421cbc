/* ptero-live-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-live-state.h"

/* Older readings say nothing about how a server got where it is. */
#define MEMORY (5 * 60 * G_USEC_PER_SEC)

/* How long a server may take to stop for something else. */
#define EXCUSE (2 * 60 * G_USEC_PER_SEC)

/* Milliseconds of a century: what is longer is not an uptime. */
#define MAX_UPTIME (G_GINT64_CONSTANT (100) * 366 * 24 * 60 * 60 * 1000)

/* Two answers about one container may differ by the age of the panel's cache. */
#define TOLERANCE (PTERO_STATS_CACHE_TIME + 5 * G_USEC_PER_SEC)

static PteroServerState
parse_power (const char *current_state)
{
  if (g_strcmp0 (current_state, "running") == 0)
    return PTERO_SERVER_STATE_RUNNING;

  if (g_strcmp0 (current_state, "starting") == 0)
    return PTERO_SERVER_STATE_STARTING;

  if (g_strcmp0 (current_state, "stopping") == 0)
    return PTERO_SERVER_STATE_STOPPING;

  /* "stopped" is the panel's word where Wings did not give one */
  if (g_strcmp0 (current_state, "offline") == 0 || g_strcmp0 (current_state, "stopped") == 0)
    return PTERO_SERVER_STATE_OFFLINE;

  return PTERO_SERVER_STATE_UNKNOWN;
}

static void
read_uptime (PteroLiveState *self,
             gint64          uptime,
             gint64          now)
{
  gint64 started_at;

  self->restarted = FALSE;

  if (self->power == PTERO_SERVER_STATE_OFFLINE || uptime <= 0)
    {
      self->uptime = -1;
      return;
    }

  started_at = now - uptime * 1000;

  if (self->uptime < 0 || uptime < self->uptime || started_at > self->started_at + TOLERANCE)
    {
      self->restarted = self->uptime >= 0;
      self->started_at = started_at;
    }
  else
    {
      /* an answer out of the cache makes the start look later than it was */
      self->started_at = MIN (self->started_at, started_at);
    }

  self->uptime = uptime;
}

/* Did the container start after the restart was sent? A reading may be as old as the cache, and
 * shows the old container then. */
static gboolean
is_new_container (PteroLiveState *self,
                  gint64          now)
{
  if (self->uptime < 0)
    return FALSE;

  return self->uptime < self->uptime_before ||
         self->uptime * 1000 < now - self->sent_at - PTERO_STATS_CACHE_TIME;
}

static void
follow_restart (PteroLiveState *self,
                gint64          now)
{
  switch (self->power)
    {
    case PTERO_SERVER_STATE_STOPPING:
      self->went_down = TRUE;
      break;

    case PTERO_SERVER_STATE_OFFLINE:
      if (self->came_up)
        self->pending = FALSE;
      self->went_down = TRUE;
      break;

    case PTERO_SERVER_STATE_STARTING:
      if (self->went_down || is_new_container (self, now))
        {
          self->came_up = TRUE;
          self->stop_expected = FALSE;
        }
      break;

    case PTERO_SERVER_STATE_RUNNING:
      if (self->went_down || is_new_container (self, now))
        self->pending = FALSE;
      break;

    default:
      break;
    }
}

/* Has the power action that is under way got where it leads to, or nowhere? */
static void
follow_signal (PteroLiveState *self,
               gint64          now)
{
  switch (self->signal)
    {
    case PTERO_POWER_START:
      if (self->power == PTERO_SERVER_STATE_STARTING)
        self->came_up = TRUE;
      else if (self->power == PTERO_SERVER_STATE_RUNNING ||
               (self->power == PTERO_SERVER_STATE_OFFLINE && self->came_up))
        self->pending = FALSE;
      break;

    case PTERO_POWER_STOP:
    case PTERO_POWER_KILL:
      if (self->power == PTERO_SERVER_STATE_OFFLINE)
        {
          self->pending = FALSE;
        }
      else if (is_new_container (self, now))
        {
          /* it stopped, and was started again before anybody looked */
          self->pending = FALSE;
          self->stop_expected = FALSE;
        }
      break;

    case PTERO_POWER_RESTART:
      follow_restart (self, now);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * ptero_live_state_init:
 * @self: a live state
 *
 * Makes @self that of a server of which nothing is known.
 */
void
ptero_live_state_init (PteroLiveState *self)
{
  *self = (PteroLiveState) {
    .power = PTERO_SERVER_STATE_UNKNOWN,
    .uptime = -1,
  };
}

/**
 * ptero_live_state_read:
 * @self: a live state
 * @current_state: (nullable): what the panel says
 * @uptime: milliseconds since the container started
 * @now: when the answer came, monotonic µs
 *
 * Takes up a reading. A server that was starting or running and is offline has
 * crashed if it was not stopped from here and was not seen stopping: the wire
 * only says “offline”.
 */
void
ptero_live_state_read (PteroLiveState *self,
                       const char     *current_state,
                       gint64          uptime,
                       gint64          now)
{
  PteroServerState before = self->power;
  gboolean remembered = self->read_at != 0 && now - self->read_at <= MEMORY;

  self->power = parse_power (current_state);
  self->read_at = now;
  read_uptime (self, MIN (uptime, MAX_UPTIME), now);

  if (self->pending)
    follow_signal (self, now);

  if (self->power != PTERO_SERVER_STATE_OFFLINE)
    self->crashed = FALSE;
  else if (before == PTERO_SERVER_STATE_RUNNING || before == PTERO_SERVER_STATE_STARTING)
    self->crashed = remembered && !self->stop_expected && now > self->excused_until;
  else if (before == PTERO_SERVER_STATE_STOPPING)
    self->crashed = FALSE;

  /* a stop may come long after it was waited for */
  if (!self->pending &&
      (self->power == PTERO_SERVER_STATE_OFFLINE || self->signal == PTERO_POWER_RESTART))
    self->stop_expected = FALSE;
}

/**
 * ptero_live_state_forget:
 * @self: a live state
 *
 * Nothing may be concluded from what comes next, as the readings were
 * interrupted. What was known stays.
 */
void
ptero_live_state_forget (PteroLiveState *self)
{
  self->read_at = 0;
}

/**
 * ptero_live_state_lose:
 * @self: a live state
 *
 * The power state is not known any more, e.g. because the server is being
 * installed. A power action that is under way is over.
 */
void
ptero_live_state_lose (PteroLiveState *self)
{
  ptero_live_state_init (self);
}

/**
 * ptero_live_state_expect:
 * @self: a live state
 * @signal: what is about to be sent
 * @now: monotonic µs
 *
 * A power action begins: what follows is not taken for a crash, and the action
 * is pending until it got where it leads to.
 */
void
ptero_live_state_expect (PteroLiveState   *self,
                         PteroPowerSignal  signal,
                         gint64            now)
{
  self->pending = TRUE;
  self->signal = signal;
  self->sent_at = now;
  self->uptime_before = self->uptime;
  self->went_down = self->power == PTERO_SERVER_STATE_OFFLINE && self->read_at != 0;
  self->came_up = FALSE;
  self->stop_expected = signal != PTERO_POWER_START;
}

/**
 * ptero_live_state_expect_like:
 * @self: a live state
 * @other: that of the same server, as somebody else reads it
 * @now: monotonic µs
 *
 * Something was asked of @other, or refused to it: what follows is as little a
 * crash for @self as for @other.
 */
void
ptero_live_state_expect_like (PteroLiveState       *self,
                              const PteroLiveState *other,
                              gint64                now)
{
  self->excused_until = MAX (self->excused_until, other->excused_until);
  if (other->stop_expected)
    self->excused_until = MAX (self->excused_until, now + EXCUSE);

  if (self->pending)
    return;

  self->signal = other->signal;
  self->stop_expected = other->stop_expected;
}

/**
 * ptero_live_state_refuse:
 * @self: a live state
 *
 * The power action was refused: nothing comes of it.
 */
void
ptero_live_state_refuse (PteroLiveState *self)
{
  self->pending = FALSE;
  self->stop_expected = FALSE;
}

/**
 * ptero_live_state_doubt:
 * @self: a live state
 * @now: monotonic µs
 *
 * Nobody knows whether the power action was taken, as its answer was lost. It
 * is not waited for, and that the server stops soon is not taken for a crash.
 */
void
ptero_live_state_doubt (PteroLiveState *self,
                        gint64          now)
{
  if (self->stop_expected)
    ptero_live_state_excuse (self, now);

  ptero_live_state_refuse (self);
}

/**
 * ptero_live_state_give_up:
 * @self: a live state
 *
 * The power action is not waited for any longer. It may still come to something.
 */
void
ptero_live_state_give_up (PteroLiveState *self)
{
  self->pending = FALSE;
}

/**
 * ptero_live_state_excuse:
 * @self: a live state
 * @now: monotonic µs
 *
 * Something begins for which the server is stopped, e.g. to restore a backup:
 * that it stops soon is not taken for a crash.
 */
void
ptero_live_state_excuse (PteroLiveState *self,
                         gint64          now)
{
  self->excused_until = now + EXCUSE;
}

/**
 * ptero_live_state_get_uptime:
 * @self: a live state
 * @now: monotonic µs
 *
 * Returns: seconds since the container started, -1 if it does not run
 */
gint64
ptero_live_state_get_uptime (PteroLiveState *self,
                             gint64          now)
{
  if (self->uptime < 0)
    return -1;

  return MAX (now - self->started_at, 0) / G_USEC_PER_SEC;
}
