/* ptero-file-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-file-editor.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILE_WINDOW (ptero_file_window_get_type ())

G_DECLARE_FINAL_TYPE (PteroFileWindow, ptero_file_window, PTERO, FILE_WINDOW, AdwWindow)

void     ptero_file_window_present      (PteroFileEditor *editor,
                                         GtkWidget       *parent);
gboolean ptero_file_window_present_open (PteroAccess     *access,
                                         const char      *path);

G_END_DECLS
