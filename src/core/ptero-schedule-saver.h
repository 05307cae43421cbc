/* ptero-schedule-saver.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"
#include "ptero-schedule-draft.h"

G_BEGIN_DECLS

void     ptero_schedule_draft_save_async  (PteroScheduleDraft   *self,
                                           PteroPanel           *panel,
                                           const char           *server,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean ptero_schedule_draft_save_finish (PteroScheduleDraft   *self,
                                           GAsyncResult         *result,
                                           PteroTaskDraft      **task,
                                           GError              **error);

G_END_DECLS
