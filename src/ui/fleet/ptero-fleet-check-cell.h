/* ptero-fleet-check-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-cell.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_CHECK_CELL (ptero_fleet_check_cell_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetCheckCell, ptero_fleet_check_cell, PTERO, FLEET_CHECK_CELL, PteroFleetCell)

G_END_DECLS
