/* ptero-database-host.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-database-host.h"

#include "ptero-app-database.h"
#include "ptero-node.h"

/**
 * PteroDatabaseHost:
 *
 * A server of databases.
 */

G_DEFINE_FINAL_TYPE (PteroDatabaseHost, ptero_database_host, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroDatabaseHost, id, ptero_type_int),
  PTERO_FIELD (PteroDatabaseHost, name, ptero_type_string),
  PTERO_FIELD (PteroDatabaseHost, host, ptero_type_string),
  PTERO_FIELD (PteroDatabaseHost, port, ptero_type_int),
  PTERO_FIELD (PteroDatabaseHost, username, ptero_type_string),
  PTERO_FIELD_AS (PteroDatabaseHost, "node", node_id, ptero_type_int),
  PTERO_FIELD (PteroDatabaseHost, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroDatabaseHost, updated_at, g_date_time_get_type),
  { "databases", "databases", g_list_model_get_type, ptero_app_database_get_type,
    G_STRUCT_OFFSET (PteroDatabaseHost, databases),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  { "nodes", "nodes", g_list_model_get_type, ptero_node_get_type,
    G_STRUCT_OFFSET (PteroDatabaseHost, nodes),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_database_host_class_init (PteroDatabaseHostClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_database_host_init (PteroDatabaseHost *self)
{
}

/**
 * PteroDatabaseHost:id:
 *
 * The number that identifies it.
 */

/**
 * PteroDatabaseHost:name:
 *
 * Its name.
 */

/**
 * PteroDatabaseHost:host:
 *
 * The host name or address.
 */

/**
 * PteroDatabaseHost:port:
 *
 * The port.
 */

/**
 * PteroDatabaseHost:username:
 *
 * The name that the panel logs in with.
 */

/**
 * PteroDatabaseHost:node-id:
 *
 * The number of the node it is for; 0 if for all. Pelican has a list of nodes instead.
 */

/**
 * PteroDatabaseHost:created-at:
 *
 * When it was made.
 */

/**
 * PteroDatabaseHost:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroDatabaseHost:databases:
 *
 * A list of [class@Ptero.AppDatabase], if asked for.
 */

/**
 * PteroDatabaseHost:nodes:
 *
 * A list of [class@Ptero.Node] whose servers it is for, if asked for and allowed; only Pelican has
 * it.
 */
