/* ptero-unpack.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_TYPE_UNPACK (ptero_unpack_get_type ())

G_DECLARE_FINAL_TYPE (PteroUnpack, ptero_unpack, PTERO, UNPACK, GObject)

PteroUnpack *ptero_unpack_new             (GFile                *folder);
void         ptero_unpack_add             (PteroUnpack          *self,
                                           const char           *name,
                                           gboolean              is_folder,
                                           const char           *local_name,
                                           gboolean              overwrite);
char       **ptero_unpack_dup_names       (PteroUnpack          *self);
void         ptero_unpack_set_limits      (PteroUnpack          *self,
                                           guint                 n_entries,
                                           guint64               bytes);
GFile       *ptero_unpack_prepare         (PteroUnpack          *self,
                                           GError              **error);
void         ptero_unpack_run_async       (PteroUnpack          *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean     ptero_unpack_run_finish      (PteroUnpack          *self,
                                           GAsyncResult         *result,
                                           GError              **error);
void         ptero_unpack_clean_async     (PteroUnpack          *self,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean     ptero_unpack_clean_finish    (PteroUnpack          *self,
                                           GAsyncResult         *result,
                                           GError              **error);
double       ptero_unpack_get_fraction    (PteroUnpack          *self);
guint        ptero_unpack_get_n_left_out  (PteroUnpack          *self);

#define PTERO_UNPACK_ARCHIVE "archive.tar.gz"

G_END_DECLS
