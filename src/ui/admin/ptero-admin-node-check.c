/* ptero-admin-node-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-node-check.h"

#include <glib/gi18n.h>

#define MAX_AT_ONCE 4

/* Whether nodes can be reached, as far as somebody has looked: what was found is kept with the
 * node. */
typedef struct
{
  PteroNode      *node;
  PteroNodeProbe *probe;
} Check;

static GQueue waiting = G_QUEUE_INIT;
static guint n_running;

static void run_next (void);

static void
check_free (gpointer data)
{
  Check *check = data;

  g_object_unref (check->node);
  g_object_unref (check->probe);
  g_free (check);
}

static PteroNodeProbe *
get_probe (gpointer node)
{
  return g_object_get_data (G_OBJECT (node), "checked");
}

/* Looked at, or waiting for it. */
static gboolean
is_busy (gpointer node)
{
  return g_object_get_data (G_OBJECT (node), "check") != NULL;
}

static void
set_busy (PteroNode *node,
          gboolean   busy)
{
  g_object_set_data (G_OBJECT (node), "check", GINT_TO_POINTER (busy));
  /* what shows the node looks at it again */
  g_object_notify (G_OBJECT (node), "fqdn");
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Check *check = user_data;

  n_running--;
  set_busy (check->node, FALSE);
  if (ptero_node_probe_run_finish (PTERO_NODE_PROBE (source), result, NULL))
    ptero_admin_node_check_keep (check->node, check->probe);
  check_free (check);
  run_next ();
}

static void
run_next (void)
{
  while (n_running < MAX_AT_ONCE && !g_queue_is_empty (&waiting))
    {
      Check *check = g_queue_pop_head (&waiting);

      n_running++;
      ptero_node_probe_run_async (check->probe, NULL, checked_cb, check);
    }
}

/**
 * ptero_admin_node_check_run:
 * @panel: a panel
 * @nodes: (element-type PteroNode): some of its nodes
 *
 * Looks whether the nodes can be reached from this computer, a few at a time.
 */
void
ptero_admin_node_check_run (PteroPanel *panel,
                            GPtrArray  *nodes)
{
  g_return_if_fail (PTERO_IS_PANEL (panel));

  for (guint i = 0; i < nodes->len; i++)
    {
      PteroNode *node = nodes->pdata[i];
      g_autofree char *authority = NULL;
      Check *check;

      if (is_busy (node))
        continue;

      check = g_new0 (Check, 1);
      check->node = g_object_ref (node);
      check->probe = ptero_node_probe_new_for_node (node);
      authority = ptero_node_probe_dup_authority (check->probe);
      ptero_node_probe_set_pinned_fingerprint (check->probe,
                                               ptero_node_pins_get (ptero_panel_get_node_pins (panel), authority));
      g_queue_push_tail (&waiting, check);
      set_busy (node, TRUE);
    }
  run_next ();
}

/**
 * ptero_admin_node_check_keep:
 * @node: a node
 * @probe: a probe of it that is through
 *
 * Remembers what was found.
 */
void
ptero_admin_node_check_keep (PteroNode      *node,
                             PteroNodeProbe *probe)
{
  g_return_if_fail (PTERO_IS_NODE (node));
  g_return_if_fail (PTERO_IS_NODE_PROBE (probe));

  g_object_set_data_full (G_OBJECT (node), "checked", g_object_ref (probe), g_object_unref);
  g_object_notify (G_OBJECT (node), "fqdn");
}

/* Not of where it was before it moved. */
static PteroNodeProbe *
get_current (gpointer node)
{
  PteroNodeProbe *probe = get_probe (node);
  g_autoptr(PteroNodeProbe) now = probe != NULL ? ptero_node_probe_new_for_node (node) : NULL;

  return probe != NULL && ptero_node_probe_is_same (probe, now) ? probe : NULL;
}

/**
 * ptero_admin_node_check_get_time:
 * @node: (type PteroNode): a node
 *
 * Returns: how many milliseconds it took to answer, a very large number if it did not, -1 if nobody
 *   has looked
 */
gint64
ptero_admin_node_check_get_time (gpointer node)
{
  PteroNodeProbe *probe = get_current (node);

  if (probe == NULL)
    return -1;
  if (!ptero_node_probe_is_reachable (probe))
    return G_MAXINT64;

  return MAX (ptero_node_probe_get_time (probe, PTERO_NODE_STEP_ANSWER) / G_TIME_SPAN_MILLISECOND,
              1);
}

/**
 * ptero_admin_node_check_describe_time:
 * @time: how many milliseconds a node took
 *
 * Returns: (transfer full): that it answers, and how fast
 */
char *
ptero_admin_node_check_describe_time (gint64 time)
{
  /* Translators: of a node, and after how many milliseconds */
  return g_strdup_printf (_("Answers\u2002%'d\u202fms"), (int) MIN (time, G_MAXINT));
}

/**
 * ptero_admin_node_check_dup_text:
 * @node: (type PteroNode): a node
 *
 * Returns: (transfer full) (nullable): what was found, in words
 */
char *
ptero_admin_node_check_dup_text (gpointer node)
{
  gint64 time = ptero_admin_node_check_get_time (node);

  if (is_busy (node))
    return g_strdup (_("Checking…"));
  if (time < 0)
    return NULL;
  if (time == G_MAXINT64)
    return g_strdup (_("Cannot Be Reached"));

  return ptero_admin_node_check_describe_time (time);
}

/**
 * ptero_admin_node_check_get_icon:
 * @node: (type PteroNode): a node
 *
 * Returns: (nullable): the icon of what was found
 */
const char *
ptero_admin_node_check_get_icon (gpointer node)
{
  gint64 time = ptero_admin_node_check_get_time (node);

  if (is_busy (node))
    return "ptero-waiting-symbolic";
  if (time < 0)
    return NULL;

  return time == G_MAXINT64 ? "ptero-unreachable-symbolic" : "ptero-check-symbolic";
}
