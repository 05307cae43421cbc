/* ptero-source.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

GtkWidget         *ptero_source_view_new       (void);
GtkSourceLanguage *ptero_source_guess_language (const char *name,
                                                GBytes     *bytes);

G_END_DECLS
