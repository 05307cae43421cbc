/* test-live-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-live-state.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

typedef struct
{
  PteroLiveState state;
  gint64         now;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  ptero_live_state_init (&fixture->state);
  fixture->now = 1000 * SECOND;
}

/* A reading @after seconds after the one before. */
static void
read_state (Fixture    *fixture,
            int         after,
            const char *state,
            int         uptime)
{
  fixture->now += after * SECOND;
  ptero_live_state_read (&fixture->state, state, uptime * 1000, fixture->now);
}

static void
expect (Fixture          *fixture,
        PteroPowerSignal  signal)
{
  ptero_live_state_expect (&fixture->state, signal, fixture->now);
}

static void
test_power (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpint (fixture->state.power, ==, PTERO_SERVER_STATE_UNKNOWN);
  read_state (fixture, 1, "running", 5);
  g_assert_cmpint (fixture->state.power, ==, PTERO_SERVER_STATE_RUNNING);
  read_state (fixture, 1, "stopped", 0);
  g_assert_cmpint (fixture->state.power, ==, PTERO_SERVER_STATE_OFFLINE);
  read_state (fixture, 1, "dancing", 0);
  g_assert_cmpint (fixture->state.power, ==, PTERO_SERVER_STATE_UNKNOWN);
  read_state (fixture, 1, NULL, 0);
  g_assert_cmpint (fixture->state.power, ==, PTERO_SERVER_STATE_UNKNOWN);
}

/* Numbers that no clock can hold. */
static void
test_absurd_uptime (Fixture       *fixture,
                    gconstpointer  data)
{
  const gint64 uptimes[] = { G_MAXINT64, G_MININT64, G_MAXINT64 / 1000, 1, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (uptimes); i++)
    {
      gint64 seconds;

      ptero_live_state_read (&fixture->state, "running", uptimes[i], fixture->now);
      seconds = ptero_live_state_get_uptime (&fixture->state, fixture->now);
      g_assert_cmpint (seconds, >=, uptimes[i] < 0 ? -1 : 0);
      g_assert_cmpint (seconds, <=, G_GINT64_CONSTANT (366) * 24 * 60 * 60 * 100);
    }
}

static void
test_crash (Fixture       *fixture,
            gconstpointer  data)
{
  read_state (fixture, 0, "running", 100);
  read_state (fixture, 20, "offline", 0);
  g_assert_true (fixture->state.crashed);

  /* it stays so until it is started */
  read_state (fixture, 20, "offline", 0);
  g_assert_true (fixture->state.crashed);
  read_state (fixture, 20, "starting", 1);
  g_assert_false (fixture->state.crashed);

  read_state (fixture, 20, "offline", 0);
  g_assert_true (fixture->state.crashed);
}

static void
test_no_crash (Fixture       *fixture,
               gconstpointer  data)
{
  /* stopped by somebody */
  read_state (fixture, 0, "running", 100);
  read_state (fixture, 20, "stopping", 120);
  read_state (fixture, 20, "offline", 0);
  g_assert_false (fixture->state.crashed);

  /* met offline */
  ptero_live_state_init (&fixture->state);
  read_state (fixture, 0, "offline", 0);
  g_assert_false (fixture->state.crashed);

  /* nobody looked for long */
  read_state (fixture, 0, "running", 100);
  read_state (fixture, 3600, "offline", 0);
  g_assert_false (fixture->state.crashed);

  /* the panel was away */
  read_state (fixture, 0, "running", 100);
  ptero_live_state_forget (&fixture->state);
  read_state (fixture, 20, "offline", 0);
  g_assert_false (fixture->state.crashed);

  /* stopped for a backup to be restored */
  read_state (fixture, 0, "running", 100);
  ptero_live_state_excuse (&fixture->state, fixture->now);
  read_state (fixture, 20, "running", 120);
  read_state (fixture, 20, "offline", 0);
  g_assert_false (fixture->state.crashed);

  /* long after that it is one */
  read_state (fixture, 20, "running", 1);
  read_state (fixture, 100, "running", 101);
  read_state (fixture, 20, "offline", 0);
  g_assert_true (fixture->state.crashed);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      read_state (fixture, 0, "running", 100);
      expect (fixture, i == 0 ? PTERO_POWER_STOP : PTERO_POWER_KILL);
      g_assert_true (fixture->state.pending);

      /* out of the cache */
      read_state (fixture, 1, "running", 100);
      g_assert_true (fixture->state.pending);

      read_state (fixture, 20, "offline", 0);
      g_assert_false (fixture->state.pending);
      g_assert_false (fixture->state.crashed);

      /* a crash after that is one */
      read_state (fixture, 20, "running", 2);
      read_state (fixture, 20, "offline", 0);
      g_assert_true (fixture->state.crashed);
    }
}

/* Somebody starts it again at once: no reading shows it offline. */
static void
test_stop_missed (Fixture       *fixture,
                  gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      read_state (fixture, 0, "running", 100);
      expect (fixture, i == 0 ? PTERO_POWER_STOP : PTERO_POWER_KILL);
      read_state (fixture, 1, "stopping", 101);
      read_state (fixture, 30, "stopping", 131);
      g_assert_true (fixture->state.pending);
      read_state (fixture, 10, i == 0 ? "running" : "starting", 4);
      g_assert_false (fixture->state.pending);
      g_assert_false (fixture->state.crashed);

      /* that it goes down now is not what was asked */
      read_state (fixture, 20, "offline", 0);
      g_assert_true (fixture->state.crashed);
    }
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  read_state (fixture, 0, "offline", 0);
  expect (fixture, PTERO_POWER_START);
  read_state (fixture, 1, "offline", 0);
  g_assert_true (fixture->state.pending);
  read_state (fixture, 1, "starting", 1);
  g_assert_true (fixture->state.pending);
  read_state (fixture, 1, "running", 2);
  g_assert_false (fixture->state.pending);
}

static void
test_start_fails (Fixture       *fixture,
                  gconstpointer  data)
{
  read_state (fixture, 0, "offline", 0);
  expect (fixture, PTERO_POWER_START);
  read_state (fixture, 1, "starting", 1);
  read_state (fixture, 1, "offline", 0);
  g_assert_false (fixture->state.pending);
  g_assert_true (fixture->state.crashed);
}

static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  /* seen on its way */
  read_state (fixture, 0, "running", 100);
  expect (fixture, PTERO_POWER_RESTART);
  read_state (fixture, 1, "running", 100);
  g_assert_true (fixture->state.pending);
  read_state (fixture, 1, "stopping", 102);
  read_state (fixture, 1, "offline", 0);
  g_assert_true (fixture->state.pending);
  g_assert_false (fixture->state.crashed);
  read_state (fixture, 1, "starting", 1);
  g_assert_true (fixture->state.pending);
  read_state (fixture, 1, "running", 2);
  g_assert_false (fixture->state.pending);

  /* done before the cache was empty: only the uptime says so */
  read_state (fixture, 100, "running", 102);
  expect (fixture, PTERO_POWER_RESTART);
  read_state (fixture, 10, "running", 102);
  g_assert_true (fixture->state.pending);
  read_state (fixture, 10, "running", 8);
  g_assert_false (fixture->state.pending);
  g_assert_true (fixture->state.restarted);

  /* right after a start, so that the uptime is not smaller */
  read_state (fixture, 1, "running", 3);
  expect (fixture, PTERO_POWER_RESTART);
  read_state (fixture, 15, "running", 3);
  g_assert_true (fixture->state.pending);
  read_state (fixture, 10, "running", 9);
  g_assert_true (fixture->state.pending);
  read_state (fixture, 10, "running", 12);
  g_assert_false (fixture->state.pending);
}

static void
test_restart_fails (Fixture       *fixture,
                    gconstpointer  data)
{
  read_state (fixture, 0, "running", 100);
  expect (fixture, PTERO_POWER_RESTART);
  read_state (fixture, 1, "offline", 0);
  read_state (fixture, 1, "starting", 1);
  read_state (fixture, 1, "offline", 0);
  g_assert_false (fixture->state.pending);
  g_assert_true (fixture->state.crashed);
}

static void
test_give_up (Fixture       *fixture,
              gconstpointer  data)
{
  /* took too long, and then came */
  read_state (fixture, 0, "running", 100);
  expect (fixture, PTERO_POWER_STOP);
  ptero_live_state_give_up (&fixture->state);
  g_assert_false (fixture->state.pending);
  read_state (fixture, 20, "running", 120);
  read_state (fixture, 20, "offline", 0);
  g_assert_false (fixture->state.crashed);

  /* refused: what comes is not from here */
  read_state (fixture, 20, "running", 10);
  expect (fixture, PTERO_POWER_STOP);
  ptero_live_state_refuse (&fixture->state);
  g_assert_false (fixture->state.pending);
  read_state (fixture, 20, "offline", 0);
  g_assert_true (fixture->state.crashed);
}

/* The answer was lost: perhaps it was taken, and soon it is too late for that. */
static void
test_doubt (Fixture       *fixture,
            gconstpointer  data)
{
  static const PteroPowerSignal signals[] = {
    PTERO_POWER_STOP, PTERO_POWER_RESTART, PTERO_POWER_KILL
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      read_state (fixture, 200, "running", 100);
      expect (fixture, signals[i]);
      ptero_live_state_doubt (&fixture->state, fixture->now);
      g_assert_false (fixture->state.pending);
      read_state (fixture, 20, "running", 120);
      read_state (fixture, 20, "offline", 0);
      g_assert_false (fixture->state.crashed);
    }

  read_state (fixture, 200, "running", 100);
  expect (fixture, PTERO_POWER_KILL);
  ptero_live_state_doubt (&fixture->state, fixture->now);
  read_state (fixture, 100, "running", 200);
  read_state (fixture, 30, "offline", 0);
  g_assert_true (fixture->state.crashed);

  /* a start is no reason to stop */
  read_state (fixture, 200, "offline", 0);
  expect (fixture, PTERO_POWER_START);
  ptero_live_state_doubt (&fixture->state, fixture->now);
  read_state (fixture, 10, "starting", 1);
  read_state (fixture, 10, "offline", 0);
  g_assert_true (fixture->state.crashed);
}

/* What somebody else asked for is no crash, neither at once nor late; what was refused may be
 * one. */
static void
test_expect_like (Fixture       *fixture,
                  gconstpointer  data)
{
  PteroLiveState other;

  ptero_live_state_init (&other);
  read_state (fixture, 0, "running", 100);
  ptero_live_state_expect (&other, PTERO_POWER_STOP, fixture->now);
  ptero_live_state_expect_like (&fixture->state, &other, fixture->now);
  g_assert_false (fixture->state.pending);
  for (guint i = 0; i < 10; i++)
    read_state (fixture, 20, "running", 120 + 20 * i);
  read_state (fixture, 20, "offline", 0);
  g_assert_false (fixture->state.crashed);

  /* and then it is over */
  read_state (fixture, 200, "running", 10);
  read_state (fixture, 20, "offline", 0);
  g_assert_true (fixture->state.crashed);

  read_state (fixture, 20, "running", 10);
  ptero_live_state_expect (&other, PTERO_POWER_RESTART, fixture->now);
  ptero_live_state_expect_like (&fixture->state, &other, fixture->now);
  read_state (fixture, 1, "running", 11);
  read_state (fixture, 1, "offline", 0);
  g_assert_false (fixture->state.crashed);
  read_state (fixture, 1, "running", 1);

  ptero_live_state_expect (&other, PTERO_POWER_STOP, fixture->now);
  ptero_live_state_expect_like (&fixture->state, &other, fixture->now);
  ptero_live_state_refuse (&other);
  ptero_live_state_expect_like (&fixture->state, &other, fixture->now);
  read_state (fixture, 200, "running", 200);
  read_state (fixture, 20, "offline", 0);
  g_assert_true (fixture->state.crashed);
}

static void
test_uptime (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (ptero_live_state_get_uptime (&fixture->state, fixture->now), ==, -1);

  read_state (fixture, 0, "running", 100);
  g_assert_cmpint (ptero_live_state_get_uptime (&fixture->state, fixture->now), ==, 100);
  g_assert_cmpint (ptero_live_state_get_uptime (&fixture->state, fixture->now + 7 * SECOND), ==,
                   107);

  /* an answer out of the cache does not turn the clock back */
  read_state (fixture, 15, "running", 100);
  g_assert_cmpint (ptero_live_state_get_uptime (&fixture->state, fixture->now), ==, 115);
  g_assert_false (fixture->state.restarted);

  /* a restart does */
  read_state (fixture, 20, "running", 4);
  g_assert_cmpint (ptero_live_state_get_uptime (&fixture->state, fixture->now), ==, 4);
  g_assert_true (fixture->state.restarted);

  /* also one that nobody saw, long ago */
  read_state (fixture, 3600, "running", 60);
  g_assert_cmpint (ptero_live_state_get_uptime (&fixture->state, fixture->now), ==, 60);
  g_assert_true (fixture->state.restarted);

  read_state (fixture, 20, "offline", 0);
  g_assert_cmpint (ptero_live_state_get_uptime (&fixture->state, fixture->now), ==, -1);
}

#define ADD(name, function) g_test_add ("/live-state/" name, Fixture, NULL, set_up, function, NULL)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("power", test_power);
  ADD ("absurd-uptime", test_absurd_uptime);
  ADD ("crash", test_crash);
  ADD ("expect-like", test_expect_like);
  ADD ("no-crash", test_no_crash);
  ADD ("stop", test_stop);
  ADD ("stop-missed", test_stop_missed);
  ADD ("start", test_start);
  ADD ("start-fails", test_start_fails);
  ADD ("restart", test_restart);
  ADD ("restart-fails", test_restart_fails);
  ADD ("give-up", test_give_up);
  ADD ("doubt", test_doubt);
  ADD ("uptime", test_uptime);

  return g_test_run ();
}
