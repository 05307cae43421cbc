/* ptero-task.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_TASK (ptero_task_get_type ())

G_DECLARE_FINAL_TYPE (PteroTask, ptero_task, PTERO, TASK, PteroResource)

struct _PteroTask
{
  PteroResource   parent_instance;

  gint64          id;
  gint64          sequence_id;
  char           *action;
  char           *payload;
  gint64          time_offset;
  gboolean        is_queued;
  gboolean        continue_on_failure;
  GDateTime      *created_at;
  GDateTime      *updated_at;
};

G_END_DECLS
