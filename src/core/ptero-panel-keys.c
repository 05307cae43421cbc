/* ptero-panel-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-keys.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

#include "ptero-address.h"

/* The two keys of one panel, on their way out of the keyring or into it. */
typedef struct
{
  PteroPanel  *panel;
  SecretValue *keys[2];
  char        *origins[2];  /* what they were given for */
  PteroApi     api;         /* the one that is being stored */
  gboolean     unbound[2];  /* of keys that were read: it is not known for what */
  gboolean     is_new;      /* they replace none */
  guint        n_pending;   /* look-ups */
  GError      *errors[2];   /* of look-ups */
  GError      *error;
} Keys;

typedef struct
{
  GTask    *task;
  PteroApi  api;
} KeyLookup;

static void store_next (GTask *task);

static void
keys_free (Keys *keys)
{
  g_object_unref (keys->panel);
  g_clear_pointer (&keys->keys[PTERO_API_CLIENT], secret_value_unref);
  g_clear_pointer (&keys->keys[PTERO_API_APPLICATION], secret_value_unref);
  g_clear_pointer (&keys->origins[PTERO_API_CLIENT], g_free);
  g_clear_pointer (&keys->origins[PTERO_API_APPLICATION], g_free);
  g_clear_error (&keys->errors[PTERO_API_CLIENT]);
  g_clear_error (&keys->errors[PTERO_API_APPLICATION]);
  g_clear_error (&keys->error);
  g_free (keys);
}

static gboolean
is_not_found (const GError *error)
{
  return g_error_matches (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_NOT_FOUND);
}

/* It may have been removed meanwhile; and one that was typed in meanwhile is the better one, unless
 * it is for another address and the stored one is not. */
static gboolean
is_wanted (Keys     *keys,
           PteroApi  api)
{
  PteroPanel *panel = keys->panel;
  g_autofree char *origin = ptero_address_get_origin (ptero_panel_get_address (panel));

  if (keys->keys[api] == NULL || !ptero_panel_has_key (panel, api) ||
      ptero_client_has_key (ptero_panel_get_client (panel), api))
    return FALSE;

  return !ptero_panel_withholds_key (panel, api) || g_strcmp0 (keys->origins[api], origin) == 0;
}

/* Gives the panel what was found, or says what is wrong. Consumes @task. */
static void
read_done (GTask *task)
{
  g_autoptr(GTask) owned = task;
  Keys *keys = g_task_get_task_data (task);
  PteroPanel *panel = keys->panel;
  PteroClient *client = ptero_panel_get_client (panel);
  const GError *error = keys->errors[PTERO_API_CLIENT];
  gboolean any = FALSE;

  if (g_task_return_error_if_cancelled (task))
    return;

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    {
      const gboolean wanted = is_wanted (keys, api);

      keys->unbound[api] = wanted && keys->origins[api] == NULL;
      if (wanted)
        ptero_panel_set_key_of (panel, api, secret_value_get_text (keys->keys[api]),
                                keys->origins[api]);
      else if (keys->errors[api] != NULL && !ptero_client_has_key (client, api) &&
               !ptero_panel_withholds_key (panel, api))
        ptero_client_set_key_error (client, api, keys->errors[api]);

      any |= ptero_client_has_key (client, api) || ptero_panel_withholds_key (panel, api);
    }

  /* That nothing is stored says less than any other reason. */
  if (error == NULL || (is_not_found (error) && keys->errors[PTERO_API_APPLICATION] != NULL))
    error = keys->errors[PTERO_API_APPLICATION];

  if (!any)
    ptero_panel_set_state (panel,
                           error == NULL || is_not_found (error)
                           ? PTERO_PANEL_STATE_NO_KEY : PTERO_PANEL_STATE_KEYRING,
                           error, 0);

  g_task_return_boolean (task, TRUE);
}

static void
key_found_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree KeyLookup *lookup = user_data;
  g_autoptr(GTask) task = lookup->task;
  Keys *keys = g_task_get_task_data (task);
  char *key;

  key = ptero_keyring_lookup_finish (PTERO_KEYRING (source), result, &keys->origins[lookup->api],
                                     &keys->errors[lookup->api]);

  if (key != NULL)
    {
      keys->keys[lookup->api] = secret_value_new (key, -1, "text/plain");
      secret_password_free (key);
    }

  if (--keys->n_pending == 0)
    read_done (g_steal_pointer (&task));
}

/**
 * ptero_panel_keys_read_async:
 * @keyring: the keyring
 * @panel: a panel
 * @stored: which keys of it are in the keyring, by #PteroApi
 * @may_ask: whether somebody may be asked to unlock it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gives a panel the keys that it does not have yet. Where there is none, the
 * panel goes to the state %PTERO_PANEL_STATE_NO_KEY or
 * %PTERO_PANEL_STATE_KEYRING, with the error. Where one of two is missing, what
 * the other is refused in its place fails with the error.
 */
void
ptero_panel_keys_read_async (PteroKeyring        *keyring,
                             PteroPanel          *panel,
                             const gboolean       stored[2],
                             gboolean             may_ask,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Keys *keys;

  g_return_if_fail (PTERO_IS_KEYRING (keyring));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  task = g_task_new (keyring, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_panel_keys_read_async);

  keys = g_new0 (Keys, 1);
  keys->panel = g_object_ref (panel);
  keys->n_pending = 1;
  g_task_set_task_data (task, keys, (GDestroyNotify)keys_free);

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    {
      KeyLookup *lookup;

      if (!stored[api] || ptero_client_has_key (ptero_panel_get_client (panel), api))
        continue;

      lookup = g_new0 (KeyLookup, 1);
      lookup->task = g_object_ref (task);
      lookup->api = api;
      keys->n_pending++;
      if (may_ask)
        ptero_keyring_lookup_async (keyring, ptero_panel_get_id (panel), api, cancellable,
                                    key_found_cb, lookup);
      else
        ptero_keyring_peek_async (keyring, ptero_panel_get_id (panel), api, cancellable,
                                  key_found_cb, lookup);
    }

  if (--keys->n_pending == 0)
    read_done (g_steal_pointer (&task));
}

/**
 * ptero_panel_keys_read_finish:
 * @keyring: the keyring
 * @result: what the callback got
 * @unbound: (out): of which keys it is not known what they were given for
 * @error: return location for an error
 *
 * Returns: %FALSE only when it was cancelled: what is wrong is said by the
 *   panel
 */
gboolean
ptero_panel_keys_read_finish (PteroKeyring  *keyring,
                              GAsyncResult  *result,
                              gboolean       unbound[2],
                              GError       **error)
{
  Keys *keys;

  g_return_val_if_fail (g_task_is_valid (result, keyring), FALSE);

  keys = g_task_get_task_data (G_TASK (result));
  unbound[PTERO_API_CLIENT] = keys->unbound[PTERO_API_CLIENT];
  unbound[PTERO_API_APPLICATION] = keys->unbound[PTERO_API_APPLICATION];

  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
create_label (PteroPanel *panel,
              PteroApi    api)
{
  const char *name = ptero_panel_get_name (panel);

  if (api == PTERO_API_CLIENT)
    /* Translators: shown by the keyring; the name of a panel */
    return g_strdup_printf (_("Ptero: account key of %s"), name);

  /* Translators: shown by the keyring; the name of a panel */
  return g_strdup_printf (_("Ptero: application key of %s"), name);
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Keys *keys = g_task_get_task_data (task);

  /* The first error is the one that matters. */
  ptero_keyring_clear_finish (PTERO_KEYRING (source), result, NULL);
  g_task_return_error (task, g_steal_pointer (&keys->error));
}

/* Whatever the keyring says of it: a store that is cancelled on its way may have been done.
 * Consumes @task. */
static void
take_back (GTask *task)
{
  Keys *keys = g_task_get_task_data (task);
  PteroKeyring *keyring = g_task_get_source_object (task);
  const char *panel_id = ptero_panel_get_id (keys->panel);

  if (keys->keys[PTERO_API_CLIENT] == NULL)
    ptero_keyring_clear_key_async (keyring, panel_id, PTERO_API_APPLICATION, NULL,
                                   taken_back_cb, task);
  else if (keys->keys[PTERO_API_APPLICATION] == NULL)
    ptero_keyring_clear_key_async (keyring, panel_id, PTERO_API_CLIENT, NULL, taken_back_cb, task);
  else
    ptero_keyring_clear_async (keyring, panel_id, NULL, taken_back_cb, task);
}

static void
key_stored_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Keys *keys = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  gboolean is_second = keys->api == PTERO_API_APPLICATION && keys->keys[PTERO_API_CLIENT] != NULL;
  gboolean stored = ptero_keyring_store_finish (PTERO_KEYRING (source), result, &keys->error);
  gboolean cancelled = g_cancellable_set_error_if_cancelled (cancellable,
                                                             stored ? &keys->error : NULL);

  /* Both or none; and what is there already is not lost for one that was called off. */
  if ((keys->is_new && cancelled) || (!stored && is_second))
    {
      take_back (g_steal_pointer (&task));
    }
  else if (stored)
    {
      g_clear_error (&keys->error);
      keys->api++;
      store_next (g_steal_pointer (&task));
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&keys->error));
    }
}

/* One after the other, so that the keyring asks no more than once. Consumes @task. */
static void
store_next (GTask *task)
{
  Keys *keys = g_task_get_task_data (task);
  g_autofree char *label = NULL;
  const char *key;

  while (keys->api <= PTERO_API_APPLICATION && keys->keys[keys->api] == NULL)
    keys->api++;

  if (keys->api > PTERO_API_APPLICATION)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  key = secret_value_get_text (keys->keys[keys->api]);
  label = create_label (keys->panel, keys->api);
  ptero_keyring_store_async (g_task_get_source_object (task), ptero_panel_get_id (keys->panel),
                             keys->api, label, key, keys->origins[keys->api],
                             g_task_get_cancellable (task), key_stored_cb, task);
}

/**
 * ptero_panel_keys_store_async:
 * @keyring: the keyring
 * @panel: a panel
 * @account_key: (nullable): the account key
 * @application_key: (nullable): the application key
 * @origin: of the address that they are for
 * @is_new: whether they replace none
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are stored
 * @user_data: for @callback
 *
 * Stores keys of a panel in the keyring, and for what they are: all that are
 * given, or none. If it is cancelled too late, new ones are taken
 * back, and one that has replaced another stays.
 */
void
ptero_panel_keys_store_async (PteroKeyring        *keyring,
                              PteroPanel          *panel,
                              const char          *account_key,
                              const char          *application_key,
                              const char          *origin,
                              gboolean             is_new,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Keys *keys;

  g_return_if_fail (PTERO_IS_KEYRING (keyring));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  task = g_task_new (keyring, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_panel_keys_store_async);
  g_task_set_check_cancellable (task, FALSE);

  keys = g_new0 (Keys, 1);
  keys->panel = g_object_ref (panel);
  keys->is_new = is_new;
  keys->origins[PTERO_API_CLIENT] = g_strdup (origin);
  keys->origins[PTERO_API_APPLICATION] = g_strdup (origin);
  if (account_key != NULL)
    keys->keys[PTERO_API_CLIENT] = secret_value_new (account_key, -1, "text/plain");
  if (application_key != NULL)
    keys->keys[PTERO_API_APPLICATION] = secret_value_new (application_key, -1, "text/plain");
  g_task_set_task_data (task, keys, (GDestroyNotify)keys_free);

  store_next (g_steal_pointer (&task));
}

/**
 * ptero_panel_keys_store_finish:
 * @keyring: the keyring
 * @result: what the callback got
 * @error: return location for an error of %PTERO_KEYRING_ERROR
 *
 * Returns: whether the keys are stored
 */
gboolean
ptero_panel_keys_store_finish (PteroKeyring  *keyring,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, keyring), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
