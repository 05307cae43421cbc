/* ptero-filter-count.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-filter-count.h"

#include "ptero-fleet-filter.h"

#define COUNT_DELAY  500          /* ms after the list changed */
#define SLICE_TIME   (3 * 1000)   /* µs */

/**
 * PteroFilterCount:
 *
 * How many servers a saved filter lets pass.
 *
 * All are counted when the list changed, in slices while there is nothing else
 * to do; after that only a server that changed is looked at.
 */
struct _PteroFilterCount
{
  GObject           parent_instance;

  PteroFleet       *fleet;
  PteroSavedFilter *saved;
  PteroFleetFilter *filter;
  gboolean          is_set;     /* the filter is that of what was saved, whose panel is there */
  GHashTable       *matches;    /* PteroFleetServer, not owned: they are only compared */
  PteroFleetServer *moved;      /* not owned: was told to be about to be exchanged for itself */
  guint             n_servers;  /* as was told last */
  guint             position;   /* of the count that is under way */
  guint             source;
};

enum {
  PROP_0,
  PROP_NAME,
  PROP_N_SERVERS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroFilterCount, ptero_filter_count, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
update_n_servers (PteroFilterCount *self)
{
  guint n_servers = g_hash_table_size (self->matches);

  if (self->n_servers == n_servers)
    return;

  self->n_servers = n_servers;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SERVERS]);
}

static void
look_at (PteroFilterCount *self,
         PteroFleetServer *server)
{
  if (gtk_filter_match (GTK_FILTER (self->filter), server))
    g_hash_table_add (self->matches, server);
  else
    g_hash_table_remove (self->matches, server);
}

static gboolean
slice_cb (gpointer user_data)
{
  PteroFilterCount *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE_TIME;

  while (self->position < g_list_model_get_n_items (G_LIST_MODEL (self->fleet)))
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet),
                                                                  self->position++);

      look_at (self, server);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  self->source = 0;
  update_n_servers (self);

  return G_SOURCE_REMOVE;
}

/* What is gone is not to be counted, so all begins anew. The filter is made again: its panel may
 * have come or gone. */
static gboolean
count_cb (gpointer user_data)
{
  PteroFilterCount *self = user_data;

  self->source = 0;
  self->position = 0;
  g_hash_table_remove_all (self->matches);
  self->is_set = ptero_fleet_filter_set_saved (self->filter, self->saved,
                                               ptero_fleet_get_panels (self->fleet));
  if (self->is_set)
    self->source = g_idle_add_full (G_PRIORITY_LOW, slice_cb, self, NULL);
  else
    update_n_servers (self);

  return G_SOURCE_REMOVE;
}

static void
queue_count (PteroFilterCount *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_full (G_PRIORITY_LOW, COUNT_DELAY, count_cb, self, NULL);
}

/* A server that was exchanged for itself was looked at already. */
static void
items_changed_cb (PteroFilterCount *self,
                  guint             position,
                  guint             n_removed,
                  guint             n_added)
{
  g_autoptr(PteroFleetServer) server = NULL;
  PteroFleetServer *moved = g_steal_pointer (&self->moved);

  if (n_removed == 1 && n_added == 1)
    server = g_list_model_get_item (G_LIST_MODEL (self->fleet), position);
  if (server == NULL || server != moved)
    queue_count (self);
}

static void
server_changed_cb (PteroFilterCount *self,
                   PteroFleetServer *server,
                   guint             changes)
{
  const gboolean placing = (changes & (PTERO_FLEET_CHANGE_WORDS |
                                       PTERO_FLEET_CHANGE_FAVORITE)) != 0;

  if (placing)
    self->moved = server;
  if (self->is_set && (placing || ptero_fleet_filter_is_live (self->filter)))
    look_at (self, server);
}

static void
live_changed_cb (PteroFilterCount *self)
{
  if (self->source == 0)
    update_n_servers (self);
}

static void
renamed_cb (PteroFilterCount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
ptero_filter_count_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PteroFilterCount *self = PTERO_FILTER_COUNT (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, ptero_saved_filter_get_name (self->saved));
      break;
    case PROP_N_SERVERS:
      g_value_set_uint (value, self->n_servers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_filter_count_dispose (GObject *object)
{
  PteroFilterCount *self = PTERO_FILTER_COUNT (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (ptero_filter_count_parent_class)->dispose (object);
}

static void
ptero_filter_count_finalize (GObject *object)
{
  PteroFilterCount *self = PTERO_FILTER_COUNT (object);

  g_clear_pointer (&self->matches, g_hash_table_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->saved);
  g_clear_object (&self->fleet);

  G_OBJECT_CLASS (ptero_filter_count_parent_class)->finalize (object);
}

static void
ptero_filter_count_class_init (PteroFilterCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ptero_filter_count_dispose;
  object_class->finalize = ptero_filter_count_finalize;
  object_class->get_property = ptero_filter_count_get_property;

  /**
   * PteroFilterCount:name:
   *
   * What the saved filter is called.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  /**
   * PteroFilterCount:n-servers:
   *
   * How many servers pass it.
   */
  properties[PROP_N_SERVERS] = g_param_spec_uint ("n-servers", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_filter_count_init (PteroFilterCount *self)
{
  self->matches = g_hash_table_new (NULL, NULL);
  self->filter = ptero_fleet_filter_new ();
}

/**
 * ptero_filter_count_new:
 * @fleet: all servers
 * @saved: a saved filter
 *
 * Returns: (transfer full): a count that is 0 until there was time
 */
PteroFilterCount *
ptero_filter_count_new (PteroFleet       *fleet,
                        PteroSavedFilter *saved)
{
  PteroFilterCount *self;

  g_return_val_if_fail (PTERO_IS_FLEET (fleet), NULL);
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (saved), NULL);

  self = g_object_new (PTERO_TYPE_FILTER_COUNT, NULL);
  self->fleet = g_object_ref (fleet);
  self->saved = g_object_ref (saved);
  g_signal_connect_object (fleet, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_fleet_get_panels (fleet), "items-changed",
                           G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fleet, "server-changed", G_CALLBACK (server_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fleet, "live-changed", G_CALLBACK (live_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (saved, "notify::name", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  queue_count (self);

  return self;
}

/**
 * ptero_filter_count_get_saved:
 * @self: a count
 *
 * Returns: (transfer none): the saved filter
 */
PteroSavedFilter *
ptero_filter_count_get_saved (PteroFilterCount *self)
{
  g_return_val_if_fail (PTERO_IS_FILTER_COUNT (self), NULL);

  return self->saved;
}
