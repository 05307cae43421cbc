/* ptero-remote-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"

G_BEGIN_DECLS

#define PTERO_TYPE_REMOTE_FILE (ptero_remote_file_get_type ())

G_DECLARE_FINAL_TYPE (PteroRemoteFile, ptero_remote_file, PTERO, REMOTE_FILE, GObject)

PteroRemoteFile *ptero_remote_file_new         (PteroAccess          *access,
                                                const char           *path);
PteroRemoteFile *ptero_remote_file_copy        (PteroRemoteFile      *self);
PteroAccess     *ptero_remote_file_get_access  (PteroRemoteFile      *self);
const char      *ptero_remote_file_get_path    (PteroRemoteFile      *self);
const char      *ptero_remote_file_get_name    (PteroRemoteFile      *self);
gboolean         ptero_remote_file_can_write   (PteroRemoteFile      *self);
GBytes          *ptero_remote_file_get_bytes   (PteroRemoteFile      *self);
GBytes          *ptero_remote_file_get_theirs  (PteroRemoteFile      *self);
void             ptero_remote_file_take_theirs (PteroRemoteFile      *self);
void             ptero_remote_file_load_async  (PteroRemoteFile      *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean         ptero_remote_file_load_finish (PteroRemoteFile      *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void             ptero_remote_file_save_async  (PteroRemoteFile      *self,
                                                GBytes               *bytes,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean         ptero_remote_file_save_finish (PteroRemoteFile      *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
