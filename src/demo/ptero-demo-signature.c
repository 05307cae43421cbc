/* ptero-demo-signature.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-signature.h"

#include <string.h>

/* The tokens with which the panel lets a client talk to a node: JSON web tokens, signed (HS256)
 * with the secret of the node. */

static char *
encode (const void *data,
        gsize       length)
{
  char *text = g_base64_encode (data, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';

  return text;
}

static GBytes *
decode (const char *text)
{
  GString *padded = g_string_new (text);
  g_autofree char *standard = NULL;
  guchar *data;
  gsize length;

  while (padded->len % 4 != 0)
    g_string_append_c (padded, '=');
  standard = g_string_free (padded, FALSE);
  g_strdelimit (standard, "-", '+');
  g_strdelimit (standard, "_", '/');
  data = g_base64_decode (standard, &length);

  return g_bytes_new_take (data, length);
}

static char *
sign (PteroDemoNode *node,
      const char    *text,
      gssize         length)
{
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) node->token,
                                       strlen (node->token));
  guint8 digest[32];
  gsize digest_length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, length);
  g_hmac_get_digest (hmac, digest, &digest_length);

  return encode (digest, digest_length);
}

static char *
make_token (PteroDemoWorld     *world,
            const char         *panel,
            PteroDemoServer    *server,
            PteroDemoUser      *user,
            gint64              seconds,
            const char         *claim,
            const char         *value,
            const char * const *permissions)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *owner = g_strdup_printf ("%u%s", user->id, server->uuid);
  g_autofree char *jti = g_compute_checksum_for_string (G_CHECKSUM_MD5, owner, -1);
  g_autofree char *unique =
    ptero_demo_world_new_text (world, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 16);
  g_autofree char *header = g_strdup_printf ("{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jti\":\"%s\"}",
                                             jti);
  g_autofree char *audience = g_strdup_printf ("%s://%s:%u", server->node->scheme,
                                               server->node->fqdn, server->node->daemon_listen);
  g_autofree char *claims = NULL;
  g_autofree char *first = encode (header, strlen (header));
  g_autofree char *second = NULL;
  g_autofree char *both = NULL;
  g_autofree char *signature = NULL;
  PteroDemoJson json;
  gsize length;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "iss", panel);
  ptero_demo_json_open (&json, "aud");
  ptero_demo_json_string (&json, NULL, audience);
  ptero_demo_json_close (&json);
  ptero_demo_json_string (&json, "jti", jti);
  ptero_demo_json_int (&json, "iat", now);
  ptero_demo_json_int (&json, "nbf", now - 300);
  ptero_demo_json_int (&json, "exp", now + seconds);
  ptero_demo_json_string (&json, "server_uuid", server->uuid);
  if (permissions != NULL)
    ptero_demo_json_strings (&json, "permissions", permissions);
  if (claim != NULL)
    ptero_demo_json_string (&json, claim, value);
  ptero_demo_json_string (&json, "user_uuid", user->uuid);
  ptero_demo_json_int (&json, "user_id", user->id);
  ptero_demo_json_string (&json, "unique_id", unique);
  ptero_demo_json_end (&json);
  claims = ptero_demo_json_finish (&json, &length);
  second = encode (claims, length);
  both = g_strconcat (first, ".", second, NULL);
  signature = sign (server->node, both, (gssize) strlen (both));

  return g_strconcat (both, ".", signature, NULL);
}

/**
 * ptero_demo_signature_new:
 * @world: the world
 * @panel: the panel's address
 * @server: a server
 * @user: for whom
 * @seconds: how long it is good
 * @claim: (nullable): one claim more
 * @value: (nullable): its value
 *
 * Returns: (transfer full): a token for one request
 */
char *
ptero_demo_signature_new (PteroDemoWorld  *world,
                          const char      *panel,
                          PteroDemoServer *server,
                          PteroDemoUser   *user,
                          gint64           seconds,
                          const char      *claim,
                          const char      *value)
{
  return make_token (world, panel, server, user, seconds, claim, value, NULL);
}

/* Returns: (transfer full): a token for the websocket of @server */
char *
ptero_demo_signature_new_for_socket (PteroDemoWorld     *world,
                                     const char         *panel,
                                     PteroDemoServer    *server,
                                     PteroDemoUser      *user,
                                     const char * const *permissions)
{
  return make_token (world, panel, server, user, world->token_life, NULL, NULL, permissions);
}

/* The node that signed the first @length bytes of @token. */
static PteroDemoNode *
find_signer (PteroDemoWorld *world,
             const char     *token,
             gsize           length)
{
  for (guint i = 0; i < world->nodes->len; i++)
    {
      PteroDemoNode *node = g_ptr_array_index (world->nodes, i);
      g_autofree char *signature = sign (node, token, (gssize) length);

      if (g_str_equal (signature, token + length + 1))
        return node;
    }

  return NULL;
}

static JsonObject *
parse_claims (const char *text)
{
  g_autoptr (GBytes) bytes = decode (text);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;

  if (json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                  (gssize) g_bytes_get_size (bytes), NULL))
    root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root)
           ? json_object_ref (json_node_get_object (root))
           : NULL;
}

/**
 * ptero_demo_signature_read:
 * @world: the world
 * @token: what came
 *
 * What is not signed is not even parsed: it may be anything.
 *
 * Returns: (nullable) (transfer full): the claims of @token, whether or not its time has passed;
 *   %NULL if it was not signed by the node of its server
 */
JsonObject *
ptero_demo_signature_read (PteroDemoWorld *world,
                           const char     *token)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", 4);
  g_autoptr (JsonObject) claims = NULL;
  PteroDemoNode *node;
  PteroDemoServer *server;

  if (g_strv_length (parts) != 3)
    return NULL;

  node = find_signer (world, token, strlen (parts[0]) + 1 + strlen (parts[1]));
  claims = node != NULL ? parse_claims (parts[1]) : NULL;
  server = claims != NULL ? ptero_demo_world_find_server (world, json_object_get_string_member_with_default (claims, "server_uuid", ""))
                          : NULL;

  return server != NULL && server->node == node ? g_steal_pointer (&claims) : NULL;
}

/* Answers @call with the signed @address. */
void
ptero_demo_signature_reply (PteroDemoCall *call,
                            const char    *address)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "object", "signed_url");
  ptero_demo_json_begin (&json, "attributes");
  ptero_demo_json_string (&json, "url", address);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}
