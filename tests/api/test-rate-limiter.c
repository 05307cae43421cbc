/* test-rate-limiter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-rate-limiter.h"

static gint64 now;

static gint64
get_now (void)
{
  return now;
}

/* One that waits, and when it had its turn. */
typedef struct
{
  GCancellable *cancellable;
  gint64        turn;
  guint         position;
  gboolean      cancelled;
} Waiter;

static guint n_served;

static PteroRateLimiter *
create_limiter (guint limit)
{
  PteroRateLimiter *self = ptero_rate_limiter_new (limit);

  now = 1000 * G_TIME_SPAN_SECOND;
  n_served = 0;
  ptero_rate_limiter_set_clock (self, get_now);

  return self;
}

static void
acquired_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Waiter *waiter = user_data;
  g_autoptr(GError) error = NULL;

  if (ptero_rate_limiter_acquire_finish (PTERO_RATE_LIMITER (object), result, &error))
    {
      waiter->turn = now;
      waiter->position = ++n_served;
    }
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      waiter->cancelled = TRUE;
    }
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
acquire (PteroRateLimiter *self,
         PteroPriority     priority,
         Waiter           *waiters,
         guint             n_waiters)
{
  for (guint i = 0; i < n_waiters; i++)
    ptero_rate_limiter_acquire_async (self, priority, waiters[i].cancellable, acquired_cb,
                                      &waiters[i]);
  settle ();
}

static guint
count_served (const Waiter *waiters,
              guint         n_waiters)
{
  guint count = 0;

  for (guint i = 0; i < n_waiters; i++)
    count += waiters[i].turn != 0;

  return count;
}

/* The panel's answer: what it allows and what it has left. */
static void
answer (PteroRateLimiter *self,
        guint             status,
        int               limit,
        int               remaining,
        int               retry_after)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  const struct { const char *name; int value; } values[] = {
    { "X-RateLimit-Limit", limit }, { "X-RateLimit-Remaining", remaining },
    { "Retry-After", retry_after },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].value >= 0)
      {
        g_autofree char *text = g_strdup_printf ("%d", values[i].value);

        soup_message_headers_append (headers, values[i].name, text);
      }

  ptero_rate_limiter_observe (self, status, headers);
  settle ();
}

/* Lets time pass until nobody waits; each request is answered @duration after its turn. */
static void
run (PteroRateLimiter *self,
     Waiter           *waiters,
     guint             n_waiters,
     gint64            duration)
{
  guint n_released = 0;

  while (n_released < n_waiters)
    {
      gint64 next = ptero_rate_limiter_get_wake_time (self);

      for (guint i = 0; i < n_waiters; i++)
        if (waiters[i].turn > 0 && waiters[i].turn + duration < next)
          next = waiters[i].turn + duration;

      g_assert_cmpint (next, <, G_MAXINT64);
      now = MAX (now, next);

      for (guint i = 0; i < n_waiters; i++)
        if (waiters[i].turn > 0 && waiters[i].turn + duration <= now)
          {
            waiters[i].turn = -waiters[i].turn;
            n_released++;
            ptero_rate_limiter_release (self);
          }

      ptero_rate_limiter_wake (self);
      settle ();
    }

  for (guint i = 0; i < n_waiters; i++)
    waiters[i].turn = ABS (waiters[i].turn);
}

/* With budget enough nobody waits for more than a connection. */
static void
test_ample (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  Waiter waiters[100] = { 0 };
  gint64 begin = now;

  acquire (limiter, PTERO_PRIORITY_VISIBLE, waiters, 100);
  g_assert_cmpuint (count_served (waiters, 100), ==, 8);
  run (limiter, waiters, 100, 100 * G_TIME_SPAN_MILLISECOND);

  /* 13 rounds of 8 */
  g_assert_cmpint (now - begin, ==, 13 * 100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 620);
  g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), ==, 0);
}

static void
test_order (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  Waiter first[10] = { 0 };
  Waiter background[3] = { 0 };
  Waiter visible[3] = { 0 };
  Waiter user[3] = { 0 };

  acquire (limiter, PTERO_PRIORITY_USER, first, 10);
  g_assert_cmpuint (count_served (first, 10), ==, 10);

  acquire (limiter, PTERO_PRIORITY_BACKGROUND, background, 3);
  acquire (limiter, PTERO_PRIORITY_VISIBLE, visible, 3);
  acquire (limiter, PTERO_PRIORITY_USER, user, 3);
  g_assert_cmpuint (n_served, ==, 10);

  for (guint i = 0; i < 10; i++)
    {
      ptero_rate_limiter_release (limiter);
      settle ();
    }

  /* Three of the person's took the first free places; then the others fit in as well, in order */
  g_assert_cmpuint (user[0].position, ==, 11);
  g_assert_cmpuint (user[1].position, ==, 12);
  g_assert_cmpuint (user[2].position, ==, 13);
  g_assert_cmpuint (visible[0].position, ==, 14);
  g_assert_cmpuint (visible[2].position, ==, 16);
  g_assert_cmpuint (count_served (background, 3), ==, 0);

  for (guint i = 0; i < 6; i++)
    {
      ptero_rate_limiter_release (limiter);
      settle ();
    }
  g_assert_cmpuint (count_served (background, 3), ==, 3);
  g_assert_cmpuint (background[0].position, ==, 17);
  g_assert_cmpuint (background[2].position, ==, 19);
}

/* However many wait in the background, no minute sees more than half of the budget, nor a second a
 * burst. */
static void
test_background (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (240);
  Waiter waiters[600] = { 0 };
  guint most_in_minute = 0;
  guint most_in_second = 0;
  gint64 begin = now;

  acquire (limiter, PTERO_PRIORITY_BACKGROUND, waiters, 600);
  g_assert_cmpuint (count_served (waiters, 600), ==, 5);
  run (limiter, waiters, 600, 20 * G_TIME_SPAN_MILLISECOND);

  for (guint i = 0; i < 600; i++)
    {
      guint in_minute = 0;
      guint in_second = 0;

      for (guint j = i; j < 600; j++)
        {
          in_minute += waiters[j].turn < waiters[i].turn + 60 * G_TIME_SPAN_SECOND;
          in_second += waiters[j].turn < waiters[i].turn + G_TIME_SPAN_SECOND;
        }

      most_in_minute = MAX (most_in_minute, in_minute);
      if (waiters[i].turn > begin + 5 * G_TIME_SPAN_SECOND)
        most_in_second = MAX (most_in_second, in_second);
      g_assert_cmpuint (waiters[i].position, ==, i + 1);
    }

  g_assert_cmpuint (most_in_minute, <=, 120);
  g_assert_cmpuint (most_in_minute, >=, 90);
  g_assert_cmpuint (most_in_second, <=, 2);
}

/* What is on screen leaves a tenth to the person. */
static void
test_reserve (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  Waiter visible[2] = { 0 };
  Waiter background[1] = { 0 };
  Waiter user[1] = { 0 };

  answer (limiter, 200, 720, 73, -1);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 73);
  acquire (limiter, PTERO_PRIORITY_VISIBLE, visible, 2);
  acquire (limiter, PTERO_PRIORITY_BACKGROUND, background, 1);
  g_assert_cmpuint (count_served (visible, 2), ==, 1);
  g_assert_cmpuint (count_served (background, 1), ==, 0);

  acquire (limiter, PTERO_PRIORITY_USER, user, 1);
  g_assert_cmpuint (count_served (user, 1), ==, 1);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 71);

  /* The window of a minute is over */
  g_assert_cmpint (ptero_rate_limiter_get_wake_time (limiter), ==, now + 60 * G_TIME_SPAN_SECOND);
  now += 60 * G_TIME_SPAN_SECOND;
  ptero_rate_limiter_wake (limiter);
  settle ();
  g_assert_cmpuint (count_served (visible, 2), ==, 2);
  g_assert_cmpuint (count_served (background, 1), ==, 1);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 718);
}

static void
test_learn (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  Waiter waiters[10] = { 0 };

  acquire (limiter, PTERO_PRIORITY_USER, waiters, 10);
  answer (limiter, 200, 256, 255, -1);
  g_assert_cmpuint (ptero_rate_limiter_get_limit (limiter), ==, 256);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 246);

  /* Somebody else uses the same budget; answers overtake each other */
  answer (limiter, 200, 256, 100, -1);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 100);
  answer (limiter, 200, 256, 103, -1);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 100);

  /* The window was older than we could know: the panel has begun the next */
  answer (limiter, 200, 256, 250, -1);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 250);

  /* Nothing to learn from */
  answer (limiter, 401, -1, -1, -1);
  answer (limiter, 200, 0, -1, -1);
  g_assert_cmpuint (ptero_rate_limiter_get_limit (limiter), ==, 256);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 250);
}

static void
test_gate (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  Waiter first[1] = { 0 };
  Waiter waiters[1] = { 0 };
  gint64 blocked;

  acquire (limiter, PTERO_PRIORITY_USER, first, 1);

  /* A limit of its own */
  answer (limiter, 429, 720, 717, 599);
  g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), ==, 0);

  answer (limiter, 429, 720, 0, 38);
  blocked = ptero_rate_limiter_get_blocked (limiter);
  g_assert_cmpint (blocked, >=, 38 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (blocked, <, 40 * G_TIME_SPAN_SECOND);

  ptero_rate_limiter_release (limiter);
  acquire (limiter, PTERO_PRIORITY_USER, waiters, 1);
  now += 38 * G_TIME_SPAN_SECOND;
  ptero_rate_limiter_wake (limiter);
  settle ();
  g_assert_cmpuint (count_served (waiters, 1), ==, 0);

  now += blocked - 38 * G_TIME_SPAN_SECOND;
  ptero_rate_limiter_wake (limiter);
  settle ();
  g_assert_cmpuint (count_served (waiters, 1), ==, 1);
  g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), ==, 0);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 719);

  /* A proxy's, without any number */
  answer (limiter, 429, -1, -1, -1);
  g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), >, 0);
}

/* What is absurd is the longest, what is a date is that date, what is no time is nothing. */
static void
test_retry_after (void)
{
  const struct { const char *text; gint64 least; gint64 most; } cases[] = {
    { "99999999999999999999999", 300, 301 }, { "2000000", 300, 301 }, { "240", 240, 241 },
    { "-1", 15, 16 }, { "soon", 15, 16 },
    { "", 15, 16 }, { "0", 0, 1 }, { "Fri, 31 Dec 2199 23:59:59 GMT", 300, 301 },
    { "Sat, 01 Jan 2000 00:00:00 GMT", 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroRateLimiter) limiter = create_limiter (240);
      g_autoptr(SoupMessageHeaders) headers =
        soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

      soup_message_headers_append (headers, "Retry-After", cases[i].text);
      soup_message_headers_append (headers, "X-RateLimit-Remaining", "text");
      ptero_rate_limiter_observe (limiter, 429, headers);
      g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), >,
                       cases[i].least * G_TIME_SPAN_SECOND);
      g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), <=,
                       cases[i].most * G_TIME_SPAN_SECOND);
    }
}

/* Whoever cannot wait gets one request through, when it is alone; its answer tells whether the rest
 * may follow. */
static void
test_knock (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  Waiter first[2] = { 0 };
  Waiter user[3] = { 0 };
  Waiter visible[1] = { 0 };

  acquire (limiter, PTERO_PRIORITY_USER, first, 2);
  answer (limiter, 429, 720, 0, 200);
  ptero_rate_limiter_release (limiter);
  acquire (limiter, PTERO_PRIORITY_VISIBLE, visible, 1);
  acquire (limiter, PTERO_PRIORITY_USER, user, 3);

  /* the other that is under way first */
  ptero_rate_limiter_knock (limiter);
  settle ();
  g_assert_cmpuint (count_served (user, 3), ==, 0);
  g_assert_cmpint (ptero_rate_limiter_get_wait (limiter, PTERO_PRIORITY_USER), ==, 0);
  answer (limiter, 200, 720, 600, -1);
  g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), >, 0);
  ptero_rate_limiter_release (limiter);
  settle ();
  g_assert_cmpuint (count_served (user, 3), ==, 1);
  g_assert_cmpint (ptero_rate_limiter_get_wait (limiter, PTERO_PRIORITY_USER), >,
                   199 * G_TIME_SPAN_SECOND);

  /* refused again; a key that is held down knocks once */
  answer (limiter, 429, 720, 0, 100);
  ptero_rate_limiter_release (limiter);
  ptero_rate_limiter_knock (limiter);
  settle ();
  g_assert_cmpuint (count_served (user, 3), ==, 1);
  now += 5 * G_TIME_SPAN_SECOND;
  ptero_rate_limiter_knock (limiter);
  settle ();
  g_assert_cmpuint (count_served (user, 3), ==, 2);
  g_assert_cmpuint (count_served (visible, 1), ==, 0);

  answer (limiter, 200, 720, 719, -1);
  g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), ==, 0);
  g_assert_cmpuint (count_served (user, 3), ==, 3);
  g_assert_cmpuint (count_served (visible, 1), ==, 1);
}

/* Without an answer nothing is known, and where nothing is closed there is nothing to knock at. */
static void
test_knock_in_vain (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  Waiter user[2] = { 0 };
  gint64 blocked;

  ptero_rate_limiter_knock (limiter);
  answer (limiter, 429, 720, 0, 200);
  acquire (limiter, PTERO_PRIORITY_USER, user, 2);
  g_assert_cmpuint (count_served (user, 2), ==, 0);

  ptero_rate_limiter_knock (limiter);
  settle ();
  g_assert_cmpuint (count_served (user, 2), ==, 1);
  ptero_rate_limiter_release (limiter);
  settle ();
  blocked = ptero_rate_limiter_get_blocked (limiter);
  g_assert_cmpint (blocked, >, 199 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (count_served (user, 2), ==, 1);

  now += blocked;
  ptero_rate_limiter_wake (limiter);
  settle ();
  g_assert_cmpuint (count_served (user, 2), ==, 2);
  g_assert_cmpuint (ptero_rate_limiter_get_remaining (limiter), ==, 719);
}

/* With nothing left, one request of the person finds out; with the end of the window known, it
 * waits. */
static void
test_exhausted (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  g_autoptr(PteroRateLimiter) exact = create_limiter (60);
  Waiter probes[2] = { 0 };
  Waiter waiters[61] = { 0 };
  gint64 begin = now;

  answer (limiter, 200, 720, 0, -1);
  acquire (limiter, PTERO_PRIORITY_USER, probes, 2);
  g_assert_cmpuint (count_served (probes, 2), ==, 1);

  acquire (exact, PTERO_PRIORITY_USER, waiters, 1);
  answer (exact, 200, 60, 59, -1);
  acquire (exact, PTERO_PRIORITY_USER, waiters + 1, 60);
  run (exact, waiters, 61, G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (waiters[59].turn, <, begin + G_TIME_SPAN_SECOND);
  g_assert_cmpint (waiters[60].turn, ==, begin + 60 * G_TIME_SPAN_SECOND);
}

static void
test_cancel (void)
{
  g_autoptr(PteroRateLimiter) limiter = create_limiter (720);
  Waiter first[10] = { 0 };
  Waiter waiters[3] = { 0 };

  for (guint i = 0; i < 3; i++)
    waiters[i].cancellable = g_cancellable_new ();

  acquire (limiter, PTERO_PRIORITY_USER, first, 10);
  acquire (limiter, PTERO_PRIORITY_USER, waiters, 3);

  g_cancellable_cancel (waiters[1].cancellable);
  settle ();
  g_assert_true (waiters[1].cancelled);
  g_assert_false (waiters[0].cancelled);

  ptero_rate_limiter_release (limiter);
  ptero_rate_limiter_release (limiter);
  settle ();
  g_assert_cmpuint (waiters[0].position, ==, 11);
  g_assert_cmpuint (waiters[2].position, ==, 12);

  /* A turn that was given stays given */
  g_cancellable_cancel (waiters[0].cancellable);
  settle ();
  g_assert_false (waiters[0].cancelled);

  for (guint i = 0; i < 10; i++)
    ptero_rate_limiter_release (limiter);
  settle ();

  for (guint i = 0; i < 3; i++)
    g_object_unref (waiters[i].cancellable);
}

/* By the real clock: the gate opens by itself. */
static void
test_timer (void)
{
  g_autoptr(PteroRateLimiter) limiter = ptero_rate_limiter_new (720);
  Waiter waiter = { 0 };
  gint64 begin = g_get_monotonic_time ();

  answer (limiter, 429, 720, 0, 0);
  acquire (limiter, PTERO_PRIORITY_BACKGROUND, &waiter, 1);
  g_assert_cmpint (waiter.turn, ==, 0);

  while (waiter.turn == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 100 * G_TIME_SPAN_MILLISECOND);
  ptero_rate_limiter_release (limiter);
  g_assert_finalize_object (g_steal_pointer (&limiter));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rate-limiter/ample", test_ample);
  g_test_add_func ("/rate-limiter/order", test_order);
  g_test_add_func ("/rate-limiter/background", test_background);
  g_test_add_func ("/rate-limiter/reserve", test_reserve);
  g_test_add_func ("/rate-limiter/learn", test_learn);
  g_test_add_func ("/rate-limiter/gate", test_gate);
  g_test_add_func ("/rate-limiter/retry-after", test_retry_after);
  g_test_add_func ("/rate-limiter/knock", test_knock);
  g_test_add_func ("/rate-limiter/knock/in-vain", test_knock_in_vain);
  g_test_add_func ("/rate-limiter/exhausted", test_exhausted);
  g_test_add_func ("/rate-limiter/cancel", test_cancel);
  g_test_add_func ("/rate-limiter/timer", test_timer);

  return g_test_run ();
}
