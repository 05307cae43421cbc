/* ptero-network-usage.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_NETWORK_USAGE (ptero_network_usage_get_type ())

G_DECLARE_FINAL_TYPE (PteroNetworkUsage, ptero_network_usage, PTERO, NETWORK_USAGE, PteroResource)

struct _PteroNetworkUsage
{
  PteroResource   parent_instance;

  gint64          rx_bytes;
  gint64          tx_bytes;
};

G_END_DECLS
