/* ptero-node.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node.h"

#include "ptero-allocation.h"
#include "ptero-app-server.h"

/**
 * PteroNode:
 *
 * A machine that servers run on, by the help of Wings.
 */

G_DEFINE_FINAL_TYPE (PteroNode, ptero_node, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroNode, id, ptero_type_int),
  PTERO_FIELD (PteroNode, uuid, ptero_type_string),
  PTERO_FIELD (PteroNode, public, ptero_type_boolean),
  PTERO_FIELD (PteroNode, name, ptero_type_string),
  PTERO_FIELD (PteroNode, description, ptero_type_string),
  PTERO_FIELD (PteroNode, location_id, ptero_type_int),
  PTERO_FIELD (PteroNode, fqdn, ptero_type_string),
  PTERO_FIELD (PteroNode, scheme, ptero_type_string),
  PTERO_FIELD (PteroNode, behind_proxy, ptero_type_boolean),
  PTERO_FIELD (PteroNode, maintenance_mode, ptero_type_boolean),
  PTERO_FIELD (PteroNode, memory, ptero_type_int),
  PTERO_FIELD (PteroNode, memory_overallocate, ptero_type_int),
  PTERO_FIELD (PteroNode, disk, ptero_type_int),
  PTERO_FIELD (PteroNode, disk_overallocate, ptero_type_int),
  PTERO_FIELD (PteroNode, cpu, ptero_type_int),
  PTERO_FIELD (PteroNode, cpu_overallocate, ptero_type_int),
  PTERO_FIELD (PteroNode, upload_size, ptero_type_int),
  PTERO_FIELD (PteroNode, daemon_listen, ptero_type_int),
  PTERO_FIELD (PteroNode, daemon_connect, ptero_type_int),
  PTERO_FIELD (PteroNode, daemon_sftp, ptero_type_int),
  PTERO_FIELD (PteroNode, daemon_sftp_alias, ptero_type_string),
  PTERO_FIELD (PteroNode, daemon_base, ptero_type_string),
  PTERO_FIELD (PteroNode, tags, g_strv_get_type),
  PTERO_FIELD (PteroNode, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroNode, updated_at, g_date_time_get_type),
  PTERO_FIELD (PteroNode, allocated_resources, ptero_allocated_resources_get_type),
  PTERO_FIELD (PteroNode, sum_memory, ptero_type_int),
  PTERO_FIELD (PteroNode, sum_disk, ptero_type_int),
  PTERO_FIELD_FULL (PteroNode, "mounts", mounts, ptero_type_json,
                    PTERO_FIELD_NOT_RECORDED),
  { "allocations", "allocations", g_list_model_get_type, ptero_allocation_get_type,
    G_STRUCT_OFFSET (PteroNode, allocations),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  PTERO_FIELD_FULL (PteroNode, "location", location, ptero_location_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  { "servers", "servers", g_list_model_get_type, ptero_app_server_get_type,
    G_STRUCT_OFFSET (PteroNode, servers),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_node_class_init (PteroNodeClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_node_init (PteroNode *self)
{
}

/**
 * PteroNode:id:
 *
 * The number that identifies it.
 */

/**
 * PteroNode:uuid:
 *
 * What Wings knows it by.
 */

/**
 * PteroNode:public:
 *
 * Whether new servers may be placed on it automatically.
 */

/**
 * PteroNode:name:
 *
 * Its name.
 */

/**
 * PteroNode:description:
 *
 * What a person wrote about it; %NULL if nothing.
 */

/**
 * PteroNode:location-id:
 *
 * The location it is in; 0 on Pelican.
 */

/**
 * PteroNode:fqdn:
 *
 * The host name or address that Wings is reached at.
 */

/**
 * PteroNode:scheme:
 *
 * `https` or `http`.
 */

/**
 * PteroNode:behind-proxy:
 *
 * Whether a proxy does the TLS for Wings.
 */

/**
 * PteroNode:maintenance-mode:
 *
 * Whether its servers are closed to everybody for now.
 */

/**
 * PteroNode:memory:
 *
 * Memory for servers in MiB.
 */

/**
 * PteroNode:memory-overallocate:
 *
 * How much more than that may be promised, in percent; -1 is shown as
 * unlimited.
 */

/**
 * PteroNode:disk:
 *
 * Disk space for servers in MiB.
 */

/**
 * PteroNode:disk-overallocate:
 *
 * How much more than that may be promised, in percent; -1 is shown as
 * unlimited.
 */

/**
 * PteroNode:cpu:
 *
 * (Pelican) Processor time for servers in percent of one core.
 */

/**
 * PteroNode:cpu-overallocate:
 *
 * (Pelican) How much more than that may be promised, in percent.
 */

/**
 * PteroNode:upload-size:
 *
 * The largest upload in MiB.
 */

/**
 * PteroNode:daemon-listen:
 *
 * The port of Wings.
 */

/**
 * PteroNode:daemon-connect:
 *
 * (Pelican) The port that Wings is reached at from outside.
 */

/**
 * PteroNode:daemon-sftp:
 *
 * The port of SFTP.
 */

/**
 * PteroNode:daemon-sftp-alias:
 *
 * (Pelican) The name to show for SFTP.
 */

/**
 * PteroNode:daemon-base:
 *
 * The folder with the files of its servers.
 */

/**
 * PteroNode:tags:
 *
 * (Pelican) Its tags.
 */

/**
 * PteroNode:created-at:
 *
 * When it was made.
 */

/**
 * PteroNode:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroNode:allocated-resources:
 *
 * How much of it is promised to servers.
 */

/**
 * PteroNode:sum-memory:
 *
 * The same memory again, from the list of nodes that something fits on.
 */

/**
 * PteroNode:sum-disk:
 *
 * The same disk space again, from the list of nodes that something fits on.
 */

/**
 * PteroNode:mounts:
 *
 * Only in the answer to a change.
 */

/**
 * PteroNode:allocations:
 *
 * A list of [class@Ptero.Allocation], if asked for by `include=allocations`.
 */

/**
 * PteroNode:location:
 *
 * The location, if asked for by `include=location`.
 */

/**
 * PteroNode:servers:
 *
 * A list of [class@Ptero.AppServer], if asked for by `include=servers`.
 */
