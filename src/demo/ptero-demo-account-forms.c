/* ptero-demo-account-forms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

/* What the caller changes about the own account. */

#define MAX_KEYS 25

/* Checks made after the rules: each address must be one, a range or a pattern. */
static void
check_addresses (JsonNode  *addresses,
                 GPtrArray *failures)
{
  JsonArray *array = addresses != NULL && JSON_NODE_HOLDS_ARRAY (addresses)
                       ? json_node_get_array (addresses)
                       : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                           ? json_node_get_string (node) : NULL;
      PteroDemoFailure *failure;

      if (text == NULL ||
          g_regex_match_simple ("^[0-9a-fA-F.:*]*[.:*][0-9a-fA-F.:*]*(/\\d{1,3}|-[0-9a-fA-F.:]+)?$",
                                text, 0, 0))
        continue;

      failure = g_new0 (PteroDemoFailure, 1);
      failure->field = g_strdup_printf ("allowed_ips.%u", i);
      failure->rule = g_strdup ("");
      failure->message = g_strdup_printf ("\"%s\" is not a valid IP address or CIDR range.", text);
      g_ptr_array_add (failures, failure);
    }
}

static GStrv
get_addresses (PteroDemoCall *call)
{
  GPtrArray *texts = g_ptr_array_new ();
  JsonNode *addresses = ptero_demo_input_find (call->input, "allowed_ips");

  for (guint i = 0; addresses != NULL && JSON_NODE_HOLDS_ARRAY (addresses) &&
       i < json_array_get_length (json_node_get_array (addresses)); i++)
    g_ptr_array_add (texts, g_strdup (json_array_get_string_element (json_node_get_array (addresses), i)));

  g_ptr_array_add (texts, NULL);

  return (GStrv) g_ptr_array_free (texts, FALSE);
}

void
ptero_demo_create_account_key (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "description", "required|string|max:500" },
    { "allowed_ips", "nullable|array|max:50" },
    { "allowed_ips.*", "string" },
    { NULL },
  };
  g_autoptr (GPtrArray) failures = ptero_demo_failures_new ();
  g_auto (GStrv) addresses = NULL;
  PteroDemoCredential *credential;
  PteroDemoJson json;

  ptero_demo_validate_into (call, rules, failures);
  check_addresses (ptero_demo_input_find (call->input, "allowed_ips"), failures);
  if (failures->len > 0)
    {
      ptero_demo_refuse_invalid (call, failures);
      return;
    }

  if (call->user->keys->len >= MAX_KEYS)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "DisplayException",
                                 "You have reached the account limit for number of API keys.");
      return;
    }

  addresses = get_addresses (call);
  credential = ptero_demo_credential_new (call->user, FALSE, 0);
  ptero_demo_credential_publish (credential, ptero_demo_call_get_string (call, "description"),
                                 addresses,
                                 g_get_real_time () / G_USEC_PER_SEC);
  credential->elsewhere = addresses[0] != NULL &&
                          !g_strv_contains ((const char * const *) addresses, "127.0.0.1");
  g_ptr_array_add (call->backend->credentials, credential);
  ptero_demo_call_log_value (call, "user:api-key.create", "identifier",
                             credential->account_key->identifier);

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_transform_account_key (&json, credential->account_key);
  ptero_demo_json_begin (&json, "meta");
  ptero_demo_json_string (&json, "secret_token", credential->account_key->secret);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_delete_account_key (PteroDemoCall *call)
{
  for (guint i = 0; i < call->backend->credentials->len; i++)
    {
      PteroDemoCredential *credential = g_ptr_array_index (call->backend->credentials, i);
      PteroDemoAccountKey *key = credential->account_key;

      if (credential->user != call->user || key == NULL ||
          !g_str_equal (key->identifier, call->arguments[0]))
        continue;

      ptero_demo_call_log_value (call, "user:api-key.delete", "identifier", key->identifier);
      credential->revoked = TRUE;
      credential->account_key = NULL;
      g_ptr_array_remove (call->user->keys, key);
      ptero_demo_call_reply_nothing (call);
      return;
    }

  ptero_demo_refuse_missing (call);
}

/* Returns: (nullable) (transfer full): the SHA-256 of an OpenSSH public key, as the panel shows
 * it */
static char *
compute_fingerprint (const char *public_key)
{
  g_auto (GStrv) words = g_strsplit (public_key, " ", 3);
  g_autofree guchar *blob = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize digest_length = sizeof digest;
  gsize length;
  char *text;

  if (words[0] == NULL || words[1] == NULL ||
      (!g_str_has_prefix (words[0], "ssh-") && !g_str_has_prefix (words[0], "ecdsa-")))
    return NULL;

  blob = g_base64_decode (words[1], &length);
  if (length < 32)
    return NULL;

  g_checksum_update (checksum, blob, (gssize) length);
  g_checksum_get_digest (checksum, digest, &digest_length);
  text = g_base64_encode (digest, digest_length);
  *(text + strcspn (text, "=")) = '\0';

  return text;
}

/* An RSA key of less than 2048 bits has a blob of less than 256 bytes and some. */
static gboolean
is_weak (const char *public_key)
{
  return g_str_has_prefix (public_key, "ssh-rsa ") && strcspn (public_key + 8, " ") < 344;
}

void
ptero_demo_create_ssh_key (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "name", "required|string" },
                                         { "public_key", "required|string" }, { NULL } };
  g_autoptr (GPtrArray) failures = ptero_demo_failures_new ();
  const char *text = ptero_demo_call_get_string (call, "public_key");
  g_autofree char *fingerprint = text != NULL ? compute_fingerprint (text) : NULL;
  PteroDemoFailure *failure;
  PteroDemoSshKey *key;
  PteroDemoJson json;

  ptero_demo_validate_into (call, rules, failures);
  if (fingerprint == NULL || is_weak (text))
    {
      failure = g_new0 (PteroDemoFailure, 1);
      failure->field = g_strdup ("public_key");
      failure->rule = g_strdup ("");
      failure->message = g_strdup (fingerprint == NULL ? "The public key provided is not valid."
                                                       : "RSA keys must be at least 2048 bytes in length.");
      g_ptr_array_add (failures, failure);
    }

  if (failures->len > 0)
    {
      ptero_demo_refuse_invalid (call, failures);
      return;
    }

  key = g_new0 (PteroDemoSshKey, 1);
  key->name = g_strdup (ptero_demo_call_get_string (call, "name"));
  key->fingerprint = g_steal_pointer (&fingerprint);
  key->public_key = g_strdup_printf ("-----BEGIN PUBLIC KEY-----\r\n%s\r\n-----END PUBLIC KEY-----",
                                     strchr (text, ' ') + 1);
  key->created_at = g_get_real_time () / G_USEC_PER_SEC;
  g_ptr_array_add (call->user->ssh_keys, key);
  ptero_demo_call_log_value (call, "user:ssh-key.create", "fingerprint", key->fingerprint);

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_transform_ssh_key (&json, key);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_delete_ssh_key (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "fingerprint", "required|string" }, { NULL } };
  const char *fingerprint = ptero_demo_call_get_string (call, "fingerprint");

  if (!ptero_demo_validate (call, rules))
    return;

  for (guint i = 0; i < call->user->ssh_keys->len; i++)
    {
      PteroDemoSshKey *key = g_ptr_array_index (call->user->ssh_keys, i);

      if (!g_str_equal (key->fingerprint, fingerprint))
        continue;

      ptero_demo_call_log_value (call, "user:ssh-key.delete", "fingerprint", fingerprint);
      g_ptr_array_remove_index (call->user->ssh_keys, i);
      break;
    }

  ptero_demo_call_reply_nothing (call);
}

/* The password is looked at before anything else. */
static gboolean
check_password (PteroDemoCall *call,
                const char    *field)
{
  if (g_strcmp0 (ptero_demo_call_get_string (call, field), call->user->password) == 0)
    return TRUE;

  ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "InvalidPasswordProvidedException",
                             "The password provided was invalid for this account.");

  return FALSE;
}

static gboolean
is_free_email (PteroDemoCall *call,
               JsonNode      *value)
{
  for (guint i = 0; i < call->world->users->len; i++)
    {
      PteroDemoUser *user = g_ptr_array_index (call->world->users, i);

      if (user != call->user && g_ascii_strcasecmp (user->email, json_node_get_string (value)) == 0)
        return FALSE;
    }

  return TRUE;
}

void
ptero_demo_update_email (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "email", "required|email|between:1,191|unique", NULL,
                                           is_free_email }, { NULL } };

  g_autofree char *before = g_strdup (call->user->email);

  if (!check_password (call, "password") || !ptero_demo_validate (call, rules))
    return;

  ptero_demo_input_take_string (call, "email", &call->user->email);
  ptero_demo_call_log_change (call, "user:account.email-changed", NULL, before, call->user->email);
  ptero_demo_call_reply_nothing (call);
}

/* Of Pelican; the answer is that of the address, its sibling. */
void
ptero_demo_update_username (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "username", "required|string|between:1,255" },
                                         { NULL } };

  g_autofree char *before = g_strdup (call->user->username);

  if (!check_password (call, "password") || !ptero_demo_validate (call, rules))
    return;

  ptero_demo_input_take_string (call, "username", &call->user->username);
  ptero_demo_call_log_change (call, "user:account.username-changed", NULL, before,
                              call->user->username);
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_update_password (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "password", "required|string|confirmed|min:8" },
                                         { NULL } };

  if (!check_password (call, "current_password") || !ptero_demo_validate (call, rules))
    return;

  ptero_demo_input_take_string (call, "password", &call->user->password);
  ptero_demo_call_log (call, "user:account.password-changed", NULL);
  ptero_demo_call_reply_nothing (call);
}
