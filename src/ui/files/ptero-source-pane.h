/* ptero-source-pane.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_SOURCE_PANE (ptero_source_pane_get_type ())

G_DECLARE_FINAL_TYPE (PteroSourcePane, ptero_source_pane, PTERO, SOURCE_PANE, GtkWidget)

GtkWidget  *ptero_source_pane_new       (void);
void        ptero_source_pane_add       (PteroSourcePane *self,
                                         const char      *title,
                                         const char      *language);
void        ptero_source_pane_set_text  (PteroSourcePane *self,
                                         guint            position,
                                         const char      *text);
void        ptero_source_pane_set_shown (PteroSourcePane *self,
                                         guint            position);
const char *ptero_source_pane_get_text  (PteroSourcePane *self);

G_END_DECLS
