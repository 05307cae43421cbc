/* ptero-fleet-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-keeper.h"

#include "ptero-command-history.h"
#include "ptero-server-presets.h"

#define SAVE_SECONDS  30
#define SLICE_TIME    (6 * 1000)

/* Before the first frame is drawn. */
#define RESTORE_PRIORITY  (G_PRIORITY_HIGH_IDLE + 10)

/**
 * PteroFleetKeeper:
 *
 * Keeps the fleet in the [class@Ptero.Store]: what changed, half a minute
 * later and together; at the end also the statistics.
 *
 * The demo panel is not kept.
 */
struct _PteroFleetKeeper
{
  GObject          parent_instance;

  PteroPanelStore *panels;
  PteroStore      *store;
  GHashTable      *stored;     /* id of a panel → set of uuids */
  GHashTable      *changed;    /* PteroFleetServer: to be kept soon */
  GHashTable      *read;       /* PteroFleetServer: newer statistics than kept */
  guint            timer_id;   /* of the wait, or of the slices */
};

G_DEFINE_FINAL_TYPE (PteroFleetKeeper, ptero_fleet_keeper, G_TYPE_OBJECT)

/* A restore that is under way. */
typedef struct
{
  GPtrArray  *fleet;       /* of PteroStoredServer */
  guint       position;
  GHashTable *servers;     /* PteroPanel → GPtrArray of PteroFleetServer */
  GHashTable *ages;        /* PteroPanel → GDateTime: when it told of them */
} Restore;

static void
restore_free (Restore *restore)
{
  g_clear_pointer (&restore->fleet, g_ptr_array_unref);
  g_clear_pointer (&restore->servers, g_hash_table_unref);
  g_clear_pointer (&restore->ages, g_hash_table_unref);
  g_free (restore);
}

static GHashTable *
get_stored (PteroFleetKeeper *self,
            const char       *panel_id)
{
  GHashTable *uuids = g_hash_table_lookup (self->stored, panel_id);

  if (uuids == NULL)
    {
      uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->stored, g_strdup (panel_id), uuids);
    }

  return uuids;
}

/* What is kept while its panel does not answer is as old as what that said last. */
static gint64
get_seen (PteroPanel *panel)
{
  GDateTime *seen = ptero_panel_get_refreshed_at (panel);

  return seen != NULL ? g_date_time_to_unix (seen) : g_get_real_time () / G_USEC_PER_SEC;
}

static void
save_server (PteroFleetKeeper *self,
             PteroFleetServer *server)
{
  PteroPanel *panel = ptero_fleet_server_get_panel (server);
  const char *panel_id = ptero_panel_get_id (panel);
  GDateTime *since = ptero_fleet_server_get_state_since (server);

  ptero_store_save_server (self->store, panel_id,
                           ptero_fleet_server_get_server (server),
                           ptero_fleet_server_get_stats (server),
                           ptero_fleet_server_get_state (server),
                           since != NULL ? g_date_time_to_unix (since) : 0, get_seen (panel));
  g_hash_table_add (get_stored (self, panel_id), g_strdup (ptero_fleet_server_get_uuid (server)));
  g_hash_table_remove (self->read, server);
}

/* Of a list that is still being read, too */
static gboolean
is_new (PteroFleetKeeper *self,
        PteroFleetServer *server)
{
  PteroPanel *panel = ptero_fleet_server_get_panel (server);

  return !ptero_panel_get_demo (panel) && !ptero_fleet_server_get_away (server) &&
         !g_hash_table_contains (get_stored (self, ptero_panel_get_id (panel)),
                                 ptero_fleet_server_get_uuid (server));
}

static gboolean
save_slice_cb (gpointer user_data)
{
  PteroFleetKeeper *self = PTERO_FLEET_KEEPER (user_data);
  gint64 end = g_get_monotonic_time () + SLICE_TIME;
  GHashTableIter iter;
  gpointer server;

  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &server, NULL))
    {
      save_server (self, server);
      g_hash_table_iter_remove (&iter);

      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  self->timer_id = 0;

  return G_SOURCE_REMOVE;
}

static gboolean
save_cb (gpointer user_data)
{
  PteroFleetKeeper *self = PTERO_FLEET_KEEPER (user_data);

  self->timer_id = g_idle_add (save_slice_cb, self);

  return G_SOURCE_REMOVE;
}

static void
mark_changed (PteroFleetKeeper *self,
              PteroFleetServer *server)
{
  if (!g_hash_table_contains (self->changed, server))
    g_hash_table_add (self->changed, g_object_ref (server));

  if (self->timer_id == 0)
    self->timer_id = g_timeout_add_seconds (SAVE_SECONDS, save_cb, self);
}

static PteroFleetServer *
create_server (PteroPanel        *panel,
               PteroStoredServer *stored)
{
  PteroIdentityMap *map = ptero_client_get_identity_map (ptero_panel_get_client (panel));
  PteroFleetServer *server = ptero_fleet_server_new (panel, stored->server);
  g_autoptr(GDateTime) since = stored->since > 0
                                 ? g_date_time_new_from_unix_local (stored->since)
                                 : NULL;

  /* so that answers are read into it, and only what is different notifies */
  ptero_identity_map_add (map, PTERO_RESOURCE (stored->server));
  ptero_fleet_server_restore (server, stored->stats, stored->state, since);

  return server;
}

/* All were in the list that was read last, however long ago the one or other of them changed. */
static void
note_age (Restore           *restore,
          PteroPanel        *panel,
          PteroStoredServer *stored)
{
  GDateTime *known = g_hash_table_lookup (restore->ages, panel);
  GDateTime *age = NULL;

  if (stored->seen > (known != NULL ? g_date_time_to_unix (known) : 0))
    age = g_date_time_new_from_unix_local (stored->seen);
  if (age != NULL)
    g_hash_table_insert (restore->ages, panel, age);
}

static void
restore_server (PteroFleetKeeper  *self,
                Restore           *restore,
                PteroStoredServer *stored)
{
  PteroPanel *panel = ptero_panel_store_find (self->panels, stored->panel_id);
  GPtrArray *servers;

  g_hash_table_add (get_stored (self, stored->panel_id), g_strdup (stored->uuid));

  if (panel == NULL)
    return;

  servers = g_hash_table_lookup (restore->servers, panel);
  if (servers == NULL)
    {
      servers = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (restore->servers, g_object_ref (panel), servers);
    }

  g_ptr_array_add (servers, create_server (panel, stored));
  note_age (restore, panel, stored);
}

/* Panels that told of their servers meanwhile know better. */
static void
tell_panels (Restore *restore)
{
  GHashTableIter iter;
  gpointer panel;
  gpointer servers;

  g_hash_table_iter_init (&iter, restore->servers);
  while (g_hash_table_iter_next (&iter, &panel, &servers))
    {
      if (ptero_panel_get_refreshed_at (panel) != NULL)
        continue;

      ptero_panel_set_n_servers (panel, ((GPtrArray *) servers)->len);
      ptero_panel_set_refreshed_at (panel, g_hash_table_lookup (restore->ages, panel));
    }
}

/* Panels that are not there any more. A list of panels that could not be read says nothing about
 * that. */
static void
forget_strangers (PteroFleetKeeper *self)
{
  GHashTableIter iter;
  gpointer panel_id;

  if (ptero_panel_store_get_load_error (self->panels) != NULL)
    return;

  g_hash_table_iter_init (&iter, self->stored);
  while (g_hash_table_iter_next (&iter, &panel_id, NULL))
    {
      if (ptero_panel_store_find (self->panels, panel_id) != NULL)
        continue;

      ptero_store_remove_panel (self->store, panel_id);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
restore_slice_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  PteroFleetKeeper *self = g_task_get_source_object (task);
  Restore *restore = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE_TIME;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  while (restore->position < restore->fleet->len)
    {
      restore_server (self, restore, g_ptr_array_index (restore->fleet, restore->position++));

      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  forget_strangers (self);
  tell_panels (restore);
  g_task_return_pointer (task, g_steal_pointer (&restore->servers),
                         (GDestroyNotify)g_hash_table_unref);

  return G_SOURCE_REMOVE;
}

static void
fleet_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Restore *restore = g_task_get_task_data (task);
  GError *error = NULL;

  restore->fleet = ptero_store_load_fleet_finish (PTERO_STORE (object), result, &error);
  if (restore->fleet == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (restore_slice_cb (task) == G_SOURCE_CONTINUE)
    g_idle_add_full (RESTORE_PRIORITY, restore_slice_cb, g_steal_pointer (&task), g_object_unref);
}

static void
ptero_fleet_keeper_dispose (GObject *object)
{
  PteroFleetKeeper *self = PTERO_FLEET_KEEPER (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_hash_table_remove_all (self->changed);
  g_hash_table_remove_all (self->read);

  G_OBJECT_CLASS (ptero_fleet_keeper_parent_class)->dispose (object);
}

static void
ptero_fleet_keeper_finalize (GObject *object)
{
  PteroFleetKeeper *self = PTERO_FLEET_KEEPER (object);

  g_clear_pointer (&self->stored, g_hash_table_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->read, g_hash_table_unref);
  g_clear_object (&self->panels);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ptero_fleet_keeper_parent_class)->finalize (object);
}

static void
ptero_fleet_keeper_class_init (PteroFleetKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_fleet_keeper_dispose;
  object_class->finalize = ptero_fleet_keeper_finalize;
}

static void
ptero_fleet_keeper_init (PteroFleetKeeper *self)
{
  self->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)g_hash_table_unref);
  self->changed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->read = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * ptero_fleet_keeper_new:
 * @panels: the panels
 * @store: where to keep their servers
 *
 * Returns: (transfer full): a keeper
 */
PteroFleetKeeper *
ptero_fleet_keeper_new (PteroPanelStore *panels,
                        PteroStore      *store)
{
  PteroFleetKeeper *self;

  g_return_val_if_fail (PTERO_IS_PANEL_STORE (panels), NULL);
  g_return_val_if_fail (PTERO_IS_STORE (store), NULL);

  self = g_object_new (PTERO_TYPE_FLEET_KEEPER, NULL);
  self->panels = g_object_ref (panels);
  self->store = g_object_ref (store);

  return self;
}

/**
 * ptero_fleet_keeper_restore_async:
 * @self: a keeper
 * @cancellable: (nullable): a cancellable
 * @callback: called when the servers are there
 * @user_data: for @callback
 *
 * Gets the servers as they were last seen.
 */
void
ptero_fleet_keeper_restore_async (PteroFleetKeeper    *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;
  Restore *restore;

  g_return_if_fail (PTERO_IS_FLEET_KEEPER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_fleet_keeper_restore_async);

  restore = g_new0 (Restore, 1);
  restore->servers = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                            (GDestroyNotify)g_ptr_array_unref);
  restore->ages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_date_time_unref);
  g_task_set_task_data (task, restore, (GDestroyNotify)restore_free);

  ptero_store_load_fleet_async (self->store, cancellable, fleet_loaded_cb, task);
}

/**
 * ptero_fleet_keeper_restore_finish:
 * @self: a keeper
 * @result: a result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): arrays of stale
 *   [class@Ptero.FleetServer] by their [class@Ptero.Panel]; %NULL if it was
 *   cancelled
 */
GHashTable *
ptero_fleet_keeper_restore_finish (PteroFleetKeeper  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ptero_fleet_keeper_take_change:
 * @self: a keeper
 * @server: a server
 * @changes: of [flags@Ptero.FleetChange]
 *
 * A server changed. Statistics alone are kept when the program ends: they
 * change every few seconds.
 */
void
ptero_fleet_keeper_take_change (PteroFleetKeeper *self,
                                PteroFleetServer *server,
                                guint             changes)
{
  g_return_if_fail (PTERO_IS_FLEET_KEEPER (self));

  if (ptero_fleet_server_get_away (server) ||
      ptero_panel_get_demo (ptero_fleet_server_get_panel (server)))
    return;

  if ((changes & (PTERO_FLEET_CHANGE_STATE | PTERO_FLEET_CHANGE_DETAILS)) != 0)
    mark_changed (self, server);
  else if ((changes & PTERO_FLEET_CHANGE_LIVE) != 0 && !g_hash_table_contains (self->read, server))
    g_hash_table_add (self->read, g_object_ref (server));
}

/**
 * ptero_fleet_keeper_take_list:
 * @self: a keeper
 * @panel: a panel
 * @servers: all servers that it has
 *
 * A list was read: what is new is kept, what is gone is forgotten.
 */
void
ptero_fleet_keeper_take_list (PteroFleetKeeper *self,
                              PteroPanel       *panel,
                              PteroServerList  *servers)
{
  const char *panel_id = ptero_panel_get_id (panel);
  GHashTable *stored;
  GHashTableIter iter;
  gpointer uuid;

  g_return_if_fail (PTERO_IS_FLEET_KEEPER (self));

  if (ptero_panel_get_demo (panel))
    return;

  stored = get_stored (self, panel_id);
  for (guint i = 0; i < ptero_server_list_get_n_items (servers); i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (servers, i);

      if (!g_hash_table_contains (stored, ptero_fleet_server_get_uuid (server)))
        mark_changed (self, server);
    }

  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      if (ptero_server_list_find (servers, uuid) != NULL)
        continue;

      ptero_store_remove_server (self->store, panel_id, uuid);
      g_hash_table_iter_remove (&iter);
    }
}

/**
 * ptero_fleet_keeper_forget_server:
 * @self: a keeper
 * @server: a server that left its list
 *
 * Keeps nothing of @server that was still to be kept.
 */
void
ptero_fleet_keeper_forget_server (PteroFleetKeeper *self,
                                  PteroFleetServer *server)
{
  g_return_if_fail (PTERO_IS_FLEET_KEEPER (self));

  g_hash_table_remove (self->changed, server);
  g_hash_table_remove (self->read, server);
}

/**
 * ptero_fleet_keeper_forget_panel:
 * @self: a keeper
 * @panel: a panel that was removed
 * @servers: its servers
 *
 * Forgets them.
 */
void
ptero_fleet_keeper_forget_panel (PteroFleetKeeper *self,
                                 PteroPanel       *panel,
                                 PteroServerList  *servers)
{
  g_return_if_fail (PTERO_IS_FLEET_KEEPER (self));

  for (guint i = 0; i < ptero_server_list_get_n_items (servers); i++)
    ptero_fleet_keeper_forget_server (self, ptero_server_list_peek (servers, i));

  g_hash_table_remove (self->stored, ptero_panel_get_id (panel));
  ptero_store_remove_panel (self->store, ptero_panel_get_id (panel));
  ptero_command_history_forget_panel (ptero_panel_get_id (panel));
  ptero_server_presets_forget_panel (ptero_panel_get_id (panel));
}

/**
 * ptero_fleet_keeper_save_all:
 * @self: a keeper
 * @servers: servers of one panel
 *
 * Keeps what changed of @servers, statistics as well.
 */
void
ptero_fleet_keeper_save_all (PteroFleetKeeper *self,
                             PteroServerList  *servers)
{
  g_return_if_fail (PTERO_IS_FLEET_KEEPER (self));

  for (guint i = 0; i < ptero_server_list_get_n_items (servers); i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (servers, i);

      if (g_hash_table_remove (self->changed, server) ||
          g_hash_table_contains (self->read, server) || is_new (self, server))
        save_server (self, server);
    }
}

/**
 * ptero_fleet_keeper_flush:
 * @self: a keeper
 *
 * Waits until all is written.
 */
void
ptero_fleet_keeper_flush (PteroFleetKeeper *self)
{
  g_return_if_fail (PTERO_IS_FLEET_KEEPER (self));

  ptero_store_flush (self->store);
}
