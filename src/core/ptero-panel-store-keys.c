/* ptero-panel-store-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-store-private.h"

#include <libsecret/secret.h>

#include "ptero-address.h"
#include "ptero-panel-keys.h"
#include "ptero-panel-private.h"

/* What of the panels needs the keyring: reading, adding, replacing and removing keys, and panels
 * with theirs. */

/* What is done with the keys of one panel. */
typedef struct _KeyWork KeyWork;

struct _KeyWork
{
  PteroPanel   *panel;
  SecretValue  *keys[2];
  char         *origin;     /* that the keys are for */
  PteroApi      api;
  gboolean      session_only;

  /* what the keyring has to do, to end with written(), or FALSE if that is nothing; and what comes
   * of it */
  gboolean    (*write) (PteroPanelStore *self, GTask *task);
  void        (*apply) (PteroPanelStore *self, KeyWork *work); /* (nullable) */
};

/* Keys on their way out of the keyring. */
typedef struct
{
  PteroPanelStore *store;
  PteroPanel      *panel;
  GTask           *task;    /* (nullable) */
} KeyRead;

static SecretValue *
hold_key (const char *key)
{
  return key != NULL ? secret_value_new (key, -1, "text/plain") : NULL;
}

static const char *
get_key_text (SecretValue *key)
{
  return key != NULL ? secret_value_get_text (key) : NULL;
}

static KeyWork *
key_work_new (PteroPanel *panel,
              const char *account_key,
              const char *application_key,
              const char *address,
              gboolean    session_only)
{
  KeyWork *work = g_new0 (KeyWork, 1);

  work->panel = g_object_ref (panel);
  work->keys[PTERO_API_CLIENT] = hold_key (account_key);
  work->keys[PTERO_API_APPLICATION] = hold_key (application_key);
  work->origin = ptero_address_get_origin (address);
  work->session_only = session_only;

  return work;
}

static void
key_work_free (KeyWork *work)
{
  g_clear_object (&work->panel);
  g_clear_pointer (&work->keys[PTERO_API_CLIENT], secret_value_unref);
  g_clear_pointer (&work->keys[PTERO_API_APPLICATION], secret_value_unref);
  g_free (work->origin);
  g_free (work);
}

static void
update_session_only (PteroPanelEntry *entry)
{
  ptero_panel_set_session_only (entry->panel,
                                entry->memory_only[PTERO_API_CLIENT] ||
                                entry->memory_only[PTERO_API_APPLICATION]);
}

static void
add_to_list (PteroPanelStore *self,
             KeyWork         *work)
{
  PteroPanelEntry *entry;

  /* Somebody was quicker. */
  if (ptero_panel_store_find_entry (self, work->panel) != NULL)
    return;

  entry = ptero_panel_entry_new (work->panel);

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    {
      gboolean given = work->keys[api] != NULL;

      entry->stored[api] = given && !work->session_only;
      entry->memory_only[api] = given && work->session_only;
      ptero_panel_set_key_of (work->panel, api, get_key_text (work->keys[api]), work->origin);
    }

  ptero_panel_store_say_if_no_key (work->panel);
  update_session_only (entry);
  ptero_panel_store_append_entry (self, entry);
  g_list_model_items_changed (G_LIST_MODEL (self), self->entries->len - 1, 0, 1);

  if (ptero_panel_get_demo (work->panel))
    return;

  /* not in a moment: a program that is killed until then would leave keys behind that nobody knows
   * of */
  ptero_panel_file_save_later (self->file);
  ptero_panel_file_flush_async (self->file, NULL, NULL, NULL);
}

/* What the keyring has done, if it had to, becomes what the panel has. */
static void
apply (GTask *task)
{
  KeyWork *work = g_task_get_task_data (task);

  if (work->apply != NULL)
    work->apply (g_task_get_source_object (task), work);
}

/* Ends what is under way, and only then says so: whatever that leads to has to wait until it is
 * first in the queue. Takes @error. */
static void
end_write (PteroPanelStore *self,
           GError          *error)
{
  g_autoptr(GTask) task = self->writing;

  if (error == NULL)
    apply (task);

  self->writing = NULL;

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_next (PteroPanelStore *self)
{
  g_autoptr(PteroPanelStore) kept = g_object_ref (self);

  while (self->writing == NULL && !g_queue_is_empty (&self->writes))
    {
      KeyWork *work;
      GError *error = NULL;

      self->writing = g_queue_pop_head (&self->writes);
      work = g_task_get_task_data (self->writing);

      if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (self->writing), &error) ||
          !work->write (self, self->writing))
        end_write (self, error);
    }
}

static gboolean
is_for (GTask      *task,
        PteroPanel *panel)
{
  KeyWork *work = g_task_get_task_data (task);

  return work->panel == panel;
}

/* Whether something that was wanted earlier for @panel has not come to its end. */
static gboolean
has_writes (PteroPanelStore *self,
            PteroPanel      *panel)
{
  gboolean found = self->writing != NULL && is_for (self->writing, panel);

  for (GList *l = self->writes.head; l != NULL && !found; l = l->next)
    found = is_for (l->data, panel);

  return found;
}

/* One after the other, so that what was wanted last is what stays, and the keyring asks no more
 * than once. What does not need it waits only for what was wanted earlier for the same panel, as
 * keys of this session are there for a keyring that does not answer. Consumes @task. */
static void
do_in_order (PteroPanelStore *self,
             GTask           *task,
             gboolean         needs_keyring)
{
  g_autoptr(GTask) owned = task;
  KeyWork *work = g_task_get_task_data (task);

  if (needs_keyring || has_writes (self, work->panel))
    {
      g_queue_push_tail (&self->writes, g_steal_pointer (&owned));
      write_next (self);
      return;
    }

  apply (task);
  g_task_return_boolean (task, TRUE);
}

/* What is under way is done. Takes @error. */
static void
written (PteroPanelStore *self,
         GError          *error)
{
  g_autoptr(PteroPanelStore) kept = g_object_ref (self);

  end_write (self, error);
  write_next (self);
}

static void
keys_stored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GError *error = NULL;

  ptero_panel_keys_store_finish (PTERO_KEYRING (source), result, &error);
  written (user_data, error);
}

static gboolean
store_keys (PteroPanelStore *self,
            GTask           *task)
{
  KeyWork *work = g_task_get_task_data (task);
  PteroPanelEntry *entry = ptero_panel_store_find_entry (self, work->panel);

  if (work->session_only)
    return FALSE;

  ptero_panel_keys_store_async (self->keyring, work->panel,
                                get_key_text (work->keys[PTERO_API_CLIENT]),
                                get_key_text (work->keys[PTERO_API_APPLICATION]), work->origin,
                                entry == NULL || !entry->stored[work->api],
                                g_task_get_cancellable (task), keys_stored_cb, self);

  return TRUE;
}

/**
 * ptero_panel_store_add_async:
 * @self: the panels
 * @panel: a new panel
 * @account_key: (nullable): the account key
 * @application_key: (nullable): the application key
 * @session_only: whether the keys stay in memory
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is added
 * @user_data: for @callback
 *
 * Stores the keys, then appends the panel. If the keyring fails nothing is
 * added, and the caller may try again with @session_only.
 */
void
ptero_panel_store_add_async (PteroPanelStore     *self,
                             PteroPanel          *panel,
                             const char          *account_key,
                             const char          *application_key,
                             gboolean             session_only,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  KeyWork *work;

  g_return_if_fail (PTERO_IS_PANEL_STORE (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (ptero_panel_store_find (self, ptero_panel_get_id (panel)) == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_panel_store_add_async);
  g_task_set_check_cancellable (task, FALSE);

  if ((account_key != NULL && !ptero_key_is_plausible (account_key)) ||
      (application_key != NULL && !ptero_key_is_plausible (application_key)))
    {
      g_task_return_error (task, ptero_key_create_error ());
      return;
    }

  work = key_work_new (panel, account_key, application_key, ptero_panel_get_address (panel),
                       session_only);
  work->write = store_keys;
  work->apply = add_to_list;
  g_task_set_task_data (task, work, (GDestroyNotify)key_work_free);

  do_in_order (self, g_steal_pointer (&task), !session_only);
}

/**
 * ptero_panel_store_add_finish:
 * @self: the panels
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the panel was added
 */
gboolean
ptero_panel_store_add_finish (PteroPanelStore  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
key_removed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GError *error = NULL;

  ptero_keyring_clear_finish (PTERO_KEYRING (source), result, &error);
  written (user_data, error);
}

static gboolean
remove_key (PteroPanelStore *self,
            GTask           *task)
{
  KeyWork *work = g_task_get_task_data (task);
  PteroPanelEntry *entry = ptero_panel_store_find_entry (self, work->panel);

  if (entry == NULL || !entry->stored[work->api])
    return FALSE;

  ptero_keyring_clear_key_async (self->keyring, ptero_panel_get_id (work->panel), work->api,
                                 g_task_get_cancellable (task), key_removed_cb, self);

  return TRUE;
}

static gboolean
remove_both_keys (PteroPanelStore *self,
                  GTask           *task)
{
  KeyWork *work = g_task_get_task_data (task);

  ptero_keyring_clear_async (self->keyring, ptero_panel_get_id (work->panel),
                             g_task_get_cancellable (task), key_removed_cb, self);

  return TRUE;
}

/*< private >
 * ptero_panel_store_forget_keys:
 * @self: the panels
 * @panel: a panel that is not one of them any more
 * @stored: whether the keyring has keys of it
 * @task: (transfer full): ends when they are gone
 *
 * Removes the keys of a panel from memory, and from the keyring what is there
 * or still on its way there.
 */
void
ptero_panel_store_forget_keys (PteroPanelStore *self,
                               PteroPanel      *panel,
                               gboolean         stored,
                               GTask           *task)
{
  KeyWork *work = key_work_new (panel, NULL, NULL, ptero_panel_get_address (panel), FALSE);

  ptero_panel_set_key (panel, PTERO_API_CLIENT, NULL);
  ptero_panel_set_key (panel, PTERO_API_APPLICATION, NULL);

  work->write = remove_both_keys;
  g_task_set_task_data (task, work, (GDestroyNotify)key_work_free);
  do_in_order (self, task, stored);
}

/* Of a panel that was removed meanwhile nothing is stored any more. */
static gboolean
store_key (PteroPanelStore *self,
           GTask           *task)
{
  KeyWork *work = g_task_get_task_data (task);

  return ptero_panel_store_find_entry (self, work->panel) != NULL && store_keys (self, task);
}

/* The keyring has done its part. */
static void
apply_key (PteroPanelStore *self,
           KeyWork         *work)
{
  PteroPanelEntry *entry = ptero_panel_store_find_entry (self, work->panel);
  SecretValue *key = work->keys[work->api];

  /* The panel may have been removed meanwhile; then both keys are, after this. */
  if (entry == NULL)
    return;

  /* What is in the keyring and was replaced in memory only stays there until it can be removed. */
  if (!work->session_only || key == NULL)
    entry->stored[work->api] = key != NULL;

  entry->memory_only[work->api] = key != NULL && work->session_only;
  ptero_panel_entry_forget_move (entry, work->api);
  ptero_panel_set_key_of (work->panel, work->api, get_key_text (key), work->origin);

  if (key == NULL && work->api == PTERO_API_CLIENT)
    ptero_panel_set_account (work->panel, NULL);

  ptero_panel_store_say_if_no_key (work->panel);
  update_session_only (entry);
  ptero_panel_file_save_later (self->file);
}

/**
 * ptero_panel_store_set_key_async:
 * @self: the panels
 * @panel: one of them
 * @api: which of the two keys
 * @key: (nullable): the key, %NULL to remove the one there is
 * @address: (nullable): what it was given for, %NULL for the address that the panel has now
 * @session_only: whether @key stays in memory
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds, replaces or removes one key. If the keyring fails nothing changes. A
 * panel that has gone to another address meanwhile withholds it.
 */
void
ptero_panel_store_set_key_async (PteroPanelStore     *self,
                                 PteroPanel          *panel,
                                 PteroApi             api,
                                 const char          *key,
                                 const char          *address,
                                 gboolean             session_only,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  const char *account_key = api == PTERO_API_CLIENT ? key : NULL;
  const char *application_key = api == PTERO_API_APPLICATION ? key : NULL;
  g_autoptr(GTask) task = NULL;
  PteroPanelEntry *entry;
  KeyWork *work;

  g_return_if_fail (PTERO_IS_PANEL_STORE (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (api <= PTERO_API_APPLICATION);

  entry = ptero_panel_store_find_entry (self, panel);
  g_return_if_fail (entry != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_panel_store_set_key_async);
  g_task_set_check_cancellable (task, FALSE);

  if (key != NULL && !ptero_key_is_plausible (key))
    {
      g_task_return_error (task, ptero_key_create_error ());
      return;
    }

  work = key_work_new (panel, account_key, application_key,
                       address != NULL ? address : ptero_panel_get_address (panel),
                       session_only || ptero_panel_get_demo (panel));
  work->api = api;
  work->write = key != NULL ? store_key : remove_key;
  work->apply = apply_key;
  g_task_set_task_data (task, work, (GDestroyNotify)key_work_free);

  do_in_order (self, g_steal_pointer (&task),
               key != NULL ? !work->session_only : entry->stored[api]);
}

/**
 * ptero_panel_store_set_key_finish:
 * @self: the panels
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the key is set, or removed
 */
gboolean
ptero_panel_store_set_key_finish (PteroPanelStore  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What is in the keyring becomes what is in memory, unless that is for this session only. */
static gboolean
store_again (PteroPanelStore *self,
             GTask           *task)
{
  KeyWork *work = g_task_get_task_data (task);
  PteroPanelEntry *entry = ptero_panel_store_find_entry (self, work->panel);
  const char *key = get_key_text (work->panel->keys[work->api]);

  if (entry == NULL || !entry->stored[work->api] || entry->memory_only[work->api] || key == NULL)
    return FALSE;

  ptero_panel_keys_store_async (self->keyring, work->panel,
                                work->api == PTERO_API_CLIENT ? key : NULL,
                                work->api == PTERO_API_APPLICATION ? key : NULL,
                                work->panel->key_origins[work->api], FALSE, NULL, keys_stored_cb,
                                self);

  return TRUE;
}

static void
store_again_later (PteroPanelStore *self,
                   PteroPanel      *panel,
                   PteroApi         api)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);
  KeyWork *work = key_work_new (panel, NULL, NULL, ptero_panel_get_address (panel), FALSE);

  g_task_set_source_tag (task, store_again_later);
  work->api = api;
  work->write = store_again;
  g_task_set_task_data (task, work, (GDestroyNotify)key_work_free);
  do_in_order (self, task, TRUE);
}

static void
unlocking_step_done (GTask *task)
{
  guint *n_pending = g_task_get_task_data (task);

  if (--*n_pending == 0 && !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* What was said of the address of keys when they could not be read yet. */
static void
move_read_keys (PteroPanelStore *self,
                PteroPanelEntry *entry)
{
  PteroPanel *panel = entry->panel;
  g_autofree char *origin = ptero_address_get_origin (ptero_panel_get_address (panel));

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    {
      g_autoptr(SecretValue) key = NULL;

      if (entry->moved_to[api] == NULL || panel->keys[api] == NULL)
        continue;

      if (g_strcmp0 (panel->key_origins[api], entry->moved_from[api]) == 0 &&
          g_strcmp0 (origin, entry->moved_to[api]) == 0)
        {
          key = secret_value_ref (panel->keys[api]);
          ptero_panel_set_key_of (panel, api, secret_value_get_text (key), origin);
          store_again_later (self, panel, api);
        }

      ptero_panel_entry_forget_move (entry, api);
    }
}

static void
keys_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree KeyRead *read = user_data;
  g_autoptr(PteroPanelStore) self = read->store;
  g_autoptr(PteroPanel) panel = read->panel;
  g_autoptr(GTask) task = read->task;
  PteroPanelEntry *entry = ptero_panel_store_find_entry (self, panel);
  gboolean unbound[2];

  ptero_panel_keys_read_finish (PTERO_KEYRING (source), result, unbound, NULL);
  if (entry != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (unbound); i++)
        entry->unbound[i] |= unbound[i];
      move_read_keys (self, entry);
    }

  if (task != NULL)
    unlocking_step_done (task);
}

/*< private >
 * ptero_panel_store_bind_keys:
 * @self: the panels
 * @panel: one of them, which is online
 *
 * Notes with keys that were stored before that was done what they are for.
 */
void
ptero_panel_store_bind_keys (PteroPanelStore *self,
                             PteroPanel      *panel)
{
  PteroPanelEntry *entry = ptero_panel_store_find_entry (self, panel);

  for (PteroApi api = PTERO_API_CLIENT; entry != NULL && api <= PTERO_API_APPLICATION; api++)
    {
      if (!entry->unbound[api] || !ptero_client_has_key (ptero_panel_get_client (panel), api))
        continue;

      entry->unbound[api] = FALSE;
      store_again_later (self, panel, api);
    }
}

/*< private >
 * ptero_panel_store_read_keys:
 * @self: the panels
 * @entry: one of them
 * @may_ask: whether somebody may be asked to unlock the keyring
 * @task: (nullable): of ptero_panel_store_unlock_async()
 *
 * Reads the keys of a panel that are not in memory yet.
 */
void
ptero_panel_store_read_keys (PteroPanelStore *self,
                             PteroPanelEntry *entry,
                             gboolean         may_ask,
                             GTask           *task)
{
  KeyRead *read = g_new0 (KeyRead, 1);
  gboolean wanted[2];

  /* What was replaced for this session is not to come back. */
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    wanted[i] = entry->stored[i] && !entry->memory_only[i];

  read->store = g_object_ref (self);
  read->panel = g_object_ref (entry->panel);
  g_set_object (&read->task, task);
  ptero_panel_keys_read_async (self->keyring, entry->panel, wanted, may_ask,
                               task != NULL ? g_task_get_cancellable (task) : NULL, keys_read_cb,
                               read);
}

/**
 * ptero_panel_store_unlock_async:
 * @self: the panels
 * @cancellable: (nullable): a cancellable
 * @callback: called when everything is read
 * @user_data: for @callback
 *
 * Reads the keys that are not in memory yet, of all panels at once. Where that
 * fails the panel says so: it is in the state %PTERO_PANEL_STATE_NO_KEY or
 * %PTERO_PANEL_STATE_KEYRING, with the error. Calling this again tries those
 * again.
 */
void
ptero_panel_store_unlock_async (PteroPanelStore     *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  guint *n_pending;

  g_return_if_fail (PTERO_IS_PANEL_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_panel_store_unlock_async);

  n_pending = g_new0 (guint, 1);
  *n_pending = 1;
  g_task_set_task_data (task, n_pending, g_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PteroPanelEntry *entry = g_ptr_array_index (self->entries, i);

      if (ptero_panel_get_demo (entry->panel))
        continue;

      ++*n_pending;
      ptero_panel_store_read_keys (self, entry, TRUE, task);
    }

  unlocking_step_done (task);
}

/**
 * ptero_panel_store_unlock_finish:
 * @self: the panels
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %FALSE only when it was cancelled
 */
gboolean
ptero_panel_store_unlock_finish (PteroPanelStore  *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/*< private >
 * ptero_panel_store_peek_keys:
 * @self: the panels
 *
 * Reads the keys that can be read without a question: somebody else may have
 * unlocked the keyring, after a prompt of ours was dismissed.
 */
void
ptero_panel_store_peek_keys (PteroPanelStore *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      PteroPanelEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->stored[PTERO_API_CLIENT] || entry->stored[PTERO_API_APPLICATION])
        ptero_panel_store_read_keys (self, entry, FALSE, NULL);
    }
}

static void
move_key (PteroPanelStore *self,
          PteroPanelEntry *entry,
          PteroApi         api,
          const char      *address)
{
  PteroPanel *panel = entry->panel;
  g_autofree char *from = ptero_address_get_origin (ptero_panel_get_address (panel));
  char *origin = ptero_address_get_origin (address);

  if (panel->keys[api] != NULL)
    {
      g_free (panel->key_origins[api]);
      panel->key_origins[api] = origin;
      store_again_later (self, panel, api);
      return;
    }

  /* further from where it was, or from where it is said to be now */
  if (g_strcmp0 (entry->moved_to[api], from) != 0)
    {
      g_free (entry->moved_from[api]);
      entry->moved_from[api] = g_steal_pointer (&from);
    }

  g_free (entry->moved_to[api]);
  entry->moved_to[api] = origin;
}

/**
 * ptero_panel_store_move_keys:
 * @self: the panels
 * @panel: one of them
 * @address: where the panel is now
 * @moved: which keys go along, by #PteroApi
 *
 * Changes the address of a panel whose keys are for another origin, after the
 * person was asked whether they are to be sent there. What is in the keyring is
 * noted there as well; should that fail, it is withheld at the next start. Of
 * what has not been read yet it is kept in mind until it is, and of a key that
 * comes only later nothing was said.
 */
void
ptero_panel_store_move_keys (PteroPanelStore *self,
                             PteroPanel      *panel,
                             const char      *address,
                             const gboolean   moved[2])
{
  PteroPanelEntry *entry;

  g_return_if_fail (PTERO_IS_PANEL_STORE (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (address != NULL);

  entry = ptero_panel_store_find_entry (self, panel);
  g_return_if_fail (entry != NULL);

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    {
      if (moved[api] && ptero_panel_has_key (panel, api))
        move_key (self, entry, api, address);
    }

  ptero_panel_set_address (panel, address);
}

/**
 * ptero_panel_store_remove_async:
 * @self: the panels
 * @panel: one of them
 * @cancellable: (nullable): a cancellable
 * @callback: called when its keys are gone
 * @user_data: for @callback
 *
 * Removes the panel at once, and then its keys from the keyring. If that
 * fails the panel is gone all the same, and the error says that the keys are
 * not.
 */
void
ptero_panel_store_remove_async (PteroPanelStore     *self,
                                PteroPanel          *panel,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(PteroPanel) removed = NULL;
  PteroPanelEntry *entry;
  gboolean stored;

  g_return_if_fail (PTERO_IS_PANEL_STORE (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  entry = ptero_panel_store_find_entry (self, panel);
  g_return_if_fail (entry != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_panel_store_remove_async);

  removed = g_object_ref (panel);
  stored = entry->stored[PTERO_API_CLIENT] || entry->stored[PTERO_API_APPLICATION];

  ptero_panel_store_drop_entry (self, entry);

  if (!ptero_panel_get_demo (removed))
    ptero_panel_file_save_later (self->file);

  ptero_panel_store_forget_keys (self, removed, stored, g_steal_pointer (&task));
}

/**
 * ptero_panel_store_remove_finish:
 * @self: the panels
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: whether the keys are gone, too
 */
gboolean
ptero_panel_store_remove_finish (PteroPanelStore  *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_panel_store_add_demo:
 * @self: the panels
 * @panel: the demo panel
 * @account_key: (nullable): its account key
 * @application_key: (nullable): its application key
 *
 * Appends a panel that is in memory only and never saved.
 */
void
ptero_panel_store_add_demo (PteroPanelStore *self,
                            PteroPanel      *panel,
                            const char      *account_key,
                            const char      *application_key)
{
  KeyWork *work;

  g_return_if_fail (PTERO_IS_PANEL_STORE (self));
  g_return_if_fail (PTERO_IS_PANEL (panel));
  g_return_if_fail (ptero_panel_store_find (self, ptero_panel_get_id (panel)) == NULL);

  work = key_work_new (panel, account_key, application_key, ptero_panel_get_address (panel), TRUE);
  ptero_panel_set_demo (panel, TRUE);
  add_to_list (self, work);
  key_work_free (work);
}
