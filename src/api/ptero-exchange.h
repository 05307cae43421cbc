/* ptero-exchange.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void    ptero_exchange_async  (SoupSession          *session,
                               SoupMessage          *message,
                               guint                 deadline,
                               gsize                 max_size,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
GBytes *ptero_exchange_finish (SoupSession          *session,
                               GAsyncResult         *result,
                               guint                *latency,
                               GError              **error);

G_END_DECLS
