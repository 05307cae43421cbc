/* ptero-transfer-worker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PteroTransferWork:
 * @url: the signed URL; a secret
 * @fingerprint: (nullable): the one certificate to accept
 * @folder: (nullable): of a download: where the file shall be
 * @name: (nullable): the safe name of the file; %NULL: as the node says
 * @overwrite: of a download: whether to replace a file of that name
 * @checksum: (nullable): of a download: what the panel says of its bytes
 * @source: (nullable): of an upload: the file
 * @mutex: guards what follows, which any thread may read
 * @done: bytes of the file that were transferred
 * @total: bytes of the file, -1 as long as that is not known
 *
 * One attempt of a transfer, to be carried out in a thread.
 */
typedef struct
{
  char     *url;
  char     *fingerprint;
  GFile    *folder;
  char     *name;
  gboolean  overwrite;
  char     *checksum;
  GFile    *source;

  GMutex    mutex;
  goffset   done;
  goffset   total;
} PteroTransferWork;

PteroTransferWork *ptero_transfer_work_new          (void);
void               ptero_transfer_work_free         (PteroTransferWork  *self);
void               ptero_transfer_work_get_progress (PteroTransferWork  *self,
                                                     goffset            *done,
                                                     goffset            *total);
char              *ptero_transfer_work_download     (PteroTransferWork  *self,
                                                     GCancellable       *cancellable,
                                                     GError            **error);
char              *ptero_transfer_work_upload       (PteroTransferWork  *self,
                                                     GCancellable       *cancellable,
                                                     GError            **error);

G_END_DECLS
