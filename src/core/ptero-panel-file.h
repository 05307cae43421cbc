/* ptero-panel-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel.h"

G_BEGIN_DECLS

/* A panel, and which of its keys are in the keyring or, instead, in memory only. */
typedef struct
{
  PteroPanel *panel;
  gboolean    stored[2];
  gboolean    memory_only[2];
} PteroPanelEntry;

PteroPanelEntry *ptero_panel_entry_new  (PteroPanel      *panel);
void             ptero_panel_entry_free (PteroPanelEntry *entry);

#define PTERO_TYPE_PANEL_FILE (ptero_panel_file_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelFile, ptero_panel_file, PTERO, PANEL_FILE, GObject)

PteroPanelFile *ptero_panel_file_new        (const char      *path,
                                             GPtrArray       *entries);
gboolean        ptero_panel_file_load       (PteroPanelFile  *self,
                                             GError         **error);
void            ptero_panel_file_save_later (PteroPanelFile  *self);
void            ptero_panel_file_flush      (PteroPanelFile  *self);
const GError   *ptero_panel_file_get_error  (PteroPanelFile  *self);

G_END_DECLS
