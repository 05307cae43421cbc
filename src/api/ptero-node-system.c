/* ptero-node-system.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node-system.h"

/**
 * PteroNodeSystem:
 *
 * Where Wings keeps the files of servers.
 */

G_DEFINE_FINAL_TYPE (PteroNodeSystem, ptero_node_system, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroNodeSystem, data, ptero_type_string),
  PTERO_FIELD (PteroNodeSystem, sftp, ptero_node_sftp_get_type),
};

static void
ptero_node_system_class_init (PteroNodeSystemClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_node_system_init (PteroNodeSystem *self)
{
}

/**
 * PteroNodeSystem:data:
 *
 * The folder.
 */

/**
 * PteroNodeSystem:sftp:
 *
 * How they are reached.
 */
