/* ptero-fleet-state-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-cell.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_STATE_CELL (ptero_fleet_state_cell_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetStateCell, ptero_fleet_state_cell, PTERO, FLEET_STATE_CELL, PteroFleetCell)

G_END_DECLS
