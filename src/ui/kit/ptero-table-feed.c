/* ptero-table-feed.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-feed.h"

/**
 * PteroTableFeed:
 *
 * Hands the items of a model to a view, those that come together a few at a
 * time.
 *
 * A view makes a row at once for each of the first 200 items, seen or not. For
 * a page of users that took 80 ms, in which the window did not answer. So the
 * first are those that are seen, and the others follow when there is nothing
 * else to do. The rows of a list that gives way to another go some at a time,
 * too, but before the view is laid out: it measures all rows that are left each
 * time, which takes longer than to let go of them.
 */
struct _PteroTableFeed
{
  GObject     parent_instance;

  GListModel *source;
  guint       n_items;    /* the first of the source */
  guint       limit;      /* of them; UNLIMITED when all are handed on */
  GPtrArray  *leaving;    /* instead of them: what was there before, and has rows yet */
  guint       idle_id;
};

#define N_ROWS    200       /* from so many on a view makes no more rows */
#define N_FIRST   22        /* what is on screen in most windows */
#define N_STEP    20
#define N_LEAVING 20        /* to let go of a row takes less */
#define UNLIMITED G_MAXUINT

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroTableFeed, ptero_table_feed, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
ptero_table_feed_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (PTERO_TABLE_FEED (model)->source);
}

static guint
ptero_table_feed_get_n_items (GListModel *model)
{
  return PTERO_TABLE_FEED (model)->n_items;
}

static gpointer
ptero_table_feed_get_item (GListModel *model,
                           guint       position)
{
  PteroTableFeed *self = PTERO_TABLE_FEED (model);

  if (position >= self->n_items)
    return NULL;

  return self->leaving != NULL ? g_object_ref (self->leaving->pdata[position]) : g_list_model_get_item (self->source, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = ptero_table_feed_get_item;
  iface->get_item_type = ptero_table_feed_get_item_type;
  iface->get_n_items = ptero_table_feed_get_n_items;
}

static void     feed    (PteroTableFeed *self, guint limit);
static gboolean feed_cb (gpointer user_data);

static void
start (PteroTableFeed *self)
{
  const guint n_source = g_list_model_get_n_items (self->source);

  feed (self, n_source > N_FIRST ? N_FIRST : UNLIMITED);
}

/* After what was done by hand, but before a frame is drawn. */
static void
schedule_leave (PteroTableFeed *self)
{
  self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, feed_cb, self, NULL);
}

/* The last ones go, without others coming in sight for which rows are made. */
static void
let_go (PteroTableFeed *self)
{
  const guint n = MIN (N_LEAVING, self->n_items);

  self->n_items -= n;
  schedule_leave (self);
  g_list_model_items_changed (G_LIST_MODEL (self), self->n_items, n, 0);
}

static gboolean
feed_cb (gpointer user_data)
{
  PteroTableFeed *self = user_data;

  self->idle_id = 0;
  if (self->leaving != NULL && self->n_items > 0)
    {
      let_go (self);
      return G_SOURCE_REMOVE;
    }
  if (self->leaving != NULL)
    {
      g_clear_pointer (&self->leaving, g_ptr_array_unref);
      start (self);
      return G_SOURCE_REMOVE;
    }

  feed (self, self->n_items + N_STEP);

  return G_SOURCE_REMOVE;
}

/* Says what is handed on from now on, where from @position on all may be other than before. */
static void
set_limit (PteroTableFeed *self,
           guint           limit,
           guint           position)
{
  const guint n_source = g_list_model_get_n_items (self->source);
  const guint before = self->n_items;

  self->n_items = MIN (n_source, limit);
  self->limit = self->n_items == n_source ? UNLIMITED : limit;
  if (self->limit == UNLIMITED)
    g_clear_handle_id (&self->idle_id, g_source_remove);
  else if (self->idle_id == 0)
    self->idle_id = g_idle_add (feed_cb, self);

  position = MIN (position, MIN (before, self->n_items));
  if (position < before || position < self->n_items)
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, self->n_items - position);
}

static void
feed (PteroTableFeed *self,
      guint           limit)
{
  set_limit (self, limit < N_ROWS ? limit : UNLIMITED, self->n_items);
}

static void
source_changed_cb (PteroTableFeed *self,
                   guint           position,
                   guint           n_removed,
                   guint           n_added)
{
  gboolean many;

  if (self->leaving != NULL)
    return;

  many = n_removed == 0 && n_added > N_STEP && position < MIN (self->limit, N_ROWS);
  if (many)
    {
      set_limit (self, MAX (position + N_STEP, N_FIRST), position);
    }
  else if (self->limit != UNLIMITED)
    {
      set_limit (self, self->limit, position);
    }
  else
    {
      self->n_items = g_list_model_get_n_items (self->source);
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
    }
}

static void
ptero_table_feed_dispose (GObject *object)
{
  PteroTableFeed *self = PTERO_TABLE_FEED (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->n_items = 0;
  g_clear_pointer (&self->leaving, g_ptr_array_unref);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (ptero_table_feed_parent_class)->dispose (object);
}

static void
ptero_table_feed_class_init (PteroTableFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_table_feed_dispose;
}

static void
ptero_table_feed_init (PteroTableFeed *self)
{
  self->limit = UNLIMITED;
}

/**
 * ptero_table_feed_new:
 * @source: a model
 *
 * Returns: (transfer full): the items of @source, some of them a moment later
 */
PteroTableFeed *
ptero_table_feed_new (GListModel *source)
{
  PteroTableFeed *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (source), NULL);

  self = g_object_new (PTERO_TYPE_TABLE_FEED, NULL);
  self->source = g_object_ref (source);
  self->n_items = g_list_model_get_n_items (source);
  g_signal_connect_object (source, "items-changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_table_feed_flush:
 * @self: a feed
 *
 * Hands on all items, as one that may be the last is asked for.
 */
void
ptero_table_feed_flush (PteroTableFeed *self)
{
  g_return_if_fail (PTERO_IS_TABLE_FEED (self));

  if (self->leaving != NULL)
    {
      const guint before = self->n_items;

      g_clear_pointer (&self->leaving, g_ptr_array_unref);
      self->n_items = 0;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
    }
  feed (self, UNLIMITED);
}

/**
 * ptero_table_feed_drain:
 * @self: a feed
 * @rows: the positions that have a row
 *
 * To be called before others take the place of all items: has the rows go some
 * at a time, and only then hands on what comes. Of the items only those that
 * have a row are left for that: in the place of one that goes no other may get
 * a row.
 */
void
ptero_table_feed_drain (PteroTableFeed *self,
                        GtkBitset      *rows)
{
  const guint before = self->n_items;
  GPtrArray *leaving;
  GtkBitsetIter iter;
  guint position;

  g_return_if_fail (PTERO_IS_TABLE_FEED (self));
  g_return_if_fail (rows != NULL);

  if (self->leaving != NULL || gtk_bitset_get_size (rows) < 2 * N_LEAVING || gtk_bitset_get_maximum (rows) >= before)
    return;

  leaving = g_ptr_array_new_with_free_func (g_object_unref);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (leaving, g_list_model_get_item (G_LIST_MODEL (self), position));
  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->leaving = leaving;
  self->n_items = leaving->len;
  self->limit = UNLIMITED;
  schedule_leave (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_items);
}
