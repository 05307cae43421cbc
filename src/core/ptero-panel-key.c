/* ptero-panel-key.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-private.h"

#include <glib/gi18n.h>

#include "ptero-address.h"
#include "ptero-keyring.h"

/* The keys of a panel, and where they may be sent. */

static GError *
create_withheld_error (void)
{
  return g_error_new_literal (PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_OTHER_ADDRESS,
                              _("The key was given for another address."));
}

/* What the other key is refused in the place of one that is withheld says why. */
static void
give_key (PteroPanel *self,
          PteroApi    api)
{
  const gboolean withheld = ptero_panel_withholds_key (self, api);
  const gboolean given = self->keys[api] != NULL && !withheld;
  g_autoptr(GError) error = withheld ? create_withheld_error () : NULL;

  ptero_client_set_key (self->client, api, given ? secret_value_get_text (self->keys[api]) : NULL);
  ptero_client_set_key_error (self->client, api, error);
}

/*< private >
 * ptero_panel_give_keys:
 * @self: a panel
 *
 * Gives a new client the keys that are for its address.
 */
void
ptero_panel_give_keys (PteroPanel *self)
{
  give_key (self, PTERO_API_CLIENT);
  give_key (self, PTERO_API_APPLICATION);
}

/*< private >
 * ptero_panel_say_if_withheld:
 * @self: a panel
 *
 * Puts a panel that has keys, but none for its address, into its state.
 */
void
ptero_panel_say_if_withheld (PteroPanel *self)
{
  g_autoptr(GError) error = NULL;
  gboolean any = FALSE;

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    {
      if (ptero_client_has_key (self->client, api))
        return;

      any |= ptero_panel_withholds_key (self, api);
    }

  if (!any)
    return;

  error = create_withheld_error ();
  ptero_panel_set_state (self, PTERO_PANEL_STATE_NO_KEY, error, 0);
}

/**
 * ptero_panel_has_key:
 * @self: a panel
 * @api: which of the two keys
 *
 * Whether there is a key at all. Whether it has been read from the keyring is
 * for ptero_client_has_key() to say.
 *
 * Returns: whether there is a key in memory or in the keyring
 */
gboolean
ptero_panel_has_key (PteroPanel *self,
                     PteroApi    api)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);
  g_return_val_if_fail (api <= PTERO_API_APPLICATION, FALSE);

  return self->has_keys[api];
}

/**
 * ptero_panel_uses_key:
 * @self: a panel
 * @api: which of the two keys
 * @identifier: what a key begins with, which is no secret
 *
 * Returns: whether that is the key that is used now
 */
gboolean
ptero_panel_uses_key (PteroPanel *self,
                      PteroApi    api,
                      const char *identifier)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);
  g_return_val_if_fail (api <= PTERO_API_APPLICATION, FALSE);

  return identifier != NULL && *identifier != '\0' && self->keys[api] != NULL &&
         g_str_has_prefix (secret_value_get_text (self->keys[api]), identifier);
}

/**
 * ptero_panel_get_key_origin:
 * @self: a panel
 * @api: which of the two keys
 *
 * Returns: (transfer none) (nullable): the origin of the address that the key was given for; %NULL
 *   if it has not been read yet
 */
const char *
ptero_panel_get_key_origin (PteroPanel *self,
                            PteroApi    api)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), NULL);
  g_return_val_if_fail (api <= PTERO_API_APPLICATION, NULL);

  return self->key_origins[api];
}

/**
 * ptero_panel_may_send_key:
 * @self: a panel
 * @api: which of the two keys
 * @address: the address of a panel
 *
 * Returns: whether the key, if there is one, was given for the origin of
 *   @address; one that has not been read yet is for the panel's own
 */
gboolean
ptero_panel_may_send_key (PteroPanel *self,
                          PteroApi    api,
                          const char *address)
{
  g_autofree char *origin = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);
  g_return_val_if_fail (api <= PTERO_API_APPLICATION, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  origin = ptero_address_get_origin (address);
  own = self->keys[api] != NULL
          ? g_strdup (self->key_origins[api])
          : ptero_address_get_origin (self->address);

  return g_strcmp0 (origin, own) == 0;
}

/**
 * ptero_panel_withholds_key:
 * @self: a panel
 * @api: which of the two keys
 *
 * Returns: whether there is a key that is not used, as it was given for another address
 */
gboolean
ptero_panel_withholds_key (PteroPanel *self,
                           PteroApi    api)
{
  g_return_val_if_fail (PTERO_IS_PANEL (self), FALSE);
  g_return_val_if_fail (api <= PTERO_API_APPLICATION, FALSE);

  return self->keys[api] != NULL && !ptero_panel_may_send_key (self, api, self->address);
}

/**
 * ptero_panel_set_has_key:
 * @self: a panel
 * @api: which of the two keys
 * @has_key: whether there is one
 *
 * Says that the keyring has a key which has not been read yet.
 */
void
ptero_panel_set_has_key (PteroPanel *self,
                         PteroApi    api,
                         gboolean    has_key)
{
  g_return_if_fail (PTERO_IS_PANEL (self));
  g_return_if_fail (api <= PTERO_API_APPLICATION);

  if (ptero_panel_change_boolean (&self->has_keys[api], has_key))
    ptero_panel_notify (self, api == PTERO_API_CLIENT
                          ? PROP_HAS_ACCOUNT_KEY
                          : PROP_HAS_APPLICATION_KEY);
}

/**
 * ptero_panel_set_key:
 * @self: a panel
 * @api: which of the two keys
 * @key: (nullable): the key, %NULL to forget it
 *
 * Gives the client a key for the address that the panel has now. A panel that
 * was waiting for one goes back to %PTERO_PANEL_STATE_IDLE and asks to be
 * refreshed.
 */
void
ptero_panel_set_key (PteroPanel *self,
                     PteroApi    api,
                     const char *key)
{
  ptero_panel_set_key_of (self, api, key, NULL);
}

/**
 * ptero_panel_set_key_of:
 * @self: a panel
 * @api: which of the two keys
 * @key: (nullable): the key, %NULL to forget it
 * @origin: (nullable): what it was given for, %NULL for the address the panel has now
 *
 * Like ptero_panel_set_key(). The key is withheld, and the panel says so, while
 * its address is of another origin.
 */
void
ptero_panel_set_key_of (PteroPanel *self,
                        PteroApi    api,
                        const char *key,
                        const char *origin)
{
  g_return_if_fail (PTERO_IS_PANEL (self));
  g_return_if_fail (api <= PTERO_API_APPLICATION);

  g_clear_pointer (&self->keys[api], secret_value_unref);
  g_clear_pointer (&self->key_origins[api], g_free);
  if (key != NULL)
    {
      self->keys[api] = secret_value_new (key, -1, "text/plain");
      self->key_origins[api] = origin != NULL ? g_strdup (origin)
                                              : ptero_address_get_origin (self->address);
    }

  give_key (self, api);
  ptero_panel_set_has_key (self, api, key != NULL);
  ptero_panel_say_if_withheld (self);

  if (key == NULL || ptero_panel_withholds_key (self, api))
    return;

  if (self->state == PTERO_PANEL_STATE_NO_KEY ||
      self->state == PTERO_PANEL_STATE_KEYRING ||
      self->state == PTERO_PANEL_STATE_KEY_REFUSED)
    ptero_panel_set_state (self, PTERO_PANEL_STATE_IDLE, NULL, 0);

  ptero_panel_refresh (self);
}
