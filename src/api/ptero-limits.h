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
  PteroResource  parent_instance;

  gint64         memory;        /* MiB, 0: unlimited */
  gint64         swap;          /* MiB, 0: none, -1: unlimited */
  gint64         disk;          /* MiB, 0: unlimited */
  gint64         io;            /* 10 to 1000 */
  gint64         cpu;           /* percent of one core, 0: unlimited */
  char          *threads;       /* cpu set, nullable */
  gboolean       oom_disabled;
};

G_END_DECLS
