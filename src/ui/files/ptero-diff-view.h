/* ptero-diff-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "ptero-diff.h"

G_BEGIN_DECLS

#define PTERO_TYPE_DIFF_VIEW (ptero_diff_view_get_type ())

G_DECLARE_FINAL_TYPE (PteroDiffView, ptero_diff_view, PTERO, DIFF_VIEW, GtkWidget)

GtkWidget *ptero_diff_view_new          (void);
void       ptero_diff_view_set_diff     (PteroDiffView     *self,
                                         PteroDiff         *diff,
                                         GtkSourceLanguage *language);
void       ptero_diff_view_update_diff  (PteroDiffView     *self,
                                         PteroDiff         *diff);
void       ptero_diff_view_wait         (PteroDiffView     *self);
PteroDiff *ptero_diff_view_get_diff     (PteroDiffView     *self);
void       ptero_diff_view_set_edited   (PteroDiffView     *self,
                                         gboolean           edited);
void       ptero_diff_view_start_search (PteroDiffView     *self);
void       ptero_diff_view_step_search  (PteroDiffView     *self,
                                         gboolean           forward);
void       ptero_diff_view_set_written  (PteroDiffView     *self,
                                         GDateTime         *time);
void       ptero_diff_view_set_titles   (PteroDiffView     *self,
                                         const char        *old_title,
                                         const char        *new_title);
void       ptero_diff_view_set_inline   (PteroDiffView     *self,
                                         gboolean           is_inline);
void       ptero_diff_view_set_narrow   (PteroDiffView     *self,
                                         gboolean           narrow);
gboolean   ptero_diff_view_get_decided  (PteroDiffView     *self);
void       ptero_diff_view_keep         (PteroDiffView     *self);
void       ptero_diff_view_step         (PteroDiffView     *self,
                                         int                step);
void       ptero_diff_view_go_to_line   (PteroDiffView     *self,
                                         guint              number);
char      *ptero_diff_view_take         (PteroDiffView     *self);

G_END_DECLS
