/* ptero-diff-decisions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-diff.h"

G_BEGIN_DECLS

typedef struct _PteroDiffDecisions PteroDiffDecisions;

PteroDiffDecisions *ptero_diff_decisions_new        (void);
void                ptero_diff_decisions_free       (PteroDiffDecisions *self);
void                ptero_diff_decisions_reset      (PteroDiffDecisions *self,
                                                     PteroDiff          *diff);
void                ptero_diff_decisions_carry      (PteroDiffDecisions *self,
                                                     PteroDiff          *before,
                                                     PteroDiff          *after);
void                ptero_diff_decisions_keep       (PteroDiffDecisions *self,
                                                     int                 position);
void                ptero_diff_decisions_take       (PteroDiffDecisions *self,
                                                     int                 position);
guint               ptero_diff_decisions_get_n      (PteroDiffDecisions *self);
gboolean            ptero_diff_decisions_is_kept    (PteroDiffDecisions *self,
                                                     int                 position);
guint               ptero_diff_decisions_count_open (PteroDiffDecisions *self);
int                 ptero_diff_decisions_find_open  (PteroDiffDecisions *self,
                                                     int                 position);
gboolean            ptero_diff_decisions_is_done    (PteroDiffDecisions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroDiffDecisions, ptero_diff_decisions_free)

G_END_DECLS
