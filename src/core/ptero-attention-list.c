/* ptero-attention-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-attention-list.h"

#include "ptero-attention.h"

/**
 * PteroAttentionList:
 *
 * The servers that want a person: a [iface@Gio.ListModel] of
 * [class@Ptero.FleetServer], the most urgent first.
 *
 * It is told of each server that changed, and looks at no other.
 */
struct _PteroAttentionList
{
  GObject     parent_instance;

  GSequence  *items;   /* of Item */
  GHashTable *iters;   /* of the items, by server */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroAttentionList, ptero_attention_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* A server where it was put: what it is sorted by does not change while it is there. */
typedef struct
{
  PteroFleetServer *server;
  guint             urgency;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_object_unref (item->server);
  g_free (item);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  const Item *first = a;
  const Item *second = b;
  int order = (first->urgency > second->urgency) - (first->urgency < second->urgency);

  if (order == 0)
    order = strcmp (ptero_fleet_server_get_sort_key (first->server),
                    ptero_fleet_server_get_sort_key (second->server));

  return order != 0 ? order : strcmp (ptero_fleet_server_get_key (first->server),
                                      ptero_fleet_server_get_key (second->server));
}

static GType
ptero_attention_list_get_item_type (GListModel *model)
{
  return PTERO_TYPE_FLEET_SERVER;
}

static guint
ptero_attention_list_get_n_items (GListModel *model)
{
  return g_hash_table_size (PTERO_ATTENTION_LIST (model)->iters);
}

static gpointer
ptero_attention_list_get_item (GListModel *model,
                               guint       position)
{
  GSequenceIter *iter = g_sequence_get_iter_at_pos (PTERO_ATTENTION_LIST (model)->items, position);
  Item *item = g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);

  return item != NULL ? g_object_ref (item->server) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_attention_list_get_item_type;
  iface->get_n_items = ptero_attention_list_get_n_items;
  iface->get_item = ptero_attention_list_get_item;
}

static void
ptero_attention_list_finalize (GObject *object)
{
  PteroAttentionList *self = PTERO_ATTENTION_LIST (object);

  g_clear_pointer (&self->iters, g_hash_table_unref);
  g_clear_pointer (&self->items, g_sequence_free);

  G_OBJECT_CLASS (ptero_attention_list_parent_class)->finalize (object);
}

static void
ptero_attention_list_class_init (PteroAttentionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_attention_list_finalize;
}

static void
ptero_attention_list_init (PteroAttentionList *self)
{
  self->items = g_sequence_new (item_free);
  self->iters = g_hash_table_new (NULL, NULL);
}

/**
 * ptero_attention_list_new:
 *
 * Returns: (transfer full): a list that is empty
 */
PteroAttentionList *
ptero_attention_list_new (void)
{
  return g_object_new (PTERO_TYPE_ATTENTION_LIST, NULL);
}

/**
 * ptero_attention_list_remove:
 * @self: a list
 * @server: a server that may be in it
 *
 * Takes @server out, as it is not known any more.
 */
void
ptero_attention_list_remove (PteroAttentionList *self,
                             PteroFleetServer   *server)
{
  GSequenceIter *iter;
  guint position;

  g_return_if_fail (PTERO_IS_ATTENTION_LIST (self));

  iter = g_hash_table_lookup (self->iters, server);
  if (iter == NULL)
    return;

  position = g_sequence_iter_get_position (iter);
  g_hash_table_remove (self->iters, server);
  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/**
 * ptero_attention_list_update:
 * @self: a list
 * @server: a server that is new or that changed
 *
 * Puts @server where it belongs, or takes it out.
 */
void
ptero_attention_list_update (PteroAttentionList *self,
                             PteroFleetServer   *server)
{
  GSequenceIter *iter;
  Item *item;
  guint urgency;

  g_return_if_fail (PTERO_IS_ATTENTION_LIST (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  urgency = ptero_attention_get_urgency (ptero_fleet_server_get_attention (server));
  iter = g_hash_table_lookup (self->iters, server);
  if (iter != NULL && ((Item *) g_sequence_get (iter))->urgency == urgency)
    return;

  if (iter != NULL)
    ptero_attention_list_remove (self, server);
  if (ptero_fleet_server_get_attention (server) == 0)
    return;

  item = g_new0 (Item, 1);
  item->server = g_object_ref (server);
  item->urgency = urgency;
  iter = g_sequence_insert_sorted (self->items, item, compare, NULL);
  g_hash_table_insert (self->iters, server, iter);
  g_list_model_items_changed (G_LIST_MODEL (self), g_sequence_iter_get_position (iter), 0, 1);
}

/**
 * ptero_attention_list_exchange:
 * @self: a list
 * @servers: (array length=n_servers): servers that may be in it
 * @n_servers: how many
 *
 * Says that @servers were exchanged for themselves, at once: who sorts or
 * filters the list is to look at them again.
 */
void
ptero_attention_list_exchange (PteroAttentionList      *self,
                               PteroFleetServer *const *servers,
                               guint                    n_servers)
{
  guint first = G_MAXUINT;
  guint end = 0;

  g_return_if_fail (PTERO_IS_ATTENTION_LIST (self));

  for (guint i = 0; i < n_servers; i++)
    {
      GSequenceIter *iter = g_hash_table_lookup (self->iters, servers[i]);
      guint position;

      if (iter == NULL)
        continue;

      position = g_sequence_iter_get_position (iter);
      first = MIN (first, position);
      end = MAX (end, position + 1);
    }

  if (first < end)
    g_list_model_items_changed (G_LIST_MODEL (self), first, end - first, end - first);
}
