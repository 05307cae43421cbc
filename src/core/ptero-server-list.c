/* ptero-server-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-list.h"

/* How long to work before the main loop gets its turn, and how many items to tell of at once. */
#define SLICE_TIME (6 * 1000)
#define SLICE_SIZE 1000

/**
 * PteroServerList:
 *
 * The servers of one panel: a [iface@Gio.ListModel] of
 * [class@Ptero.FleetServer], by name.
 *
 * A new answer of the panel is merged into it in slices, so that the main loop
 * goes on even with thousands of servers. Servers that stay keep their object
 * and their place.
 */
struct _PteroServerList
{
  GObject     parent_instance;

  PteroPanel *panel;
  GPtrArray  *items;
  GHashTable *by_uuid;     /* keys belong to the items */
  guint       stale_id;
  guint       stale_position;
  guint       words_id;
  guint       words_position;
  gboolean    stale;
};

enum
{
  SIGNAL_SERVER_CHANGED,
  SIGNAL_SERVER_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroServerList, ptero_server_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* What a merge is about to do. */
typedef struct
{
  GListModel *source;
  guint       n_read;
  GHashTable *kept;       /* PteroFleetServer */
  GPtrArray  *added;      /* PteroFleetServer; those from n_inserted on are to come, by sort key */
  guint       n_inserted;
  guint       position;
  gboolean    whole;      /* what the answer does not have is gone */
  gboolean    cleaned;
  gboolean    sorted;
} Merge;

static void
merge_free (Merge *merge)
{
  g_object_unref (merge->source);
  g_hash_table_unref (merge->kept);
  g_ptr_array_unref (merge->added);
  g_free (merge);
}

static int
compare_servers (PteroFleetServer *a,
                 PteroFleetServer *b)
{
  int order = strcmp (ptero_fleet_server_get_sort_key (a), ptero_fleet_server_get_sort_key (b));

  return order != 0 ? order : strcmp (ptero_fleet_server_get_uuid (a),
                                      ptero_fleet_server_get_uuid (b));
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  return compare_servers (*(PteroFleetServer **)a, *(PteroFleetServer **)b);
}

static void
server_changed_cb (PteroFleetServer *server,
                   guint             changes,
                   PteroServerState  before,
                   PteroServerList  *self)
{
  g_signal_emit (self, signals[SIGNAL_SERVER_CHANGED], 0, server, changes, before);
}

static void
attach (PteroServerList  *self,
        PteroFleetServer *server)
{
  g_hash_table_insert (self->by_uuid, (gpointer)ptero_fleet_server_get_uuid (server), server);
  g_signal_connect (server, "changed", G_CALLBACK (server_changed_cb), self);
}

static void
detach (PteroServerList  *self,
        PteroFleetServer *server)
{
  g_signal_handlers_disconnect_by_func (server, server_changed_cb, self);
  g_hash_table_remove (self->by_uuid, ptero_fleet_server_get_uuid (server));
  g_signal_emit (self, signals[SIGNAL_SERVER_REMOVED], 0, server);
  ptero_fleet_server_leave (server);
}

static void
remove_range (PteroServerList *self,
              guint            position,
              guint            n_removed)
{
  for (guint i = 0; i < n_removed; i++)
    detach (self, g_ptr_array_index (self->items, position + i));

  g_ptr_array_remove_range (self->items, position, n_removed);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, 0);
}

/* Inserts @n_added of @servers, all of which belong before the item at @position. */
static void
insert_range (PteroServerList *self,
              guint            position,
              GPtrArray       *servers,
              guint            first,
              guint            n_added)
{
  guint n_after = self->items->len - position;

  g_ptr_array_set_size (self->items, self->items->len + n_added);
  memmove (&self->items->pdata[position + n_added], &self->items->pdata[position],
           n_after * sizeof (gpointer));

  for (guint i = 0; i < n_added; i++)
    {
      self->items->pdata[position + i] = g_object_ref (g_ptr_array_index (servers, first + i));
      attach (self, self->items->pdata[position + i]);
    }

  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n_added);
}

/* Reads one server of the answer. */
static void
read_next (PteroServerList *self,
           Merge           *merge)
{
  g_autoptr(PteroServer) server = g_list_model_get_item (merge->source, merge->n_read++);
  PteroFleetServer *item;

  /* what has no name of its own cannot be told from the others */
  if (server == NULL || server->uuid == NULL || *server->uuid == '\0')
    return;

  item = g_hash_table_lookup (self->by_uuid, server->uuid);
  if (item == NULL)
    {
      item = ptero_fleet_server_new (self->panel, server);
      g_ptr_array_add (merge->added, item);
      return;
    }

  ptero_fleet_server_set_server (item, server);
  ptero_fleet_server_set_stale (item, FALSE);
  g_hash_table_add (merge->kept, item);
}

/* Servers of which the answer says nothing that could be read. */
static void
mark_missing (PteroServerList *self,
              Merge           *merge)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (!g_hash_table_contains (merge->kept, g_ptr_array_index (self->items, i)))
        ptero_fleet_server_set_stale (g_ptr_array_index (self->items, i), TRUE);
    }
}

/* Removes the next run of servers that the answer does not have. */
static gboolean
remove_next (PteroServerList *self,
             Merge           *merge)
{
  guint position = merge->position;
  guint n_removed = 0;

  while (position < self->items->len &&
         g_hash_table_contains (merge->kept, g_ptr_array_index (self->items, position)))
    position++;

  while (position + n_removed < self->items->len && n_removed < SLICE_SIZE &&
         !g_hash_table_contains (merge->kept,
                                 g_ptr_array_index (self->items, position + n_removed)))
    n_removed++;

  merge->position = position;
  if (n_removed == 0)
    return FALSE;

  remove_range (self, position, n_removed);

  return TRUE;
}

/* Inserts the next run of servers that stand together. */
static gboolean
insert_next (PteroServerList *self,
             Merge           *merge)
{
  PteroFleetServer *first;
  guint n_added = 1;

  if (merge->n_inserted == merge->added->len)
    return FALSE;

  first = g_ptr_array_index (merge->added, merge->n_inserted);
  while (merge->position < self->items->len &&
         compare_servers (g_ptr_array_index (self->items, merge->position), first) < 0)
    merge->position++;

  while (n_added < SLICE_SIZE && merge->n_inserted + n_added < merge->added->len &&
         (merge->position == self->items->len ||
          compare_servers (g_ptr_array_index (merge->added, merge->n_inserted + n_added),
                           g_ptr_array_index (self->items, merge->position)) < 0))
    n_added++;

  insert_range (self, merge->position, merge->added, merge->n_inserted, n_added);
  merge->position += n_added;
  merge->n_inserted += n_added;

  return TRUE;
}

static void
sort_added (Merge *merge)
{
  GPtrArray *added = merge->added;

  g_ptr_array_sort (added, compare_pointers);

  /* an answer may name a server twice */
  for (guint i = added->len; i > 1; i--)
    {
      if (g_str_equal (ptero_fleet_server_get_uuid (g_ptr_array_index (added, i - 1)),
                       ptero_fleet_server_get_uuid (g_ptr_array_index (added, i - 2))))
        g_ptr_array_remove_index (added, i - 1);
    }
}

/* One step of a merge; FALSE when there is nothing left to do. */
static gboolean
step (PteroServerList *self,
      Merge           *merge)
{
  if (merge->n_read < g_list_model_get_n_items (merge->source))
    {
      read_next (self, merge);
      return TRUE;
    }

  if (!merge->cleaned)
    {
      if (merge->whole)
        {
          merge->cleaned = !remove_next (self, merge);
        }
      else
        {
          mark_missing (self, merge);
          merge->cleaned = TRUE;
        }

      return TRUE;
    }

  if (!merge->sorted)
    {
      sort_added (merge);
      merge->sorted = TRUE;
      merge->position = 0;
      return TRUE;
    }

  return insert_next (self, merge);
}

static gboolean
words_slice_cb (gpointer user_data)
{
  PteroServerList *self = PTERO_SERVER_LIST (user_data);
  gint64 end = g_get_monotonic_time () + SLICE_TIME;

  while (self->words_position < self->items->len)
    {
      ptero_fleet_server_gather_words (g_ptr_array_index (self->items, self->words_position++));

      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  self->words_id = 0;

  return G_SOURCE_REMOVE;
}

/* Makes ready for a search when there is nothing else to do. */
static void
gather_words (PteroServerList *self)
{
  self->words_position = 0;

  if (self->words_id == 0)
    self->words_id = g_idle_add_full (G_PRIORITY_LOW, words_slice_cb, self, NULL);
}

static gboolean
merge_slice_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  PteroServerList *self = g_task_get_source_object (task);
  Merge *merge = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE_TIME;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  do
    {
      if (!step (self, merge))
        {
          gather_words (self);
          g_task_return_boolean (task, TRUE);
          return G_SOURCE_REMOVE;
        }
    }
  while (g_get_monotonic_time () < end);

  return G_SOURCE_CONTINUE;
}

static gboolean
stale_slice_cb (gpointer user_data)
{
  PteroServerList *self = PTERO_SERVER_LIST (user_data);
  gint64 end = g_get_monotonic_time () + SLICE_TIME;

  while (self->stale_position < self->items->len)
    {
      ptero_fleet_server_set_stale (g_ptr_array_index (self->items, self->stale_position++),
                                    self->stale);

      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  self->stale_id = 0;

  return G_SOURCE_REMOVE;
}

static void
name_changed_cb (PteroServerList *self)
{
  for (guint i = 0; i < self->items->len; i++)
    ptero_fleet_server_forget_words (g_ptr_array_index (self->items, i));

  gather_words (self);
}

static GType
ptero_server_list_get_item_type (GListModel *model)
{
  return PTERO_TYPE_FLEET_SERVER;
}

static guint
ptero_server_list_model_get_n_items (GListModel *model)
{
  return PTERO_SERVER_LIST (model)->items->len;
}

static gpointer
ptero_server_list_get_item (GListModel *model,
                            guint       position)
{
  PteroServerList *self = PTERO_SERVER_LIST (model);

  if (position >= self->items->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_server_list_get_item_type;
  iface->get_n_items = ptero_server_list_model_get_n_items;
  iface->get_item = ptero_server_list_get_item;
}

static void
ptero_server_list_dispose (GObject *object)
{
  PteroServerList *self = PTERO_SERVER_LIST (object);

  g_clear_handle_id (&self->stale_id, g_source_remove);
  g_clear_handle_id (&self->words_id, g_source_remove);

  for (guint i = 0; i < self->items->len; i++)
    detach (self, g_ptr_array_index (self->items, i));
  g_ptr_array_set_size (self->items, 0);

  G_OBJECT_CLASS (ptero_server_list_parent_class)->dispose (object);
}

static void
ptero_server_list_finalize (GObject *object)
{
  PteroServerList *self = PTERO_SERVER_LIST (object);

  g_clear_object (&self->panel);
  g_clear_pointer (&self->by_uuid, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (ptero_server_list_parent_class)->finalize (object);
}

static void
ptero_server_list_class_init (PteroServerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_server_list_dispose;
  object_class->finalize = ptero_server_list_finalize;

  /**
   * PteroServerList::server-changed:
   * @self: a list
   * @server: one of its servers
   * @changes: what kinds of things changed, of [flags@Ptero.FleetChange]
   * @before: the state before
   *
   * [signal@Ptero.FleetServer::changed] of any of the servers. The counts are
   * right already.
   */
  signals[SIGNAL_SERVER_CHANGED] =
    g_signal_new ("server-changed", PTERO_TYPE_SERVER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, PTERO_TYPE_FLEET_SERVER, G_TYPE_UINT, PTERO_TYPE_SERVER_STATE);

  /**
   * PteroServerList::server-removed:
   * @self: a list
   * @server: a server that is not in it any more
   *
   * Before its items-changed.
   */
  signals[SIGNAL_SERVER_REMOVED] =
    g_signal_new ("server-removed", PTERO_TYPE_SERVER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PTERO_TYPE_FLEET_SERVER);
}

static void
ptero_server_list_init (PteroServerList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * ptero_server_list_new:
 * @panel: a panel
 *
 * Returns: (transfer full): an empty list
 */
PteroServerList *
ptero_server_list_new (PteroPanel *panel)
{
  PteroServerList *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  self = g_object_new (PTERO_TYPE_SERVER_LIST, NULL);
  self->panel = g_object_ref (panel);
  g_signal_connect_object (panel, "notify::name", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_server_list_peek:
 * @self: a list
 * @position: less than the number of items
 *
 * Returns: (transfer none): the server there
 */
PteroFleetServer *
ptero_server_list_peek (PteroServerList *self,
                        guint            position)
{
  g_return_val_if_fail (PTERO_IS_SERVER_LIST (self), NULL);
  g_return_val_if_fail (position < self->items->len, NULL);

  return g_ptr_array_index (self->items, position);
}

/**
 * ptero_server_list_find:
 * @self: a list
 * @uuid: of a server
 *
 * Returns: (transfer none) (nullable): the server, if it is in the list
 */
PteroFleetServer *
ptero_server_list_find (PteroServerList *self,
                        const char      *uuid)
{
  g_return_val_if_fail (PTERO_IS_SERVER_LIST (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  return g_hash_table_lookup (self->by_uuid, uuid);
}

/**
 * ptero_server_list_get_n_items:
 * @self: a list
 *
 * Returns: how many servers there are
 */
guint
ptero_server_list_get_n_items (PteroServerList *self)
{
  g_return_val_if_fail (PTERO_IS_SERVER_LIST (self), 0);

  return self->items->len;
}

/**
 * ptero_server_list_get_position:
 * @self: a list
 * @server: a server
 * @position: (out): where it stands
 *
 * Returns: whether @server is in the list
 */
gboolean
ptero_server_list_get_position (PteroServerList  *self,
                                PteroFleetServer *server,
                                guint            *position)
{
  guint first = 0;
  guint end;

  g_return_val_if_fail (PTERO_IS_SERVER_LIST (self), FALSE);

  end = self->items->len;
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (compare_servers (g_ptr_array_index (self->items, middle), server) < 0)
        first = middle + 1;
      else
        end = middle;
    }

  *position = first;

  return first < self->items->len && g_ptr_array_index (self->items, first) == server;
}

/**
 * ptero_server_list_restore:
 * @self: an empty list
 * @servers: (element-type PteroFleetServer): as they were last seen, in any
 *   order; they are sorted
 *
 * Fills the list with what was known at an earlier time.
 */
void
ptero_server_list_restore (PteroServerList *self,
                           GPtrArray       *servers)
{
  g_return_if_fail (PTERO_IS_SERVER_LIST (self));
  g_return_if_fail (self->items->len == 0);

  if (servers->len == 0)
    return;

  g_ptr_array_sort (servers, compare_pointers);
  insert_range (self, 0, servers, 0, servers->len);
  gather_words (self);
}

/**
 * ptero_server_list_set_stale:
 * @self: a list
 * @stale: whether the servers are as they were when the panel was last reached
 *
 * Marks all servers, thousands of them in slices.
 */
void
ptero_server_list_set_stale (PteroServerList *self,
                             gboolean         stale)
{
  g_return_if_fail (PTERO_IS_SERVER_LIST (self));

  g_clear_handle_id (&self->stale_id, g_source_remove);
  self->stale = stale;
  self->stale_position = 0;

  if (stale_slice_cb (self) == G_SOURCE_CONTINUE)
    self->stale_id = g_idle_add (stale_slice_cb, self);
}

/**
 * ptero_server_list_clear:
 * @self: a list
 *
 * Removes all servers.
 */
void
ptero_server_list_clear (PteroServerList *self)
{
  g_return_if_fail (PTERO_IS_SERVER_LIST (self));

  g_clear_handle_id (&self->stale_id, g_source_remove);

  if (self->items->len > 0)
    remove_range (self, 0, self->items->len);
}

/**
 * ptero_server_list_merge_async:
 * @self: a list
 * @servers: a list of [class@Ptero.Server]: what the panel has
 * @whole: whether that is all; if not, servers that are missing stay, stale
 * @cancellable: (nullable): a cancellable
 * @callback: called when the list is up to date
 * @user_data: for @callback
 *
 * Takes up an answer. There may be one merge at a time; a cancelled one leaves
 * the list valid.
 */
void
ptero_server_list_merge_async (PteroServerList     *self,
                               GListModel          *servers,
                               gboolean             whole,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Merge *merge;

  g_return_if_fail (PTERO_IS_SERVER_LIST (self));
  g_return_if_fail (G_IS_LIST_MODEL (servers));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_server_list_merge_async);

  /* the merge says of each server that it is fresh */
  g_clear_handle_id (&self->stale_id, g_source_remove);

  merge = g_new0 (Merge, 1);
  merge->source = g_object_ref (servers);
  merge->whole = whole;
  merge->kept = g_hash_table_new (NULL, NULL);
  merge->added = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, merge, (GDestroyNotify)merge_free);

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, merge_slice_cb, g_steal_pointer (&task),
                   g_object_unref);
}

/**
 * ptero_server_list_merge_finish:
 * @self: a list
 * @result: a result
 * @error: return location for an error
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
ptero_server_list_merge_finish (PteroServerList  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
