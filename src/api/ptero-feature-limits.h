/* ptero-feature-limits.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FEATURE_LIMITS (ptero_feature_limits_get_type ())

G_DECLARE_FINAL_TYPE (PteroFeatureLimits, ptero_feature_limits, PTERO, FEATURE_LIMITS,
                      PteroResource)

struct _PteroFeatureLimits
{
  PteroResource  parent_instance;

  gint64         databases;
  gint64         allocations;
  gint64         backups;
};

G_END_DECLS
