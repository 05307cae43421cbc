/* ptero-upload-plan.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PteroUploadFile:
 * @source: a file of this computer
 * @directory: the clean path of the folder of the server it goes to
 * @name: its name there
 * @size: its size in bytes
 *
 * A file to be uploaded.
 */
typedef struct
{
  GFile  *source;
  char   *directory;
  char   *name;
  gint64  size;
} PteroUploadFile;

/**
 * PteroUploadPlan:
 * @files: (element-type PteroUploadFile): the files
 * @folders: (element-type utf8): clean paths of folders without anything in them
 * @skipped: (element-type utf8): names of what is left out: links, devices, names that no server
 *   takes, what cannot be read
 *
 * What there is to upload.
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *folders;
  GPtrArray *skipped;
} PteroUploadPlan;

void             ptero_upload_plan_async  (GPtrArray            *sources,
                                           const char           *directory,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
PteroUploadPlan *ptero_upload_plan_finish (GAsyncResult         *result,
                                           GError              **error);
void             ptero_upload_plan_free   (PteroUploadPlan      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroUploadPlan, ptero_upload_plan_free)

G_END_DECLS
