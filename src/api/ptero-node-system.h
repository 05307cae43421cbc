/* ptero-node-system.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-node-sftp.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_NODE_SYSTEM (ptero_node_system_get_type ())

G_DECLARE_FINAL_TYPE (PteroNodeSystem, ptero_node_system, PTERO, NODE_SYSTEM, PteroResource)

struct _PteroNodeSystem
{
  PteroResource   parent_instance;

  char           *data;
  PteroNodeSftp  *sftp;
};

G_END_DECLS
