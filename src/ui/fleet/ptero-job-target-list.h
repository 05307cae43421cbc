/* ptero-job-target-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job.h"

G_BEGIN_DECLS

void ptero_job_target_list_show (GtkListView *list,
                                 PteroJob    *job);

G_END_DECLS
