/* ptero-file-drag.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILE_DRAG (ptero_file_drag_get_type ())

G_DECLARE_FINAL_TYPE (PteroFileDrag, ptero_file_drag, PTERO, FILE_DRAG, GdkContentProvider)

GdkContentProvider *ptero_file_drag_new    (PteroFileBrowser *browser,
                                            GPtrArray        *files);
void                ptero_file_drag_cancel (PteroFileDrag    *self);
void                ptero_file_drag_attach (PteroFileBrowser *browser,
                                            GtkDropTarget    *target);

G_END_DECLS
