/* ptero-node-configuration.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node-configuration.h"

/**
 * PteroNodeConfiguration:
 *
 * The configuration that Wings on a node needs, with the secret it shares with
 * the panel.
 */

G_DEFINE_FINAL_TYPE (PteroNodeConfiguration, ptero_node_configuration, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroNodeConfiguration, debug, ptero_type_boolean),
  PTERO_FIELD (PteroNodeConfiguration, uuid, ptero_type_string),
  PTERO_FIELD (PteroNodeConfiguration, token_id, ptero_type_string),
  PTERO_FIELD_FULL (PteroNodeConfiguration, "token", token, ptero_type_string,
                    PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD (PteroNodeConfiguration, api, ptero_node_api_get_type),
  PTERO_FIELD (PteroNodeConfiguration, system, ptero_node_system_get_type),
  PTERO_FIELD (PteroNodeConfiguration, allowed_mounts, g_strv_get_type),
  PTERO_FIELD (PteroNodeConfiguration, remote, ptero_type_string),
};

static void
ptero_node_configuration_class_init (PteroNodeConfigurationClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_node_configuration_init (PteroNodeConfiguration *self)
{
}

/**
 * PteroNodeConfiguration:debug:
 *
 * Whether Wings says more in its log.
 */

/**
 * PteroNodeConfiguration:uuid:
 *
 * What identifies the node.
 */

/**
 * PteroNodeConfiguration:token-id:
 *
 * The name of the secret.
 */

/**
 * PteroNodeConfiguration:token:
 *
 * The secret.
 */

/**
 * PteroNodeConfiguration:api:
 *
 * How Wings listens.
 */

/**
 * PteroNodeConfiguration:system:
 *
 * Where the files are.
 */

/**
 * PteroNodeConfiguration:allowed-mounts:
 *
 * The folders of the node that may be mounted into servers.
 */

/**
 * PteroNodeConfiguration:remote:
 *
 * The address of the panel.
 */
