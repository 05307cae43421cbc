/* ptero-source.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

GtkWidget         *ptero_source_view_new              (void);
GtkWidget         *ptero_source_view_new_of           (GType               type);
GtkSourceLanguage *ptero_source_guess_language        (const char         *name,
                                                       GBytes             *bytes);
void               ptero_source_view_fit_indent       (GtkSourceView      *view,
                                                       GtkSourceLanguage  *language,
                                                       const char         *text);
gboolean           ptero_source_can_check             (GtkSourceLanguage  *language);
char              *ptero_source_find_problem          (GtkSourceLanguage  *language,
                                                       const char         *text,
                                                       guint              *line,
                                                       char              **details);
gboolean           ptero_source_has_long_line         (const char         *text,
                                                       gsize               length,
                                                       gsize               limit);
gboolean           ptero_source_has_hidden_directions (const char         *text);

G_END_DECLS
