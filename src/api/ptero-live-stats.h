/* ptero-live-stats.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"
#include "ptero-network-usage.h"
#include "ptero-stats.h"

G_BEGIN_DECLS

#define PTERO_TYPE_LIVE_STATS (ptero_live_stats_get_type ())

G_DECLARE_FINAL_TYPE (PteroLiveStats, ptero_live_stats, PTERO, LIVE_STATS, PteroResource)

struct _PteroLiveStats
{
  PteroResource         parent_instance;

  gint64                memory_bytes;
  gint64                memory_limit_bytes;
  double                cpu_absolute;
  PteroNetworkUsage    *network;
  gint64                uptime;
  char                 *state;
  gint64                disk_bytes;
};

PteroStats *ptero_live_stats_describe (PteroLiveStats *self,
                                      const char     *state);

G_END_DECLS
