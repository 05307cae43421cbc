/* ptero-diff-pane.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-diff-gutter.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_DIFF_TAG_REMOVED,
  PTERO_DIFF_TAG_ADDED,
  PTERO_DIFF_TAG_REMOVED_WORD,
  PTERO_DIFF_TAG_ADDED_WORD,
  PTERO_DIFF_TAG_FILLER,
  PTERO_DIFF_N_TAGS
} PteroDiffTag;

#define PTERO_TYPE_DIFF_PANE (ptero_diff_pane_get_type ())

G_DECLARE_FINAL_TYPE (PteroDiffPane, ptero_diff_pane, PTERO, DIFF_PANE, GtkWidget)

GtkWidget     *ptero_diff_pane_new             (const char        *icon_name,
                                                const char        *title);
void           ptero_diff_pane_set_title       (PteroDiffPane     *self,
                                                const char        *title);
void           ptero_diff_pane_set_subtitle    (PteroDiffPane     *self,
                                                const char        *subtitle);
void           ptero_diff_pane_set_label       (PteroDiffPane     *self,
                                                const char        *label);
void           ptero_diff_pane_set_pill        (PteroDiffPane     *self,
                                                const char        *text);
GtkTextView   *ptero_diff_pane_get_view        (PteroDiffPane     *self);
GtkAdjustment *ptero_diff_pane_get_vadjustment (PteroDiffPane     *self);

/* What it shows, portion by portion */
guint          ptero_diff_pane_get_n_lines     (PteroDiffPane     *self);
int            ptero_diff_pane_find_number     (PteroDiffPane     *self,
                                                guint              number);
void           ptero_diff_pane_add_line        (PteroDiffPane     *self,
                                                const char        *line,
                                                guint              number,
                                                const char        *mark);
void           ptero_diff_pane_add_tag         (PteroDiffPane     *self,
                                                PteroDiffTag       tag);
void           ptero_diff_pane_add_word        (PteroDiffPane     *self,
                                                PteroDiffTag       tag,
                                                guint              line,
                                                guint              start,
                                                guint              length);
void           ptero_diff_pane_flush           (PteroDiffPane     *self);
gboolean       ptero_diff_pane_shrink          (PteroDiffPane     *self,
                                                guint              n_lines);
void           ptero_diff_pane_fit             (PteroDiffPane     *self,
                                                guint              highest);

/* What is changed in it */
void           ptero_diff_pane_settle          (PteroDiffPane     *self,
                                                guint              line,
                                                guint              n_lines);
void           ptero_diff_pane_remove          (PteroDiffPane     *self,
                                                guint              line,
                                                guint              n_lines);
void           ptero_diff_pane_insert          (PteroDiffPane     *self,
                                                guint              line,
                                                const char *const *lines,
                                                guint              n_lines,
                                                guint              number);
void           ptero_diff_pane_renumber        (PteroDiffPane     *self,
                                                guint              line,
                                                int                shift);

G_END_DECLS
