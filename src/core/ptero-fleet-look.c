/* ptero-fleet-look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-private.h"

/**
 * ptero_fleet_get_panels:
 * @self: a fleet
 *
 * Returns: (transfer none): the panels
 */
PteroPanelStore *
ptero_fleet_get_panels (PteroFleet *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET (self), NULL);

  return self->panels;
}

/**
 * ptero_fleet_find:
 * @self: a fleet
 * @key: [property@Ptero.FleetServer:key] of a server
 *
 * Returns: (transfer none) (nullable): the server, if it is known
 */
PteroFleetServer *
ptero_fleet_find (PteroFleet *self,
                  const char *key)
{
  const char *slash;

  g_return_val_if_fail (PTERO_IS_FLEET (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  slash = strchr (key, '/');
  if (slash == NULL)
    return NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);
      const char *id = ptero_panel_get_id (member->panel);

      if (strlen (id) == (gsize)(slash - key) && strncmp (id, key, slash - key) == 0)
        return ptero_server_list_find (member->servers, slash + 1);
    }

  return NULL;
}

/**
 * ptero_fleet_get_n_servers:
 * @self: a fleet
 *
 * Returns: how many servers there are
 */
guint
ptero_fleet_get_n_servers (PteroFleet *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET (self), 0);

  return self->n_servers;
}

/**
 * ptero_fleet_get_attention:
 * @self: a fleet
 *
 * Returns: (transfer none): the servers that want a person, the most urgent first
 */
GListModel *
ptero_fleet_get_attention (PteroFleet *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET (self), NULL);

  return G_LIST_MODEL (self->attention);
}

/**
 * ptero_fleet_get_loading:
 * @self: a fleet
 *
 * Returns: whether a first list of some panel is still to come
 */
gboolean
ptero_fleet_get_loading (PteroFleet *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET (self), FALSE);

  return self->loading;
}

/**
 * ptero_fleet_get_restoring:
 * @self: a fleet
 *
 * Returns: whether the last-known fleet is being taken up
 */
gboolean
ptero_fleet_get_restoring (PteroFleet *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET (self), FALSE);

  return self->restoring;
}

/* Mostly each panel has one login, and nothing is twice. */
static gboolean
has_second_login (PteroFleet *self)
{
  g_autoptr(GHashTable) addresses = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);

      if (!g_hash_table_add (addresses, (gpointer) ptero_panel_get_address (member->panel)))
        return TRUE;
    }

  return FALSE;
}

/* What is under way is to be known, then what the server does, then all may be done with it. */
static guint
rank_login (PteroFleetServer *server)
{
  PteroPanel *panel = ptero_fleet_server_get_panel (server);
  PteroServerState state = ptero_fleet_server_get_state (server);
  guint rank = 0;

  if (ptero_fleet_server_get_pending (server))
    rank += 8;
  if (ptero_panel_get_state (panel) == PTERO_PANEL_STATE_ONLINE)
    rank += 4;
  if (!ptero_fleet_server_get_stale (server) && state != PTERO_SERVER_STATE_UNKNOWN)
    rank += 2;
  if (ptero_fleet_server_get_server (server)->server_owner || ptero_panel_get_is_admin (panel))
    rank += 1;

  return rank;
}

static guint
hash_server (gconstpointer server)
{
  return g_str_hash (ptero_fleet_server_get_uuid ((PteroFleetServer *) server));
}

static gboolean
is_same (gconstpointer a,
         gconstpointer b)
{
  return ptero_fleet_server_is_same ((PteroFleetServer *) a, (PteroFleetServer *) b);
}

/**
 * ptero_fleet_merge_logins:
 * @self: a fleet
 * @servers: (element-type PteroFleetServer): servers of it
 *
 * Two logins at one panel may show the same server. What is done with all of
 * @servers is to be done once with each.
 *
 * Returns: (transfer full): each server once, through the login that serves best
 */
GListModel *
ptero_fleet_merge_logins (PteroFleet *self,
                          GListModel *servers)
{
  g_autoptr(GHashTable) positions = NULL;
  g_autoptr(GPtrArray) merged = NULL;
  GListStore *store;

  g_return_val_if_fail (PTERO_IS_FLEET (self), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (servers), NULL);

  if (!has_second_login (self))
    return g_object_ref (servers);

  positions = g_hash_table_new_full (hash_server, is_same, g_object_unref, NULL);
  merged = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);
      gpointer position;
      gpointer *place;

      if (!g_hash_table_lookup_extended (positions, server, NULL, &position))
        {
          g_hash_table_insert (positions, g_object_ref (server), GUINT_TO_POINTER (merged->len));
          g_ptr_array_add (merged, g_steal_pointer (&server));
          continue;
        }

      place = &merged->pdata[GPOINTER_TO_UINT (position)];
      if (rank_login (server) > rank_login (*place))
        g_set_object ((PteroFleetServer **) place, server);
    }

  store = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_list_store_splice (store, 0, 0, merged->pdata, merged->len);

  return G_LIST_MODEL (store);
}
