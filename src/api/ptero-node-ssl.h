/* ptero-node-ssl.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_NODE_SSL (ptero_node_ssl_get_type ())

G_DECLARE_FINAL_TYPE (PteroNodeSsl, ptero_node_ssl, PTERO, NODE_SSL, PteroResource)

struct _PteroNodeSsl
{
  PteroResource   parent_instance;

  gboolean        enabled;
  char           *cert;
  char           *key;
};

G_END_DECLS
