/* ptero-fleet-power-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-cell.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_POWER_CELL (ptero_fleet_power_cell_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetPowerCell, ptero_fleet_power_cell, PTERO, FLEET_POWER_CELL, PteroFleetCell)

G_END_DECLS
