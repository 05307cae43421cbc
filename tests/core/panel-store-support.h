/* panel-store-support.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel-store.h"

G_BEGIN_DECLS

/* What the tests of the panels, of their keys and of their file share. */

/* What the items-changed signal said, and whether it was exact. */
typedef struct
{
  GPtrArray *items;
  guint      position;
  guint      removed;
  guint      added;
  guint      n_signals;
} PanelsMirror;

void             panels_items_changed_cb (GListModel       *model,
                                          guint             position,
                                          guint             removed,
                                          guint             added,
                                          PanelsMirror     *mirror);
void             panels_set_up_keyring   (void);
char            *panels_get_path         (void);
char            *panels_read_file        (void);
PteroPanelStore *panels_create_store     (void);
gboolean         panels_add              (PteroPanelStore  *store,
                                          PteroPanel       *panel,
                                          const char       *account_key,
                                          const char       *application_key,
                                          gboolean          session_only,
                                          GError          **error);
PteroPanel      *panels_add_well         (PteroPanelStore  *store,
                                          const char       *name,
                                          const char       *account_key,
                                          const char       *application_key);
gboolean         panels_set_key          (PteroPanelStore  *store,
                                          PteroPanel       *panel,
                                          PteroApi          api,
                                          const char       *key,
                                          gboolean          session_only,
                                          GError          **error);
gboolean         panels_remove           (PteroPanelStore  *store,
                                          PteroPanel       *panel,
                                          GError          **error);
void             panels_unlock           (PteroPanelStore  *store);
gboolean         panels_has_key          (PteroPanel       *panel,
                                          PteroApi          api);
gboolean         panels_is_stored        (PteroPanel       *panel,
                                          PteroApi          api);
gboolean         panels_is_stored_for    (PteroPanel       *panel,
                                          PteroApi          api,
                                          const char       *origin);
gboolean         panels_is_stored_key    (PteroPanel       *panel,
                                          const char       *expected);

G_END_DECLS
