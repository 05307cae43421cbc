/* ptero-limits.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-limits.h"

/**
 * PteroLimits:
 *
 * What a server may use of its node.
 */

G_DEFINE_FINAL_TYPE (PteroLimits, ptero_limits, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroLimits, memory, ptero_type_int),
  PTERO_FIELD (PteroLimits, swap, ptero_type_int),
  PTERO_FIELD (PteroLimits, disk, ptero_type_int),
  PTERO_FIELD (PteroLimits, io, ptero_type_int),
  PTERO_FIELD (PteroLimits, cpu, ptero_type_int),
  PTERO_FIELD_SHARED_STRING (PteroLimits, threads),
  PTERO_FIELD (PteroLimits, oom_disabled, ptero_type_boolean),
  PTERO_FIELD (PteroLimits, oom_killer, ptero_type_boolean),
};

static void
ptero_limits_class_init (PteroLimitsClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_limits_init (PteroLimits *self)
{
}

/**
 * PteroLimits:memory:
 *
 * Memory in MiB, 0 if unlimited. Wings counts a MiB as 10⁶ bytes here.
 */

/**
 * PteroLimits:swap:
 *
 * Swap in MiB, 0 if there is none, -1 if unlimited.
 */

/**
 * PteroLimits:disk:
 *
 * Disk space in MiB, 0 if unlimited.
 */

/**
 * PteroLimits:io:
 *
 * Weight of its block I/O against others, 10 to 1000.
 */

/**
 * PteroLimits:cpu:
 *
 * Processor time in percent of one core, 0 if unlimited.
 */

/**
 * PteroLimits:threads:
 *
 * The cores it is bound to, such as `0-1,3`; %NULL if any.
 */

/**
 * PteroLimits:oom-disabled:
 *
 * Whether the kernel spares it when memory runs out.
 */

/**
 * PteroLimits:oom-killer:
 *
 * The inverse of [property@Ptero.Limits:oom-disabled]; only Pelican says it.
 */
