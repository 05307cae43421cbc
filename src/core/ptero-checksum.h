/* ptero-checksum.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     ptero_checksum_verify_async  (GFile                *file,
                                       const char           *checksum,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean ptero_checksum_verify_finish (GFile                *file,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
