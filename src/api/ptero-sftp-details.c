/* ptero-sftp-details.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sftp-details.h"

/**
 * PteroSftpDetails:
 *
 * Where the files of a server are reached by SFTP.
 */

G_DEFINE_FINAL_TYPE (PteroSftpDetails, ptero_sftp_details, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_SHARED_STRING (PteroSftpDetails, ip),
  PTERO_FIELD_SHARED_STRING (PteroSftpDetails, alias),
  PTERO_FIELD (PteroSftpDetails, port, ptero_type_int),
};

static void
ptero_sftp_details_class_init (PteroSftpDetailsClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_sftp_details_init (PteroSftpDetails *self)
{
}

/**
 * PteroSftpDetails:ip:
 *
 * The host name or address of the node.
 */

/**
 * PteroSftpDetails:alias:
 *
 * A name to show and to connect to instead; only Pelican has it.
 */

/**
 * PteroSftpDetails:port:
 *
 * The port.
 */
