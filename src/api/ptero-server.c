/* ptero-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server.h"

#include "ptero-allocation.h"
#include "ptero-egg-variable.h"
#include "ptero-subuser.h"

/**
 * PteroServer:
 *
 * A server as the Client API shows it.
 *
 * Its power state is not here: see [class@Ptero.Stats].
 */

G_DEFINE_FINAL_TYPE (PteroServer, ptero_server, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroServer, server_owner, ptero_type_boolean),
  PTERO_FIELD (PteroServer, identifier, ptero_type_string),
  PTERO_FIELD (PteroServer, internal_id, ptero_type_int),
  PTERO_FIELD (PteroServer, server_identifier, ptero_type_string),
  PTERO_FIELD (PteroServer, uuid, ptero_type_string),
  PTERO_FIELD (PteroServer, name, ptero_type_string),
  PTERO_FIELD_SHARED_STRING (PteroServer, node),
  PTERO_FIELD (PteroServer, is_node_under_maintenance, ptero_type_boolean),
  PTERO_FIELD (PteroServer, sftp_details, ptero_sftp_details_get_type),
  PTERO_FIELD (PteroServer, description, ptero_type_string),
  PTERO_FIELD (PteroServer, limits, ptero_limits_get_type),
  PTERO_FIELD (PteroServer, invocation, ptero_type_string),
  PTERO_FIELD_SHARED_STRING (PteroServer, docker_image),
  PTERO_FIELD (PteroServer, egg_features, g_strv_get_type),
  PTERO_FIELD (PteroServer, feature_limits, ptero_feature_limits_get_type),
  PTERO_FIELD_SHARED_STRING (PteroServer, status),
  PTERO_FIELD (PteroServer, is_suspended, ptero_type_boolean),
  PTERO_FIELD (PteroServer, is_installing, ptero_type_boolean),
  PTERO_FIELD (PteroServer, is_transferring, ptero_type_boolean),
  PTERO_FIELD (PteroServer, skip_scripts, ptero_type_boolean),
  PTERO_RELATION_LIST (PteroServer, allocations, ptero_allocation_get_type),
  { "variables", "variables", g_list_model_get_type, ptero_egg_variable_get_type,
    G_STRUCT_OFFSET (PteroServer, variables),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  PTERO_FIELD_FULL (PteroServer, "egg", egg, ptero_egg_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  { "subusers", "subusers", g_list_model_get_type, ptero_subuser_get_type,
    G_STRUCT_OFFSET (PteroServer, subusers),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_server_class_init (PteroServerClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "uuid";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_server_init (PteroServer *self)
{
}

/**
 * PteroServer:server-owner:
 *
 * Whether the account of the key owns it.
 */

/**
 * PteroServer:identifier:
 *
 * The first eight characters of the uuid.
 */

/**
 * PteroServer:internal-id:
 *
 * The id that the Application API knows it by.
 */

/**
 * PteroServer:uuid:
 *
 * What identifies it.
 */

/**
 * PteroServer:name:
 *
 * Its name, up to 191 characters.
 */

/**
 * PteroServer:node:
 *
 * The name of its node.
 */

/**
 * PteroServer:is-node-under-maintenance:
 *
 * Whether nothing can be done because its node is under maintenance (panel
 * 1.11 and newer).
 */

/**
 * PteroServer:sftp-details:
 *
 * Where its files are reached by SFTP.
 */

/**
 * PteroServer:description:
 *
 * What a person wrote about it; may be empty.
 */

/**
 * PteroServer:limits:
 *
 * What it may use of its node.
 */

/**
 * PteroServer:invocation:
 *
 * The line it is started with, variables filled in; those that may not be seen
 * are `[hidden]`.
 */

/**
 * PteroServer:docker-image:
 *
 * The image it runs in.
 */

/**
 * PteroServer:egg-features:
 *
 * What its egg can do, such as `eula` or `java_version`; %NULL if nothing.
 */

/**
 * PteroServer:feature-limits:
 *
 * How much it may have of databases, allocations and backups.
 */

/**
 * PteroServer:status:
 *
 * %NULL if nothing is the matter, else `installing`, `install_failed`,
 * `reinstall_failed`, `suspended`, `restoring_backup` or what later panels
 * add.
 */

/**
 * PteroServer:is-suspended:
 *
 * Whether it is suspended; the same as a status of `suspended`.
 */

/**
 * PteroServer:is-installing:
 *
 * Whether the status is `installing` or `install_failed`.
 */

/**
 * PteroServer:is-transferring:
 *
 * Whether it is on its way to another node.
 */

/**
 * PteroServer:allocations:
 *
 * A list of [class@Ptero.Allocation]; without the permission allocation.read
 * only the primary one, without its notes. May be empty on Pelican.
 */

/**
 * PteroServer:variables:
 *
 * A list of [class@Ptero.EggVariable], those that the person may see; %NULL
 * without the permission startup.read. Not recorded: they are most of a server,
 * and the list of servers does without them.
 */

/**
 * PteroServer:egg:
 *
 * Its kind, if asked for by `include=egg`.
 */

/**
 * PteroServer:server-identifier:
 *
 * (Panel 1.12 and newer) A longer identifier, which begins with `serv_`.
 */

/**
 * PteroServer:skip-scripts:
 *
 * (Panel 1.12 and newer) Whether it is installed without the script of its egg.
 */

/**
 * PteroServer:subusers:
 *
 * A list of [class@Ptero.Subuser], if asked for by `include=subusers`; %NULL
 * without the permission user.read.
 */
