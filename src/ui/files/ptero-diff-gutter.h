/* ptero-diff-gutter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* How a line is marked */
#define PTERO_DIFF_REMOVED "−"
#define PTERO_DIFF_ADDED   "+"
#define PTERO_DIFF_SAME    " "

#define PTERO_TYPE_DIFF_GUTTER (ptero_diff_gutter_get_type ())

G_DECLARE_FINAL_TYPE (PteroDiffGutter, ptero_diff_gutter, PTERO, DIFF_GUTTER, GtkSourceGutterRendererText)

PteroDiffGutter *ptero_diff_gutter_new      (GtkSourceView   *view);
void             ptero_diff_gutter_insert   (PteroDiffGutter *self,
                                             guint            line,
                                             guint            number,
                                             const char      *mark);
void             ptero_diff_gutter_remove   (PteroDiffGutter *self,
                                             guint            line,
                                             guint            n_lines);
void             ptero_diff_gutter_settle   (PteroDiffGutter *self,
                                             guint            line,
                                             guint            n_lines);
void             ptero_diff_gutter_renumber (PteroDiffGutter *self,
                                             guint            line,
                                             int              shift);
int              ptero_diff_gutter_find     (PteroDiffGutter *self,
                                             guint            number);
void             ptero_diff_gutter_fit      (PteroDiffGutter *self,
                                             guint            highest);

G_END_DECLS
