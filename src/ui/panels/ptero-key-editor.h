/* ptero-key-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_KEY_EDITOR (ptero_key_editor_get_type ())

G_DECLARE_FINAL_TYPE (PteroKeyEditor, ptero_key_editor, PTERO, KEY_EDITOR, GtkBox)

void        ptero_key_editor_set_panel   (PteroKeyEditor *self,
                                          PteroPanel     *panel);
void        ptero_key_editor_set_target  (PteroKeyEditor *self,
                                          const char     *address,
                                          const char     *fingerprint);
const char *ptero_key_editor_get_address (PteroKeyEditor *self);
PteroApi    ptero_key_editor_get_api     (PteroKeyEditor *self);
gboolean    ptero_key_editor_get_changed (PteroKeyEditor *self);
gboolean    ptero_key_editor_get_ready   (PteroKeyEditor *self);
gboolean    ptero_key_editor_will_have   (PteroKeyEditor *self);
char       *ptero_key_editor_dup_key     (PteroKeyEditor *self);
void        ptero_key_editor_reset       (PteroKeyEditor *self);

G_END_DECLS
