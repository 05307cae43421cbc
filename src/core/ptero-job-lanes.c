/* ptero-job-lanes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-lanes.h"

typedef struct
{
  gconstpointer key;
  GQueue        waiting;    /* of PteroJobTarget, borrowed */
  guint         n_running;
} Lane;

/**
 * PteroJobLanes: (skip)
 *
 * The targets of a job that wait, in lanes that take turns.
 */
struct _PteroJobLanes
{
  GPtrArray *lanes;   /* of Lane */
  guint      next;
};

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_queue_clear (&lane->waiting);
  g_free (lane);
}

static Lane *
find (PteroJobLanes *self,
      gconstpointer  key)
{
  Lane *lane;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      lane = self->lanes->pdata[i];

      if (lane->key == key)
        return lane;
    }

  lane = g_new0 (Lane, 1);
  lane->key = key;
  g_queue_init (&lane->waiting);
  g_ptr_array_add (self->lanes, lane);

  return lane;
}

/* The lane with the least work under way, the one whose turn it is among equals. */
static Lane *
choose (PteroJobLanes *self)
{
  Lane *best = NULL;
  guint best_index = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      guint index = (self->next + i) % self->lanes->len;
      Lane *lane = self->lanes->pdata[index];

      if (g_queue_is_empty (&lane->waiting))
        continue;

      if (best == NULL || lane->n_running < best->n_running)
        {
          best = lane;
          best_index = index;
        }
    }

  if (best != NULL)
    self->next = best_index + 1;

  return best;
}

/**
 * ptero_job_lanes_new:
 *
 * Returns: (transfer full): lanes in which nothing waits
 */
PteroJobLanes *
ptero_job_lanes_new (void)
{
  PteroJobLanes *self = g_new0 (PteroJobLanes, 1);

  self->lanes = g_ptr_array_new_with_free_func (lane_free);

  return self;
}

/**
 * ptero_job_lanes_free:
 * @self: (transfer full): lanes
 */
void
ptero_job_lanes_free (PteroJobLanes *self)
{
  g_ptr_array_unref (self->lanes);
  g_free (self);
}

/**
 * ptero_job_lanes_add:
 * @self: lanes
 * @key: (nullable): which lane
 * @target: what waits in it from now on; whoever adds it keeps it
 */
void
ptero_job_lanes_add (PteroJobLanes  *self,
                     gconstpointer   key,
                     PteroJobTarget *target)
{
  g_queue_push_tail (&find (self, key)->waiting, target);
}

/**
 * ptero_job_lanes_take:
 * @self: lanes
 *
 * Returns: (transfer none) (nullable): the target that is to run next, which waits no more
 */
PteroJobTarget *
ptero_job_lanes_take (PteroJobLanes *self)
{
  Lane *lane = choose (self);

  if (lane == NULL)
    return NULL;

  lane->n_running++;

  return g_queue_pop_head (&lane->waiting);
}

/**
 * ptero_job_lanes_end:
 * @self: lanes
 * @key: (nullable): the lane of a target that ran and does not any more
 */
void
ptero_job_lanes_end (PteroJobLanes *self,
                     gconstpointer  key)
{
  find (self, key)->n_running--;
}

/**
 * ptero_job_lanes_drop:
 * @self: lanes
 *
 * Returns: (transfer none) (nullable): a target that waits no more, and is not to run
 */
PteroJobTarget *
ptero_job_lanes_drop (PteroJobLanes *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      Lane *lane = self->lanes->pdata[i];

      if (!g_queue_is_empty (&lane->waiting))
        return g_queue_pop_head (&lane->waiting);
    }

  return NULL;
}
