/* ptero-panel-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-keyring.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_STORE (ptero_panel_store_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelStore, ptero_panel_store, PTERO, PANEL_STORE, GObject)

PteroPanelStore *ptero_panel_store_new             (PteroKeyring         *keyring,
                                                    const char           *path);
PteroPanel      *ptero_panel_store_find            (PteroPanelStore      *self, const char *id);
const GError    *ptero_panel_store_get_load_error  (PteroPanelStore      *self);
const GError    *ptero_panel_store_get_save_error  (PteroPanelStore      *self);
guint            ptero_panel_store_get_free_color  (PteroPanelStore      *self);

void             ptero_panel_store_unlock_async    (PteroPanelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         ptero_panel_store_unlock_finish   (PteroPanelStore *self, GAsyncResult *result, GError **error);

void             ptero_panel_store_add_async       (PteroPanelStore      *self,
                                                    PteroPanel           *panel,
                                                    const char           *account_key,
                                                    const char           *application_key,
                                                    gboolean              session_only,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean         ptero_panel_store_add_finish      (PteroPanelStore *self, GAsyncResult *result, GError **error);
void             ptero_panel_store_set_key_async   (PteroPanelStore      *self,
                                                    PteroPanel           *panel,
                                                    PteroApi              api,
                                                    const char           *key,
                                                    const char           *address,
                                                    gboolean              session_only,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean         ptero_panel_store_set_key_finish  (PteroPanelStore *self, GAsyncResult *result, GError **error);
void             ptero_panel_store_move_keys       (PteroPanelStore *self, PteroPanel *panel,
                                                    const char *address, const gboolean moved[2]);

void             ptero_panel_store_remove_async    (PteroPanelStore *self, PteroPanel *panel, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean         ptero_panel_store_remove_finish   (PteroPanelStore *self, GAsyncResult *result, GError **error);

void             ptero_panel_store_add_demo        (PteroPanelStore *self, PteroPanel *panel, const char *account_key, const char *application_key);
void             ptero_panel_store_move            (PteroPanelStore *self, guint from, guint to);

GBytes          *ptero_panel_store_export          (PteroPanelStore *self);
gboolean         ptero_panel_store_import          (PteroPanelStore      *self,
                                                    GBytes               *bytes,
                                                    guint                *n_added,
                                                    guint                *n_known,
                                                    GError              **error);

void             ptero_panel_store_flush           (PteroPanelStore *self);
void             ptero_panel_store_flush_async     (PteroPanelStore      *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
gboolean         ptero_panel_store_flush_finish    (PteroPanelStore      *self,
                                                    GAsyncResult         *result,
                                                    GError              **error);
gboolean         ptero_panel_store_get_saved       (PteroPanelStore *self);

G_END_DECLS
