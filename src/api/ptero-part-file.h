/* ptero-part-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PteroPartFile PteroPartFile;

PteroPartFile *ptero_part_file_new    (const char     *folder,
                                       GError        **error);
void           ptero_part_file_free   (PteroPartFile  *self);
gboolean       ptero_part_file_write  (PteroPartFile  *self,
                                       const void     *data,
                                       gsize           length,
                                       GError        **error);
gboolean       ptero_part_file_commit (PteroPartFile  *self,
                                       const char     *name,
                                       gboolean        overwrite,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroPartFile, ptero_part_file_free)

G_END_DECLS
