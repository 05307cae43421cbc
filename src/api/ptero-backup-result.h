/* ptero-backup-result.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_BACKUP_RESULT (ptero_backup_result_get_type ())

G_DECLARE_FINAL_TYPE (PteroBackupResult, ptero_backup_result, PTERO, BACKUP_RESULT, PteroResource)

struct _PteroBackupResult
{
  PteroResource   parent_instance;

  char           *uuid;
  gboolean        is_successful;
  char           *checksum;
  char           *checksum_type;
  gint64          file_size;
};

G_END_DECLS
