/* ptero-transfer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client.h"

G_BEGIN_DECLS

#define PTERO_TYPE_TRANSFER (ptero_transfer_get_type ())

G_DECLARE_FINAL_TYPE (PteroTransfer, ptero_transfer, PTERO, TRANSFER, GObject)

PteroTransfer *ptero_transfer_new_download           (PteroClient          *client,
                                                      PteroRequest         *request,
                                                      GFile                *folder,
                                                      const char           *name,
                                                      gboolean              overwrite);
PteroTransfer *ptero_transfer_new_upload             (PteroClient          *client,
                                                      const char           *server,
                                                      const char           *directory,
                                                      GFile                *source,
                                                      const char           *name);
gint64         ptero_transfer_get_done               (PteroTransfer        *self);
gint64         ptero_transfer_get_total              (PteroTransfer        *self);
const char    *ptero_transfer_get_name               (PteroTransfer        *self);
void           ptero_transfer_set_checksum           (PteroTransfer        *self,
                                                      const char           *checksum);
void           ptero_transfer_run_async              (PteroTransfer        *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean       ptero_transfer_run_finish             (PteroTransfer        *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

G_END_DECLS
