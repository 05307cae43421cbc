/* ptero-fleet-name-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-cell.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_NAME_CELL (ptero_fleet_name_cell_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetNameCell, ptero_fleet_name_cell, PTERO, FLEET_NAME_CELL, PteroFleetCell)

G_END_DECLS
