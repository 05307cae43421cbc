/* ptero-allocation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-app-server.h"
#include "ptero-node.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ALLOCATION (ptero_allocation_get_type ())

G_DECLARE_FINAL_TYPE (PteroAllocation, ptero_allocation, PTERO, ALLOCATION, PteroResource)

struct _PteroAllocation
{
  PteroResource    parent_instance;

  gint64           id;
  char            *ip;
  char            *ip_alias;
  gint64           port;
  char            *notes;
  gboolean         is_default;
  gboolean         assigned;
  PteroNode       *node;
  PteroAppServer  *server;
};

G_END_DECLS
