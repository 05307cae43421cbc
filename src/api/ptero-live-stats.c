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

static void
add_int (JsonObject *object,
         const char *member,
         gint64      value)
{
  json_object_set_int_member (object, member, MAX (value, 0));
}

/**
 * ptero_live_stats_describe:
 * @self: what the node tells
 * @state: what the server does, where that was told later than @self
 *
 * Returns: (transfer full): the same as the panel would answer it
 */
PteroStats *
ptero_live_stats_describe (PteroLiveStats *self,
                           const char     *state)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *stats = json_object_new ();
  JsonObject *resources = json_object_new ();

  g_return_val_if_fail (PTERO_IS_LIVE_STATS (self), NULL);
  g_return_val_if_fail (state != NULL, NULL);

  add_int (resources, "memory_bytes", self->memory_bytes);
  add_int (resources, "disk_bytes", self->disk_bytes);
  add_int (resources, "network_rx_bytes", self->network != NULL ? self->network->rx_bytes : 0);
  add_int (resources, "network_tx_bytes", self->network != NULL ? self->network->tx_bytes : 0);
  add_int (resources, "uptime", self->uptime);
  json_object_set_double_member (resources, "cpu_absolute", MAX (self->cpu_absolute, 0));
  json_object_set_string_member (stats, "current_state", state);
  json_object_set_object_member (stats, "resources", resources);
  json_node_take_object (node, stats);

  return PTERO_STATS (ptero_resource_new_from_json (PTERO_TYPE_STATS, node, NULL));
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
