/* ptero-transfer-job.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job.h"
#include "ptero-panel.h"
#include "ptero-unpack.h"

G_BEGIN_DECLS

#define PTERO_TYPE_TRANSFER_JOB (ptero_transfer_job_get_type ())

G_DECLARE_FINAL_TYPE (PteroTransferJob, ptero_transfer_job, PTERO, TRANSFER_JOB, PteroJob)

PteroJob   *ptero_transfer_job_new          (const char       *title,
                                             PteroPanel       *panel,
                                             const char       *server);
void        ptero_transfer_job_add_upload   (PteroTransferJob *self,
                                             GFile            *source,
                                             const char       *directory,
                                             const char       *name,
                                             gint64            size);
void        ptero_transfer_job_add_folder   (PteroTransferJob *self,
                                             const char       *path);
void        ptero_transfer_job_add_download (PteroTransferJob *self,
                                             const char       *path,
                                             gint64            size,
                                             GFile            *folder,
                                             const char       *name,
                                             gboolean          overwrite);
void        ptero_transfer_job_add_archive  (PteroTransferJob *self,
                                             const char       *root,
                                             const char       *const *names,
                                             GFile            *folder,
                                             const char       *name,
                                             gboolean          overwrite);
void        ptero_transfer_job_add_unpack   (PteroTransferJob *self,
                                             const char       *root,
                                             const char       *name,
                                             PteroUnpack      *unpack);
void        ptero_transfer_job_add_backup   (PteroTransferJob *self,
                                             const char       *backup,
                                             const char       *checksum,
                                             gint64            size,
                                             GFile            *folder,
                                             const char       *name,
                                             gboolean          overwrite);
gint64      ptero_transfer_job_get_done     (PteroTransferJob *self);
gint64      ptero_transfer_job_get_total    (PteroTransferJob *self);
gint64      ptero_transfer_job_get_rate     (PteroTransferJob *self);

G_END_DECLS
