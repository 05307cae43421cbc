/* ptero-cron.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CRON (ptero_cron_get_type ())

G_DECLARE_FINAL_TYPE (PteroCron, ptero_cron, PTERO, CRON, PteroResource)

struct _PteroCron
{
  PteroResource   parent_instance;

  char           *day_of_week;
  char           *day_of_month;
  char           *month;
  char           *hour;
  char           *minute;
};

G_END_DECLS
