/* ptero-demo-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-keys.h"

#include <string.h>
#include <sys/random.h>

#define KEY_LENGTH 48
#define IDENTIFIER_LENGTH 16

static void
append_random (GString *text,
               gsize    length)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  guchar byte;

  while (text->len < length)
    {
      if (getrandom (&byte, 1, 0) == 1 && byte < 248)
        g_string_append_c (text, letters[byte % 62]);
    }
}

/**
 * ptero_demo_credential_new:
 * @user: the owner
 * @application: whether it is a `ptla_` key
 * @rights: for an application key, the number of every column
 *
 * Returns: (transfer full): a key nobody can guess, in the form of a real one
 */
PteroDemoCredential *
ptero_demo_credential_new (PteroDemoUser *user,
                           gboolean       application,
                           guchar         rights)
{
  PteroDemoCredential *self = g_new0 (PteroDemoCredential, 1);
  GString *text = g_string_new (application ? "ptla_" : "ptlc_");

  append_random (text, KEY_LENGTH);
  self->text = g_string_free (text, FALSE);
  self->user = user;
  self->application = application;
  memset (self->rights, rights, sizeof self->rights);

  return self;
}

void
ptero_demo_credential_free (PteroDemoCredential *self)
{
  g_free (self->text);
  g_free (self);
}

/* Account keys come here only when their owner is a root administrator: they may all. */
gboolean
ptero_demo_credential_allows (PteroDemoCredential *self,
                              PteroDemoRight       right,
                              gboolean             writing)
{
  return !self->application || (self->rights[right] & (writing ? 2 : 1)) != 0;
}

/**
 * ptero_demo_credentials_find:
 * @credentials: (element-type PteroDemoCredential): the keys there are
 * @header: (nullable): the Authorization header
 *
 * Returns: (nullable) (transfer none): the key of @header unless it is revoked
 */
PteroDemoCredential *
ptero_demo_credentials_find (GPtrArray  *credentials,
                             const char *header)
{
  if (header == NULL || g_ascii_strncasecmp (header, "Bearer ", 7) != 0)
    return NULL;

  for (guint i = 0; i < credentials->len; i++)
    {
      PteroDemoCredential *self = g_ptr_array_index (credentials, i);

      if (g_str_equal (self->text, header + 7))
        return self->revoked || self->user == NULL ? NULL : self;
    }

  return NULL;
}

/* Puts an account key on its owner's list, identified by its first 16 characters. */
PteroDemoAccountKey *
ptero_demo_credential_publish (PteroDemoCredential *self,
                               const char          *description,
                               GStrv                allowed_ips,
                               gint64               created_at)
{
  PteroDemoAccountKey *key = g_new0 (PteroDemoAccountKey, 1);

  key->identifier = g_strndup (self->text, IDENTIFIER_LENGTH);
  key->secret = g_strdup (self->text + IDENTIFIER_LENGTH);
  key->description = g_strdup (description);
  key->allowed_ips = g_strdupv (allowed_ips);
  key->created_at = created_at;
  g_ptr_array_add (self->user->keys, key);
  self->account_key = key;

  return key;
}
