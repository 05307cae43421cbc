/* ptero-api-key.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-api-key.h"

/**
 * PteroApiKey:
 *
 * A key of the account for the Client API.
 *
 * A key is the identifier followed by the secret, which is told once, in
 * `meta.secret_token` of the answer that makes it.
 */

G_DEFINE_FINAL_TYPE (PteroApiKey, ptero_api_key, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroApiKey, identifier, ptero_type_string),
  PTERO_FIELD (PteroApiKey, description, ptero_type_string),
  PTERO_FIELD (PteroApiKey, allowed_ips, g_strv_get_type),
  PTERO_FIELD (PteroApiKey, last_used_at, g_date_time_get_type),
  PTERO_FIELD (PteroApiKey, created_at, g_date_time_get_type),
};

static void
ptero_api_key_class_init (PteroApiKeyClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "identifier";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_api_key_init (PteroApiKey *self)
{
}

/**
 * PteroApiKey:identifier:
 *
 * The first sixteen characters of the key.
 */

/**
 * PteroApiKey:description:
 *
 * What a person wrote about it.
 */

/**
 * PteroApiKey:allowed-ips:
 *
 * The addresses and ranges it may be used from; empty or %NULL if any.
 */

/**
 * PteroApiKey:last-used-at:
 *
 * When it was last used; %NULL if never.
 */

/**
 * PteroApiKey:created-at:
 *
 * When it was made.
 */
