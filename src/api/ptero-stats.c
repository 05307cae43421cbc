/* ptero-stats.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-stats.h"

/**
 * PteroStats:
 *
 * The state of a server and what it uses.
 *
 * The panel keeps an answer for 20 seconds, for everybody.
 */

G_DEFINE_FINAL_TYPE (PteroStats, ptero_stats, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_SHARED_STRING (PteroStats, current_state),
  PTERO_FIELD (PteroStats, is_suspended, ptero_type_boolean),
  PTERO_FIELD (PteroStats, resources, ptero_resource_usage_get_type),
};

static void
ptero_stats_class_init (PteroStatsClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_stats_init (PteroStats *self)
{
}

/**
 * PteroStats:current-state:
 *
 * `offline`, `starting`, `running` or `stopping`; `stopped` if Wings does not
 * know.
 */

/**
 * PteroStats:is-suspended:
 *
 * Whether Wings takes it for suspended.
 */

/**
 * PteroStats:resources:
 *
 * What it uses.
 */
