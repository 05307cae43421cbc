/* ptero-fleet-column.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_FLEET_COLUMN_STATE,
  PTERO_FLEET_COLUMN_NAME,
  PTERO_FLEET_COLUMN_PANEL,
  PTERO_FLEET_COLUMN_NODE,
  PTERO_FLEET_COLUMN_CPU,
  PTERO_FLEET_COLUMN_MEMORY,
  PTERO_FLEET_COLUMN_DISK,
  PTERO_FLEET_COLUMN_UPTIME,
  PTERO_FLEET_COLUMN_ADDRESS,
  PTERO_FLEET_COLUMN_REASON,     /* of those that want a person; not to be chosen */
  PTERO_N_FLEET_COLUMNS,
  PTERO_FLEET_COLUMN_NONE = PTERO_N_FLEET_COLUMNS
} PteroFleetColumn;

const char       *ptero_fleet_column_get_nick    (PteroFleetColumn self);
const char       *ptero_fleet_column_get_title   (PteroFleetColumn self);
gboolean          ptero_fleet_column_is_number   (PteroFleetColumn self);
gboolean          ptero_fleet_column_is_live     (PteroFleetColumn self);
PteroFleetColumn  ptero_fleet_column_from_nick   (const char      *nick);

G_END_DECLS
