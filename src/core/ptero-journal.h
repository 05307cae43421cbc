/* ptero-journal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-queue.h"
#include "ptero-panel-store.h"
#include "ptero-past-job.h"
#include "ptero-store.h"

G_BEGIN_DECLS

/**
 * PteroTargetDescribe:
 * @target: a target that has ended
 *
 * Returns: (transfer full) (nullable): how it ended, or why it failed, for people
 */
typedef char *(*PteroTargetDescribe) (PteroJobTarget *target);

#define PTERO_TYPE_JOURNAL (ptero_journal_get_type ())

G_DECLARE_FINAL_TYPE (PteroJournal, ptero_journal, PTERO, JOURNAL, GObject)

PteroJournal *ptero_journal_new         (PteroJobQueue       *queue,
                                         PteroPanelStore     *panels,
                                         PteroStore          *store,
                                         PteroTargetDescribe  describe);
gboolean      ptero_journal_get_loading (PteroJournal        *self);
void          ptero_journal_load        (PteroJournal        *self);
void          ptero_journal_clear       (PteroJournal        *self);
void          ptero_journal_give_up_unsent (PteroJournal     *self,
                                            PteroPastJob     *job,
                                            PteroFleet       *fleet);
void          ptero_journal_close       (PteroJournal        *self);

G_END_DECLS
