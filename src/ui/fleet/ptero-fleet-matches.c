/* ptero-fleet-matches.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-matches.h"

/**
 * PteroFleetMatches:
 *
 * The servers of a list that pass a filter, in the order of the list.
 *
 * What `GtkFilterListModel` does, without what a keystroke over 10,000 servers
 * cannot wait for: that one asks the list for each server and for its place in
 * a set of numbers, where here all lie side by side.
 */
struct _PteroFleetMatches
{
  GObject           parent_instance;

  GListModel       *model;
  PteroFleetFilter *filter;
  GPtrArray        *servers;  /* all of the model */
  GByteArray       *matches;  /* whether each of them passes */
  GPtrArray        *shown;    /* those that do, owned by the others */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroFleetMatches, ptero_fleet_matches, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
ptero_fleet_matches_get_item_type (GListModel *list)
{
  return PTERO_TYPE_FLEET_SERVER;
}

static guint
ptero_fleet_matches_get_n_items (GListModel *list)
{
  return PTERO_FLEET_MATCHES (list)->shown->len;
}

static gpointer
ptero_fleet_matches_get_item (GListModel *list,
                              guint       position)
{
  PteroFleetMatches *self = PTERO_FLEET_MATCHES (list);

  return position < self->shown->len
           ? g_object_ref (g_ptr_array_index (self->shown, position))
           : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = ptero_fleet_matches_get_item;
  iface->get_item_type = ptero_fleet_matches_get_item_type;
  iface->get_n_items = ptero_fleet_matches_get_n_items;
}

/* Tells once of all that is other than before, from the first place to the last. */
static void
show_matches (PteroFleetMatches *self)
{
  g_autoptr(GPtrArray) before = self->shown;
  guint n_common;
  guint first = 0;
  guint last = 0;

  self->shown = g_ptr_array_sized_new (self->servers->len);
  for (guint i = 0; i < self->servers->len; i++)
    {
      if (self->matches->data[i])
        g_ptr_array_add (self->shown, self->servers->pdata[i]);
    }

  n_common = MIN (before->len, self->shown->len);
  while (first < n_common && before->pdata[first] == self->shown->pdata[first])
    first++;
  while (last < n_common - first &&
         before->pdata[before->len - 1 - last] == self->shown->pdata[self->shown->len - 1 - last])
    last++;

  if (first + last < MAX (before->len, self->shown->len))
    g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last,
                                self->shown->len - first - last);
}

static void
match (PteroFleetMatches *self,
       guint              position)
{
  self->matches->data[position] = ptero_fleet_filter_matches (self->filter,
                                                              self->servers->pdata[position]);
}

static gboolean
may_differ (GtkFilterChange change,
            gboolean        matched)
{
  return change == GTK_FILTER_CHANGE_DIFFERENT ||
         matched == (change == GTK_FILTER_CHANGE_MORE_STRICT);
}

static void
filter_changed_cb (PteroFleetMatches *self,
                   GtkFilterChange    change)
{
  for (guint i = 0; i < self->servers->len; i++)
    {
      if (may_differ (change, self->matches->data[i]))
        match (self, i);
    }

  show_matches (self);
}

/* Makes @n_added places of @n_removed. */
static void
move_places (PteroFleetMatches *self,
             guint              position,
             guint              n_removed,
             guint              n_added)
{
  const guint n_behind = self->servers->len - position - n_removed;
  const guint n_servers = position + n_added + n_behind;

  if (n_added > n_removed)
    {
      g_ptr_array_set_size (self->servers, (int) n_servers);
      g_byte_array_set_size (self->matches, n_servers);
    }
  memmove (self->servers->pdata + position + n_added, self->servers->pdata + position + n_removed,
           n_behind * sizeof (gpointer));
  memmove (self->matches->data + position + n_added, self->matches->data + position + n_removed,
           n_behind);
  g_ptr_array_set_size (self->servers, (int) n_servers);
  g_byte_array_set_size (self->matches, n_servers);
}

static void
items_changed_cb (PteroFleetMatches *self,
                  guint              position,
                  guint              n_removed,
                  guint              n_added)
{
  /* as long as it is compared with them: what comes must not be taken for what was there */
  g_autoptr(GPtrArray) removed = g_ptr_array_new_full (n_removed, g_object_unref);

  for (guint i = position; i < position + n_removed; i++)
    g_ptr_array_add (removed, self->servers->pdata[i]);

  if (n_removed != n_added)
    move_places (self, position, n_removed, n_added);

  for (guint i = position; i < position + n_added; i++)
    {
      self->servers->pdata[i] = g_list_model_get_item (self->model, i);
      match (self, i);
    }

  show_matches (self);
}

static void
ptero_fleet_matches_dispose (GObject *object)
{
  PteroFleetMatches *self = PTERO_FLEET_MATCHES (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (ptero_fleet_matches_parent_class)->dispose (object);
}

static void
ptero_fleet_matches_finalize (GObject *object)
{
  PteroFleetMatches *self = PTERO_FLEET_MATCHES (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_set_free_func (self->servers, g_object_unref);
  g_ptr_array_unref (self->servers);
  g_byte_array_unref (self->matches);

  G_OBJECT_CLASS (ptero_fleet_matches_parent_class)->finalize (object);
}

static void
ptero_fleet_matches_class_init (PteroFleetMatchesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_fleet_matches_dispose;
  object_class->finalize = ptero_fleet_matches_finalize;
}

static void
ptero_fleet_matches_init (PteroFleetMatches *self)
{
  self->servers = g_ptr_array_new ();
  self->matches = g_byte_array_new ();
  self->shown = g_ptr_array_new ();
}

/**
 * ptero_fleet_matches_new:
 * @servers: a list of [class@Ptero.FleetServer]
 * @filter: which of them to show
 *
 * Returns: (transfer full): those of @servers that pass @filter
 */
PteroFleetMatches *
ptero_fleet_matches_new (GListModel       *servers,
                         PteroFleetFilter *filter)
{
  PteroFleetMatches *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (servers), NULL);
  g_return_val_if_fail (PTERO_IS_FLEET_FILTER (filter), NULL);

  self = g_object_new (PTERO_TYPE_FLEET_MATCHES, NULL);
  self->model = g_object_ref (servers);
  self->filter = g_object_ref (filter);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (servers));
  g_signal_connect_object (servers, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}
