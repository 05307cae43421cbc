/* ptero-keyring.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-keyring.h"

#include <string.h>

#include <glib/gi18n.h>
#include <libsecret/secret.h>

#include "ptero-secret.h"

#define KEY_LENGTH_MIN 16
#define KEY_LENGTH_MAX 512

/**
 * PteroKeyring:
 *
 * The keys of panels in the desktop's keyring, by the panel's identifier and
 * the API they are for.
 *
 * The secret is the key and, after a space, which no key has, the origin of the
 * address that it was given for: what is in there with the key cannot be changed
 * without reading it, and is replaced with it. Keys that were stored without one
 * are read as before.
 *
 * A keyring that is locked is asked to be unlocked once, however many keys
 * are looked up at the same time: dismissing the prompt is an answer to all
 * of them.
 *
 * libsecret answers "nothing found" to a look-up in a keyring that stayed
 * locked. So a look-up first lists what there is, which needs no unlocking,
 * and what is there but cannot be read is locked. From then on the service is
 * listened to, as somebody else may unlock it.
 */

struct _PteroKeyring
{
  GObject          parent_instance;

  GQueue           waiting;    /* of GTask: look-ups that need the keyring unlocked */
  gboolean         unlocking;
  gboolean         missed;     /* it changed meanwhile */

  GDBusConnection *connection;  /* NULL until something was locked */
  guint            watches[2];
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_QUARK (ptero-keyring-error, ptero_keyring_error)
G_DEFINE_FINAL_TYPE (PteroKeyring, ptero_keyring, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void search_item (GTask        *task);
static void unlock_next (PteroKeyring *self);

static const SecretSchema *
get_schema (void)
{
  static const SecretSchema schema = {
    "com.example.Ptero.Key", SECRET_SCHEMA_NONE,
    {
      { "panel", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "api", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
    }
  };

  return &schema;
}

static const char *
get_api_name (PteroApi api)
{
  return api == PTERO_API_APPLICATION ? "application" : "account";
}

/* @api: -1 for both */
static GHashTable *
create_attributes (const char *panel_id,
                   int         api)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer)"panel", g_strdup (panel_id));
  if (api >= 0)
    g_hash_table_insert (attributes, (gpointer)"api", g_strdup (get_api_name (api)));

  return attributes;
}

static GError *
create_error (PteroKeyringError code)
{
  switch (code)
    {
    case PTERO_KEYRING_ERROR_UNAVAILABLE:
      return g_error_new_literal (PTERO_KEYRING_ERROR, code,
                                  _("There is no keyring to keep keys in."));
    case PTERO_KEYRING_ERROR_LOCKED:
      return g_error_new_literal (PTERO_KEYRING_ERROR, code, _("The keyring is locked."));
    case PTERO_KEYRING_ERROR_NOT_FOUND:
      return g_error_new_literal (PTERO_KEYRING_ERROR, code, _("The key is not in the keyring."));
    case PTERO_KEYRING_ERROR_OTHER_ADDRESS:
    case PTERO_KEYRING_ERROR_FAILED:
    default:
      return g_error_new_literal (PTERO_KEYRING_ERROR, code, _("The keyring failed."));
    }
}

/* A missing service is a D-Bus error; a missing bus, an I/O error whose code depends on the reason.
 * When there is no keyring yet and the prompt to make one is dismissed, the service says that it
 * has no such object; a desktop portal that cannot keep secrets answers with the same code. */
static PteroKeyringError
classify_error (const GError *error)
{
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return PTERO_KEYRING_ERROR_LOCKED;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT))
    return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS)
             ? PTERO_KEYRING_ERROR_UNAVAILABLE
             : PTERO_KEYRING_ERROR_LOCKED;

  if (error->domain == G_DBUS_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_DBUS_ERROR) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return PTERO_KEYRING_ERROR_UNAVAILABLE;

  return PTERO_KEYRING_ERROR_FAILED;
}

/* Ends @task with what libsecret's @error (transfer full) means. */
static void
return_error (GTask  *task,
              GError *error)
{
  g_autoptr(GError) cause = error;
  GError *reported = NULL;
  PteroKeyringError code;

  if (g_task_return_error_if_cancelled (task))
    return;

  code = classify_error (cause);
  g_debug ("Keyring: %s, %d: %s", g_quark_to_string (cause->domain), cause->code, cause->message);

  /* Else libsecret would talk to a service that is gone even when there is another one. */
  if (code == PTERO_KEYRING_ERROR_UNAVAILABLE)
    secret_service_disconnect ();

  if (code == PTERO_KEYRING_ERROR_FAILED)
    reported = g_error_new (PTERO_KEYRING_ERROR, code,
                            /* Translators: the reason, as the system says it */
                            _("The keyring failed: %s"), cause->message);
  else
    reported = create_error (code);

  g_task_return_error (task, reported);
}

/* Somebody else may have opened it while a prompt of ours was open, which was then dismissed. */
static void
say_what_was_missed (PteroKeyring *self)
{
  if (self->unlocking || !self->missed)
    return;

  self->missed = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
unlocking_lookup_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  PteroKeyring *self = g_task_get_source_object (task);
  char *key = secret_password_lookup_finish (result, &error);
  GQueue waiting = self->waiting;
  GTask *other;

  self->unlocking = FALSE;
  g_queue_init (&self->waiting);

  if (key == NULL && error == NULL)
    error = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "The prompt was dismissed");

  /* Who waited for the prompt gets the same answer, or can read now. A cancelled look-up is no
   * answer. */
  while ((other = g_queue_pop_head (&waiting)) != NULL)
    {
      if (key != NULL)
        {
          search_item (other);
        }
      else if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
        {
          g_queue_push_tail (&self->waiting, other);
        }
      else
        {
          return_error (other, g_error_copy (error));
          g_object_unref (other);
        }
    }

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify)secret_password_free);
  else
    return_error (task, g_steal_pointer (&error));

  unlock_next (self);
  say_what_was_missed (self);
}

static void
unlock_next (PteroKeyring *self)
{
  GTask *task;

  if (self->unlocking || g_queue_is_empty (&self->waiting))
    return;

  task = g_queue_pop_head (&self->waiting);
  self->unlocking = TRUE;

  secret_password_lookupv (get_schema (), g_task_get_task_data (task),
                           g_task_get_cancellable (task),
                           unlocking_lookup_cb, task);
}

static void
retrieve_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretValue) value = NULL;
  const char *text;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);

  if (error != NULL)
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  text = value != NULL ? secret_value_get_text (value) : NULL;

  if (text == NULL || *text == '\0')
    {
      g_task_return_error (task, create_error (PTERO_KEYRING_ERROR_NOT_FOUND));
      return;
    }

  g_task_return_pointer (task, secret_value_unref_to_password (g_steal_pointer (&value), NULL),
                         (GDestroyNotify)secret_password_free);
}

/* While a prompt of ours is open its answer comes first. */
static void
changed_cb (GDBusConnection *connection,
            const char      *sender,
            const char      *path,
            const char      *interface,
            const char      *name,
            GVariant        *parameters,
            gpointer         user_data)
{
  PteroKeyring *self = user_data;

  self->missed = TRUE;
  say_what_was_missed (self);
}

/* Some services say that a collection has changed, others what of it. */
static void
watch (PteroKeyring *self,
       GDBusProxy   *item)
{
  static const struct { const char *interface; const char *name; const char *arg0; } hints[] = {
    { "org.freedesktop.DBus.Properties", "PropertiesChanged", "org.freedesktop.Secret.Collection" },
    { "org.freedesktop.Secret.Service", "CollectionChanged", NULL },
  };

  if (self->connection != NULL)
    return;

  self->connection = g_object_ref (g_dbus_proxy_get_connection (item));
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    self->watches[i] =
      g_dbus_connection_signal_subscribe (self->connection, "org.freedesktop.secrets",
                                          hints[i].interface, hints[i].name, NULL, hints[i].arg0,
                                          G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, self, NULL);
}

/* Consumes @task, for which there is only @item, which is locked. */
static void
unlock_item (GTask      *task,
             GDBusProxy *item)
{
  g_autoptr(GTask) owned = task;
  PteroKeyring *self = g_task_get_source_object (task);

  watch (self, item);
  if (g_task_get_source_tag (task) == ptero_keyring_peek_async)
    {
      g_task_return_error (task, create_error (PTERO_KEYRING_ERROR_LOCKED));
      return;
    }

  g_queue_push_tail (&self->waiting, g_steal_pointer (&owned));
  unlock_next (self);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);
  SecretRetrievable *readable = NULL;
  GList *items;

  items = secret_password_search_finish (result, &error);

  if (error != NULL)
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  for (GList *l = items; l != NULL && readable == NULL; l = l->next)
    {
      if (!SECRET_IS_ITEM (l->data) || !secret_item_get_locked (l->data))
        readable = l->data;
    }

  if (readable != NULL)
    {
      secret_retrievable_retrieve_secret (readable, cancellable, retrieve_cb,
                                          g_steal_pointer (&task));
    }
  else if (items != NULL)
    {
      unlock_item (g_steal_pointer (&task), items->data);
    }
  else
    {
      g_task_return_error (task, create_error (PTERO_KEYRING_ERROR_NOT_FOUND));
    }

  g_list_free_full (items, g_object_unref);
}

/* Consumes @task. */
static void
search_item (GTask *task)
{
  secret_password_searchv (get_schema (), g_task_get_task_data (task), SECRET_SEARCH_ALL,
                           g_task_get_cancellable (task), search_cb, task);
}

static void
store_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  /* what is stored is not unsaid by a cancel that comes after it */
  g_task_set_check_cancellable (task, FALSE);
  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    return_error (task, g_steal_pointer (&error));
  else
    g_task_return_error (task, create_error (PTERO_KEYRING_ERROR_LOCKED));
}

static void
remaining_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    return_error (task, g_steal_pointer (&error));
  else if (items != NULL)
    g_task_return_error (task, create_error (PTERO_KEYRING_ERROR_LOCKED));
  else
    g_task_return_boolean (task, TRUE);

  g_list_free_full (items, g_object_unref);
}

static void
clear_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GHashTable *attributes = g_task_get_task_data (task);

  secret_password_clear_finish (result, &error);

  if (error != NULL)
    {
      return_error (task, g_steal_pointer (&error));
      return;
    }

  /* What is locked is passed over without an error. */
  secret_password_searchv (get_schema (), attributes, SECRET_SEARCH_ALL, cancellable,
                           remaining_cb, g_steal_pointer (&task));
}

static void
clear (PteroKeyring        *self,
       const char          *panel_id,
       int                  api,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  GHashTable *attributes = create_attributes (panel_id, api);

  g_task_set_source_tag (task, ptero_keyring_clear_async);
  g_task_set_task_data (task, attributes, (GDestroyNotify)g_hash_table_unref);

  secret_password_clearv (get_schema (), attributes, cancellable, clear_cb,
                          g_steal_pointer (&task));
}

static void
ptero_keyring_dispose (GObject *object)
{
  PteroKeyring *self = PTERO_KEYRING (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->watches) && self->connection != NULL; i++)
    g_dbus_connection_signal_unsubscribe (self->connection, self->watches[i]);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (ptero_keyring_parent_class)->dispose (object);
}

static void
ptero_keyring_class_init (PteroKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_keyring_dispose;

  /**
   * PteroKeyring::changed:
   * @self: a keyring
   *
   * A keyring that kept a key back has changed: it may be open now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_keyring_init (PteroKeyring *self)
{
  g_queue_init (&self->waiting);
}

/**
 * ptero_key_is_plausible:
 * @key: what somebody typed or pasted
 *
 * Whether @key can be a key at all. Its prefix does not matter: keys made
 * before 1.8 have none, and other panels have others.
 *
 * Returns: %FALSE for what is too short, too long or has a space, a control
 *   character or a character outside ASCII in it
 */
gboolean
ptero_key_is_plausible (const char *key)
{
  gsize length;

  if (key == NULL)
    return FALSE;

  length = strlen (key);

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isgraph (key[i]))
        return FALSE;
    }

  return length >= KEY_LENGTH_MIN && length <= KEY_LENGTH_MAX;
}

/**
 * ptero_key_create_error: (skip)
 *
 * Returns: (transfer full): that what was given cannot be a key
 */
GError *
ptero_key_create_error (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                              _("This is not a key: it is too short or too long, "
                                "or has characters that no key has."));
}

/**
 * ptero_keyring_new:
 *
 * Returns: (transfer full): the keys in the desktop's keyring
 */
PteroKeyring *
ptero_keyring_new (void)
{
  return g_object_new (PTERO_TYPE_KEYRING, NULL);
}

/**
 * ptero_keyring_store_async:
 * @self: a keyring
 * @panel_id: the panel
 * @api: the API that the key is for
 * @label: what the keyring shows, e.g. "Ptero: account key of Example"
 * @key: the key
 * @origin: (nullable): of the address that it is for
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Stores a key, in place of the one that may be there.
 */
void
ptero_keyring_store_async (PteroKeyring        *self,
                           const char          *panel_id,
                           PteroApi             api,
                           const char          *label,
                           const char          *key,
                           const char          *origin,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GHashTable) attributes = NULL;
  char *secret;

  g_return_if_fail (PTERO_IS_KEYRING (self));
  g_return_if_fail (panel_id != NULL);
  g_return_if_fail (api <= PTERO_API_APPLICATION);
  g_return_if_fail (label != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_keyring_store_async);

  if (!ptero_key_is_plausible (key))
    {
      g_task_return_error (task, ptero_key_create_error ());
      return;
    }

  secret = g_strjoin (" ", key, origin, NULL);
  attributes = create_attributes (panel_id, api);
  secret_password_storev (get_schema (), attributes, SECRET_COLLECTION_DEFAULT, label, secret,
                          cancellable,
                          store_cb, g_steal_pointer (&task));
  ptero_secret_free (secret);
}

/**
 * ptero_keyring_store_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: return location for an error of %PTERO_KEYRING_ERROR
 *
 * Returns: whether the key is stored
 */
gboolean
ptero_keyring_store_finish (PteroKeyring  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
look_up (PteroKeyring        *self,
         gpointer             tag,
         const char          *panel_id,
         PteroApi             api,
         GCancellable        *cancellable,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, create_attributes (panel_id, api),
                        (GDestroyNotify)g_hash_table_unref);

  search_item (task);
}

/**
 * ptero_keyring_lookup_async:
 * @self: a keyring
 * @panel_id: the panel
 * @api: the API that the key is for
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a key. A locked keyring is asked to be unlocked, once.
 */
void
ptero_keyring_lookup_async (PteroKeyring        *self,
                            const char          *panel_id,
                            PteroApi             api,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PTERO_IS_KEYRING (self));
  g_return_if_fail (panel_id != NULL);
  g_return_if_fail (api <= PTERO_API_APPLICATION);

  look_up (self, ptero_keyring_lookup_async, panel_id, api, cancellable, callback, user_data);
}

/**
 * ptero_keyring_peek_async:
 * @self: a keyring
 * @panel_id: the panel
 * @api: the API that the key is for
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a key without asking anybody to unlock the keyring. End with
 * ptero_keyring_lookup_finish().
 */
void
ptero_keyring_peek_async (PteroKeyring        *self,
                          const char          *panel_id,
                          PteroApi             api,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (PTERO_IS_KEYRING (self));
  g_return_if_fail (panel_id != NULL);
  g_return_if_fail (api <= PTERO_API_APPLICATION);

  look_up (self, ptero_keyring_peek_async, panel_id, api, cancellable, callback, user_data);
}

/**
 * ptero_keyring_lookup_finish:
 * @self: a keyring
 * @result: what the callback got
 * @origin: (out) (optional) (nullable): what the key was given for, if that was
 *   stored with it
 * @error: return location for an error of %PTERO_KEYRING_ERROR
 *
 * Returns: (transfer full) (nullable): the key, to be freed with
 *   secret_password_free(), which wipes it
 */
char *
ptero_keyring_lookup_finish (PteroKeyring  *self,
                             GAsyncResult  *result,
                             char         **origin,
                             GError       **error)
{
  char *secret;
  char *space;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  secret = g_task_propagate_pointer (G_TASK (result), error);
  space = secret != NULL ? strchr (secret, ' ') : NULL;

  if (origin != NULL)
    *origin = space != NULL ? g_strdup (space + 1) : NULL;

  /* to its end, as no more than the key is wiped */
  if (space != NULL)
    memset (space, '\0', strlen (space));

  return secret;
}

/**
 * ptero_keyring_clear_key_async:
 * @self: a keyring
 * @panel_id: the panel
 * @api: the API that the key is for
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * Removes one key of a panel. End with ptero_keyring_clear_finish().
 */
void
ptero_keyring_clear_key_async (PteroKeyring        *self,
                               const char          *panel_id,
                               PteroApi             api,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (PTERO_IS_KEYRING (self));
  g_return_if_fail (panel_id != NULL);
  g_return_if_fail (api <= PTERO_API_APPLICATION);

  clear (self, panel_id, api, cancellable, callback, user_data);
}

/**
 * ptero_keyring_clear_async:
 * @self: a keyring
 * @panel_id: the panel
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are gone
 * @user_data: for @callback
 *
 * Removes both keys of a panel. It is no error if there are none.
 */
void
ptero_keyring_clear_async (PteroKeyring        *self,
                           const char          *panel_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (PTERO_IS_KEYRING (self));
  g_return_if_fail (panel_id != NULL);

  clear (self, panel_id, -1, cancellable, callback, user_data);
}

/**
 * ptero_keyring_clear_finish:
 * @self: a keyring
 * @result: what the callback got
 * @error: return location for an error of %PTERO_KEYRING_ERROR
 *
 * Returns: whether nothing is left in the keyring
 */
gboolean
ptero_keyring_clear_finish (PteroKeyring  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
