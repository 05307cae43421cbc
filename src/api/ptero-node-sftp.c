/* ptero-node-sftp.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node-sftp.h"

/**
 * PteroNodeSftp:
 *
 * How Wings listens for SFTP.
 */

G_DEFINE_FINAL_TYPE (PteroNodeSftp, ptero_node_sftp, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroNodeSftp, bind_port, ptero_type_int),
};

static void
ptero_node_sftp_class_init (PteroNodeSftpClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_node_sftp_init (PteroNodeSftp *self)
{
}

/**
 * PteroNodeSftp:bind-port:
 *
 * The port.
 */
