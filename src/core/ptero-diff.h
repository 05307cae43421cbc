/* ptero-diff.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PteroDiffHunk:
 * @old_start: the first line that is only in the old text
 * @n_old: how many there are, perhaps none
 * @new_start: the first line that is only in the new text
 * @n_new: how many there are, perhaps none
 *
 * A place where two texts differ.
 */
typedef struct
{
  guint old_start;
  guint n_old;
  guint new_start;
  guint n_new;
} PteroDiffHunk;

typedef struct _PteroDiff PteroDiff;

PteroDiff           *ptero_diff_new             (const char *old_text,
                                                 const char *new_text);
void                 ptero_diff_free            (PteroDiff  *self);
const PteroDiffHunk *ptero_diff_get_hunks       (PteroDiff  *self,
                                                 guint      *n_hunks);
const char *const   *ptero_diff_get_old_lines   (PteroDiff  *self,
                                                 guint      *n_lines);
const char *const   *ptero_diff_get_new_lines   (PteroDiff  *self,
                                                 guint      *n_lines);
guint                ptero_diff_get_n_removed   (PteroDiff  *self);
guint                ptero_diff_get_n_added     (PteroDiff  *self);
char                *ptero_diff_take_old        (PteroDiff  *self,
                                                 guint       hunk);

void                 ptero_diff_compare_words   (const char *old_line,
                                                 const char *new_line,
                                                 guint      *start,
                                                 guint      *n_old,
                                                 guint      *n_new);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroDiff, ptero_diff_free)

G_END_DECLS
