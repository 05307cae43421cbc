/* ptero-stats.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"
#include "ptero-resource-usage.h"

G_BEGIN_DECLS

#define PTERO_TYPE_STATS (ptero_stats_get_type ())

G_DECLARE_FINAL_TYPE (PteroStats, ptero_stats, PTERO, STATS, PteroResource)

struct _PteroStats
{
  PteroResource        parent_instance;

  char                *current_state;
  gboolean             is_suspended;
  PteroResourceUsage  *resources;
};

G_END_DECLS
