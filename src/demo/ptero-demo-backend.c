/* ptero-demo-backend.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-backend.h"

#include "ptero-demo-panel.h"

/* The first credentials are the keys of [enum@DemoKey], in that order. */
static void
add_keys (PteroDemoBackend *self)
{
  static const struct
  {
    guint user;
    gboolean application;
    guchar rights;
    gboolean elsewhere;
    const char *description;
  } seeds[PTERO_DEMO_N_KEYS] = {
    [PTERO_DEMO_KEY_ADMIN] = { 1, FALSE, 0, FALSE, "Desktop" },
    [PTERO_DEMO_KEY_USER] = { 2, FALSE, 0, FALSE, "Desktop" },
    [PTERO_DEMO_KEY_APPLICATION] = { 1, TRUE, 3, FALSE, NULL },
    [PTERO_DEMO_KEY_READ_ONLY] = { 1, TRUE, 1, FALSE, NULL },
    [PTERO_DEMO_KEY_IP_LOCKED] = { 1, FALSE, 0, TRUE, "Office only" },
    [PTERO_DEMO_KEY_TWO_FACTOR] = { 4, FALSE, 0, FALSE, "Desktop" },
    [PTERO_DEMO_KEY_NO_SERVERS] = { 3, FALSE, 0, FALSE, "Desktop" },
    [PTERO_DEMO_KEY_PARTIAL] = { 1, TRUE, 0, FALSE, NULL },
    [PTERO_DEMO_KEY_NO_RIGHTS] = { 1, TRUE, 0, FALSE, NULL },
  };
  const char *elsewhere[] = { "198.51.100.7", NULL };
  const char *anywhere[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      PteroDemoUser *user = ptero_demo_find_id (self->world->users, seeds[i].user);
      PteroDemoCredential *key = ptero_demo_credential_new (user, seeds[i].application,
                                                            seeds[i].rights);

      key->elsewhere = seeds[i].elsewhere;
      if (i == PTERO_DEMO_KEY_PARTIAL)
        key->rights[PTERO_DEMO_RIGHT_USERS] = key->rights[PTERO_DEMO_RIGHT_NODES] = 1;
      if (!seeds[i].application)
        ptero_demo_credential_publish (key, seeds[i].description,
                                       (GStrv) (key->elsewhere ? elsewhere : anywhere),
                                       self->world->born_at - 86400);

      g_ptr_array_add (self->credentials, key);
    }
}

/* Makes a world and the keys to it. */
void
ptero_demo_backend_init (PteroDemoBackend *self,
                         guint             n_servers,
                         guint64           seed)
{
  *self = (PteroDemoBackend) {
    .world = ptero_demo_world_new (n_servers, seed),
    .throttle = ptero_demo_throttle_new (),
    .credentials = g_ptr_array_new_with_free_func ((GDestroyNotify) ptero_demo_credential_free),
  };
  add_keys (self);
}

void
ptero_demo_backend_clear (PteroDemoBackend *self)
{
  g_clear_pointer (&self->credentials, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->throttle, ptero_demo_throttle_free);
  g_clear_pointer (&self->world, ptero_demo_world_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->wings_address, g_free);
}

/* Deletes @user, who owns nothing, with the keys and shares that are left. */
void
ptero_demo_backend_forget_user (PteroDemoBackend *self,
                                PteroDemoUser    *user)
{
  for (guint i = 0; i < self->world->servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (self->world->servers, i);
      PteroDemoSubuser *subuser = ptero_demo_server_get_subuser (server, user);

      if (subuser != NULL)
        g_ptr_array_remove (server->subusers, subuser);
    }

  for (guint i = 0; i < self->credentials->len; i++)
    {
      PteroDemoCredential *credential = g_ptr_array_index (self->credentials, i);

      if (credential->user == user)
        {
          credential->revoked = TRUE;
          credential->user = NULL;
          credential->account_key = NULL;
        }
    }

  g_ptr_array_remove (self->world->users, user);
}
