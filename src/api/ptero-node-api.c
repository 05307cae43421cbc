/* ptero-node-api.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node-api.h"

/**
 * PteroNodeApi:
 *
 * How Wings listens.
 */

G_DEFINE_FINAL_TYPE (PteroNodeApi, ptero_node_api, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroNodeApi, host, ptero_type_string),
  PTERO_FIELD (PteroNodeApi, port, ptero_type_int),
  PTERO_FIELD (PteroNodeApi, ssl, ptero_node_ssl_get_type),
  PTERO_FIELD (PteroNodeApi, upload_limit, ptero_type_int),
};

static void
ptero_node_api_class_init (PteroNodeApiClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_node_api_init (PteroNodeApi *self)
{
}

/**
 * PteroNodeApi:host:
 *
 * The address it listens on.
 */

/**
 * PteroNodeApi:port:
 *
 * The port it listens on.
 */

/**
 * PteroNodeApi:ssl:
 *
 * Its certificate.
 */

/**
 * PteroNodeApi:upload-limit:
 *
 * The largest upload in MiB.
 */
