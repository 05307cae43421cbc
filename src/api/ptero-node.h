/* ptero-node.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-allocated-resources.h"
#include "ptero-location.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_NODE (ptero_node_get_type ())

G_DECLARE_FINAL_TYPE (PteroNode, ptero_node, PTERO, NODE, PteroResource)

struct _PteroNode
{
  PteroResource              parent_instance;

  gint64                     id;
  char                      *uuid;
  gboolean                   public;
  char                      *name;
  char                      *description;
  gint64                     location_id;
  char                      *fqdn;
  char                      *scheme;
  gboolean                   behind_proxy;
  gboolean                   maintenance_mode;
  gint64                     memory;
  gint64                     memory_overallocate;
  gint64                     disk;
  gint64                     disk_overallocate;
  gint64                     cpu;
  gint64                     cpu_overallocate;
  gint64                     upload_size;
  gint64                     daemon_listen;
  gint64                     daemon_connect;
  gint64                     daemon_sftp;
  char                      *daemon_sftp_alias;
  char                      *daemon_base;
  char                     **tags;
  GDateTime                 *created_at;
  GDateTime                 *updated_at;
  PteroAllocatedResources   *allocated_resources;
  gint64                     sum_memory;
  gint64                     sum_disk;
  JsonNode                  *mounts;
  GListModel                *allocations;
  PteroLocation             *location;
  GListModel                *servers;
};

G_END_DECLS
