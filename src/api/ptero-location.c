/* ptero-location.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-location.h"

#include "ptero-app-server.h"
#include "ptero-node.h"

/**
 * PteroLocation:
 *
 * A place where nodes are. Pelican has none.
 */

G_DEFINE_FINAL_TYPE (PteroLocation, ptero_location, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroLocation, id, ptero_type_int),
  PTERO_FIELD_AS (PteroLocation, "short", short_name, ptero_type_string),
  PTERO_FIELD_AS (PteroLocation, "long", long_name, ptero_type_string),
  PTERO_FIELD (PteroLocation, updated_at, g_date_time_get_type),
  PTERO_FIELD (PteroLocation, created_at, g_date_time_get_type),
  { "nodes", "nodes", g_list_model_get_type, ptero_node_get_type,
    G_STRUCT_OFFSET (PteroLocation, nodes),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  { "servers", "servers", g_list_model_get_type, ptero_app_server_get_type,
    G_STRUCT_OFFSET (PteroLocation, servers),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_location_class_init (PteroLocationClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_location_init (PteroLocation *self)
{
}

/**
 * PteroLocation:id:
 *
 * The number that identifies it.
 */

/**
 * PteroLocation:short-name:
 *
 * Its short name, unique, up to 60 characters.
 */

/**
 * PteroLocation:long-name:
 *
 * What it is; %NULL if nobody said.
 */

/**
 * PteroLocation:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroLocation:created-at:
 *
 * When it was made.
 */

/**
 * PteroLocation:nodes:
 *
 * A list of [class@Ptero.Node], if asked for by `include=nodes`.
 */

/**
 * PteroLocation:servers:
 *
 * A list of [class@Ptero.AppServer], if asked for by `include=servers`.
 */
