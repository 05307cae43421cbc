/* ptero-socket-handshake.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void                     ptero_socket_handshake_async  (SoupSession          *session,
                                                        const char           *address,
                                                        const char           *origin,
                                                        const char           *fingerprint,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
SoupWebsocketConnection *ptero_socket_handshake_finish (SoupSession          *session,
                                                        GAsyncResult         *result,
                                                        GError              **error);

G_END_DECLS
