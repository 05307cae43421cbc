/* ptero-fleet-column.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-column.h"

#include <glib/gi18n.h>

static const struct
{
  const char *nick;
  const char *title;
  gboolean    number;
  gboolean    live;
} columns[PTERO_N_FLEET_COLUMNS] = {
  [PTERO_FLEET_COLUMN_STATE] = { "state", N_("State"), FALSE, TRUE },
  [PTERO_FLEET_COLUMN_NAME] = { "name", N_("Name"), FALSE, FALSE },
  [PTERO_FLEET_COLUMN_PANEL] = { "panel", N_("Panel"), FALSE, FALSE },
  [PTERO_FLEET_COLUMN_NODE] = { "node", N_("Node"), FALSE, FALSE },
  [PTERO_FLEET_COLUMN_CPU] = { "cpu", N_("CPU"), TRUE, TRUE },
  [PTERO_FLEET_COLUMN_MEMORY] = { "memory", N_("Memory"), TRUE, TRUE },
  [PTERO_FLEET_COLUMN_DISK] = { "disk", N_("Disk"), TRUE, TRUE },
  [PTERO_FLEET_COLUMN_UPTIME] = { "uptime", N_("Uptime"), TRUE, TRUE },
  [PTERO_FLEET_COLUMN_ADDRESS] = { "address", N_("Address"), FALSE, FALSE },
  [PTERO_FLEET_COLUMN_REASON] = { "reason", N_("Reason"), FALSE, TRUE },
};

/**
 * ptero_fleet_column_get_nick:
 * @self: a column of the server list
 *
 * Returns: (transfer none): its name in the settings
 */
const char *
ptero_fleet_column_get_nick (PteroFleetColumn self)
{
  g_return_val_if_fail (self < PTERO_N_FLEET_COLUMNS, NULL);

  return columns[self].nick;
}

/**
 * ptero_fleet_column_get_title:
 * @self: a column of the server list
 *
 * Returns: (transfer none): its title, translated
 */
const char *
ptero_fleet_column_get_title (PteroFleetColumn self)
{
  g_return_val_if_fail (self < PTERO_N_FLEET_COLUMNS, NULL);

  return _(columns[self].title);
}

/**
 * ptero_fleet_column_is_number:
 * @self: a column of the server list
 *
 * Returns: whether it shows numbers, which are aligned at the end
 */
gboolean
ptero_fleet_column_is_number (PteroFleetColumn self)
{
  g_return_val_if_fail (self < PTERO_N_FLEET_COLUMNS, FALSE);

  return columns[self].number;
}

/**
 * ptero_fleet_column_is_live:
 * @self: a column of the server list, or `PTERO_FLEET_COLUMN_NONE`
 *
 * Returns: whether its values change all the time
 */
gboolean
ptero_fleet_column_is_live (PteroFleetColumn self)
{
  return self < PTERO_N_FLEET_COLUMNS && columns[self].live;
}

/**
 * ptero_fleet_column_from_nick:
 * @nick: a name from the settings
 *
 * Returns: the column, `PTERO_FLEET_COLUMN_NONE` if there is none of that name
 */
PteroFleetColumn
ptero_fleet_column_from_nick (const char *nick)
{
  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    {
      if (g_strcmp0 (columns[i].nick, nick) == 0)
        return i;
    }

  return PTERO_FLEET_COLUMN_NONE;
}
