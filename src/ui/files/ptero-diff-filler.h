/* ptero-diff-filler.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-diff.h"
#include "ptero-diff-pane.h"

G_BEGIN_DECLS

typedef struct _PteroDiffFiller PteroDiffFiller;

PteroDiffFiller *ptero_diff_filler_new          (PteroDiff       *diff,
                                                 PteroDiffPane   *theirs,
                                                 PteroDiffPane   *mine);
void             ptero_diff_filler_free         (PteroDiffFiller *self);
gboolean         ptero_diff_filler_step         (PteroDiffFiller *self,
                                                 gint64           budget);
double           ptero_diff_filler_get_fraction (PteroDiffFiller *self);
GArray          *ptero_diff_filler_get_places   (PteroDiffFiller *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroDiffFiller, ptero_diff_filler_free)

G_END_DECLS
