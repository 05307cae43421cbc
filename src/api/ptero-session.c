/* ptero-session.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-session.h"

#include "ptero-pause.h"

#define MAX_CONNECTIONS 10
#define IDLE_TIME       60000  /* ms that connections are kept when nothing is under way */

/* libsoup closes a connection when its time as an unused one is over, without a look whether a
 * message has just been given to it in the same turn of the main loop: that message then never
 * ends, or ends in freed memory (libsoup 3.2.3, idle_timeout() of soup-connection.c). Here the
 * connections are closed when no message of the session is under way. */
typedef struct
{
  SoupSession *session;
  GSource     *timer;
  guint        n_messages;
  guint        milliseconds;
} Idle;

static GQuark idle_quark (void);

G_DEFINE_QUARK (ptero-session-idle, idle)

static void
idle_free (gpointer data)
{
  Idle *idle = data;

  ptero_source_clear (&idle->timer);
  g_free (idle);
}

static gboolean
timer_cb (gpointer user_data)
{
  Idle *idle = user_data;

  ptero_source_clear (&idle->timer);
  if (idle->n_messages == 0)
    soup_session_abort (idle->session);

  return G_SOURCE_REMOVE;
}

/* A connection was closed instead of an answer, and libsoup asks again. Where another one is there
 * already, it does so before its callback of the first attempt has come, which then ends the
 * message while the second one is under way; what that ends in is freed memory (libsoup 3.2.3,
 * run_until_read_done() of soup-session.c). To connect takes longer than that. What else is there
 * was left unused for as long as the one that was closed, too. */
static void
restarted_cb (SoupMessage *message,
              gpointer     user_data)
{
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
}

static void
queued_cb (SoupSession *session,
           SoupMessage *message,
           Idle        *idle)
{
  g_signal_connect (message, "restarted", G_CALLBACK (restarted_cb), NULL);
  idle->n_messages++;
  ptero_source_clear (&idle->timer);
}

static void
unqueued_cb (SoupSession *session,
             SoupMessage *message,
             Idle        *idle)
{
  g_signal_handlers_disconnect_by_func (message, restarted_cb, NULL);
  idle->n_messages--;
  if (idle->n_messages > 0)
    return;

  ptero_source_clear (&idle->timer);
  /* those of many panels share a wake-up */
  if (idle->milliseconds >= 1000)
    idle->timer = g_timeout_source_new_seconds (idle->milliseconds / 1000);
  else
    idle->timer = g_timeout_source_new (idle->milliseconds);
  g_source_set_callback (idle->timer, timer_cb, idle, NULL);
  g_source_attach (idle->timer, g_main_context_get_thread_default ());
}

/**
 * ptero_session_new: (skip)
 * @timeout: seconds without a byte after which a message fails, 0 for none
 *
 * Makes what all of Ptero's connections are made with. It is used by one
 * thread only.
 *
 * Returns: (transfer full): a session that knows no key and closes its
 *   connections when nothing has been asked for a minute
 */
SoupSession *
ptero_session_new (guint timeout)
{
  SoupSession *session = soup_session_new_with_options ("idle-timeout", 0,
                                                        "max-conns", MAX_CONNECTIONS,
                                                        "max-conns-per-host", MAX_CONNECTIONS,
                                                        "timeout", timeout,
                                                        "user-agent", "Ptero/" PACKAGE_VERSION,
                                                        NULL);
  Idle *idle = g_new0 (Idle, 1);

  idle->session = session;
  idle->milliseconds = IDLE_TIME;
  g_object_set_qdata_full (G_OBJECT (session), idle_quark (), idle, idle_free);
  g_signal_connect (session, "request-queued", G_CALLBACK (queued_cb), idle);
  g_signal_connect (session, "request-unqueued", G_CALLBACK (unqueued_cb), idle);

  return session;
}

/**
 * ptero_session_set_idle_time: (skip)
 * @session: a session of [func@Ptero.session_new]
 * @milliseconds: how long connections are kept when nothing is under way
 *
 * For tests, that cannot wait for a minute.
 */
void
ptero_session_set_idle_time (SoupSession *session,
                             guint        milliseconds)
{
  Idle *idle = g_object_get_qdata (G_OBJECT (session), idle_quark ());

  g_return_if_fail (idle != NULL);

  idle->milliseconds = milliseconds;
}
