/* ptero-demo-errand.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-errand.h"

typedef struct
{
  PteroDemoErrandFunc run;
  gpointer object;
  gpointer data;
  GMutex mutex;
  GCond cond;
  gboolean done;
} Errand;

static gboolean
errand_cb (gpointer data)
{
  Errand *errand = data;

  errand->run (errand->object, errand->data);

  g_mutex_lock (&errand->mutex);
  errand->done = TRUE;
  g_cond_signal (&errand->cond);
  g_mutex_unlock (&errand->mutex);

  return G_SOURCE_REMOVE;
}

/**
 * ptero_demo_errand_run:
 * @context: the main context of another thread, which iterates it
 * @run: what to do there
 * @object: first argument of @run
 * @data: second argument of @run
 *
 * Has @run done in the thread of @context, and waits until it is.
 */
void
ptero_demo_errand_run (GMainContext        *context,
                       PteroDemoErrandFunc  run,
                       gpointer             object,
                       gpointer             data)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Errand errand = { run, object, data };

  g_mutex_init (&errand.mutex);
  g_cond_init (&errand.cond);

  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, errand_cb, &errand, NULL);
  g_source_attach (source, context);

  g_mutex_lock (&errand.mutex);
  while (!errand.done)
    g_cond_wait (&errand.cond, &errand.mutex);
  g_mutex_unlock (&errand.mutex);

  g_mutex_clear (&errand.mutex);
  g_cond_clear (&errand.cond);
}
