/* ptero-backup-result.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-backup-result.h"

/**
 * PteroBackupResult:
 *
 * How a backup ended, as the node tells it through the console's websocket.
 */

G_DEFINE_FINAL_TYPE (PteroBackupResult, ptero_backup_result, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroBackupResult, uuid, ptero_type_string),
  PTERO_FIELD (PteroBackupResult, is_successful, ptero_type_boolean),
  PTERO_FIELD (PteroBackupResult, checksum, ptero_type_string),
  PTERO_FIELD_SHARED_STRING (PteroBackupResult, checksum_type),
  PTERO_FIELD (PteroBackupResult, file_size, ptero_type_int),
};

static void
ptero_backup_result_class_init (PteroBackupResultClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_backup_result_init (PteroBackupResult *self)
{
}

/**
 * PteroBackupResult:uuid:
 *
 * Which backup it was.
 */

/**
 * PteroBackupResult:is-successful:
 *
 * Whether there is an archive.
 */

/**
 * PteroBackupResult:checksum:
 *
 * Checksum of the archive in hexadecimal digits, without the name of its kind;
 * empty if there is none.
 */

/**
 * PteroBackupResult:checksum-type:
 *
 * Kind of the checksum: `sha1`.
 */

/**
 * PteroBackupResult:file-size:
 *
 * Size of the archive in bytes.
 */
