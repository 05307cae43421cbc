/* ptero-node-sftp.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_NODE_SFTP (ptero_node_sftp_get_type ())

G_DECLARE_FINAL_TYPE (PteroNodeSftp, ptero_node_sftp, PTERO, NODE_SFTP, PteroResource)

struct _PteroNodeSftp
{
  PteroResource  parent_instance;

  gint64         bind_port;
};

G_END_DECLS
