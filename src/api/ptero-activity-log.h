/* ptero-activity-log.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"
#include "ptero-user.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ACTIVITY_LOG (ptero_activity_log_get_type ())

G_DECLARE_FINAL_TYPE (PteroActivityLog, ptero_activity_log, PTERO, ACTIVITY_LOG, PteroResource)

struct _PteroActivityLog
{
  PteroResource   parent_instance;

  char           *id;
  char           *batch;
  char           *event;
  gboolean        is_api;
  char           *ip;
  char           *description;
  JsonNode       *properties;
  gboolean        has_additional_metadata;
  GDateTime      *timestamp;
  PteroUser      *actor;
};

G_END_DECLS
