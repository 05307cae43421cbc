/* ptero-editor-status.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtksourceview/gtksource.h>

#include "ptero-text-format.h"

G_BEGIN_DECLS

#define PTERO_TYPE_EDITOR_STATUS (ptero_editor_status_get_type ())

G_DECLARE_FINAL_TYPE (PteroEditorStatus, ptero_editor_status, PTERO, EDITOR_STATUS, GtkWidget)

GtkWidget *ptero_editor_status_new         (GtkTextView           *view);
void       ptero_editor_status_set_format  (PteroEditorStatus     *self,
                                            const PteroTextFormat *format);
void       ptero_editor_status_set_message (PteroEditorStatus     *self,
                                            const char            *icon_name,
                                            const char            *message);
void       ptero_editor_status_ask_line    (PteroEditorStatus     *self);
void       ptero_editor_status_go_to_line  (PteroEditorStatus     *self,
                                            guint                  line);

G_END_DECLS
