/* ptero-node-ssl.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node-ssl.h"

/**
 * PteroNodeSsl:
 *
 * The certificate of Wings.
 */

G_DEFINE_FINAL_TYPE (PteroNodeSsl, ptero_node_ssl, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroNodeSsl, enabled, ptero_type_boolean),
  PTERO_FIELD (PteroNodeSsl, cert, ptero_type_string),
  PTERO_FIELD (PteroNodeSsl, key, ptero_type_string),
};

static void
ptero_node_ssl_class_init (PteroNodeSslClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_node_ssl_init (PteroNodeSsl *self)
{
}

/**
 * PteroNodeSsl:enabled:
 *
 * Whether Wings does the TLS.
 */

/**
 * PteroNodeSsl:cert:
 *
 * The path of the certificate.
 */

/**
 * PteroNodeSsl:key:
 *
 * The path of its key.
 */
