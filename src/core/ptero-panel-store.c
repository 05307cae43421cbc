/* ptero-panel-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-store-private.h"

#include "ptero-panel-list.h"

/**
 * PteroPanelStore:
 *
 * The panels: a list of [class@Ptero.Panel], kept in a file without secrets
 * that is written soon after each change. The keys are in the keyring, or in
 * memory only if the person wants that.
 */

enum
{
  PROP_0,
  PROP_SAVE_ERROR,
  N_PROPS
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroPanelStore, ptero_panel_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GParamSpec *properties[N_PROPS];

/*< private >
 * ptero_panel_store_find_entry:
 * @self: the panels
 * @panel: a panel
 *
 * Returns: (transfer none) (nullable): what is known of @panel, if it is one of them
 */
PteroPanelEntry *
ptero_panel_store_find_entry (PteroPanelStore *self,
                              PteroPanel      *panel)
{
  PteroPanelEntry *entry = g_hash_table_lookup (self->by_id, ptero_panel_get_id (panel));

  return entry != NULL && entry->panel == panel ? entry : NULL;
}

static void
panel_changed_cb (PteroPanel      *panel,
                  GParamSpec      *pspec,
                  PteroPanelStore *self)
{
  static const char *const kept[] = {
    "address", "admin-all", "color", "fingerprint", "flavour", "name", "node-pins", "session-only",
    NULL
  };

  if (g_strv_contains (kept, pspec->name) && !ptero_panel_get_demo (panel))
    ptero_panel_file_save_later (self->file);

  if (g_str_equal (pspec->name, "state") &&
      ptero_panel_get_state (panel) == PTERO_PANEL_STATE_ONLINE)
    ptero_panel_store_bind_keys (self, panel);
}

static void
connect_entry (PteroPanelStore *self,
               PteroPanelEntry *entry)
{
  g_hash_table_insert (self->by_id, (gpointer)ptero_panel_get_id (entry->panel), entry);
  g_signal_connect_object (entry->panel, "notify", G_CALLBACK (panel_changed_cb), self, 0);
}

/*< private >
 * ptero_panel_store_append_entry:
 * @self: the panels
 * @entry: (transfer full): a new panel
 *
 * Adds a panel at the end; whoever calls it says that the items changed.
 */
void
ptero_panel_store_append_entry (PteroPanelStore *self,
                                PteroPanelEntry *entry)
{
  g_ptr_array_add (self->entries, entry);
  connect_entry (self, entry);
}

/*< private >
 * ptero_panel_store_drop_entry:
 * @self: the panels
 * @entry: (transfer full): one of them
 *
 * Takes a panel out of the list, and says so.
 */
void
ptero_panel_store_drop_entry (PteroPanelStore *self,
                              PteroPanelEntry *entry)
{
  guint position;

  g_signal_handlers_disconnect_by_func (entry->panel, panel_changed_cb, self);
  g_hash_table_remove (self->by_id, ptero_panel_get_id (entry->panel));
  g_ptr_array_find (self->entries, entry, &position);
  g_ptr_array_remove_index (self->entries, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/*< private >
 * ptero_panel_store_say_if_no_key:
 * @panel: a panel
 *
 * Puts a panel without any key, which has nothing to connect with, into its state.
 */
void
ptero_panel_store_say_if_no_key (PteroPanel *panel)
{
  if (!ptero_panel_has_key (panel, PTERO_API_CLIENT) &&
      !ptero_panel_has_key (panel, PTERO_API_APPLICATION))
    ptero_panel_set_state (panel, PTERO_PANEL_STATE_NO_KEY, NULL, 0);
}

static void
save_error_changed_cb (PteroPanelFile  *file,
                       GParamSpec      *pspec,
                       PteroPanelStore *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_ERROR]);
}

static void
panel_found_cb (PteroPanelFile  *file,
                PteroPanelEntry *entry,
                PteroPanelStore *self)
{
  ptero_panel_store_append_entry (self, entry);
  g_list_model_items_changed (G_LIST_MODEL (self), self->entries->len - 1, 0, 1);
  ptero_panel_store_read_keys (self, entry, TRUE, NULL);
}

/* Nobody is asked to unlock the keyring for what they did not do themselves: then the panel says
 * that it is locked. */
static void
panel_keys_changed_cb (PteroPanelFile  *file,
                       PteroPanel      *panel,
                       PteroPanelStore *self)
{
  ptero_panel_store_read_keys (self, ptero_panel_store_find_entry (self, panel), FALSE, NULL);
}

/* Whoever removed it has removed its keys, but not what is still on its way to the keyring. */
static void
panel_lost_cb (PteroPanelFile  *file,
               PteroPanel      *panel,
               PteroPanelStore *self)
{
  g_autoptr(PteroPanel) lost = g_object_ref (panel);
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, panel_lost_cb);
  ptero_panel_store_drop_entry (self, ptero_panel_store_find_entry (self, lost));
  ptero_panel_store_forget_keys (self, lost, FALSE, task);
}

static void
panels_reordered_cb (PteroPanelFile     *file,
                     const char *const  *ids,
                     PteroPanelStore    *self)
{
  guint first = self->entries->len;
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      gpointer entry = g_hash_table_lookup (self->by_id, ids[i]);

      if (g_ptr_array_index (self->entries, i) == entry)
        continue;

      g_ptr_array_index (self->entries, i) = entry;
      first = MIN (first, i);
      n = i - first + 1;
    }

  g_list_model_items_changed (G_LIST_MODEL (self), first, n, n);
}

static GType
ptero_panel_store_get_item_type (GListModel *model)
{
  return PTERO_TYPE_PANEL;
}

static guint
ptero_panel_store_get_n_items (GListModel *model)
{
  return PTERO_PANEL_STORE (model)->entries->len;
}

static gpointer
ptero_panel_store_get_item (GListModel *model,
                            guint       position)
{
  PteroPanelStore *self = PTERO_PANEL_STORE (model);
  PteroPanelEntry *entry;

  if (position >= self->entries->len)
    return NULL;

  entry = g_ptr_array_index (self->entries, position);

  return g_object_ref (entry->panel);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_panel_store_get_item_type;
  iface->get_n_items = ptero_panel_store_get_n_items;
  iface->get_item = ptero_panel_store_get_item;
}

static void
ptero_panel_store_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PteroPanelStore *self = PTERO_PANEL_STORE (object);

  switch (prop_id)
    {
    case PROP_SAVE_ERROR:
      g_value_set_boxed (value, ptero_panel_store_get_save_error (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_store_dispose (GObject *object)
{
  PteroPanelStore *self = PTERO_PANEL_STORE (object);

  if (self->file != NULL)
    ptero_panel_file_flush (self->file);

  g_clear_object (&self->file);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (ptero_panel_store_parent_class)->dispose (object);
}

static void
ptero_panel_store_finalize (GObject *object)
{
  PteroPanelStore *self = PTERO_PANEL_STORE (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_error (&self->load_error);

  G_OBJECT_CLASS (ptero_panel_store_parent_class)->finalize (object);
}

static void
ptero_panel_store_class_init (PteroPanelStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_panel_store_get_property;
  object_class->dispose = ptero_panel_store_dispose;
  object_class->finalize = ptero_panel_store_finalize;

  /**
   * PteroPanelStore:save-error:
   *
   * Why the last change could not be saved.
   */
  properties[PROP_SAVE_ERROR] =
    g_param_spec_boxed ("save-error", NULL, NULL, G_TYPE_ERROR,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_panel_store_init (PteroPanelStore *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)ptero_panel_entry_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->writes);
}

/**
 * ptero_panel_store_new:
 * @keyring: where the keys are
 * @path: (nullable): where the file is, %NULL for the usual place,
 *   `$XDG_CONFIG_HOME/ptero/panels.conf`
 *
 * Reads the file at once, as it is small. One that cannot be read is set
 * aside; ptero_panel_store_get_load_error() says so.
 *
 * Returns: (transfer full): the panels, still without their keys
 */
PteroPanelStore *
ptero_panel_store_new (PteroKeyring *keyring,
                       const char   *path)
{
  PteroPanelStore *self;
  g_autofree char *usual = NULL;

  g_return_val_if_fail (PTERO_IS_KEYRING (keyring), NULL);

  usual = g_build_filename (g_get_user_config_dir (), "ptero", "panels.conf", NULL);

  self = g_object_new (PTERO_TYPE_PANEL_STORE, NULL);
  self->keyring = g_object_ref (keyring);
  self->file = ptero_panel_file_new (path != NULL ? path : usual, self->entries);
  g_signal_connect_object (self->file, "notify::error", G_CALLBACK (save_error_changed_cb), self,
                           0);

  g_signal_connect_object (self->keyring, "changed", G_CALLBACK (ptero_panel_store_peek_keys), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->file, "found", G_CALLBACK (panel_found_cb), self, 0);
  g_signal_connect_object (self->file, "keys-changed", G_CALLBACK (panel_keys_changed_cb), self, 0);
  g_signal_connect_object (self->file, "lost", G_CALLBACK (panel_lost_cb), self, 0);
  g_signal_connect_object (self->file, "reordered", G_CALLBACK (panels_reordered_cb), self, 0);
  ptero_panel_file_load (self->file, &self->load_error);

  for (guint i = 0; i < self->entries->len; i++)
    connect_entry (self, g_ptr_array_index (self->entries, i));

  return self;
}

/**
 * ptero_panel_store_find:
 * @self: the panels
 * @id: the identifier of a panel
 *
 * Returns: (transfer none) (nullable): the panel
 */
PteroPanel *
ptero_panel_store_find (PteroPanelStore *self,
                        const char      *id)
{
  PteroPanelEntry *entry;

  g_return_val_if_fail (PTERO_IS_PANEL_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  entry = g_hash_table_lookup (self->by_id, id);

  return entry != NULL ? entry->panel : NULL;
}

/**
 * ptero_panel_store_get_load_error:
 * @self: the panels
 *
 * Returns: (transfer none) (nullable): what of the file could not be read, as
 *   a sentence
 */
const GError *
ptero_panel_store_get_load_error (PteroPanelStore *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_STORE (self), NULL);

  return self->load_error;
}

/**
 * ptero_panel_store_get_save_error:
 * @self: the panels
 *
 * Returns: (transfer none) (nullable): why the last change could not be saved
 */
const GError *
ptero_panel_store_get_save_error (PteroPanelStore *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_STORE (self), NULL);

  return self->file != NULL ? ptero_panel_file_get_error (self->file) : NULL;
}

/**
 * ptero_panel_store_get_free_color:
 * @self: the panels
 *
 * Returns: the first of the colours that the fewest panels have
 */
guint
ptero_panel_store_get_free_color (PteroPanelStore *self)
{
  guint used[PTERO_N_PANEL_COLORS] = { 0 };
  guint color = 0;

  g_return_val_if_fail (PTERO_IS_PANEL_STORE (self), 0);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PteroPanelEntry *entry = g_ptr_array_index (self->entries, i);

      used[ptero_panel_get_color (entry->panel)]++;
    }

  for (guint i = 1; i < PTERO_N_PANEL_COLORS; i++)
    {
      if (used[i] < used[color])
        color = i;
    }

  return color;
}

/**
 * ptero_panel_store_move:
 * @self: the panels
 * @from: where a panel is
 * @to: where it is to be
 *
 * Moves a panel within the list.
 */
void
ptero_panel_store_move (PteroPanelStore *self,
                        guint            from,
                        guint            to)
{
  PteroPanelEntry *entry;
  guint first;
  guint n;

  g_return_if_fail (PTERO_IS_PANEL_STORE (self));
  g_return_if_fail (from < self->entries->len);
  g_return_if_fail (to < self->entries->len);

  if (from == to)
    return;

  entry = g_ptr_array_steal_index (self->entries, from);
  g_ptr_array_insert (self->entries, to, entry);

  first = MIN (from, to);
  n = MAX (from, to) - first + 1;
  g_list_model_items_changed (G_LIST_MODEL (self), first, n, n);
  ptero_panel_file_save_later (self->file);
}

/**
 * ptero_panel_store_export:
 * @self: the panels
 *
 * Returns: (transfer full): the list as JSON, without keys and without the
 *   demo panel
 */
GBytes *
ptero_panel_store_export (PteroPanelStore *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_STORE (self), NULL);

  return ptero_panel_list_to_json (G_LIST_MODEL (self));
}

/**
 * ptero_panel_store_import:
 * @self: the panels
 * @bytes: what ptero_panel_store_export() gave, or anything else
 * @n_added: (out) (optional): how many panels are new
 * @n_known: (out) (optional): how many are there already
 * @error: return location for an error, whose message is a sentence
 *
 * Adds the panels that are not there yet, by name and address. They have no
 * keys. If anything is wrong with the list nothing is added.
 *
 * Returns: whether the list could be read
 */
gboolean
ptero_panel_store_import (PteroPanelStore  *self,
                          GBytes           *bytes,
                          guint            *n_added,
                          guint            *n_known,
                          GError          **error)
{
  g_autoptr(GPtrArray) panels = NULL;
  guint before;
  guint added;

  g_return_val_if_fail (PTERO_IS_PANEL_STORE (self), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  panels = ptero_panel_list_from_json (bytes, error);

  if (panels == NULL)
    return FALSE;

  before = self->entries->len;

  for (guint i = 0; i < panels->len; i++)
    {
      PteroPanel *panel = g_ptr_array_index (panels, i);

      if (ptero_panel_list_has_like (G_LIST_MODEL (self), panel))
        continue;

      ptero_panel_store_say_if_no_key (panel);
      ptero_panel_store_append_entry (self, ptero_panel_entry_new (panel));
    }

  added = self->entries->len - before;

  if (added > 0)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), before, 0, added);
      ptero_panel_file_save_later (self->file);
    }

  if (n_added != NULL)
    *n_added = added;
  if (n_known != NULL)
    *n_known = panels->len - added;

  return TRUE;
}

/**
 * ptero_panel_store_flush:
 * @self: the panels
 *
 * Writes what is pending, and waits until it is written: for the end of the
 * program.
 */
void
ptero_panel_store_flush (PteroPanelStore *self)
{
  g_return_if_fail (PTERO_IS_PANEL_STORE (self));

  ptero_panel_file_flush (self->file);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (ptero_panel_file_flush_finish (PTERO_PANEL_FILE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ptero_panel_store_flush_async:
 * @self: the panels
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was tried
 * @user_data: for @callback
 *
 * Has what is pending written at once.
 */
void
ptero_panel_store_flush_async (PteroPanelStore     *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PTERO_IS_PANEL_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_panel_store_flush_async);
  ptero_panel_file_flush_async (self->file, cancellable, flushed_cb, task);
}

/**
 * ptero_panel_store_flush_finish:
 * @self: the panels
 * @result: what the callback got
 * @error: return location for an error, whose message is a sentence
 *
 * Returns: whether all is saved
 */
gboolean
ptero_panel_store_flush_finish (PteroPanelStore  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_panel_store_get_saved:
 * @self: the panels
 *
 * Returns: whether there is nothing that would be lost if the program ended now
 */
gboolean
ptero_panel_store_get_saved (PteroPanelStore *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_STORE (self), TRUE);

  return ptero_panel_file_get_saved (self->file);
}
