/* ptero-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-history.h"

#include <math.h>

#define FIRST_ALLOCATION 256
#define MIN_INTERVAL     (G_USEC_PER_SEC / 2)   /* of less, a rate says nothing */

/**
 * PteroHistory:
 *
 * What a server has used, a reading a second: a ring that forgets the oldest.
 * It grows as it fills, up to its length.
 */
struct _PteroHistory
{
  GObject       parent_instance;

  PteroReading *readings;
  guint         allocated;
  guint         length;
  guint         begin;
  guint         n;

  /* what the rates of the network are computed from; -1: not known */
  gint64        received;
  gint64        sent;
  gint64        counted_at;
};

enum {
  ADDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroHistory, ptero_history, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
ptero_history_finalize (GObject *object)
{
  g_free (PTERO_HISTORY (object)->readings);

  G_OBJECT_CLASS (ptero_history_parent_class)->finalize (object);
}

static void
ptero_history_class_init (PteroHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_history_finalize;

  /**
   * PteroHistory::added:
   * @self: a history
   *
   * There is one reading more.
   */
  signals[ADDED] = g_signal_new ("added", PTERO_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
ptero_history_init (PteroHistory *self)
{
  self->received = -1;
  self->sent = -1;
}

/* Only a ring that has never been full grows, so that it begins at the first place. */
static PteroReading *
get_free (PteroHistory *self)
{
  if (self->n == self->length)
    {
      PteroReading *oldest = &self->readings[self->begin];

      self->begin = (self->begin + 1) % self->length;
      return oldest;
    }

  if (self->n == self->allocated)
    {
      self->allocated = MIN (MAX (FIRST_ALLOCATION, self->allocated * 2), self->length);
      self->readings = g_renew (PteroReading, self->readings, self->allocated);
    }

  return &self->readings[self->n++];
}

/* Bytes a second since the last count; not known where the counter began anew. */
static double
get_rate (gint64 before,
          gint64 after,
          gint64 microseconds)
{
  if (before < 0 || after < before || microseconds <= 0)
    return NAN;

  return (double) (after - before) * G_USEC_PER_SEC / (double) microseconds;
}

static void
read_network (PteroHistory      *self,
              PteroNetworkUsage *network,
              gint64             now,
              PteroReading      *reading)
{
  reading->values[PTERO_HISTORY_NETWORK_IN] = NAN;
  reading->values[PTERO_HISTORY_NETWORK_OUT] = NAN;
  if (network == NULL)
    return;

  if (self->received >= 0 && now - self->counted_at < MIN_INTERVAL && self->n > 0)
    {
      const PteroReading *last = ptero_history_get_last (self);

      reading->values[PTERO_HISTORY_NETWORK_IN] = last->values[PTERO_HISTORY_NETWORK_IN];
      reading->values[PTERO_HISTORY_NETWORK_OUT] = last->values[PTERO_HISTORY_NETWORK_OUT];
      return;
    }

  reading->values[PTERO_HISTORY_NETWORK_IN] = get_rate (self->received, network->rx_bytes,
                                                        now - self->counted_at);
  reading->values[PTERO_HISTORY_NETWORK_OUT] = get_rate (self->sent, network->tx_bytes,
                                                         now - self->counted_at);
  self->received = network->rx_bytes;
  self->sent = network->tx_bytes;
  self->counted_at = now;
}

/**
 * ptero_history_new:
 * @length: how many readings it keeps
 *
 * Returns: (transfer full): a history without readings
 */
PteroHistory *
ptero_history_new (guint length)
{
  PteroHistory *self;

  g_return_val_if_fail (length > 0, NULL);

  self = g_object_new (PTERO_TYPE_HISTORY, NULL);
  self->length = length;

  return self;
}

/**
 * ptero_history_add:
 * @self: a history
 * @reading: a reading, newer than all before
 *
 * Adds a reading.
 */
void
ptero_history_add (PteroHistory       *self,
                   const PteroReading *reading)
{
  g_return_if_fail (PTERO_IS_HISTORY (self));
  g_return_if_fail (reading != NULL);

  *get_free (self) = *reading;
  g_signal_emit (self, signals[ADDED], 0);
}

/**
 * ptero_history_add_stats:
 * @self: a history
 * @stats: what the node has told
 * @now: when, monotonic µs
 *
 * Adds a reading, with the rates of the network since the one before.
 */
void
ptero_history_add_stats (PteroHistory   *self,
                         PteroLiveStats *stats,
                         gint64          now)
{
  PteroReading reading = { now, { 0, } };

  g_return_if_fail (PTERO_IS_HISTORY (self));
  g_return_if_fail (PTERO_IS_LIVE_STATS (stats));

  reading.values[PTERO_HISTORY_CPU] = MAX (stats->cpu_absolute, 0);
  reading.values[PTERO_HISTORY_MEMORY] = MAX (stats->memory_bytes, 0);
  reading.values[PTERO_HISTORY_DISK] = MAX (stats->disk_bytes, 0);
  read_network (self, stats->network, now, &reading);
  ptero_history_add (self, &reading);
}

/**
 * ptero_history_get_n:
 * @self: a history
 *
 * Returns: how many readings there are
 */
guint
ptero_history_get_n (PteroHistory *self)
{
  g_return_val_if_fail (PTERO_IS_HISTORY (self), 0);

  return self->n;
}

/**
 * ptero_history_get:
 * @self: a history
 * @position: which one, 0: the oldest
 *
 * Returns: (transfer none): a reading
 */
const PteroReading *
ptero_history_get (PteroHistory *self,
                   guint         position)
{
  g_return_val_if_fail (PTERO_IS_HISTORY (self), NULL);
  g_return_val_if_fail (position < self->n, NULL);

  return &self->readings[(self->begin + position) % self->length];
}

/**
 * ptero_history_get_last:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the newest reading
 */
const PteroReading *
ptero_history_get_last (PteroHistory *self)
{
  g_return_val_if_fail (PTERO_IS_HISTORY (self), NULL);

  return self->n > 0 ? ptero_history_get (self, self->n - 1) : NULL;
}

/**
 * ptero_history_find:
 * @self: a history
 * @time: a moment, monotonic µs
 *
 * Returns: the position of the first reading at that moment or after it; the number of readings
 *   where there is none
 */
guint
ptero_history_find (PteroHistory *self,
                    gint64        time)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (PTERO_IS_HISTORY (self), 0);

  high = self->n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ptero_history_get (self, middle)->time < time)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
