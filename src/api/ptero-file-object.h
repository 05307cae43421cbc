/* ptero-file-object.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILE_OBJECT (ptero_file_object_get_type ())

G_DECLARE_FINAL_TYPE (PteroFileObject, ptero_file_object, PTERO, FILE_OBJECT, PteroResource)

struct _PteroFileObject
{
  PteroResource   parent_instance;

  char           *name;
  char           *mode;
  char           *mode_bits;
  gint64          size;
  gboolean        is_file;
  gboolean        is_symlink;
  char           *mimetype;
  GDateTime      *created_at;
  GDateTime      *modified_at;
};

PteroFileObject *ptero_file_object_find    (GPtrArray       *files,
                                            const char      *name);
gboolean         ptero_file_object_is_link (PteroFileObject *file);

G_END_DECLS
