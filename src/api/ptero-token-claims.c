/* ptero-token-claims.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-token-claims.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ptero-json-reader.h"
#include "ptero-json-value.h"

#define MAX_LENGTH   (64 * 1024)
#define MAX_LIFETIME (24 * 60 * 60)

/* The middle of "header.payload.signature", which is base64 with other characters and without
 * padding. */
static GBytes *
decode_payload (const char *token)
{
  g_auto(GStrv) parts = NULL;
  g_autofree char *padded = NULL;
  guchar *data;
  gsize length;

  if (strlen (token) > MAX_LENGTH)
    return NULL;

  parts = g_strsplit (token, ".", 4);
  if (g_strv_length (parts) != 3)
    return NULL;

  padded = g_strconcat (parts[1], "===", NULL);
  padded[(strlen (parts[1]) + 3) / 4 * 4] = '\0';
  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  data = g_base64_decode (padded, &length);

  return g_bytes_new_take (data, length);
}

static guint
read_lifetime (JsonObject *payload)
{
  JsonNode *begin = json_object_get_member (payload, "iat");
  JsonNode *end = json_object_get_member (payload, "exp");
  double issued;
  double expires;

  if (begin == NULL || end == NULL || !ptero_json_read_double (begin, &issued) ||
      !ptero_json_read_double (end, &expires))
    return 0;

  return CLAMP (expires - issued, 0, MAX_LIFETIME);
}

/**
 * ptero_token_claims_read: (skip)
 * @token: a token
 *
 * Returns: (transfer full): what @token says; nothing if it cannot be read
 */
PteroTokenClaims *
ptero_token_claims_read (const char *token)
{
  PteroTokenClaims *self = g_new0 (PteroTokenClaims, 1);
  g_autoptr(GBytes) bytes = decode_payload (token);
  g_autoptr(JsonNode) root = bytes != NULL ? ptero_json_read (bytes, NULL) : NULL;
  JsonObject *payload;
  JsonNode *permissions;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return self;

  payload = json_node_get_object (root);
  permissions = json_object_get_member (payload, "permissions");

  self->lifetime = read_lifetime (payload);
  self->issuer = g_strdup (ptero_json_get_string_member (payload, "iss"));
  if (permissions != NULL && !JSON_NODE_HOLDS_NULL (permissions) &&
      ptero_json_is_strv (permissions))
    self->permissions = ptero_json_dup_strv (permissions);

  return self;
}

/**
 * ptero_token_claims_free: (skip)
 * @self: (nullable): claims
 *
 * Frees claims.
 */
void
ptero_token_claims_free (PteroTokenClaims *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->permissions);
  g_free (self->issuer);
  g_free (self);
}

/**
 * ptero_token_claims_can: (skip)
 * @self: (nullable): claims
 * @permission: a permission, e.g. `control.console`
 *
 * Returns: whether Wings will allow @permission; `*` stands for all but those
 *   that begin with `admin.`. What is not known may be tried.
 */
gboolean
ptero_token_claims_can (const PteroTokenClaims *self,
                        const char             *permission)
{
  const char *const *permissions = self != NULL ? (const char *const *) self->permissions : NULL;

  return permissions == NULL ||
         g_strv_contains (permissions, permission) ||
         (g_strv_contains (permissions, "*") && !g_str_has_prefix (permission, "admin."));
}
