/* ptero-activity.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-list-pane.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ACTIVITY (ptero_activity_get_type ())

G_DECLARE_FINAL_TYPE (PteroActivity, ptero_activity, PTERO, ACTIVITY, GtkWidget)

GtkWidget     *ptero_activity_new           (PteroAccess   *access,
                                             PteroJobQueue *jobs);
GtkWidget     *ptero_activity_new_for_panel (PteroPanel    *panel,
                                             PteroJobQueue *jobs);
PteroListPane *ptero_activity_get_pane      (PteroActivity *self);
void           ptero_activity_set_kind      (PteroActivity *self,
                                             const char    *filter);
void           ptero_activity_set_person    (PteroActivity *self,
                                             const char    *person);

G_END_DECLS
