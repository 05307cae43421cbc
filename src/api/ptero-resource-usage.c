/* ptero-resource-usage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-resource-usage.h"

/**
 * PteroResourceUsage:
 *
 * What a server uses at the moment.
 */

G_DEFINE_FINAL_TYPE (PteroResourceUsage, ptero_resource_usage, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroResourceUsage, memory_bytes, ptero_type_int),
  PTERO_FIELD (PteroResourceUsage, cpu_absolute, ptero_type_double),
  PTERO_FIELD (PteroResourceUsage, disk_bytes, ptero_type_int),
  PTERO_FIELD (PteroResourceUsage, network_rx_bytes, ptero_type_int),
  PTERO_FIELD (PteroResourceUsage, network_tx_bytes, ptero_type_int),
  PTERO_FIELD (PteroResourceUsage, uptime, ptero_type_int),
};

static void
ptero_resource_usage_class_init (PteroResourceUsageClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_resource_usage_init (PteroResourceUsage *self)
{
}

/**
 * PteroResourceUsage:memory-bytes:
 *
 * Memory in bytes.
 */

/**
 * PteroResourceUsage:cpu-absolute:
 *
 * Processor time in percent of one core: 200 is two cores.
 */

/**
 * PteroResourceUsage:disk-bytes:
 *
 * Disk space in bytes.
 */

/**
 * PteroResourceUsage:network-rx-bytes:
 *
 * Bytes received since the container started.
 */

/**
 * PteroResourceUsage:network-tx-bytes:
 *
 * Bytes sent since the container started.
 */

/**
 * PteroResourceUsage:uptime:
 *
 * How long it has been running, in milliseconds.
 */
