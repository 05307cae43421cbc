/* ptero-mount.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-mount.h"

#include "ptero-app-server.h"
#include "ptero-egg.h"
#include "ptero-node.h"

/**
 * PteroMount:
 *
 * A folder of nodes that servers may see as one of theirs. Only the API of
 * Pelican has them.
 */

G_DEFINE_FINAL_TYPE (PteroMount, ptero_mount, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroMount, id, ptero_type_int),
  PTERO_FIELD (PteroMount, uuid, ptero_type_string),
  PTERO_FIELD (PteroMount, name, ptero_type_string),
  PTERO_FIELD (PteroMount, description, ptero_type_string),
  PTERO_FIELD (PteroMount, source, ptero_type_string),
  PTERO_FIELD (PteroMount, target, ptero_type_string),
  PTERO_FIELD (PteroMount, read_only, ptero_type_boolean),
  PTERO_FIELD (PteroMount, user_mountable, ptero_type_boolean),
  { "eggs", "eggs", g_list_model_get_type, ptero_egg_get_type, G_STRUCT_OFFSET (PteroMount, eggs),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  { "nodes", "nodes", g_list_model_get_type, ptero_node_get_type,
    G_STRUCT_OFFSET (PteroMount, nodes),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  { "servers", "servers", g_list_model_get_type, ptero_app_server_get_type,
    G_STRUCT_OFFSET (PteroMount, servers),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_mount_class_init (PteroMountClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_mount_init (PteroMount *self)
{
}

/**
 * PteroMount:id:
 *
 * The number that identifies it.
 */

/**
 * PteroMount:uuid:
 *
 * What the nodes know it by.
 */

/**
 * PteroMount:name:
 *
 * Its name, which no other mount has.
 */

/**
 * PteroMount:description:
 *
 * What it is for; %NULL if nobody said.
 */

/**
 * PteroMount:source:
 *
 * The folder of the node.
 */

/**
 * PteroMount:target:
 *
 * The folder of the server it appears as.
 */

/**
 * PteroMount:read-only:
 *
 * Whether servers may only read it.
 */

/**
 * PteroMount:user-mountable:
 *
 * Whether the person who has a server may attach it.
 */

/**
 * PteroMount:eggs:
 *
 * A list of [class@Ptero.Egg] whose servers may have it, if asked for and allowed.
 */

/**
 * PteroMount:nodes:
 *
 * A list of [class@Ptero.Node] where it is, if asked for and allowed.
 */

/**
 * PteroMount:servers:
 *
 * A list of [class@Ptero.AppServer] that have it, if asked for and allowed.
 */
