/* ptero-allocation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-allocation.h"

/**
 * PteroAllocation:
 *
 * An address and port on a node, free or given to a server.
 *
 * The Client API and the Application API show it in one class: what only one
 * of them tells stays at its default.
 */

G_DEFINE_FINAL_TYPE (PteroAllocation, ptero_allocation, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroAllocation, id, ptero_type_int),
  PTERO_FIELD_SHARED_STRING (PteroAllocation, ip),
  PTERO_FIELD_OR (PteroAllocation, ip_alias, "alias", ptero_type_string),
  PTERO_FIELD (PteroAllocation, port, ptero_type_int),
  PTERO_FIELD (PteroAllocation, notes, ptero_type_string),
  PTERO_FIELD (PteroAllocation, is_default, ptero_type_boolean),
  PTERO_FIELD (PteroAllocation, assigned, ptero_type_boolean),
  PTERO_FIELD_FULL (PteroAllocation, "node", node, ptero_node_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD_FULL (PteroAllocation, "server", server, ptero_app_server_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_allocation_class_init (PteroAllocationClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_allocation_init (PteroAllocation *self)
{
}

/**
 * PteroAllocation:id:
 *
 * The number that identifies it.
 */

/**
 * PteroAllocation:ip:
 *
 * The address, of either IP version.
 */

/**
 * PteroAllocation:ip-alias:
 *
 * A name to show instead of the address; %NULL if there is none.
 */

/**
 * PteroAllocation:port:
 *
 * The port.
 */

/**
 * PteroAllocation:notes:
 *
 * What a person wrote about it; %NULL if nothing.
 */

/**
 * PteroAllocation:is-default:
 *
 * (Client API) Whether it is the primary one of its server.
 */

/**
 * PteroAllocation:assigned:
 *
 * (Application API) Whether a server has it.
 */

/**
 * PteroAllocation:node:
 *
 * (Application API) Its node, if asked for by `include=node`.
 */

/**
 * PteroAllocation:server:
 *
 * (Application API) The server that has it, if asked for by `include=server`;
 * %NULL if none has.
 */
