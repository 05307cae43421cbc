/* ptero-editor-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define PTERO_TYPE_EDITOR_SEARCH (ptero_editor_search_get_type ())

G_DECLARE_FINAL_TYPE (PteroEditorSearch, ptero_editor_search, PTERO, EDITOR_SEARCH, GtkWidget)

GtkWidget *ptero_editor_search_new          (GtkSourceView     *view);
void       ptero_editor_search_start        (PteroEditorSearch *self,
                                             gboolean           replace);
gboolean   ptero_editor_search_stop         (PteroEditorSearch *self);
void       ptero_editor_search_step         (PteroEditorSearch *self,
                                             gboolean           forward);
void       ptero_editor_search_set_text     (PteroEditorSearch *self,
                                             const char        *text,
                                             const char        *replacement);
void       ptero_editor_search_replace      (PteroEditorSearch *self);
guint      ptero_editor_search_replace_all  (PteroEditorSearch *self);
int        ptero_editor_search_get_n_found  (PteroEditorSearch *self);

G_END_DECLS
