/* ptero-resource-usage.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_RESOURCE_USAGE (ptero_resource_usage_get_type ())

G_DECLARE_FINAL_TYPE (PteroResourceUsage, ptero_resource_usage, PTERO, RESOURCE_USAGE,
                      PteroResource)

struct _PteroResourceUsage
{
  PteroResource  parent_instance;

  gint64         memory_bytes;
  double         cpu_absolute;
  gint64         disk_bytes;
  gint64         network_rx_bytes;
  gint64         network_tx_bytes;
  gint64         uptime;
};

G_END_DECLS
