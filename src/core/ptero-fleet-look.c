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
 * ptero_fleet_get_n_attention:
 * @self: a fleet
 *
 * Returns: how many servers and panels want a person
 */
guint
ptero_fleet_get_n_attention (PteroFleet *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET (self), 0);

  return self->n_attention;
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
 * ptero_fleet_count:
 * @self: a fleet
 * @state: a state
 *
 * Returns: how many servers are in @state, or were when they were last seen
 */
guint
ptero_fleet_count (PteroFleet       *self,
                   PteroServerState  state)
{
  guint count = 0;

  g_return_val_if_fail (PTERO_IS_FLEET (self), 0);

  for (guint i = 0; i < self->members->len; i++)
    {
      PteroFleetMember *member = g_ptr_array_index (self->members, i);

      count += ptero_server_list_count (member->servers, state);
    }

  return count;
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
