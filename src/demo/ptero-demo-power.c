/* ptero-demo-power.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-power.h"

#include <math.h>

/* Power states and statistics. Nothing ticks: both are worked out from the clock when somebody
 * asks. */

#define MIB 1048576.0

static gint64
draw_time (PteroDemoWorld *world,
           double          at_least,
           double          at_most)
{
  return (gint64) (g_rand_double_range (world->rand, at_least, at_most) * G_USEC_PER_SEC);
}

static void
begin_start (PteroDemoServer *server,
             gint64           now)
{
  server->state = PTERO_DEMO_STARTING;
  server->restarting = FALSE;
  server->started_at = now;
  server->changes_at = now + (2 + server->noise % 4001 / 1000.0) * G_USEC_PER_SEC;
}

/**
 * ptero_demo_power_settle:
 * @server: a server
 *
 * Ends what has taken its time: starting (2 to 6 s) becomes running, stopping (1 to 4 s) becomes
 * offline, or starting again in a restart.
 *
 * Returns: the state now
 */
PteroDemoState
ptero_demo_power_settle (PteroDemoServer *server)
{
  gint64 now = g_get_monotonic_time ();

  while ((server->state == PTERO_DEMO_STARTING || server->state == PTERO_DEMO_STOPPING) &&
         now >= server->changes_at)
    {
      if (server->state == PTERO_DEMO_STARTING)
        server->state = PTERO_DEMO_RUNNING;
      else if (server->restarting)
        begin_start (server, server->changes_at);
      else
        server->state = PTERO_DEMO_OFFLINE;
    }

  return server->state;
}

/**
 * ptero_demo_power_signal:
 * @world: the world
 * @server: a server on a reachable node
 * @signal: "start", "stop", "restart" or "kill"
 *
 * Does what Wings does with a power action. What does not fit the state (a start of a running
 * server) is dropped silently, as over HTTP.
 */
void
ptero_demo_power_signal (PteroDemoWorld  *world,
                         PteroDemoServer *server,
                         const char      *signal)
{
  PteroDemoState state = ptero_demo_power_settle (server);
  gint64 now = g_get_monotonic_time ();

  if (g_str_equal (signal, "kill"))
    {
      server->state = PTERO_DEMO_OFFLINE;
      server->restarting = FALSE;
    }
  else if (state == PTERO_DEMO_OFFLINE)
    {
      if (!g_str_equal (signal, "stop"))
        begin_start (server, now);
    }
  else if (state != PTERO_DEMO_STOPPING && !g_str_equal (signal, "start"))
    {
      server->state = PTERO_DEMO_STOPPING;
      server->restarting = g_str_equal (signal, "restart");
      server->changes_at = now + draw_time (world, 1, 4);
    }
}

/* For those who make things happen: "running", "offline", "starting", "stopping" or "crash" at
 * once. */
gboolean
ptero_demo_power_force (PteroDemoServer *server,
                        const char      *state)
{
  gint64 now = g_get_monotonic_time ();

  server->restarting = FALSE;
  server->cached_until = 0;

  if (g_str_equal (state, "running"))
    {
      server->state = PTERO_DEMO_RUNNING;
      server->started_at = now;
    }
  else if (g_str_equal (state, "starting"))
    {
      begin_start (server, now);
    }
  else if (g_str_equal (state, "stopping"))
    {
      server->state = PTERO_DEMO_STOPPING;
      server->changes_at = now + 2 * G_USEC_PER_SEC;
    }
  else if (g_str_equal (state, "offline") || g_str_equal (state, "crash"))
    {
      server->state = PTERO_DEMO_OFFLINE;
    }
  else
    {
      return FALSE;
    }

  return TRUE;
}

/* Between -1 and 1, smooth, different for each server. */
static double
wander (PteroDemoServer *server,
        double           seconds,
        guint            which)
{
  double phase = (server->noise >> which) % 1000;

  return (sin (seconds / 37 + phase) + sin (seconds / 11 + phase * 1.7) + sin (seconds / 3.1 + phase * 2.3)) / 3;
}

/* What the daemon says about @server at this moment. */
void
ptero_demo_power_measure (PteroDemoWorld  *world,
                          PteroDemoServer *server,
                          PteroDemoStats  *stats)
{
  gint64 now = g_get_monotonic_time ();
  double since_epoch = (now - world->epoch) / (double) G_USEC_PER_SEC;
  double up = (now - server->started_at) / (double) G_USEC_PER_SEC;
  double memory_limit = (server->memory > 0 ? server->memory : 6144) * MIB;
  double disk_limit = (server->disk > 0 ? server->disk : 51200) * MIB;
  double cpu_limit = server->cpu > 0 ? server->cpu : 300;
  double load = 0.15 + server->noise % 97 / 97.0 * 0.7;
  double rate = 900 + server->noise % 40000;

  *stats = (PteroDemoStats) { .state = ptero_demo_power_settle (server) };
  stats->disk_bytes =
    floor (disk_limit * (0.1 + server->noise % 83 / 100.0) * 0.97 + since_epoch * (server->noise % 2048));

  if (stats->state == PTERO_DEMO_OFFLINE)
    return;

  stats->uptime = (gint64) (up * 1000);
  stats->memory_bytes =
    floor (memory_limit * load * (1 - 0.8 * exp (-up / 8)) * (1 + 0.06 * wander (server, since_epoch, 3)));
  stats->cpu_absolute = cpu_limit * load * (0.6 + 0.35 * wander (server, since_epoch, 7));
  if (stats->state == PTERO_DEMO_STARTING)
    stats->cpu_absolute = cpu_limit * 0.9;
  stats->cpu_absolute = round (stats->cpu_absolute * 1000) / 1000;
  stats->network_rx_bytes = floor (rate * up + rate * 9 * (1 + sin (up / 10)));
  stats->network_tx_bytes = floor (rate * 3.1 * up + rate * 25 * (1 + sin (up / 10)));
}

/**
 * ptero_demo_power_get_stats:
 * @world: the world
 * @server: a server
 *
 * What the panel answers for a server's resources: measured anew only when the panel's cache
 * (20 s) has run out.
 */
const PteroDemoStats *
ptero_demo_power_get_stats (PteroDemoWorld  *world,
                            PteroDemoServer *server)
{
  gint64 now = g_get_monotonic_time ();

  if (now >= server->cached_until)
    {
      ptero_demo_power_measure (world, server, &server->cached);
      server->cached_until = now + world->cache_time;
    }

  return &server->cached;
}

const char *
ptero_demo_power_get_name (PteroDemoState state)
{
  static const char * const names[] = { "offline", "starting", "running", "stopping" };

  return names[state];
}
