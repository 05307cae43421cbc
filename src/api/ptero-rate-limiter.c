/* ptero-rate-limiter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-rate-limiter.h"

#include "ptero-error.h"
#include "ptero-pause.h"

#define N_PRIORITIES    (PTERO_PRIORITY_BACKGROUND + 1)
#define WINDOW          (60 * G_TIME_SPAN_SECOND)
#define MAX_IN_FLIGHT   10
/* When a 429 does not say for how long */
#define RETRY_AFTER     15
/* Whoever holds F5 down knocks once in a while */
#define KNOCK_INTERVAL  (3 * G_TIME_SPAN_SECOND)

/* How many requests of a priority may be under way, so that a more urgent one finds a free
 * connection */
static const guint max_in_flight[N_PRIORITIES] = { MAX_IN_FLIGHT, 8, 5 };

/**
 * PteroRateLimiter:
 *
 * The budget of one API of one panel user, learned from `X-RateLimit-Limit`
 * and `X-RateLimit-Remaining`.
 *
 * A request waits here for its turn: by priority, then in the order of
 * arrival. No request is dropped. The panel counts in fixed windows of a
 * minute that begin with the first request; a 429 closes the gate until
 * `Retry-After`, and a little more, is over, at most five minutes. Who cannot
 * wait may knock: one request goes out, and its answer opens the gate or does
 * not. Requests in the background draw on a bucket that never gives more than
 * half of the budget within a minute and is empty after a small burst, so that
 * they spread out.
 */

struct _PteroRateLimiter
{
  GObject     parent_instance;

  PteroClock  clock;
  GQueue      waiting[N_PRIORITIES];
  guint       in_flight;
  gboolean    is_serving;
  GSource    *timer;

  guint       limit;
  int         remaining;     /* by the panel's count and what was sent since */
  int         seen;          /* the newest count of the panel in this window, -1: none */
  gint64      window_end;    /* 0: the next request opens a window */
  gboolean    window_known;  /* window_end is exact, not the latest it can be */
  gint64      gate_end;      /* 0: open */
  gint64      knocked_at;    /* 0: never */
  gboolean    may_knock;     /* the next request of the person goes through the gate */
  gboolean    is_knocking;   /* it is under way, and alone */

  double      bucket;        /* requests in the background that may go now */
  gint64      bucket_time;
};

enum
{
  SIGNAL_BLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PteroRateLimiter, ptero_rate_limiter, G_TYPE_OBJECT)

static void serve (PteroRateLimiter *self);

static double
get_bucket_size (PteroRateLimiter *self)
{
  return MAX (1, self->limit / 10);
}

/* A full bucket and what flows into it within a minute make half of the budget. */
static double
get_bucket_rate (PteroRateLimiter *self)
{
  return MAX (self->limit / 2.0 - get_bucket_size (self), 1) / WINDOW;
}

static void
advance (PteroRateLimiter *self,
         gint64            now)
{
  if (self->gate_end != 0 && now >= self->gate_end)
    {
      self->gate_end = 0;
      self->may_knock = FALSE;
    }

  if (self->window_end != 0 && now >= self->window_end)
    {
      self->window_end = 0;
      self->window_known = FALSE;
      self->remaining = self->limit;
      self->seen = -1;
    }

  self->bucket = MIN (self->bucket + (now - self->bucket_time) * get_bucket_rate (self),
                      get_bucket_size (self));
  self->bucket_time = now;
}

/* What must be left for more urgent requests. */
static int
get_reserve (PteroRateLimiter *self,
             PteroPriority     priority)
{
  switch (priority)
    {
    case PTERO_PRIORITY_USER:
      return 0;

    case PTERO_PRIORITY_VISIBLE:
      return self->limit / 10;

    case PTERO_PRIORITY_BACKGROUND:
    default:
      return self->limit / 4;
    }
}

static gboolean
has_budget (PteroRateLimiter *self,
            PteroPriority     priority)
{
  if (self->remaining > get_reserve (self, priority))
    return TRUE;

  /* When the window ends is not known for sure: the person does not wait for it, one request finds
   * out */
  return priority == PTERO_PRIORITY_USER && !self->window_known && self->in_flight == 0;
}

/* When a request of @priority may go: a time, 0 for now, or G_MAXINT64 after another one has come
 * back. */
static gint64
get_turn (PteroRateLimiter *self,
          PteroPriority     priority)
{
  if (self->gate_end != 0 && self->may_knock && priority == PTERO_PRIORITY_USER)
    return self->in_flight == 0 ? 0 : G_MAXINT64;

  if (self->gate_end != 0)
    return self->gate_end;

  if (self->in_flight >= max_in_flight[priority])
    return G_MAXINT64;

  if (!has_budget (self, priority))
    return self->window_end != 0 ? self->window_end : G_MAXINT64;

  if (priority == PTERO_PRIORITY_BACKGROUND && self->bucket < 1)
    return self->bucket_time + (gint64) ((1 - self->bucket) / get_bucket_rate (self)) + 1;

  return 0;
}

static void
take_turn (PteroRateLimiter *self,
           PteroPriority     priority,
           gint64            now)
{
  if (self->window_end == 0)
    self->window_end = now + WINDOW;

  self->is_knocking = self->may_knock && self->gate_end != 0;
  self->may_knock = FALSE;
  self->in_flight++;
  self->remaining--;
  if (priority == PTERO_PRIORITY_BACKGROUND)
    self->bucket--;
}

static gint64
get_wake_time (PteroRateLimiter *self)
{
  gint64 wake_time = G_MAXINT64;

  for (guint i = 0; i < N_PRIORITIES; i++)
    if (!g_queue_is_empty (&self->waiting[i]))
      wake_time = MIN (wake_time, get_turn (self, i));

  return wake_time;
}

static gboolean
timer_cb (gpointer user_data)
{
  serve (user_data);

  return G_SOURCE_REMOVE;
}

static void
update_timer (PteroRateLimiter *self,
              gint64            now)
{
  gint64 wake_time = get_wake_time (self);

  ptero_source_clear (&self->timer);

  if (wake_time == G_MAXINT64)
    return;

  self->timer = g_timeout_source_new ((MAX (wake_time - now, 0) + 999) / 1000);
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_set_static_name (self->timer, "[ptero] rate limiter");
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* The most urgent request whose turn it is. */
static GTask *
pop_next (PteroRateLimiter *self,
          gint64            now)
{
  for (guint i = 0; i < N_PRIORITIES; i++)
    if (!g_queue_is_empty (&self->waiting[i]) && get_turn (self, i) <= now)
      {
        take_turn (self, i, now);
        return g_queue_pop_head (&self->waiting[i]);
      }

  return NULL;
}

/* What a waiting task keeps: where it waits and what watches its cancellable. */
typedef struct
{
  PteroPriority  priority;
  GSource       *cancelled;
} Turn;

static void
turn_free (gpointer data)
{
  Turn *turn = data;

  ptero_source_clear (&turn->cancelled);
  g_free (turn);
}

static void
serve (PteroRateLimiter *self)
{
  g_autoptr(PteroRateLimiter) owned = g_object_ref (self);
  GTask *task;

  /* A callback may ask for the next turn or give one back */
  if (self->is_serving)
    return;

  self->is_serving = TRUE;
  advance (self, self->clock ());
  while ((task = pop_next (self, self->clock ())) != NULL)
    {
      Turn *turn = g_task_get_task_data (task);

      ptero_source_clear (&turn->cancelled);

      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      advance (self, self->clock ());
    }
  self->is_serving = FALSE;

  update_timer (self, self->clock ());
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroRateLimiter *self = g_task_get_source_object (task);
  Turn *turn = g_task_get_task_data (task);

  g_queue_remove (&self->waiting[turn->priority], task);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Operation was cancelled");

  return G_SOURCE_REMOVE;
}

static void
ptero_rate_limiter_finalize (GObject *object)
{
  PteroRateLimiter *self = PTERO_RATE_LIMITER (object);

  ptero_source_clear (&self->timer);

  G_OBJECT_CLASS (ptero_rate_limiter_parent_class)->finalize (object);
}

static void
ptero_rate_limiter_class_init (PteroRateLimiterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ptero_rate_limiter_finalize;

  /**
   * PteroRateLimiter::blocked:
   * @self: a limiter
   *
   * The panel refuses every request for a while: see
   * [method@Ptero.RateLimiter.get_blocked].
   */
  signals[SIGNAL_BLOCKED] =
    g_signal_new ("blocked", PTERO_TYPE_RATE_LIMITER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
ptero_rate_limiter_init (PteroRateLimiter *self)
{
  self->clock = g_get_monotonic_time;
  self->seen = -1;

  for (guint i = 0; i < N_PRIORITIES; i++)
    g_queue_init (&self->waiting[i]);
}

/**
 * ptero_rate_limiter_new:
 * @limit_per_minute: the budget to assume until the panel says what it is
 *
 * Returns: (transfer full): a new limiter
 */
PteroRateLimiter *
ptero_rate_limiter_new (guint limit_per_minute)
{
  PteroRateLimiter *self = g_object_new (PTERO_TYPE_RATE_LIMITER, NULL);

  self->limit = MAX (limit_per_minute, 1);
  self->remaining = self->limit;
  self->bucket = get_bucket_size (self);
  self->bucket_time = self->clock ();

  return self;
}

/**
 * ptero_rate_limiter_acquire_async:
 * @self: a limiter
 * @priority: how urgent the request is
 * @cancellable: (nullable): to leave the queue
 * @callback: called when it is the request's turn
 * @user_data: for @callback
 *
 * Waits for a turn. A turn that was given is given back with
 * [method@Ptero.RateLimiter.release], also when @cancellable was cancelled
 * meanwhile.
 */
void
ptero_rate_limiter_acquire_async (PteroRateLimiter    *self,
                                  PteroPriority        priority,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;
  Turn *turn;

  g_return_if_fail (PTERO_IS_RATE_LIMITER (self));
  g_return_if_fail (priority < N_PRIORITIES);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_rate_limiter_acquire_async);
  g_task_set_check_cancellable (task, FALSE);

  turn = g_new0 (Turn, 1);
  turn->priority = priority;
  g_task_set_task_data (task, turn, turn_free);
  g_queue_push_tail (&self->waiting[priority], task);

  if (cancellable != NULL)
    {
      turn->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (turn->cancelled, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (turn->cancelled, g_task_get_context (task));
    }

  serve (self);
}

/**
 * ptero_rate_limiter_acquire_finish:
 * @self: a limiter
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE if it is the request's turn, %FALSE with
 *   %G_IO_ERROR_CANCELLED if it left the queue
 */
gboolean
ptero_rate_limiter_acquire_finish (PteroRateLimiter  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_rate_limiter_release:
 * @self: a limiter
 *
 * Gives a turn back: the request has its answer, or there will be none.
 */
void
ptero_rate_limiter_release (PteroRateLimiter *self)
{
  g_return_if_fail (PTERO_IS_RATE_LIMITER (self));
  g_return_if_fail (self->in_flight > 0);

  self->in_flight--;
  self->is_knocking = FALSE;
  serve (self);
}

/**
 * ptero_rate_limiter_knock:
 * @self: a limiter
 *
 * The person does not want to wait until the panel allows requests again: one
 * of theirs goes out as soon as nothing else is under way, and if the panel
 * answers it the rest follows.
 */
void
ptero_rate_limiter_knock (PteroRateLimiter *self)
{
  gint64 now;

  g_return_if_fail (PTERO_IS_RATE_LIMITER (self));

  now = self->clock ();
  advance (self, now);
  if (self->gate_end == 0 || (self->knocked_at != 0 && now - self->knocked_at < KNOCK_INTERVAL))
    return;

  self->knocked_at = now;
  self->may_knock = TRUE;
  serve (self);
}

static int
read_header (SoupMessageHeaders *headers,
             const char         *name)
{
  const char *text = headers != NULL ? soup_message_headers_get_one (headers, name) : NULL;
  guint64 value;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, 1000000, &value, NULL))
    return -1;

  return value;
}

static void
close_gate (PteroRateLimiter   *self,
            SoupMessageHeaders *headers,
            gint64              now)
{
  int seconds = ptero_retry_after_read (headers);

  if (seconds < 0)
    seconds = RETRY_AFTER;
  seconds = MIN (seconds, PTERO_LONGEST_PAUSE);

  /* Not all at the same moment: other programs of the same person wait for it too */
  self->gate_end =
    now + seconds * G_TIME_SPAN_SECOND + g_random_int_range (100, 1000) * G_TIME_SPAN_MILLISECOND;
  self->window_end = self->gate_end;
  self->window_known = TRUE;
  self->remaining = 0;
  self->seen = 0;

  g_signal_emit (self, signals[SIGNAL_BLOCKED], 0);
}

/* The panel has answered although it said that it would not. */
static void
open_gate (PteroRateLimiter *self)
{
  self->gate_end = 0;
  self->window_end = 0;
  self->window_known = FALSE;
  self->remaining = self->limit;
  self->seen = -1;
}

static void
learn_limit (PteroRateLimiter *self,
             int               limit)
{
  double fill = self->bucket / get_bucket_size (self);

  if (limit <= 0 || (guint) limit == self->limit)
    return;

  self->remaining += limit - (int) self->limit;
  self->limit = limit;
  self->bucket = fill * get_bucket_size (self);
}

static void
learn_remaining (PteroRateLimiter *self,
                 int               remaining,
                 gint64            now)
{
  if (remaining < 0)
    return;

  if (self->window_end == 0)
    self->window_end = now + WINDOW;

  /* Answers overtake each other, but not by more than there are under way: the panel has begun a
   * new window */
  if (self->seen >= 0 && remaining > self->seen + MAX_IN_FLIGHT)
    {
      self->window_end = now + WINDOW;
      self->window_known = FALSE;
      self->remaining = remaining;
    }

  /* Ours was the request that opened the window, so it is not longer than from now on */
  if ((guint) remaining + 1 == self->limit)
    {
      self->window_end = now + WINDOW;
      self->window_known = TRUE;
    }

  self->remaining = MIN (self->remaining, remaining);
  self->seen = remaining;
}

/**
 * ptero_rate_limiter_observe:
 * @self: a limiter
 * @status: the HTTP status of an answer
 * @headers: its headers
 *
 * Learns from an answer. A 429 that leaves some of the budget is about a limit
 * of its own (backups, for one) and closes nothing.
 */
void
ptero_rate_limiter_observe (PteroRateLimiter   *self,
                            guint               status,
                            SoupMessageHeaders *headers)
{
  gint64 now;
  int remaining;

  g_return_if_fail (PTERO_IS_RATE_LIMITER (self));

  now = self->clock ();
  remaining = read_header (headers, "X-RateLimit-Remaining");

  advance (self, now);
  if (self->is_knocking && status != 429)
    open_gate (self);
  learn_limit (self, read_header (headers, "X-RateLimit-Limit"));

  if (status == 429 && remaining <= 0)
    close_gate (self, headers, now);
  else
    learn_remaining (self, remaining, now);

  serve (self);
}

/**
 * ptero_rate_limiter_get_limit:
 * @self: a limiter
 *
 * Returns: how many requests the panel allows a minute
 */
guint
ptero_rate_limiter_get_limit (PteroRateLimiter *self)
{
  g_return_val_if_fail (PTERO_IS_RATE_LIMITER (self), 0);

  return self->limit;
}

/**
 * ptero_rate_limiter_get_remaining:
 * @self: a limiter
 *
 * Returns: how many requests are left in the present minute
 */
guint
ptero_rate_limiter_get_remaining (PteroRateLimiter *self)
{
  g_return_val_if_fail (PTERO_IS_RATE_LIMITER (self), 0);

  advance (self, self->clock ());

  return MAX (self->remaining, 0);
}

/**
 * ptero_rate_limiter_get_blocked:
 * @self: a limiter
 *
 * Returns: for how many microseconds yet the panel refuses every request, 0
 *   if it does not
 */
gint64
ptero_rate_limiter_get_blocked (PteroRateLimiter *self)
{
  gint64 now;

  g_return_val_if_fail (PTERO_IS_RATE_LIMITER (self), 0);

  now = self->clock ();
  advance (self, now);

  return self->gate_end != 0 ? self->gate_end - now : 0;
}

/**
 * ptero_rate_limiter_get_wait:
 * @self: a limiter
 * @priority: how urgent a request would be
 *
 * Returns: how many microseconds that request would wait for the budget, 0 if
 *   it would not or if that is not known
 */
gint64
ptero_rate_limiter_get_wait (PteroRateLimiter *self,
                             PteroPriority     priority)
{
  gint64 now;
  gint64 turn;

  g_return_val_if_fail (PTERO_IS_RATE_LIMITER (self), 0);

  now = self->clock ();
  advance (self, now);
  turn = get_turn (self, priority);

  return turn != G_MAXINT64 ? MAX (turn - now, 0) : 0;
}

/**
 * ptero_rate_limiter_set_clock: (skip)
 * @self: a new limiter
 * @clock: gives the time in microseconds
 *
 * For tests: time passes as @clock says, and only when the test calls
 * [method@Ptero.RateLimiter.wake].
 */
void
ptero_rate_limiter_set_clock (PteroRateLimiter *self,
                              PteroClock        clock)
{
  g_return_if_fail (PTERO_IS_RATE_LIMITER (self));

  self->clock = clock;
  self->bucket_time = clock ();
}

/**
 * ptero_rate_limiter_get_wake_time: (skip)
 * @self: a limiter
 *
 * Returns: when the next of the waiting requests may have its turn,
 *   %G_MAXINT64 if none waits for a time
 */
gint64
ptero_rate_limiter_get_wake_time (PteroRateLimiter *self)
{
  g_return_val_if_fail (PTERO_IS_RATE_LIMITER (self), G_MAXINT64);

  return get_wake_time (self);
}

/**
 * ptero_rate_limiter_wake: (skip)
 * @self: a limiter
 *
 * Gives turns to those whose time has come.
 */
void
ptero_rate_limiter_wake (PteroRateLimiter *self)
{
  g_return_if_fail (PTERO_IS_RATE_LIMITER (self));

  serve (self);
}
