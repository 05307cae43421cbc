/* ptero-feature-limits.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-feature-limits.h"

/**
 * PteroFeatureLimits:
 *
 * How much a server may have of what the panel provides.
 */

G_DEFINE_FINAL_TYPE (PteroFeatureLimits, ptero_feature_limits, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_FULL (PteroFeatureLimits, "databases", databases, ptero_type_int,
                    PTERO_FIELD_NULLABLE),
  PTERO_FIELD_FULL (PteroFeatureLimits, "allocations", allocations, ptero_type_int,
                    PTERO_FIELD_NULLABLE),
  PTERO_FIELD (PteroFeatureLimits, backups, ptero_type_int),
};

static void
ptero_feature_limits_class_init (PteroFeatureLimitsClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_feature_limits_init (PteroFeatureLimits *self)
{
}

/**
 * PteroFeatureLimits:databases:
 *
 * How many databases; -1 (null) if unlimited, 0 if none.
 */

/**
 * PteroFeatureLimits:allocations:
 *
 * How many allocations; -1 (null) and 0 if none may be added.
 */

/**
 * PteroFeatureLimits:backups:
 *
 * How many backups, 0 if none.
 */
