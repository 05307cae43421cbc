/* bench-socket.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixture-node.h"
#include "ptero-socket.h"

#define N_LINES  200000
#define RATE     50000    /* lines a second */
#define INTERVAL 5        /* ms between two bursts */
#define STALL    50       /* ms: the target */

/* A node that sends 50,000 lines a second from a thread of its own, to a socket in the main
 * loop. */
typedef struct
{
  FixtureNode *node;
  GMutex       mutex;
  GCond        ready;
  gboolean     is_done;
  guint        n_sent;
  gint64       begin;
} Sender;

static gboolean
send_burst (gpointer user_data)
{
  Sender *sender = user_data;
  guint due;

  if (sender->node->connection == NULL || fixture_node_count (sender->node, "send logs") == 0)
    return G_SOURCE_CONTINUE;

  if (sender->begin == 0)
    sender->begin = g_get_monotonic_time ();

  due = MIN ((g_get_monotonic_time () - sender->begin) * RATE / G_TIME_SPAN_SECOND, N_LINES);
  for (; sender->n_sent < due; sender->n_sent++)
    {
      g_autofree char *line = g_strdup_printf ("{\"event\":\"console output\",\"args\":[\"\\u001b[32m[12:00:00 INFO]\\u001b[0m: Player "
                                               "number%u moved to 127.5, 64.0, -991.25 in world_nether\"]}\n", sender->n_sent);

      fixture_node_send_raw (sender->node, line);
    }

  return G_SOURCE_CONTINUE;
}

static gpointer
run_node (gpointer user_data)
{
  Sender *sender = user_data;
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(GSource) source = g_timeout_source_new (INTERVAL);

  g_main_context_push_thread_default (context);
  g_mutex_lock (&sender->mutex);
  sender->node = fixture_node_new (NULL, NULL);
  g_cond_signal (&sender->ready);
  g_mutex_unlock (&sender->mutex);

  g_source_set_callback (source, send_burst, sender, NULL);
  g_source_attach (source, context);

  while (!g_atomic_int_get (&sender->is_done))
    g_main_context_iteration (context, TRUE);

  g_source_destroy (source);
  fixture_node_free (sender->node);
  g_main_context_pop_thread_default (context);

  return NULL;
}

typedef struct
{
  guint  n_lines;
  gint64 tick;
  gint64 longest;
  gint64 first;
} Watch;

static void
line_cb (PteroSocket *socket,
         const char  *text,
         gpointer     user_data)
{
  Watch *watch = user_data;

  if (watch->n_lines++ == 0)
    watch->first = g_get_monotonic_time ();
}

/* Anything that would be drawn must wait as long as this does. */
static gboolean
tick_cb (gpointer user_data)
{
  Watch *watch = user_data;
  gint64 now = g_get_monotonic_time ();

  if (watch->n_lines > 0)
    watch->longest = MAX (watch->longest, now - watch->tick - 2 * G_TIME_SPAN_MILLISECOND);
  watch->tick = now;

  return G_SOURCE_CONTINUE;
}

int
main (int   argc,
      char *argv[])
{
  Sender sender = { NULL };
  Watch watch = { 0 };
  GThread *thread;
  g_autoptr(PteroClient) client = NULL;
  g_autoptr(PteroSocket) socket = NULL;
  double seconds;
  guint tick;

  thread = g_thread_new ("node", run_node, &sender);
  g_mutex_lock (&sender.mutex);
  while (sender.node == NULL)
    g_cond_wait (&sender.ready, &sender.mutex);
  g_mutex_unlock (&sender.mutex);

  client = ptero_client_new (sender.node->address);
  ptero_client_set_key (client, PTERO_API_CLIENT,
                        "ptlc_0123456789a0123456789abcdef0123456789abcdef01");
  socket = ptero_socket_new (client, FIXTURE_SERVER);
  g_signal_connect (socket, "console-output", G_CALLBACK (line_cb), &watch);
  tick = g_timeout_add (2, tick_cb, &watch);
  ptero_socket_open (socket);

  while (watch.n_lines < N_LINES)
    g_main_context_iteration (NULL, TRUE);

  seconds = (g_get_monotonic_time () - watch.first) / (double) G_TIME_SPAN_SECOND;
  g_print ("%u lines in %.2f s: %.0f lines a second of %u sent; longest stall of the main loop %.1f ms, %.2f of the %u allowed\n",
           N_LINES, seconds, N_LINES / seconds, RATE, watch.longest / 1000.0,
           watch.longest / 1000.0 / STALL, STALL);

  g_source_remove (tick);
  ptero_socket_close (socket);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_atomic_int_set (&sender.is_done, TRUE);
  g_thread_join (thread);

  return 0;
}
