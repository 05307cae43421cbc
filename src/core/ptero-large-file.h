/* ptero-large-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"

G_BEGIN_DECLS

#define PTERO_TYPE_LARGE_FILE (ptero_large_file_get_type ())

G_DECLARE_FINAL_TYPE (PteroLargeFile, ptero_large_file, PTERO, LARGE_FILE, GObject)

PteroLargeFile *ptero_large_file_new         (PteroAccess          *access,
                                              const char           *path);
void            ptero_large_file_take_theirs (PteroLargeFile       *self);
void            ptero_large_file_load_async  (PteroLargeFile       *self,
                                              GFile                *local,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean        ptero_large_file_load_finish (PteroLargeFile       *self,
                                              GAsyncResult         *result,
                                              GError              **error);
void            ptero_large_file_save_async  (PteroLargeFile       *self,
                                              GFile                *local,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean        ptero_large_file_save_finish (PteroLargeFile       *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
