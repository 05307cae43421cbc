/* ptero-fleet-meter-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-cell.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_METER_CELL (ptero_fleet_meter_cell_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetMeterCell, ptero_fleet_meter_cell, PTERO, FLEET_METER_CELL, PteroFleetCell)

G_END_DECLS
