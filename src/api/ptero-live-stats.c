/* ptero-live-stats.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-live-stats.h"

/**
 * PteroLiveStats:
 *
 * What a server uses at the moment, as the node tells it once a second through
 * the console's websocket.
 */

G_DEFINE_FINAL_TYPE (PteroLiveStats, ptero_live_stats, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroLiveStats, memory_bytes, ptero_type_int),
  PTERO_FIELD (PteroLiveStats, memory_limit_bytes, ptero_type_int),
  PTERO_FIELD (PteroLiveStats, cpu_absolute, ptero_type_double),
  PTERO_FIELD (PteroLiveStats, network, ptero_network_usage_get_type),
  PTERO_FIELD (PteroLiveStats, uptime, ptero_type_int),
  PTERO_FIELD_SHARED_STRING (PteroLiveStats, state),
  PTERO_FIELD (PteroLiveStats, disk_bytes, ptero_type_int),
};

static void
ptero_live_stats_class_init (PteroLiveStatsClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_live_stats_init (PteroLiveStats *self)
{
}

/**
 * PteroLiveStats:memory-bytes:
 *
 * Memory in bytes, without the page cache.
 */

/**
 * PteroLiveStats:memory-limit-bytes:
 *
 * How many bytes of memory it may use: 0 while it is offline, what the
 * machine has where there is no limit.
 */

/**
 * PteroLiveStats:cpu-absolute:
 *
 * Processor time in percent of one core: 200 is two cores.
 */

/**
 * PteroLiveStats:network:
 *
 * What it has received and sent.
 */

/**
 * PteroLiveStats:uptime:
 *
 * How long it has been running, in milliseconds.
 */

/**
 * PteroLiveStats:state:
 *
 * `offline`, `starting`, `running` or `stopping`.
 */

/**
 * PteroLiveStats:disk-bytes:
 *
 * Disk space in bytes; the node counts it every few minutes.
 */
