/* ptero-panel-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel-entry.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_FILE (ptero_panel_file_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelFile, ptero_panel_file, PTERO, PANEL_FILE, GObject)

PteroPanelFile *ptero_panel_file_new        (const char      *path,
                                             GPtrArray       *entries);
gboolean        ptero_panel_file_load       (PteroPanelFile  *self,
                                             GError         **error);
void            ptero_panel_file_save_later (PteroPanelFile  *self);
void            ptero_panel_file_flush      (PteroPanelFile  *self);
void            ptero_panel_file_flush_async
                                            (PteroPanelFile  *self,
                                             GCancellable    *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer         user_data);
gboolean        ptero_panel_file_flush_finish
                                            (PteroPanelFile  *self,
                                             GAsyncResult    *result,
                                             GError         **error);
gboolean        ptero_panel_file_get_saved  (PteroPanelFile  *self);
const GError   *ptero_panel_file_get_error  (PteroPanelFile  *self);

G_END_DECLS
