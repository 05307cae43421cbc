/* ptero-diff-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define PTERO_TYPE_DIFF_TEXT (ptero_diff_text_get_type ())

G_DECLARE_FINAL_TYPE (PteroDiffText, ptero_diff_text, PTERO, DIFF_TEXT, GtkSourceView)

void ptero_diff_text_set_filler (PteroDiffText *self,
                                 GtkTextTag    *filler);

G_END_DECLS
