/* ptero-app-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-app-server.h"

#include "ptero-allocation.h"
#include "ptero-app-database.h"
#include "ptero-app-subuser.h"
#include "ptero-app-variable.h"

/**
 * PteroAppServer:
 *
 * A server as the Application API shows it.
 */

G_DEFINE_FINAL_TYPE (PteroAppServer, ptero_app_server, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroAppServer, id, ptero_type_int),
  PTERO_FIELD (PteroAppServer, external_id, ptero_type_string),
  PTERO_FIELD (PteroAppServer, uuid, ptero_type_string),
  PTERO_FIELD (PteroAppServer, identifier, ptero_type_string),
  PTERO_FIELD (PteroAppServer, name, ptero_type_string),
  PTERO_FIELD (PteroAppServer, description, ptero_type_string),
  PTERO_FIELD_SHARED_STRING (PteroAppServer, status),
  PTERO_FIELD (PteroAppServer, suspended, ptero_type_boolean),
  PTERO_FIELD (PteroAppServer, limits, ptero_limits_get_type),
  PTERO_FIELD (PteroAppServer, feature_limits, ptero_feature_limits_get_type),
  PTERO_FIELD_AS (PteroAppServer, "user", user_id, ptero_type_int),
  PTERO_FIELD_AS (PteroAppServer, "node", node_id, ptero_type_int),
  PTERO_FIELD_AS (PteroAppServer, "allocation", allocation_id, ptero_type_int),
  PTERO_FIELD_AS (PteroAppServer, "nest", nest_id, ptero_type_int),
  PTERO_FIELD_AS (PteroAppServer, "egg", egg_id, ptero_type_int),
  PTERO_FIELD (PteroAppServer, container, ptero_container_get_type),
  PTERO_FIELD (PteroAppServer, updated_at, g_date_time_get_type),
  PTERO_FIELD (PteroAppServer, created_at, g_date_time_get_type),
  { "allocations", "allocations", g_list_model_get_type, ptero_allocation_get_type,
    G_STRUCT_OFFSET (PteroAppServer, allocations),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  PTERO_FIELD_FULL (PteroAppServer, "user", user, ptero_user_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  { "subusers", "subusers", g_list_model_get_type, ptero_app_subuser_get_type,
    G_STRUCT_OFFSET (PteroAppServer, subusers),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  PTERO_FIELD_FULL (PteroAppServer, "nest", nest, ptero_nest_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD_FULL (PteroAppServer, "egg", egg, ptero_egg_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  { "variables", "variables", g_list_model_get_type, ptero_app_variable_get_type,
    G_STRUCT_OFFSET (PteroAppServer, variables),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  PTERO_FIELD_FULL (PteroAppServer, "location", location, ptero_location_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD_FULL (PteroAppServer, "node", node, ptero_node_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  { "databases", "databases", g_list_model_get_type, ptero_app_database_get_type,
    G_STRUCT_OFFSET (PteroAppServer, databases),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_app_server_class_init (PteroAppServerClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_app_server_init (PteroAppServer *self)
{
}

/**
 * PteroAppServer:id:
 *
 * The number that identifies it.
 */

/**
 * PteroAppServer:external-id:
 *
 * What another system knows it by; %NULL if it does not.
 */

/**
 * PteroAppServer:uuid:
 *
 * What identifies it.
 */

/**
 * PteroAppServer:identifier:
 *
 * The first eight characters of the uuid.
 */

/**
 * PteroAppServer:name:
 *
 * Its name, up to 191 characters.
 */

/**
 * PteroAppServer:description:
 *
 * What a person wrote about it; may be empty.
 */

/**
 * PteroAppServer:status:
 *
 * %NULL if nothing is the matter, else `installing`, `install_failed`,
 * `reinstall_failed`, `suspended` or `restoring_backup`.
 */

/**
 * PteroAppServer:suspended:
 *
 * Whether it is suspended; the same as a status of `suspended`.
 */

/**
 * PteroAppServer:limits:
 *
 * What it may use of its node.
 */

/**
 * PteroAppServer:feature-limits:
 *
 * How much it may have of databases, allocations and backups.
 */

/**
 * PteroAppServer:user-id:
 *
 * The number of its owner.
 */

/**
 * PteroAppServer:node-id:
 *
 * The number of its node.
 */

/**
 * PteroAppServer:allocation-id:
 *
 * The number of its primary allocation; 0 if it has none, as Pelican allows.
 */

/**
 * PteroAppServer:nest-id:
 *
 * The number of its nest; 0 on Pelican.
 */

/**
 * PteroAppServer:egg-id:
 *
 * The number of its egg.
 */

/**
 * PteroAppServer:container:
 *
 * What it is started from.
 */

/**
 * PteroAppServer:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroAppServer:created-at:
 *
 * When it was made.
 */

/**
 * PteroAppServer:allocations:
 *
 * A list of [class@Ptero.Allocation], if asked for.
 */

/**
 * PteroAppServer:user:
 *
 * Its owner, if asked for.
 */

/**
 * PteroAppServer:subusers:
 *
 * A list of [class@Ptero.AppSubuser], if asked for.
 */

/**
 * PteroAppServer:nest:
 *
 * Its nest, if asked for.
 */

/**
 * PteroAppServer:egg:
 *
 * Its egg, if asked for.
 */

/**
 * PteroAppServer:variables:
 *
 * A list of [class@Ptero.AppVariable], if asked for.
 */

/**
 * PteroAppServer:location:
 *
 * The location of its node, if asked for.
 */

/**
 * PteroAppServer:node:
 *
 * Its node, if asked for.
 */

/**
 * PteroAppServer:databases:
 *
 * A list of [class@Ptero.AppDatabase], if asked for.
 */
