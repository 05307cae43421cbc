/* ptero-panel-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-keyring.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_STORE (ptero_panel_store_get_type ())

/* The panels, a GListModel of PteroPanel, kept in a key file without secrets that is written atomically, soon after each change.
 * Keys go to the keyring; with @session_only they stay in memory. */
G_DECLARE_FINAL_TYPE (PteroPanelStore, ptero_panel_store, PTERO, PANEL_STORE, GObject)

/* @path: (nullable): NULL for $XDG_CONFIG_HOME/ptero/panels.conf. The file is read at once (it is small);
 * a broken one is set aside and @error of ptero_panel_store_get_load_error() says so. */
PteroPanelStore *ptero_panel_store_new             (PteroKeyring         *keyring,
                                                    const char           *path);
PteroPanel      *ptero_panel_store_find            (PteroPanelStore      *self, const char *id);   /* (transfer none) (nullable) */
const GError    *ptero_panel_store_get_load_error  (PteroPanelStore      *self);
guint            ptero_panel_store_get_free_color  (PteroPanelStore      *self);  /* the least used */

/* Reads the keys of every panel from the keyring and gives them to the panels (state NO_KEY or KEYRING where that fails). */
void             ptero_panel_store_unlock_async    (PteroPanelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         ptero_panel_store_unlock_finish   (PteroPanelStore *self, GAsyncResult *result, GError **error);

/* Stores the keys (either may be NULL), then appends the panel. On a keyring error nothing is added: the caller may try again
 * with @session_only. */
void             ptero_panel_store_add_async       (PteroPanelStore      *self,
                                                    PteroPanel           *panel,
                                                    const char           *account_key,
                                                    const char           *application_key,
                                                    gboolean              session_only,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean         ptero_panel_store_add_finish      (PteroPanelStore *self, GAsyncResult *result, GError **error);
/* Adds or replaces one key of a panel that is there; NULL removes it. */
void             ptero_panel_store_set_key_async   (PteroPanelStore      *self,
                                                    PteroPanel           *panel,
                                                    PteroApi              api,
                                                    const char           *key,
                                                    gboolean              session_only,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean         ptero_panel_store_set_key_finish  (PteroPanelStore *self, GAsyncResult *result, GError **error);
/* Removes the panel at once and its keys from the keyring. */
void             ptero_panel_store_remove_async    (PteroPanelStore *self, PteroPanel *panel, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         ptero_panel_store_remove_finish   (PteroPanelStore *self, GAsyncResult *result, GError **error);
/* The demo panel: in memory only. */
void             ptero_panel_store_add_demo        (PteroPanelStore *self, PteroPanel *panel, const char *account_key, const char *application_key);
void             ptero_panel_store_move            (PteroPanelStore *self, guint from, guint to);

/* The list without keys, as JSON. Import adds the panels that are not there yet (state NO_KEY until keys are given). */
GBytes          *ptero_panel_store_export          (PteroPanelStore *self);
gboolean         ptero_panel_store_import          (PteroPanelStore *self, GBytes *bytes, guint *n_added, GError **error);

/* Writes what is pending, synchronously: on exit. */
void             ptero_panel_store_flush           (PteroPanelStore *self);

G_END_DECLS
