/* ptero-panel-entry.h
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
  gboolean    unbound[2];  /* the keyring does not say for what address */

  /* Of keys that are still to be read: what they go to, if they were given for what they come from.
   * (nullable) */
  char       *moved_from[2];
  char       *moved_to[2];
} PteroPanelEntry;

PteroPanelEntry *ptero_panel_entry_new         (PteroPanel      *panel);
void             ptero_panel_entry_free        (PteroPanelEntry *entry);
void             ptero_panel_entry_forget_move (PteroPanelEntry *entry,
                                                PteroApi         api);
void             ptero_panel_entry_format      (PteroPanelEntry *entry,
                                                GKeyFile        *key_file,
                                                const char      *group);
PteroPanelEntry *ptero_panel_entry_parse       (GKeyFile        *key_file,
                                                const char      *group,
                                                const char      *id);
gboolean         ptero_panel_entry_update      (PteroPanelEntry *entry,
                                                PteroPanelEntry *theirs);

G_END_DECLS
