/* ptero-node-api.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-node-ssl.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_NODE_API (ptero_node_api_get_type ())

G_DECLARE_FINAL_TYPE (PteroNodeApi, ptero_node_api, PTERO, NODE_API, PteroResource)

struct _PteroNodeApi
{
  PteroResource   parent_instance;

  char           *host;
  gint64          port;
  PteroNodeSsl   *ssl;
  gint64          upload_limit;
};

G_END_DECLS
