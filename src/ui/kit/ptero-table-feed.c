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
 * else to do: until then there is a gap in what is handed on, and what was there
 * before and after it stays. The rows of a list that gives way to another go
 * some at a time, too, but before the view is laid out: it measures all rows
 * that are left each time, which takes longer than to let go of them.
 */
struct _PteroTableFeed
{
  GObject     parent_instance;

  GListModel *source;
  guint       n_items;    /* handed on */
  guint       gap;        /* where in the source those begin that are not yet handed on */
  guint       n_gap;      /* how many they are */
  gboolean    keeps;      /* nothing that is handed on is left out again */
  GPtrArray  *leaving;    /* instead of them: what was there before, and has rows yet */
  guint       idle_id;
};

#define N_ROWS    200       /* from so many on a view makes no more rows */
#define N_FIRST   22        /* what is on screen in most windows */
#define N_STEP    20
#define N_LEAVING 20        /* to let go of a row takes less */

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

  if (self->leaving != NULL)
    return g_object_ref (self->leaving->pdata[position]);

  return g_list_model_get_item (self->source,
                                position < self->gap ? position : position + self->n_gap);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = ptero_table_feed_get_item;
  iface->get_item_type = ptero_table_feed_get_item_type;
  iface->get_n_items = ptero_table_feed_get_n_items;
}

static gboolean feed_cb (gpointer user_data);

/* Leaves @n_gap items of the source out from @gap on, until there is time for them. */
static void
set_gap (PteroTableFeed *self,
         guint           gap,
         guint           n_gap)
{
  self->gap = gap;
  self->n_gap = n_gap;
  self->n_items = g_list_model_get_n_items (self->source) - n_gap;
  if (n_gap == 0)
    g_clear_handle_id (&self->idle_id, g_source_remove);
  else if (self->idle_id == 0)
    self->idle_id = g_idle_add (feed_cb, self);
}

/* Hands on the next @n of the gap; for those behind the first rows, and with them for what comes
 * then, a view makes no more. */
static void
feed (PteroTableFeed *self,
      guint           n)
{
  const guint position = self->gap;

  if (n >= self->n_gap || position + n >= N_ROWS)
    n = self->n_gap;
  if (n == 0)
    return;

  set_gap (self, position + n, self->n_gap - n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);
}

static void
start (PteroTableFeed *self)
{
  set_gap (self, 0, g_list_model_get_n_items (self->source));
  feed (self, N_FIRST);
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

  feed (self, N_STEP);

  return G_SOURCE_REMOVE;
}

/* Many that come at one place, where a view makes a row for each. There is one gap only: those of
 * another come at once. */
static void
open_gap (PteroTableFeed *self,
          guint           position,
          guint           n_added)
{
  const guint before = self->gap;
  const guint n_before = self->n_gap;

  set_gap (self, position, n_added);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_before);
  feed (self, MAX (N_STEP, N_FIRST - MIN (position, N_FIRST)));
}

/* The gap, or a part of it, is among what has changed. */
static void
change_gap (PteroTableFeed *self,
            guint           position,
            guint           n_removed,
            guint           n_added)
{
  const guint n_source = g_list_model_get_n_items (self->source);
  const guint n_source_before = n_source + n_removed - n_added;
  const guint begin = MIN (position, self->gap);
  const guint n_after = n_source_before - MAX (position + n_removed, self->gap + self->n_gap);
  const guint n_before = self->n_items - begin - n_after;
  const guint n_new = n_source - begin - n_after;
  /* a list of which nothing was behind the gap may be put in order step by step while it comes */
  const gboolean is_last = self->gap + self->n_gap == n_source_before;
  const guint n_handed = is_last && !self->keeps ? MIN (n_new, n_before) : n_new;

  set_gap (self, begin + n_handed, n_new - n_handed);
  g_list_model_items_changed (G_LIST_MODEL (self), begin, n_before, n_handed);
}

static void
source_changed_cb (PteroTableFeed *self,
                   guint           position,
                   guint           n_removed,
                   guint           n_added)
{
  const guint end = self->gap + self->n_gap;
  const gboolean is_before = self->n_gap > 0 && position + n_removed <= self->gap;
  const gboolean is_behind = self->n_gap == 0 || position >= end;

  if (self->leaving != NULL)
    return;

  if (self->n_gap > 0 && position >= self->gap && position + n_removed <= end)
    {
      set_gap (self, self->gap, self->n_gap + n_added - n_removed);
    }
  else if (!is_before && !is_behind)
    {
      change_gap (self, position, n_removed, n_added);
    }
  else if (n_removed == 0 && n_added > N_STEP && position < N_ROWS)
    {
      open_gap (self, position, n_added);
    }
  else if (is_before)
    {
      set_gap (self, self->gap + n_added - n_removed, self->n_gap);
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
    }
  else
    {
      set_gap (self, self->gap, self->n_gap);
      g_list_model_items_changed (G_LIST_MODEL (self), position - self->n_gap, n_removed, n_added);
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
  g_signal_connect_object (source, "items-changed", G_CALLBACK (source_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_table_feed_set_keeps:
 * @self: a feed
 * @keeps: whether some of the items are selected
 *
 * Has what is handed on stay, whatever order it gets: what is left out for a
 * moment would not be selected any more.
 */
void
ptero_table_feed_set_keeps (PteroTableFeed *self,
                            gboolean        keeps)
{
  g_return_if_fail (PTERO_IS_TABLE_FEED (self));

  self->keeps = keeps;
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
      set_gap (self, 0, g_list_model_get_n_items (self->source));
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
    }
  feed (self, G_MAXUINT);
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

  if (self->leaving != NULL || gtk_bitset_get_size (rows) < 2 * N_LEAVING ||
      gtk_bitset_get_maximum (rows) >= before)
    return;

  leaving = g_ptr_array_new_with_free_func (g_object_unref);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows,
                                                   &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (leaving, g_list_model_get_item (G_LIST_MODEL (self), position));
  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->leaving = leaving;
  self->n_items = leaving->len;
  schedule_leave (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_items);
}
