/* ptero-panel-keys.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-keyring.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

void     ptero_panel_keys_read_async   (PteroKeyring         *keyring,
                                        PteroPanel           *panel,
                                        const gboolean        stored[2],
                                        gboolean              may_ask,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean ptero_panel_keys_read_finish  (PteroKeyring         *keyring,
                                        GAsyncResult         *result,
                                        gboolean              unbound[2],
                                        GError              **error);
void     ptero_panel_keys_store_async  (PteroKeyring         *keyring,
                                        PteroPanel           *panel,
                                        const char           *account_key,
                                        const char           *application_key,
                                        const char           *origin,
                                        gboolean              is_new,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean ptero_panel_keys_store_finish (PteroKeyring         *keyring,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
