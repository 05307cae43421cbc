/* ptero-backup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-backup.h"

/**
 * PteroBackup:
 *
 * A backup of the files of a server.
 *
 * It is running while it has no date of completion.
 */

G_DEFINE_FINAL_TYPE (PteroBackup, ptero_backup, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroBackup, uuid, ptero_type_string),
  PTERO_FIELD (PteroBackup, is_successful, ptero_type_boolean),
  PTERO_FIELD (PteroBackup, is_locked, ptero_type_boolean),
  PTERO_FIELD (PteroBackup, is_scheduled, ptero_type_boolean),
  PTERO_FIELD (PteroBackup, name, ptero_type_string),
  PTERO_FIELD (PteroBackup, ignored_files, g_strv_get_type),
  PTERO_FIELD (PteroBackup, checksum, ptero_type_string),
  PTERO_FIELD (PteroBackup, bytes, ptero_type_int),
  PTERO_FIELD (PteroBackup, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroBackup, completed_at, g_date_time_get_type),
};

static void
ptero_backup_class_init (PteroBackupClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "uuid";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_backup_init (PteroBackup *self)
{
}

/**
 * PteroBackup:uuid:
 *
 * What identifies it.
 */

/**
 * PteroBackup:is-successful:
 *
 * Whether it is complete; of one that is no longer running, whether it went
 * well.
 */

/**
 * PteroBackup:is-locked:
 *
 * Whether it is kept from being deleted.
 */

/**
 * PteroBackup:is-scheduled:
 *
 * (Pelican) Whether a schedule made it.
 */

/**
 * PteroBackup:name:
 *
 * Its name.
 */

/**
 * PteroBackup:ignored-files:
 *
 * The patterns of files that are not in it.
 */

/**
 * PteroBackup:checksum:
 *
 * `sha1:` and the digits; %NULL until it is complete.
 */

/**
 * PteroBackup:bytes:
 *
 * Its size in bytes, 0 until it is complete.
 */

/**
 * PteroBackup:created-at:
 *
 * When it was made.
 */

/**
 * PteroBackup:completed-at:
 *
 * When it was over; %NULL while it is running.
 */
