/* ptero-network-usage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-network-usage.h"

/**
 * PteroNetworkUsage:
 *
 * What a server has received and sent.
 */

G_DEFINE_FINAL_TYPE (PteroNetworkUsage, ptero_network_usage, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroNetworkUsage, rx_bytes, ptero_type_int),
  PTERO_FIELD (PteroNetworkUsage, tx_bytes, ptero_type_int),
};

static void
ptero_network_usage_class_init (PteroNetworkUsageClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_network_usage_init (PteroNetworkUsage *self)
{
}

/**
 * PteroNetworkUsage:rx-bytes:
 *
 * Bytes received since the container started.
 */

/**
 * PteroNetworkUsage:tx-bytes:
 *
 * Bytes sent since the container started.
 */
