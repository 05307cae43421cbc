/* ptero-file-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-remote-file.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILE_EDITOR (ptero_file_editor_get_type ())

G_DECLARE_FINAL_TYPE (PteroFileEditor, ptero_file_editor, PTERO, FILE_EDITOR, GtkWidget)

void             ptero_file_editor_open       (GtkWidget       *opener,
                                               PteroAccess     *access,
                                               const char      *path,
                                               gint64           size,
                                               gboolean         in_window);
void             ptero_file_editor_open_local (GtkWidget       *opener,
                                               PteroRemoteFile *file,
                                               GBytes          *local);
PteroRemoteFile *ptero_file_editor_get_file   (PteroFileEditor *self);
GtkTextBuffer   *ptero_file_editor_get_buffer (PteroFileEditor *self);

G_END_DECLS
