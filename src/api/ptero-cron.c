/* ptero-cron.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-cron.h"

/**
 * PteroCron:
 *
 * When a schedule runs, in the time zone of the panel.
 */

G_DEFINE_FINAL_TYPE (PteroCron, ptero_cron, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroCron, day_of_week, ptero_type_string),
  PTERO_FIELD (PteroCron, day_of_month, ptero_type_string),
  PTERO_FIELD (PteroCron, month, ptero_type_string),
  PTERO_FIELD (PteroCron, hour, ptero_type_string),
  PTERO_FIELD (PteroCron, minute, ptero_type_string),
};

static void
ptero_cron_class_init (PteroCronClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_cron_init (PteroCron *self)
{
}

/**
 * PteroCron:day-of-week:
 *
 * The days of the week.
 */

/**
 * PteroCron:day-of-month:
 *
 * The days of the month.
 */

/**
 * PteroCron:month:
 *
 * The months.
 */

/**
 * PteroCron:hour:
 *
 * The hours.
 */

/**
 * PteroCron:minute:
 *
 * The minutes.
 */
