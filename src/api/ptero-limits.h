/* ptero-limits.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_LIMITS (ptero_limits_get_type ())

G_DECLARE_FINAL_TYPE (PteroLimits, ptero_limits, PTERO, LIMITS, PteroResource)

struct _PteroLimits
{
  PteroResource   parent_instance;

  gint64          memory;
  gint64          swap;
  gint64          disk;
  gint64          io;
  gint64          cpu;
  char           *threads;
  gboolean        oom_disabled;
  gboolean        oom_killer;
};

G_END_DECLS
