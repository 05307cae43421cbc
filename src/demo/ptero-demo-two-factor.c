/* ptero-demo-two-factor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-refusal.h"
#include "ptero-demo-validator.h"

/* Two-factor authentication of the own account, with real one-time codes (RFC 6238). */

#define BASE32 "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
#define STEP 30
#define WINDOW 4

static GByteArray *
decode_base32 (const char *text)
{
  GByteArray *bytes = g_byte_array_new ();
  guint32 bits = 0;
  guint n_bits = 0;

  for (; *text != '\0'; text++)
    {
      const char *at = strchr (BASE32, *text);
      guint8 byte;

      if (at == NULL)
        continue;

      bits = bits << 5 | (guint32) (at - BASE32);
      n_bits += 5;
      if (n_bits < 8)
        continue;

      n_bits -= 8;
      byte = (guint8) (bits >> n_bits);
      g_byte_array_append (bytes, &byte, 1);
    }

  return bytes;
}

static guint
compute_code (const char *secret,
              guint64     step)
{
  g_autoptr (GByteArray) key = decode_base32 (secret);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA1, key->data, key->len);
  guint64 message = GUINT64_TO_BE (step);
  guint8 digest[20];
  gsize length = sizeof digest;
  guint offset;

  g_hmac_update (hmac, (const guchar *) &message, sizeof message);
  g_hmac_get_digest (hmac, digest, &length);
  offset = digest[19] & 15;

  return (((guint) digest[offset] & 127) << 24 | (guint) digest[offset + 1] << 16 |
          (guint) digest[offset + 2] << 8 | digest[offset + 3]) % 1000000;
}

static gboolean
is_valid_code (const char *secret,
               const char *code)
{
  guint64 now = (guint64) (g_get_real_time () / G_USEC_PER_SEC / STEP);

  for (guint64 step = now - WINDOW; step <= now + WINDOW; step++)
    {
      g_autofree char *expected = g_strdup_printf ("%06u", compute_code (secret, step));

      if (g_str_equal (expected, code))
        return TRUE;
    }

  return FALSE;
}

void
ptero_demo_show_two_factor (PteroDemoCall *call)
{
  PteroDemoUser *user = call->user;
  g_autofree char *email = g_uri_escape_string (user->email, NULL, FALSE);
  g_autofree char *address = NULL;
  PteroDemoJson json;

  if (user->two_factor)
    {
      ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "BadRequestHttpException",
                         "Two-factor authentication is already enabled on this account.");
      return;
    }

  g_free (user->totp_secret);
  user->totp_secret = ptero_demo_world_new_text (call->world, BASE32, 32);
  address = g_strdup_printf ("otpauth://totp/Pterodactyl:%s?secret=%s&issuer=Pterodactyl", email,
                             user->totp_secret);

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_begin (&json, "data");
  ptero_demo_json_string (&json, "image_url_data", address);
  ptero_demo_json_string (&json, "secret", user->totp_secret);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

static gboolean
check_password (PteroDemoCall *call)
{
  if (g_strcmp0 (ptero_demo_call_get_string (call, "password"), call->user->password) == 0)
    return TRUE;

  ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "BadRequestHttpException",
                     "The password provided was not valid.");

  return FALSE;
}

static void
reply_recovery_tokens (PteroDemoCall *call)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "object", "recovery_tokens");
  ptero_demo_json_begin (&json, "attributes");
  ptero_demo_json_open (&json, "tokens");
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *token = ptero_demo_world_new_text (call->world, BASE32, 10);

      ptero_demo_json_string (&json, NULL, token);
    }
  ptero_demo_json_close (&json);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_enable_two_factor (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "code", "required|string|size:6" },
    { "password", "required|string" },
    { NULL },
  };

  if (!ptero_demo_validate (call, rules) || !check_password (call))
    return;

  if (call->user->totp_secret == NULL)
    {
      ptero_demo_refuse_broken (call, "DecryptException");
      return;
    }

  if (!is_valid_code (call->user->totp_secret, ptero_demo_call_get_string (call, "code")))
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST,
                                 "TwoFactorAuthenticationTokenInvalid",
                                 "The provided two-factor authentication token was not valid.");
      return;
    }

  call->user->two_factor = TRUE;
  ptero_demo_call_log (call, "user:two-factor.create", NULL);
  reply_recovery_tokens (call);
}

void
ptero_demo_disable_two_factor (PteroDemoCall *call)
{
  if (!check_password (call))
    return;

  if (call->user->two_factor)
    ptero_demo_call_log (call, "user:two-factor.delete", NULL);
  call->user->two_factor = FALSE;
  g_clear_pointer (&call->user->totp_secret, g_free);
  ptero_demo_call_reply_nothing (call);
}
