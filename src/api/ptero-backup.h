/* ptero-backup.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_BACKUP (ptero_backup_get_type ())

G_DECLARE_FINAL_TYPE (PteroBackup, ptero_backup, PTERO, BACKUP, PteroResource)

struct _PteroBackup
{
  PteroResource    parent_instance;

  char            *uuid;
  gboolean         is_successful;
  gboolean         is_locked;
  gboolean         is_scheduled;
  char            *name;
  char           **ignored_files;
  char            *checksum;
  gint64           bytes;
  GDateTime       *created_at;
  GDateTime       *completed_at;
};

G_END_DECLS
